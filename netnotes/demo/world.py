"""The plan of a whole demo vault, made before the first note is written, so that notes can link to each other."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from netnotes.demo.agenda import Meeting, Planner
from netnotes.demo.counts import Counts
from netnotes.demo.days import Calendar
from netnotes.demo.dice import Dice
from netnotes.demo.goals import Goal, plan_goals
from netnotes.demo.organizations import Organization, plan_organizations
from netnotes.demo.people import Person, plan_people
from netnotes.demo.phrases import TITLES
from netnotes.demo.places import CITY_NAMES
from netnotes.demo.registry import Registry
from netnotes.demo.topics import TOPICS

Entries = dict[int, list[int]]


class World(NamedTuple):
    """Everything that notes need to know of each other; days are ordinals.

    `logs` has the days of contact for a person's log by person number, `mentions` the numbers of the people
    met on a day by day, `helps` the goals a person can help with by person number.
    """

    calendar: Calendar
    organizations: Sequence[Organization]
    people: Sequence[Person]
    goals: Sequence[Goal]
    meetings: Sequence[Meeting]
    titles: Sequence[str]
    days: frozenset[int]
    logs: Entries
    mentions: Entries
    helps: dict[int, list[str]]

    def workplace(self, person: Person) -> str:
        """Return the name of somebody's organization, or words that stand for it."""
        if person.organization is None:
            return "the studio" if person.she else "the workshop"
        return self.organizations[person.organization].name


def plan_world(seed: int, today: date, counts: Counts) -> World:
    """Make up who and what there is in the vault of this seed, day and size."""
    registry, calendar = Registry(), Calendar(today)
    organizations = plan_organizations(Dice(seed, 1), registry, counts.organizations)
    fields = [organization.field for organization in organizations]
    people = plan_people(Dice(seed, 2), registry, calendar.today, counts.people, fields)
    goals = plan_goals(Dice(seed, 3), registry, calendar.today, counts.goals, people)
    titles = _titles(Dice(seed, 4), registry, counts.plain)
    planner = Planner(Dice(seed, 5), registry, calendar, people)
    meetings = planner.plan(counts.meetings)
    days = _days(Dice(seed, 6), calendar.today, counts.days)
    logs, mentions = _share_out(Dice(seed, 7), planner.unused(), days)
    helps = _helps(Dice(seed, 8), goals, people)
    return World(calendar, organizations, people, goals, meetings, titles, days, logs, mentions, helps)


def _titles(dice: Dice, registry: Registry, count: int) -> list[str]:
    """Make up the titles of the plain notes."""
    made = []
    for _ in range(count):
        tries = []
        for _ in range(3):
            topic = dice.pick(TOPICS)
            words = {"t": topic, "T": topic[0].upper() + topic[1:], "u": dice.pick(TOPICS), "c": dice.pick(CITY_NAMES)}
            tries.append(dice.pick(TITLES).format_map(words))
        made.append(registry.claim(tries))
    return made


def _days(dice: Dice, today: int, count: int) -> frozenset[int]:
    """Return the days that have a daily note, back from today: most working days, or some where notes are few."""
    working, weekend = (0.9, 0.3) if count > 100 else (0.4, 0.1)
    days: set[int] = set()
    day = today
    while len(days) < count:
        if dice.chance(weekend if day % 7 in (0, 6) else working):
            days.add(day)
        day -= 1
    return frozenset(days)


def _share_out(dice: Dice, contacts: list[tuple[Person, int]], days: frozenset[int]) -> tuple[Entries, Entries]:
    """Put every contact that has no meeting either into the person's log or into that day's note."""
    logs: Entries = {}
    mentions: Entries = {}
    for person, day in contacts:
        if day in days and len(mentions.get(day, ())) < 5 and dice.chance(0.4):
            mentions.setdefault(day, []).append(person.number)
        else:
            logs.setdefault(person.number, []).append(day)
    for entries in logs.values():
        entries.sort()
    return logs, mentions


def _helps(dice: Dice, goals: list[Goal], people: list[Person]) -> dict[int, list[str]]:
    """Return which goals people can help with: some of those who offer a topic of the goal."""
    wanted: dict[str, list[str]] = {}
    for goal in goals:
        for topic in goal.aim.topics:
            wanted.setdefault(topic, []).append(goal.aim.title)
    helps: dict[int, list[str]] = {}
    for person in people:
        titles = [title for topic in person.offers for title in wanted.get(topic, ())]
        if titles and dice.chance(0.3):
            helps[person.number] = sorted(set(titles))[:2]
    return helps
