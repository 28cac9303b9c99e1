"""Which vault a document belongs to, and where in it: nothing outside a vault is read or offered (SPEC 1, 11)."""

from __future__ import annotations

import os
from pathlib import Path

from pygls.uris import from_fs_path, to_fs_path

from netnotes.vault.root import find_vault, own_home

_ENDINGS = (".md", ".markdown")


def path_of_uri(uri: str) -> Path | None:
    """The file that a URI names; None for anything but a file."""
    if not uri.startswith("file:"):
        return None
    try:
        path = to_fs_path(uri)
    except ValueError:
        return None
    return Path(os.path.normpath(path)) if path and "\0" not in path else None


def uri_of_path(path: Path) -> str:
    """The URI of a file."""
    return from_fs_path(str(path)) or path.as_uri()


def root_for(path: Path, folders: list[Path], named: Path | None) -> Path | None:
    """The vault of a file: the one ``named`` by the command line, else that of a workspace folder, else the nearest.

    None where there is none around the file.
    """
    if named is not None:
        return named if is_within(path, named) else None
    for folder in sorted(folders, key=lambda folder: len(folder.parts), reverse=True):
        if is_within(path, folder) and (root := find_vault(str(folder), own_home())):
            return Path(root)
    root = find_vault(str(path.parent), own_home())
    return Path(root) if root else None


def is_within(path: Path, folder: Path) -> bool:
    """Whether a file lies in a folder, as it is named or without links."""
    return path.is_relative_to(folder) or path.is_relative_to(folder.resolve())


def path_in_vault(path: Path, root: Path) -> str | None:
    """The path of a note in its vault, with ``/``; None for what is no note or lies behind a link or a hidden folder.

    The file itself need not exist yet.
    """
    base = root if path.is_relative_to(root) else root.resolve()
    if not path.is_relative_to(base) or not path.name.lower().endswith(_ENDINGS):
        return None
    parts = path.relative_to(base).parts
    if any(part[0] in ".~" or part == "node_modules" for part in parts):
        return None
    step = base
    for part in parts:
        step /= part
        if step.is_symlink():
            return None
    return "/".join(parts)
