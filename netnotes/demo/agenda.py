"""Which meetings there were and will be: most of them on days when the vault says we were in touch."""

from collections.abc import Sequence
from typing import NamedTuple

from netnotes.demo.days import Calendar
from netnotes.demo.dice import Dice
from netnotes.demo.people import Person
from netnotes.demo.phrases import CONTACT_KINDS
from netnotes.demo.registry import Registry

_TITLES = {
    "coffee": "Coffee with {}", "lunch": "Lunch with {}", "call": "Call with {}", "video": "Video call with {}",
    "meeting": "Meeting with {}", "dinner": "Dinner with {}", "drinks": "Drinks with {}", "walk": "Walk with {}",
    "visit": "Visit to {}", "interview": "Interview with {}", "intro": "Intro {}",
}  # fmt: skip
_GATHERINGS = {
    "event": ("Meetup on {}", "Evening on {}", "Open house {}", "Round table {}"),
    "conference": ("Conference on {}", "Summit {}", "{} conference"),
}
_CALLED_OFF = ("cancelled", "cancelled", "postponed", "no-show", "declined", "tentative")


class Meeting(NamedTuple):
    """One meeting; the first of its people is the one it is mostly about."""

    path: str
    name: str
    day: int
    kind: str
    people: tuple[Person, ...]
    status: str | None
    stage: str | None


class Planner:
    """Makes up the meetings of one vault, one kind after the other."""

    def __init__(self, dice: Dice, registry: Registry, calendar: Calendar, people: Sequence[Person]) -> None:
        """Collect who can be met, and on what days we were in touch."""
        self._dice, self._registry, self._calendar = dice, registry, calendar
        self._known = [person for person in people if person.contacts]
        self._active = [person for person in self._known if person.status == "active"]
        self._slots = [(person, day) for person in self._known for day in person.contacts]
        dice.shuffle(self._slots)
        self._offering: dict[str, list[Person]] = {}
        self._mates: dict[int, list[Person]] = {}
        for person in self._known:
            for topic in person.offers:
                self._offering.setdefault(topic, []).append(person)
            if person.organization is not None:
                self._mates.setdefault(person.organization, []).append(person)

    def plan(self, count: int) -> list[Meeting]:
        """Return `count` meetings by path: past ones, and a few to come, called off or of kind intro."""
        ahead, off, intros = ((count * percent + 50) // 100 for percent in (3, 3, 5))
        meetings = [self._ahead() for _ in range(ahead)]
        meetings += [self._called_off() for _ in range(off)]
        meetings += [self._intro() for _ in range(intros)]
        meetings += [self._past() for _ in range(count - ahead - off - intros)]
        return sorted(meetings)

    def unused(self) -> list[tuple[Person, int]]:
        """Return the contacts that no meeting stands for: they belong into logs and daily notes."""
        return self._slots

    def _slot(self) -> tuple[Person, int]:
        """Return somebody and a day of contact, each only once; older days when all are used."""
        if self._slots:
            return self._slots.pop()
        person = self._dice.pick(self._known)
        return person, person.contacts[-1] - self._dice.between(3, 500)

    def _company(self, lead: Person, day: int, size: int) -> tuple[Person, ...]:
        """Return the lead and up to `size` - 1 others, whose last contact is no older than this day."""
        people = [lead]
        mates = self._mates.get(-1 if lead.organization is None else lead.organization, [])
        for _ in range(4 * (size - 1)):
            other = self._dice.pick(mates if mates and self._dice.chance(0.5) else self._known)
            if other.met_by(day) and other not in people:
                people.append(other)
            if len(people) == size:
                break
        return tuple(people)

    def _past(self) -> Meeting:
        """Return a meeting that took place, or takes place today."""
        lead, day = self._slot()
        kind = self._dice.pick(CONTACT_KINDS)
        chosen = self._dice.random()
        size = 1 if chosen < 0.58 else 2 if chosen < 0.82 else 3 if chosen < 0.94 else 4
        return self._meeting(day, kind, self._company(lead, day, size))

    def _ahead(self) -> Meeting:
        """Return a meeting in the coming weeks."""
        dice = self._dice
        people = dice.some(self._active, 1 if dice.chance(0.75) else 2)
        return self._meeting(self._calendar.today + dice.between(1, 35), dice.pick(CONTACT_KINDS), tuple(people))

    def _called_off(self) -> Meeting:
        """Return a meeting that did not take place, or will not."""
        dice = self._dice
        day = self._calendar.today + dice.between(-300, 20)
        return self._meeting(day, dice.pick(CONTACT_KINDS), (dice.pick(self._active),), dice.pick(_CALLED_OFF))

    def _intro(self) -> Meeting:
        """Return an introduction of somebody to somebody who offers what the first one needs."""
        dice = self._dice
        for _ in range(6):
            lead, day = dice.pick(self._known), 0
            helpers = self._offering.get(dice.pick(lead.needs), []) if lead.needs else self._active
            other = dice.pick(helpers) if helpers else lead
            if other == lead:
                continue
            day = dice.pick(lead.contacts)
            if other.met_by(day):
                return self._meeting(day, "intro", (lead, other), stage=dice.pick(("made", "done", "done")))
            day = self._calendar.today - dice.between(0, 70)
            return self._meeting(day, "intro", (lead, other), stage=dice.pick(("considered", "considered", "asked")))
        return self._past()

    def _meeting(
        self, day: int, kind: str, people: tuple[Person, ...], status: str | None = None, stage: str | None = None
    ) -> Meeting:
        """Give the meeting its name, "2026-11-05 Coffee with Ana Silva", and its place."""
        date = self._calendar.name(day)
        if kind in _GATHERINGS:
            topic = self._dice.pick(people[0].field.topics)
            title = self._dice.pick(_GATHERINGS[kind]).format(topic)
            title = title[0].upper() + title[1:]
        else:
            who = people[0].name
            if len(people) == 2:
                who = f"{who} and {people[1].name}"
            elif len(people) > 2:
                who = f"{who} and others"
            title = _TITLES[kind].format(who)
        name = self._registry.claim((f"{date} {title}",))
        return Meeting(f"meetings/{date[:4]}/{name}.md", name, day, kind, people, status, stage)
