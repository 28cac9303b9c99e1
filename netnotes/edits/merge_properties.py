"""The properties of two notes of one person as those of one: united where both may stand, else somebody decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from netnotes.model.derived import is_derived
from netnotes.model.folding import fold_key, fold_name
from netnotes.model.notes import Property
from netnotes.vault.editing.found_property import values_of
from netnotes.vault.editing.matter_chunks import Chunk, append_chunk, split_matter
from netnotes.vault.editing.note_text import NoteText
from netnotes.vault.editing.properties import add_to_property, set_property
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.fields import is_empty
from netnotes.vault.scalars import scalar_text

Choice = Literal["keep", "other", "both"]
_LISTS = frozenset(
    {
        "tags", "cssclasses", "aliases", "email", "phone", "url", "category", "knows", "introduced_by", "household",
        "different_from", "helps_with", "their_goals", "offers", "needs", "i_offer", "interests", "knows_about_me",
        "people", "homework",
    }
)  # fmt: skip
_NAMES = frozenset({"name", "title"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A property of which both notes say something else, in words; ``name`` is the folded one."""

    name: str
    keep: str
    other: str


@dataclass(slots=True, kw_only=True)
class Joined:
    """The note with both notes' properties; ``kept`` are lines of the other one that no property holds."""

    data: bytes
    kept: list[str] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


Canonical = Callable[[str], str]
"""Which field a property's name means: its synonyms are one."""

Decide = Callable[[str], Choice | None]
"""Which of two values of a property stands: that of the note kept, of the other, or the first, with both written."""


def canonical_names(names: Mapping[str, Sequence[str]]) -> Canonical:
    """The fields of a type by each of their names; the first field that has a name is meant."""
    known: dict[str, str] = {}
    for field_name, words in names.items():
        for word in words:
            known.setdefault(fold_key(word), field_name)
    return lambda name: known.get(fold_key(name), fold_key(name))


def join_properties(keep: bytes, other: bytes, canonical: Canonical, called: frozenset[str], decide: Decide) -> Joined:
    """The note ``keep`` with the properties of ``other``.

    What it lacks is copied as it stands, derived properties aside. Lists are united without repeats. Where both say
    something else ``decide`` (asked with the folded name) does; where it gives None it is a conflict. A ``name`` that
    is among what the other is ``called`` (folded) is left out: the caller makes it an alias. Raises EditRefusedError.
    """
    note = NoteText.from_bytes(other)
    chunks = split_matter(note)
    if chunks is None:
        raise EditRefusedError("its properties stand on one line, in braces", "write each on a line of its own")
    joined = Joined(data=keep)
    for chunk in chunks:
        own = canonical(chunk.prop.name) in _NAMES and _seen(chunk.prop.value) in called
        if own or is_empty(chunk.prop.value) or is_derived(chunk.prop.name):
            _keep_comments(joined, chunk)
        else:
            _join(joined, note, chunk, canonical, decide)
    if not chunks and note.matter_span and (text := note.text[slice(*note.matter_span)].strip()):
        joined.kept.append(text)
    return joined


def _join(
    joined: Joined,
    other: NoteText,
    chunk: Chunk,
    canonical: Canonical,
    decide: Decide,
) -> None:
    note = NoteText.from_bytes(joined.data)
    name = canonical(chunk.prop.name)
    mine = _mine(note, name, canonical)
    if mine is None:
        _edit(joined, chunk, lambda data: append_chunk(data, chunk), again=False)
        return
    values, old = values_of(other, chunk.prop), values_of(note, mine)
    new = [value for value in values if _seen(value) not in set(map(_seen, old))]
    simple = all(not isinstance(value, list | dict) for value in new)
    if not new:
        _keep_comments(joined, chunk)
    elif not old and simple:
        value = chunk.prop.value if len(values) == 1 else values
        _edit(joined, chunk, lambda data: set_property(data, mine.name, value))
    elif simple and (name in _LISTS or isinstance(mine.value, list) or isinstance(chunk.prop.value, list)):
        _edit(joined, chunk, lambda data: _added(data, mine.name, new))
    elif name == "private" and True in (mine.value, chunk.prop.value):
        joined.data = set_property(joined.data, mine.name, True)
        _keep_comments(joined, chunk)
    else:
        _choose(joined, chunk, mine, decide(name), name)


def _mine(note: NoteText, name: str, canonical: Canonical) -> Property | None:
    """The property of front matter that stands for the same, one that says something first."""
    found = [prop for prop in note.matter.properties if canonical(prop.name) == name]
    return next((prop for prop in found if not is_empty(prop.value)), found[0] if found else None)


def _choose(joined: Joined, chunk: Chunk, mine: Property, choice: Choice | None, name: str) -> None:
    """One of two values that cannot both stand."""
    simple = not isinstance(chunk.prop.value, list | dict)
    if choice == "other" and simple:
        _edit(joined, chunk, lambda data: set_property(data, mine.name, chunk.prop.value))
    elif choice in ("both", "other"):
        joined.kept.append(chunk.text)
    elif choice == "keep":
        _keep_comments(joined, chunk)
    else:
        joined.conflicts.append(Conflict(name=name, keep=_words(mine.value), other=_words(chunk.prop.value)))


def _added(data: bytes, name: str, values: Sequence[Any]) -> bytes:
    for value in values:
        data = add_to_property(data, name, value)
    return data


def _edit(joined: Joined, chunk: Chunk, edit: Callable[[bytes], bytes], *, again: bool = True) -> None:
    """Edit the note, and keep the lines where a comment of their owner stands in them (unless they were copied).

    Where the note's own shape does not allow it the lines are only kept.
    """
    try:
        joined.data = edit(joined.data)
    except EditRefusedError:
        joined.kept.append(chunk.text)
        return
    if again:
        _keep_comments(joined, chunk)


def _keep_comments(joined: Joined, chunk: Chunk) -> None:
    """The lines themselves, where a comment of their owner stands in them."""
    if chunk.has_comment:
        joined.kept.append(chunk.text)


def _seen(value: Any) -> str:
    return repr(value) if isinstance(value, list | dict) else fold_name(scalar_text(value))


def _words(value: Any) -> str:
    return ", ".join(map(_words, value)) if isinstance(value, list) else str(value)
