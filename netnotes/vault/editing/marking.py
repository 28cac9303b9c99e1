"""Which of many places with the same words are what is meant: each gets a mark, and the reader says which it saw."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.files import ReadTroubleError, decode

_BOM = b"\xef\xbb\xbf"
_MOST = 2000


class Splice(NamedTuple):
    """Text to stand in place of what is between two offsets."""

    start: int
    end: int
    text: str


def spliced(data: bytes, text: str, splices: Iterable[Splice]) -> bytes:
    """The bytes of a note with its ``text`` (as of `decode`) changed; a byte order mark stays."""
    parts, at = [], 0
    for splice in sorted(splices):
        parts += [text[at : splice.start], splice.text]
        at = splice.end
    parts.append(text[at:])
    return (_BOM if data.startswith(_BOM) else b"") + "".join(parts).encode("utf-8")


class Marks:
    """Marks for places in a text: words that stand nowhere in it, and that show how a value is quoted.

    Each holds two single quotes, of which YAML reads one where it stands between single quotes.
    """

    def __init__(self, text: str, count: int) -> None:
        word = "netnotes"
        while word in text:
            word += "x"
        self.written = [f"{word}{number}''." for number in range(count)]
        self._numbers = {mark: number for number, mark in enumerate(self.written)}
        self._numbers |= {mark.replace("''", "'"): number for number, mark in enumerate(self.written)}

    def number(self, seen: str) -> int | None:
        """The place of a mark as it was read, None for any other text."""
        return self._numbers.get(seen)

    @staticmethod
    def quoted(seen: str, new: str) -> str:
        """``new`` as it has to be written where a mark was read so."""
        return new if "''" in seen else new.replace("'", "''")


def replace_words(data: bytes, words: str, new: str, seen: Callable[[bytes], Collection[str]]) -> bytes:
    """The note with ``new`` in place of whole words, where ``seen`` (of a marked note) has the mark of the place.

    Raises EditRefusedError where the note is not UTF-8.
    """
    try:
        text = decode(data)
    except ReadTroubleError as err:
        raise EditRefusedError(str(err), err.hint) from err
    spellings = sorted({words, words.replace("'", "''")}, key=len, reverse=True)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in spellings))
    places = [match.span() for match in pattern.finditer(text)][:_MOST]
    marks = Marks(text, len(places))
    marked = [Splice(*place, mark) for place, mark in zip(places, marks.written, strict=True)]
    found = {number: one for one in seen(spliced(data, text, marked)) if (number := marks.number(one)) is not None}
    return spliced(data, text, _in_place(places, found, new))


def _in_place(places: Sequence[tuple[int, int]], found: dict[int, str], new: str) -> list[Splice]:
    return [Splice(*places[number], Marks.quoted(mark, new)) for number, mark in found.items()]
