"""Inline code on a line that is read: put aside while the line is parsed, put back into the words that are shown."""

from __future__ import annotations

import re
from typing import NamedTuple

_FIRST = 0xF0000  # private characters, one for each piece of code: nothing that is parsed holds them
_MOST = 0xFF00
_REST = "\U000ffffd"
_TICKS = re.compile(r"`+|<!--")
_PRIVATE = re.compile("[\U000f0000-\U000ffffd]")


class Aside(NamedTuple):
    """A line as long as it was, with each piece of code as private characters, and the pieces."""

    line: str
    pieces: tuple[str, ...] = ()

    def over(self, text: str) -> str:
        """A line that is like the masked one where it is not blanked, with the code put aside in its place."""
        if not self.pieces:
            return text
        put = (code if ord(code) >= _FIRST else own for own, code in zip(text, self.line, strict=False))
        return "".join(put) + text[len(self.line) :]

    def shown(self, text: str) -> str:
        """A part of the line with its code again."""
        if not self.pieces:
            return text
        code: dict[int, str | None] = {_FIRST + number: piece for number, piece in enumerate(self.pieces)}
        return text.translate({**code, ord(_REST): None})


def put_aside(masked: str, raw: str) -> Aside:
    """The line whose code was blanked, with its code put aside; comments and the like stay blank."""
    if "`" not in raw or masked == raw or _PRIVATE.search(raw):
        return Aside(masked)
    line: list[str] = []
    pieces: list[str] = []
    at = 0
    runs = [match.span() for match in _TICKS.finditer(raw)]
    closers: dict[int, list[int]] = {}
    for start, end in reversed([run for run in runs if raw[run[0]] == "`"]):
        closers.setdefault(end - start, []).append(end)
    shut = 0
    for start, tick_end in runs:
        ends = closers[tick_end - start] if raw[start] == "`" else []
        del ends[-1:]
        if raw[start] == "<" and start >= max(at, shut) and masked[start] == " ":
            end = raw.find("-->", start)
            shut = end if end >= 0 else len(raw)
        if start < max(at, shut) or not ends or len(pieces) == _MOST or masked[start] != " ":
            continue
        if masked[start : ends[-1]].strip():
            continue
        line += [masked[at:start], chr(_FIRST + len(pieces)), _REST * (ends[-1] - start - 1)]
        at = ends[-1]
        pieces.append(raw[start:at])
    return Aside("".join([*line, masked[at:]]), tuple(pieces))
