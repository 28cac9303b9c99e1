"""A network without what must not be told: private notes and fields, and people who were not asked for (SPEC 11).

Whoever works with such a network cannot tell what is not in it. What is due stays what it is on the whole vault: a
contact that is written in a private note, or that came by somebody of the household who is left out, counts as a
contact of which only the day is known. Favours written in private notes are gone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import MISSING, Field, fields, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from netnotes.model.goals import Need
from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.network import Network
from netnotes.model.notes import Note, Property
from netnotes.model.people import Record
from netnotes.model.plans import WrittenPlan
from netnotes.model.refs import Ref
from netnotes.rules.quiet_fields import QuietFields
from netnotes.rules.quiet_text import SOMEONE, Quiet
from netnotes.rules.ticked_in_daily import still_open

R = TypeVar("R", bound=Record)

NOWHERE = ""
"""The path of a contact whose note is not told."""
_ATTRIBUTES = {"email": "emails", "phone": "phones", "url": "urls", "category": "categories", "homework": "researched"}
_ALWAYS = frozenset({"path", "name", "lines", "private"})
_OWN_NAMES = frozenset({"name", "aliases"})
_KEPT_PROPERTIES = frozenset({"vcard_uid"})


def leave_out(
    network: Network, quiet: Quiet, private_fields: Collection[str], chosen: Collection[str] | None, today: date
) -> Network:
    """The network without the notes that are quiet and without private fields, by property name of SPEC 2.2.

    ``chosen`` are the paths of the people to keep, None for everybody. Of notes nothing stays but their
    identity in other programs.
    """
    attributes = frozenset(_ATTRIBUTES.get(name, name) for name in private_fields) - _ALWAYS
    without = _Without(network, quiet, attributes, frozenset(private_fields), chosen)
    return Network(
        config=network.config,
        notes=tuple(_bare(*one) for one in network.written(_KEPT_PROPERTIES) if one[0] not in quiet.hidden),
        people=tuple(without.record(one) for one in network.people if one.path in without.people),
        goals=tuple(without.record(one) for one in network.goals if without.has_goal(one.path)),
        meetings=tuple(without.record(one) for one in network.meetings if without.has_meeting(one.path)),
        organizations=tuple(without.record(one) for one in network.organizations if without.has_organization(one.path)),
        me=without.record(network.me) if network.me else None,
        touchpoints=_in_order((*without.touchpoints(), *without.of_households(today))),
        exchanges=tuple(without.exchanges()),
        households=tuple(
            kept for group in network.households if len(kept := tuple(p for p in group if p in without.people)) > 1
        ),
        tasks=tuple(
            task._replace(text=without.text(task.text), people=tuple(p for p in task.people if p in without.people))
            for task in still_open(network.tasks, network.daily_ticks, today)
            if task.path not in quiet.hidden and without.concerns(task.people)
        ),
        plans=tuple(without.plan(one) for one in network.plans if one.path not in quiet.hidden),
    )


class _Without:
    """What is left out of one network."""

    def __init__(
        self,
        network: Network,
        quiet: Quiet,
        attributes: frozenset[str],
        names: frozenset[str],
        chosen: Collection[str] | None,
    ) -> None:
        self.network, self.quiet, self.attributes, self.names = network, quiet, attributes, names
        self._everybody = everybody = frozenset(person.path for person in network.people)
        self.people = everybody.difference(quiet.hidden).intersection(everybody if chosen is None else chosen)
        self.chosen = chosen is not None
        self._fields = QuietFields(network.config, names)

    def text(self, text: str) -> str:
        """A text of a note without private fields and the names of what is private."""
        return self.quiet.text(self._fields.text(text).rstrip(" *_") if "::" in text else text)

    def has_goal(self, path: str) -> bool:
        return path not in self.quiet.hidden and (not self.chosen or path in self._goals)

    def has_meeting(self, path: str) -> bool:
        return path not in self.quiet.hidden and (not self.chosen or path in self._meetings)

    def has_organization(self, path: str) -> bool:
        return path not in self.quiet.hidden and (not self.chosen or path in self._organizations)

    def concerns(self, people: Collection[str]) -> bool:
        """Whether something about these people stays: any of them does, or it is about nobody."""
        return any(path in self.people for path in people) or not (self.chosen or people)

    @cached_property
    def _goals(self) -> frozenset[str]:
        linked = {
            goal.path
            for goal in self.network.goals
            for ref in (*goal.people, *(ref for need in goal.needs for ref in need.people))
            if ref.target in self.people
        }
        return frozenset(linked | set(self._meant_by("helps_with")))

    @cached_property
    def _meetings(self) -> frozenset[str]:
        return frozenset(touchpoint.path for touchpoint in self.network.touchpoints if touchpoint.person in self.people)

    @cached_property
    def _organizations(self) -> frozenset[str]:
        members = {one.path for one in self.network.organizations if any(r.target in self.people for r in one.people)}
        return frozenset(members | set(self._meant_by("organization")))

    def _meant_by(self, field: str) -> Iterator[str]:
        people = (person for person in self.network.people if person.path in self.people)
        return (ref.target for person in people for ref in getattr(person, field) if ref.target)

    def record(self, record: R) -> R:
        """A record without what must not be told."""
        changed: dict[str, Any] = {}
        for field in _fields_of(type(record)):
            value = getattr(record, field.name)
            if field.name in self.attributes:
                told = _blank(field)
            elif value and (type(value) is str or type(value) is tuple):
                told = self._told(field.name, value)
            else:
                continue
            if told != value:
                changed[field.name] = told
        return replace(record, **changed) if changed else record

    def _told(self, name: str, value: Any) -> Any:
        if name in _OWN_NAMES or not (self.quiet.hidden or self.chosen):
            return value
        return self.quiet.text(value) if isinstance(value, str) else tuple(self._items(value))

    def _items(self, values: Iterable[Any]) -> Iterator[Any]:
        for value in values:
            if isinstance(value, str):
                yield self.quiet.text(value)
            elif isinstance(value, Ref):
                yield from self._ref(value)
            elif isinstance(value, Need):
                yield replace(value, what=self.quiet.text(value.what), people=tuple(self._items(value.people)))
            elif isinstance(value, tuple):
                yield tuple(self._items(value))
            else:
                yield value

    def _ref(self, ref: Ref) -> Iterator[Ref]:
        """A reference: somebody private is someone, another private note is not named at all."""
        if ref.target in self.quiet.hidden:
            if ref.target in self._everybody:
                yield Ref(text=SOMEONE, shown=SOMEONE)
        elif ref.target is None:
            yield replace(ref, text=self.quiet.text(ref.text), shown=self.quiet.text(ref.shown))
        else:
            gone = ref.target in self._everybody and ref.target not in self.people
            yield replace(ref, target=None) if gone else ref

    def touchpoints(self) -> Iterator[Touchpoint]:
        """The contacts of those who stay, those in private notes with their day only."""
        hidden = self.quiet.hidden
        for one in self.network.touchpoints:
            if one.person not in self.people or (one.source == "recorded" and "last_contact" in self.names):
                continue
            places = tuple(place for place in one.also if place.path not in hidden)
            if one.path not in hidden:
                said = "" if (one.path, _bare_text(one.text)) in self._private_favours else self.text(one.text)
                yield replace(one, text=said, also=places)
            elif places:
                yield replace(one, text="", path=places[0].path, line=places[0].line, also=places[1:])
            elif one.resets:
                yield _day_only(one, one.person)

    def _is_private(self, one: Exchange) -> bool:
        return ("gave" if one.direction == "deposit" else "got") in self.names

    @cached_property
    def _private_favours(self) -> frozenset[tuple[str, str]]:
        """The favours of private fields, by path and words: one that fills a line of a log is its text, too."""
        if self.names.isdisjoint(("gave", "got")):
            return frozenset()
        return frozenset((one.path, _bare_text(one.what)) for one in self.network.exchanges if self._is_private(one))

    def of_households(self, today: date) -> Iterator[Touchpoint]:
        """For each who stays, the newest contact that came by somebody of the household who does not."""
        newest: dict[str, Touchpoint] = {}
        for one in self.network.touchpoints:
            if one.resets and one.date <= today:
                newest[one.person] = one
        for group in self.network.households:
            gone = [newest[path] for path in group if path not in self.people and path in newest]
            last = max(gone, key=lambda one: one.date, default=None)
            for path in group:
                if last and path in self.people and (path not in newest or newest[path].date < last.date):
                    yield _day_only(last, path)

    def plan(self, plan: WrittenPlan) -> WrittenPlan:
        """A plan with the boxes of those who stay."""
        boxes = (box for box in plan.boxes if box.person in self.people)
        return plan._replace(boxes=tuple(box._replace(text=self.text(box.text)) for box in boxes))

    def exchanges(self) -> Iterator[Exchange]:
        """The favours that are written in notes that stay."""
        for one in self.network.exchanges:
            if one.person in self.people and one.path not in self.quiet.hidden and not self._is_private(one):
                yield replace(one, what=self.text(one.what))


def _day_only(contact: Touchpoint, person: str) -> Touchpoint:
    kind = contact.kind if contact.kind == "thanks" else "contact"
    return Touchpoint(
        person=person, date=contact.date, kind=kind, text="", path=NOWHERE, line=0, source=contact.source
    )  # fmt: skip


def _bare_text(text: str) -> str:
    return " ".join(text.split()).strip("*_ ")


def _in_order(touchpoints: Iterable[Touchpoint]) -> tuple[Touchpoint, ...]:
    return tuple(sorted(touchpoints, key=lambda one: (one.date, one.path, one.line)))


_known_fields: dict[type, tuple[Field[Any], ...]] = {}


def _fields_of(cls: type[Any]) -> tuple[Field[Any], ...]:
    """What may be left out of records of a class."""
    if cls not in _known_fields:
        _known_fields[cls] = tuple(field for field in fields(cls) if field.name not in _ALWAYS)
    return _known_fields[cls]


def _blank(field: Field[Any]) -> Any:
    return field.default if field.default is not MISSING else None


def _bare(path: str, name: str, value: str) -> Note:
    title = path.rpartition("/")[2].removesuffix(".md")
    return Note(path=path, title=title, properties=(Property(name=name, value=value, line=1),))
