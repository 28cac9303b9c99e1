"""Set, add to, take from and clear one property of a note: bytes in, bytes out, and not one byte more than that.

Names are those that the note uses; which of its synonyms stands for a field is the caller's matter. Every function
raises EditRefusedError where the note cannot be read, where the property is written in a way that cannot be edited
safely, and where the result, read again, would differ in anything but the property.
"""

from __future__ import annotations

from typing import Any

from netnotes.model.folding import fold_name
from netnotes.model.notes import Property
from netnotes.vault.editing.checking import same
from netnotes.vault.editing.found_property import find_property, is_link_text, values_of
from netnotes.vault.editing.inline_splices import add_inline, set_inline
from netnotes.vault.editing.list_splices import add_item, remove_item
from netnotes.vault.editing.matter_edits import append_property, splice_property
from netnotes.vault.editing.note_text import NoteText
from netnotes.vault.editing.splices import Value, remove_entry, replace_value
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.fields import is_empty
from netnotes.vault.scalars import Scalar, scalar_text
from netnotes.vault.shown import shown_text


def set_property(data: bytes, name: str, value: Value) -> bytes:
    """The note with this value of the property: a single one, or a list. A new property comes last."""
    note = NoteText.from_bytes(data)
    prop = find_property(note, name)
    if prop is None:
        return append_property(note, name, value)
    if same(prop.value, value):
        return data
    if isinstance(prop.value, dict):
        raise _is_map(prop)
    if not prop.inline:
        return _replaced(note, prop, value)
    if isinstance(value, list):
        raise _stands_in_text(prop)
    return set_inline(note, prop, value)


def clear_property(data: bytes, name: str) -> bytes:
    """The note without the property; an inline field stays, without a value."""
    note = NoteText.from_bytes(data)
    prop = find_property(note, name)
    if prop is None or (prop.inline and is_empty(prop.value)):
        return data
    return set_inline(note, prop, None) if prop.inline else splice_property(note, prop, remove_entry, ())


def add_to_property(data: bytes, name: str, value: Scalar) -> bytes:
    """The note with one more value of the property; a value that is there already is not written twice."""
    note = NoteText.from_bytes(data)
    prop = find_property(note, name)
    if prop is None:
        return append_property(note, name, [value])
    if isinstance(prop.value, dict):
        raise _is_map(prop)
    old = values_of(note, prop)
    if any(same(item, value) for item in old):
        return data
    if prop.inline:
        return add_inline(note, prop, value) if old else set_inline(note, prop, value)
    if is_link_text(note, prop):
        return _replaced(note, prop, [*old, value])
    kept = prop.value if isinstance(prop.value, list) else old
    return splice_property(
        note, prop, lambda m, layout, e: add_item(m, layout, e, value, note.newline), ([*kept, value],)
    )


def remove_from_property(data: bytes, name: str, value: Scalar) -> bytes:
    """The note without the value among those of the property; a list that becomes empty stays as ``[]``.

    A value fits as written, else by the words it shows. Raises EditRefusedError where there is none.
    """
    note = NoteText.from_bytes(data)
    prop = find_property(note, name)
    old = values_of(note, prop) if prop else []
    gone = [index for index, item in enumerate(old) if scalar_text(item) == scalar_text(value)]
    gone = gone or [index for index, item in enumerate(old) if _shown(item) == _shown(value)]
    if prop is None or not gone:
        raise _not_held(prop.name if prop else name, value, old)
    kept = [item for index, item in enumerate(old) if index not in gone]
    if prop.inline:
        if kept:
            raise _stands_in_text(prop)
        return set_inline(note, prop, None)
    if not isinstance(prop.value, list) or is_link_text(note, prop):
        return _replaced(note, prop, kept or None)
    return _without(data, prop, gone)


def _replaced(note: NoteText, prop: Property, value: Value) -> bytes:
    return splice_property(note, prop, lambda m, layout, e: replace_value(m, layout, e, value, note.newline), (value,))


def _without(data: bytes, prop: Property, gone: list[int]) -> bytes:
    """The note without some items of a list, the last one first."""
    kept = list(prop.value)
    for index in reversed(gone):
        kept = kept[:index] + kept[index + 1 :]
        data = _without_one(NoteText.from_bytes(data), prop, index, kept)
    return data


def _without_one(note: NoteText, prop: Property, index: int, kept: list[Any]) -> bytes:
    return splice_property(note, prop, lambda m, layout, e: remove_item(m, layout, e, index, note.newline), (kept,))


def _shown(value: Any) -> str:
    return fold_name(shown_text(scalar_text(value)))


def _not_held(name: str, value: Scalar, held: list[Any]) -> EditRefusedError:
    shown = ", ".join(shown_text(scalar_text(item)) for item in held)[:200]
    return EditRefusedError(
        f"{name} does not hold {scalar_text(value)!r}; nothing was changed",
        f"it holds {shown}" if shown else "it is empty",
    )


def _stands_in_text(prop: Property) -> EditRefusedError:
    return EditRefusedError(
        f"line {prop.line}: {prop.name}:: stands in the text and takes one value only; nothing was changed",
        "write it as a property between the --- lines, or change the line by hand",
    )


def _is_map(prop: Property) -> EditRefusedError:
    return EditRefusedError(
        f"line {prop.line}: {prop.name} holds values by name, as a map; nothing was changed", "change it by hand"
    )
