"""Folders that type the notes in them (SPEC 2.1 rule 4), with what in them is something else."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from netnotes.model.folding import fold_key
from netnotes.model.network import Network
from netnotes.model.notes import Note, NoteType
from netnotes.model.records import recordclass
from netnotes.vault.fields import is_empty
from netnotes.vault.typing_rules import TypeRules, is_overview

MOST = 100
"""How many notes are left out by name."""
_KIND = "kind"


@recordclass(frozen=True, slots=True, kw_only=True)
class TypedFolder:
    """A folder of notes of a type: folders of other types in it, and notes in it that are something else (not all).

    ``unread`` are notes that could not be read, or say nothing, with their size in bytes, by which one sees that they
    are still so.
    """

    path: str
    without: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    unread: tuple[tuple[str, int], ...] = ()


def typed_folders(
    network: Network, rules: TypeRules, folders: Mapping[str, str], size_of: Callable[[str], int]
) -> dict[NoteType, tuple[TypedFolder, ...]]:
    """The uppermost folders of each type, with what in them is of another type."""
    here = {folder: rules.type_by_folder(f"{folder}/note.md") for folder, role in folders.items() if role == "read"}
    found: dict[NoteType, list[TypedFolder]] = {}
    for folder, type_ in here.items():
        if type_ is None or here.get(folder.rpartition("/")[0]) == type_:
            continue
        other = [
            inner
            for inner, of in here.items()
            if inner.startswith(f"{folder}/") and of != type_ and here[inner.rpartition("/")[0]] == type_
        ]
        inside = [
            note
            for note in network.notes
            if note.path.startswith(f"{folder}/") and here.get(note.path.rpartition("/")[0]) == type_
        ]
        notes = [
            note.path
            for note in inside
            if note.status == "ok" and note.type != type_ and not (says_otherwise(note, rules) or is_apart(note))
        ]
        unread = [note.path for note in inside if note.status in ("unreadable", "empty")][:MOST]
        found.setdefault(type_, []).append(
            TypedFolder(
                path=folder,
                without=tuple(other),
                notes=tuple(notes[:MOST]),
                unread=tuple((path, size) for path in unread if (size := size_of(path))),
            )
        )
    return {type_: tuple(each) for type_, each in found.items()}


def says_otherwise(note: Note, rules: TypeRules) -> bool:
    """Whether a note in a folder of a type says in its properties that it is something else: Bases can see that."""
    return note.status == "ok" and any(
        fold_key(prop.name) in rules.keys and fold_key(prop.name) != _KIND
        for prop in note.properties
        if not prop.inline and not is_empty(prop.value)
    )


def is_apart(note: Note) -> bool:
    """Whether Bases see by its name that a note is typed by rule 1 only."""
    return is_overview(note.title) or note.title.lower() == "me" or note.daily is not None
