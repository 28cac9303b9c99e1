"""The text between the fences, property by property with its comments, and how such text joins another note's."""

from __future__ import annotations

import re
from typing import NamedTuple

from netnotes.model.notes import Property
from netnotes.vault.editing.checking import same
from netnotes.vault.editing.note_text import NoteText
from netnotes.vault.editing.trouble import EditRefusedError

_COMMENT = re.compile(r"(?:^|\s)#")
_LONE_COMMENT = re.compile(r"[ \t]*(?:#.*)?")


class Chunk(NamedTuple):
    """A property and its lines as they stand in the file, comment lines right above it included.

    ``has_comment`` says that a ``#`` may begin a comment in them.
    """

    prop: Property
    text: str

    @property
    def has_comment(self) -> bool:
        """Whether some of the text is no part of the value."""
        return _COMMENT.search(self.text) is not None


def split_matter(note: NoteText) -> tuple[Chunk, ...] | None:
    """The chunks of a note's front matter; None where properties do not stand on lines of their own."""
    if note.matter_span is None:
        return ()
    lines = note.text[slice(*note.matter_span)].replace("\r\n", "\n").split("\n")
    props = note.matter.properties
    starts = [prop.line - 2 for prop in props]
    if starts != sorted(set(starts)) or any(prop.column != 1 for prop in props):
        return None
    begins = []
    for number, start in enumerate(starts):
        least = starts[number - 1] + 1 if number else 0
        while start > least and _LONE_COMMENT.fullmatch(lines[start - 1]):
            start -= 1
        begins.append(start)
    if begins:
        begins[0] = 0
    texts = ["\n".join(lines[a:b]).strip("\n") for a, b in zip(begins, [*begins[1:], len(lines)], strict=True)]
    return tuple(Chunk(prop, text) for prop, text in zip(props, texts, strict=True))


def append_chunk(data: bytes, chunk: Chunk) -> bytes:
    """The note with a property of another note as it stands there, last. Raises EditRefusedError."""
    note = NoteText.from_bytes(data)
    text = chunk.text.replace("\n", note.newline) + note.newline
    if note.matter_span is None:
        after = note.with_text(f"---{note.newline}{text}---{note.newline}{note.text}")
    else:
        end = note.matter_span[1]
        after = note.replaced(end, end, text)
    expected = [*((p.name, p.value) for p in note.matter.properties), (chunk.prop.name, chunk.prop.value)]
    try:
        now = NoteText.from_bytes(after)
    except EditRefusedError as err:
        raise _refused(chunk) from err
    if now.body != note.body or not same([(p.name, p.value) for p in now.matter.properties], expected):
        raise _refused(chunk)
    return after


def _refused(chunk: Chunk) -> EditRefusedError:
    return EditRefusedError(
        f"{chunk.prop.name} cannot stand beside the other properties; nothing was changed", "join the two by hand"
    )
