"""What a review asks about and remembers, from the index: no note is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from netnotes.index.keeping import kept_together
from netnotes.index.kept_pages import KEPT_SEALS, boxes, first_links
from netnotes.index.pieces import of_touchpoints, thanks_of
from netnotes.index.store import Store
from netnotes.model.kept_pages import REVIEWS
from netnotes.model.review_marks import Assumed, Tick


def assumptions_of(store: Store) -> tuple[Assumed, ...]:
    """See `Network.assumptions`. Raises DamagedError."""
    rows = store.sealed("assumptions", list(store.rows("SELECT * FROM assumptions ORDER BY path, line")))
    return tuple(map(Assumed._make, rows))


def ticks_of(store: Store) -> tuple[Tick, ...]:
    """See `Network.ticks`."""
    return tuple(map(Tick._make, kept_together(store, "ticks", KEPT_SEALS, lambda: list(_ticks(store)))))


def _ticks(store: Store) -> Iterator[tuple[str, int, str, str | None]]:
    ticked = [box for box in boxes(store) if box.path.startswith(f"{REVIEWS}/") and box.state != "open" and box.block]
    first = first_links(store) if ticked else {}
    return ((box.path, box.line, str(box.block).casefold(), first.get((box.path, box.line))) for box in ticked)


def thanked_of(store: Store) -> Mapping[str, tuple[date, ...]]:
    """See `Network.thanked`."""
    kept = of_touchpoints(store, "thanked", thanks_of)
    return {person: tuple(map(date.fromordinal, days)) for person, days in kept.items()}
