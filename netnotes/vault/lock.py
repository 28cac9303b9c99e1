"""One writer at a time in a vault (SPEC 11): a lock that the kernel lets go of, however its holder ends.

Where the system has `flock` the vault's own folder is locked, so that nothing is written into the vault or beside it,
and every user, path and link that leads to the folder meets the same lock. Elsewhere a file in the system's folder
for temporary files stands for it. Where neither can be locked (some network drives) commands go on without: each file
is still compared right before it is replaced.
"""

from __future__ import annotations

import errno
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from netnotes.model.errors import OperatorError
from netnotes.vault.private import vault_key

PATIENCE = 10.0
_WORD_AFTER = 0.5
_PAUSE = 0.02
_BUSY = {errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK, errno.EDEADLK}
_held = threading.local()


@contextmanager
def vault_lock(root: Path, tell: Callable[[str], None] | None = None, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the vault for writing; the same thread may hold it more than once.

    Waits for so many seconds where another command holds it, and says so through ``tell``. Raises OperatorError when
    that was not enough, or the vault cannot be opened.
    """
    try:
        status = os.stat(root)
    except OSError as err:
        raise OperatorError(f"{root} cannot be opened: {err.strerror}; nothing was written") from err
    key = (status.st_dev, status.st_ino, vault_key(root) if status.st_ino == 0 else "")
    held: set[object] = vars(_held).setdefault("keys", set())
    if key in held:
        yield
        return
    descriptor, ours = _first_try(root)
    try:
        if descriptor is not None and not ours:
            _wait(descriptor, root, tell, patience)
        held.add(key)
        try:
            yield
        finally:
            held.discard(key)
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _first_try(root: Path) -> tuple[int | None, bool]:
    """What is locked (the folder itself, else a file that stands for it, else nothing), and whether it is ours now."""
    for opened in (_open_folder, _open_file):
        try:
            descriptor = opened(root)
        except OSError:
            continue
        try:
            return descriptor, _lock(descriptor)
        except OSError:  # this cannot be locked
            os.close(descriptor)
    return None, True


def _wait(descriptor: int, root: Path, tell: Callable[[str], None] | None, patience: float) -> None:
    began, told = time.monotonic(), False
    while not _lock(descriptor):
        waited = time.monotonic() - began
        if waited >= patience:
            raise OperatorError(
                f"another netnotes command has been writing in {root} for {patience:.0f} seconds; nothing was written",
                "wait until it is done, or end it; then run the command again",
            )
        if tell and not told and waited >= _WORD_AFTER:
            tell("waiting for another netnotes command that is writing in this vault")
            told = True
        time.sleep(_PAUSE)


def _open_file(root: Path) -> int:
    """A file of the user's that stands for the vault; nothing is written into it."""
    user = "" if sys.platform == "win32" else f"{os.getuid()}-"  # its temporary folder is the user's own
    import tempfile

    name = f"netnotes-{user}{vault_key(root)}.lock"
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    return os.open(os.path.join(tempfile.gettempdir(), name), flags, 0o600)


def _lock(descriptor: int) -> bool:
    """Whether the lock is ours now. Raises OSError where this cannot be locked."""
    try:
        _try(descriptor)
    except OSError as err:
        if err.errno in _BUSY:
            return False
        raise
    return True


if sys.platform == "win32":
    import msvcrt

    def _open_folder(root: Path) -> int:
        raise OSError(errno.ENOTSUP, f"{root}: a folder cannot be locked")

    def _try(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _open_folder(root: Path) -> int:
        return os.open(root, os.O_RDONLY | os.O_DIRECTORY)

    def _try(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
