"""What an importer tells beside its people, gathered so that a thousand equal remarks become one line."""

from __future__ import annotations

from collections.abc import Iterable

from netnotes.importers.reading.tables import Header, Row


class Notices:
    """Remarks, each with the lines it goes for, told once in the order in which they first came up."""

    def __init__(self) -> None:
        self._lines: dict[str, list[int]] = {}
        self._said: list[str] = []

    def add(self, remark: str, line: int) -> None:
        """Something that goes for one line: ``a phone number that is none``."""
        self._lines.setdefault(remark, []).append(line)

    def say(self, remark: str) -> None:
        """Something that goes for the whole file."""
        if remark not in self._said:
            self._said.append(remark)

    def told(self) -> tuple[str, ...]:
        """All remarks as lines for the owner."""
        return (*self._said, *(f"{remark} ({_where(lines)})" for remark, lines in self._lines.items()))


class Unused:
    """Which columns of a table are not taken over although rows say something in them."""

    def __init__(self, header: Header, used: Iterable[int]) -> None:
        known = set(used)
        self._names = {number: name for number, name in enumerate(header.cells) if number not in known}
        self._waiting = sorted(self._names)
        self._filled: set[int] = set()

    def look(self, row: Row) -> None:
        """Note which of the columns the row fills."""
        found = [number for number in self._waiting if row.cells[number]]
        if found:
            self._filled.update(found)
            self._waiting = [number for number in self._waiting if number not in self._filled]

    @property
    def headers(self) -> tuple[str, ...]:
        """The columns that were filled and not used, in the file's order; one without a name by its number."""
        return tuple(self._names[number] or f"column {number + 1}" for number in sorted(self._filled))


def _where(lines: list[int]) -> str:
    shown = ", ".join(str(line) for line in sorted(set(lines))[:3])
    more = len(set(lines)) - 3
    return f"line{'s' if len(set(lines)) > 1 else ''} {shown}{f' and {more} more' if more > 0 else ''}"
