"""Values as people type them, turned into what their property holds."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from netnotes.edits.assignments import LISTS
from netnotes.model.dates import parse_date
from netnotes.model.errors import OperatorError
from netnotes.model.folding import closest, fold_key
from netnotes.model.notes import NoteType
from netnotes.vault.person import fold_status
from netnotes.vault.scalars import Scalar, read_scalar, scalar_text
from netnotes.vault.yaml_reader import YamlTroubleError, read_yaml

_AHEAD = frozenset({"next_contact", "snooze", "due", "next_event"})
_BEHIND = frozenset({"last_contact", "added"})
_DATES = _AHEAD | _BEHIND | {"date"}
_BARE = frozenset({"trust", "opening_balance", "progress", "lifeline", "private", "paused", "cadence"})
_PERSON_STATUS = ("active", "to-meet", "paused", "archived", "deceased")
_GOAL_STATUS = (
    "active", "open", "in-progress", "on-track", "met", "done", "achieved", "completed", "paused", "on-hold",
    "dropped", "abandoned", "cancelled",
)  # fmt: skip
STATUSES: dict[NoteType, tuple[str, ...]] = {"person": _PERSON_STATUS, "goal": _GOAL_STATUS}
_SEVERAL = frozenset(
    {
        "aliases", "email", "phone", "url", "category", "introduced_by", "knows", "household", "helps_with", "offers",
        "different_from",
        "their_goals", "needs", "i_offer", "interests", "knows_about_me", "people", "goals", "organizations", "gave",
        "got", "partner",
    }
)  # fmt: skip
"""Fields that may hold several values: there a comma parts them."""
_COMMA = re.compile(r",(?![^\[\]]*\])")
"""A comma that is not within a link."""
_BRACKETS = re.compile(r"\[(?!\[).*\]", re.DOTALL)


def typed_value(text: str, name: str, field: str, type_: NoteType, today: date) -> Scalar:
    """One value of a property: a date that people type as its day, a number or yes and no where that is meant.

    Raises OperatorError for a date or a status that cannot be read, and for a last contact that is still to come.
    """
    if field in _DATES:
        day = text if parse_date(text) else _day(text, name, field, today)
        if field == "last_contact" and (found := parse_date(day)) and found > today:
            raise OperatorError(f"{name}: {found} is after today; nothing was changed", f"write next_contact={found}")
        return day
    if field == "status":
        _check_status(text, type_)
    if fold_key(name) == "tags":
        return _tag(text)
    value = read_scalar(text)
    if (field in _BARE or not field) and value is not None and scalar_text(value) == text:
        return value
    return text


def typed_list(text: str) -> list[str] | None:
    """The texts of a list typed in brackets (``[a, b]``), None where it is none."""
    if not _BRACKETS.fullmatch(text):
        return None
    try:
        found = read_yaml(f"list: {text}")
    except YamlTroubleError:
        return None
    values: Any = found.values["list"] if found else None
    if not isinstance(values, list) or any(isinstance(value, list | dict) for value in values):
        return None
    return [scalar_text(value) for value in values]


def typed_values(text: str, name: str, field: str) -> list[str] | None:
    """The texts of a list in brackets, or with commas between them where the field may hold several; else None."""
    listed = typed_list(text)
    if listed is None and (field in _SEVERAL or wants_list(name)) and _COMMA.search(text):
        listed = [part.strip() for part in _COMMA.split(text) if part.strip()]
    return listed


def wants_list(name: str) -> bool:
    """Whether a single value is written as a list of one."""
    return fold_key(name) in LISTS


def _day(text: str, name: str, field: str, today: date) -> str:
    from netnotes.rules.typed_dates import TypedDateError, parse_distance_or_date, parse_typed_date

    try:
        if field in _AHEAD:
            return parse_distance_or_date(text, today).isoformat()
        return parse_typed_date(text, today, "past" if field in _BEHIND else None).isoformat()
    except TypedDateError as err:
        raise OperatorError(f"{name}: {err}; nothing was changed", f"write {name}={today.isoformat()}") from err


def _check_status(text: str, type_: NoteType) -> None:
    known = STATUSES.get(type_)
    if known and fold_status(text) not in {fold_key(word) for word in known}:
        near = closest(text, known)
        meant = f"did you mean {near}?" if near else f"use one of {', '.join(known[:5])}"
        raise OperatorError(f"status: {text!r} says nothing about a {type_}; nothing was changed", meant)


def _tag(text: str) -> str:
    tag = text.lstrip("#")
    if not tag or re.search(r"[\s,#]", tag):
        raise OperatorError(f"tags: {text!r} is no tag; nothing was changed", "write tags+=work tags+=travel/lisbon")
    return tag
