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
import tempfile
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
_UNLOCKABLE = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL, errno.EBADF}
_held = threading.local()


@contextmanager
def vault_lock(root: Path, tell: Callable[[str], None] | None = None, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the vault for writing; the same thread may hold it more than once.

    Waits for so many seconds where another command holds it, and says so through ``tell``. Raises OperatorError when
    that was not enough, or the vault cannot be opened.
    """
    try:
        status = os.stat(root)
        descriptor = _open(root)
    except OSError as err:
        raise OperatorError(f"{root} cannot be opened: {err.strerror}; nothing was written") from err
    key = (status.st_dev, status.st_ino, vault_key(root) if status.st_ino == 0 else "")
    held: set[object] = vars(_held).setdefault("keys", set())
    again = key in held
    try:
        if not again:
            _wait(descriptor, root, tell, patience)
        held.add(key)
        try:
            yield
        finally:
            if not again:
                held.discard(key)
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _wait(descriptor: int | None, root: Path, tell: Callable[[str], None] | None, patience: float) -> None:
    began, told = time.monotonic(), False
    while descriptor is not None and not _lock(descriptor):
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


if sys.platform == "win32":
    import msvcrt

    def _open(root: Path) -> int | None:
        name = f"netnotes-{vault_key(root)}.lock"
        try:
            return os.open(os.path.join(tempfile.gettempdir(), name), os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return None

    def _lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as err:
            if err.errno in _BUSY:
                return False
            if err.errno not in _UNLOCKABLE:
                raise
        return True

else:
    import fcntl

    def _open(root: Path) -> int | None:
        return os.open(root, os.O_RDONLY | os.O_DIRECTORY)

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as err:
            if err.errno in _BUSY:
                return False
            if err.errno not in _UNLOCKABLE:
                raise
        return True
