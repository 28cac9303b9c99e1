"""The catch-up plan as text, week by week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from netnotes.cli.output.answer import Screen
from netnotes.cli.output.clean import clean
from netnotes.cli.output.lines import heading, paragraph
from netnotes.cli.output.widths import display_width
from netnotes.rules.wording import join_names

if TYPE_CHECKING:
    from netnotes.rules.catch_up import CatchUp, CatchUpRow

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEK = 7


def catch_up_text(plan: CatchUp, today: date, screen: Screen) -> str:
    """A line that says how it was made, a block for each week, and what is left over."""
    blocks = [paragraph(_intro(plan), screen)]
    for week, rows in groupby(plan.planned, key=lambda row: row.week):
        blocks.append("\n".join(_week(week or 1, list(rows), today, screen)))
    if words := left_over_words(plan):
        blocks.append(paragraph(words, screen))
    return "\n\n".join(blocks)


def _intro(plan: CatchUp) -> str:
    count, share = len(plan.rows), f"Your capacity is about {max(plan.per_week, 1):.0f} a week."
    return f"{count} people are waiting, and all in good time. {share}" if count > 1 else "1 person is waiting."


def _week(week: int, rows: Sequence[CatchUpRow], today: date, screen: Screen) -> list[str]:
    start = today + timedelta(days=_WEEK * (week - 1))
    lines = [heading("This week" if week == 1 else f"Week {week}, from {start}")]
    column = max(display_width(clean(row.name)) for row in rows)
    for row in rows:
        name = clean(row.name)
        space = " " * (column - display_width(name) + 2)
        day = "today" if row.day == today else f"{_DAYS[row.day.weekday()]} {row.day}" if row.day else ""
        with_ = f" (with {join_names(row.together)})" if row.together else ""
        text = f"{day:14}  {name}{space}"
        first, *rest = paragraph(f"{row.because}{with_}", screen, indent=display_width(text) + 2).split("\n")
        lines += [f"  {text}{first.lstrip()}", *rest]
    return lines


def left_over_words(plan: CatchUp) -> str:
    """What could be done about those for whom there is no room; nothing where there is room for everybody."""
    count = len(plan.left_over)
    if not count:
        return ""
    weeks = "1 week" if plan.weeks == 1 else f"{plan.weeks} weeks"
    room = f"{count} more would not fit into {weeks}, and that is no harm."
    if plan.needed is not None:
        return f"{room} netnotes catchup --weeks {plan.needed} has room for everybody; gentler cadences make some, too."
    return f"{room} Even a year has no room for all: gentler cadences would make some (netnotes network)."


def written_words(snoozed: Sequence[CatchUpRow], plan: CatchUp, today: date) -> str:
    """Who is snoozed, and who is for today."""
    until = max((row.day for row in snoozed if row.day), default=None)
    now = [row.name for row in plan.planned if row.day == today]
    count = "1 person is" if len(snoozed) == 1 else f"{len(snoozed)} people are"
    words = f"{count} snoozed until their day, the last {until}." if until else "Nobody had to be snoozed."
    return f"{words} Today: {join_names(now, 5)}." if now else words
