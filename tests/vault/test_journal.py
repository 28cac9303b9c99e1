"""The undo journal: bounded, private, readable, and what it says of commands that were stopped halfway."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.vault import journal as journal_module
from netnotes.vault.changing import apply_changes
from netnotes.vault.journal import UndoJournal
from netnotes.vault.state import VaultState, open_state
from netnotes.vault.undoing import undo_last
from tests.vault.faults import KilledError, faulty, files, kill, notes

OLD = {"a.md": b"a", "b.md": b"b", "c.md": b"c"}
NEW = {"a.md": b"A!", "b.md": b"B!", "d.md": b"D!", "e/f.md": b"c more"}
CHANGES = (
    FileChange(path="a.md", before=b"a", after=b"A!"),
    FileChange(path="b.md", before=b"b", after=b"B!"),
    FileChange(path="d.md", before=None, after=b"D!"),
    FileChange(path="e/f.md", before=b"c", after=b"c more", moved_from="c.md"),
)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test here pulls the plug."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    folder.mkdir()
    for name, data in OLD.items():
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture
def state(tmp_path: Path) -> VaultState:
    return VaultState(tmp_path / "state" / "key")


def write(root: Path, state: VaultState, before: bytes | None, after: bytes, path: str = "a.md") -> None:
    change = FileChange(path=path, before=before, after=after)
    apply_changes(root, [change], command=f"netnotes set {path} {len(after)}", state=state)


def test_a_command_is_kept_before_it_writes(root: Path, state: VaultState) -> None:
    """Whichever call it is killed at: where a note has changed, the journal knows what it was."""
    for at in range(1, 300):
        with faulty(at, kill, lasting=True) as count:
            try:
                apply_changes(root, CHANGES, command="netnotes merge", state=state)
            except KilledError:
                pass
            else:
                break
        if notes(root) != OLD:
            assert [entry.progress for entry in UndoJournal(state).entries() if entry.progress != "undone"] == ["begun"]
        undo_last(root, UndoJournal(state))
        assert files(root) == OLD, at
        assert not (root / "e").exists()
    assert count[0] < at
    assert files(root) == NEW


def test_an_undo_that_was_killed_can_be_repeated(root: Path, state: VaultState) -> None:
    for at in range(1, 300):
        apply_changes(root, CHANGES, command="netnotes merge", state=state)
        with faulty(at, kill, lasting=True) as count:
            try:
                undo_last(root, UndoJournal(state))
            except KilledError:
                pass
            else:
                break
        undo_last(root, UndoJournal(state))
        assert files(root) == OLD, at
    assert count[0] < at
    assert files(root) == OLD


def test_the_next_command_tells_of_one_that_was_stopped(root: Path, state: VaultState) -> None:
    told: list[str] = []
    for at in range(1, 300):
        with faulty(at, kill, lasting=True):
            try:
                apply_changes(root, CHANGES, command="netnotes merge", state=state)
            except KilledError:
                pass
            else:
                break
        left = notes(root)
        change = FileChange(path="other.md", before=None, after=b"other")
        apply_changes(root, [change], command="netnotes new other", state=state, tell=told.append)
        whole = left in (OLD, NEW)
        said = ["an earlier command was stopped halfway: netnotes merge; netnotes undo takes it back"]
        assert told == ([] if whole else said), at
        assert files(root) == {**left, "other.md": b"other"}
        undone = undo_last(root, UndoJournal(state))
        assert undone is not None
        assert undone.kept.command == "netnotes new other"
        if left != OLD:
            undo_last(root, UndoJournal(state))
        assert files(root) == OLD
        told.clear()
    assert at > 40


def test_a_command_that_changed_nothing_is_not_the_one_before(root: Path, state: VaultState) -> None:
    write(root, state, b"c", b"logged", "c.md")
    refused = FileChange(path="a.md", before=b"a", after=b"A!")
    with faulty(24, kill, lasting=True), pytest.raises(KilledError):
        apply_changes(root, [refused], command="netnotes set a", state=state)
    entry = UndoJournal(state).last()
    assert entry
    assert (entry.number, entry.progress, (root / "a.md").read_bytes()) == (2, "begun", b"a")
    undoing = undo_last(root, UndoJournal(state))
    assert undoing
    assert (undoing.kept.command, undoing.changes) == ("netnotes set a", ())
    assert files(root) == {**OLD, "c.md": b"logged"}
    assert undo_last(root, UndoJournal(state))
    assert files(root) == OLD


def test_an_editor_between_a_kill_and_the_undo_is_safe(root: Path, state: VaultState) -> None:
    refused = 0
    for at in range(1, 300):
        with faulty(at, kill, lasting=True):
            try:
                apply_changes(root, CHANGES, command="netnotes merge", state=state)
            except KilledError:
                pass
            else:
                break
        left = notes(root)
        (root / "b.md").write_bytes(b"from an editor")
        try:
            undo_last(root, UndoJournal(state))
        except OperatorError as err:
            refused += 1
            assert left != OLD
            assert "not as this command left it: b.md" in err.message  # noqa: PT017
            assert notes(root) == {**left, "b.md": b"from an editor"}
        (root / "b.md").write_bytes(left["b.md"])
        undo_last(root, UndoJournal(state))
        assert notes(root) == OLD
    assert refused > 5


def test_only_the_newest_are_kept(root: Path, state: VaultState, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "MOST_COMMANDS", 3)
    for number in range(6):
        write(root, state, b"a" if number == 0 else b"%d" % (number - 1), b"%d" % number)
    assert [entry.path.name for entry in UndoJournal(state).entries()] == [f"00000{n}.done.json" for n in (4, 5, 6)]
    for _ in range(3):
        assert undo_last(root, UndoJournal(state))
    assert undo_last(root, UndoJournal(state)) is None
    assert (root / "a.md").read_bytes() == b"2"


def test_large_ones_push_out_more(root: Path, state: VaultState, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "MOST_BYTES", 4000)
    for number in range(4):
        write(root, state, None, b"%d" % number * 1200, f"new {number}.md")
    assert [entry.number for entry in UndoJournal(state).entries()] == [3, 4]
    write(root, state, None, b"x" * 9000, "large.md")
    assert [entry.number for entry in UndoJournal(state).entries()] == [5]
    assert undo_last(root, UndoJournal(state))
    assert not (root / "large.md").exists()


def test_nobody_else_may_look_into_it(root: Path, state: VaultState) -> None:
    write(root, state, b"a", b"b")
    entry = UndoJournal(state).last()
    assert entry
    assert state.folder
    for folder in (state.folder, entry.path.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(entry.path.stat().st_mode) == 0o600


def test_a_person_can_read_it(root: Path, state: VaultState) -> None:
    (root / "a.md").write_bytes(b"Z\xc3\xbcrich\r\n")
    write(root, state, b"Z\xc3\xbcrich\r\n", b"\xff")
    entry = UndoJournal(state).last()
    assert entry
    kept = json.loads(entry.path.read_text(encoding="utf-8"))
    assert kept["command"] == "netnotes set a.md 1"
    assert kept["changes"][0]["before"] == "Zürich\r\n"


def test_the_pages_journal_is_left_alone(root: Path, state: VaultState) -> None:
    state.keep("dashboards/Home.md", b"edited")
    write(root, state, b"a", b"b")
    assert len(state.journal()) == 1
    assert undo_last(root, UndoJournal(state))
    assert len(state.journal()) == 1


def test_an_entry_of_another_version_is_left_alone(root: Path, state: VaultState) -> None:
    write(root, state, b"a", b"b")
    entry = UndoJournal(state).last()
    assert entry
    entry.path.write_text(json.dumps({"version": 2}), encoding="utf-8")
    with pytest.raises(OperatorError, match="of another version"):
        undo_last(root, UndoJournal(state))
    assert entry.path.exists()


def test_a_journal_does_not_reach_outside_the_vault(root: Path, state: VaultState, tmp_path: Path) -> None:
    write(root, state, b"a", b"b")
    entry = UndoJournal(state).last()
    assert entry
    (tmp_path / "other.md").write_bytes(b"b")
    entry.path.write_bytes(entry.path.read_bytes().replace(b'"a.md"', b'"../other.md"'))
    with pytest.raises(OSError, match="is not inside"):
        undo_last(root, UndoJournal(state))
    assert (tmp_path / "other.md").read_bytes() == b"b"


def test_what_build_fills_in_belongs_to_the_command_before(root: Path, state: VaultState) -> None:
    write(root, state, b"a", b"a, logged")
    filled = FileChange(path="a.md", before=b"a, logged", after=b"a, logged and filled")
    other = FileChange(path="b.md", before=b"b", after=b"b, filled")
    assert not apply_changes(root, [filled, other], command="build", state=state, generated=True)
    assert files(root) == {**OLD, "a.md": b"a, logged and filled", "b.md": b"b, filled"}
    assert len(UndoJournal(state).entries()) == 1
    undo_last(root, UndoJournal(state))
    assert files(root) == {**OLD, "b.md": b"b, filled"}


def test_a_vault_of_its_own_has_a_journal_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETNOTES_STATE_DIR", str(tmp_path / "state"))
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.md").write_bytes(b"a")
    write(tmp_path / "one", open_state(tmp_path / "one"), b"a", b"b")
    assert undo_last(tmp_path / "two", UndoJournal(open_state(tmp_path / "two"))) is None
    assert undo_last(tmp_path / "one", UndoJournal(open_state(tmp_path / "one")))
