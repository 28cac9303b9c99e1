"""The mapping from properties to a `Goal` and its needs (SPEC 2.2, 6)."""

from __future__ import annotations

from typing import Any

from netnotes.model.folding import fold_key
from netnotes.model.goals import Goal, GoalStatus, Need
from netnotes.model.notes import Note
from netnotes.vault.fields import Fields
from netnotes.vault.person import fold_status
from netnotes.vault.references import unique_refs, value_refs
from netnotes.vault.scalars import scalar_text
from netnotes.vault.shown import shown_text

_STATUSES: dict[str, GoalStatus] = {
    **dict.fromkeys(("met", "done", "achieved", "completed", "complete"), "met"),
    **dict.fromkeys(("paused", "onhold"), "paused"),
    **dict.fromkeys(("dropped", "abandoned", "cancelled", "canceled"), "dropped"),
}  # fmt: skip


def map_goal(note: Note, fields: Fields) -> Goal:
    """The goal that a note describes."""
    return Goal(
        path=note.path,
        name=note.title,
        status=_STATUSES.get(fold_status(fields.text("status")), "active"),
        due=fields.date("due"),
        horizon=fields.text("horizon"),
        why=fields.text("why"),
        success=fields.text("success"),
        parent=fields.refs("parent"),
        people=unique_refs(fields.refs("people")),
        organizations=unique_refs(fields.refs("organizations")),
        needs=_needs(fields),
        progress=fields.whole("progress", 0, 100),
        met_on=fields.date("met_on"),
        private=fields.flag("private", unclear=True),
        lines=fields.where(),
    )


def _needs(fields: Fields) -> tuple[Need, ...]:
    needs: list[Need] = []
    for prop in fields.found("needs"):
        items = prop.value if isinstance(prop.value, list) else [prop.value]
        for index, item in enumerate(items):
            at = prop.at(index) if isinstance(prop.value, list) else (prop.line, prop.column)
            need = _map_need(item, at, fields) if isinstance(item, dict) else _topic_need(item, at[0])
            if need:
                needs.append(need)
    return tuple(needs)


def _topic_need(item: Any, line: int) -> Need | None:
    if isinstance(item, list):
        text = ", ".join(ref.shown for ref in value_refs(item, line))
    else:
        text = shown_text(scalar_text(item))
    return Need(what=text, line=line) if text else None


def _map_need(item: dict[str, Any], at: tuple[int, int], fields: Fields) -> Need | None:
    line, column = at
    by_key = {fold_key(key): value for key, value in item.items()}
    known = ("what", "count", "people", "person", "category")
    for key in by_key:
        if key not in known:
            hint = "use what, count, people, category; a topic with a colon in it needs quotes"
            fields.problem(line, "unknown-key", f"{key!r} says nothing about a need", hint, column=column)
    what = shown_text(scalar_text(by_key.get("what"))) if not isinstance(by_key.get("what"), dict | list) else ""
    category = scalar_text(by_key.get("category")).strip() or None
    people = value_refs(by_key.get("people", by_key.get("person")), line)
    if not what and not people and not category:
        hint = "write {what: mentor in data platforms, count: 1}"
        fields.problem(line, "bad-need", "a need without what", hint, column=column)
        return None
    count = _count(by_key.get("count"), at, fields)
    return Need(what=what or category or "people", count=count, people=people, category=category, line=line)


def _count(value: Any, at: tuple[int, int], fields: Fields) -> int:
    if value is None:
        return 1
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 1000:
        return int(value)
    message = f"count {scalar_text(value)[:40]!r} counts as 1"
    fields.problem(at[0], "bad-number", message, "write count: 2", column=at[1])
    return 1
