"""Small builders: people, touchpoints and the rest are named, dates are ISO text, paths follow from names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from netnotes.model.cadence import Cadence, parse_cadence
from netnotes.model.config import Config
from netnotes.model.goals import Goal, Need
from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.network import Network
from netnotes.model.people import Me, Person
from netnotes.model.refs import Ref

TODAY = date(2026, 11, 11)


def day(text: str | date) -> date:
    return text if isinstance(text, date) else date.fromisoformat(text)


def path_of(name: str) -> str:
    return f"people/{name}.md"


def rhythm(text: str) -> Cadence:
    cadence = parse_cadence(text)
    assert cadence is not None
    return cadence


def ref(name: str, *, line: int = 1) -> Ref:
    """A reference to a person who has a note."""
    return Ref(text=name, shown=name, target=path_of(name), line=line)


def noteless(name: str) -> Ref:
    """A name that matches no note."""
    return Ref(text=name, shown=name)


def goal_ref(title: str, *, line: int = 1) -> Ref:
    return Ref(text=title, shown=title, target=f"goals/{title}.md", line=line)


def person(name: str, *, cadence: str | None = None, lines: dict[str, int] | None = None, **fields: Any) -> Person:
    for field in ("added", "next_contact", "snooze"):
        if fields.get(field):
            fields[field] = day(fields[field])
    fields.setdefault("path", path_of(name))
    return Person(
        name=name,
        cadence=rhythm(cadence) if cadence else None,
        lines=tuple((lines or {}).items()),
        **fields,
    )


def touch(name: str, when: str | date, kind: str = "coffee", **fields: Any) -> Touchpoint:
    values: dict[str, Any] = {"text": "", "path": path_of(name), "line": 1, "source": "log", **fields}
    return Touchpoint(person=path_of(name), date=day(when), kind=kind, **values)


def gave(name: str, when: str | date, size: int = 1, **fields: Any) -> Exchange:
    values: dict[str, Any] = {"what": "gave", "path": path_of(name), "line": 1, **fields}
    return Exchange(person=path_of(name), date=day(when), direction="deposit", size=size, **values)


def got(name: str, when: str | date, size: int = 1, **fields: Any) -> Exchange:
    values: dict[str, Any] = {"what": "got", "path": path_of(name), "line": 1, **fields}
    return Exchange(person=path_of(name), date=day(when), direction="withdrawal", size=size, **values)


def goal(title: str, *, due: str | None = None, lines: dict[str, int] | None = None, **fields: Any) -> Goal:
    return Goal(
        path=f"goals/{title}.md",
        name=title,
        due=day(due) if due else None,
        lines=tuple((lines or {}).items()),
        **fields,
    )


def need(what: str, count: int = 1, **fields: Any) -> Need:
    return Need(what=what, count=count, **fields)


def net(
    *records: Person | Touchpoint | Exchange | Goal,
    config: Config | None = None,
    me: Me | None = None,
    households: Sequence[Sequence[str]] = (),
) -> Network:
    """A network of these records: people and goals in the order given, what is dated as a vault gives it.

    Households are groups of names.
    """
    touchpoints = [r for r in records if isinstance(r, Touchpoint)]
    exchanges = [r for r in records if isinstance(r, Exchange)]
    return Network(
        config=config or Config(),
        me=me,
        people=tuple(r for r in records if isinstance(r, Person)),
        touchpoints=tuple(sorted(touchpoints, key=lambda t: (t.date, t.path, t.line, t.person, t.kind))),
        exchanges=tuple(sorted(exchanges, key=lambda e: (e.date, e.path, e.line))),
        goals=tuple(r for r in records if isinstance(r, Goal)),
        households=tuple(tuple(path_of(name) for name in group) for group in households),
    )
