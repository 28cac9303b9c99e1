"""Home as text: brief, warm, and no wider than a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from netnotes.cli.output.answer import Screen
from netnotes.cli.output.as_table import paint
from netnotes.cli.output.clean import clean, unlink
from netnotes.cli.output.lines import WIDEST, heading, paragraph
from netnotes.cli.output.widths import display_width, wrap
from netnotes.model.records import recordclass
from netnotes.rules.wording import MONTHS, join_names, kind_words

if TYPE_CHECKING:
    from netnotes.rules.home import HomePerson, HomeView

MOST_LINES = 40
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def home_text(view: HomeView, today: date, screen: Screen) -> str:
    """Everything Home says, block by block; blocks with nothing in them are left out.

    What takes more than a line is cut, lists are shortened, then how to reach people, what to give and the last word
    are left out, until it is no longer than a screen.
    """
    for said, listed, most, details in (
        (2, 2, 5, 3), (1, 2, 5, 3), (1, 1, 5, 3), (1, 1, 3, 3), (1, 1, 2, 3), (1, 1, 1, 3), (1, 1, 1, 2), (1, 1, 1, 1),
        (1, 1, 1, 0),
    ):  # fmt: skip
        text = _text(view, today, Sheet(screen=screen, said=said, listed=listed), most, details)
        if text.count("\n") < MOST_LINES:
            break
    return text


def _text(view: HomeView, today: date, sheet: Sheet, most: int, details: int) -> str:
    screen = sheet.screen
    blocks = (
        [f"{_DAYS[today.weekday()]}, {today.day} {MONTHS[today.month - 1]} {today.year}{_review(view)}"],
        _people(view, sheet, details),
        _follow_ups(view, screen, most),
        _block("Coming up", _upcoming(view), view.more_upcoming + view.more_dates, screen, most),
        _block("Say thank you", _thanks(view), view.more_thanks, screen, most),
        _block("One goal", _goal(view), 0, screen, 1),
        _plan(view, sheet),
        _block("Quiet for longer than usual", _drifting(view), view.more_drifting, screen, 5),
        _not_met(view, screen),
    )
    return "\n\n".join("\n".join(block) for block in blocks if block)


@recordclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The terminal, and how many lines of it what was said last and one thing of a list may take."""

    screen: Screen
    said: int
    listed: int


def _review(view: HomeView) -> str:
    """A quiet word, behind the day, so that it takes no line."""
    return paint(f"   a new quarter: netnotes review looks back on {view.review}", "dim") if view.review else ""


def _people(view: HomeView, sheet: Sheet, details: int) -> list[str]:
    if not view.people:
        advice = [paragraph(view.advice, sheet.screen)] if view.advice else []
        lists = (
            _communities(view, sheet, []),
            _introductions(view, sheet),
            _moves(view, sheet),
            _promises(view, sheet),
        )
        return [*advice, *chain.from_iterable(lists)]
    lines = [heading("Be in touch")]
    column = max(display_width(clean(person.name)) for person in view.people)
    for person in view.people:
        lines += _person(person, column, sheet, details)
    more = (_communities(view, sheet, _rest(view)), _introductions(view, sheet), _moves(view, sheet))
    return [*lines, *chain.from_iterable(more), *_promises(view, sheet)]


def _rest(view: HomeView) -> list[str]:
    """Who is not shown; where many are late, what makes it easy."""
    if not view.more_people:
        return []
    if view.crowded:
        return [f"and {view.more_people} more, who can wait: netnotes catchup spreads them over weeks"]
    return [f"and {view.more_people} more: netnotes due"]


def _promises(view: HomeView, sheet: Sheet) -> Iterator[str]:
    """A word where the cadences promise too much."""
    if view.overcommitted:
        yield _listed("your cadences promise more than you can keep: netnotes network eases them", sheet)


def _person(person: HomePerson, column: int, sheet: Sheet, details: int) -> Iterator[str]:
    """Who and why; then, as far as there is room: the last word, what to give, how to reach them."""
    name = clean(person.name)
    space = " " * (column - display_width(name) + 2)
    first, *rest = paragraph(person.reason, sheet.screen, indent=column + 4).split("\n")
    yield f"  {paint(name, 'bold')}{space}{first.lstrip()}"
    yield from rest
    if person.opener and details > 0:
        yield _said(f"last time: {person.opener}", sheet)
    if person.give and details > 1:
        yield _said(f"give next: {person.give}", sheet)
    reach = [*person.emails[:1], *person.phones[:1]]
    if person.prefers:
        reach.append(f"prefers {person.prefers}")
    if reach and details > 2:
        yield paint(_said(", ".join(reach), sheet), "dim")


def _said(text: str, sheet: Sheet) -> str:
    """Something about somebody, below the name."""
    return _brief(text, sheet.screen, sheet.said, indent=6)


def _listed(text: str, sheet: Sheet, indent: int = 2) -> str:
    """One thing of a list."""
    return _brief(text, sheet.screen, sheet.listed, indent)


