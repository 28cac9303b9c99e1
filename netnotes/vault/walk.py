"""Find the vault and its notes: what is read, what is only a link target, what is passed over."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from netnotes.model.config import Config
from netnotes.model.folding import fold_key
from netnotes.vault.globs import glob_matches, read_filters
from netnotes.vault.settings import Settings

CONFIG_NAME = "netnotes.yaml"
_ENDINGS = (".md", ".markdown")
_LEADING = re.compile(r"^[\W\d_]+")
_CONFLICT = re.compile(
    r"""\(.*conflicted[ ]copy.*\d{4}-?\d{2}-?\d{2}.*\)     # Dropbox, ownCloud, Nextcloud, Obsidian
      | _conflict-\d{8}-\d{6}                              # older ownCloud
      | \.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{7})?       # Syncthing
    """,
    re.VERBOSE | re.IGNORECASE,
)


Stamp = tuple[int, int, int, int]
"""By what a file is known to be the same without opening it: bytes, mtime and ctime in nanoseconds, inode."""


class FoundFile(NamedTuple):
    """A Markdown file of the vault. ``role`` says whether it is read or why it is only a link target.

    Without a ``stamp`` nothing could be learned of it: it may be a folder or file that may not be looked at.
    """

    path: str
    role: str
    stamp: Stamp | None = None


Scan = dict[str, tuple[tuple[str, Stamp | None], ...] | None]
"""Folder (``""`` is the root) → its Markdown files by name; None for a folder that cannot be listed."""


def find_vault(start: Path, home: Path) -> Path | None:
    """The nearest folder from ``start`` up that holds `netnotes.yaml` or `.obsidian/`; never home or the root."""
    for folder in (start, *start.parents):
        if folder in (home, Path(folder.anchor)):
            continue
        if (folder / CONFIG_NAME).is_file() or (folder / ".obsidian").is_dir():
            return folder
    return None


def bare_folder_name(name: str) -> str:
    """A folder's name without leading numbers, emoji and punctuation, folded (``01 People`` is ``people``)."""
    return fold_key(_LEADING.sub("", name))


def is_conflict_copy(path: str) -> bool:
    """Whether a sync service made this file because two edits collided."""
    return _CONFLICT.search(path.rsplit("/", 1)[-1]) is not None


def iter_files(root: Path, config: Config, settings: Settings) -> Iterator[FoundFile]:
    """Every Markdown file below the root, sorted by path; symbolic links and special files are passed over."""
    yield from sort_files(scan_folders(root), config, settings)


def sort_files(scan: Scan, config: Config, settings: Settings) -> list[FoundFile]:
    """The files of a scan with their roles, sorted by path.

    A folder that cannot be listed is found as if it were a note, so that reading it says why.
    Roles: ``read``, ``ignored``, ``template``, ``generated``, ``conflict``, ``odd-name`` (not UTF-8).
    """
    rules = _Filter(config, settings)
    roles: dict[str, str] = {}
    found: list[FoundFile] = []
    for folder, files in scan.items():  # a folder comes after the one that it lies in
        role = roles[folder] = rules.role_of(folder, roles)
        if files is None:
            if role == "read":
                found.append(_found(folder, role, None, rules))
            continue
        prefix = f"{folder}/" if folder else ""
        found += [_found(prefix + name, role, stamp, rules) for name, stamp in files]
    found.sort()
    return found


class _Filter:
    """Decides the role of folders and files, once for each folder."""

    def __init__(self, config: Config, settings: Settings) -> None:
        self.globs = config.ignore
        self.filters = read_filters(settings.ignore)
        generated = (config.dashboards_folder, config.site_folder)
        templates = (*settings.templates, config.templates_folder or "")
        self.folders: Mapping[str, str] = {
            **dict.fromkeys((_composed(name) for name in templates if name.strip("/")), "template"),
            **dict.fromkeys((_composed(name) for name in generated if name.strip("/")), "generated"),
        }

    def role_of(self, folder: str, above: Mapping[str, str]) -> str:
        """The role of a folder: its own, else that of the folder above."""
        if not folder:
            return "read"
        over, _, name = folder.rpartition("/")
        if role := self.folders.get(_composed(folder)):
            return role
        return "template" if bare_folder_name(name) in ("template", "templates") else above[over]

    def ignored(self, path: str) -> bool:
        return self.filters.match(path) or any(glob_matches(pattern, path) for pattern in self.globs)


def _composed(path: str) -> str:
    return path.strip("/") if path.isascii() else unicodedata.normalize("NFC", path).strip("/")


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


def _found(path: str, role: str, stamp: Stamp | None, rules: _Filter) -> FoundFile:
    """The file with its role; what lies in a folder that is not read is no conflict copy and no odd name."""
    if role == "read" and rules.ignored(path):
        role = "ignored"
    if not path.isascii():
        try:
            path.encode("utf-8")
        except UnicodeEncodeError:
            path = path.encode("utf-8", "backslashreplace").decode()
            role = "odd-name" if role == "read" else role
    if role == "read" and is_conflict_copy(path):
        role = "conflict"
    return FoundFile(path, role, stamp)
