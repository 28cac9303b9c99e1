"""This week in plain text, for a mail that cron sends: people, promises, dates, thanks, the plan (72 columns).

It says what Home says, at most five lines of each kind; where there is nothing, one line says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from netnotes.exporters.writing.options import Options
from netnotes.exporters.writing.plain import plain
from netnotes.model.network import Network
from netnotes.model.text_width import wrap
from netnotes.rules.home import HomePerson, HomeView, home
from netnotes.rules.leaving_out import NOWHERE
from netnotes.rules.wording import MONTHS, join_names, kind_words

TITLE = "this week, in plain text for a mail"
SUFFIX = ".txt"
MARK = b""

WIDTH = 72
NOTHING = "Nothing is due this week, and nothing waits to be done."
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def export(network: Network, today: date, options: Options) -> bytes:
    """The text, ended by a line feed."""
    blocks = [lines for lines in map(list, _blocks(home(network, today))) if lines]
    if not blocks:
        return f"{NOTHING}\n".encode()
    title = f"{_DAYS[today.weekday()]}, {today.day} {MONTHS[today.month - 1]} {today.year}"
    return ("\n\n".join("\n".join(lines) for lines in ([title], *blocks)) + "\n").encode("utf-8")


def _blocks(view: HomeView) -> Iterator[Iterator[str]]:
    yield _block("Be in touch", (line for one in view.people for line in _person(one)), view.more_people, "due")
    promises = (f"{_by(row.due)}{row.text}{_with(row.names)}" for row in view.promises)
    yield _block("Promised", map(_item, promises), view.more_promises, "followups")
    fresh = (f"{one.name}: {kind_words(one.kind)} on {one.date}, best by {one.by}" for one in view.follow_up)
    yield _block("Follow up", map(_item, fresh), view.more_follow_up, "followups")
    yield _block("Coming up", map(_item, _coming(view)), view.more_upcoming + view.more_dates, "dates")
    thanks = (f"{owed.name}{f': {owed.what}' if owed.what else ''} ({owed.date})" for owed in view.thanks)
    yield _block("Say thank you", map(_item, thanks), view.more_thanks, "balance")
    yield _block("One goal", map(_item, _goal(view)), 0, "goals")
    yield _block("Plan of the month", map(_item, _plan(view)), 0, "plan")
    quiet = (row.name for row in view.drifting)
    yield _block("Quiet for longer than usual", map(_item, quiet), view.more_drifting, "network")


def _block(title: str, texts: Iterable[str], more: int, command: str) -> Iterator[str]:
    lines = [line for text in texts for line in text.split("\n")]
    if lines:
        yield from (title, "-" * len(title), *lines)
        if more:
            yield f"  and {more} more: netnotes {command}"


def _person(person: HomePerson) -> Iterator[str]:
    yield _item(f"{person.name}: {person.reason}")
    reach = [*person.phones[:1], *person.emails[:1], *([f"prefers {person.prefers}"] if person.prefers else [])]
    for label, text in (("last time", person.opener), ("give next", person.give), ("reach", ", ".join(reach))):
        if text:
            yield _item(f"{label}: {text}", 4)


def _coming(view: HomeView) -> Iterator[str]:
    planned = [
        (
            thing.date,
            f"{kind_words(thing.kind)} with {join_names(thing.names)}{f': {thing.text}' if thing.text else ''}",
        )
        for thing in view.upcoming
        if thing.path != NOWHERE
    ]
    dates = [(row.date, f"{row.name}: {row.what}") for row in view.dates]
    yield from (f"{day} {text}" for day, text in sorted(planned + dates))


def _goal(view: HomeView) -> Iterator[str]:
    if view.goal and view.goal.next_action:
        yield f"{view.goal.title}{f', due {view.goal.due}' if view.goal.due else ''}: {view.goal.next_action}"


def _plan(view: HomeView) -> Iterator[str]:
    if view.plan is not None and not view.plan.offered:
        yield f"{join_names(view.plan.names)} still to meet"


def _by(day: date | None) -> str:
    return f"{day} " if day else ""


def _with(names: tuple[str, ...]) -> str:
    return f" ({join_names(names)})" if names else ""


def _item(text: str, indent: int = 2) -> str:
    """One entry, wrapped, its further lines indented."""
    first, *rest = wrap(plain(text), WIDTH - indent - 2)
    return "\n".join((f"{'':{indent}}{first}", *(f"{'':{indent + 2}}{line}" for line in rest)))
