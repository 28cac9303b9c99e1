"""The templates of new notes: the vault's own, else those that come with netnotes."""

from __future__ import annotations

import os
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from netnotes.model.errors import OperatorError
from netnotes.model.notes import NoteType
from netnotes.vault.files import ReadTroubleError, read_text

FOLDER = ".netnotes/templates/notes"
_MAX_TEMPLATE = 256 * 1024


def read_note_template(root: Path, type_: NoteType) -> str:
    """The template of a new note of that type. Raises OperatorError where the vault's own cannot be read.

    A symbolic link is not followed: it may lead out of the vault.
    """
    own = root / FOLDER / f"{type_}.md"
    if not os.path.lexists(own):
        return (_packaged() / "notes" / f"{type_}.md").read_text(encoding="utf-8")
    shown = f"{FOLDER}/{type_}.md"
    if any(folder.is_symlink() for folder in (own.parent, own.parent.parent, own.parent.parent.parent)):
        raise OperatorError(f"{shown}: a symbolic link is not followed", "put the template itself there")
    try:
        return read_text(own, _MAX_TEMPLATE)
    except ReadTroubleError as err:
        raise OperatorError(f"{shown}: {err}", err.hint) from err


def packaged_text(folder: str, name: str) -> bytes:
    """The bytes of a template that comes with netnotes."""
    return (_packaged() / folder / name).read_bytes()


def _packaged() -> Traversable:
    """The templates inside the installed package, else those of the checkout."""
    inside = files("netnotes") / "templates"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2] / "templates"
