"""A text that an editor holds, and its positions: lines end as LSP says, columns count what the client counts."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from lsprotocol import types

_LINE_END = re.compile(r"\r\n|\n|\r")
UTF8, UTF16, UTF32 = (kind.value for kind in (
    types.PositionEncodingKind.Utf8, types.PositionEncodingKind.Utf16, types.PositionEncodingKind.Utf32
))  # fmt: skip


def count_units(text: str, encoding: str) -> int:
    """How many units of a position encoding a text has (LSP 3.17, PositionEncodingKind)."""
    if text.isascii() or encoding == UTF32:
        return len(text)
    if encoding == UTF8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text) + sum(char > "\uffff" for char in text)


class Document:
    """One text and the places in it; offsets count characters from 0, lines and columns of problems from 1."""

    def __init__(self, uri: str, text: str, encoding: str = UTF16, version: int | None = None) -> None:
        self.uri, self.text, self.encoding, self.version = uri, text, encoding, version

    @property
    def data(self) -> bytes:
        """The bytes of a file that holds this text."""
        return self.text.encode("utf-8", "surrogatepass")

    @cached_property
    def starts(self) -> list[int]:
        """Where the editor's lines begin."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    @cached_property
    def note_starts(self) -> list[int]:
        """Where the lines of a note begin, as `check` counts them: only a line feed ends one."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def offset(self, position: types.Position) -> int:
        """The offset of a position; one behind the end of a line or of the text is that end."""
        if position.line >= len(self.starts):
            return len(self.text)
        start = self.starts[position.line]
        line = self._line(position.line)
        if line.isascii():
            return start + min(position.character, len(line))
        passed = 0
        for index, char in enumerate(line):
            if passed >= position.character:
                return start + index
            passed += count_units(char, self.encoding)
        return start + len(line)

    def position(self, offset: int) -> types.Position:
        """The position of an offset."""
        line = bisect_right(self.starts, offset) - 1
        before = self.text[self.starts[line] : offset]
        return types.Position(line=line, character=count_units(before, self.encoding))

    def range(self, start: int, end: int) -> types.Range:
        """The range between two offsets."""
        return types.Range(start=self.position(start), end=self.position(end))

    def place(self, line: int, column: int) -> int:
        """The offset of a problem's line and column, within the text and within its line."""
        if line > len(self.note_starts):
            return len(self.text)
        start = self.note_starts[max(line, 1) - 1]
        mark = line == 1 and self.text.startswith("\ufeff")
        return min(start + mark + max(column, 1) - 1, self.line_end(start))

    def line_end(self, offset: int) -> int:
        """The offset at which the line around an offset ends, without what ends it."""
        end = self.text.find("\n", offset)
        end = len(self.text) if end < 0 else end
        return end - (end > offset and self.text[end - 1] == "\r")

    def line_start(self, offset: int) -> int:
        """The offset at which the line around an offset begins."""
        return self.note_starts[bisect_right(self.note_starts, offset) - 1]

    def line_number(self, offset: int) -> int:
        """The line around an offset, counted as `check` does."""
        return bisect_right(self.note_starts, offset)

    def changed(self, changes: list[types.TextDocumentContentChangeEvent], version: int | None) -> Document:
        """The document after the client's changes, one after the other."""
        document = self
        for change in changes:
            text = change.text
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = document.offset(change.range.start), document.offset(change.range.end)
                text = document.text[:start] + change.text + document.text[max(start, end) :]
            document = Document(self.uri, text, self.encoding, version)
        return document

    def _line(self, number: int) -> str:
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[number] : end].rstrip("\r\n")
