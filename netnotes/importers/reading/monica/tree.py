"""A JSON export of Monica as maps that know their line and give any value as text, a day, a yes or a no."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from datetime import date

from netnotes.importers.reading.source import NotUnderstoodError, Source
from netnotes.model.dates import parse_date

_PICTURE = re.compile(rb'("dataUrl"\s*:\s*")data:[A-Za-z0-9+/=\\;:,._ -]*(?<!\\)"')
_TOKEN = re.compile(r'[{}]|"(?>[^"\\]*(?:\\.[^"\\]*)*)"', re.DOTALL)
_HALF_SIGN = re.compile("[\ud800-\udfff]")
_AGAIN = "export it again in Monica (Settings > Export data > JSON), or see docs/from-monica.md"
_DEEP = 6


class Item(dict[str, object]):
    """A map of the export and the line it begins on; what is asked is looked for in its ``properties`` first."""

    __slots__ = ("line",)
    line: int

    def value(self, key: str) -> object:
        """What stands under a name, None where nothing does."""
        properties = self.get("properties")
        inner = properties.get(key) if isinstance(properties, Item) else None
        return self.get(key) if inner is None else inner

    def text(self, *keys: str) -> str:
        """The first of the values that is not empty, as text of one line or more."""
        return next((text for key in keys if (text := words(self.value(key)))), "")

    def line_of(self, *keys: str) -> str:
        """The same on one line."""
        return " ".join(self.text(*keys).split())

    def day(self, *keys: str) -> date | None:
        """The first of the values that is a day."""
        return next((day for key in keys if (day := day_of(self.value(key)))), None)

    def flag(self, key: str) -> bool | None:
        """A yes or a no, however it is written; None where it is neither."""
        value = self.value(key)
        return _FLAGS.get(words(value).casefold()) if value is not None else None


_FLAGS = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


def load(source: Source) -> Item:
    """The whole export. Pictures are dropped before it is read. Raises NotUnderstoodError."""
    data = source.data
    if b"dataUrl" in data:
        data = _PICTURE.sub(rb'\1"', data)
    text = Source(source.name, data).text.lstrip("\ufeff")
    items: list[Item] = []

    def made(pairs: list[tuple[str, object]]) -> Item:
        item = Item(pairs)
        item.line = 1
        items.append(item)
        return item

    try:
        found = json.loads(text, object_pairs_hook=made, parse_constant=lambda name: None)
    except json.JSONDecodeError as err:
        why = f"the file is not whole JSON: {err.msg[:1].lower()}{err.msg[1:]} in column {err.colno}"
        raise NotUnderstoodError(min(err.lineno, text.count("\n") + 1), why, _AGAIN) from err
    except RecursionError as err:
        raise NotUnderstoodError(1, "the file is nested too deeply for an export of Monica", _AGAIN) from err
    except ValueError as err:
        raise NotUnderstoodError(1, f"the file holds a number nobody can read: {err}", _AGAIN) from err
    if not isinstance(found, Item):
        raise NotUnderstoodError(1, "an export of Monica is one JSON object, and this is something else", _AGAIN)
    _number(text, items)
    return found


def _number(text: str, items: list[Item]) -> None:
    """Tell each item its line: items are made in the order in which their brackets close."""
    ends = [match.start() for match in re.finditer("\n", text)]
    if not ends:
        return
    opened: list[int] = []
    closed = iter(items)
    for token in _TOKEN.finditer(text):
        sign = text[token.start()]
        if sign == "{":
            opened.append(token.start())
        elif sign == "}":
            next(closed).line = bisect_left(ends, opened.pop()) + 1


def words(value: object, depth: int = 0) -> str:
    """Any value as text for people, stripped; a list with commas, a named thing by its name. Nothing gives nothing."""
    if isinstance(value, str):
        return _HALF_SIGN.sub("\ufffd", value).replace("\r\n", "\n").replace("\r", "\n").strip()
    if value is None or depth > _DEEP:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(text for inner in value if (text := words(inner, depth + 1)))
    if isinstance(value, Item):
        named = words(value.value("name"), depth + 1) or words(value.get("values"), depth + 1)
        pairs = ((key, words(inner, depth + 1)) for key, inner in value.items())
        return named or "; ".join(f"{words(key)}: {text}" for key, text in pairs if text)
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)


def day_of(value: object) -> date | None:
    """A day, written as text or as a map with a ``date``; the day as written, never another time zone's."""
    if isinstance(value, Item):
        value = value.get("date")
    return parse_date(value[:40]) if isinstance(value, str) else None


def list_of(value: object) -> list[object]:
    """The values of a collection: a list, a map with ``values``, a map numbered by PHP; else the value alone."""
    while isinstance(value, Item) and "values" in value:
        value = value["values"]
    if value is None:
        return []
    if isinstance(value, list):
        return value
    if isinstance(value, Item):
        if all(key.isdigit() for key in value):
            return list(value.values())
        return [value] if value.keys() - {"count", "type"} else []
    return [value]
