"""Favours and tasks as lines of text: what was given and got, what is promised and done."""

from netnotes.demo.days import Calendar
from netnotes.demo.dice import Dice
from netnotes.demo.people import Person
from netnotes.demo.phrases import ASSUMPTIONS, GAVE, GOT, TASKS, WAITING
from netnotes.demo.yamltext import quoted

_GIVING = 0.63
_SIZES = ("2", "2", "3", "small", "medium", "large", "5")
_VERBS = {True: ("gave", "gave", "gave", "gave", "given"), False: ("got", "got", "got", "got", "received")}
_TICKED = ("email", "message", "call", "email", "letter")


def bracketed(dice: Dice, words: dict[str, str]) -> str:
    """Return one exchange in brackets, to end a line with: "[got:: read my draft] [thanked:: true]"."""
    giving = dice.chance(_GIVING)
    text = f"[{'gave' if giving else 'got'}:: {dice.pick(GAVE if giving else GOT).format_map(words)}]"
    return text + _details(dice, giving)


def bullet(dice: Dice, words: dict[str, str], only: Person | None) -> str:
    """Return one exchange that fills a list line; `only` names the person of several whom it concerns."""
    giving = dice.chance(_GIVING)
    verb = dice.pick(_VERBS[giving])
    text = f"- {verb}:: {dice.pick(GAVE if giving else GOT).format_map(words)}{_details(dice, giving)}"
    return text if only is None else f"{text} [{'to' if giving else 'from'}:: {only.link()}]"


def _details(dice: Dice, giving: bool) -> str:
    """Return the size and the thanks of an exchange, in brackets; often there is nothing to say."""
    text = f" [size:: {dice.pick(_SIZES)}]" if dice.chance(0.25) else ""
    return text + " [thanked:: true]" if not giving and dice.chance(0.75) else text


def properties(dice: Dice, words: dict[str, str], only: Person | None) -> list[str]:
    """Return the lines of a meeting's `gave` or `got` property, in one of its spellings."""
    giving = dice.chance(_GIVING)
    verb = dice.pick(_VERBS[giving])
    texts = [text.format_map(words) for text in dice.some(GAVE if giving else GOT, 1 if dice.chance(0.8) else 2)]
    form = dice.random()
    if only is None and len(texts) == 1 and form < 0.5:
        return [f"{verb}: {quoted(texts[0])}"]
    lines = [f"{verb}:"]
    for text in texts:
        if only is None and form < 0.75:
            lines.append(f"  - {quoted(text)}")
            continue
        item = f"what: {quoted(text)}"
        if dice.chance(0.6):
            item += f", size: {dice.pick(_SIZES)}"
        if only is not None:
            item += f', {"to" if giving else "from"}: "{only.link()}"'
        if not giving and dice.chance(0.75):
            item += ", thanked: true"
        lines.append(f"  - {{{item}}}")
    return lines


def task(dice: Dice, calendar: Calendar, day: int, person: Person, words: dict[str, str]) -> str:
    """Return a task that came up on this day: fresh ones are often open, old ones nearly always done."""
    today = calendar.today
    waiting = dice.chance(0.15)
    text = dice.pick(WAITING if waiting else TASKS).format_map(words)
    if dice.chance(0.03):
        return f"- [-] {text}" if day < today else f"- [ ] {text}"
    if day >= today or dice.chance(0.45 if today - day < 45 else 0.015):
        text += " #waiting" if waiting else ""
        due = calendar.name(day + dice.between(4, 40))
        form = dice.random()
        return f"- [ ] {text}" + ("" if form < 0.3 else f" 📅 {due}" if form < 0.8 else f" [due:: {due}]")
    done = min(today, day + dice.between(0, 18))
    if not waiting and person.met_by(done) and dice.chance(0.3):
        text += f" #{dice.pick(_TICKED)}"
    form = dice.random()
    stamp = f" ✅ {calendar.name(done)}" if form < 0.75 else f" [completion:: {calendar.name(done)}]"
    return f"- [x] {text}" + ("" if form > 0.92 else stamp)


def assumption(dice: Dice, words: dict[str, str]) -> str:
    """Return a list line with something to check later."""
    return f"- {dice.pick(ASSUMPTIONS).format_map(words)} #assumption"
