"""JSON (SPEC 9.1): UTF-8 as it is, but no control character goes out unescaped."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date

from netnotes.cli.output.answer import record_of
from netnotes.cli.output.clean import BIDI

_HIDDEN = re.compile(f"[\x7f-\x9f\u2028\u2029{BIDI}\ud800-\udfff]")


def render_json(value: object) -> str:
    r"""One array or object. C0, C1, DEL and bidi controls are written ``\uXXXX``."""
    text = json.dumps(plain(value), ensure_ascii=False, indent=2)
    return _HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def plain(value: object) -> object:
    """A value as JSON has it: dates in ISO form, tuples as lists, rows as objects of the keys they name."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [plain(item) for item in value]
    return plain(record_of(value)) if hasattr(value, "JSON") else str(value)
