"""docs/json.md knows every option that changes what a command answers: each flag of each of its commands is asked."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import pytest

from netnotes.cli import main
from netnotes.cli.group import netnotes
from netnotes.cli.options import CommonOption
from tests.cli.conftest import TODAY
from tests.docs.json_shapes import PAGE, misfits, read_commands
from tests.docs.markdown_links import ROOT

COMMANDS = read_commands()
ASKED = {  # what a command needs beside the flag
    "match": ["data"], "find": ["data"], "draft": ["ana", "silva", "--kind", "reconnect"],
    "brief": ["ana", "silva"], "export": [],
}  # fmt: skip
NOT_ASKED = {"import", "serve", "undo", "query", "init", "export"}
"""Asked in tests of their own: what they answer to hangs on a file, a server or what was done before."""


def flags() -> Iterator[tuple[str, str]]:
    """Each command of the page with each flag of its own."""
    context = click.Context(netnotes)
    for name in dict.fromkeys(command.split()[0] for command in COMMANDS):
        command = netnotes.get_command(context, name)
        assert command is not None
        for option in command.params:
            if isinstance(option, click.Option) and not isinstance(option, CommonOption) and option.is_flag:
                yield name, option.opts[-1]


IN_WORDS = {"--share", "--into-daily", "--dry-run"}
FLAGS = [(name, flag) for name, flag in flags() if name not in NOT_ASKED and flag not in IN_WORDS]


def shapes(name: str, flag: str) -> Sequence[str]:
    """What the page says that a command with a flag answers: its own row, else those of the command alone."""
    rows = {row: answer for row, answer in COMMANDS.items() if row.split()[0] == name}
    own = [answer for row, answer in rows.items() if flag in row.split()]
    rest = [answer for row, answer in rows.items() if options_of(row) <= set(ASKED.get(name, []))]
    return [answer.split(";")[0] for answer in own or rest]


def options_of(row: str) -> set[str]:
    """The options in a row of the page."""
    return {word for word in row.split() if word.startswith("--")}


@pytest.mark.parametrize(("name", "flag"), FLAGS, ids=str)
def test_every_flag_is_answered_as_the_page_says(
    name: str, flag: str, tmp_path: Path, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "vault"
    shutil.copytree(ROOT / "example-vault", root)
    code = main.run(["-C", str(root), "--today", TODAY, name, *ASKED.get(name, []), flag, "--format", "json"])
    out, err = capsys.readouterr()
    assert code in (0, 1), err
    answer = json.loads(out)
    found = [list(misfits(answer, shape, f"{name} {flag}", set())) for shape in shapes(name, flag)]
    assert [] in found, (found, answer)


def test_flags_that_answer_in_words_are_named() -> None:
    [said] = [part for part in PAGE.split("\n\n") if part.startswith("The other commands change notes")]
    assert sorted(flag for flag in IN_WORDS if f"`{flag}`" not in said and f" {flag}`" not in said) == []
    assert {flag for _, flag in flags()} >= IN_WORDS
