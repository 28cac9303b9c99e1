"""Boxes ticked in reviews: what is dismissed, and the block ids by which it is known again (SPEC 7).

An id reads ``thanks-2026-03-12-ana-silva``: what it is about, a stamp that changes when there is something new to
decide, and a name. The user may edit all other words of the line, and rename the note: the first link of the line
goes before the name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from netnotes.model.folding import fold_accents, fold_name
from netnotes.model.patterns import pattern
from netnotes.model.review_marks import Tick
from netnotes.rules.contact import Facts, asked_once

_NO_ID = pattern(r"[^a-z0-9]+")
_LONGEST = 40


def slug(text: str) -> str:
    """Words as part of a block id: letters of ASCII, digits and ``-``; a checksum where too little is left of them."""
    folded = text.lower() if text.isascii() else fold_accents(fold_name(text))
    plain = _NO_ID.sub("-", folded).strip("-")[:_LONGEST].rstrip("-")
    if text.isascii() and plain:
        return plain
    if plain and len(_NO_ID.sub("", plain)) * 2 >= sum(c.isalnum() for c in text[:_LONGEST]):
        return plain
    return checksum(text)


def checksum(text: str) -> str:
    """Eight signs that stand for a text, whatever its case and spaces."""
    from hashlib import blake2s

    return blake2s(" ".join(text.casefold().split()).encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def key_of(what: str, stamp: str, name: str = "") -> str:
    """The block id of a box."""
    return "-".join(part for part in (what, stamp, slug(name) if name else "") if part)


def is_dismissed(facts: Facts, key: str, path: str | None = None) -> bool:
    """Whether a box with this id is ticked; where its line links a note, that must be ``path``."""
    found = _by_key(facts).get(key, ())
    return any(path is None or tick.target is None or tick.target == path for tick in found)


def is_settled(facts: Facts, what: str, stamp: str, name: str, path: str) -> bool:
    """The same of a box about somebody; they may have been called otherwise when it was written."""
    if not _by_key(facts):
        return False
    if is_dismissed(facts, key_of(what, stamp, name), path):
        return True
    return any(tick.key.startswith(f"{what}-{stamp}-") for tick in _by_target(facts).get(path, ()))


@asked_once
def _by_key(facts: Facts) -> Mapping[str, Sequence[Tick]]:
    found: defaultdict[str, list[Tick]] = defaultdict(list)
    for tick in facts.network.ticks:
        found[tick.key].append(tick)
    return found


@asked_once
def _by_target(facts: Facts) -> Mapping[str, Sequence[Tick]]:
    found: defaultdict[str, list[Tick]] = defaultdict(list)
    for tick in facts.network.ticks:
        if tick.target is not None:
            found[tick.target].append(tick)
    return found


def ticked_stamps(facts: Facts, what: str) -> tuple[str, ...]:
    """The stamps of ticked boxes of that kind that name nobody, sorted."""
    keys = {tick.key for tick in facts.network.ticks if tick.key.startswith(f"{what}-")}
    return tuple(sorted(key.removeprefix(f"{what}-") for key in keys))
