"""What I am after: goals with what they need, and the people who can help."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from netnotes.demo.aims import AIMS, Aim
from netnotes.demo.days import Calendar
from netnotes.demo.dice import Dice
from netnotes.demo.people import Person
from netnotes.demo.registry import Registry
from netnotes.demo.yamltext import block, flow, front_matter, link, quoted

_STATUSES = ("active",) * 9 + ("in-progress", "met", "met", "paused", "dropped")
_NEED_FORMS = ("{}", "mentor in {}", "advice on {}", "an introduction to somebody in {}", "second opinion on {}")
_PROGRESS = (
    "Wrote down what would count as done.",
    "Asked three people for their opinion; two of them answered.",
    "The first version is ready and nobody has seen it yet.",
    "Waiting for the summer to be over.",
    "Smaller than planned, and better.",
    "The date is fixed, so the rest will follow.",
)


class Goal(NamedTuple):
    """One goal: `helpers` are people it names, `by_topic` those its needs name."""

    aim: Aim
    status: str
    due: int | None
    helpers: tuple[Person, ...]
    by_topic: tuple[tuple[str, tuple[Person, ...]], ...]


def plan_goals(dice: Dice, registry: Registry, today: int, count: int, people: Sequence[Person]) -> list[Goal]:
    """Choose `count` goals (a few dozen at most), and people for most of them: those who offer what they need."""
    offering: dict[str, list[Person]] = {}
    for person in people:
        if person.status in ("active", "to-meet"):
            for topic in person.offers:
                offering.setdefault(topic, []).append(person)
    goals: list[Goal] = []
    for aim in AIMS[:count]:
        registry.claim((aim.title,))
        by_topic = []
        for topic in aim.topics:
            named = dice.some(offering.get(topic, []), dice.between(1, 2)) if dice.chance(0.4) else []
            by_topic.append((topic, tuple(named)))
        helpers = dice.some(people, dice.between(1, 4)) if dice.chance(0.75) else []
        due = today + aim.days + dice.between(-25, 45) if dice.chance(0.88) else None
        helpers = [person for person in helpers if person.status == "active"]
        status = dice.pick(_STATUSES) if len(goals) > 3 else "active"
        goals.append(Goal(aim, status, due, tuple(helpers), tuple(by_topic)))
    return goals


def iter_goals(dice: Dice, calendar: Calendar, goals: Sequence[Goal]) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of every goal's note, by path."""
    known = {goal.aim.title for goal in goals}
    for goal in sorted(goals, key=lambda one: f"{one.aim.title}.md"):
        yield f"goals/{goal.aim.title}.md", _note(dice, calendar, goal, known)


def _note(dice: Dice, calendar: Calendar, goal: Goal, known: set[str]) -> str:
    """Return one goal's note."""
    aim = goal.aim
    lines = ["type: goal", f"status: {goal.status}", f"horizon: {aim.horizon}"]
    if goal.due is not None:
        lines.append(f"due: {calendar.name(goal.due)}")
    lines.append(f"why: {quoted(aim.why)}")
    if dice.chance(0.8):
        lines.append(f"success: {quoted(aim.success)}")
    if aim.parent in known:
        lines.append(f"parent: {link(aim.parent)}")
    if not dice.chance(0.06):
        lines.append(f"needs:{block(_need(dice, *pair) for pair in goal.by_topic)}")
    if goal.helpers:
        lines.append(f"people:{block(link(person.name) for person in goal.helpers)}")
    if dice.chance(0.5):
        lines.append(f"progress: {100 if goal.status == 'met' else dice.between(0, 9) * 10}")
    lines.append(f"tags: {flow(['goal', 'review'] if dice.chance(0.3) else ['goal'])}")
    steps = [f"- {step}" for step in dice.some(_PROGRESS, 3)]
    steps += [f"- asked {person.short_link()} what would be a good first step" for person in goal.helpers[:2]]
    body = f"# {aim.title}\n\n{aim.why}\n\n## Done when\n\n{aim.success}\n\n## Notes\n\n" + "\n".join(steps)
    return front_matter(lines) + "\n" + body + "\n"


def _need(dice: Dice, topic: str, named: tuple[Person, ...]) -> str:
    """Return one item of `needs`: plain text, or a map with a number, people or a category."""
    what = dice.pick(_NEED_FORMS).format(topic)
    if named:
        return f"{{what: {quoted(what)}, people: {flow(link(person.name) for person in named)}}}"
    if dice.chance(0.25):
        return f"what: {quoted(what)}\n    count: {dice.between(2, 3)}"
    if dice.chance(0.15):
        return f"what: {quoted(what)}\n    category: {dice.pick(('association', 'leader', 'mentor', 'other-industry'))}"
    return what
