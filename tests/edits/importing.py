"""Import into a vault on disk what the test says, and see what it makes of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from netnotes.edits.importing import FileSaid, Importing
from netnotes.edits.importing_rows import Imported
from netnotes.edits.importing_work import ImportAsked
from netnotes.model.incoming import Incoming, IncomingMeeting, IncomingPerson, LeftOut
from netnotes.model.people import Person
from netnotes.vault.changing import apply_changes
from netnotes.vault.load import load_network
from netnotes.vault.settings import read_settings
from netnotes.vault.state import VaultState

TODAY = date(2026, 11, 21)


def somebody(name: str, line: int = 2, source: str = "LinkedIn", **said: Any) -> IncomingPerson:
    return IncomingPerson(line=line, name=name, source=source, **said)


def said(
    *people: IncomingPerson, meetings: tuple[IncomingMeeting, ...] = (), left: tuple[LeftOut, ...] = ()
) -> Incoming:
    rows = len(people) + len(meetings) + len(left)
    return Incoming(rows=rows, people=people, meetings=meetings, left_out=left)


def plan(root: Path, *files: Incoming, today: date = TODAY, **asked: Any) -> Imported:
    """What importing these files would do; they are called 1.csv, 2.csv, …"""
    network = load_network(root)
    importing = Importing(network, root, read_settings(root), ImportAsked(today=today, **asked))
    return importing.changes(
        [FileSaid(file=f"{number}.csv", format="csv", said=one) for number, one in enumerate(files, 1)]
    )


def bring_in(root: Path, *files: Incoming, today: date = TODAY, **asked: Any) -> Imported:
    """Import these files."""
    done = plan(root, *files, today=today, **asked)
    apply_changes(root, done.changes, command="test", state=VaultState(None))
    return done


def ends(done: Imported) -> list[tuple[int, str, str]]:
    return [(row.line, row.what, row.end) for row in done.rows]


def note(root: Path, name: str, folder: str = "people") -> str:
    return (root / folder / f"{name}.md").read_text(encoding="utf-8")


def person(root: Path, name: str) -> Person:
    return next(one for one in load_network(root).people if one.name == name)
