"""Typed access to the properties of one note: synonyms, value shapes, and a problem for what cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from netnotes.model.cadence import Cadence, parse_cadence
from netnotes.model.dates import PartialDate, is_vague_date, parse_date, parse_partial_date
from netnotes.model.derived import KEYS as DERIVED
from netnotes.model.folding import fold_key
from netnotes.model.notes import Property
from netnotes.model.places import Problem, Severity
from netnotes.model.refs import Ref
from netnotes.vault.date_hints import date_suggestion
from netnotes.vault.references import property_refs
from netnotes.vault.scalars import scalar_text
from netnotes.vault.shown import iter_items, iter_texts, shown_text, topic_hint
from netnotes.vault.synonyms import FieldNames

_ISO_SHAPE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TRUE = frozenset({"true", "yes", "on", "y", "1", "x"})
_FALSE = frozenset({"", "false", "no", "off", "n", "0"})
_TEXTS = {str}
_QUIET_NAMES = frozenset({"created", "datecreated", "creationdate", "followup"})
Keyed = tuple[str, Property]
"""A property with its folded name."""


def is_empty(value: Any) -> bool:
    """Whether a property says nothing: no value, empty text, a list or map of nothing."""
    if isinstance(value, str):
        return not value or value.isspace()
    if value is None:
        return True
    if isinstance(value, list):
        return all(is_empty(item) for item in value)
    return isinstance(value, dict) and not value


def filled(properties: Iterable[Property]) -> list[Keyed]:
    """The properties that say something, with their folded names; not those that `build` writes (SPEC 8)."""
    keyed = [
        (fold_key(prop.name), prop)
        for prop in properties
        if ((value := prop.value) and not value.isspace() if type(prop.value) is str else not is_empty(prop.value))
    ]
    return keyed if DERIVED.isdisjoint([key for key, _ in keyed]) else [one for one in keyed if one[0] not in DERIVED]


class Fields:
    """The properties of a note of one type; every read notes the line, every failure a problem.

    ``present`` are the fields that the properties give, each with the place of the best name that is there.
    """

    def __init__(self, path: str, properties: Iterable[Keyed], names: FieldNames) -> None:
        self.path = path
        self.names = names
        self.problems: list[Problem] = []
        self.lines: dict[str, int] = {}
        self.by_key: dict[str, list[Property]] = {}
        self.present: dict[str, int] = {}
        if names:  # a note without a type has no fields
            self._take(properties)

    def _take(self, properties: Iterable[Keyed]) -> None:
        by_key, present, of_key = self.by_key, self.present, self.names.of_key
        for key, prop in properties:
            if key in by_key or type(prop.value) is dict or prop.name.endswith("]"):
                self._add(key, prop)
            else:
                by_key[key] = [prop]
        for key in by_key:
            if key in of_key:
                for field, place in of_key[key]:
                    if place <= present.get(field, place):
                        present[field] = place

    def _add(self, key: str, prop: Property) -> None:
        if prop.name.endswith("]"):
            key = fold_key(prop.name[: prop.name.rfind("[")])
        known = self.by_key.get(key)
        if known is None:
            self.by_key[key] = [prop]
        elif not prop.inline or known[0].inline:
            known.append(prop)
        if isinstance(prop.value, dict):
            inner = [
                Property(name=f"{prop.name}.{name}", value=value, line=prop.line, column=prop.column)
                for name, value in prop.value.items()
            ]
            for inner_key, inner_prop in filled(inner):
                self._add(inner_key, inner_prop)

    def found(self, field: str) -> list[Property]:
        """The properties of the first of the field's names that is present and not empty."""
        if field not in self.present:
            return []
        props = self.by_key[self.names[field][self.present[field]]]
        self.lines[field] = props[0].line
        return props

    def each(self, field: str) -> Iterator[list[Property]]:
        """The properties of each of the field's names that is present and not empty, best first."""
        return (self.by_key[key] for key in self.names.get(field, ()) if key in self.by_key)

    def first(self, field: str) -> Property | None:
        """The property that gives the field, None where it has none."""
        props = self.found(field)
        return props[0] if props else None

    def problem(
        self,
        line: int,
        code: str,
        message: str,
        hint: str = "",
        *,
        severity: Severity = "warning",
        column: int = 1,
    ) -> None:
        """Note a problem of this file."""
        self.problems.append(
            Problem(path=self.path, line=line, column=column, code=code, severity=severity, message=message, hint=hint)
        )

    def report(self, at: tuple[int, int], code: str, message: str, hint: str) -> None:
        """Note a warning at a line and column, in the shape that `postings` wants."""
        self.problem(at[0], code, message, hint, column=at[1])

    def text(self, field: str) -> str:
        """The field as one line of text; a list is joined with commas, a link shows as its text."""
        props = self.found(field)
        if len(props) == 1 and isinstance(props[0].value, str):
            return shown_text(props[0].value)
        return ", ".join(text for prop in props for text, _ in iter_texts(prop)) if props else ""

    def texts(self, field: str) -> tuple[str, ...]:
        """The field as texts, whether it is written as one value, a list or a map."""
        props = self.found(field)
        return tuple(text for prop in props for text, _ in iter_texts(prop)) if props else ()

    def topics(self, field: str) -> tuple[str, ...]:
        """The field as topics; a map, a number, a true or false is a problem on its line and counts as absent."""
        found: list[str] = []
        for prop in self.found(field):
            if type(prop.value) is list and set(map(type, prop.value)) == _TEXTS:  # as nearly all are
                found += [text for item in prop.value if (text := shown_text(item))]
                continue
            for text, item, at in iter_items(prop):
                if isinstance(item, dict | int | float):
                    self.report(at, "bad-topic", f"{prop.name}: {text[:60]!r} is no topic", topic_hint(prop.name, item))
                elif text:
                    found.append(text)
        return tuple(found)

    def refs(self, field: str) -> tuple[Ref, ...]:
        """The field as references."""
        props = self.found(field)
        if len(props) == 1:
            return property_refs(props[0])
        return tuple(ref for prop in props for ref in property_refs(prop)) if props else ()

    def date(self, field: str) -> date | None:
        """The field as a date; what is no date is a problem."""
        prop = self.first(field)
        if prop is None:
            return None
        text = _date_text(prop.value)
        found = parse_date(text)
        if found is None:
            quiet = fold_key(prop.name) in _QUIET_NAMES and not _ISO_SHAPE.match(text)
            self.problem(
                prop.line,
                "bad-date",
                f"{prop.name}: {text[:60]!r} is no date",
                f"write {prop.name}: {date_suggestion(text)}",
                severity="info" if quiet else "warning",
                column=prop.column,
            )
        return found

    def birthday(self, field: str) -> PartialDate | None:
        """The field as a day of the year; a year alone or words are kept without a reminder, without a problem."""
        prop = self.first(field)
        if prop is None:
            return None
        text = _date_text(prop.value)
        found = parse_partial_date(text)
        if found is None and not is_vague_date(text):
            hint = f"write {prop.name}: 1990-03-02, or --03-02 where the year is unknown"
            self.problem(
                prop.line, "bad-birthday", f"{prop.name}: {text[:60]!r} is no day of the year", hint, column=prop.column
            )
        return found

    def flag(self, field: str, unclear: bool = False) -> bool:
        """The field as yes or no; anything unclear is a problem, and counts as ``unclear``."""
        prop = self.first(field)
        if prop is None:
            return False
        word = self.text(field).strip().casefold()
        if word in _TRUE or word in _FALSE:
            return word in _TRUE
        self.problem(
            prop.line, "bad-value", f"{prop.name}: {word[:60]!r} is neither true nor false", f"write {prop.name}: true",
            column=prop.column,
        )  # fmt: skip
        return unclear

    def whole(self, field: str, low: int, high: int) -> int | None:
        """The field as a whole number from low to high; ``40%`` is 40. Anything else is a problem."""
        prop = self.first(field)
        if prop is None:
            return None
        text = self.text(field).strip().removesuffix("%").strip()
        if re.fullmatch(r"[+-]?\d{1,9}", text, re.ASCII) and low <= int(text) <= high:
            return int(text)
        self.problem(
            prop.line, "bad-number", f"{prop.name}: {text[:60]!r} is no whole number from {low} to {high}",
            f"write {prop.name}: {min(max(0, low), high)}", column=prop.column,
        )  # fmt: skip
        return None

    def cadence(self, field: str) -> Cadence | None:
        """The field as a cadence; one that cannot be read is a problem, and the next source decides (SPEC 4)."""
        prop = self.first(field)
        if prop is None:
            return None
        text = self.text(field).strip()
        found = parse_cadence(text)
        if found is None:
            self.problem(
                prop.line, "bad-cadence", f"{prop.name}: {text[:60]!r} is no cadence",
                f"write {prop.name}: monthly (or weekly, 6 weeks, 45 days, quarterly, never)", column=prop.column,
            )  # fmt: skip
        return found

    def where(self) -> tuple[tuple[str, int], ...]:
        """The line of each field that was read, sorted by field."""
        return tuple(sorted(self.lines.items()))


def _date_text(value: Any) -> str:
    while isinstance(value, list) and value:
        value = value[0]
    return scalar_text(value).strip() if not isinstance(value, dict) else "a map"
