"""What files say about people as plain JSON values, and back: records as maps without what is empty or usual."""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from netnotes.model.dates import PartialDate, parse_partial_date
from netnotes.model.incoming import IncomingPerson


def plain(value: Any) -> Any:
    """A record of `netnotes.model.incoming`, or a value in one, as JSON has it; dates as ISO text."""
    if isinstance(value, date | PartialDate):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        told = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: plain(one) for field, one in told if field.default is MISSING or one != field.default}
    return [plain(one) for one in value] if isinstance(value, tuple | list) else value


def incoming_person(values: dict[str, Any]) -> IncomingPerson:
    """The person that `plain` gave these values for. Raises ValueError, which names the value that cannot be read."""
    found: IncomingPerson = _record(IncomingPerson, values)
    return found


def _record(kind: type, values: Any) -> Any:
    if not isinstance(values, dict):
        raise ValueError(f"{str(values)[:40]!r} is no map of values")
    hints = _hints(kind)
    if unknown := sorted(set(values) - set(hints)):
        raise ValueError(f"{unknown[0]} is not known")
    needed = [field.name for field in fields(kind) if field.default is MISSING and field.name not in values]
    if needed:
        raise ValueError(f"{needed[0]} is missing")
    made = {}
    for name, value in values.items():
        try:
            made[name] = _read(hints[name], value)
        except ValueError as err:
            raise ValueError(f"{name}: {err}") from err
    return kind(**made)


@lru_cache(maxsize=16)
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(hint: Any, value: Any) -> Any:
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (types.UnionType, Union):
        return _read(next(part for part in parts if part is not types.NoneType), value)
    if origin is tuple:
        return _tuple(parts, value)
    if is_dataclass(hint) and isinstance(hint, type) and hint is not PartialDate:
        return _record(hint, value)
    if isinstance(value, bool if hint is bool else str if hint is not int else int) and (
        hint is bool or value is not True
    ):
        return _scalar(hint, origin, parts, value)
    raise ValueError(f"{str(value)[:40]!r} is not what stands there")


def _tuple(parts: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise ValueError(f"{str(value)[:40]!r} is no list")
    if len(parts) == 2 and parts[1] is Ellipsis:
        return tuple(_read(parts[0], one) for one in value)
    if len(value) != len(parts):
        raise ValueError(f"{str(value)[:40]!r} has not {len(parts)} items")
    return tuple(_read(part, one) for part, one in zip(parts, value, strict=True))


def _scalar(hint: Any, origin: Any, parts: tuple[Any, ...], value: Any) -> Any:
    if hint is date:
        return date.fromisoformat(value)
    if hint is PartialDate:
        if (day := parse_partial_date(value)) is None:
            raise ValueError(f"{value[:40]!r} is no date")
        return day
    if origin is Literal and value not in parts:
        raise ValueError(f"{value[:40]!r} is none of {', '.join(map(repr, parts))}")
    return value
