"""What `netnotes obsidian setup` would write into a vault, piece by piece; nothing that somebody made is replaced."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from netnotes.edits.derived_setting import set_derived
from netnotes.edits.obsidian.bases import bases
from netnotes.edits.obsidian.daily_paths import daily_pattern
from netnotes.edits.obsidian.marks import find_marks
from netnotes.edits.obsidian.names import Names
from netnotes.edits.obsidian.stamp import is_unchanged, stamped
from netnotes.edits.obsidian.types import merge_types
from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.model.network import Network
from netnotes.model.records import recordclass
from netnotes.vault.changing import current
from netnotes.vault.editing.json_text import JsonTroubleError, read_object, write_object
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.folders import scan_folders
from netnotes.vault.note_templates import packaged_text
from netnotes.vault.root import CONFIG_NAME
from netnotes.vault.settings import read_settings
from netnotes.vault.snippet import SNIPPET
from netnotes.vault.walk import read_folders

TYPES, TEMPLATES = ".obsidian/types.json", ".obsidian/templates.json"
BASES_FOLDER, TEMPLATES_FOLDER = "bases", "Templates"
NOTE_TEMPLATES = ("Person.md", "Meeting.md", "Goal.md", "Log line.md")
Standing = Literal["new", "anew", "added to", "same", "kept", "left"]


@recordclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One file of the setup: what stands there (``before``) and what shall.

    ``standing`` is ``new``, ``anew`` (it is as an earlier setup wrote it) and ``added to`` for what is to be written,
    ``same`` for what says so already, ``kept`` for a file that differs from ours and ``left`` for one that cannot be
    touched; ``words`` say why.
    """

    path: str
    before: bytes | None
    after: bytes
    standing: Standing
    words: str = ""

    @property
    def change(self) -> FileChange:
        """What is to be done to the file; of a kept one, what would make it ours."""
        return FileChange(path=self.path, before=self.before, after=self.after)

    @property
    def is_wanted(self) -> bool:
        """Whether the file is to be written."""
        return self.standing in ("new", "anew", "added to")


def setup_pieces(network: Network, root: Path, *, derived: bool | None = None) -> tuple[Piece, ...]:
    """The bases, templates, types and snippet, in the order in which they are told. Nothing is written.

    ``derived`` says whether `build` will keep derived properties in people's notes, where that is about to change.
    """
    obsidian, config = read_settings(root), network.config
    roles = read_folders(scan_folders(root), config, obsidian)
    settings, folder = _templates(root, roles)
    if folder and folder not in roles:
        roles[folder] = "template"
    marks = find_marks(network, roles, lambda path: _size(root, path), daily_pattern(obsidian))
    shown = config.derived_properties if derived is None else derived
    texts = bases(marks, Names(network), config, derived=shown)
    home = next((name for name in roles if name.casefold() == BASES_FOLDER), BASES_FOLDER)
    pieces = [_own(root, f"{home}/{name}", stamped(text)) for name, text in texts.items()]
    if folder:
        pieces += [_own(root, f"{folder}/{name}", packaged_text("obsidian", name)) for name in NOTE_TEMPLATES]
    pieces += [*settings, _merged(root, TYPES, lambda found: merge_types(network, found))]
    return (*pieces, _own(root, SNIPPET, packaged_text("obsidian", "netnotes.css")))


def derived_piece(root: Path, value: bool) -> Piece | None:
    """The setting of derived properties in `netnotes.yaml`, None where nothing has to be said."""
    try:
        before = _standing(root, CONFIG_NAME)
        after = set_derived(before, value)
    except (EditRefusedError, OperatorError) as err:
        hint = f": {err.hint}" if err.hint else ""
        return Piece(path=CONFIG_NAME, before=None, after=b"", standing="left", words=f"{err.message}{hint}")
    if after is None or after == before:
        return None
    standing: Standing = "new" if before is None else "added to"
    words = f"derived_properties: {'true' if value else 'false'}"
    return Piece(path=CONFIG_NAME, before=before, after=after, standing=standing, words=words)


def _own(root: Path, path: str, after: bytes) -> Piece:
    """A file that is ours as a whole."""
    try:
        before = _standing(root, path)
    except OperatorError as err:
        return _left(path, err.message)
    if before is None:
        return Piece(path=path, before=None, after=after, standing="new")
    if before.replace(b"\r\n", b"\n") == after:
        return Piece(path=path, before=before, after=after, standing="same")
    if is_unchanged(before):
        return Piece(path=path, before=before, after=after, standing="anew")
    return Piece(path=path, before=before, after=after, standing="kept", words="differs from ours")


def _merged(root: Path, path: str, merge: Callable[[dict[str, Any]], Mapping[str, Any]]) -> Piece:
    """A file of Obsidian's settings with our entries; one that is no JSON is left alone, with its line."""
    try:
        before = _standing(root, path)
        found = {} if before is None else read_object(before)
        wanted = dict(merge(found))
    except OperatorError as err:
        return _left(path, err.message)
    except JsonTroubleError as err:
        return _left(f"{path}:{err.line}", err.message)
    if before is not None and wanted == found:
        return Piece(path=path, before=before, after=before, standing="same")
    standing: Standing = "new" if before is None else "added to"
    return Piece(path=path, before=before, after=write_object(wanted, before), standing=standing)


def _left(path: str, words: str) -> Piece:
    return Piece(path=path, before=None, after=b"", standing="left", words=words)


def _standing(root: Path, path: str) -> bytes | None:
    """The bytes of a file, None where there is none. Raises OperatorError where it, or what it lies in, is a link."""
    place = root
    for part in path.split("/"):
        place = place / part
        if place.is_symlink():
            shown = place.relative_to(root).as_posix()
            raise OperatorError(f"{shown} is a symbolic link, which is not followed")
        if place != root / path and os.path.lexists(place) and not place.is_dir():
            raise OperatorError(f"{place.relative_to(root).as_posix()} is no folder")
    return current(root, path)


def _templates(root: Path, roles: Mapping[str, str]) -> tuple[list[Piece], str]:
    """The piece for Obsidian's own templates plugin, and the folder that it names, or will name.

    Where it names none: a templates folder that is there, else `Templates`. One outside the vault, or that Obsidian
    would not show, gives none.
    """
    try:
        before = _standing(root, TEMPLATES)
        named = read_object(before).get("folder") if before is not None else None
    except (OperatorError, JsonTroubleError):
        named = None
    if isinstance(named, str) and named.strip("/"):
        folder = named.strip("/")
        if not _is_inside(folder):
            return [_left(TEMPLATES, "names a folder that is none of this vault; no templates are made")], ""
        return [], folder
    found = sorted((path for path, role in roles.items() if role == "template"), key=lambda path: path.count("/"))
    folder = found[0] if found else TEMPLATES_FOLDER
    return [_merged(root, TEMPLATES, lambda settings: {**settings, "folder": folder})], folder


def _size(root: Path, path: str) -> int:
    """The bytes of a file, 0 where that cannot be seen."""
    try:
        return (root / path).stat().st_size
    except OSError:
        return 0


def _is_inside(folder: str) -> bool:
    path = PurePosixPath(folder)
    hidden = any(part.startswith(".") for part in path.parts)
    return not path.is_absolute() and not hidden and "\\" not in folder and folder.isprintable()
