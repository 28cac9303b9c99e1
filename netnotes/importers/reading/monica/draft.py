"""A contact while it is put together, and what all parts of the export are read with."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from netnotes.importers.reading.monica.tree import Item
from netnotes.importers.reading.nameless import name_for
from netnotes.importers.reading.source import Options
from netnotes.model.dates import PartialDate
from netnotes.model.incoming import (
    IncomingFavour,
    IncomingPerson,
    IncomingRelation,
    IncomingRemark,
    IncomingTask,
    IncomingTouch,
    LeftOut,
)

SOURCE = "Monica"


@dataclass(slots=True, kw_only=True)
class Draft:
    """One contact. A ``partial`` one is only mentioned by another; ``mine`` is myself."""

    line: int
    name: str
    uuid: str = ""
    partial: bool = False
    mine: bool = False
    fields: dict[str, str] = field(default_factory=dict)
    birthday: PartialDate | None = None
    met_on: date | None = None
    last_contact: date | None = None
    lists: dict[str, dict[str, None]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    numbered: dict[str, dict[str, None]] = field(default_factory=dict)
    dates: list[tuple[str, PartialDate]] = field(default_factory=list)
    introduced_by: list[IncomingRelation] = field(default_factory=list)
    relations: dict[IncomingRelation, None] = field(default_factory=dict)
    remarks: list[IncomingRemark] = field(default_factory=list)
    touches: list[IncomingTouch] = field(default_factory=list)
    tasks: list[IncomingTask] = field(default_factory=list)

    @property
    def key(self) -> str:
        """What others in the file call the person; nothing for those who do not come along as people."""
        return "" if self.partial or self.mine else self.uuid

    @property
    def label(self) -> str:
        """What a reader calls the contact."""
        return self.name or next((text for key in ("emails", "phones") for text in self.lists.get(key, ())), "")

    def add(self, key: str, value: str) -> None:
        """Add a value to the list of a person's field, each once."""
        if value:
            self.lists.setdefault(key, {})[value] = None

    def keep(self, key: str, value: str) -> None:
        """Keep a property of the source; a second value gets a number: ``address_2``."""
        value = " ".join(value.split())
        values = self.numbered.setdefault(key, {})
        if value and value not in values:
            values[value] = None
            count = len(values)
            while (free := f"{key}_{count}" if count > 1 else key) in self.extra:
                count += 1
            self.extra[free] = value

    def remark(self, text: str, day: date | None = None, heading: str = "") -> None:
        """Add a text about the contact."""
        if text:
            self.remarks.append(IncomingRemark(text=text, date=day, heading=heading))

    def touch(self, line: int, day: date, kind: str, text: str, *favours: IncomingFavour) -> None:
        """Add a dated contact, or with an empty kind a favour."""
        self.touches.append(IncomingTouch(line=line, date=day, kind=kind, text=text, favours=favours))

    def person(self) -> IncomingPerson:
        """The person, as the contract has it."""
        lists = {key: tuple(values) for key, values in self.lists.items()}
        ideas = lists.get("gift ideas", ())
        offer = (("i_offer", f"gift{'s' * (len(ideas) > 1)}: {', '.join(ideas)}"),) if ideas else ()
        return IncomingPerson(
            line=self.line, name=self.name or self._name_in_address(), source=SOURCE, key=self.key,
            ids=tuple(self.ids.items()),
            aliases=lists.get("aliases", ()), emails=lists.get("emails", ()), phones=lists.get("phones", ()),
            urls=lists.get("urls", ()), groups=lists.get("groups", ()),
            organization=self.fields.get("organization", ""), role=self.fields.get("role", ""),
            location=self.fields.get("location", ""), met=self.fields.get("met", ""),
            cadence=self.fields.get("cadence", ""), status=_status(self.fields.get("status", "")),
            birthday=self.birthday, dates=tuple(self.dates), met_on=self.met_on, last_contact=self.last_contact,
            introduced_by=tuple(self.introduced_by), relations=tuple(self.relations),
            remarks=tuple(sorted(self.remarks, key=_place)), touches=tuple(self.touches), tasks=tuple(self.tasks),
            extra=(*self.extra.items(), *offer),
        )  # fmt: skip

    def _name_in_address(self) -> str:
        """What an address says of the name; empty without one, and a number stands for whom it belongs to."""
        emails = tuple(self.lists.get("emails", ()))
        return name_for(emails, "", ()) if emails else ""

    def move_to(self, host: Draft) -> None:
        """Tell at another's what was written about this one, with the name before it."""
        about = [
            f"{said(key)}: {value}" for key, value in (*self.fields.items(), *self.extra.items()) if key != "added"
        ]
        about += [value for values in self.lists.values() for value in values]
        about += [f"{relation.what}: {relation.who}" for relation in (*self.introduced_by, *self.relations)]
        if about:
            host.remark(f"{self.label}: {'; '.join(about)}")
        host.remarks += [replace(remark, text=f"{self.label}: {remark.text}") for remark in self.remarks]
        host.touches += [replace(touch, text=f"{self.label}: {touch.text}") for touch in self.touches]
        host.tasks += [replace(task, text=f"{self.label}: {task.text}") for task in self.tasks]
        host.dates += [(f"{what} ({self.label})", day) for what, day in self.dates]


def _place(remark: IncomingRemark) -> tuple[bool, date]:
    """Remarks without day and heading come first: below another's heading they would seem to belong to it."""
    return bool(remark.date or remark.heading), remark.date or date.min


def _status(word: str) -> Literal["", "archived", "deceased"]:
    return "deceased" if word == "deceased" else "archived" if word == "archived" else ""


@dataclass(slots=True, kw_only=True)
class Reading:
    """What is known while an export is read, and the sums: every object is ``inside`` another, or left out."""

    options: Options
    things: dict[str, Item]
    currency: str = ""
    me: str = ""
    contacts: dict[str, Draft] = field(default_factory=dict)
    inside: int = 0
    left_out: list[LeftOut] = field(default_factory=list)
    kept: Counter[str] = field(default_factory=Counter)
    noticed: Counter[str] = field(default_factory=Counter)

    def put(self, kind: str, line: int, what: str, why: str) -> None:
        """Account for one object: it went into another, or was left out because of ``why``."""
        if why:
            self.left_out.append(LeftOut(line=line, what=what, why=why))
        else:
            self.inside += 1
            self.kept[kind] += 1

    def name_of(self, uuid: str) -> str:
        """What the contact with that identifier is called, empty where it is not in the file."""
        return self.contacts[uuid].label if uuid in self.contacts else ""

    def type_words(self, reference: str) -> str:
        """The words of a type: of the thing an identifier points to, or the reference itself where it is a word."""
        thing = self.things.get(reference)
        if thing is not None:
            return said(thing.line_of("name", "translation_key", "default_life_event_type_key", "type"))
        return "" if len(reference) == 36 and reference.count("-") == 4 else said(reference)


def said(word: str) -> str:
    """A word of Monica's own as people say it: ``new_job`` as new job."""
    return " ".join(word.replace("_", " ").split())
