"""Plain YAML scalars by the YAML 1.2 core schema, as Obsidian reads them.

Dates, times, ``yes`` and ``1_000`` stay text; ``007`` is the number 7. A number remembers how it was
written, so that a phone or a version keeps its plus, zeros and dots when a field wants text.
"""

from __future__ import annotations

import re

Scalar = str | int | float | bool | None

_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_NUMERIC_START = frozenset("0123456789+-.")
_INT = re.compile(r"[-+]?[0-9]+", re.ASCII)
_BASED = re.compile(r"0o([0-7]+)|0x([0-9a-fA-F]+)", re.ASCII)
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", re.ASCII)
_SPECIAL = re.compile(r"([-+]?)\.(inf|Inf|INF)|\.(nan|NaN|NAN)", re.ASCII)
_LONGEST_NUMBER = 100


class WrittenInt(int):
    """An int whose text in the file is not what `str` would give: ``007``, ``+49301234567``, ``0x1F``."""

    text: str


class WrittenFloat(float):
    """A float whose text in the file is not what `str` would give: ``1.10``, ``1e3``."""

    text: str


def read_scalar(text: str) -> Scalar:
    """The value of a plain (unquoted) scalar; text longer than any sensible number stays text."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMERIC_START or len(text) > _LONGEST_NUMBER:
        return text
    if _INT.fullmatch(text):
        return _written_int(int(text), text)
    if match := _BASED.fullmatch(text):
        return _written_int(int(match[1], 8) if match[1] else int(match[2], 16), text)
    if _FLOAT.fullmatch(text):
        return _written_float(float(text), text)
    if match := _SPECIAL.fullmatch(text):
        return _written_float(float("nan" if match[3] else match[1] + "inf"), text)
    return text


def scalar_text(value: object) -> str:
    """The value as its owner wrote it; booleans as ``true`` and ``false``, nothing as the empty string."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return getattr(value, "text", None) or str(value)


def _written_int(value: int, text: str) -> int:
    if str(value) == text:
        return value
    written = WrittenInt(value)
    written.text = text
    return written


def _written_float(value: float, text: str) -> float:
    if str(value) == text:
        return value
    written = WrittenFloat(value)
    written.text = text
    return written
