"""The notes of a vault: what is read, what is only a link target, what is passed over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from netnotes.model.config import Config
from netnotes.model.folding import fold_key
from netnotes.model.settings import Settings
from netnotes.vault.folders import Scan, Stamp, scan_folders
from netnotes.vault.globs import glob_matches, read_filters

_LEADING = re.compile(r"^[\W\d_]+")
_CONFLICT = re.compile(
    r"""\(.*conflicted[ ]copy.*\d{4}-?\d{2}-?\d{2}.*\)     # Dropbox, ownCloud, Nextcloud, Obsidian
      | _conflict-\d{8}-\d{6}                              # older ownCloud
      | \.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{7})?       # Syncthing
    """,
    re.VERBOSE | re.IGNORECASE,
)


class FoundFile(NamedTuple):
    """A Markdown file of the vault. ``role`` says whether it is read or why it is only a link target.

    Without a ``stamp`` nothing could be learned of it: it may be a folder or file that may not be looked at.
    """

    path: str
    role: str
    stamp: Stamp | None = None


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


def read_folders(scan: Scan, config: Config, settings: Settings) -> dict[str, str]:
    """The role of each folder of a scan by its path, the root aside; roles are those of `sort_files`."""
    rules = _Filter(config, settings)
    roles: dict[str, str] = {}
    for folder in scan:
        roles[folder] = rules.role_of(folder, roles)
    return {folder: role for folder, role in roles.items() if folder}


def role_of(path: str, config: Config, settings: Settings) -> str:
    """The role that a file at this path has, or would have; one that is hidden or an editor's own has "ignored"."""
    *parts, name = path.split("/")
    if any(part[:1] in ".~" or part == "node_modules" for part in (*parts, name)):
        return "ignored"
    scan: Scan = {"/".join(parts[:depth]): () for depth in range(len(parts) + 1)}
    scan["/".join(parts)] = ((name, None),)
    return sort_files(scan, config, settings)[0].role


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
