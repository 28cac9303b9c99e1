"""No note ever holds bytes that nobody wrote: commands, editors, kills and faults in any order, and real kills.

``NETNOTES_WRITER_KILLS`` and ``NETNOTES_WRITER_STEPS`` ask for more rounds.
"""

from __future__ import annotations

import itertools
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.vault.changing import apply_changes, in_order
from netnotes.vault.journal import UndoJournal
from netnotes.vault.state import VaultState
from netnotes.vault.undoing import Undoing, undo_last
from tests.index.processes import environment
from tests.vault.faults import KilledError, faulty, files, kill, notes

KILLS = int(os.environ.get("NETNOTES_WRITER_KILLS", "16"))
MACHINES = int(os.environ.get("NETNOTES_WRITER_STEPS", "60"))
PATHS = ("a.md", "b.md", "sub/c.md", "sub/deep/d.md", "e f é.md")
TROUBLE = (OSError, OperatorError, KilledError)


@dataclass
class Record:
    """What a command was to do: the notes that it names, before and after; ``killed``: it, or its undo, was."""

    before: Mapping[str, bytes | None]
    after: Mapping[str, bytes | None]
    killed: bool = False


@dataclass
class Outcome:
    """What came of a run with a fault: it got ``through``, or was ``killed``; ``saved`` is what an editor saved."""

    through: bool = False
    killed: bool = False
    saved: dict[str, bytes] = field(default_factory=dict)


