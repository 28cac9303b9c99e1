"""Properties typed for a new note: ``key=value`` texts as values, and the day that the note is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from netnotes.model.dates import parse_date
from netnotes.model.errors import OperatorError
from netnotes.model.folding import fold_key
from netnotes.model.notes import NoteType
from netnotes.rules.typed_dates import TypedDateError, parse_typed_date
from netnotes.vault.editing.splices import Value
from netnotes.vault.scalars import Scalar

_LISTS = frozenset(
    {
        "aliases", "tags", "email", "phone", "url", "category", "categories", "offers", "skills", "needs", "lookingfor",
        "interests", "topics", "ioffer", "theirgoals", "knowsaboutme", "introducedby", "knows", "household",
        "helpswith", "people", "attendees", "goals", "organizations", "gave", "got", "partner",
    }
)  # fmt: skip
_ALWAYS_LISTS = frozenset({"aliases", "tags"})
_NUMBERS = frozenset({"trust", "openingbalance", "progress"})
_WHOLE = re.compile(r"-?\d{1,6}", re.ASCII)


def typed_values(pairs: Sequence[str]) -> dict[str, Value]:
    """The properties that ``key=value`` texts name; what may hold several values is a list where commas part them.

    Raises OperatorError for a text without ``=``, without a key, or for a key that is typed twice.
    """
    values: dict[str, Value] = {}
    for pair in pairs:
        key, sign, text = pair.partition("=")
        key, text = key.strip(), " ".join(text.split())
        if not sign or not key:
            raise OperatorError(f"{pair!r} is no property", "write it like cadence=monthly")
        if key in values:
            raise OperatorError(f"{key} is given twice", "several values go with commas between them: needs=a, b")
        values[key] = _value(fold_key(key), text)
    return values


def _value(key: str, text: str) -> Value:
    parts: list[Scalar] = [part.strip() for part in text.split(",") if part.strip()]
    if key in _ALWAYS_LISTS or (key in _LISTS and len(parts) > 1):
        return parts
    if text.casefold() in ("true", "false"):
        return text.casefold() == "true"
    return int(text) if key in _NUMBERS and _WHOLE.fullmatch(text) else text


def day_of(type_: NoteType, name: str, values: dict[str, Value], today: date) -> date:
    """The day of a new note: a meeting's is that of its ``date``, else the one its name begins with, else today.

    A ``date`` may be typed as people type dates; it becomes what is written. Raises OperatorError.
    """
    if type_ != "meeting":
        return today
    if "date" not in values:
        return parse_date(name[:10]) or today
    try:
        day = parse_typed_date(str(values["date"]), today, "past")
    except TypedDateError as err:
        raise OperatorError(str(err)) from None
    values["date"] = str(day)
    return day
