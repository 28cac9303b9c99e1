"""The file of an index and the lock beside it: what is in its place, and taking it away. Nothing here connects."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from netnotes.index.packing import DamagedError
from netnotes.index.place import FILE, LOCK, UNCHANGED, index_folder, ready_folder


def refuse_other_things(path: Path) -> None:
    """Raises DamagedError where a folder, a link or the like is in the index's place, or what may not be written."""
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(path.lstat().st_mode) or not os.access(path, os.R_OK | os.W_OK):
            raise DamagedError("something else is in the place of the index")


def remove_index(root: Path) -> bool:
    """Take a damaged index away, unless somebody else has it open; whether it is gone."""
    try:
        folder = index_folder(root)
        if not folder.is_dir():
            return True
        folder = ready_folder(root)
        lock = lock_file(folder / LOCK, alone=True)
    except OSError:
        return False
    try:
        for name in (FILE, f"{FILE}-wal", f"{FILE}-shm", f"{FILE}-journal", UNCHANGED):
            if (folder / name).is_dir() and not (folder / name).is_symlink():
                import shutil  # here, because it brings much along

                shutil.rmtree(folder / name)
            (folder / name).unlink(missing_ok=True)
    except OSError:
        return False
    finally:
        if lock is not None:
            os.close(lock)
    return True


def lock_file(path: Path, *, alone: bool = False) -> int | None:
    """Hold a file together with others, or alone. Raises OSError where others hold it; None where no locks exist."""
    try:
        import fcntl
    except ImportError:
        return None
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB if alone else fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor
