"""The help is grouped, quick, and the source of docs/commands.md."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import click
import pytest

from netnotes.cli.group import HEADINGS, NAMES, netnotes
from netnotes.cli.options import Command, CommonOption
from tests.cli.commands_page import render_page
from tests.cli.conftest import TODAY, Run

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {
    "yaml", "frontmatter", "jinja2", "watchdog", "sqlite3", "platformdirs", "netnotes.model.network", "netnotes.rules",
    "netnotes.vault", "pygls", "lsprotocol",
}  # fmt: skip


def imported(*args: str) -> set[str]:
    """The modules that the program imports for a command."""
    code = "import sys; from netnotes.cli.main import run; run(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", code, *args]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return set(result.stderr.split())


@pytest.mark.parametrize("args", [("--help",), ("--version",), ("due", "--help"), ("deu",)])
def test_help_imports_nothing_heavy(args: tuple[str, ...]) -> None:
    assert imported(*args) & HEAVY == set()


@pytest.mark.parametrize("command", ["today", "due", "people"])
def test_the_commands_of_every_day_import_only_what_they_use(command: str) -> None:
    found = imported("-C", "example-vault", "--today", TODAY, command)
    assert found & {"jinja2", "watchdog", "platformdirs", "csv", "pygls", "lsprotocol"} == set()


def test_the_package_has_lazy_names() -> None:
    code = (
        "import sys, netnotes; assert 'netnotes.api' not in sys.modules; "
        "netnotes.Vault; print('netnotes.api' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout == "True\n"


def test_every_file_is_a_command_under_a_heading() -> None:
    stems = {path.stem for path in (ROOT / "netnotes" / "cli" / "commands").glob("*.py")} - {"__init__"}
    files = {stem.removesuffix("_") for stem in stems}
    assert files == {name.replace("-", "_") for name in NAMES}


def test_the_help_lists_every_command_under_its_heading(run: Run) -> None:
    out = run("--help").out
    for heading, names in HEADINGS.items():
        section = out.split(f"{heading}:\n", 1)[1].split("\n\n", 1)[0]
        assert [line.split()[0] for line in section.splitlines() if line.startswith("  ") and line[2] != " "] == list(
            names
        )


@pytest.mark.parametrize("name", NAMES)
def test_every_command_says_what_it_does_shows_examples_and_has_few_options(name: str) -> None:
    context = click.Context(netnotes)
    command = netnotes.get_command(context, name)
    assert isinstance(command, Command)
    assert command.name == name
    assert command.help
    assert len(command.get_short_help_str(200)) <= 60, "one line of help"
    assert command.examples
    own = [p for p in command.params if isinstance(p, click.Option) and not isinstance(p, CommonOption)]
    headings = Counter(getattr(option, "under", "Options") for option in own)
    assert max(headings.values(), default=0) <= 8
    assert all(option.help for option in own)


def test_the_page_about_commands_is_up_to_date() -> None:
    page = ROOT / "docs" / "commands.md"
    assert page.read_text(encoding="utf-8") == render_page(), "run python -m tests.cli.commands_page"
