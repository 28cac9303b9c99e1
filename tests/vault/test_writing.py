import errno
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from netnotes.vault import writing
from netnotes.vault.writing import WriteTroubleError, is_temporary, remove_file, write_atomic, write_together

REFUSED = r"symbolic link|not a folder"
OLD, NEW = b"old bytes\n", b"new bytes\n" * 100
CALLS = ("open", "stat", "write", "fchmod", "fsync", "replace", "listdir")


@pytest.fixture(autouse=True)
def nothing_swept() -> Iterator[None]:
    writing._swept.clear()
    yield
    writing._swept.clear()


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "people" / "Ana.md"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


def test_a_file_is_made_with_its_folders(tmp_path: Path) -> None:
    write_atomic(tmp_path / "a" / "b" / "c.md", NEW, root=tmp_path)
    assert (tmp_path / "a" / "b" / "c.md").read_bytes() == NEW
    assert names(tmp_path) == ["a", "b", "c.md"]


def test_a_new_file_follows_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_atomic(tmp_path / "a" / "x.md", b"", root=tmp_path)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a" / "x.md").stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o750


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755, 0o666])
def test_a_mode_is_kept(note: Path, tmp_path: Path, mode: int) -> None:
    note.chmod(mode)
    before = os.umask(0o077)
    try:
        write_atomic(note, NEW, root=tmp_path)
    finally:
        os.umask(before)
    assert stat.S_IMODE(note.stat().st_mode) == mode


def test_a_private_file_is_private_at_every_instant(
    note: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note.chmod(0o600)
    seen = []
    write = os.write

    def look(descriptor: int, data: bytes) -> int:
        seen.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        return write(descriptor, data)

    monkeypatch.setattr(os, "write", look)
    write_atomic(note, NEW, root=tmp_path)
    assert seen == [0o600]


def test_writes_that_come_in_pieces_are_whole(note: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, bytes(data)[:7]))
    write_atomic(note, NEW, root=tmp_path)
    assert note.read_bytes() == NEW


