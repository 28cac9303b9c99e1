"""A look through the folders in a process of its own, while this one gets ready for the answer."""

from __future__ import annotations

import marshal
import os
import time

from netnotes.vault.apart import pays_apart, start_apart
from netnotes.vault.folders import scan_folders

TYPE_CHECKING = False  # as in `typing`, which takes a while to import
if TYPE_CHECKING:
    from netnotes.vault.folders import Scan

DIGEST_BYTES = 32


class Look:
    """One look through the folders of a vault; ``began`` is when, in nanoseconds.

    The other process tells the digest first: where that is the one of the last look nothing else need be read.
    """

    def __init__(self, root: str, began: int = 0, reading: int | None = None, child: int | None = None) -> None:
        self.root, self.began = root, began or time.time_ns()
        self._pipe = None if reading is None else open(reading, "rb")  # noqa: SIM115 - closed by `close`
        self._child = child
        self._digest = b""
        self._scan: Scan | None = None

    def digest(self) -> bytes:
        """What two looks have in common only where they found the same. Raises OSError as `scan`."""
        if not self._digest and self._pipe is not None:
            self._digest = self._pipe.read(DIGEST_BYTES)
            if len(self._digest) != DIGEST_BYTES:
                self._digest = b""
                self.close()
        if not self._digest:
            self._digest = digest_of(_plain(self.scan()))
        return self._digest

    def scan(self) -> Scan:
        """What was found. Where the other process failed this one looks itself: OSError says why."""
        if self._scan is None and self._pipe is not None:
            self.digest()
        if self._scan is None:
            data = self._pipe.read() if self._pipe is not None else b""
            self._scan = marshal.loads(data) if self.close() else scan_folders(self.root)  # noqa: S302 - our child's
        return self._scan

    def close(self) -> bool:
        """Let the other process go, if there is one; whether it came to its end."""
        if self._pipe is None or self._child is None:
            return False
        self._pipe.close()
        self._pipe = None
        return os.waitpid(self._child, 0)[1] == 0


def begin_to_look(root: str | os.PathLike[str]) -> Look:
    """Begin to look through the folders, in a process of its own where that pays. `look_through` gets the answer."""
    key = os.path.realpath(root)
    known = _begun.get(key)
    if known is None:
        known = _begun[key] = _look_apart(os.fspath(root)) or Look(os.fspath(root))
    return known


def look_through(root: str | os.PathLike[str]) -> Look:
    """A look through the folders: the one that `begin_to_look` began, which is then used up, else a new one."""
    return _begun.pop(os.path.realpath(root), None) or Look(os.fspath(root))


def forget_look(root: str | os.PathLike[str]) -> None:
    """Have no use for what `begin_to_look` began: something may have been written since."""
    if look := _begun.pop(os.path.realpath(root), None):
        look.close()


def digest_of(data: bytes) -> bytes:
    """The digest of a look's plain form."""
    from netnotes.vault.digests import digest_256

    return digest_256(data)


def digest_of_scan(scan: Scan) -> bytes:
    """What `Look.digest` gives where this is found."""
    return digest_of(_plain(scan))


def _plain(scan: Scan) -> bytes:
    """The same bytes for the same look: this version of the format has no references."""
    return marshal.dumps(scan, 2)


def _look_apart(root: str) -> Look | None:
    if not pays_apart():
        return None
    began = time.time_ns()
    try:
        reading, writing = os.pipe()
    except OSError:  # too many open files
        return None

    def look() -> None:
        os.close(reading)
        data = _plain(scan_folders(root))
        with open(writing, "wb") as pipe:
            pipe.write(digest_of(data))
            pipe.flush()
            pipe.write(data)

    child = start_apart(look)
    os.close(writing)
    if child is None:
        os.close(reading)
        return None
    return Look(root, began, reading, child)


_begun: dict[str, Look] = {}
