"""Plain notes: what somebody writes down who also keeps notes on people."""

from collections.abc import Iterator

from netnotes.demo.dice import Dice
from netnotes.demo.phrases import ESSAY_NOTES, ESSAY_PEOPLE, ESSAY_POINTS
from netnotes.demo.places import CITY_NAMES
from netnotes.demo.prose import ESSAY
from netnotes.demo.topics import FIELDS
from netnotes.demo.world import World
from netnotes.demo.yamltext import flow, front_matter, quoted

_SOURCES = ("conversation", "book", "talk", "newspaper", "own idea", "podcast")


def iter_essays(dice: Dice, world: World) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of every plain note, by path."""
    for title in sorted(world.titles, key=lambda one: f"{one}.md"):
        yield f"notes/{title}.md", _note(dice, world, title)


def _note(dice: Dice, world: World, title: str) -> str:
    """Return one plain note; one in five has no front matter."""
    field = dice.pick(FIELDS)
    words = {"t": dice.pick(field.topics), "u": dice.pick(field.topics), "c": dice.pick(CITY_NAMES)}
    paragraphs = [_paragraph(dice, world, title) for _ in range(dice.between(2, 4))]
    points = "\n".join(f"- {point}" for point in dice.some(ESSAY_POINTS, dice.between(2, 5)))
    body = f"# {title}\n\n{paragraphs[0]}\n\n## Points\n\n{points}\n\n" + "\n\n".join(paragraphs[1:])
    head = ""
    if dice.chance(0.8):
        created = world.calendar.today - dice.between(0, 1800)
        head = front_matter((
            f"created: {world.calendar.name(created)}",
            f"tags: {flow(['note', field.name])}",
            f"source: {quoted(dice.pick(_SOURCES))}",
            f"rating: {dice.between(1, 5)}",
        )) + "\n"  # fmt: skip
    return head + body.format_map(words) + "\n"


def _paragraph(dice: Dice, world: World, title: str) -> str:
    """Return some sentences, the last ones with links to a person and to another note."""
    sentences = dice.some(ESSAY, dice.between(3, 7))
    if world.people:
        sentences.append(dice.pick(ESSAY_PEOPLE).replace("{l}", dice.pick(world.people).short_link()))
    other = dice.pick(world.titles)
    if other != title and dice.chance(0.8):
        sentences.append(dice.pick(ESSAY_NOTES).replace("{n}", f"[[{other}]]"))
    return " ".join(sentences)
