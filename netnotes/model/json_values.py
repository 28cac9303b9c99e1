"""Rows of the rules as JSON has them (SPEC 9.1): the same for the command line and for an assistant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any


def record_of(row: Any) -> dict[str, object]:
    """The record of a row of the rules: the attributes that its ``JSON`` names."""
    return {key: getattr(row, key) for key in row.JSON}


def json_value(value: object) -> object:
    """A value as JSON has it: dates in ISO form, tuples as lists, rows as objects of the keys they name."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): json_value(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [json_value(item) for item in value]
    return json_value(record_of(value)) if hasattr(value, "JSON") else str(value)
