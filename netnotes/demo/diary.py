"""Daily notes: a few lines about the day, some of them about people."""

from collections.abc import Iterator

from netnotes.demo.dice import Dice
from netnotes.demo.favours import bracketed, task
from netnotes.demo.phrases import DAY_LINES, DAY_THOUGHTS
from netnotes.demo.prose import ESSAY, LOG_TEXTS
from netnotes.demo.topics import TOPICS
from netnotes.demo.world import World
from netnotes.demo.yamltext import front_matter

_WEEKDAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_MARKS = ("call", "coffee", "video", "walk", "lunch", "drinks")
_LEADS = ("coffee with", "call with", "lunch with", "walk with", "video with", "dinner with")


def iter_days(dice: Dice, world: World) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of every daily note, by path."""
    for day in sorted(world.days):
        yield f"daily/{world.calendar.name(day)}.md", _note(dice, world, day)


def _note(dice: Dice, world: World, day: int) -> str:
    """Return the note of one day."""
    words = {"t": dice.pick(TOPICS), "u": dice.pick(TOPICS), "c": "Porto"}
    head = ""
    if dice.chance(0.8):
        lines = [f"date: {world.calendar.name(day)}", "tags: [daily]", f"mood: {dice.pick(('good', 'fine', 'tired'))}"]
        head = front_matter(lines) + "\n"
    body = [f"# {_WEEKDAYS[day % 7]}", "\n".join(f"- {line}" for line in dice.some(DAY_LINES, dice.between(2, 4)))]
    people = _people(dice, world, day)
    if people:
        body.append("## People\n\n" + "\n".join(people))
    body.append(" ".join(dice.some(ESSAY, dice.between(2, 6))))
    if world.people and dice.chance(0.5):
        person = dice.pick(world.people)
        slots = person.words(dice, world.workplace(person))
        body.append("## Tasks\n\n" + task(dice, world.calendar, day, person, slots))
    if world.titles and dice.chance(0.5):
        body.append(f"Worked on [[{dice.pick(world.titles)}]].")
    return head + "\n\n".join(body).format_map(words) + "\n"


def _people(dice: Dice, world: World, day: int) -> list[str]:
    """Return the lines about people: contacts of this day, and thoughts that are none."""
    lines = []
    for number in world.mentions.get(day, ()):
        person = world.people[number]
        words = person.words(dice, world.workplace(person))
        text = dice.pick(LOG_TEXTS).format_map(words)
        if dice.chance(0.2):
            text += f" {bracketed(dice, words)}"
        if dice.chance(0.6):
            lines.append(f"- {dice.pick(_LEADS)} {person.link()}: {text}")
        else:
            lines.append(f"- {person.link()} #{dice.pick(_MARKS)} {text}")
    for person in dice.some(world.people, dice.between(0, 2)):
        words = person.words(dice, world.workplace(person))
        lines.append(f"- {dice.pick(DAY_THOUGHTS).format_map(words)}")
    return lines
