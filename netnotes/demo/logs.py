"""The log of a person's note: one dated line for each contact that has no meeting note."""

from netnotes.demo.dice import Dice
from netnotes.demo.favours import bracketed
from netnotes.demo.people import Person
from netnotes.demo.phrases import LOG_HEADINGS, LOG_KINDS, TOUCH_KINDS, TOUCH_TEXTS
from netnotes.demo.prose import LOG_TEXTS, LOG_WRITTEN, MINUTES
from netnotes.demo.world import World

_STYLES = ("plain",) * 12 + ("bold", "bold", "linked", "linked", "timed", "bare", "dash", "headings")
_THANKS = ("thanked {him} for the help with {t}", "a card for the tickets", "thanked {him} for the introduction")
_WRITTEN = ("email", "message", "letter")
_DETAILS = ("worth a longer talk", "see the notes from last year", "ask again in a month", "keep this to myself")


def log_section(dice: Dice, world: World, person: Person, words: dict[str, str]) -> str:
    """Return the section with the contacts `world.logs` has for this person, or nothing where there are none."""
    days = world.logs.get(person.number, [])
    if not days:
        return ""
    style = dice.pick(_STYLES)
    spoken, written = (dice.some(texts, len(days)) for texts in (LOG_TEXTS, LOG_WRITTEN))
    entries = []
    for day, said, wrote in zip(days, spoken, written, strict=True):
        kind = dice.pick(LOG_KINDS)
        text = dice.pick(_THANKS) if kind == "thanks" else wrote if kind in _WRITTEN else said
        entries.append(_entry(dice, world, style, day, kind, text.format_map(words), words))
        if style != "headings" and dice.chance(0.07):
            touched = world.calendar.name(min(day + dice.between(1, 30), world.calendar.today))
            entries.append(f"- {touched} {dice.pick(TOUCH_KINDS)}: {dice.pick(TOUCH_TEXTS).format_map(words)}")
    if dice.chance(0.7):
        entries.reverse()
    joint = "\n\n" if style == "headings" else "\n"
    return f"## {dice.pick(LOG_HEADINGS)}\n\n{joint.join(entries)}"


def _entry(dice: Dice, world: World, style: str, day: int, kind: str, text: str, words: dict[str, str]) -> str:
    """Return one entry of the log in the style of this note."""
    date = world.calendar.name(day)
    if style == "headings":
        more = " ".join(dice.some(MINUTES, 2)).format_map(words)
        return f"### {date} {kind}\n\n{text[0].upper()}{text[1:]}. {more}"
    if kind != "thanks" and dice.chance(0.2):
        text += f" {bracketed(dice, words)}"
    if style == "bold":
        line = f"- **{date}** {kind}: {text}"
    elif style == "linked" and day in world.days:
        line = f"- [[{date}]] {kind}: {text}"
    elif style == "timed":
        line = f"- {date} {dice.between(8, 20):02d}:{dice.pick(('00', '20', '45'))} {kind}: {text}"
    elif style == "bare" and kind != "thanks":
        line = f"- {date} {text}"
    elif style == "dash":
        line = f"- {date} {kind} - {text}"
    else:
        line = f"- {date} {kind}: {text}"
    if dice.chance(0.2):
        line += f", mentioned {dice.pick(world.people).short_link()}" if "[g" not in line else ""
    return f"{line}\n  {dice.pick(_DETAILS)}" if dice.chance(0.12) else line
