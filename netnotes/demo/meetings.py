"""The notes of meetings."""

from collections.abc import Iterator

from netnotes.demo.agenda import Meeting
from netnotes.demo.dice import Dice
from netnotes.demo.favours import assumption, bullet, properties, task
from netnotes.demo.people import Person
from netnotes.demo.phrases import DAY_THOUGHTS, NEXT_STEPS, PROJECTS, SUMMARIES
from netnotes.demo.prose import CLOSERS, MINUTES, OPENERS, OPENERS_IN_PERSON, POINTS
from netnotes.demo.world import World
from netnotes.demo.yamltext import block, flow, front_matter, link, quoted

_PEOPLE_KEYS = ("people",) * 8 + ("attendees", "participants")
_PLACES = ("Café by the station", "Their office", "Our office", "Old market hall", "River path", "Town library")
_REMOTE = ("call", "video", "intro")


def iter_meetings(dice: Dice, world: World) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of every meeting's note, by path."""
    before: dict[int, str] = {}
    for meeting in world.meetings:
        lead = meeting.people[0].number
        yield meeting.path, _note(dice, world, meeting, before.get(lead))
        before[lead] = meeting.name


def _note(dice: Dice, world: World, meeting: Meeting, before: str | None) -> str:
    """Return one meeting's note; `before` is the last meeting with the same person."""
    lead = meeting.people[0]
    words = lead.words(dice, world.workplace(lead))
    took_place = meeting.day <= world.calendar.today and meeting.status is None
    listed = len(meeting.people) > 1 and meeting.kind != "intro" and dice.chance(0.1)
    lines = _properties(dice, world, meeting, listed)
    lines += _summary(dice, world, meeting, words)
    settled = took_place and meeting.stage in (None, "done")
    only = dice.pick(meeting.people) if len(meeting.people) > 1 and dice.chance(0.6) else None
    if settled and dice.chance(0.18):
        lines += properties(dice, words, only)
    body = [f"# {meeting.name[11:]}"] if dice.chance(0.5) else []
    if before is not None and dice.chance(0.8):
        body.append(f"Last time: [[{before}]]")
    if listed:
        body.append(_attendees(dice, meeting.people))
    if not took_place:
        body.append(_prepared(dice, meeting, words))
    else:
        body.append(_minutes(dice, meeting, words))
        if settled and dice.chance(0.16):
            body.append(bullet(dice, words, only))
        body.append(_follow_ups(dice, world, meeting, words))
    return front_matter(lines) + "\n" + "\n\n".join(body) + "\n"


def _properties(dice: Dice, world: World, meeting: Meeting, listed: bool) -> list[str]:
    """Return the lines of the front matter; `listed`: the people stand in the body instead."""
    name = world.calendar.name
    lead, kind = meeting.people[0], meeting.kind
    as_call = kind == "call" and dice.chance(0.25)
    lines = ["type: call" if as_call else "type: meeting"] if as_call or dice.chance(0.9) else []
    time = f"T{dice.between(8, 19):02d}:{dice.pick(('00', '15', '30'))}" if dice.chance(0.15) else ""
    lines.append(f"date: {name(meeting.day)}{time}")
    if not listed:
        links = [link(person.name) for person in meeting.people]
        lines.append(f"{dice.pick(_PEOPLE_KEYS)}:{block(links) if dice.chance(0.6) else ' ' + flow(links)}")
    if not as_call:
        lines.append(f"{'via' if dice.chance(0.05) else 'kind'}: {kind}")
    if meeting.status:
        lines.append(f"status: {meeting.status}")
    if meeting.stage:
        lines.append(f"stage: {meeting.stage}")
    if lead.organization is not None and dice.chance(0.6):
        lines.append(f"organization: {link(world.organizations[lead.organization].name)}")
    if kind not in _REMOTE:
        lines.append(f"location: {quoted(lead.city if dice.chance(0.4) else dice.pick(_PLACES))}")
    if world.goals and dice.chance(0.15):
        lines.append(f"goals: {flow([link(dice.pick(world.goals).aim.title)])}")
    lines.append(f"tags: {flow([lead.field.name, 'follow-up'] if dice.chance(0.3) else [lead.field.name])}")
    return lines


