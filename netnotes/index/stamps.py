"""When rows last changed, seal by seal: what was worked out from them holds until they do.

A seal that changed says in which edition of the index; of what is kept row by row it is known which rows these were,
so that a large value that was kept of all of them is mended instead of made anew. Rows are compared as they are, not
by their checksums.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple

from netnotes.index.packing import same_packed
from netnotes.index.sealing import KINDS, PARTS, Part, Row

ROW_BY_ROW = ("Person", "Goal", "Meeting", "Organization", "Me", "touchpoints", "exchanges")
"""The seals of which it is known what changed; each of their rows is its key and a packed value."""
EVERYTHING = ""
"""As if it were the seal of all rows."""
MOST_ROWS, MOST_KEYS = 5_000, 300
Changed = Mapping[str, bytes | None]
"""Rows that changed, by key: the checksum of the packed value, None where the row is gone."""


def _columns(*columns: int) -> Part:
    return partial(map, itemgetter(*columns))


_WHOLE: Mapping[str, Part] = {"touchpoints": _columns(0, 1), "exchanges": _columns(0, 2)}
"""What these seals have by its checksum is here as it is."""


class Tally:
    """The rows that a run writes and takes away; ``many`` says that they are too many to remember."""

    def __init__(self) -> None:
        self.rows: dict[str, Counter[Row]] = {}
        self.many = False
        self._count = 0

    def add(self, table: str, rows: Sequence[Row], by: int) -> None:
        """Rows that are written (``by`` 1) or taken away (-1)."""
        self._count += len(rows)
        if self.many or self._count > MOST_ROWS:
            self.many = True
            self.rows.clear()
            return
        for seal, part in _parts(table, rows):
            known = self.rows.setdefault(seal, Counter())
            for row in part:
                known[row] += by

    def changed(self) -> set[str]:
        """The seals whose rows are others now."""
        return {
            seal
            for seal, counts in self.rows.items()
            if (any(self.written(seal)[0]) if seal in ROW_BY_ROW else any(counts.values()))
        }

    def written(self, seal: str) -> tuple[Changed, Changed]:
        """The rows of a seal that are others now, and those that say the same in other bytes, by key.

        What bytes a value is packed in depends on what shared its parts in memory.
        """
        counts = self.rows.get(seal, Counter())
        before = {key: data for (key, data), count in counts.items() if count < 0}
        now = {key: data for (key, data), count in counts.items() if count > 0}
        same = {key for key, data in now.items() if key in before and same_packed(before[key], data)}
        others = {key: now[key][:4] if key in now else None for key in before | now if key not in same}
        return others, {key: now[key][:4] for key in same}


def _parts(table: str, rows: Sequence[Row]) -> Iterable[tuple[str, Iterable[Row]]]:
    if table in KINDS:
        kind_of, part = KINDS[table]
        if table == "_records":
            part = _columns(1, 2)
        kinds: dict[str, list[Row]] = {}
        for row in rows:
            kinds.setdefault(kind_of(row), []).append(row)
        for kind, of in kinds.items():
            yield kind, part(of)
    for name, part in PARTS.get(table, ()):
        yield name, _WHOLE.get(name, part)(rows)


class Stamps(NamedTuple):
    """``edition`` counts up with every run that writes, ``filled`` is the one in which all rows were made.

    ``seals`` are the seals that changed since, each with its edition; ``rows`` those of them whose rows are known: the
    edition since which they are, and by key the edition and what the row is now.
    """

    edition: int = 0
    filled: int = 0
    seals: Mapping[str, int] = {}
    rows: Mapping[str, tuple[int, Mapping[str, tuple[int, bytes | None]]]] = {}

    def after(self, tally: Tally | None, started: int) -> Stamps:
        """Those after a run that began then, in nanoseconds, and wrote this; None is everything anew."""
        edition = max(self.edition + 1, started)
        if tally is None or tally.many:
            return Stamps(edition, edition, {}, {})
        rows = dict(self.rows)
        for seal in ROW_BY_ROW:
            others, same = tally.written(seal)
            since, known = rows.get(seal, (self.filled, {}))
            now = {key: (when, same.get(key, what)) for key, (when, what) in known.items()}
            now |= {key: (edition, what) for key, what in others.items()}
            if now:
                rows[seal] = (since, now) if len(now) <= MOST_KEYS else (edition, {})
        return Stamps(edition, self.filled, {**self.seals, **dict.fromkeys(tally.changed(), edition)}, rows)

    def of(self, seals: Iterable[str]) -> tuple[tuple[str, Any], ...]:
        """Seals, and when each last changed; a seal whose name ends in a space stands for all that begin so."""
        return tuple((seal, self._when(seal)) for seal in seals)

    def _when(self, seal: str) -> Any:
        if seal == EVERYTHING:
            return self.edition
        if seal.endswith(" "):
            return (self.filled, *sorted(item for item in self.seals.items() if item[0].startswith(seal)))
        return self.seals.get(seal, self.filled)

    def since(self, before: Iterable[tuple[str, Any]]) -> Changed | None:
        """Which rows changed since seals were stamped so; None where more did than can be told."""
        found: dict[str, bytes | None] = {}
        for seal, then in before:
            when = self._when(seal)
            if then != when:
                first, keys = self.rows.get(seal, (when, {}))
                if not isinstance(then, int) or not first <= then < when:
                    return None
                found.update((key, what) for key, (edition, what) in keys.items() if edition > then)
        return found
