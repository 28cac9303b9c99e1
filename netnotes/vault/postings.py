"""Favours as people write them: in properties, on list lines, on ticked tasks (SPEC 5)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from netnotes.model.dates import parse_date
from netnotes.model.folding import fold_key
from netnotes.model.meetings import Direction, Posting
from netnotes.model.notes import Property
from netnotes.model.records import maker_of
from netnotes.model.refs import Ref
from netnotes.vault.inline_code import Aside
from netnotes.vault.inline_fields import Field, find_bracketed, open_field, without_fields
from netnotes.vault.references import parse_refs, value_refs
from netnotes.vault.scalars import scalar_text
from netnotes.vault.synonyms import DEPOSIT_WORDS, WITHDRAWAL_WORDS

_SIZES = {"small": 1, "medium": 2, "large": 3, **{str(size): size for size in range(1, 6)}}
_NOTHING = Aside("")
At = tuple[int, int]
Report = Callable[[At, str, str, str], None]


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
        at = prop.at(index) if isinstance(value, list) else (prop.line, prop.column)
        if isinstance(item, dict):
            if any(inner not in (None, "") for inner in item.values()):
                postings.append(_of_map(item, direction, at, report))
        elif isinstance(item, list):
            what = ", ".join(ref.shown for ref in value_refs(item, at[0]))
            postings.append(Posting(direction=direction, what=what, line=at[0]))
        elif text := scalar_text(item).strip():
            fields = [field for field in find_bracketed(text) if is_about_favours(field)]
            details = _field_details(fields, at, report, in_line=False)
            postings.append(Posting(direction=direction, what=without_fields(text, fields), line=at[0], **details))
    return tuple(postings)


def line_postings(
    text: str, line: int, report: Report, *, bracketed_only: bool = False, aside: Aside = _NOTHING
) -> tuple[Posting, ...]:
    """The favours on a line; ``gave:: …`` may fill it unless only bracketed ones are wanted (tasks).

    What stands before the favours may be blanked in ``text``, so that columns stay those of the file. ``aside`` is the
    line with its inline code, which belongs to what was given and to nothing else.
    """
    if "::" not in text:
        return ()
    fields = find_bracketed(text)
    found = [(direction, field) for field in fields if field.value and (direction := direction_of(field.key))]
    whole = None if bracketed_only else open_field(text)
    filling = direction_of(whole.key) if whole and whole.value else None
    if not found and not filling:
        return ()
    details = _field_details(fields, (line, 1), report, in_line=True)
    said = aside.over(text)
    postings = []
    if whole and filling:
        what = aside.shown(_what(open_field(said) or whole))
        postings.append(maker_of(Posting)(direction=filling, what=what, line=line, **details))
    spoken = {field.start: field for field in find_bracketed(said)} if aside.pieces else {}
    for direction, field in found:
        what = aside.shown(_what(spoken.get(field.start, field)))
        postings.append(maker_of(Posting)(direction=direction, what=what, line=line, **details))
    return tuple(postings)


def _what(field: Field) -> str:
    return without_fields(field.value, find_bracketed(field.value))


def is_about_favours(field: Field) -> bool:
    """Whether an inline field belongs to a favour: gave, got, and their size, to, from, thanked."""
    return direction_of(field.key) is not None or fold_key(field.key) in ("size", "to", "from", "thanked")


def _field_details(fields: Sequence[Field], at: At, report: Report, *, in_line: bool) -> dict[str, Any]:
    """Size, people and thanked of inline fields; they count for every favour of the line or item."""
    values: dict[str, tuple[str, At]] = {}
    people: list[Ref] = []
    for field in fields:
        key = fold_key(field.key)
        where = (at[0], field.start + 1) if in_line else at
        if key in ("size", "thanked"):
            values.setdefault(key, (field.value, where))
        elif key in ("to", "from"):
            people += parse_refs(field.value, *where)
    size, size_at = values.get("size", ("", at))
    thanked, thanked_at = values.get("thanked", ("", at))
    return {
        "size": _size(size, size_at, report, "[size:: 2] (1 to 5, or small, medium, large)"),
        "thanked": _thanked(thanked, thanked_at, report, "[thanked:: true], or a date"),
        "people": tuple(people),
        "addressed": bool(people),
    }


def _of_map(item: dict[str, Any], direction: Direction, at: At, report: Report) -> Posting:
    by_key = {fold_key(key): value for key, value in item.items()}
    people = [ref for key in ("to", "from") for ref in value_refs(by_key.get(key), at[0])]
    what = scalar_text(by_key.get("what")) if not isinstance(by_key.get("what"), dict | list) else ""
    for key in sorted(by_key.keys() - {"what", "size", "to", "from", "thanked"}):
        hint = "use what, size, to, from, thanked; a favour with a colon in it needs quotes"
        report(at, "unknown-key", f"{key!r} says nothing about a favour", hint)
    return Posting(
        direction=direction,
        what=what.strip(),
        line=at[0],
        size=_size(by_key.get("size"), at, report, "size: 2 (1 to 5, or small, medium, large)"),
        thanked=_thanked(by_key.get("thanked"), at, report, "thanked: true, or a date"),
        people=tuple(people),
        addressed=bool(people),
    )


def _size(value: Any, at: At, report: Report, example: str) -> int:
    word = scalar_text(value).strip().casefold() if not isinstance(value, dict | list) else "a list"
    if word and word not in _SIZES:
        report(at, "bad-size", f"size {word[:40]!r} counts as 1", f"write {example}")
    return _SIZES.get(word, 1)


def _thanked(value: Any, at: At, report: Report, example: str) -> bool | date | None:
    word = scalar_text(value).strip().casefold() if not isinstance(value, dict | list) else "a list"
    if word in ("true", "yes"):
        return True
    if word in ("false", "no", ""):
        return None
    found = parse_date(word)
    if found is None:
        report(at, "bad-value", f"thanked {word[:40]!r} is no yes, no or date", f"write {example}")
    return found
