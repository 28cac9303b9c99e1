"""Look through the folders of a vault: which Markdown files there are, and by what each is known to be the same."""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from netnotes.vault.apart import pays_apart, start_apart

Stamp = tuple[int, int, int, int]
"""By what a file is known to be the same without opening it: bytes, mtime and ctime in nanoseconds, inode."""

Scan = dict[str, tuple[tuple[str, Stamp | None], ...] | None]
"""Folder (``""`` is the root) → its Markdown files by name; None for a folder that cannot be listed."""

_ENDINGS = (".md", ".markdown")


def scan_folders(root: Path) -> Scan:
    """Look through the folders without opening a file. Raises OSError where the root cannot be listed.

    Folders are kept on a list, so that depth costs no stack.
    """
    base, found = os.fspath(root), Scan()
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        prefix = f"{folder}/" if folder else ""
        files: list[tuple[str, Stamp | None]] = []
        try:
            with _entries(f"{base}/{folder}" if folder else base) as entries:
                for entry in entries:
                    name = entry.name
                    if name[0] in ".~" or name == "node_modules":
                        continue
                    if _is_folder(entry):
                        waiting.append(prefix + name)
                    elif name.lower().endswith(_ENDINGS) and not _is_link_or_special(entry):
                        files.append((name, _stamp(entry)))
        except OSError:
            if not folder:
                raise
            found[folder] = None
            continue
        files.sort()
        found[folder] = tuple(files)
    return found


@contextmanager
def _entries(folder: str) -> Iterator[Iterator[os.DirEntry[str]]]:
    """The entries of a folder; where the system can, looked at relative to the open folder, which is faster."""
    if os.scandir not in os.supports_fd:
        with os.scandir(folder) as entries:
            yield entries
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with os.scandir(descriptor) as entries:
            yield entries
    finally:
        os.close(descriptor)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether the entry, not what it links to, is a folder; what cannot be told counts as a file."""
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _is_link_or_special(entry: os.DirEntry[str]) -> bool:
    try:
        return not entry.is_file(follow_symlinks=False)
    except OSError:
        return False


def _stamp(entry: os.DirEntry[str]) -> Stamp | None:
    """The stamp of a file, None where it cannot be had."""
    try:
        return stamp_of(entry.stat(follow_symlinks=False))
    except OSError:
        return None


def stamp_of(status: os.stat_result) -> Stamp:
    """The stamp that a file's status gives."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def look_through(root: Path) -> Callable[[], Scan]:
    """Begin to look through the folders, as `scan_folders` does; the answer waits for the end.

    `begin_to_look` may have begun before.
    """
    begun = _begun.pop(os.fspath(root), None)
    return begun or (lambda: scan_folders(root))


def begin_to_look(root: Path) -> None:
    """Look through the folders in a process of its own, while this one gets ready for the answer."""
    if not pays_apart():
        return
    try:
        reading, writing = os.pipe()
    except OSError:  # too many open files
        return

    def look() -> None:
        os.close(reading)
        with open(writing, "wb") as pipe:
            marshal.dump(scan_folders(root), pipe)

    child = start_apart(look)
    os.close(writing)
    if child is None:
        os.close(reading)
    else:
        _begun[os.fspath(root)] = _Looking(root, reading, child)


class _Looking:
    """The other process; where it fails this one looks itself, which says why."""

    def __init__(self, root: Path, reading: int, child: int) -> None:
        self.root, self.reading, self.child = root, reading, child

    def __call__(self) -> Scan:
        with open(self.reading, "rb") as pipe:
            data = pipe.read()
        if os.waitpid(self.child, 0)[1] != 0:
            return scan_folders(self.root)
        found: Scan = marshal.loads(data)  # noqa: S302 - written by our own child
        return found


_begun: dict[str, _Looking] = {}
