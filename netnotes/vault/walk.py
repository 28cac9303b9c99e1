"""Find the vault and its notes: what is read, what is only a link target, what is passed over."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

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


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A Markdown file of the vault. ``role`` says whether it is read or why it is only a link target."""

    path: str
    role: str
    size: int = 0


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
    """Every Markdown file below the root, sorted by path; symbolic links and special files are passed over.

    A folder that cannot be listed is found as if it were a note, so that reading it says why.

    Roles: ``read``, ``ignored``, ``template``, ``generated``, ``conflict``, ``odd-name`` (not UTF-8).
    """
    found: list[FoundFile] = []
    _scan(os.fspath(root), "", _Filter(config, settings), found, "read")
    found.sort(key=lambda file: file.path)
    yield from found


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

    def folder_role(self, path: str, name: str) -> str | None:
        if role := self.folders.get(_composed(path)):
            return role
        return "template" if bare_folder_name(name) in ("template", "templates") else None

    def ignored(self, path: str) -> bool:
        return self.filters.match(path) or any(glob_matches(pattern, path) for pattern in self.globs)


def _composed(path: str) -> str:
    return path.strip("/") if path.isascii() else unicodedata.normalize("NFC", path).strip("/")


def _scan(base: str, prefix: str, rules: _Filter, found: list[FoundFile], role: str) -> None:
    """Collect the files of one folder and below; folders are kept on a list, so depth costs no stack."""
    waiting = [(prefix, role)]
    while waiting:
        prefix, role = waiting.pop()
        try:
            entries = list(os.scandir(os.path.join(base, prefix) if prefix else base))
        except OSError:
            if not prefix:
                raise
            if role == "read":
                found.append(_found(prefix, role, 0, rules))
            continue
        for entry in entries:
            name = entry.name
            if name[0] in ".~" or name == "node_modules":
                continue
            path = f"{prefix}/{name}" if prefix else name
            if _is(entry, entry.is_dir):
                waiting.append((path, rules.folder_role(path, name) or role))
            elif name.lower().endswith(_ENDINGS) and _is(entry, entry.is_file):
                found.append(_found(path, role, _size(entry) if role == "read" else 0, rules))


def _is(entry: os.DirEntry[str], kind: Callable[..., bool]) -> bool:
    """Whether the entry, not what it links to, is of this kind; what cannot be told counts as a file."""
    try:
        return kind(follow_symlinks=False)
    except OSError:
        return kind == entry.is_file


def _found(path: str, role: str, size: int, rules: _Filter) -> FoundFile:
    """The file with its role; what lies in a folder that is not read is no conflict copy and no odd name."""
    if role == "read" and rules.ignored(path):
        role = "ignored"
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        path = path.encode("utf-8", "backslashreplace").decode()
        role = "odd-name" if role == "read" else role
    if role == "read" and is_conflict_copy(path):
        role = "conflict"
    return FoundFile(path=path, role=role, size=size if role == "read" else 0)


def _size(entry: os.DirEntry[str]) -> int:
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) else 0
