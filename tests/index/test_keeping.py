"""What is kept in one piece outlives a change, and never says anything but what the notes say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest
from hypothesis.stateful import invariant, run_state_machine_as_test

from netnotes.index import changes
from netnotes.index.keeping import kept
from netnotes.index.load import open_network
from netnotes.index.packing import pack
from netnotes.index.stamps import EVERYTHING, MOST_KEYS, MOST_ROWS, Stamps, Tally
from netnotes.index.watched import SEALS, Watched
from netnotes.model.network import Network
from tests.index.answers import SMALL, answers_of, assert_right
from tests.index.test_incremental import QUICK, Vault


class Kept(Vault):
    """Every answer is asked for twice after each change: so all pieces are kept, and what holds of them is used."""

    damage_the_index = None  # type: ignore[assignment]
    says_what_the_notes_say = None  # type: ignore[assignment]

    @invariant()
    def answers_what_the_notes_say(self) -> None:
        assert_right(self.root, contacts_first=True)
        assert_right(self.root)


@pytest.mark.slow
def test_whatever_changes_the_kept_pieces_say_what_the_notes_say() -> None:
    run_state_machine_as_test(Kept, settings=QUICK)


@pytest.fixture
def root(vault: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault of which every piece is kept, and whose files count as old."""
    monkeypatch.setattr(changes, "GRAIN_NS", -(10**18))
    root = vault(SMALL)
    for _ in range(2):
        assert_right(root, contacts_first=True)
    return root


PIECES = ("people", "contacts", "gatherings", "exchanges", "open_tasks", "occasions", "problems", "lint", "heads")
WHOLE: dict[str, list[str] | None] = {what: [] for what in PIECES}


def held(root: Path) -> dict[str, list[str] | None]:
    """Piece → the rows of it that changed since it was kept; None where it does not hold any more."""
    network = open_network(root)
    try:
        found = {what: kept(network.store, what) for what in PIECES}
        return {what: sorted(piece[1]) if piece else None for what, piece in found.items()}
    finally:
        network.close()


def add(root: Path, path: str, line: str) -> None:
    with (root / path).open("a", encoding="utf-8") as file:
        file.write(line)


def test_everything_is_kept(root: Path) -> None:
    assert held(root) == WHOLE


def test_a_line_more_in_a_log_leaves_most_as_it_is(root: Path) -> None:
    add(root, "people/Ana.md", "- 2026-11-20 call with a friend\n")
    ana = ["people/Ana.md"]
    assert held(root) == WHOLE | {"contacts": ana, "gatherings": ana}
    assert_right(root)


def test_a_property_changes_one_person(root: Path) -> None:
    file = root / "people/Bo.md"
    file.write_text(file.read_text().replace("cadence: sometimes", "cadence: monthly"))
    found = held(root)
    assert found["people"] == ["people/Bo.md"]
    assert found["lint"] == ["people/Bo.md"]
    assert found["contacts"] == found["exchanges"] == []
    assert_right(root)


def test_a_note_that_goes_is_taken_out_of_the_pieces(root: Path) -> None:
    (root / "people/Ana.md").unlink()
    assert held(root)["people"] == ["people/Ana.md", "people/Bo.md"]  # who is of her household
    assert_right(root)


def test_many_changes_are_kept_in_the_piece(root: Path) -> None:
    for number in range(40):
        (root / f"people/New {number}.md").write_text("---\ntype: person\n---\n## Log\n- 2026-11-01 call\n")
    changed = held(root)["people"]
    assert changed is not None
    assert len(changed) == 40
    assert_right(root, contacts_first=True)
    assert_right(root, contacts_first=True)
    assert held(root) == WHOLE


def test_an_index_made_anew_keeps_nothing_of_before(root: Path) -> None:
    open_network(root, full=True).close()
    assert held(root) == dict.fromkeys(PIECES)


def test_a_row_that_is_not_the_one_that_was_written_is_not_believed(root: Path) -> None:
    """As where pages of an older state of the file stand among the newer."""
    network = open_network(root)
    (old,) = network.store.rows("SELECT * FROM _ledgers WHERE person = 'people/Ana.md'")
    network.close()
    add(root, "people/Ana.md", "- 2026-11-20 call with a friend\n")
    with mock.patch("netnotes.index.load.is_damage", return_value=False):
        network = open_network(root)
        network.store.release()
        network.store.connection.execute("REPLACE INTO _ledgers VALUES (?, ?, ?, ?)", old)
        network.close()
    assert_right(root, contacts_first=True)


