"""Write another name where somebody is named without a link: in properties, inline fields and favours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from netnotes.model.folding import fold_key
from netnotes.model.goals import Goal
from netnotes.model.meetings import Meeting
from netnotes.model.notes import NoteType
from netnotes.model.people import Me, Organization, Person
from netnotes.model.readings import Reading, TypedRecord
from netnotes.model.refs import Ref
from netnotes.vault.editing.marking import replace_words
from netnotes.vault.editing.trouble import EditRefusedError

Read = Callable[[bytes], Reading]
_FIELDS: dict[type[TypedRecord], tuple[tuple[str, NoteType], ...]] = {
    Person: (
        ("organization", "organization"), ("introduced_by", "person"), ("knows", "person"), ("household", "person"),
        ("helps_with", "goal"), ("different_from", "person"),
    ),
    Meeting: (("people", "person"), ("goals", "goal"), ("organization", "organization")),
    Goal: (("parent", "goal"), ("people", "person"), ("organizations", "organization")),
    Organization: (("people", "person"),),
    Me: (("organization", "organization"), ("partner", "person")),
}  # fmt: skip


class NamedAs(NamedTuple):
    """A bare name in a note, and the type of note that it is to name."""

    text: str
    wanted: NoteType


def iter_bare_names(reading: Reading) -> Iterator[NamedAs]:
    """Everybody and everything that a note names without a link."""
    for ref, wanted in iter_refs(reading):
        if ref.style == "name":
            yield NamedAs(ref.text, wanted)


def iter_refs(reading: Reading) -> Iterator[tuple[Ref, NoteType]]:
    """Everybody and everything that a note names, linked or not, with the type of note that is to be."""
    record = reading.record
    if record is not None:
        for field, wanted in _FIELDS[type(record)]:
            yield from ((ref, wanted) for ref in getattr(record, field))
    if isinstance(record, Goal):
        yield from ((ref, "person") for need in record.needs for ref in need.people)
    for entry in reading.entries:
        for posting in entry.postings:
            yield from ((ref, "person") for ref in posting.people)


def rename_bare(data: bytes, read: Read, old: NamedAs, new: str) -> bytes:
    """The note with ``new`` where it names ``old`` without a link. The same words elsewhere stay.

    Raises EditRefusedError where a name would not be read as ``new``.
    """
    after = replace_words(
        data,
        old.text,
        new,
        lambda marked: [one.text for one in iter_bare_names(read(marked)) if one.wanted == old.wanted],
    )
    _check(read(data), read(after), old, new)
    return after


def rename_own(data: bytes, read: Read, names: frozenset[str], old: str, new: str) -> bytes:
    """The note with ``new`` as the value of those of the properties ``names`` (folded) that say ``old``."""

    def values(marked: bytes) -> list[str]:
        found = (prop for prop in read(marked).note.properties if fold_key(prop.name) in names)
        return [prop.value for prop in found if isinstance(prop.value, str)]

    after = replace_words(data, old, new, values)
    if [new if value == old else value for value in values(data)] != values(after):
        raise EditRefusedError(f"its own name {old!r} cannot be changed without touching more", "change it by hand")
    return after


def _check(before: Reading, after: Reading, old: NamedAs, new: str) -> None:
    expected = dict.fromkeys(new if found == old else found.text for found in iter_bare_names(before))
    same_type = (before.note.status, before.note.type) == (after.note.status, after.note.type)
    if not same_type or list(dict.fromkeys(found.text for found in iter_bare_names(after))) != list(expected):
        raise EditRefusedError(f"the name {old.text!r} cannot be changed without touching more", "change it by hand")
