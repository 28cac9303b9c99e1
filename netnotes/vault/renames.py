"""Renames that lose no file: two files change places, or a file takes a name that nobody has.

The kernel does either in one step on Linux (`renameat2`) and macOS (`renameatx_np`). Where it, or the file system,
cannot (Windows, some network and FUSE drives), links and plain renames stand in; what that leaves open is said at
each function.
"""

from __future__ import annotations

import errno
import os
import sys
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from functools import cache

from netnotes.vault.writing import Folder, fill

_CALLS = {"linux": ("renameat2", 2, 1), "darwin": ("renameatx_np", 2, 4)}  # name, exchange, no replace
_AT_FDCWD = {"linux": -100, "darwin": -2}
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
_NO_LINKS = _CANNOT | {errno.EPERM, errno.EMLINK, errno.EXDEV, errno.EACCES}


def exchange(folder: Folder, temporary: str, name: str, spare: str) -> None:
    """Let the two files of a folder change places; FileNotFoundError where one is missing, else OSError.

    Without the kernel's help the file that stands under ``name`` gets ``spare`` as a second name, or is copied there,
    and is then replaced: it ends up there, and one that an editor puts in its place by a rename in the few
    microseconds between is lost.
    """
    if _rename(folder, temporary, folder, name, swap=True):
        return
    status = folder.status(name)
    if status is None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)
    replaced = False
    try:
        _copy(folder, name, spare, status.st_mode & 0o7777)
        os.replace(folder.name(temporary), folder.name(name), src_dir_fd=folder.fd, dst_dir_fd=folder.fd)
        replaced = True
    finally:
        if not replaced:
            with suppress(OSError):
                folder.remove(spare)


def _copy(folder: Folder, name: str, spare: str, mode: int) -> None:
    """The same file under a second name, or one with the same bytes."""
    try:
        os.link(folder.name(name), folder.name(spare), src_dir_fd=folder.fd, dst_dir_fd=folder.fd)
    except OSError as err:
        if err.errno not in _NO_LINKS:
            raise
        fill(folder, spare, folder.read(name) or b"", mode)


def rename_new(source: Folder, name: str, target: Folder, new: str) -> None:
    """Give a file a name that is free; FileExistsError where it is taken, else OSError.

    A name that differs only in how it is written and means the same file there is free. Without the kernel's help
    the file has both names for an instant; where there are no links either, a file that comes between is replaced.
    """
    try:
        if _rename(source, name, target, new, swap=False):
            return
    except FileExistsError:
        if not same_entry(source, name, target, new):
            raise
        os.rename(source.name(name), target.name(new), src_dir_fd=source.fd, dst_dir_fd=target.fd)
        return
    _link_over(source, name, target, new)


def same_entry(source: Folder, name: str, target: Folder, new: str) -> bool:
    """Whether two names are one entry of a folder, as on file systems that do not mind case or composition.

    The folder's own list of names tells: inodes do not, where a file system makes them up for every name asked.
    """
    if source.path != target.path or _folded(name) != _folded(new):
        return False
    if source.status(name) is None or target.status(new) is None:
        return False
    return name == new or not {name, new} <= set(os.listdir(source.path if source.fd is None else source.fd))


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _link_over(source: Folder, name: str, target: Folder, new: str) -> None:
    if target.status(new) is not None:
        if not same_entry(source, name, target, new):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), new)
    else:
        try:
            os.link(source.name(name), target.name(new), src_dir_fd=source.fd, dst_dir_fd=target.fd)
        except OSError as err:
            if err.errno not in _NO_LINKS:
                raise
        else:
            source.remove(name)
            return
    os.rename(source.name(name), target.name(new), src_dir_fd=source.fd, dst_dir_fd=target.fd)


def _rename(source: Folder, name: str, target: Folder, new: str, *, swap: bool) -> bool:
    """Ask the kernel; False where it, or the file system, cannot."""
    call = _system_call()
    if call is None:
        return False
    _, exchanging, exclusive = _CALLS[sys.platform]
    here = _AT_FDCWD[sys.platform]
    number = call(
        here if source.fd is None else source.fd,
        os.fsencode(source.name(name)),
        here if target.fd is None else target.fd,
        os.fsencode(target.name(new)),
        exchanging if swap else exclusive,
    )
    if number in _CANNOT:
        return False
    if number:
        raise OSError(number, os.strerror(number), name, None, new)
    return True


@cache
def _system_call() -> Callable[[int, bytes, int, bytes, int], int] | None:
    """The kernel's rename with flags: gives 0 or the number of an error. None where there is none."""
    if sys.platform not in _CALLS:
        return None
    import ctypes

    try:
        function = getattr(ctypes.CDLL(None, use_errno=True), _CALLS[sys.platform][0])
    except (AttributeError, OSError):
        return None
    function.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    function.restype = ctypes.c_int

    def call(source: int, name: bytes, target: int, new: bytes, flags: int) -> int:
        return ctypes.get_errno() if function(source, name, target, new, flags) else 0

    return call