def _brief(text: str, screen: Screen, most: int, indent: int) -> str:
    """So many lines at most on a terminal, cut after a word: Home is brief, `netnotes show` has the rest."""
    text, width = clean(unlink(text)), screen.width
    if width is None:
        return f"{'':{indent}}{text}"
    room = min(width, WIDEST) - indent
    if display_width(text) <= room:
        return f"{'':{indent}}{text}"
    lines = wrap(text, room - 2)
    shown = [line if at == 0 else f"  {line}" for at, line in enumerate(lines[:most])]
    if len(lines) > most:
        shown[-1] = f"{shown[-1]}…"
    return "\n".join(f"{'':{indent}}{line}" for line in shown)


def _upcoming(view: HomeView) -> list[str]:
    """What is planned, and the dates of people, by day."""
    planned = [
        (thing.date, f"{thing.kind} with {join_names(thing.names)}{f': {thing.text}' if thing.text else ''}")
        for thing in view.upcoming
    ]
    dates = [(row.date, f"{row.name}: {row.what}{f' ({row.age})' if row.age else ''}") for row in view.dates]
    return [f"{day}  {text}" for day, text in sorted(planned + dates, key=lambda one: one[0])]


def _communities(view: HomeView, sheet: Sheet, before: list[str]) -> Iterator[str]:
    """What stands before, and those to take part in again, in one line."""
    if view.organizations:
        more = f" and {view.more_organizations} more: netnotes network" if view.more_organizations else ""
        again = f"take part again: {', '.join(f'{row.name} ({row.reason})' for row in view.organizations)}{more}"
        before = [*before, again]
    if before:
        yield _listed("; ".join(before), sheet)


def _thanks(view: HomeView) -> Iterator[str]:
    for thanks in view.thanks:
        yield f"{thanks.name}{f': {thanks.what}' if thanks.what else ''} ({thanks.date})"


def _goal(view: HomeView) -> Iterator[str]:
    if view.goal is not None:
        due = f", due {view.goal.due}" if view.goal.due else ""
        yield f"{view.goal.title}{due}: {view.goal.next_action}"


def _plan(view: HomeView, sheet: Sheet) -> list[str]:
    """The month's plan, in a line."""
    line = view.plan
    if line is None:
        return []
    month = MONTHS[line.when.first.month - 1]
    if line.offered:
        return [_listed(f"A new month: netnotes plan suggests a few people for {month}.", sheet, indent=0)]
    return [_listed(f"Plan for {month}: {join_names(line.names)} still to meet", sheet, indent=0)]


def _introductions(view: HomeView, sheet: Sheet) -> Iterator[str]:
    """One that waits, one worth making: a line each."""
    for row in view.introductions:
        names = join_names([party.name for party in row.parties])
        what = f"{row.stage} on {row.date}; {row.next}" if row.stage else row.because
        yield _listed(f"introduce {names}: {what}", sheet)


def _moves(view: HomeView, sheet: Sheet) -> Iterator[str]:
    """Whom to congratulate: a line each."""
    for row in view.moves:
        more = f" (and {view.more_moves} more moved)" if view.more_moves and row == view.moves[-1] else ""
        yield _listed(f"congratulate {row.name}, now {row.now}{more}", sheet)


def _drifting(view: HomeView) -> Iterator[str]:
    for row in view.drifting:
        yield f"{row.name}, last on {row.last_contact}; usually every {row.median_gap:.0f} days"


def _not_met(view: HomeView, screen: Screen) -> list[str]:
    if not view.not_met:
        return []
    who = "1 person" if view.not_met == 1 else f"{view.not_met} people"
    return [paragraph(f"{who} you have not met yet can wait: netnotes due lists them.", screen)]


def _follow_ups(view: HomeView, screen: Screen, most: int) -> list[str]:
    """Promises that are due, and whom to follow up with."""
    texts = [
        f"{f'{join_names(row.names)}: ' if row.names else ''}{row.text} (by {row.due})" for row in view.promises[:most]
    ]
    for fresh in view.follow_up[:most]:
        which = "first contact" if fresh.first else kind_words(fresh.kind)
        texts.append(f"{fresh.name}: {which} on {fresh.date}, best by {fresh.by}")
    more = view.more_promises + view.more_follow_up + len(view.promises) + len(view.follow_up) - len(texts)
    lines = _block("Follow up", texts, more, screen, len(texts), "netnotes followups")
    if view.follow_up:
        lines[0] += paint(f"  {draft_command(view.follow_up[0].name)}", "dim")
    return lines


def draft_command(name: str) -> str:
    """The command that drafts a message to follow up."""
    import shlex

    return f"netnotes draft {shlex.quote(name)} --kind follow-up"


def _block(title: str, texts: Iterable[str], more: int, screen: Screen, most: int, where: str = "") -> list[str]:
    """A headed list of so many lines at most; the last says how many more there are."""
    every = list(texts)
    shown, more = every[:most], more + len(every[most:])
    if shown and more:
        shown[-1] += f" (and {more} more{f': {where}' if where else ''})"
    return [heading(title), *(paragraph(text, screen, indent=2, hang=2) for text in shown)] if shown else []


def _more(count: int, where: str) -> list[str]:
    if not count:
        return []
    return [f"  and {count} more: {where}" if where else f"  and {count} more"]
