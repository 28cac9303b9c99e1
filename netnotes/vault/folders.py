"""Look through the folders of a vault: which Markdown files there are, and by what each is known to be the same."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # as in `typing`, which takes a while to import
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Stamp = tuple[int, int, int, int]
"""By what a file is known to be the same without opening it: bytes, mtime and ctime in nanoseconds, inode."""

Scan = dict[str, tuple[tuple[str, Stamp | None], ...] | None]
"""Folder (``""`` is the root) → its Markdown files by name; None for a folder that cannot be listed."""

_ENDINGS = (".md", ".markdown")


def scan_folders(root: str | Path) -> Scan:
    """Look through the folders without opening a file. Raises OSError where the root cannot be listed.

    Folders are kept on a list, so that depth costs no stack. Both are sorted, whatever order the system gives.
    """
    base, found = os.fspath(root), Scan()
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        prefix = f"{folder}/" if folder else ""
        files: list[tuple[str, Stamp | None]] = []
        try:
            for entry in _entries(f"{base}/{folder}" if folder else base):
                name = entry.name
                if name[0] in ".~" or name == "node_modules":
                    continue
                if name.lower().endswith(_ENDINGS) and _is_file(entry):
                    files.append((name, _stamp(entry)))
                elif _is_folder(entry):
                    waiting.append(prefix + name)
        except OSError:
            if not folder:
                raise
            found[folder] = None
            continue
        files.sort()
        found[folder] = tuple(files)
    return dict(sorted(found.items()))


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    """The entries of a folder; where the system can, looked at relative to the open folder, which is faster."""
    if os.scandir not in os.supports_fd:
        with os.scandir(folder) as entries:
            yield from entries
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with os.scandir(descriptor) as entries:
            yield from entries
    finally:
        os.close(descriptor)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether the entry, not what it links to, is a folder; what cannot be told counts as a file."""
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether the entry is a file, and neither a link nor special; what cannot be told is one where it is no folder."""
    try:
        return entry.is_file(follow_symlinks=False)
    except OSError:
        return not _is_folder(entry)


def _stamp(entry: os.DirEntry[str]) -> Stamp | None:
    """The stamp of a file, None where it cannot be had."""
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def stamp_of(status: os.stat_result) -> Stamp:
    """The stamp that a file's status gives."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino
