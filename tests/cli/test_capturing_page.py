"""docs/capturing.md says what the code does."""

import re
from datetime import date
from pathlib import Path

import click

from netnotes.cli.group import netnotes
from netnotes.cli.options import CommonOption
from netnotes.rules.typed_dates import PHRASES

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "capturing.md").read_text(encoding="utf-8")
WEDNESDAY = date(2026, 11, 18)


def test_the_table_of_dates_is_that_of_the_code() -> None:
    days = [(phrase, phrase.day(WEDNESDAY)) for phrase in PHRASES]
    rows = [f"| `{phrase.typed}` | {phrase.means} | {day:%a} {day} |" for phrase, day in days]
    table = PAGE.split("| you type | it means | that is |\n|---|---|---|\n", 1)[1].split("\n\n", 1)[0]
    assert table.splitlines() == rows


def test_the_page_names_every_option_of_log_and_new() -> None:
    for name in ("log", "new"):
        command = netnotes.get_command(click.Context(netnotes), name)
        assert command
        own = [p for p in command.params if isinstance(p, click.Option) and not isinstance(p, CommonOption)]
        missing = [
            p.opts for p in own if not any(re.search(rf"(?<![\w-]){re.escape(o)}(?![\w-])", PAGE) for o in p.opts)
        ]
        assert missing == []