class Failing:
    """Makes the N-th of the writer's system calls fail, whichever it is."""

    def __init__(self, at: int, error: BaseException) -> None:
        self.at, self.error, self.count = at, error, 0

    def wrap(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def failing(*args: Any, **options: Any) -> Any:
            self.count += 1
            if self.count == self.at:
                raise self.error
            return call(*args, **options)

        return failing


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "No space left on device"), OSError(errno.EIO, "I/O error"), KeyboardInterrupt()]
)
@pytest.mark.parametrize("existing", [True, False])
def test_whichever_call_fails_the_file_is_old_or_new_and_nothing_is_left(
    tmp_path: Path, existing: bool, error: BaseException
) -> None:
    target = tmp_path / "people" / "Ana.md"
    told: list[BaseException] = []
    for at in range(1, 60):
        target.parent.mkdir(exist_ok=True)
        target.unlink(missing_ok=True)
        if existing:
            target.write_bytes(OLD)
        writing._swept.clear()
        failing = Failing(at, error)
        with pytest.MonkeyPatch.context() as patch:
            for name in CALLS:
                patch.setattr(os, name, failing.wrap(getattr(os, name)))
            try:
                write_atomic(target, NEW, root=tmp_path)
            except (WriteTroubleError, KeyboardInterrupt) as err:
                told.append(err)
        if failing.count < at:
            break
        assert not target.exists() or target.read_bytes() in ((OLD, NEW) if existing else (NEW,))
        assert target.exists() or not existing
        assert names(tmp_path) in (["Ana.md", "people"], ["people"])
    assert len(told) >= 4
    assert all(err.path == target and err.hint for err in told if isinstance(err, WriteTroubleError))


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
def test_a_full_disk_is_told_with_path_and_remedy(note: Path, tmp_path: Path, call: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        real = getattr(os, call)

        def full(*args: Any, **options: Any) -> Any:
            if call == "open" and not args[1] & os.O_CREAT:
                return real(*args, **options)
            raise OSError(errno.ENOSPC, "No space left on device")

        patch.setattr(os, call, full)
        with pytest.raises(WriteTroubleError, match=r"Ana\.md: cannot be written: No space left") as caught:
            write_atomic(note, NEW, root=tmp_path)
    assert "free some space" in caught.value.hint
    assert caught.value.errno == errno.ENOSPC
    assert isinstance(caught.value, OSError)
    assert note.read_bytes() == OLD
    assert names(note.parent) == ["Ana.md"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told(note: Path, tmp_path: Path) -> None:
    note.parent.chmod(0o555)
    with pytest.raises(WriteTroubleError, match="Permission denied"):
        write_atomic(note, NEW, root=tmp_path)
    note.parent.chmod(0o755)


def test_links_are_refused_wherever_they_stand(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    (root / "people").mkdir(parents=True)
    outside.mkdir()
    (outside / "x.md").write_bytes(OLD)
    (root / "linked").symlink_to(outside)
    (root / "inside").symlink_to(root / "people")
    (root / "people" / "x.md").symlink_to(outside / "x.md")
    (root / "people" / "dangling.md").symlink_to(outside / "new.md")
    (root / "people" / "file").write_bytes(OLD)
    for path in (
        "linked/x.md",
        "linked/new/x.md",
        "inside/x.md",
        "people/x.md",
        "people/dangling.md",
        "people/file/x.md",
    ):
        with pytest.raises(WriteTroubleError, match=REFUSED):
            write_atomic(root / path, NEW, root=root)
        with pytest.raises(WriteTroubleError, match=REFUSED):
            remove_file(root / path, root=root)
    assert (outside / "x.md").read_bytes() == OLD
    assert names(outside) == ["x.md"]


@pytest.mark.parametrize("path", ["../x.md", "a/../../x.md", "/etc/x.md", ".", "a\0b.md"])
def test_paths_outside_the_root_are_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(WriteTroubleError, match="is not inside"):
        write_atomic(tmp_path / "root" / path, NEW, root=tmp_path / "root")
    assert names(tmp_path) == []


def test_a_folder_swapped_for_a_link_meanwhile_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    (root / "people").mkdir(parents=True)
    outside.mkdir()
    real = writing.fill

    def swap(*args: Any) -> None:
        (root / "people").rename(root / "moved")
        (root / "people").symlink_to(outside)
        real(*args)

    monkeypatch.setattr(writing, "fill", swap)
    write_atomic(root / "people" / "x.md", NEW, root=root)
    assert names(outside) == []
    assert (root / "moved" / "x.md").read_bytes() == NEW


def test_a_folder_or_a_pipe_is_no_target(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    for name in ("folder.md", "pipe.md"):
        with pytest.raises(WriteTroubleError, match="not a regular file"):
            write_atomic(tmp_path / name, NEW, root=tmp_path)


def test_the_root_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "root").symlink_to(tmp_path / "real")
    write_atomic(tmp_path / "root" / "x.md", NEW, root=tmp_path / "root")
    assert (tmp_path / "real" / "x.md").read_bytes() == NEW


def test_old_temporary_files_are_swept_and_others_kept(note: Path, tmp_path: Path) -> None:
    old, fresh = note.parent / f".netnotes-{'a' * 16}.tmp", note.parent / f".netnotes-{'b' * 16}.tmp"
    other = note.parent / ".netnotes-x.tmp"
    for path in (old, fresh, other):
        path.write_bytes(b"")
    for path in (old, other):
        os.utime(path, (0, 0))
    write_atomic(note, NEW, root=tmp_path)
    assert names(note.parent) == sorted([fresh.name, other.name, "Ana.md"])
    assert is_temporary(old.name)
    assert not is_temporary(other.name)


def test_a_file_is_removed_and_a_missing_one_is_no_error(note: Path, tmp_path: Path) -> None:
    remove_file(note, root=tmp_path)
    remove_file(note, root=tmp_path)
    assert names(tmp_path) == ["people"]


def test_no_descriptor_is_left_open(note: Path, tmp_path: Path) -> None:
    if not Path("/proc/self/fd").exists():
        pytest.skip("needs /proc")
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(5):
        write_atomic(note, NEW, root=tmp_path)
        with pytest.raises(WriteTroubleError):
            write_atomic(note / "x.md", NEW, root=tmp_path)
    assert len(os.listdir("/proc/self/fd")) == before


def test_systems_without_open_folders_are_served(note: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_IN_FOLDER", False)
    write_atomic(note, NEW, root=tmp_path)
    write_atomic(tmp_path / "a" / "b.md", NEW, root=tmp_path)
    assert note.read_bytes() == (tmp_path / "a" / "b.md").read_bytes() == NEW
    (tmp_path / "linked").symlink_to(tmp_path / "a")
    with pytest.raises(WriteTroubleError, match="symbolic link"):
        write_atomic(tmp_path / "linked" / "b.md", OLD, root=tmp_path)


def test_many_files_are_written_together_and_keep_their_modes(tmp_path: Path) -> None:
    old = tmp_path / "a" / "0.html"
    old.parent.mkdir()
    old.write_bytes(b"old")
    old.chmod(0o640)
    files = [(tmp_path / "a" / f"{n}.html", b"new %d" % n) for n in range(9)] + [(tmp_path / "b" / "x.html", b"x")]
    write_together(files, root=tmp_path)
    assert all(path.read_bytes() == data for path, data in files)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.rglob("*.tmp")) == []


def test_where_one_of_many_cannot_be_written_the_others_stay_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "8.html").symlink_to(tmp_path / "elsewhere")
    files = [(tmp_path / "a" / f"{n}.html", b"new") for n in range(9)]
    with pytest.raises(WriteTroubleError, match="symbolic link"):
        write_together(files, root=tmp_path)
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["8.html"]
    assert not (tmp_path / "elsewhere").exists()
