"""Favours as people write them: in properties, on list lines, on ticked tasks (SPEC 5)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from netnotes.model.dates import parse_date
from netnotes.model.folding import fold_key
from netnotes.model.meetings import Direction, Posting
from netnotes.model.notes import Property
from netnotes.model.refs import Ref
from netnotes.vault.inline_fields import Field, find_bracketed, open_field, without_fields
from netnotes.vault.references import parse_refs, value_refs
from netnotes.vault.scalars import scalar_text
from netnotes.vault.synonyms import DEPOSIT_WORDS, WITHDRAWAL_WORDS

_SIZES = {"small": 1, "medium": 2, "large": 3, **{str(size): size for size in range(1, 6)}}
Report = Callable[[int, str, str, str], None]


def direction_of(key: str) -> Direction | None:
    """Which way a property or inline field points: deposit (I gave), withdrawal (I got), or neither."""
    folded = fold_key(key)
    return "deposit" if folded in DEPOSIT_WORDS else "withdrawal" if folded in WITHDRAWAL_WORDS else None


def property_postings(prop: Property, direction: Direction, report: Report) -> tuple[Posting, ...]:
    """The favours in a ``gave`` or ``got`` property: text, map, or a list of them."""
    value = prop.value
    items = value if isinstance(value, list) else [value]
    postings: list[Posting] = []
    for index, item in enumerate(items):
        line = prop.at(index)[0] if isinstance(value, list) else prop.line
        if isinstance(item, dict):
            postings.append(_of_map(item, direction, line, report))
        elif isinstance(item, list):
            what = ", ".join(ref.shown for ref in value_refs(item, line))
            postings.append(Posting(direction=direction, what=what, line=line))
        elif text := scalar_text(item).strip():
            what, details = _details(text, line, report)
            postings.append(Posting(direction=direction, what=what, line=line, **details))
    return tuple(postings)


def line_postings(text: str, line: int, report: Report, *, bracketed_only: bool = False) -> tuple[Posting, ...]:
    """The favours on a line; ``gave:: …`` may fill it unless only bracketed ones are wanted (tasks)."""
    if "::" not in text:
        return ()
    fields = find_bracketed(text)
    found = [(direction, field) for field in fields if (direction := direction_of(field.key))]
    whole = None if bracketed_only else open_field(text)
    filling = direction_of(whole.key) if whole else None
    if not found and not filling:
        return ()
    details = _field_details(fields, line, report)
    postings = []
    if whole and filling:
        what = without_fields(whole.value, find_bracketed(whole.value))
        postings.append(Posting(direction=filling, what=what, line=line, **details))
    for direction, field in found:
        what = without_fields(field.value, find_bracketed(field.value))
        postings.append(Posting(direction=direction, what=what, line=line, **details))
    return tuple(postings)


def is_about_favours(field: Field) -> bool:
    """Whether an inline field belongs to a favour: gave, got, and their size, to, from, thanked."""
    return direction_of(field.key) is not None or fold_key(field.key) in ("size", "to", "from", "thanked")


def _details(text: str, line: int, report: Report) -> tuple[str, dict[str, Any]]:
    fields = [field for field in find_bracketed(text) if is_about_favours(field)]
    return without_fields(text, fields), _field_details(fields, line, report)


def _field_details(fields: list[Field], line: int, report: Report) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field in fields:
        key = fold_key(field.key)
        if key in ("size", "thanked"):
            values.setdefault(key, field.value)
        elif key in ("to", "from"):
            values.setdefault("people", []).extend(_named(field.value, line))
    return _read_details(values.get("size"), values.get("thanked"), values.get("people"), line, report)


def _of_map(item: dict[str, Any], direction: Direction, line: int, report: Report) -> Posting:
    by_key = {fold_key(key): value for key, value in item.items()}
    people: list[Ref] | None = None
    for key in ("to", "from"):
        if by_key.get(key) is not None:
            people = [*(people or []), *value_refs(by_key[key], line)]
    what = scalar_text(by_key.get("what")) if not isinstance(by_key.get("what"), dict | list) else ""
    details = _read_details(by_key.get("size"), by_key.get("thanked"), people, line, report)
    for key in by_key.keys() - {"what", "size", "to", "from", "thanked"}:
        report(line, "unknown-key", f"{key!r} says nothing about a favour", "use what, size, to, from, thanked")
    return Posting(direction=direction, what=what.strip(), line=line, **details)


def _read_details(size: Any, thanked: Any, people: list[Ref] | None, line: int, report: Report) -> dict[str, Any]:
    return {
        "size": _size(size, line, report),
        "thanked": _thanked(thanked, line, report),
        "people": tuple(people or ()),
        "addressed": people is not None,
    }


def _named(value: str, line: int) -> list[Ref]:
    """The people of a ``to::`` field: its links, or one bare name."""
    return list(parse_refs(value, line))


def _size(value: Any, line: int, report: Report) -> int:
    if value is None:
        return 1
    word = scalar_text(value).strip().casefold() if not isinstance(value, dict | list) else "a list"
    if word in _SIZES:
        return _SIZES[word]
    report(line, "bad-size", f"size {word[:40]!r} counts as 1", "write size: 1 to 5, or small, medium, large")
    return 1


def _thanked(value: Any, line: int, report: Report) -> bool | date | None:
    if value is None:
        return None
    word = scalar_text(value).strip().casefold() if not isinstance(value, dict | list) else "a list"
    if word in ("true", "yes"):
        return True
    if word in ("false", "no", ""):
        return None
    found = parse_date(word)
    if found is None:
        report(line, "bad-value", f"thanked {word[:40]!r} is no yes, no or date", "write thanked: true, or a date")
    return found
