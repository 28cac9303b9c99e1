"""Read `netnotes.yaml` (SPEC 1.1): every key optional, every mistake a problem, never a crash."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from netnotes.model.cadence import Cadence, parse_cadence
from netnotes.model.config import CONTACT_KINDS, TIERS, Config, Season, TypeRule
from netnotes.model.dates import make_date, parse_date, parse_partial_date
from netnotes.model.folding import closest
from netnotes.model.places import Problem, Severity
from netnotes.vault.files import ReadTroubleError, read_text
from netnotes.vault.scalars import scalar_text
from netnotes.vault.typing_rules import TYPES
from netnotes.vault.walk import CONFIG_NAME
from netnotes.vault.yaml_reader import YamlMap, YamlTroubleError, read_yaml

_MAX_CONFIG = 256 * 1024


class _WrongError(ValueError):
    """A value that its key cannot take; the text says what it can take."""


def load_config(root: Path) -> tuple[Config, tuple[Problem, ...]]:
    """The configuration of a vault and what is wrong in it; the defaults where the file is absent.

    A file that cannot be read at all gives the defaults and the problem ``config-unreadable``.
    """
    path = root / CONFIG_NAME
    if not path.exists():
        return Config(), ()
    try:
        return parse_config(read_text(path, _MAX_CONFIG))
    except ReadTroubleError as err:
        return Config(), (_problem(1, "config-unreadable", str(err), err.hint),)


def parse_config(text: str) -> tuple[Config, tuple[Problem, ...]]:
    """The configuration that the text of a `netnotes.yaml` means, and what is wrong in it."""
    try:
        found = read_yaml(text.removeprefix("\ufeff"))
    except YamlTroubleError as err:
        return Config(), (_problem(err.line, "config-unreadable", err.message, err.hint, err.column),)
    if found is None:
        if any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines()):
            return Config(), (_problem(1, "config-unreadable", "not a list of settings", "write key: value lines"),)
        return Config(), ()
    reader = _Reader(found)
    for key, value in found.values.items():
        reader.read(key, value)
    return Config(**reader.values, lines=tuple(sorted(reader.lines.items()))), tuple(sorted(reader.problems))


def _problem(line: int, code: str, message: str, hint: str = "", column: int = 1) -> Problem:
    severity: Severity = "warning" if code == "config-key" else "error"
    return Problem(
        path=CONFIG_NAME, line=line, column=column, code=code, severity=severity, message=message, hint=hint
    )  # fmt: skip


class _Reader:
    """Collects the values for `Config`, the line of each key, and problems."""

    def __init__(self, found: YamlMap) -> None:
        self.found = found
        self.values: dict[str, Any] = {}
        self.lines: dict[str, int] = {}
        self.problems: list[Problem] = []

    def line(self, dotted: str) -> int:
        top = dotted.split(".", 1)[0]
        return self.found.deep.get(dotted) or self.found.positions[top].line

    def read(self, key: str, value: Any) -> None:
        if key not in _KEYS:
            self.unknown(key, _KEYS, key)
            return
        self.lines[key] = self.line(key)
        if value is None:
            return
        try:
            _KEYS[key](self, key, value)
        except _WrongError as err:
            self.wrong(key, str(err))

    def unknown(self, key: str, known: Any, dotted: str) -> None:
        near = closest(key, known)
        hint = f"did you mean {near}?" if near else f"known here: {', '.join(sorted(known))}"
        self.problems.append(_problem(self.line(dotted), "config-key", f"unknown setting {dotted!r}", hint))

    def wrong(self, dotted: str, message: str) -> None:
        hint = "the default is used until this is mended"
        self.problems.append(_problem(self.line(dotted), "config-value", f"{dotted}: {message}", hint))

    def section(self, key: str, value: Any, known: dict[str, tuple[str, Callable[[Any], Any]]]) -> None:
        """A map with fixed keys: each is read on its own, the others keep their defaults."""
        for name, inner in _as_map(value).items():
            dotted = f"{key}.{name}"
            if name not in known:
                self.unknown(name, known, dotted)
            elif inner is not None:
                self.lines[dotted] = self.line(dotted)
                field, convert = known[name]
                try:
                    self.values[field] = convert(inner)
                except _WrongError as err:
                    self.wrong(dotted, str(err))

    def cadences(self, key: str, value: Any, defaults: dict[str, str]) -> None:
        named = {name: parse_cadence(text) for name, text in defaults.items()}
        for name, text in _as_map(value).items():
            dotted = f"{key}.{name}"
            self.lines[dotted] = self.line(dotted)
            cadence = parse_cadence(scalar_text(text)) if text is not None else Cadence(text="none", never=True)
            if cadence is None:
                self.wrong(dotted, f"{scalar_text(text)!r} is no cadence; write monthly, 6 weeks, 45d or never")
            else:
                named[name] = cadence
        self.values[key] = tuple((name, cadence) for name, cadence in named.items() if cadence)

    def quiet(self, key: str, value: Any) -> None:
        seasons = []
        for index, item in enumerate(value if isinstance(value, list) else [value]):
            line = self.found.deep.get(f"{key}.{index}.from", self.line(key))
            try:
                seasons.append(_season(item, line))
            except _WrongError as err:
                self.problems.append(_problem(line, "config-value", f"quiet: {err}", "this season is ignored"))
        self.values["quiet"] = tuple(seasons)

    def types(self, key: str, value: Any) -> None:
        rules = []
        for name, inner in _as_map(value).items():
            if name not in TYPES:
                self.unknown(name, TYPES, f"{key}.{name}")
                continue
            found = _as_map(inner)
            for part in found:
                if part not in ("folders", "tags", "types"):
                    self.unknown(part, ("folders", "tags", "types"), f"{key}.{name}.{part}")
            rules.append((name, TypeRule(**{p: _words(found.get(p)) for p in ("folders", "tags", "types")})))
        self.values["types"] = tuple(rules)

    def fields(self, key: str, value: Any) -> None:
        mapped = []
        for name, inner in _as_map(value).items():
            if name not in TYPES:
                self.unknown(name, TYPES, f"{key}.{name}")
                continue
            ours = _as_map(inner)
            self.lines |= {f"{key}.{name}.{field}": self.line(f"{key}.{name}.{field}") for field in ours}
            mapped.append((name, tuple((field, _words(theirs)) for field, theirs in ours.items())))
        self.values["fields"] = tuple(mapped)


def _as_map(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _WrongError(f"{scalar_text(value)[:40]!r} should be name: value lines below the key")
    return value


def _words(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    items = value if isinstance(value, list) else [value]
    if any(isinstance(item, dict | list) for item in items):
        raise _WrongError("should be a list of words")
    return tuple(text for item in items if (text := scalar_text(item).strip()))


def _kinds(value: Any) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _words(value))


def _text(value: Any) -> str:
    if isinstance(value, dict | list):
        raise _WrongError("should be one word")
    return scalar_text(value).strip()


def _folder(value: Any) -> str:
    text = _text(value).replace("\\", "/").strip("/")
    if not text or text.startswith(".") or ".." in text.split("/") or ":" in text or "\0" in text:
        raise _WrongError(f"{scalar_text(value)!r} should be a folder inside the vault")
    return text


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _WrongError(f"{scalar_text(value)!r} should be true or false")
    return value


def _number(low: int, high: int) -> Callable[[Any], int]:
    def convert(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise _WrongError(f"{scalar_text(value)!r} should be a whole number from {low} to {high}")
        return int(value)

    return convert


def _one_of(*choices: str) -> Callable[[Any], str]:
    def convert(value: Any) -> str:
        word = "off" if value is False else scalar_text(value)
        if word not in choices:
            near = closest(word, choices)
            raise _WrongError(
                f"{word!r} should be {' or '.join(choices)}" + (f"; did you mean {near}?" if near else "")
            )
        return word

    return convert


def _cadence(value: Any) -> Cadence:
    found = parse_cadence(scalar_text(value))
    if found is None:
        raise _WrongError(f"{scalar_text(value)!r} is no cadence; write monthly, 6 weeks, 45d or never")
    return found


def _season(item: Any, line: int) -> Season:
    if not isinstance(item, dict) or set(item) != {"from", "to"}:
        raise _WrongError("a season is written {from: 2026-12-20, to: 2027-01-03} or {from: 12-20, to: 01-03}")
    texts = [scalar_text(item[key]).strip() for key in ("from", "to")]
    whole = [parse_date(text) for text in texts]
    if whole[0] and whole[1]:
        if whole[1] < whole[0]:
            raise _WrongError(f"it ends on {texts[1]}, before it starts on {texts[0]}")
        return Season(start=whole[0], end=whole[1], line=line)
    yearly = [parse_partial_date(text) for text in texts]
    if not (yearly[0] and yearly[1]) or any(d.year for d in yearly if d):
        bad = next((t for t, w, y in zip(texts, whole, yearly, strict=True) if not w and not y), " and ".join(texts))
        raise _WrongError(f"{bad!r} should be a date with a year on both ends, or MM-DD on both")
    (start, end) = ((d.month, d.day) for d in yearly if d)
    return Season(start=_day(start), end=_day(end), line=line)


def _day(day: tuple[int, int]) -> tuple[int, int]:
    if make_date(2000, *day) is None:
        raise _WrongError(f"{day[0]:02d}-{day[1]:02d} is no day of the year")
    return day


def _put(field: str, convert: Callable[[Any], Any]) -> Callable[[_Reader, str, Any], None]:
    def read(reader: _Reader, _key: str, value: Any) -> None:
        reader.values[field] = convert(value)

    return read


def _section(known: dict[str, tuple[str, Callable[[Any], Any]]]) -> Callable[[_Reader, str, Any], None]:
    return lambda reader, key, value: reader.section(key, value, known)


_KEYS: dict[str, Callable[[_Reader, str, Any], None]] = {
    "tiers": lambda reader, key, value: reader.cadences(key, value, TIERS),
    "cadences": lambda reader, key, value: reader.cadences(key, value, {}),
    "default_cadence": _put("default_cadence", _cadence),
    "soon_days": _put("soon_days", _number(0, 365)),
    "silent_days": _put("silent_days", _number(1, 3650)),
    "thanks_days": _put("thanks_days", _number(0, 3650)),
    "follow_up_days": _put("follow_up_days", _number(0, 365)),
    "kinds": _section({
        "touch": ("touch_kinds", _kinds),
        "contact": ("contact_kinds", lambda value: tuple(dict.fromkeys((*CONTACT_KINDS, *_kinds(value))))),
    }),
    "quiet": lambda reader, key, value: reader.quiet(key, value),
    "capacity": _put("capacity", _number(1, 10000)),
    "plan": _section({"per_month": ("per_month", _number(1, 31))}),
    "categories": _put("categories", _words),
    "no_account": _put("no_account", _words),
    "daily_mentions": _put("daily_mentions", _one_of("marked", "off")),
    "dashboards": _section({
        "folder": ("dashboards_folder", _folder),
        "links": ("links", _one_of("auto", "wikilink", "markdown")),
    }),
    "site": _section({"folder": ("site_folder", _folder), "enabled": ("site_enabled", _flag)}),
    "templates": _section({"folder": ("templates_folder", _folder)}),
    "private_fields": _put("private_fields", _words),
    "obsidian": _section({
        "vault_name": ("vault_name", _text),
        "derived_properties": ("derived_properties", _flag),
    }),
    "cache": _put("cache", _one_of("user", "none")),
    "ignore": _put("ignore", _words),
    "types": lambda reader, key, value: reader.types(key, value),
    "fields": lambda reader, key, value: reader.fields(key, value),
}  # fmt: skip
