"""Writes docs/man from the help texts: ``python -m tests.cli.man_pages``."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click

from netnotes import __version__
from netnotes.cli.group import EXAMPLES, HEADINGS, NAMES, netnotes
from netnotes.cli.options import CommonOption
from tests.cli.commands_page import INTRODUCTION

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "man"
WIDEST = 70
_RELEASED = re.compile(r"^## \[\d[^\]]*\] - (\d{4}-\d{2}-\d{2})$", re.MULTILINE)
_EXIT_CODE = re.compile(r"^\* \*\*(\d+)\*\*: (.*(?:\n  .*)*)", re.MULTILINE)
_CODE = re.compile(r"`([^`]+)`")
_SIGNS = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "~": "\\(ti", "^": "\\(ha"}
_ENVIRONMENT = {
    "NETNOTES_VAULT": "The folder of notes, where neither -C nor an argument names one.",
    "NETNOTES_TODAY": "The day of the answer, YYYY-MM-DD; --today comes first.",
    "NETNOTES_CACHE_DIR": "Where the index is kept, instead of the user's cache folder.",
    "NETNOTES_STATE_DIR": "Where the undo journal is kept, instead of the user's state folder.",
    "NO_COLOR, FORCE_COLOR": "No colours; colours in a pipe, too.",
    "VISUAL, EDITOR": "The editor of netnotes edit.",
}
_FILES = {
    "netnotes.yaml": "The configuration of a vault. Every key has a default, and so has the file.",
    ".netnotes/templates/": "Templates of a vault's own, in place of those that come along.",
    ".netnotes/queries/": "Queries of a vault's own, each NAME.sql.",
}


def render_pages() -> dict[str, str]:
    """The text of each page by its file name."""
    root = click.Context(netnotes, info_name="netnotes", **netnotes.context_settings)
    pages = {"netnotes.1": "\n".join(_main(root)) + "\n"}
    for name in NAMES:
        command = netnotes.get_command(root, name)
        assert command is not None
        pages |= _of(command, name, root)
    return pages


def _of(command: click.Command, name: str, parent: click.Context) -> dict[str, str]:
    """The page of a command, and those of its own commands."""
    with click.Context(command, parent=parent, info_name=name) as context:
        page = context.command_path.replace(" ", "-")
        pages = {f"{page}.1": "\n".join(_page(page, command, context)) + "\n"}
        for inner in _own(command):
            pages |= _of(inner, inner.name or "", context)
    return pages


def _own(command: click.Command) -> list[click.Command]:
    """The commands of a command that people call."""
    return [one for one in getattr(command, "commands", {}).values() if not one.hidden]


def _main(context: click.Context) -> Iterator[str]:
    yield from _head("netnotes", netnotes, context)
    yield from _examples(EXAMPLES)
    yield ".SH COMMANDS"
    for heading, names in HEADINGS.items():
        yield f".SS {_text(heading)}"
        for name in names:
            command = netnotes.get_command(context, name)
            assert command is not None
            yield from _entry(f"\\fBnetnotes\\-{_text(name)}\\fR(1)", command.get_short_help_str(120))
    yield from _options(netnotes, context)
    yield ".SH ENVIRONMENT"
    for name, about in _ENVIRONMENT.items():
        yield from _entry(f"\\fB{_text(name)}\\fR", about)
    yield ".SH FILES"
    for name, about in _FILES.items():
        yield from _entry(f"\\fI{_text(name)}\\fR", about)
    yield from _exit_codes()
    yield ".SH SEE ALSO"
    pages = [f".BR netnotes\\-{_text(name)} (1)" for name in NAMES]
    yield from (*(f"{page}," for page in pages[:-1]), pages[-1])


def _page(page: str, command: click.Command, context: click.Context) -> Iterator[str]:
    yield from _head(page, command, context)
    yield from _examples(getattr(command, "examples", ()))
    if own := _own(command):
        yield ".SH COMMANDS"
        for inner in own:
            yield from _entry(f"\\fB{_text(f'{page}-{inner.name}')}\\fR(1)", inner.get_short_help_str(120))
    yield from _options(command, context)
    yield from _exit_codes()
    yield ".SH SEE ALSO"
    yield ".BR netnotes (1)"


def _head(page: str, command: click.Command, context: click.Context) -> Iterator[str]:
    """Title, name, synopsis and description."""
    summary, *paragraphs = re.split(r"\n\s*\n", inspect.cleandoc(command.help or ""))
    day = _RELEASED.search((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    yield '.\\" Made from the help texts: python -m tests.cli.man_pages'
    yield f'.TH {_text(page.upper())} 1 "{day[1] if day else ""}" "netnotes {__version__}" "netnotes manual"'
    yield ".nh"
    yield ".ad l"
    yield ".SH NAME"
    yield f"{_text(page)} \\- {_text(' '.join(summary.split()).removesuffix('.'))}"
    yield ".SH SYNOPSIS"
    yield f"\\fB{_text(context.command_path)}\\fR {_italic(' '.join(command.collect_usage_pieces(context)))}"
    yield ".SH DESCRIPTION"
    for number, paragraph in enumerate(paragraphs or [summary]):
        if number:
            yield ".PP"
        yield from _lines(paragraph)


def _examples(examples: Sequence[str]) -> Iterator[str]:
    """Each with its comment, if it has one; a long one goes on in the next line, as a shell takes it."""
    if not examples:
        return
    yield ".SH EXAMPLES"
    split = [[*re.split(r" {3,}", line, maxsplit=1), ""][:2] for line in examples]
    for number, (commented, group) in enumerate(groupby(split, lambda pair: bool(pair[1]))):
        if commented:
            for line, about in group:
                yield from _entry(f"\\fB{_text(line)}\\fR", about)
        else:
            yield from (*([".PP"] if number else []), ".nf", *(_example(line) for line, _ in group), ".fi")


def _example(line: str) -> str:
    words, rows = line.split(" --"), [""]
    for number, word in enumerate(words):
        piece = f" --{word}" if number else word
        if rows[-1] and len(rows[-1] + piece) > WIDEST:
            rows.append(f"   {piece}")
        else:
            rows[-1] += piece
    return " \\e\n".join(f"\\fB{_text(row)}\\fR" for row in rows)


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    """The options under their headings, those of every command last."""
    sections: dict[str, list[tuple[str, str]]] = {}
    for option in command.get_params(context):
        if isinstance(option, click.Option) and (record := option.get_help_record(context)):
            common = isinstance(option, CommonOption) or option.name == "help"
            heading = "Of every command" if common else getattr(option, "under", "")
            sections.setdefault(heading, []).append(record)
    if len(sections) > 2:
        sections["Others"] = sections.pop("", [])
    yield ".SH OPTIONS"
    for heading in sorted(sections, key=lambda heading: heading == "Of every command"):
        if heading and len(sections) > 1:
            yield f".SS {_text(heading)}"
        for flags, about in sections[heading]:
            yield from _entry(" ".join(map(_flag, flags.split(" "))), about)


def _flag(word: str) -> str:
    if not word.startswith("-"):
        return _italic(word)
    return f"\\fB{_text(word.removesuffix(','))}\\fR{',' if word.endswith(',') else ''}"


def _exit_codes() -> Iterator[str]:
    yield ".SH EXIT STATUS"
    for code, about in _EXIT_CODE.findall(INTRODUCTION):
        yield from _entry(f"\\fB{code}\\fR", about)


def _entry(tag: str, about: str) -> Iterable[str]:
    return (".TP", tag, *_lines(about))


def _lines(text: str) -> Iterator[str]:
    """Running text, a line for each sentence; what is code stands out."""
    for sentence in re.split(r"(?<=[.;:]) ", " ".join(text.split())):
        parts = _CODE.split(sentence)
        shown = "".join(f"\\fB{_text(part)}\\fR" if at % 2 else _text(part) for at, part in enumerate(parts))
        yield f"\\&{shown}" if shown.startswith(".") else shown


def _italic(text: str) -> str:
    return f"\\fI{_text(text)}\\fR" if text else ""


def _text(text: str) -> str:
    """Text in which nothing is an instruction, in ASCII."""
    return "".join(_SIGNS.get(char, char if char.isascii() else f"\\[u{ord(char):04X}]") for char in text)


def main() -> None:
    """Write every page; one whose command is gone goes, too."""
    FOLDER.mkdir(exist_ok=True)
    pages = render_pages()
    for path in FOLDER.glob("*.1"):
        if path.name not in pages:
            path.unlink()
    for name, text in pages.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
