"""Changes of notes on real files: all of them or none, against what was read, and nobody's text is lost."""

from __future__ import annotations

import errno
import os
import resource
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.vault import renames, steps, writing
from netnotes.vault.changing import apply_changes, in_order
from netnotes.vault.journal import UndoJournal
from netnotes.vault.state import VaultState
from netnotes.vault.undoing import undo_last
from netnotes.vault.writing import Folder, WriteTroubleError
from tests.index.processes import as_nobody, environment, mounted, open_to_nobody

ANA, BO, CY = b"---\r\ntype: person\r\n---\r\n", b"Bo", "Cy \u2013 caf\u00e9\n".encode()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test here pulls the plug; folders of other tests are none of ours."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)
    writing._swept.clear()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A vault with a space and an accent in its path."""
    folder = tmp_path / "My café notes"
    (folder / "people").mkdir(parents=True)
    for name, data in (("Ana", ANA), ("Bo", BO), ("Cy", CY)):
        (folder / "people" / f"{name}.md").write_bytes(data)
    return folder


@pytest.fixture
def state(tmp_path: Path) -> VaultState:
    return VaultState(tmp_path / "state")


@pytest.fixture(params=["kernel", "links", "plain"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With the kernel's exchange, without it, and on a file system that has no links either."""
    if request.param != "kernel":
        monkeypatch.setattr(renames, "_system_call", lambda: None)
    if request.param == "plain":

        def none(*_: object, **__: object) -> None:
            raise OSError(errno.EPERM, "Operation not permitted")

        monkeypatch.setattr(os, "link", none)
    return str(request.param)


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def edit(path: str, before: bytes | None, after: bytes | None, moved_from: str | None = None) -> FileChange:
    return FileChange(path=path, before=before, after=after, moved_from=moved_from)


ALL = (
    edit("people/Bo.md", BO, None),
    edit("people/Ana.md", ANA, ANA + b"- call\r\n"),
    edit("friends/old/Cyrus.md", CY, CY + b"more", moved_from="people/Cy.md"),
    edit("meetings/2026-11-20.md", None, b"met\n"),
)
BEFORE = {"people/Ana.md": ANA, "people/Bo.md": BO, "people/Cy.md": CY}
AFTER = {"friends/old/Cyrus.md": CY + b"more", "meetings/2026-11-20.md": b"met\n", "people/Ana.md": ANA + b"- call\r\n"}


def test_a_note_is_made_edited_moved_and_removed(root: Path, state: VaultState, system: str) -> None:
    (root / "people/Ana.md").chmod(0o640)
    (root / "people/Cy.md").chmod(0o600)
    assert apply_changes(root, ALL, command="netnotes all", state=state)
    assert files(root) == AFTER
    assert stat.S_IMODE((root / "people/Ana.md").stat().st_mode) == 0o640
    assert stat.S_IMODE((root / "friends/old/Cyrus.md").stat().st_mode) == 0o600


def test_new_files_come_first_and_removals_last() -> None:
    assert [change.path for change in in_order(ALL)] == [
        "meetings/2026-11-20.md",
        "friends/old/Cyrus.md",
        "people/Ana.md",
        "people/Bo.md",
    ]


def test_what_changes_nothing_is_not_written(root: Path, state: VaultState) -> None:
    before = (root / "people/Ana.md").stat()
    assert not apply_changes(root, [edit("people/Ana.md", ANA, ANA)], command="x", state=state)
    assert (root / "people/Ana.md").stat() == before
    assert UndoJournal(state).entries() == []


@pytest.mark.parametrize(
    "changes",
    [
        (edit("a.md", b"1", b"2"), edit("a.md", b"1", b"3")),
        (edit("b.md", b"1", b"1", "a.md"), edit("a.md", b"1", b"3")),
        (edit("a.md", b"1", b"2", "a.md"),),
        (edit("b.md", None, b"2", "a.md"),),
        (edit("b.md", b"1", None, "a.md"),),
    ],
)
def test_changes_that_contradict_each_other_are_a_mistake_of_the_program(changes: tuple[FileChange, ...]) -> None:
    with pytest.raises(ValueError, match=r"two changes of one file|a move needs"):
        in_order(changes)


