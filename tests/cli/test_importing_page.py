"""docs/importing.md says what the code does."""

import re

import click

from netnotes.cli.group import netnotes
from netnotes.cli.import_files import MOST_BYTES
from netnotes.cli.options import CommonOption
from netnotes.edits.importing_meetings import MOST_NAMES
from netnotes.rules.moves import SHOWN_DAYS
from tests.importers.formats_page import PAGE, rows, table

TEXT = PAGE.read_text(encoding="utf-8")


def test_the_table_of_formats_is_that_of_the_code() -> None:
    assert table() == rows(), "python -m tests.importers.formats_page writes it"


def test_the_page_names_every_option() -> None:
    command = netnotes.get_command(click.Context(netnotes), "import")
    assert command
    own = [p for p in command.params if isinstance(p, click.Option) and not isinstance(p, CommonOption)]
    assert [
        p.opts for p in own if not any(re.search(rf"(?<![\w-]){re.escape(o)}(?![\w-])", TEXT) for o in p.opts)
    ] == []
    assert len(own) <= 8


def test_the_limits_are_those_of_the_code() -> None:
    flat = " ".join(TEXT.split())
    assert f"A file may have {MOST_BYTES // 1024**2} MB" in flat
    assert f"For {SHOWN_DAYS} days" in flat
    assert (MOST_NAMES, "(a hundred at most)" in flat) == (100, True)
