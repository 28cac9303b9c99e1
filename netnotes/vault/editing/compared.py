"""Whether a note with one problem mended says what it said: read before and after, and compared."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple

from netnotes.model.places import Problem
from netnotes.model.readings import Reading
from netnotes.vault.reader import NoteReader

_WORD = re.compile(r"[^\s\[\]\"',#|\\]+")
_WIKILINK = re.compile(r"\[\[[^\[\]\n]+\]\]")
_NEXT_PROPERTY = re.compile(rb"[^\s#-]|---[ \t]*\r?$")


def lines_of_property(lines: list[bytes], first: int) -> range:
    """The indexes of the lines that belong to the property (or line of text) at an index."""
    end = first + 1
    while end < len(lines) and lines[end].strip() and not _NEXT_PROPERTY.match(lines[end]):
        end += 1
    return range(first, end)


def words_of(line: str) -> list[str]:
    """The words of a line, whatever quotes, brackets, commas and ``#`` stand around them."""
    return _WORD.findall(line)


class Allowed(NamedTuple):
    """What a mended note may say otherwise: fields ``aside`` of records, a property's name, or what links hold."""

    aside: tuple[str, ...] = ()
    renames: bool = False
    relinks: bool = False


def what_differs(reader: NoteReader, path: str, before: bytes, after: bytes, problem: Problem, allowed: Allowed) -> str:
    """What stands against a mended note, empty where nothing does.

    Lines that the problem is not about must be the same; on the others all words stay, in their order. What is read
    must be the same, but for what is allowed; a problem of reading must be gone, and none may be new.
    """
    if trouble := _lines_differ(before, after, problem, allowed):
        return trouble
    read = reader.read(path, before), reader.read(path, after)
    if read[1].note.status != "ok":
        told = "; ".join(one.message for one in read[1].problems[:1])
        return f"it could not be read any more: {told}"
    if read[0].note.type != read[1].note.type:
        return f"it would become {_kind(read[1])}, so please decide yourself"
    counts = [Counter((one.code, one.line) for one in reading.problems) for reading in read]
    if counts[1] - counts[0]:
        code, line = min(counts[1] - counts[0])
        return f"another problem would come up on line {line}: {code}"
    if counts[1][problem.code, problem.line]:
        return "the problem would still be there"
    if set(counts[0] - counts[1]) - {(problem.code, problem.line)}:
        return "more than its line would be read otherwise"
    old, new = ({tag.name for tag in reading.note.tags} for reading in read)
    if not old <= new <= old.union(words_of(before.split(b"\n")[problem.line - 1].decode())):
        return "its tags would not be those on the line"
    meant = [meaning((reading.record, reading.entries), allowed) for reading in read]
    return "" if meant[0] == meant[1] else "it would be read otherwise"


def _kind(reading: Reading) -> str:
    return f"a note of type {reading.note.type}" if reading.note.type else "a plain note"


def _lines_differ(before: bytes, after: bytes, problem: Problem, allowed: Allowed) -> str:
    old, new = before.split(b"\n"), after.split(b"\n")
    if len(old) != len(new):
        return "more than its line would change"
    touched = lines_of_property(old, problem.line - 1)
    for index, (one, other) in enumerate(zip(old, new, strict=True)):
        if one == other:
            continue
        if index not in touched or one.endswith(b"\r") != other.endswith(b"\r"):
            return "more than its line would change"
        words = [_compared(line.decode(), index == problem.line - 1, allowed) for line in (one, other)]
        if words[0] != words[1]:
            return "a word would change"
    return ""


def _compared(line: str, named: bool, allowed: Allowed) -> list[str]:
    """What of a line must stay: its words, without the property's name, or all but what stands in links."""
    if allowed.relinks:
        return _WIKILINK.split(line)
    return words_of(line)[1 if allowed.renames and named else 0 :]


def meaning(value: Any, allowed: Allowed) -> Any:
    """A record as plain values without columns, and without what may be said otherwise."""
    if is_dataclass(value) and not isinstance(value, type):
        left_out = {"column", *allowed.aside}
        names = [field.name for field in fields(value) if field.name not in left_out]
        return type(value).__name__, {name: meaning(getattr(value, name), allowed) for name in names}
    if isinstance(value, tuple | list):
        return [meaning(inner, allowed) for inner in value]
    return _WIKILINK.sub("[[]]", value) if allowed.relinks and isinstance(value, str) else value