class Notes(RuleBasedStateMachine):
    """A small vault in the hands of commands and an editor."""

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="netnotes test é "))
        self.root = self.folder / "vault"
        self.root.mkdir()
        self.state = VaultState(self.folder / "state")
        self.texts = itertools.count()
        self.written: dict[bytes, None] = {}
        self.records: dict[int, Record] = {}
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(os, "fsync", lambda descriptor: None)
        for path in PATHS[:3]:
            self.save(path)

    def teardown(self) -> None:
        self.patch.undo()
        shutil.rmtree(self.folder)

    def text(self, who: str) -> bytes:
        data = f"{who} {next(self.texts)}\r\n".encode()
        self.written[data] = None
        return data

    def save(self, path: str) -> bytes:
        """An editor saves a note."""
        data = self.text("editor")
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        other = self.root / path.replace(".md", ".swp")
        other.write_bytes(data)
        os.rename(other, self.root / path)
        return data

    @rule(path=st.sampled_from(PATHS))
    def edit(self, path: str) -> None:
        self.save(path)

    @rule(path=st.sampled_from(PATHS))
    def remove(self, path: str) -> None:
        (self.root / path).unlink(missing_ok=True)

    @rule(data=st.data(), fault=st.sampled_from(["none", "none", "kill", "fail", "save"]), at=st.integers(1, 60))
    def command(self, data: st.DataObject, fault: str, at: int) -> None:
        changes = self.draw_changes(data)
        before = notes(self.root)
        wanted = {**before}
        touched: set[str] = set()
        for change in changes:
            touched |= {change.path} | ({change.moved_from} if change.moved_from else set())
            wanted.pop(change.moved_from or change.path, None)
        wanted.update({change.path: change.after for change in changes if change.after is not None})
        numbers = {entry.number for entry in UndoJournal(self.state).entries()}
        new_names = {change.path for change in changes if change.moved_from}
        saver = self.draw_saver(data, new_names) if fault == "save" else ""
        outcome = self.run(
            lambda: apply_changes(self.root, changes, command="netnotes x", state=self.state), fault, at, saver
        )
        now = notes(self.root)
        for entry in UndoJournal(self.state).entries():
            if entry.number not in numbers:
                self.records[entry.number] = Record(
                    {path: before.get(path) for path in touched},
                    {path: wanted.get(path) for path in touched},
                    killed=outcome.killed,
                )
        self.check(before, wanted, now, outcome)

    @rule(
        data=st.data(), fault=st.sampled_from(["none", "none", "none", "kill", "fail", "save"]), at=st.integers(1, 60)
    )
    def undo(self, data: st.DataObject, fault: str, at: int) -> None:
        before = notes(self.root)
        entry = UndoJournal(self.state).last()
        new_names = set(self.records[entry.number].before) - set(before) if entry else set()
        saver = self.draw_saver(data, new_names) if fault == "save" else ""
        done: list[Undoing] = []

        def take_back() -> None:
            undoing = undo_last(self.root, UndoJournal(self.state))
            done.extend([undoing] if undoing else [])

        outcome = self.run(take_back, fault, at, saver)
        now = notes(self.root)
        if outcome.killed and entry is not None:
            record = self.records[entry.number]
            record.killed = True
            self.check(before, self.undone(before, record), now, outcome)
        elif outcome.through and done:
            assert entry is not None
            assert done[0].entry.number == entry.number
            wanted = self.undone(before, self.records[entry.number]) if done[0].changes else before
            self.check(before, wanted, now, outcome)
        else:
            self.check(before, before, now, outcome)
            if not outcome.through and fault == "none":
                assert entry is not None
                record = self.records[entry.number]
                assert {path: before.get(path) for path in record.after} != record.after

    @staticmethod
    def draw_saver(data: st.DataObject, new_names: set[str]) -> str:
        """Where an editor saves: not under the name that a note gets in that instant, see docs/safety.md."""
        return data.draw(st.sampled_from([path for path in PATHS if path not in new_names] or ["other.md"]))

    @staticmethod
    def undone(before: Mapping[str, bytes], record: Record) -> dict[str, bytes]:
        result = {**before, **{path: data for path, data in record.before.items() if data is not None}}
        return {path: data for path, data in result.items() if record.before.get(path, data) is not None}

    def run(self, act: Callable[[], object], fault: str, at: int, saver: str) -> Outcome:
        outcome = Outcome()

        def fail() -> None:
            raise OSError(28, "No space left on device")

        def save() -> None:
            outcome.saved[saver] = self.save(saver)

        strike = {"none": lambda: None, "kill": kill, "fail": fail, "save": save}[fault]
        with faulty(at if fault != "none" else 0, strike, lasting=fault == "kill"):
            try:
                act()
                outcome.through = True
            except KilledError:
                outcome.killed = True
            except (OSError, OperatorError):
                pass
        return outcome

    @staticmethod
    def check(before: Mapping[str, bytes], wanted: Mapping[str, bytes], now: Mapping[str, bytes], how: Outcome) -> None:
        """All as wanted or all as before, each note either after a kill; and an editor's text is always there."""
        for path, data in how.saved.items():
            assert now[path] == data
        rest = {*before, *wanted, *now} - set(how.saved)
        if how.killed:
            moved = {*before.values(), *wanted.values()}
            for path in rest:
                assert now.get(path) in (before.get(path), wanted.get(path)) or now[path] in moved, path
            return
        target = wanted if how.through else before
        assert {path: now.get(path) for path in rest} == {path: target.get(path) for path in rest}

    def draw_changes(self, data: st.DataObject) -> tuple[FileChange, ...]:
        now = notes(self.root)
        free = [path for path in PATHS if path not in now]
        changes = []
        for path in data.draw(st.lists(st.sampled_from(PATHS), min_size=1, max_size=4, unique=True)):
            if path not in now:
                if path in free:
                    changes.append(FileChange(path=path, before=None, after=self.text("command")))
                    free.remove(path)
                continue
            what = data.draw(st.sampled_from(["edit", "edit", "move", "move and edit", "remove"]))
            if what.startswith("move") and free:
                after = now[path] if what == "move" else self.text("command")
                changes.append(FileChange(path=free.pop(), before=now[path], after=after, moved_from=path))
            elif what == "remove":
                changes.append(FileChange(path=path, before=now[path], after=None))
            else:
                changes.append(FileChange(path=path, before=now[path], after=self.text("command")))
        return in_order(changes)

    @invariant()
    def nobody_wrote_anything_else(self) -> None:
        if hasattr(self, "root"):
            assert set(notes(self.root).values()) <= set(self.written)


