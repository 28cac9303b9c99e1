"""The one writer: a file is either its old or its new bytes, and nothing outside the root is touched (SPEC 11)."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from netnotes.model.records import recordclass

_TEMPORARY = re.compile(r"\.netnotes-[0-9a-f]{16}\.tmp")
_STALE_SECONDS = 3600
_FEW = 5
_FOLDER_FLAGS = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
_NEW_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_READ_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_IN_FOLDER = {os.open, os.mkdir, os.stat, os.unlink, os.rename} <= os.supports_dir_fd
_HINTS = {
    errno.ENOSPC: "free some space and try again; the old file is as it was",
    errno.EDQUOT: "free some of your quota and try again; the old file is as it was",
    errno.EROFS: "the file system is read-only: make it writable, or use a copy of the vault",
    errno.EACCES: "you may not write here: check the permissions of the folder",
    errno.EPERM: "you may not write here: check the permissions of the folder",
    errno.EIO: "the disk reports an error; the old file is as it was",
    errno.ENAMETOOLONG: "use a shorter name",
}
_swept: set[tuple[int, int]] = set()


class WriteTroubleError(OSError):
    """A file that cannot be written; ``hint`` says how to mend it. The target is as it was, or complete."""

    def __init__(self, path: Path, message: str, hint: str = "", number: int = 0) -> None:
        super().__init__(number, message, str(path))
        self.path, self.message, self.hint = path, message, hint

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


@recordclass(frozen=True, slots=True)
class Folder:
    """An open folder. Where the system can, files are named relative to ``fd``, so that no link can come between."""

    path: Path
    fd: int | None

    def name(self, name: str) -> str:
        """How the file of this name is named to the system."""
        return name if self.fd is not None else str(self.path / name)

    def status(self, name: str) -> os.stat_result | None:
        """The status of a file, links not followed; None where there is none."""
        try:
            return os.stat(self.name(name), dir_fd=self.fd, follow_symlinks=False)
        except FileNotFoundError:
            return None

    def read(self, name: str) -> bytes | None:
        """The bytes of a regular file, None where there is none; raises OSError, for a link too."""
        try:
            descriptor = os.open(self.name(name), _READ_FLAGS, dir_fd=self.fd)
        except OSError as err:
            if err.errno == errno.ENOENT:
                return None
            if err.errno == errno.ELOOP:
                raise _linked(self.path / name) from err
            raise
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise WriteTroubleError(self.path / name, "is not a regular file", "move it away")
        with os.fdopen(descriptor, "rb") as file:
            return file.read()

    def remove(self, name: str) -> None:
        """Remove a file."""
        os.unlink(self.name(name), dir_fd=self.fd)

    def sync(self) -> None:
        """Make renames last; file systems that cannot sync a folder need not."""
        if self.fd is not None:
            try:
                os.fsync(self.fd)
            except OSError as err:
                if err.errno not in (errno.EINVAL, errno.ENOTSUP):
                    raise


def write_atomic(path: Path, data: bytes, *, root: Path, private: bool = False) -> None:
    """Replace or make the file, so that at every instant it holds its old or its new bytes.

    Missing folders are made. An existing file's mode is kept, a new one's follows the umask, or is 0600 where it is
    ``private``. Raises WriteTroubleError, and refuses where the target or a folder between it and the root is a
    symbolic link. Nothing is compared: notes that somebody may edit are changed by `vault.changing`.
    """
    with open_folder(path, root, make=True) as folder:
        mode = mode_of(folder, path)
        if mode is None and private:
            mode = 0o600
        temporary = temporary_name()
        placed = False
        try:
            fill(folder, temporary, data, mode)
            sweep(folder, temporary)
            os.replace(folder.name(temporary), folder.name(path.name), src_dir_fd=folder.fd, dst_dir_fd=folder.fd)
            placed = True
        finally:
            if not placed:
                with suppress(OSError):
                    folder.remove(temporary)
        folder.sync()


def write_together(files: Sequence[tuple[Path, bytes]], *, root: Path) -> None:
    """Replace or make several files: each as `write_atomic` does it, but all made safe on disk at once.

    One `sync` for hundreds of files takes as long as one for each takes for a few. Where that fails no file is half
    written: some are replaced, the others as they were.
    """
    if sys.platform != "linux" or len(files) < _FEW:  # elsewhere `sync` does not wait
        for path, data in files:
            write_atomic(path, data, root=root)
        return
    waiting: list[tuple[Path, str]] = []
    try:
        for path, data in files:
            with open_folder(path, root, make=True) as folder:
                temporary = temporary_name()
                fill(folder, temporary, data, mode_of(folder, path), safe=False)
                waiting.append((path, temporary))
                sweep(folder, temporary)
        os.sync()
        while waiting:
            path, temporary = waiting[-1]
            with open_folder(path, root, make=False) as folder:
                os.replace(folder.name(temporary), folder.name(path.name), src_dir_fd=folder.fd, dst_dir_fd=folder.fd)
            waiting.pop()
    finally:
        for path, temporary in waiting:
            with suppress(OSError), open_folder(path, root, make=False) as folder:
                folder.remove(temporary)
    for path in {path.parent: path for path, _ in files}.values():
        with open_folder(path, root, make=False) as folder:
            folder.sync()


def remove_file(path: Path, *, root: Path) -> None:
    """Remove a regular file; the same refusals and errors as `write_atomic`. A missing file is no error."""
    with open_folder(path, root, make=False) as folder:
        if mode_of(folder, path) is not None:
            folder.remove(path.name)
            folder.sync()


def temporary_name() -> str:
    """A name that no other writer uses, for a file beside the one to be written."""
    return f".netnotes-{secrets.token_hex(8)}.tmp"


def is_temporary(name: str) -> bool:
    """Whether a file name is one that this writer uses while it writes."""
    return _TEMPORARY.fullmatch(name) is not None


@contextmanager
def open_folder(path: Path, root: Path, *, make: bool) -> Iterator[Folder]:
    """The folder of a path below the root, opened part by part without following any link."""
    try:
        parts = path.relative_to(root).parts
    except ValueError:
        raise WriteTroubleError(path, f"is not inside {root}") from None
    if not parts or ".." in parts or any("\0" in part for part in parts):
        raise WriteTroubleError(path, f"is not inside {root}")
    folder = Folder(root, None)
    try:
        if _IN_FOLDER:
            folder = Folder(root, os.open(root, _FOLDER_FLAGS & ~getattr(os, "O_NOFOLLOW", 0)))
        for part in parts[:-1]:
            folder = _enter(folder, part, make=make)
        yield folder
    except OSError as err:
        if isinstance(err, WriteTroubleError):
            raise
        hint = _HINTS.get(err.errno or 0, "")
        raise WriteTroubleError(path, f"cannot be written: {err.strerror or err}", hint, err.errno or 0) from err
    finally:
        if folder.fd is not None:
            os.close(folder.fd)


def _enter(folder: Folder, part: str, *, make: bool) -> Folder:
    """The folder inside, made when missing; the outer one is closed."""
    path = folder.path / part
    status = folder.status(part)
    if status is None and make:
        with suppress(FileExistsError):
            os.mkdir(folder.name(part), dir_fd=folder.fd)
        status = folder.status(part)
    if status is not None and stat.S_ISLNK(status.st_mode):
        raise WriteTroubleError(path, "is a symbolic link", "netnotes does not write through links: use a real folder")
    if status is not None and not stat.S_ISDIR(status.st_mode):
        raise WriteTroubleError(path, "is not a folder", "move the file away, or choose another folder")
    if folder.fd is None:
        return Folder(path, None)
    inner = os.open(part, _FOLDER_FLAGS, dir_fd=folder.fd)
    os.close(folder.fd)
    return Folder(path, inner)


def mode_of(folder: Folder, path: Path) -> int | None:
    """The mode of the regular file at path, None where there is nothing."""
    status = folder.status(path.name)
    if status is None:
        return None
    if stat.S_ISLNK(status.st_mode):
        raise _linked(path)
    if not stat.S_ISREG(status.st_mode):
        raise WriteTroubleError(path, "is not a regular file", "move it away")
    return stat.S_IMODE(status.st_mode)


def _linked(path: Path) -> WriteTroubleError:
    return WriteTroubleError(path, "is a symbolic link", "netnotes does not write through links: use a real file")


def fill(folder: Folder, name: str, data: bytes, mode: int | None, *, safe: bool = True) -> None:
    """Make the temporary file with these bytes, ``safe`` on disk; where that fails there is none."""
    descriptor = os.open(folder.name(name), _NEW_FLAGS, 0o666 if mode is None else mode & 0o777, dir_fd=folder.fd)
    filled = False
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(descriptor, mode)
        if safe:
            os.fsync(descriptor)
        filled = True
    finally:
        os.close(descriptor)
        if not filled:
            with suppress(OSError):
                folder.remove(name)


def sweep(folder: Folder, newest: str) -> None:
    """Remove temporary files that a killed run left here, once for each folder; none that may be in use.

    Their age is measured against the newest, so that no clock but the file system's is asked.
    """
    with suppress(OSError):
        here = os.stat(folder.path if folder.fd is None else folder.fd)
        if (here.st_dev, here.st_ino) in _swept:
            return
        _swept.add((here.st_dev, here.st_ino))
        status = folder.status(newest)
        for name in os.listdir(folder.path if folder.fd is None else folder.fd):
            old = folder.status(name) if is_temporary(name) else None
            if old and status and old.st_mtime < status.st_mtime - _STALE_SECONDS:
                folder.remove(name)
