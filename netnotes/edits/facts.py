"""What a note counts for, in a shape that can be compared before and after notes move."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields

from netnotes.model.goals import Goal
from netnotes.model.readings import Resolved
from netnotes.model.refs import Ref

Where = Callable[[str], str]
Fact = tuple[str, str, str]
"""What kind of fact, whom it concerns (a path), and the rest in words."""


def facts_of(resolved: Resolved, now: Where = str) -> frozenset[Fact]:
    """The ties, touchpoints and favours of a note; ``now`` says where a note is in whose place one stands."""
    return frozenset(_iter_facts(resolved, now))


def _iter_facts(resolved: Resolved, now: Where) -> Iterator[Fact]:
    record = resolved.record
    for field in fields(record) if record is not None else ():
        value = getattr(record, field.name)
        if isinstance(value, tuple):
            yield from (("tie", now(ref.target), field.name) for ref in value if isinstance(ref, Ref) and ref.target)
    if isinstance(record, Goal):
        for need in record.needs:
            yield from (("tie", now(ref.target), f"needs {need.what}") for ref in need.people if ref.target)
    for touchpoint in resolved.touchpoints:
        yield "touchpoint", now(touchpoint.person), f"{touchpoint.kind} on {touchpoint.date}"
    for exchange in resolved.exchanges:
        yield "exchange", now(exchange.person), f"{exchange.what or exchange.direction} on {exchange.date}"


def words_of(fact: Fact) -> str:
    """A fact for people to read."""
    _, path, words = fact
    return f"{words} ({path.rsplit('/', 1)[-1].rsplit('.', 1)[0]})"