@pytest.mark.parametrize(
    ("path", "now", "said"),
    [
        ("people/Bo.md", b"an editor was here", "people/Bo.md changed while this command ran; nothing was written"),
        ("people/Ana.md", None, "people/Ana.md changed while this command ran"),
        ("people/Cy.md", b"", "people/Cy.md changed while this command ran"),
        ("friends/old/Cyrus.md", b"another", "friends/old/Cyrus.md exists already; nothing was written"),
        ("meetings/2026-11-20.md", b"", "meetings/2026-11-20.md exists already"),
    ],
)
def test_a_file_that_changed_since_it_was_read_stops_all(
    root: Path, state: VaultState, path: str, now: bytes | None, said: str
) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    if now is None:
        (root / path).unlink()
    else:
        (root / path).write_bytes(now)
    before = files(root)
    with pytest.raises(OperatorError, match=said):
        apply_changes(root, ALL, command="x", state=state)
    assert files(root) == before
    assert UndoJournal(state).entries() == []


def save_in_place(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def save_by_rename(path: Path, data: bytes) -> None:
    """As vim does: the old file to a backup, a new one in its place, the backup removed."""
    backup = path.with_name(path.name + "~")
    path.rename(backup)
    path.write_bytes(data)
    backup.unlink()


def save_by_replace(path: Path, data: bytes) -> None:
    other = path.with_name(f".{path.name}.swp")
    other.write_bytes(data)
    other.replace(path)


@pytest.mark.parametrize("save", [save_in_place, save_by_rename, save_by_replace])
@pytest.mark.parametrize("path", ["people/Ana.md", "people/Bo.md", "people/Cy.md"])
def test_an_editor_that_saves_in_the_last_instant_keeps_its_text(
    root: Path, state: VaultState, monkeypatch: pytest.MonkeyPatch, save: Callable[[Path, bytes], None], path: str
) -> None:
    """Between the last comparison and the rename: what the rename displaced is compared, too."""
    real = renames._system_call()
    saved: list[str] = []
    if real is None:
        pytest.skip("only the kernel's exchange leaves no gap here")

    def call(source: int, name: bytes, target: int, new: bytes, flags: int) -> int:
        if not saved and Path(path).name.encode() in (name, new):
            saved.append(path)
            save(root / path, b"text of the editor")
        return real(source, name, target, new, flags)

    monkeypatch.setattr(renames, "_system_call", lambda: call)
    with pytest.raises(OperatorError, match=f"{path} changed while this command ran; nothing was written"):
        apply_changes(root, ALL, command="x", state=state)
    assert saved
    assert files(root) == {**BEFORE, path: b"text of the editor"}
    assert UndoJournal(state).entries() == []
    assert not (root / "friends").exists()


def test_an_editor_that_goes_on_writing_in_the_old_file_keeps_its_text(
    root: Path, state: VaultState, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    if system == "plain":
        pytest.skip("a file system without links cannot do it")
    told: list[str] = []
    real = steps.Step.sync
    with (root / "people/Ana.md").open("r+b") as file:

        def late(step: steps.Step) -> None:
            real(step)
            file.write(b"typed on and on and on and on")
            file.flush()

        monkeypatch.setattr(steps.Step, "sync", late)
        apply_changes(root, ALL, command="x", state=state, tell=told.append)
    copy = "people/Ana (saved meanwhile).md"
    assert files(root) == {**AFTER, copy: b"typed on and on and on and on" * 3}
    assert told == [f"people/Ana.md was saved by somebody while it was changed: their text is in {copy}"]


def test_a_new_note_never_replaces_one_that_comes_in_the_last_instant(
    root: Path, state: VaultState, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    if system == "plain":
        pytest.skip("a file system without links cannot do it")
    real = renames.rename_new

    def late(source: Any, name: str, target: Any, new: str) -> None:
        if new == "New.md":
            (root / "people/New.md").write_bytes(b"theirs")
        real(source, name, target, new)

    monkeypatch.setattr(steps, "rename_new", late)
    with pytest.raises(OperatorError, match=r"people/New\.md exists already; nothing was written"):
        apply_changes(root, [edit("people/New.md", None, b"ours"), ALL[1]], command="x", state=state)
    assert files(root) == {**BEFORE, "people/New.md": b"theirs"}


class Failing:
    """Makes the N-th of the system's calls that change a folder or write fail."""

    CALLS = ("open", "write", "fsync", "replace", "rename", "link", "mkdir", "fchmod")

    def __init__(self, at: int, error: BaseException, patch: pytest.MonkeyPatch) -> None:
        self.at, self.error, self.count = at, error, 0
        for name in self.CALLS:
            patch.setattr(os, name, self.wrap(getattr(os, name)))
        real = renames._system_call()
        patch.setattr(renames, "_system_call", lambda: real and self.wrap(real))

    def wrap(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def failing(*args: Any, **options: Any) -> Any:
            self.count += 1
            if self.count == self.at:
                raise self.error
            return call(*args, **options)

        return failing


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_whichever_call_fails_everything_is_as_it_was(tmp_path: Path, error: BaseException, system: str) -> None:
    """Or, after the last change was made, as it should be."""
    told = 0
    for at in range(1, 400):
        folder = tmp_path / str(at)
        (folder / "vault/people").mkdir(parents=True)
        for path, data in BEFORE.items():
            (folder / "vault" / path).write_bytes(data)
        state = VaultState(folder / "state")
        with pytest.MonkeyPatch.context() as patch:
            failing = Failing(at, error, patch)
            try:
                apply_changes(folder / "vault", ALL, command="x", state=state)
            except (WriteTroubleError, OperatorError, KeyboardInterrupt):
                told += 1
        left = files(folder / "vault")
        if {path: left.get(path) for path in AFTER} == AFTER:  # a fault while the old files are cleared away
            left = {path: data for path, data in left.items() if not path.endswith(".tmp")}
        assert left in (BEFORE, AFTER), at
        if failing.count < at:
            break
    assert failing.count < at
    assert told > 20


def fail_at_bo(root: Path, path: str, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """The removal of the last note fails, and meanwhile somebody edits one that was written already."""
    real = steps.Step.carry

    def carry(step: steps.Step) -> None:
        if step.change.path == "people/Bo.md":
            save_by_replace(root / path, b"edited after us")
            raise error
        real(step)

    monkeypatch.setattr(steps.Step, "carry", carry)


@pytest.mark.parametrize("path", ["people/Ana.md", "meetings/2026-11-20.md", "friends/old/Cyrus.md"])
def test_what_cannot_be_put_back_is_named(
    root: Path, state: VaultState, monkeypatch: pytest.MonkeyPatch, path: str, system: str
) -> None:
    if system == "plain":
        pytest.skip("what cannot exchange two files may lose an instant")
    fail_at_bo(root, path, monkeypatch, WriteTroubleError(root / "people/Bo.md", "I/O error", "look", errno.EIO))
    with pytest.raises(OperatorError) as caught:
        apply_changes(root, ALL, command="x", state=state)
    assert f"could not be put back: {path}; everything else is as it was" in caught.value.message
    assert "Bo.md: I/O error" in caught.value.message
    gone = {"people/Cy.md"} if path == "friends/old/Cyrus.md" else set()
    assert files(root) == {
        **{name: data for name, data in BEFORE.items() if name not in gone},
        path: b"edited after us",
    }
    entry = UndoJournal(state).last()
    assert entry
    assert b"Cy" in entry.path.read_bytes()


def test_a_note_made_where_one_was_removed_is_left_alone(
    root: Path, state: VaultState, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_at_bo(root, "people/Ana.md", monkeypatch, OSError(errno.EIO, "I/O error"))
    with pytest.raises(OperatorError, match=r"could not be put back: people/Ana\.md"):
        apply_changes(root, [edit("people/Ana.md", ANA, None), ALL[0]], command="x", state=state)
    assert files(root) == {**BEFORE, "people/Ana.md": b"edited after us"}


def test_a_new_name_that_somebody_saved_under_keeps_that_and_the_old_one_its_text(
    root: Path, state: VaultState, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = edit("friends/Cyrus.md", CY, CY, "people/Cy.md")
    fail_at_bo(root, moved.path, monkeypatch, OSError(errno.EIO, "I/O error"))
    with pytest.raises(OSError, match="I/O error"):
        apply_changes(root, [moved, ALL[0]], command="x", state=state)
    assert files(root) == {**BEFORE, moved.path: b"edited after us"}


def test_a_name_may_change_in_case_only(root: Path, state: VaultState, system: str) -> None:
    assert apply_changes(root, [edit("people/ana.md", ANA, ANA, "people/Ana.md")], command="x", state=state)
    assert sorted(path.name for path in (root / "people").iterdir()) == ["Bo.md", "Cy.md", "ana.md"]


def test_case_changes_where_the_file_system_does_not_mind_it(
    root: Path, state: VaultState, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on exFAT, where inodes do not tell whether two names are one file, and nothing renames exclusively."""
    status, read = Folder.status, Folder.read

    def actual(folder: Folder, name: str) -> str:
        names = os.listdir(folder.path)
        return next((other for other in names if other.casefold() == name.casefold()), name)

    monkeypatch.setattr(renames, "_system_call", lambda: None)
    monkeypatch.setattr(Folder, "status", lambda folder, name: status(folder, actual(folder, name)))
    monkeypatch.setattr(Folder, "read", lambda folder, name: read(folder, actual(folder, name)))
    for change in (edit("people/BO.md", None, b"x"), edit("people/BO.md", CY, CY, "people/Cy.md")):
        with pytest.raises(OperatorError, match=r"people/BO\.md exists already"):
            apply_changes(root, [change], command="x", state=state)
    assert files(root) == BEFORE
    apply_changes(root, [edit("people/ana.md", ANA, b"Ana", "people/Ana.md")], command="x", state=state)
    assert files(root) == {"people/ana.md": b"Ana", "people/Bo.md": BO, "people/Cy.md": CY}
    undo_last(root, UndoJournal(state))
    assert files(root) == BEFORE


def test_a_link_is_never_written_through(root: Path, state: VaultState, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/Di.md").write_bytes(b"Di")
    (root / "people/Di.md").symlink_to(tmp_path / "out/Di.md")
    (root / "linked").symlink_to(tmp_path / "out")
    for change in (
        edit("people/Di.md", b"Di", b"Di!"),
        edit("people/Di.md", b"Di", None),
        edit("linked/Di.md", b"Di", b"Di!"),
        edit("linked/New.md", None, b"new"),
        edit("linked/Bo.md", BO, BO, "people/Bo.md"),
        edit("../out/New.md", None, b"new"),
    ):
        before = files(root)
        with pytest.raises((WriteTroubleError, OperatorError), match=r"symbolic link|not inside"):
            apply_changes(root, [ALL[1], change], command="x", state=state)
        assert files(root) == before
    assert files(tmp_path / "out") == {"Di.md": b"Di"}


def test_temporary_files_that_a_kill_left_are_swept(root: Path, state: VaultState) -> None:
    left = root / "people" / f".netnotes-{'a' * 16}.tmp"
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    apply_changes(root, ALL, command="x", state=state)
    assert files(root) == AFTER


WRITE = """
import sys
from pathlib import Path
from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.vault.changing import apply_changes
from netnotes.vault.state import VaultState
root, state = Path(sys.argv[1]), Path(sys.argv[2])
changes = [FileChange(path="people/Bo.md", before=b"Bo", after=b"x" * int(sys.argv[3])),
           FileChange(path="people/New.md", before=None, after=b"new")]
try:
    apply_changes(root, changes, command="write", state=VaultState(state))
except (OSError, OperatorError) as err:
    print(err)
"""


def in_another_process(
    root: Path, state: Path, size: int, before: tuple[str, ...] = (), limit: Callable[[], None] | None = None
) -> str:
    command = [*before, sys.executable, "-c", WRITE, str(root), str(state), str(size)]
    done = subprocess.run(
        command, env=environment(state.parent), capture_output=True, text=True, check=False, preexec_fn=limit
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_full_disk_is_told_and_every_note_is_as_it_was(root: Path, tmp_path: Path) -> None:
    """A limit on the size of files stands in for a disk that is full."""

    def limit() -> None:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    said = in_another_process(root, tmp_path / "state", 300_000, limit=limit)
    assert "the undo journal cannot be kept: File too large" in said or "nothing was changed" in said
    assert files(root) == BEFORE


def test_no_room_on_the_notes_own_disk(tmp_path: Path) -> None:
    with mounted(tmp_path / "full disk", "-t", "tmpfs", "-o", "size=64k", "tmpfs") as root:
        (root / "people").mkdir()
        for path, data in BEFORE.items():
            (root / path).write_bytes(data)
        said = in_another_process(root, tmp_path / "state", 300_000)
        assert "people/Bo.md: cannot be written: No space left on device; nothing was changed" in said
        assert files(root) == BEFORE
        assert UndoJournal(VaultState(tmp_path / "state")).entries() == []


def test_no_room_for_the_journal(root: Path, tmp_path: Path) -> None:
    with mounted(tmp_path / "full disk", "-t", "tmpfs", "-o", "size=64k", "tmpfs") as full:
        said = in_another_process(root, full / "state", 300_000)
        assert "the undo journal cannot be kept" in said
        assert "nothing was changed" in said
    assert files(root) == BEFORE


def test_a_folder_that_may_not_be_written_is_told(root: Path, tmp_path: Path) -> None:
    before = as_nobody()
    (tmp_path / "home").mkdir()
    open_to_nobody(root, tmp_path / "home")
    (root / "people").chmod(0o555)
    try:
        said = in_another_process(root, tmp_path / "home/state", 3, tuple(before))
    finally:
        (root / "people").chmod(0o755)
    assert "cannot be written: Permission denied; nothing was changed" in said
    assert files(root) == BEFORE


def test_no_descriptor_is_left_open(root: Path, state: VaultState) -> None:
    if not Path("/proc/self/fd").exists():
        pytest.skip("needs /proc")
    before = len(os.listdir("/proc/self/fd"))
    apply_changes(root, ALL, command="x", state=state)
    for _ in range(3):
        with pytest.raises(OperatorError):
            apply_changes(root, ALL, command="x", state=state)
    assert len(os.listdir("/proc/self/fd")) == before


@pytest.mark.parametrize(
    "change",
    [
        edit("people/Ana.md", ANA, ANA + b"x"),
        edit("people/Ana.md", ANA, None),
        edit("Z.md", ANA, b"z", "people/Ana.md"),
    ],
)
def test_a_read_only_note_keeps_its_bytes(root: Path, state: VaultState, change: FileChange) -> None:
    (root / "people/Ana.md").chmod(0o444)
    others = [edit("people/Bo.md", BO, b"new"), edit("people/New.md", None, b"new")]
    with pytest.raises(WriteTroubleError, match=r"Ana\.md: is read-only; nothing was changed") as caught:
        apply_changes(root, [*others, change], command="x", state=state)
    assert "chmod u+w" in caught.value.hint
    assert files(root) == BEFORE
    assert UndoJournal(state).entries() == []


def test_a_read_only_note_may_get_another_name(root: Path, state: VaultState) -> None:
    (root / "people/Ana.md").chmod(0o444)
    apply_changes(root, [edit("people/Zoe.md", ANA, ANA, "people/Ana.md")], command="x", state=state)
    assert (root / "people/Zoe.md").read_bytes() == ANA


def test_of_many_new_files_all_are_safe_on_disk_before_the_first_appears(
    root: Path, state: VaultState, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [edit(f"new/{number % 3}/{number}.md", None, b"%d" % number * 50) for number in range(150)]
    happened: list[str] = []
    real = renames.rename_new

    def appears(*names: Any) -> None:
        happened.append("appears")
        real(*names)

    monkeypatch.setattr(os, "fsync", lambda descriptor: happened.append("sync"))
    monkeypatch.setattr(steps, "rename_new", appears)
    heard: list[tuple[int, int]] = []
    apply_changes(root, many, command="x", state=state, progress=lambda done, total: heard.append((done, total)))
    assert happened.index("appears") >= 150
    assert "sync" not in happened[happened.index("appears") : -4], "but for the folders at the end"
    assert files(root) == {**BEFORE, **{one.path: one.after for one in many}}
    assert heard
    assert {total for _, total in heard} == {150}
    assert undo_last(root, UndoJournal(state))
    assert files(root) == BEFORE
    assert not (root / "new").exists()


@pytest.mark.parametrize("at", [1, 40, 100, 299])
def test_where_one_of_many_files_fails_nothing_is_left(
    root: Path, state: VaultState, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    many = [edit(f"new/{number % 3}/{number}.md", None, b"%d" % number * 50) for number in range(300)]
    real, count = writing.fill, [0]

    def full(*args: Any) -> None:
        count[0] += 1
        if count[0] > at:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(*args)

    monkeypatch.setattr(steps, "fill", full)
    with pytest.raises(WriteTroubleError, match="No space left"):
        apply_changes(root, many, command="x", state=state)
    assert files(root) == BEFORE
    assert not (root / "new").exists()
    assert UndoJournal(state).last() is None
