"""The talk of `triage`: show somebody, take a key, write the decision, go on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from netnotes.cli.asking import ask_key
from netnotes.cli.carrying_out import carry_out
from netnotes.cli.output.answer import Screen
from netnotes.cli.output.as_table import paint
from netnotes.cli.output.clean import clean
from netnotes.cli.output.lines import fact, paragraph
from netnotes.cli.session import Session
from netnotes.edits.assignments import Assignment
from netnotes.edits.set_properties import set_properties
from netnotes.model.errors import OperatorError
from netnotes.rules.triage import SKIP, STOP, Choice, Untracked, choices
from netnotes.rules.wording import last_words

_UNBROKEN = "\u00a0"


def talk_through(session: Session, rows: Sequence[Untracked], most: int, *, dry_run: bool) -> None:
    """Ask about one after the other until so many are decided about; what is decided is written at once.

    Raises KeyboardInterrupt; all decisions before are kept.
    """
    keys = choices(session.network.config)
    waiting = "1 person has" if len(rows) == 1 else f"{len(rows)} people have"
    session.say(f"{waiting} no cadence yet. One key each:")
    session.say(legend(keys, session.screen))
    decided = 0
    for row in rows:
        if decided == most:
            break
        session.say(f"\n{person_text(row, session.screen)}")
        choice = keys[ask_key(f"  {''.join(keys)}?", {key: one.words for key, one in keys.items()})]
        if choice is keys[STOP]:
            break
        if choice is not keys[SKIP] and _write(session, row, choice, dry_run=dry_run):
            decided += 1
    session.say(f"\n{_end(decided, len(rows), dry_run=dry_run)}")


def _write(session: Session, row: Untracked, choice: Choice, *, dry_run: bool) -> bool:
    """Write a decision; a note that cannot be edited is told, and the talk goes on."""
    from netnotes.cli.options import complain

    try:
        asked = Assignment(name=choice.field, operator="=", value=choice.value)
        edit = set_properties(session.network, session.root, row.path, [asked], session.today)
        carry_out(session, edit.changes, dry_run=dry_run)
        session.tell_last_words()
    except OperatorError as err:
        complain(err.message, err.hint)
        return False
    return True


def legend(keys: Mapping[str, Choice], screen: Screen) -> str:
    """What each key does: the tiers, then the rest."""
    tiers = [f"{key} {one.words}" for key, one in keys.items() if one.field == "tier"]
    others = [f"{key} {one.words}" for key, one in keys.items() if one.field != "tier"]
    lines = (" · ".join(words.replace(" ", _UNBROKEN) for words in line) for line in (tiers, others) if line)
    return "\n".join(paragraph(line, screen, indent=2).replace(_UNBROKEN, " ") for line in lines)


def person_text(row: Untracked, screen: Screen) -> str:
    """Two or three facts about somebody: who, how often met, what for."""
    work = ", ".join(filter(None, (row.role, row.organization)))
    head = fact(f"{row.name}{f': {work}' if work else ''}", row.path, screen, indent=0)
    lines = [head.replace(clean(row.name), paint(clean(row.name), "bold"), 1)]
    lines.append(paragraph(_met(row), screen, indent=2, hang=2))
    if row.about:
        lines.append(paragraph("; ".join(row.about), screen, indent=2, hang=2))
    return "\n".join(lines)


def _met(row: Untracked) -> str:
    if not row.touchpoints:
        return "nothing is written down about meeting them"
    many = "in touch once" if row.touchpoints == 1 else f"in touch {row.touchpoints} times"
    if row.last_contact is None or row.last_kind is None:
        return many
    text = f": {row.last_text}" if row.last_text else ""
    return f"{many}, {last_words(row.last_kind, row.last_contact)}{text}"


def _end(decided: int, waiting: int, *, dry_run: bool) -> str:
    left = waiting - decided
    what = "would be decided" if dry_run else "decided"
    if not left:
        return f"{decided} {what}; nobody is waiting."
    return f"{decided} {what}, {left} left: netnotes triage goes on when you like."
