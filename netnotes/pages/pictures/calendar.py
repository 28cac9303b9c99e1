"""The contact calendar: months × days, a year at a glance."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from markupsafe import Markup

from netnotes.model.config import TOUCH_KINDS
from netnotes.pages.environment import short
from netnotes.pages.pictures.svg import count_words, element, figure, image, legend, number, said_day
from netnotes.pages.rows import Record
from netnotes.rules.coverage import IN_PERSON
from netnotes.rules.wording import MONTHS, join_names

Look = Literal["together", "distance", "favour", "touch", "planned"]
LOOKS: Mapping[Look, str] = {
    "together": "in person",
    "distance": "from afar",
    "favour": "a favour",
    "touch": "a light touch",
    "planned": "planned",
}
"""How a day looks by what was on it; where it was several, the first of these."""
MOST_YEARS = 2
_LEFT, _TOP, _STEP, _LINE = 28, 16, 10, 11
_WIDTH, _HEIGHT = _LEFT + 31 * _STEP, _TOP + 12 * _LINE


class Day(NamedTuple):
    """What was on one day; ``level`` is how much of it, from 1 to 4."""

    look: Look
    level: int
    words: str


def calendar(history: Sequence[Record], name: str = "") -> Markup:
    """The last years with a contact in ``history``, else those with something planned; empty without either.

    Everybody's history has a name in each record, and darker days are days with more people. Which years are shown
    follows from the records alone.
    """
    years = _years(history)
    past = [year for year, days in years.items() if any(day.look != "planned" for day in days.values())]
    shown = sorted(past or years, reverse=True)[:MOST_YEARS]
    if not shown:
        return Markup("")
    pictures = element("div", *(_year(year, years[year], name) for year in shown), class_="years")
    looks = {day.look for year in shown for day in years[year].values()}
    keys = [(_mark(look, 7, 7, 5, "n3"), words) for look, words in LOOKS.items() if look in looks]
    if "name" in history[0] and len({day.level for year in shown for day in years[year].values()}) > 1:
        keys.append((_mark("distance", 7, 7, 5, "n1") + _mark("distance", 7, 7, 2, "n4"), "stronger: more people"))
    earlier = sum(year < shown[-1] for year in years)
    more = f" and {count_words(earlier, 'earlier year')}" if earlier else ""
    says = [line for year in shown for line in _lines(year, years[year])]
    return figure(pictures, class_="calendar", says=says, caption=legend(keys) + more)


def _years(history: Iterable[Record]) -> dict[int, dict[tuple[int, int], Day]]:
    """Year → (month, day) → what was on it."""
    rows: defaultdict[str, list[Record]] = defaultdict(list)
    for row in history:
        if row["date"]:
            rows[row["date"]].append(row)
    years: defaultdict[int, dict[tuple[int, int], Day]] = defaultdict(dict)
    for day in sorted(rows):
        year, month, number_ = map(int, day.split("-"))
        years[year][month, number_] = _day(rows[day])
    return years


def _day(rows: Sequence[Record]) -> Day:
    done = [row for row in rows if not row["planned"]]
    rows, before = done or rows, "" if done else "planned: "
    look = min((_look(row) for row in rows), key=list(LOOKS).index)
    kinds = [short(row["kind"], 40) for row in rows]
    if "name" not in rows[0]:
        said = [
            f"{kind}: {short(row['text'], 60)}" if row["text"] else kind for kind, row in zip(kinds, rows, strict=True)
        ]
        return Day(look, min(len(rows) + 2, 4), before + "; ".join(said[:4]) + _and_more(said, 4))
    said = list(dict.fromkeys(f"{kind} with {short(row['name'], 40)}" for kind, row in zip(kinds, rows, strict=True)))
    people = len({row["path"] for row in rows})
    return Day(look, 1 + sum(people >= most for most in (2, 4, 7)), before + join_names(said, 3))


def _and_more(said: Sequence[str], most: int) -> str:
    return f" and {len(said) - most} more" if len(said) > most else ""


def _look(row: Record) -> Look:
    if row["planned"]:
        return "planned"
    if row["favour"]:
        return "favour"
    kind = row["kind"]
    return "together" if kind in IN_PERSON else "touch" if kind in TOUCH_KINDS else "distance"


def _year(year: int, days: Mapping[tuple[int, int], Day], name: str) -> Markup:
    done = [day for day in days.values() if day.look != "planned"]
    title = f"Contact with {short(name, 80)} in {year}" if name else f"Contact in {year}"
    counts = [f"{sum(day.look == look for day in days.values())} {words}" for look, words in LOOKS.items()]
    desc = f"{count_words(len(done), 'day')} of {year}: {', '.join(one for one in counts if one[:2] != '0 ')}."
    return image(
        title,
        desc,
        element("text", str(year), x=0, y=10, class_="year"),
        *(element("text", str(day), x=_x(day) + 4.5, y=10, class_="small middle") for day in (5, 10, 15, 20, 25, 30)),
        *(element("text", MONTHS[month - 1][:3], x=0, y=_y(month) + 8.5, class_="small") for month in range(1, 13)),
        element("path", d="".join(_row(year, month) for month in range(1, 13)), class_="empty-days"),
        *(_marked(year, month, day, days[month, day]) for month, day in sorted(days)),
        width=_WIDTH,
        height=_HEIGHT,
    )


def _x(day: int) -> int:
    return _LEFT + (day - 1) * _STEP


def _y(month: int) -> int:
    return _TOP + (month - 1) * _LINE


def _row(year: int, month: int) -> str:
    """The days of a month as one dashed line: the dashes are the days."""
    return f"M{_LEFT} {number(_y(month) + 4.5)}h{monthrange(year, month)[1] * _STEP - 1}"


def _marked(year: int, month: int, day: int, what: Day) -> Markup:
    title = element("title", f"{said_day(f'{year:04}-{month:02}-{day:02}')}: {what.words}")
    return element("g", title, _mark(what.look, _x(day) + 4.5, _y(month) + 4.5, 4.5, f"n{what.level}"))


def _mark(look: Look, x: float, y: float, size: float, level: str) -> Markup:
    """The mark of a day: its shape tells the kind, so that colour is not needed."""
    if look in ("together", "planned"):
        side = 2 * size - 1
        class_ = f"mark {level}" if look == "together" else "mark planned"
        return element("rect", x=x - side / 2, y=y - side / 2, width=side, height=side, rx=1.5, class_=class_)
    if look == "favour":
        half, points = size - 0.2, []
        for across, down in ((0, -half), (half, 0), (0, half), (-half, 0)):
            points.append(f"{number(x + across)},{number(y + down)}")
        return element("polygon", points=" ".join(points), class_="mark favour")
    return element("circle", cx=x, cy=y, r=size - 0.7 if look == "distance" else 2, class_=f"mark {level}")


def _lines(year: int, days: Mapping[tuple[int, int], Day]) -> list[str]:
    """The same in words, a line for each month."""
    months: defaultdict[int, list[str]] = defaultdict(list)
    for month, day in sorted(days):
        months[month].append(f"{day}: {days[month, day].words}")
    return [f"{MONTHS[month - 1]} {year}: {'; '.join(said)}" for month, said in months.items()]