TestNotes = Notes.TestCase
TestNotes.settings = settings(max_examples=MACHINES, stateful_step_count=14, deadline=None, derandomize=MACHINES == 60)


SEVERAL = """
import os, sys
from pathlib import Path
from netnotes.model.file_changes import FileChange
from netnotes.vault.changing import apply_changes
from netnotes.vault.journal import UndoJournal
from netnotes.vault.renames import _system_call
from netnotes.vault.state import VaultState
from netnotes.vault.undoing import Undoing, undo_last
root, state = Path(sys.argv[1]), VaultState(Path(sys.argv[2]))
_system_call()
os.fsync = lambda descriptor: None  # a kill pulls no plug
changes = [FileChange(path=f"people/{n}.md", before=b"old %d" % n * 99, after=b"new %d" % n * 99) for n in range(80)]
changes.append(FileChange(path="people/moved.md", before=b"here", after=b"there", moved_from="people/here.md"))
changes.append(FileChange(path="people/gone.md", before=b"gone", after=None))
changes.append(FileChange(path="new/folder/made.md", before=None, after=b"made"))
print("ready", flush=True)
sys.stdin.readline()
if sys.argv[3] == "undo":
    undo_last(root, UndoJournal(state))
else:
    apply_changes(root, changes, command="netnotes several", state=state)
"""
OLD = {f"people/{n}.md": b"old %d" % n * 99 for n in range(80)} | {"people/here.md": b"here", "people/gone.md": b"gone"}
NEW = {f"people/{n}.md": b"new %d" % n * 99 for n in range(80)} | {
    "people/moved.md": b"there",
    "new/folder/made.md": b"made",
}


def run_and_kill(root: Path, state: Path, what: str, after: float, sign: Path | None = None) -> None:
    """Run it and kill it so many seconds after it began, or after this note came or went."""
    command = [sys.executable, "-c", SEVERAL, str(root), str(state), what]
    with subprocess.Popen(
        command, env=environment(root.parent), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdin
        process.stdout.readline()
        there = sign is not None and sign.exists()
        process.stdin.write("\n")
        process.stdin.flush()
        while sign is not None and sign.exists() == there and process.poll() is None:
            pass
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=after)
        process.kill()
        process.wait()


@pytest.mark.slow
def test_killed_while_it_writes_several_notes(tmp_path: Path) -> None:
    rnd = random.Random(11)
    root, state = tmp_path / "My café notes", tmp_path / "state"
    (root / "people").mkdir(parents=True)
    for path, data in OLD.items():
        (root / path).write_bytes(data)
    halfway = 0
    for number in range(KILLS):
        if number % 4 == 0:
            run_and_kill(root, state, "apply", rnd.random() * 0.05)
        else:
            run_and_kill(root, state, "apply", rnd.random() * 0.008, root / "new/folder/made.md")
        assert_each_old_or_new(root)
        halfway += notes(root) not in (OLD, NEW)
        if rnd.random() < 0.3:
            run_and_kill(root, state, "undo", rnd.random() * 0.008, root / "people/gone.md")
            assert_each_old_or_new(root)
        changed = notes(root) != OLD
        assert undo_last(root, UndoJournal(VaultState(state))) or not changed
        assert files(root) == OLD
    assert halfway


def assert_each_old_or_new(root: Path) -> None:
    """Every note holds its old or its new bytes; a moved one has one of its names."""
    found = notes(root)
    for path, data in found.items():
        moved = {b"here", b"there"} if path in ("people/here.md", "people/moved.md") else set()
        assert data in {OLD.get(path), NEW.get(path), *moved}, path
    assert ("people/here.md" in found) != ("people/moved.md" in found)
    assert {path for path in OLD if path in NEW} <= set(found)
