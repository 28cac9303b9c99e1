"""The network in numbers: people by category, and what the cadences promise against what can be kept."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from netnotes.pages.environment import short
from netnotes.pages.pictures.svg import count_words, element, figure, image, legend, percent
from netnotes.pages.rows import Record

MOST_ROWS = 40
_ROW = 40


def categories(rows: Sequence[Record]) -> Markup:
    """How many people are of each category, how many of them are tracked and in touch; empty without rows."""
    shown = rows[:MOST_ROWS]
    if not shown:
        return Markup("")
    most = max(1, *(row["people"] for row in shown))
    gaps = [row["name"] for row in shown if row["gap"]]
    picture = image(
        "People by category",
        f"{count_words(len(shown), 'category', 'categories')}, {len(gaps)} without anybody yet. "
        "The table has the same numbers.",
        *(_category(row, at * _ROW, most) for at, row in enumerate(shown)),
        height=len(shown) * _ROW,
        class_="bars",
    )
    keys = [
        (element("rect", x=0.5, y=1.5, width=13, height=11, class_="everybody"), "people"),
        (element("rect", x=0, y=3, width=14, height=8, class_="tracked"), "tracked"),
        (element("rect", x=0, y=5, width=14, height=4, class_="touched"), "in touch"),
    ]
    if gaps:
        keys.append((element("rect", x=0.5, y=1.5, width=13, height=11, class_="gap"), "open: nobody yet"))
    left = len(rows) - len(shown)
    more = f" and {left} more in the table" if left else ""
    return figure(picture, class_="categories", caption=legend(keys) + more)


def _category(row: Record, y: int, most: int) -> Markup:
    people, tracked, touched = row["people"], row["tracked"], row["in_touch"]
    to_meet = f", {row['to_meet']} to meet" if row["to_meet"] else ""
    if people:
        said = f"{people} · {tracked} · {touched}"
        words = f"{count_words(people, 'person', 'people')}, {tracked} tracked, {touched} in touch{to_meet}"
    else:
        said = "somebody to meet" if row["to_meet"] else "nobody yet"
        words = f"nobody yet{to_meet}: room for somebody"
    line = y + 20
    parts = [
        element("title", f"{short(row['name'], 60)}: {words}"),
        element("text", short(row["name"], 28), x=0, y=y + 14),
        element("text", said, x="100%", y=y + 14, class_="end small"),
    ]
    if people:
        bars = ((people, 14, "everybody"), (tracked, 9, "tracked"), (touched, 4, "touched"))
        for count, height, class_ in bars:
            if count:
                width = percent(99.5 * count / most)
                top = line + (14 - height) / 2
                parts.append(element("rect", x=1, y=top, width=width, height=height, rx=2, class_=class_))
    else:
        parts.append(element("rect", x=1, y=line, width="99%", height=14, rx=2, class_="gap"))
    return element("g", *parts)


def capacity(network: Record) -> Markup:
    """Contacts a month that the cadences promise, against what can be kept; empty where nothing is promised."""
    promised, kept = float(network["promised"]), network["capacity"]
    if promised <= 0:
        return Markup("")
    most = max(promised, kept, 1) * 1.08
    within, over = min(promised, kept), max(promised - kept, 0)
    parts = [element("rect", x=0, y=24, width="100%", height=16, rx=3, class_="room")]
    parts.append(element("rect", x=0, y=24, width=percent(100 * within / most), height=16, rx=3, class_="promised"))
    if over:
        x, width = percent(100 * kept / most), percent(100 * over / most)
        parts.append(element("rect", x=x, y=26, width=width, height=12, class_="beyond"))
    at = 100 * kept / most
    side = "end" if at > 50 else "start"
    parts += [
        element("line", x1=percent(at), x2=percent(at), y1=18, y2=46, class_="limit"),
        element("text", f"can keep {kept}", x=percent(at), y=13, class_=f"small {side}"),
        element("text", f"promised {network['promised']} a month", x=0, y=60, class_="strong"),
    ]
    more = f": {network['over_by']} more than that" if network["overcommitted"] else ""
    desc = f"Your cadences promise about {network['promised']} contacts a month; you can keep {kept}{more}."
    return figure(image("Promised contacts a month", desc, *parts, height=66), class_="capacity")
