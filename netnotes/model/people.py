"""The people, organizations and the owner of a vault (SPEC 2.2)."""

from __future__ import annotations

from datetime import date
from typing import Literal, cast

from netnotes.model.cadence import Cadence
from netnotes.model.dates import PartialDate
from netnotes.model.records import recordclass
from netnotes.model.refs import Ref

PersonStatus = Literal["active", "to-meet", "paused", "archived", "deceased"]


@recordclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A changed role, organization or address as a note tells of it: the day it was noticed, and what it is now."""

    date: date
    field: str
    after: str
    line: int = 1


_WRITTEN = "_lines"


def kept_lines(lines: tuple[tuple[str, int], ...]) -> dict[str, object]:
    """What a record holds of its lines where it is kept: one text, which takes less room and is seldom asked for."""
    if all(name.isidentifier() for name, _ in lines):
        return {_WRITTEN: " ".join([f"{name} {line}" for name, line in lines])}
    return {"lines": lines}


class _Lines:
    """The lines of a record made of its text when they are first asked for; none where nothing was written."""

    def __get__(self, record: object, owner: object = None) -> tuple[tuple[str, int], ...]:
        written = None if record is None else vars(record).get(_WRITTEN)
        if record is None or written is None:
            return ()
        words = written.split(" ")
        lines = tuple(zip(words[::2], map(int, words[1::2]), strict=True))
        vars(record)["lines"] = lines  # from now on found before this
        return lines


@recordclass(frozen=True, kw_only=True)
class Record:
    """What every typed note has: its path, its name, and the line of each property it was read from.

    These records have no slots: most of their many fields hold the default, which then costs nothing to load.
    """

    path: str
    name: str
    lines: tuple[tuple[str, int], ...] = cast("tuple[tuple[str, int], ...]", _Lines())

    def line(self, field: str) -> int:
        """The line on which the field stands, 1 when it is not written."""
        return next((line for name, line in self.lines if name == field), 1)


@recordclass(frozen=True, kw_only=True)
class Person(Record):
    """A person. Lists are tuples, absent is None or empty; references are resolved in `Network`."""

    aliases: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    organization: tuple[Ref, ...] = ()
    department: str = ""
    role: str = ""
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    tier: str | None = None
    cadence: Cadence | None = None
    next_contact: date | None = None
    snooze: date | None = None
    status: PersonStatus = "active"
    added: date | None = None
    met: str = ""
    introduced_by: tuple[Ref, ...] = ()
    knows: tuple[Ref, ...] = ()
    household: tuple[Ref, ...] = ()
    different_from: tuple[Ref, ...] = ()
    birthday: PartialDate | None = None
    dates: tuple[tuple[str, PartialDate], ...] = ()
    helps_with: tuple[Ref, ...] = ()
    their_goals: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    i_offer: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    knows_about_me: tuple[str, ...] = ()
    prefers: str = ""
    timezone: str = ""
    location: str = ""
    lifeline: bool = False
    trust: int | None = None
    account: Literal["on", "off"] | None = None
    opening_balance: int | None = None
    private: bool = False
    researched: bool = False
    researched_line: int = 1
    moves: tuple[Move, ...] = ()


@recordclass(frozen=True, kw_only=True)
class Organization(Record):
    """An organization or community; who belongs to it follows from people's ``organization``."""

    aliases: tuple[str, ...] = ()
    url: str = ""
    people: tuple[Ref, ...] = ()
    my_role: str = ""
    cadence: Cadence | None = None
    next_event: date | None = None
    status: str = ""
    private: bool = False


@recordclass(frozen=True, kw_only=True)
class Me(Record):
    """The owner of the vault; ``role_since`` is the day a new position began."""

    aliases: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    organization: tuple[Ref, ...] = ()
    department: str = ""
    role: str = ""
    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    partner: tuple[Ref, ...] = ()
    role_since: date | None = None
