"""What a value of `netnotes.yaml` may be: each reader gives the value or says in words what it should be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from netnotes.model.cadence import Cadence, parse_cadence
from netnotes.model.config import Season
from netnotes.model.dates import make_date, parse_date, parse_partial_date
from netnotes.model.folding import closest
from netnotes.vault.scalars import scalar_text

_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})


class WrongValueError(ValueError):
    """A value that its key cannot take; the text says what it can take."""


def read_map(value: Any) -> dict[str, Any]:
    """A map; raises WrongValueError for anything else."""
    if not isinstance(value, dict):
        raise WrongValueError(f"{scalar_text(value)[:40]!r} should be name: value lines below the key")
    return value


def read_words(value: Any) -> tuple[str, ...]:
    """A list of words, or one word; empty for nothing. Raises WrongValueError."""
    if value is None:
        return ()
    items = value if isinstance(value, list) else [value]
    if any(isinstance(item, dict | list) for item in items):
        raise WrongValueError("should be a list of words")
    return tuple(text for item in items if (text := scalar_text(item).strip()))


def read_kinds(value: Any) -> tuple[str, ...]:
    """A list of kind words, folded."""
    return tuple(word.casefold() for word in read_words(value))


def read_text_value(value: Any) -> str:
    """One text. Raises WrongValueError."""
    if isinstance(value, dict | list):
        raise WrongValueError("should be one word")
    return scalar_text(value).strip()


def read_folder(value: Any) -> str:
    """A folder inside the vault, as plain names joined by ``/``. Raises WrongValueError."""
    text = read_text_value(value).replace("\\", "/")
    parts = [part for part in text.split("/") if part not in ("", ".")]
    if not parts or text.startswith("/") or not all(map(_is_folder_name, parts)):
        raise WrongValueError(f"{scalar_text(value)!r} should be a folder inside the vault, by a plain name")
    return "/".join(parts)


def _is_folder_name(name: str) -> bool:
    """Whether a folder may be called so on every system: no leading dot, no control or reserved character or name."""
    odd = name.startswith(".") or name.endswith((".", " ")) or any(c in ':*?"<>|' for c in name)
    return not odd and name.isprintable() and name.split(".")[0].casefold() not in _RESERVED


def read_flag(value: Any) -> bool:
    """True or false. Raises WrongValueError."""
    if not isinstance(value, bool):
        raise WrongValueError(f"{scalar_text(value)!r} should be true or false")
    return value


def number_reader(low: int, high: int) -> Callable[[Any], int]:
    """A reader of whole numbers from low to high, which raises WrongValueError."""

    def convert(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise WrongValueError(f"{scalar_text(value)!r} should be a whole number from {low} to {high}")
        return int(value)

    return convert


def choice_reader(*choices: str) -> Callable[[Any], str]:
    """A reader of one of these words, which raises WrongValueError."""

    def convert(value: Any) -> str:
        word = "off" if value is False else scalar_text(value)
        if word not in choices:
            near = closest(word, choices)
            raise WrongValueError(
                f"{word!r} should be {' or '.join(choices)}" + (f"; did you mean {near}?" if near else "")
            )
        return word

    return convert


def read_cadence(value: Any) -> Cadence:
    """A cadence (SPEC 4). Raises WrongValueError."""
    found = parse_cadence(scalar_text(value))
    if found is None:
        raise WrongValueError(f"{scalar_text(value)!r} is no cadence; write monthly, 6 weeks, 45d or never")
    return found


def read_season(item: Any, line: int) -> Season:
    """A quiet season, with years on both ends or on none. Raises WrongValueError."""
    if not isinstance(item, dict) or set(item) != {"from", "to"}:
        raise WrongValueError("a season is written {from: 2026-12-20, to: 2027-01-03} or {from: 12-20, to: 01-03}")
    texts = [scalar_text(item[key]).strip() for key in ("from", "to")]
    whole = [parse_date(text) for text in texts]
    if whole[0] and whole[1]:
        if whole[1] < whole[0]:
            raise WrongValueError(f"it ends on {texts[1]}, before it starts on {texts[0]}{_meant(*whole)}")
        return Season(start=whole[0], end=whole[1], line=line)
    yearly = [parse_partial_date(text) for text in texts]
    if not (yearly[0] and yearly[1]) or any(d.year for d in yearly if d):
        bad = next((t for t, w, y in zip(texts, whole, yearly, strict=True) if not w and not y), " and ".join(texts))
        raise WrongValueError(f"{bad!r} should be a date with a year on both ends, or MM-DD on both")
    (start, end) = ((d.month, d.day) for d in yearly if d)
    return Season(start=_day(start), end=_day(end), line=line)


def _meant(start: date | None, end: date | None) -> str:
    """A question that offers the first such end after the start."""
    if start is None or end is None:
        return ""
    days = (make_date(start.year + more, end.month, end.day) for more in (0, 1))
    later = next((day for day in days if day and day >= start), None)
    return f"; did you mean {later}?" if later else ""


def _day(day: tuple[int, int]) -> tuple[int, int]:
    if make_date(2000, *day) is None:
        raise WrongValueError(f"{day[0]:02d}-{day[1]:02d} is no day of the year")
    return day
