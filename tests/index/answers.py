"""What commands get from a network, for comparing; vaults to damage; how often a note is parsed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

from netnotes.demo import iter_demo
from netnotes.index import changes
from netnotes.index.load import load_network
from netnotes.index.network import StoredNetwork
from netnotes.index.place import FILE, index_folder
from netnotes.lint import all_problems
from netnotes.model.network import Network
from netnotes.vault.load import load_network as read_network
from netnotes.vault.reader import NoteReader

TODAY = date(2026, 11, 21)
PARTS = tuple(field.name for field in fields(Network) if field.name != "notes")  # the index keeps no notes
SMALL = """
    === Me.md
    ---
    type: me
    ---
    === people/Ana.md
    ---
    aliases: [Annie]
    netnotes_balance: 01
    Netnotes_next_due: [2026-11-03, ""]
    cadence: monthly
    knows: [Bo, Zed]
    birthday: --03-02
    ---
    ## Log
    - 2026-10-03 call [gave:: a tip] see [[Bo]]
    - 2026-12-03 lunch
    === people/Bo.md
    ---
    household: Ana
    offers: tea tasting
    cadence: sometimes
    organization: Acme
    ---
    === organizations/Acme.md
    ---
    type: organization
    ---
    === goals/Grow.md
    ---
    type: goal
    people: Ana
    ---
    === 2026-11-05.md
    - [x] ask [[Bo]] about tea
    - [x] [[Ana]]: her deck ✅ 2026-11-06
    ## People today
    - [ ] [[Ana]]: every month #contact
    === meetings/2026-11-04 Plan with Annie.md
    ---
    people: ["[[Ana]]", Zed]
    organization: Acme
    got: tea
    ---
"""


def answers_of(network: Network, *, contacts_first: bool = False) -> dict[str, Any]:
    """Everything commands ask of a network, by name."""
    found: dict[str, Any] = {"contacts": tuple(map(dict, network.contacts(TODAY)))} if contacts_first else {}
    found |= {name: getattr(network, name) for name in PARTS}
    found |= {"gatherings": network.gatherings, "introductions": network.introductions}
    found |= {"heads": network.heads, "topics": network.topics, "lint": all_problems(network, TODAY)}
    found |= {"open tasks": network.open_tasks, "ticked": network.ticked_since(TODAY - timedelta(days=30))}
    found |= {"occasions": network.occasions, "first_of_kind": dict(network.first_of_kind)}
    found |= {"thanked": dict(network.thanked), "derived": dict(network.derived)}
    found |= {"daily notes": dict(network.daily_notes), "daily ticks": network.daily_ticks}
    found |= {"region notes": network.region_notes, "unread": network.unread}
    found |= {"ticked this year": network.ticked_since(date(TODAY.year, 1, 1)), "ever": network.ticked_since(date.min)}
    found |= {"of each": [network.touchpoints_of(head.path) for head in network.heads]}
    found["written"] = network.written(frozenset({"linkedin_id", "monica_uuid", "ical_uid", "import_said", "private"}))
    return {**found, "contacts": tuple(map(dict, network.contacts(TODAY)))}


def true_answers(root: Path) -> dict[str, Any]:
    """What reading every note says."""
    return answers_of(read_network(root))


def close(network: Network) -> None:
    """Let go of the index, where the network is of one."""
    if isinstance(network, StoredNetwork):
        network.close()


def given_answers(root: Path, *, contacts_first: bool = False) -> dict[str, Any]:
    """What commands answer, in whatever state the index is."""
    network = load_network(root)
    try:
        return answers_of(network, contacts_first=contacts_first)
    finally:
        close(network)


def assert_right(root: Path, expected: dict[str, Any] | None = None, *, contacts_first: bool = False) -> None:
    """Assert that commands answer what reading every note says."""
    expected = true_answers(root) if expected is None else expected
    given = given_answers(root, contacts_first=contacts_first)
    wrong = [name for name, answer in expected.items() if given[name] != answer]
    assert not wrong, f"wrong: {wrong}"


@contextmanager
def parsed() -> Iterator[list[str]]:
    """Collects the paths of the notes that are parsed."""
    paths: list[str] = []
    real = NoteReader.read

    def read(self: NoteReader, path: str, data: bytes) -> Any:
        paths.append(path)
        return real(self, path, data)

    with mock.patch.object(NoteReader, "read", read):
        yield paths


def parsed_now(root: Path) -> list[str]:
    """The notes that a command parses now; it must answer right meanwhile."""
    with parsed() as paths:
        given_answers(root)
    return sorted(paths)


def write_demo(root: Path, notes: int, seed: int = 1) -> None:
    """A made-up vault."""
    for path, text in iter_demo(notes=notes, seed=seed, today=TODAY):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


@dataclass(frozen=True, repr=False)
class Kept:
    """A vault and its index: as it is up to date, and as it was before some notes changed."""

    root: Path
    fresh: bytes
    behind: bytes
    answers: dict[str, Any]

    def __repr__(self) -> str:
        return f"<an index of {len(self.fresh)} bytes>"

    def put_back(self, data: bytes) -> Path:
        """Start from that index; returns its file."""
        folder = index_folder(self.root)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700, parents=True)
        (folder / FILE).write_bytes(data)
        return folder / FILE


def make_kept(root: Path, write: Callable[[Path], None], change: Callable[[Path], None]) -> Kept:
    """Write a vault, keep its index, change notes, and keep the index again."""
    with mock.patch.object(changes, "GRAIN_NS", -(10**18)):  # as if the notes were of yesterday
        write(root)
        given_answers(root)
        given_answers(root)  # what is read over and over is kept in one piece from the second time on
        behind = (index_folder(root) / FILE).read_bytes()
        change(root)
        given_answers(root)
        given_answers(root)
        fresh = (index_folder(root) / FILE).read_bytes()
    with suppress(OSError):
        shutil.rmtree(index_folder(root))
    return Kept(root, fresh, behind, true_answers(root))
