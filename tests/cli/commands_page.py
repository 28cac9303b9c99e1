"""Writes docs/commands.md from the help texts: ``python -m tests.cli.commands_page``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from netnotes.cli.group import HEADINGS, netnotes

PAGE = Path(__file__).resolve().parents[2] / "docs" / "commands.md"
INTRODUCTION = """\
# Commands

This page is made from the help texts (`python -m tests.cli.commands_page`); a test keeps it true.

## What every command has in common

* **Which vault.** `-C DIR`, else the command's own VAULT argument (`build`, `check`), else `NETNOTES_VAULT`, else the
  nearest folder from the working directory up that holds `netnotes.yaml` or `.obsidian/`; never the home folder or `/`
  unless it is named. Any folder of Markdown notes will do.
* **Which day.** `--today YYYY-MM-DD`, else `NETNOTES_TODAY`, else the local date. What is dated later does not count
  yet, so an earlier day shows the past.
* **A NAME** is any unambiguous part of a name or alias, or the path of a note. Case and accents do not matter. What
  fits best decides: the path, the exact name, the name without its accents, whole words in any order, parts of words.
  Several words together are one NAME: `netnotes show ana silva`. One that fits several people lists them, one that
  fits nobody says who may be meant; both exit with 1. So does a command that writes where the name fits a note that
  cannot be read as well as the one found; a command that only reads goes on and says so.
* **Formats.** `table` for people: it fits a terminal, and in a pipe nothing is cut. `json` for programs: one array, or
  one object for a single thing; dates are ISO, what is absent is null, control characters are escaped. `csv` has the
  same columns, lists joined by `; `; a text that a spreadsheet would take for a formula begins with `'`. `md` is a
  table for a note. No format prints a control character from a note. `check` alone has two more, `github` and `sarif`:
  see [Checked by a machine](ci.md).
* **Results** go to standard output, everything else to standard error: `-q` silences the latter, save errors.
  A diff of `--dry-run` is a result, too, but where a command that writes has an answer in `json`, `csv` or `md`, as
  `check --fix`, `import`, `draft`, `catchup`, `plan` and `review` have: there it goes to standard error, so that
  standard output is one value.
* **Colours** only on a terminal: never with `--no-color`, a `NO_COLOR` that is not empty, or `TERM=dumb`; always with
  `FORCE_COLOR=1`.

## Exit codes

* **0**: fine; an empty list, too.
* **1**: the answer is no. A NAME that fits nobody or several; `find` and `match` without hits; `check` with errors,
  with `--strict` warnings, too; `build --check` with pages out of date; `doctor` with something to mend; `import` with
  something to write that nobody agreed to, or with nothing in any file that could be used; `undo` with nothing to take
  back.
* **2**: a mistake in how the command was called or in what it was given: an unknown option, no vault, a folder that
  cannot be written.
* **70**: a bug in netnotes.
* **130**: Ctrl-C.
* **141**: nobody reads the output on, as in `netnotes people | head`.
"""


def render_page() -> str:
    """The page."""
    parts = [INTRODUCTION, _block(netnotes, "netnotes", None)]
    root = click.Context(netnotes, info_name="netnotes", **netnotes.context_settings)
    for heading, names in HEADINGS.items():
        parts.append(f"## {heading}\n")
        for name in names:
            command = netnotes.get_command(root, name)
            assert command is not None
            parts.append(f"### {name}\n\n{_block(command, name, root)}")
            parts += _inner(command, name, root)
    return "\n".join(parts)


def _inner(command: click.Command, name: str, root: click.Context) -> Iterator[str]:
    """The commands of a command, those that people call."""
    if isinstance(command, click.Group):
        above = click.Context(command, parent=root, info_name=name)
        for inner, found in command.commands.items():
            if not found.hidden:
                yield f"#### {name} {inner}\n\n{_block(found, inner, above)}"


def _block(command: click.Command, name: str, parent: click.Context | None) -> str:
    with click.Context(
        command,
        parent=parent,
        info_name=name,
        terminal_width=88,
        **(command.context_settings if parent is None else {}),
    ) as context:
        text = command.get_help(context)
    if parent is not None:
        text = text.split("\nOptions of every command:", 1)[0].rstrip()
    return f"```text\n{text.rstrip()}\n```\n"


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(render_page(), encoding="utf-8")
