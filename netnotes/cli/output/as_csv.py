"""CSV: the same columns as JSON, never cut, and no cell that a spreadsheet would run (SPEC 11)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from netnotes.cli.output.clean import clean
from netnotes.model.json_values import json_value

_FORMULA = tuple("=+-@\t\r＝＋－＠")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?|\+\d[\d ]*", re.ASCII)


def render_csv(keys: Sequence[str], records: Iterable[Mapping[str, object]]) -> str:
    """A header and one line for each record; lists are joined by ``; ``, absent values are empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(keys)
    for record in records:
        writer.writerow([_cell(json_value(record.get(key))) for key in keys])
    return out.getvalue().removesuffix("\n")


def _cell(value: object) -> str:
    if isinstance(value, int | float):
        return _words(value)
    text = clean(_words(value))
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def _words(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return "; ".join(map(_words, value))
        case dict():
            return ", ".join(f"{key}: {_words(item)}" for key, item in value.items() if item is not None)
        case _:
            return str(value)
