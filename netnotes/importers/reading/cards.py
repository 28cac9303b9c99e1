"""The cards of a vCard file, one by one, and the properties of one card by name and group."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from netnotes.importers.reading.content_lines import ContentLine, ends_whole, iter_content_lines

MOST_LINES = 5_000
"""The most properties of one card; a card with more is left out."""

_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)


class Card:
    """One card: the line where it begins, its properties by name, and its own labels by group.

    ``seen`` collects the names that were asked for, so that what was not can be told. ``whole`` is whether it ended.
    """

    def __init__(self, line: int) -> None:
        self.line, self.whole, self.size = line, False, 0
        self.agents: list[Card] = []
        self._lines: dict[str, list[ContentLine]] = {}
        self._last: list[ContentLine] = []
        self.seen: set[str] = set()

    def add(self, line: ContentLine) -> None:
        """One more property; those beyond `MOST_LINES` are only counted."""
        self.size += 1
        if self.size <= MOST_LINES:
            self._last = self._lines.setdefault(line.name, [])
            self._last.append(line)

    def drop_last(self) -> None:
        """Take back the last property: the file ends in the middle of it."""
        if self._last:
            self._last.pop()

    def all(self, *names: str) -> list[ContentLine]:
        """The properties of these names that have a value, the preferred ones first, else as they stand."""
        self.seen.update(names)
        found = [line for name in names for line in self._lines.get(name, ()) if line.value]
        return sorted(found, key=_preference) if len(found) > 1 else found

    def first(self, *names: str) -> str:
        """The value, as written, of the first of `all`; empty without any."""
        found = self.all(*names)
        return found[0].value if found else ""

    def label(self, line: ContentLine) -> str:
        """What a property is called by the card's owner (X-ABLabel), else by its type; in lower case where built in."""
        self.seen.add("X-ABLABEL")
        for label in self._lines.get("X-ABLABEL", ()) if line.group else ():
            if label.group == line.group:
                built_in = _APPLE_LABEL.fullmatch(label.value)
                return built_in[1].strip().lower() if built_in else label.value
        return next((word for word in sorted(line.types()) if word not in _NO_LABELS), "")

    def unseen(self) -> list[str]:
        """The names of properties with a value that nobody asked for."""
        return [name for name, lines in self._lines.items() if name not in self.seen and any(x.value for x in lines)]


_NO_LABELS = frozenset({"pref", "internet", "home", "work", "other", "voice", "cell", "uri", "text"})


def _preference(line: ContentLine) -> int:
    """1 to 100 as in vCard 4; a bare ``pref`` is 1."""
    rank = line.param("PREF")
    if rank.isascii() and rank.isdigit() and len(rank) < 4:
        return int(rank)
    return 1 if rank or "pref" in line.types() else 101


def iter_cards(data: bytes, dropped: Counter[str]) -> Iterator[Card]:
    """Every card of a file, in order; one within AGENT is among the `Card.agents` of the one around it.

    A card without its END ends where the next begins, or with the file; its `Card.whole` is False.
    """
    stack: list[Card] = []
    last = ""
    for line in iter_content_lines(data, dropped):
        word = line.value.upper() if line.name in ("BEGIN", "END") else ""
        if word == "VCARD" and line.name == "BEGIN":
            if stack and last != "AGENT":
                yield stack[0]
                stack = []
            card = Card(line.line)
            if stack and len(stack) < 3:
                stack[-1].agents.append(card)
            stack.append(card)
        elif word == "VCARD" and stack:
            stack[-1].whole = True
            ended = stack.pop()
            if not stack:
                yield ended
        elif stack and not word:
            stack[-1].add(line)
        last = line.name if not line.value else ""
    if stack:
        if not ends_whole(data):
            stack[-1].drop_last()
        yield stack[0]
