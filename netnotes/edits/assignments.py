"""What ``key=value`` words ask for, and which property of a note they mean (SPEC 2.2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from netnotes.model.errors import OperatorError
from netnotes.model.folding import fold_key
from netnotes.model.notes import Note
from netnotes.vault.fields import is_empty

_WORD = re.compile(r"\s*([^=]+?)\s*(\+=|-=|=)(.*)", re.DOTALL)
LISTS = ("tags", "aliases", "cssclasses")
"""Properties that Obsidian wants as lists."""
OTHER = (*LISTS, "tag", "alias", "type", "title", "kind", "created", "updated", "publish")
"""Properties that are no fields of a record, and that nobody mistypes a field as."""
_APART = frozenset({"phone", "url", "location", "tier_guess", "deceased", "paused", "homework"})
_PARTLY_READ = frozenset({"category"})  # "[[People]]" among the categories gives the note its type, and no category
Lines = tuple[tuple[str, int], ...]
_INSTEAD = {"tag": "tags", "alias": "aliases"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One change asked for: ``operator`` is ``=``, ``+=`` or ``-=``; ``=`` with nothing clears."""

    name: str
    operator: str
    value: str

    @property
    def clears(self) -> bool:
        """Whether the property shall be gone."""
        return self.operator == "=" and not self.value


def parse_assignment(word: str) -> Assignment | None:
    """The change that a word asks for, None where it is no ``key=value``."""
    match = _WORD.fullmatch(word)
    return Assignment(name=match[1], operator=match[2], value=match[3].strip()) if match else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """The property that an assignment means: its name as it stands in the note, and our field, if it is one."""

    name: str
    field: str


def find_aim(note: Note, names: Mapping[str, tuple[str, ...]], typed: str, lines: Lines = ()) -> Aim:
    """The property that a typed name means in this note.

    A synonym that the note uses already is kept: the one that counts now, else an empty one, else the name as it
    was typed. Names that stand for things apart (a mobile and a phone) mean only themselves. Raises OperatorError
    for an unknown name that is nearly a known one, and for one within a map. ``lines`` are those from which the
    note's record was read: they tell what counts where names alone cannot.
    """
    key = fold_key(_INSTEAD.get(typed, typed))
    field = next((field for field, known in names.items() if key == fold_key(field) or key in known), "")
    written = {fold_key(prop.name): prop.name for prop in reversed(note.properties)}
    own = fold_key(typed) if fold_key(typed) in written else key
    if not field:
        if own not in written:
            _must_be_meant(typed, note, names)
        return Aim(name=written.get(own, _INSTEAD.get(typed, typed)), field="")
    if "." in key and own not in written:
        outer = typed.partition(".")[0]
        raise OperatorError(f"{typed} stands inside {outer}:; nothing was changed", "change the line by hand")
    main = key == names[field][0]
    if field in _APART or (own in written and not main):
        return Aim(name=written.get(own, typed), field=field)
    empty = {fold_key(prop.name): prop.name for prop in note.properties if is_empty(prop.value)}
    slot = next((empty[name] for name in names[field] if name in empty), typed)
    return Aim(name=counting(note, names, field, lines) or slot, field=field)


def counting(note: Note, names: Mapping[str, tuple[str, ...]], field: str, lines: Lines = ()) -> str:
    """The name of the property that gives the field now; empty where none does. ``lines`` as for `find_aim`."""
    given = [prop.name for prop in note.properties if prop.line == dict(lines).get(field)]
    if len(given) == 1:
        return given[0]
    if field in _PARTLY_READ:
        return ""
    filled = {fold_key(prop.name): prop.name for prop in reversed(note.properties) if not is_empty(prop.value)}
    return next((filled[name] for name in names.get(field, ()) if name in filled), "")


def _must_be_meant(typed: str, note: Note, names: Mapping[str, tuple[str, ...]]) -> None:
    if not typed.isprintable():
        raise OperatorError("the name of a property is one line of text; nothing was changed", "write key=value")
    known = {fold_key(name): name for name in (*names, *OTHER, *(prop.name for prop in note.properties))}
    known.update({name: name for synonyms in names.values() for name in synonyms if name not in known})
    key = fold_key(typed)
    near = get_close_matches(key, list(known), n=1, cutoff=0.75)
    if near and key not in known:
        raise OperatorError(
            f"no property here is called {typed!r}; nothing was changed",
            f"did you mean {known[near[0]]}? A name of your own that is so near to it goes into the note by hand",
        )
