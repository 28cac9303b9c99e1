"""`netnotes goals`: what I work towards, how far each is, and its next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.cli.completing import complete_goal
from netnotes.cli.naming import the_goal
from netnotes.cli.options import command
from netnotes.cli.output.answer import Answer, Cell, Column, Screen, Styled, record_of
from netnotes.cli.output.lines import fact, heading, paragraph
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.rules.goals import GoalRow

COLUMNS = (
    Column("Goal", "wrap"), Column("Due"), Column("Step"), Column("People"), Column("Next", "wrap"),
)  # fmt: skip
WITH_STATUS = (*COLUMNS[:1], Column("Status"), *COLUMNS[1:])
STEPS = (
    ("define", "by when, and why or what success looks like"),
    ("relationships", "what kind of people it needs"),
    ("individuals", "who they are"),
    ("homework", "what you know about them"),
    ("offer", "what you can give them"),
    ("reach out", "be in touch"),
)
FLAGS = {
    "past_due": "its date has passed",
    "due_soon": "it is due within 30 days",
    "no_people": "nobody is linked to it yet",
    "silent": "there was no contact with its people lately",
    "in_debt": "its people gave more than they got: give next",
}


@command("netnotes goals", "netnotes goals data platform")
@click.argument("title", nargs=-1, shell_complete=complete_goal)
@click.option("--all", "everyone", is_flag=True, help="Every goal: met, paused and dropped ones, too.")
def goals(session: Session, title: tuple[str, ...], everyone: bool) -> None:
    """Unmet goals, and what to do next for each.

    With TITLE, any unambiguous part of a goal's title, that goal in full: steps, needs, people.
    """
    from netnotes.rules.goals import GoalRow, goal_rows

    if title:
        path = the_goal(session, title).path
        rows = [row for row in goal_rows(session.network, session.today, everyone=True) if row.path == path]
        session.show(_one(rows[0]))
        return
    shown = goal_rows(session.network, session.today, everyone)
    session.show(
        Answer(
            items=shown,
            keys=GoalRow.JSON,
            record=record_of,
            columns=WITH_STATUS if everyone else COLUMNS,
            cells=_cells_with_status if everyone else _cells,
            empty=_why_none(session),
        )
    )


def _cells(row: GoalRow) -> tuple[Cell, ...]:
    due = Styled(row.due, "yellow" if "past_due" in row.flags else "")
    step = f"{row.steps_done + 1} {row.step.replace('_', ' ')}" if row.steps_done < len(STEPS) else "all done"
    return row.title, due, step, len(row.people), row.next_action


def _cells_with_status(row: GoalRow) -> tuple[Cell, ...]:
    title, *rest = _cells(row)
    return title, row.status, *rest


def _why_none(session: Session) -> str:
    count = len(session.network.goals)
    if count:
        return f"No unmet goals. netnotes goals --all lists {'the one' if count == 1 else f'all {count}'} you have."
    return "No goals yet. A note in a folder Goals, or with `type: goal` in it, is one; give it a `due:` and a `why:`."


def _one(row: GoalRow) -> Answer[GoalRow]:
    from netnotes.rules.goals import GoalRow
    from netnotes.rules.whole_records import goal_record

    return Answer(
        items=[row],
        keys=GoalRow.JSON,
        record=record_of,
        columns=WITH_STATUS,
        cells=_cells_with_status,
        whole=goal_record(row),
        text=lambda screen: _text(row, screen),
    )


def _text(row: GoalRow, screen: Screen) -> str:
    goal = row.goal
    head = [
        row.status,
        f"due {row.due}" if row.due else "",
        row.horizon or "",
        f"{row.progress} %" if row.progress is not None else "",
        f"for: {row.parent}" if row.parent else "",
    ]
    lines = [fact(row.title, row.path, screen, indent=0), paragraph("; ".join(filter(None, head)), screen)]
    for label, text in (("Why", goal.why), ("Done when", goal.success)):
        if text:
            lines.append(paragraph(f"{label}: {text}", screen, hang=2))
    lines += ["", heading("Steps"), *_step_lines(row)]
    if row.needs:
        lines += ["", heading("Needs"), *_need_lines(row, screen)]
    if row.people:
        lines += ["", heading("People"), paragraph(", ".join(row.people), screen, indent=2)]
    if row.children:
        lines += ["", heading("Leads to it"), *(paragraph(child, screen, indent=2) for child in row.children)]
    if row.flags:
        lines += ["", paragraph(f"Worth a look: {'; '.join(FLAGS[flag] for flag in row.flags)}.", screen)]
    if row.next_action:
        lines += ["", paragraph(f"Next: {row.next_action}", screen, hang=2)]
    return "\n".join(lines)


def _step_lines(row: GoalRow) -> list[str]:
    lines = []
    for number, (name, meaning) in enumerate(STEPS):
        state = "done" if number < row.steps_done else "next" if number == row.steps_done else ""
        lines.append(f"  {state:<4}  {number + 1} {name:<13}  {meaning}")
    return lines


def _need_lines(row: GoalRow, screen: Screen) -> list[str]:
    lines = []
    for need in row.needs:
        kind = f" ({need.category})" if need.category else ""
        count = f", {need.have} of {need.count}" if need.have <= need.count else ""
        who = f": {', '.join(need.people)}" if need.people else ""
        text = f"{need.what}{kind}{count}{who}"
        lines.append(fact(text, f"{row.path}:{need.line}", screen))
    return lines