def _summary(dice: Dice, world: World, meeting: Meeting, words: dict[str, str]) -> list[str]:
    """Return the lines of the front matter that say what it was about, and when it was written down."""
    lines = []
    if dice.chance(0.7):
        lines.append(f"summary: {quoted(dice.pick(SUMMARIES).format_map(words))}")
    if dice.chance(0.5):
        lines.append(f"topics: {flow(dict.fromkeys((words['t'], words['u'])))}")
    if dice.chance(0.5):
        lines.append(f"duration: {dice.between(2, 12) * 10}")
    if dice.chance(0.15):
        lines.append(f"project: {quoted(dice.pick(PROJECTS))}")
    lines.append(f"created: {world.calendar.name(min(meeting.day, world.calendar.today))}")
    return lines


def _attendees(dice: Dice, people: tuple[Person, ...]) -> str:
    """Return the people as a section or as a bold line."""
    if dice.chance(0.6):
        return "## Attendees\n\n" + "\n".join(f"- {person.link()}" for person in people)
    return "**Attendees:** " + ", ".join(person.link() for person in people)


def _prepared(dice: Dice, meeting: Meeting, words: dict[str, str]) -> str:
    """Return the body of a meeting that has not taken place."""
    reason = "Talk about {t}, and ask how {she} is doing.".format_map(words)
    if meeting.status:
        reason = "It did not work out this time; try again in a few weeks."
    points = "\n".join(f"- {point}" for point in dice.some(POINTS, 4)).format_map(words)
    return f"{reason}\n\n## Agenda\n\n{points}"


def _minutes(dice: Dice, meeting: Meeting, words: dict[str, str]) -> str:
    """Return the body of a meeting that took place: prose, points, and a closing thought."""
    in_person = meeting.kind not in _REMOTE
    parts = [dice.pick(OPENERS_IN_PERSON if in_person and dice.chance(0.3) else OPENERS)]
    if meeting.kind == "intro":
        other = meeting.people[1]
        parts = [
            f"{{f}} is looking for somebody in {{t}}, and {other.short_link()} does that. Ask both before writing."
        ]
    elif len(meeting.people) > 2 and in_person:
        parts.append("Sat down with {l} first; the others came later.")
    elif dice.chance(0.5):
        parts.append("{l} asked for a copy of these notes.")
    minutes = dice.some(MINUTES, dice.between(10, 20))
    third = len(minutes) // 3
    points = "\n".join("- " + point for point in dice.some(POINTS, dice.between(2, 7)))
    last = [*minutes[2 * third :], dice.pick(CLOSERS)]
    if len(meeting.people) > 1 and dice.chance(0.7):
        last.append(
            f"{meeting.people[-1].short_link()} listened most of the time and then said the one important thing."
        )
    first, middle, end = " ".join(parts + minutes[:third]), " ".join(minutes[third : 2 * third]), " ".join(last)
    return f"{first}\n\n{middle}\n\n## Notes\n\n{points}\n\n{end}".format_map(words)


def _follow_ups(dice: Dice, world: World, meeting: Meeting, words: dict[str, str]) -> str:
    """Return the section of tasks, with what to check and where to read on; it may be all there is."""
    lines = []
    for person in dice.some(meeting.people, dice.between(0, 2)):
        slots = words if person is meeting.people[0] else person.words(dice, world.workplace(person))
        lines.append(task(dice, world.calendar, meeting.day, person, slots))
    if dice.chance(0.08):
        lines.append(assumption(dice, words))
    if dice.chance(0.3):
        lines.append(f"- {dice.pick(DAY_THOUGHTS)}".format_map(words | {"l": dice.pick(world.people).link()}))
    if world.titles and dice.chance(0.7):
        lines.append(f"- notes on this in [[{dice.pick(world.titles)}]]")
    return f"## {dice.pick(NEXT_STEPS)}\n\n" + "\n".join(lines or ["- nothing for now"])
