"""Home as text: brief, warm, and no wider than a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from netnotes.cli.output.answer import Screen
from netnotes.cli.output.as_table import paint
from netnotes.cli.output.clean import clean, unlink
from netnotes.cli.output.lines import WIDEST, heading, paragraph
from netnotes.cli.output.widths import display_width, shorten
from netnotes.rules.wording import MONTHS, join_names, kind_words

if TYPE_CHECKING:
    from netnotes.rules.home import HomePerson, HomeView

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def home_text(view: HomeView, today: date, screen: Screen) -> str:
    """Everything Home says, block by block; blocks with nothing in them are left out."""
    blocks = (
        [f"{_DAYS[today.weekday()]}, {today.day} {MONTHS[today.month - 1]} {today.year}"],
        _people(view, screen),
        _block("You promised", _promises(view), view.more_promises, screen, "netnotes followups"),
        _block("Follow up now", _fresh(view), view.more_follow_up, screen, "netnotes followups --now"),
        _block("Coming up", _upcoming(view), view.more_upcoming, screen),
        _block("Dates", _dates(view), view.more_dates, screen, "netnotes dates"),
        _block("Say thank you", _thanks(view), view.more_thanks, screen),
        _block("One goal", _goal(view), 0, screen),
        _block("Quiet for longer than usual", _drifting(view), view.more_drifting, screen),
        _not_met(view, screen),
    )
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _people(view: HomeView, screen: Screen) -> list[str]:
    if not view.people:
        return [*([paragraph(view.advice, screen)] if view.advice else []), *_introductions(view, screen)]
    lines = [heading("Be in touch")]
    column = max(display_width(clean(person.name)) for person in view.people)
    for person in view.people:
        lines += _person(person, column, screen)
    return [*lines, *_more(view.more_people, "netnotes due"), *_introductions(view, screen)]


def _person(person: HomePerson, column: int, screen: Screen) -> Iterator[str]:
    name = clean(person.name)
    space = " " * (column - display_width(name) + 2)
    first, *rest = paragraph(person.reason, screen, indent=column + 4).split("\n")
    yield f"  {paint(name, 'bold')}{space}{first.lstrip()}"
    yield from rest
    if person.opener:
        yield _one_line(f"last time: {person.opener}", screen)
    if person.give:
        yield _one_line(f"give next: {person.give}", screen)
    reach = [*person.emails[:1], *person.phones[:1]]
    if person.prefers:
        reach.append(f"prefers {person.prefers}")
    if reach:
        yield paint(_one_line(", ".join(reach), screen), "dim")


def _one_line(text: str, screen: Screen, indent: int = 6) -> str:
    """A line about somebody, cut on a terminal: Home is brief, `netnotes show` has the rest."""
    text = clean(unlink(text))
    width = None if screen.width is None else min(screen.width, WIDEST) - indent
    return f"{'':{indent}}{text if width is None else shorten(text, width)}"


def _upcoming(view: HomeView) -> Iterator[str]:
    for thing in view.upcoming:
        yield f"{thing.date}  {thing.kind} with {join_names(thing.names)}{f': {thing.text}' if thing.text else ''}"


def _thanks(view: HomeView) -> Iterator[str]:
    for thanks in view.thanks:
        yield f"{thanks.name}{f': {thanks.what}' if thanks.what else ''} ({thanks.date})"


def _goal(view: HomeView) -> Iterator[str]:
    if view.goal is not None:
        due = f", due {view.goal.due}" if view.goal.due else ""
        yield f"{view.goal.title}{due}: {view.goal.next_action}"


def _introductions(view: HomeView, screen: Screen) -> Iterator[str]:
    """One that waits, one worth making: a line each."""
    for row in view.introductions:
        names = join_names([party.name for party in row.parties])
        what = f"{row.stage} on {row.date}; {row.next}" if row.stage else row.because
        yield _one_line(f"introduce {names}: {what}", screen, indent=2)


def _drifting(view: HomeView) -> Iterator[str]:
    for row in view.drifting:
        yield f"{row.name}, last on {row.last_contact}; usually every {row.median_gap:.0f} days"


def _not_met(view: HomeView, screen: Screen) -> list[str]:
    if not view.not_met:
        return []
    who = "1 person" if view.not_met == 1 else f"{view.not_met} people"
    return [paragraph(f"{who} you have not met yet can wait: netnotes due lists them.", screen)]


def _promises(view: HomeView) -> Iterator[str]:
    for row in view.promises:
        yield f"{f'{join_names(row.names)}: ' if row.names else ''}{row.text} (by {row.due})"


def _fresh(view: HomeView) -> Iterator[str]:
    for fresh in view.follow_up:
        which = "your first contact" if fresh.first else kind_words(fresh.kind)
        yield f"{fresh.name}: {which} on {fresh.date}, best by {fresh.by}: {draft_command(fresh.name)}"


def draft_command(name: str) -> str:
    """The command that drafts a message to follow up."""
    import shlex

    return f"netnotes draft {shlex.quote(name)} --kind follow-up"


def _dates(view: HomeView) -> Iterator[str]:
    for row in view.dates:
        yield f"{row.date}  {row.name}: {row.what}{f' ({row.age})' if row.age else ''}"


def _block(title: str, texts: Iterable[str], more: int, screen: Screen, where: str = "") -> list[str]:
    lines = [paragraph(text, screen, indent=2, hang=2) for text in texts]
    return [heading(title), *lines, *_more(more, where)] if lines else []


def _more(count: int, where: str) -> list[str]:
    if not count:
        return []
    return [f"  and {count} more: {where}" if where else f"  and {count} more"]
