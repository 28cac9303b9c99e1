"""Where a new note goes: with the others of its type, in a folder that is read."""

from __future__ import annotations

import os
import re
from collections import Counter
from contextlib import suppress
from datetime import date
from pathlib import Path

from netnotes.model.config import Config
from netnotes.model.errors import OperatorError
from netnotes.model.network import Network
from netnotes.model.notes import NoteType
from netnotes.model.settings import Settings
from netnotes.vault.file_names import fold_file_name
from netnotes.vault.folders import Scan
from netnotes.vault.typing_rules import TypeRules
from netnotes.vault.walk import sort_files

DEFAULT_FOLDERS: dict[NoteType, str] = {
    "person": "people",
    "goal": "goals",
    "meeting": "meetings",
    "organization": "organizations",
    "me": "",
}
_DATED = ((re.compile(r"\d{4}"), "%Y"), (re.compile(r"\d{4}-\d{2}"), "%Y-%m"), (re.compile(r"\d{2}"), "%m"))


def folder_for(network: Network, root: Path, type_: NoteType, day: date, settings: Settings) -> str:
    """The folder for a new note of a type: where most of its kind lie, else one that means it, else the usual one.

    Folders of the year and the month are made for ``day`` where most notes lie in such. Raises OperatorError where
    the folder is one whose notes are not read.
    """
    lying = Counter(_home(head.path) for head in network.heads if head.type == type_)
    if type_ == "me":
        folder = ""
    elif lying:
        most = max(lying.values())
        folder = day.strftime(min(where for where, count in lying.items() if count == most))
    else:
        folder = _meant(root, type_, network.config) or DEFAULT_FOLDERS[type_]
    if not is_read(f"{folder}/Name.md" if folder else "Name.md", network.config, settings):
        raise OperatorError(f"notes in the folder {folder}/ are not read", f"make a folder for notes of a {type_}")
    return folder


def is_read(path: str, config: Config, settings: Settings) -> bool:
    """Whether a note at this path would be read as a source (SPEC 1)."""
    *parts, name = path.split("/")
    folders = ["/".join(parts[:depth]) for depth in range(len(parts) + 1)]
    scan: Scan = {folder: ((name, None),) if folder == "/".join(parts) else () for folder in folders}
    hidden = any(part.startswith((".", "~")) or part == "node_modules" for part in (*parts, name))
    return not hidden and [found.role for found in sort_files(scan, config, settings)] == ["read"]


def taken_names(network: Network, root: Path, folder: str) -> frozenset[str]:
    """The folded names of what stands in a folder, without ``.md``: files of any kind, and notes that are known."""
    prefix = f"{folder}/" if folder else ""
    known = (head.path for head in network.heads if head.path.startswith(prefix))
    names = {path[len(prefix) :] for path in known if "/" not in path[len(prefix) :]}
    with suppress(OSError):
        names.update(os.listdir(root / folder))
    return frozenset(fold_file_name(name.removesuffix(".md")) for name in names)


def _home(path: str) -> str:
    """The folder of a note as a pattern of `strftime`: the one above where it has a folder of its own."""
    *folders, name = path.split("/")
    if folders and folders[-1] == name.rsplit(".", 1)[0]:
        folders.pop()
    parts: list[str] = []
    dated = False
    for folder in folders:
        form = next((form for shape, form in _DATED if shape.fullmatch(folder) and (form != "%m" or dated)), None)
        dated = dated or form is not None
        parts.append(form or folder.replace("%", "%%"))
    return "/".join(parts)


def _meant(root: Path, type_: NoteType, config: Config) -> str:
    """A folder at the top of the vault that gives its notes this type, the first by name; empty where none does."""
    rules = TypeRules(config)
    try:
        names = sorted(entry.name for entry in os.scandir(root) if entry.is_dir(follow_symlinks=False))
    except OSError:
        return ""
    fitting = (name for name in names if name[0] not in ".~" and rules.type_by_folder(f"{name}/x.md") == type_)
    return next(fitting, "")
