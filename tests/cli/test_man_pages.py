"""The manual in docs/man: true to the help texts, and read without a complaint by man and mandoc."""

from __future__ import annotations

import os
import re
import subprocess

import pytest

from netnotes.cli.group import NAMES
from tests.cli.man_pages import FOLDER, render_pages
from tests.cli.shell_tools import need

PAGES = sorted(render_pages())


def test_the_pages_are_those_of_the_help_texts() -> None:
    committed = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    assert committed == render_pages(), "run: python -m tests.cli.man_pages"
    assert {f"netnotes-{name}.1" for name in NAMES} < set(committed)


def shown(page: str) -> str:
    """A page as a reader of a terminal of 80 columns sees it; man must have nothing to say."""
    env = {**os.environ, "MANWIDTH": "80", "LC_ALL": "C.UTF-8", "MAN_KEEP_FORMATTING": ""}
    command = [need("man"), "--warnings=all", "-P", "cat", "-l", str(FOLDER / page)]
    result = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    assert result.stderr == ""
    return re.sub(".\b", "", result.stdout)


@pytest.mark.slow
def test_man_shows_every_page_within_80_columns() -> None:
    for page in PAGES:
        text = shown(page)
        assert [line for line in text.splitlines() if len(line) > 80] == [], page
        headings = re.findall(r"^[A-Z][A-Z ]+$", text, re.MULTILINE)
        assert headings[:3] == ["NAME", "SYNOPSIS", "DESCRIPTION"], page
        assert headings[-3:] == ["OPTIONS", "EXIT STATUS", "SEE ALSO"] or page == "netnotes.1", page
        assert "\\" not in text.replace(" \\\n", ""), page


def test_a_page_reads_well() -> None:
    text = shown("netnotes-log.1")
    assert 'netnotes log ana --kind call --date "last tue" \\\n           --note "she is moving teams"\n' in text
    assert 'netnotes log "Zoë Lind" --new --kind conference\n' in text
    assert "   Give and get\n       --gave TEXT\n              A favour I did them; may be repeated.\n" in text
    assert "       -k, --kind TEXT\n              call, coffee, email, …, or a word of your own.\n" in text
    main = shown("netnotes.1")
    assert "       netnotes-due(1)\n" in main
    assert "ENVIRONMENT\n       NETNOTES_VAULT\n" in main


def test_mandoc_has_nothing_to_mend() -> None:
    command = [need("mandoc"), "-T", "lint", "-W", "warning", *(str(FOLDER / page) for page in PAGES)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()
    assert [line for line in said if "missing date" not in line] == [], "there is no date before the first release"
