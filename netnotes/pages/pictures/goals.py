"""Goals: the six steps as a path, and the goals that lead to others."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from netnotes.pages.environment import short
from netnotes.pages.pictures.svg import count_words, element, figure, image, number, percent, said_day, stretched
from netnotes.pages.rows import Record
from netnotes.rules.needs import STEPS

WORDS = tuple(step.replace("_", " ") for step in STEPS if step != "engaged")
MOST_ROWS = 60
_HEIGHT, _HIGH, _LOW = 78, 30, 48
_ROW, _INDENT, _MOST_LEVEL = 46, 22, 5


def goal_progress(goal: Record) -> Markup:
    """The six steps of a goal as stations of a path; the step that comes next is marked."""
    done = goal["steps_done"]
    said = "all six steps are done" if done >= len(WORDS) else f"the next step is {WORDS[done]}"
    desc = f"{done} of {len(WORDS)} steps are done ({', '.join(WORDS[:done]) or 'none yet'}); {said}."
    if goal["progress"] is not None:
        desc += f" Progress: {goal['progress']} percent."
    picture = image(
        f"Steps towards {short(goal['name'], 80)}",
        desc,
        stretched(_HEIGHT, 0, *_path(done)),
        *(_station(at, done) for at in range(len(WORDS))),
        height=_HEIGHT,
    )
    return figure(picture, class_="progress")


def _x(at: int) -> float:
    return (at + 0.5) * 100 / len(WORDS)


def _y(at: int) -> int:
    return _HIGH if at % 2 else _LOW


def _path(done: int) -> list[Markup]:
    """The way in gentle bends: what is walked, and what is ahead."""
    reached = min(done, len(WORDS) - 1)
    walked, ahead = _bends(0, reached), _bends(reached, len(WORDS) - 1)
    found = [element("path", d=ahead, class_="way")] if ahead else []
    return [*found, element("path", d=walked, class_="way walked")] if walked else found


def _bends(start: int, end: int) -> str:
    if start >= end:
        return ""
    path = f"M{number(10 * _x(start))} {_y(start)}"
    for at in range(start, end):
        middle, to = 5 * (_x(at) + _x(at + 1)), 10 * _x(at + 1)
        path += f"C{number(middle)} {_y(at)} {number(middle)} {_y(at + 1)} {number(to)} {_y(at + 1)}"
    return path


def _station(at: int, done: int) -> Markup:
    state, word = ("done", "done") if at < done else ("next", "next") if at == done else ("ahead", "ahead")
    x, y = percent(_x(at)), _y(at)
    label = y - 17 if at % 2 else y + 25
    inner = (
        element("path", d="M-4 0l3 3.5l5.5 -7", class_="tick")
        if state == "done"
        else element("text", str(at + 1), x=0, y=4, class_="middle step")
    )
    centred = element("svg", inner, x=x, y=y, overflow="visible", width=1, height=1)
    return element(
        "g",
        element("title", f"Step {at + 1}, {WORDS[at]}: {word}"),
        element("circle", cx=x, cy=y, r=10, class_=f"station {state}"),
        centred,
        element("text", WORDS[at], x=x, y=label, class_=f"middle {'strong' if state == 'next' else 'small'}"),
    )


def goal_tree(tree: Sequence[Record]) -> Markup:
    """Which goal serves which: each below the one it serves, with its horizon and day; empty without any."""
    shown = tree[:MOST_ROWS]
    if not shown:
        return Markup("")
    rows = {goal["number"]: at for at, goal in enumerate(shown)}
    picture = image(
        "Which goal serves which",
        f"{count_words(len(shown), 'goal')}, each below the one it serves.",
        *(_branch(goal, at, rows) for at, goal in enumerate(shown) if goal["serves"] in rows),
        *(_goal(goal, at) for at, goal in enumerate(shown)),
        height=len(shown) * _ROW,
    )
    titles = {goal["number"]: goal["name"] for goal in tree}
    says = [_says(goal, titles) for goal in shown]
    left = len(tree) - len(shown)
    return figure(picture, class_="tree", says=says, caption=f"and {left} more" if left else "")


def _says(goal: Record, titles: dict[int, str]) -> str:
    serves = f" serves {titles[goal['serves']]}" if goal["serves"] in titles else ""
    below = _below(goal)
    return f"{goal['name']}{serves}{': ' if below else ''}{below}"


def _below(goal: Record) -> str:
    parts = [short(goal.get("horizon") or "", 24), f"due {said_day(goal['due'])}" if goal["due"] else ""]
    if goal.get("steps_done") is not None:
        parts.append(f"{goal['steps_done']} of {len(WORDS)} steps")
    return " · ".join(filter(None, parts))


def _place(goal: Record, at: int) -> tuple[int, int]:
    return 10 + _INDENT * min(goal["level"], _MOST_LEVEL), at * _ROW + 15


def _branch(goal: Record, at: int, rows: dict[int, int]) -> Markup:
    x, y = _place(goal, at)
    start = _place({**goal, "level": goal["level"] - 1}, rows[goal["serves"]])
    if start[0] == x:
        x += 1
    return element("path", d=f"M{start[0]} {start[1] + 7}V{y - 6}q0 6 6 6H{x - 6}", class_="branch")


def _goal(goal: Record, at: int) -> Markup:
    x, y = _place(goal, at)
    name = short(goal["name"], 40 - 3 * min(goal["level"], _MOST_LEVEL))
    return element(
        "g",
        element("title", f"{short(goal['name'], 120)}: {_below(goal)}" if _below(goal) else short(goal["name"], 120)),
        element("circle", cx=x, cy=y, r=7, class_="station ahead"),
        *_pie(goal.get("steps_done") or 0, x, y),
        element("text", name, x=x + 15, y=y + 4),
        element("text", _below(goal), x=x + 15, y=y + 20, class_="small"),
    )


_SIXTHS = ((0.0, -1.0), (0.866, -0.5), (0.866, 0.5), (0.0, 1.0), (-0.866, 0.5), (-0.866, -0.5))


def _pie(done: int, x: int, y: int) -> list[Markup]:
    """How many of the six steps are done, as that many slices."""
    if done <= 0:
        return []
    if done >= len(_SIXTHS):
        return [element("circle", cx=x, cy=y, r=5, class_="slice")]
    to, size = _SIXTHS[done], 5
    arc = f"A{size} {size} 0 {int(done > 3)} 1 {number(x + size * to[0])} {number(y + size * to[1])}"
    return [element("path", d=f"M{x} {y}V{y - size}{arc}Z", class_="slice")]
