"""The first run of a large vault: one process of its own knows what all notes are called, so that memory holds it once.

What two processes read is kept in files. The resolver begins when they do and waits until all is read; then it learns
all names from the files and resolves every batch, while this process writes what it hands over and, where there is
nothing to write, the words of the notes. What it does not hand over, for whatever reason, is done here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain

from netnotes.index.packing import DamagedError
from netnotes.index.share import Part, Share
from netnotes.index.spool import Place
from netnotes.index.workers import Ends, Other, begin, told
from netnotes.model.readings import Named
from netnotes.vault.linking import target_key
from netnotes.vault.names import Names

_FORGOTTEN_AFTER = 16


def start_resolver(share: Share, other: Other | None) -> Other | None:
    """Begin the process that resolves what these two have read; None where there is no other one, or can be no more."""
    if other is None or not share.spool.in_file:
        return None
    shares = (share, other.share)

    def work(ends: Ends, hand_over: Callable[[Part], None]) -> None:
        with open(ends.told, "rb") as pipe:
            for which, number, *place in told(pipe):
                shares[which].spool.places[number] = Place._make(place)
        held = _held(shares)
        called = (each.spool.named(number) for number, each in held.items())
        names = Names(map(Named._make, chain.from_iterable(called)))
        for count, (number, each) in enumerate(held.items()):
            hand_over(each.resolve(number, names))
            if count % _FORGOTTEN_AFTER == 0:
                target_key.cache_clear()  # in order of paths few are asked for again later

    return begin(share.another(), (), work)


def _held(shares: tuple[Share, ...]) -> dict[int, Share]:
    """By number of a batch the share in which it is kept, in order."""
    return dict(sorted((number, each) for each in shares for number in each.spool.places))


def resolved_apart(
    share: Share, other: Other | None, resolver: Other | None, names: Callable[[], Names], again: Callable[[int], Part]
) -> Iterator[Part]:
    """Every batch resolved, and the words of all; ``again`` does those that cannot be taken out of the files."""
    shares = (share, other.share) if other else (share,)
    held = _held(shares)
    missing = set(range(share.batches))
    words = (Part(number, {"full_text": each.spool.texts(number)}, {}, [], [], []) for number, each in held.items())
    if resolver is not None:
        resolver.tell(
            [(at, number, *place) for at, each in enumerate(shares) for number, place in each.spool.places.items()]
        )
        while part := resolver.part(wait=False) or next(words, None) or resolver.part(wait=True):
            if "full_text" not in part.rows:
                missing.discard(part.number)
            yield part
    yield from words
    with suppress(DamagedError):
        for number in sorted(missing & held.keys()):
            part = held[number].resolve(number, names())
            missing.discard(number)
            yield part
    yield from map(again, sorted(missing))
