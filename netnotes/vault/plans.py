"""The plan that a note is, once its links are resolved (SPEC 7)."""

from __future__ import annotations

from netnotes.model.dates import parse_date
from netnotes.model.notes import Note
from netnotes.model.plans import PLANNED, READ, PlanBox, WrittenPlan, made_on, planned_month, whom_about
from netnotes.model.readings import Resolved


def written_plan(note: Note, resolved: Resolved) -> WrittenPlan | None:
    """The plan of a month; None for any other note, and for one that is not read on purpose."""
    month = planned_month(note.path)
    if month is None or note.status not in READ:
        return None
    first: dict[int, str | None] = {}
    for link, path in resolved.links:
        if not link.in_property and not link.embed:
            first.setdefault(link.line, path)
    boxes = (
        PlanBox(task.line, task.text, task.state, task.done, whom_about(task.text, people, first.get(task.line)))
        for task, people in resolved.tasks
    )
    values = (prop.value for prop in note.properties if prop.name == PLANNED)
    days = (str(day) for value in values for day in (value if isinstance(value, list) else [value]))
    written = parse_date(next(days, ""))
    return WrittenPlan(month, made_on(month, written), note.status != "unreadable", tuple(boxes))