def test_too_many_rows_to_remember_are_everything() -> None:
    tally = Tally()
    tally.add("_records", [("Person", f"{number}.md", b"0000") for number in range(MOST_ROWS + 1)], 1)
    assert tally.many
    before = Stamps(5, 2, {"Goal": 4}, {})
    assert before.after(tally, 3) == (6, 6, {}, {})


def test_what_is_taken_away_and_written_again_did_not_change() -> None:
    tally = Tally()
    row = ("Person", "Ana.md", pack({"name": "Ana"}))
    tally.add("_records", [row], -1)
    tally.add("_records", [row], 1)
    assert tally.changed() == set()
    tally.add("_records", [row], -1)
    assert tally.changed() == {"Person"}
    assert tally.written("Person") == ({"Ana.md": None}, {})


def test_a_row_of_which_one_value_changed() -> None:
    tally = Tally()
    one, two = pack(("one",)), pack(("two",))
    tally.add("_ledgers", [("Ana.md", one, pack(()), pack(()))], -1)
    tally.add("_ledgers", [("Ana.md", two, pack(()), pack(()))], 1)
    assert tally.changed() == {"touchpoints"}
    assert tally.written("touchpoints") == ({"Ana.md": two[:4]}, {})


def test_equal_values_that_are_packed_in_two_ways_are_the_same() -> None:
    word, like_it = "Ana".casefold(), "ANA".casefold()
    one, two = pack((word, word)), pack((word, like_it))
    assert one != two
    tally = Tally()
    tally.add("_records", [("Person", "Ana.md", one)], 1)
    first = Stamps(1, 1, {}, {})
    stamps = first.after(tally, 0)
    tally = Tally()
    tally.add("_records", [("Person", "Ana.md", one)], -1)
    tally.add("_records", [("Person", "Ana.md", two)], 1)
    assert tally.changed() == set()
    later = stamps.after(tally, 0)
    assert later.since(stamps.of(["Person"])) == {}
    assert later.since(first.of(["Person"])) == {"Ana.md": two[:4]}


def test_stamps_tell_what_changed_since() -> None:
    stamps = Stamps(1, 1, {}, {})
    first = stamps.of(["Person", "heads", "tasks done ", EVERYTHING])
    for number in range(MOST_KEYS):
        tally = Tally()
        tally.add("_records", [("Person", f"{number}.md", b"%04d and more" % number)], 1)
        stamps = stamps.after(tally, 0)
    assert stamps.since(first[1:3]) == {}
    assert stamps.since(first[3:]) is None
    changed = stamps.since(first[:1])
    assert changed is not None
    assert len(changed) == MOST_KEYS
    assert changed["7.md"] == b"0007"
    last = stamps.of(["Person"])
    tally = Tally()
    tally.add("_records", [("Person", "one more.md", b"0000")], 1)
    tally.add("tasks", [("a.md", 1, "x", "done", None, None, "2026-01-02", "[]", "[]", None)], 1)
    stamps = stamps.after(tally, 0)
    assert stamps.since(last) is None
    assert stamps.since(first[2:3]) is None
    assert stamps.since(stamps.of(["Person", "tasks done "])) == {}


def test_every_seal_of_a_watched_network_is_one(root: Path) -> None:
    network = open_network(root)
    try:
        known = {*network.store.seals, "Me", "derived"}
        assert {seal for seals in SEALS.values() for seal in seals} <= known
    finally:
        network.close()


def test_what_is_not_known_depends_on_everything() -> None:
    watched = Watched(Network())
    assert watched.people == ()
    assert watched.seals() == ("Person",)
    assert watched.plans == ()
    assert EVERYTHING in watched.seals()


def test_the_answers_of_a_watched_network_depend_on_what_is_said(root: Path) -> None:
    """Each attribute that `SEALS` names changes with the rows that it names, and with no others."""
    network = open_network(root)
    before = {name: getattr(network, name) for name in SEALS}
    stamps = network.store.stamps
    stamped = {name: stamps.of(seals) for name, seals in SEALS.items()}
    network.close()
    add(root, "people/Ana.md", "- 2026-11-20 call\n- 2026-11-21 thanks [gave:: a tip]\n")
    (root / "goals/Fly.md").write_text("---\ntype: goal\nneeds: [wings]\n---\n")
    network = open_network(root)
    after = {name: getattr(network, name) for name in SEALS}
    now = network.store.stamps
    assert answers_of(network)["topics"] == after["topics"]
    network.close()
    for name in SEALS:
        if before[name] != after[name]:
            assert now.of(SEALS[name]) != stamped[name], name
