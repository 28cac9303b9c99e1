"""A file to import, and what the one who imports it says beside it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property

from netnotes.model.records import recordclass

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_BEFORE, _AHEAD = timedelta(days=3 * 366), timedelta(days=366)


class NotUnderstoodError(Exception):
    """A file that cannot be read as the format: the line, what is wrong in words, and how to mend it."""

    def __init__(self, line: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.line, self.message, self.hint = line, message, hint


class Source:
    """A file's name (``-`` for standard input) and bytes; its text is decoded once, when it is first asked."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name, self.data = name, data

    @cached_property
    def text(self) -> str:
        """The text: UTF-8 or UTF-16 by its mark, else UTF-8, each line that is none Windows-1252.

        Every line ends with a line feed.
        """
        return _decoded(self.data).replace("\r\n", "\n").replace("\r", "\n")

    @cached_property
    def guessed_at(self) -> int:
        """The first line that `text` took for Windows-1252, which nothing in the file says; 0 for none."""
        if "text" not in self.__dict__ or self.data.startswith(tuple(mark for mark, _ in _MARKS)):
            return 0
        try:
            self.data.decode("utf-8")
        except UnicodeDecodeError as err:
            return self.data.count(b"\n", 0, err.start) + 1
        return 0

    @cached_property
    def head(self) -> str:
        """The text of the first 8 kB, enough to recognise a format by."""
        return _decoded(self.data[:8192]).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as err:
        if err.end == len(data) and err.reason == "unexpected end of data":
            return data[: err.start].decode("utf-8")  # cut within a sign, as the head of a file is
        return "".join(map(_line, data.splitlines(keepends=True)))


def _line(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


@recordclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What is known beside the file: the day, who I am, which columns mean what, and which days of a calendar count.

    ``mapping`` are pairs of a header and a field (`--map Header=field`). ``mine`` are my own names and addresses,
    casefolded. The window bounds what recurs.
    """

    today: date
    mine: frozenset[str] = frozenset()
    mapping: tuple[tuple[str, str], ...] = ()

    @property
    def window(self) -> tuple[date, date]:
        """The first and the last day of a calendar that are read: three years back, one ahead."""
        return self.today - _BEFORE, self.today + _AHEAD
