"""The parts of a calendar file: events, tasks and the calendar itself, each with its properties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from netnotes.importers.reading.content_lines import ContentLine, iter_content_lines

_INNER = frozenset({"VALARM", "STANDARD", "DAYLIGHT"})
_OUTER = frozenset({"VCALENDAR"})


class Component:
    """One part: its name in capitals, the line where it begins, its properties; ``whole`` is whether it ended."""

    def __init__(self, name: str, line: int) -> None:
        self.name, self.line, self.whole = name, line, False
        self._lines: dict[str, list[ContentLine]] = {}

    def add(self, line: ContentLine) -> None:
        """One more property."""
        self._lines.setdefault(line.name, []).append(line)

    def all(self, name: str) -> list[ContentLine]:
        """The properties of this name, as they stand."""
        return self._lines.get(name, [])

    def first(self, name: str) -> ContentLine | None:
        """The first property of this name that has a value."""
        return next((line for line in self.all(name) if line.value), None)

    def value(self, name: str) -> str:
        """The value of `first` as written; empty without one."""
        line = self.first(name)
        return line.value if line else ""


def iter_components(data: bytes, dropped: Counter[str]) -> Iterator[Component]:
    """Every part of a file in order of its end: events, tasks, …, and each calendar after what is in it.

    Alarms and the rules of time zones belong to nobody and are passed over. One that has no END ends, not whole,
    where the next of its kind begins, or with what is around it.
    """
    stack: list[Component] = []
    for line in iter_content_lines(data, dropped):
        word = line.value.strip().upper()
        if line.name == "BEGIN":
            while stack and _ends_with(stack[-1].name, word):
                yield stack.pop()
            stack.append(Component(word, line.line))
        elif line.name == "END":
            if any(part.name == word for part in stack):
                while stack[-1].name != word:
                    yield stack.pop()
                stack[-1].whole = True
                yield stack.pop()
        elif stack:
            stack[-1].add(line)
    while stack:
        yield stack.pop()


def _ends_with(name: str, begun: str) -> bool:
    """Whether a part cannot hold another, so that it ends where that begins; nothing nests deeper than three."""
    if begun in _OUTER or name in _INNER:
        return True
    return name not in _OUTER and begun not in _INNER
