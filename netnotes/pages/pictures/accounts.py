"""Accounts: balances as bars to both sides, and the balance of one account as a line of steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from netnotes.pages.environment import short
from netnotes.pages.pictures.svg import (
    count_words,
    element,
    figure,
    image,
    legend,
    number,
    percent,
    said_day,
    stretched,
)
from netnotes.pages.rows import Record

MOST_BARS = 60
_ROW = 38
_PLOT, _TOP, _BOTTOM = 110, 14, 24
_LEFT, _RIGHT = 6.0, 97.0


def balances(rows: Sequence[Record]) -> Markup:
    """What was given (to the right) and got (to the left), in the order of the rows: by name.

    Empty without rows; at most `MOST_BARS` of them.
    """
    shown = rows[:MOST_BARS]
    if not shown:
        return Markup("")
    most = max(1, *(max(row["deposits"], row["withdrawals"], abs(row["balance"])) for row in shown))
    middle = element("line", x1="50%", x2="50%", y1=0, y2=len(shown) * _ROW, class_="zero")
    picture = image(
        "Given and got, by name",
        f"{count_words(len(shown), 'account')}. Bars to the right: what you gave; to the left: what you got; "
        "the bar across: the balance. The table has the same numbers.",
        middle,
        *(_bar(row, at * _ROW, most) for at, row in enumerate(shown)),
        height=len(shown) * _ROW,
        class_="bars",
    )
    keys = [
        (element("rect", x=0, y=4, width=14, height=7, class_="got"), "got"),
        (element("rect", x=0, y=4, width=14, height=7, class_="gave"), "gave"),
        (element("rect", x=5, y=1, width=3, height=12, class_="now"), "balance"),
    ]
    left = len(rows) - len(shown)
    more = f" and {left} more in the table" if left else ""
    return figure(picture, class_="balances", caption=legend(keys) + more)


def _bar(row: Record, y: float, most: int) -> Markup:
    """One account: its name above the bars, the balance at the end of the line."""
    got, gave, balance = row["withdrawals"], row["deposits"], row["balance"]
    name = short(row["name"], 36)
    opening = f", began at {signed(row['opening_balance'])}" if row.get("opening_balance") else ""
    title = f"{short(row['name'], 80)}: gave {gave}, got {got}{opening}, balance {signed(balance)}"
    line = y + 20
    parts = [
        element("title", title),
        element("text", name, x=0, y=y + 14),
        element("text", signed(balance), x="100%", y=y + 14, class_="end strong"),
    ]
    if got:
        width = 50 * got / most
        parts.append(element("rect", x=percent(50 - width), y=line, width=percent(width), height=9, class_="got"))
    if gave:
        parts.append(element("rect", x="50%", y=line, width=percent(50 * gave / most), height=9, class_="gave"))
    at = percent(49.7 + 49.7 * balance / most)
    parts.append(element("rect", x=at, y=line - 2, width=3, height=13, class_="now"))
    return element("g", *parts)


def signed(value: int) -> str:
    """A balance with its sign: ``+3``, ``0``, ``−2``."""
    return f"+{value}" if value > 0 else f"−{-value}" if value else "0"


class _Scale(NamedTuple):
    """Where days and balances stand: shares of the width, and heights from the top."""

    first: date
    days: int
    low: int
    high: int

    def x(self, day: date) -> float:
        """The share of the width at which a day stands."""
        return _LEFT + (_RIGHT - _LEFT) * (day - self.first).days / self.days

    def y(self, balance: int) -> float:
        """How far from the top a balance stands."""
        return _TOP + _PLOT * (self.high - balance) / (self.high - self.low)


def running_balance(statement: Sequence[Record], opening: int = 0) -> Markup:
    """The balance after each favour, oldest first, as a line of steps; empty for fewer than two favours.

    ``opening`` is the balance before the first of the whole account.
    """
    if len(statement) < 2:
        return Markup("")
    first = statement[0]
    before = first["balance"] + (first["size"] if first["kind"] == "got" else -first["size"])
    levels = [before, 0, *(line["balance"] for line in statement)]
    days = [date.fromisoformat(line["date"]) for line in statement]
    scale = _Scale(days[0], max((days[-1] - days[0]).days, 1), min(levels), max(*levels, min(levels) + 1))
    last = statement[-1]
    desc = (
        f"From {signed(before)} before {said_day(first['date'])} to {signed(last['balance'])} after "
        f"{said_day(last['date'])}, in {count_words(len(statement), 'favour')}."
    )
    picture = image(
        "Balance after each favour",
        desc,
        *_grid(scale),
        *_years(scale, days[-1]),
        stretched(_TOP + _PLOT + _BOTTOM, 0, element("path", d=_steps(statement, scale, before), class_="steps")),
        *(_favour(line, scale) for line in statement),
        height=_TOP + _PLOT + _BOTTOM,
    )
    keys = [
        (element("polygon", points="7,2 13,12 1,12", class_="gave"), "gave"),
        (element("polygon", points="7,12 13,2 1,2", class_="got"), "got"),
    ]
    says = [f"{said_day(line['date'])}: {_words(line)}" for line in statement]
    began = f" began at {signed(opening)}" if opening else ""
    return figure(picture, class_="running", says=says, caption=legend(keys) + began)


def _words(line: Record) -> str:
    what = f" {short(line['what'], 60)}" if line["what"] else ""
    size = f" (size {line['size']})" if line["size"] > 1 else ""
    return f"{line['kind']}{what}{size}, balance {signed(line['balance'])}"


def _grid(scale: _Scale) -> list[Markup]:
    """The lines of the lowest and the highest balance, and of zero."""
    found = []
    for level in sorted({scale.low, 0, scale.high}):
        y = scale.y(level)
        if level == 0 or abs(y - scale.y(0)) >= 12:
            class_ = "zero" if level == 0 else "grid"
            found.append(element("line", x1=percent(_LEFT), x2="100%", y1=y, y2=y, class_=class_))
            found.append(element("text", signed(level), x=0, y=y + 4, class_="small"))
    return found


def _years(scale: _Scale, last: date) -> list[Markup]:
    """The first and the last day, and the beginnings of years in between that leave room."""
    y = _TOP + _PLOT + 18
    found = [
        element("text", said_day(scale.first), x=percent(_LEFT), y=y, class_="small"),
        element("text", said_day(last), x="100%", y=y, class_="small end"),
    ]
    for year in range(scale.first.year + 1, last.year + 1):
        x = scale.x(date(year, 1, 1))
        found.append(element("line", x1=percent(x), x2=percent(x), y1=_TOP + _PLOT, y2=_TOP + _PLOT + 5, class_="grid"))
    return found if scale.first != last else found[:1]


def _steps(statement: Sequence[Record], scale: _Scale, before: int) -> str:
    x, y = 10 * _LEFT, scale.y(before)
    steps = (
        f"H{number(10 * scale.x(date.fromisoformat(line['date'])))}V{number(scale.y(line['balance']))}"
        for line in statement
    )
    return "".join([f"M{number(x)} {number(y)}", *steps, "H1000"])


def _favour(line: Record, scale: _Scale) -> Markup:
    """A triangle: up for what was given, down for what was got."""
    points = "0,-5 5,4 -5,4" if line["kind"] == "gave" else "0,5 5,-4 -5,-4"
    mark = element("polygon", points=points, class_="gave" if line["kind"] == "gave" else "got")
    title = element("title", f"{said_day(line['date'])}: {_words(line)}")
    x, y = percent(scale.x(date.fromisoformat(line["date"]))), scale.y(line["balance"])
    return element("svg", title, mark, x=x, y=y, overflow="visible", width=1, height=1)
