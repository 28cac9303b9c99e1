"""Read `netnotes.yaml` (SPEC 1.1): every key optional, every mistake a problem, never a crash."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from netnotes.model.cadence import Cadence, parse_cadence
from netnotes.model.config import CONTACT_KINDS, TIERS, Config, TypeRule
from netnotes.model.folding import closest
from netnotes.model.places import Problem, Severity
from netnotes.vault.config_values import (
    WrongValueError,
    choice_reader,
    number_reader,
    read_cadence,
    read_flag,
    read_folder,
    read_kinds,
    read_map,
    read_season,
    read_text_value,
    read_words,
)
from netnotes.vault.files import ReadTroubleError, read_text
from netnotes.vault.mending import find_hint
from netnotes.vault.root import CONFIG_NAME
from netnotes.vault.scalars import scalar_text
from netnotes.vault.settings import filter_problems
from netnotes.vault.synonyms import known_fields
from netnotes.vault.typing_rules import TYPES
from netnotes.vault.unresolved_merge import CHOOSE, UNRESOLVED, unresolved_merge
from netnotes.vault.yaml_reader import YamlMap, YamlTroubleError, read_yaml

MAX_CONFIG = 256 * 1024


def load_config(root: Path) -> tuple[Config, tuple[Problem, ...]]:
    """The configuration of a vault and what is wrong in it; the defaults where the file is absent.

    A file that cannot be read at all gives the defaults and the problem ``config-unreadable``. Excluded files of
    Obsidian's settings that are not applied are problems here as well.
    """
    path = root / CONFIG_NAME
    config, problems = Config(), filter_problems(root)
    if not (path.exists() or path.is_symlink()):
        return config, problems
    try:
        config, own = parse_config(read_text(path, MAX_CONFIG))
    except ReadTroubleError as err:
        own = (_problem(err.line, "config-unreadable", str(err), err.hint, err.column),)
    return config, (*own, *problems)


def parse_config(text: str) -> tuple[Config, tuple[Problem, ...]]:
    """The configuration that the text of a `netnotes.yaml` means, and what is wrong in it."""
    if line := unresolved_merge(text):
        return Config(), (_problem(line, "config-unreadable", UNRESOLVED, CHOOSE),)
    try:
        found = read_yaml(text)
    except YamlTroubleError as err:
        return Config(), (
            _problem(err.line, "config-unreadable", str(err), find_hint(text, err) or err.hint, err.column),
        )
    if found is None:
        if any(line.split("#", 1)[0].strip() not in ("", "---", "...") for line in text.splitlines()):
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
        self.known_lines = {name: at.line for name, at in found.positions.items()}

    def line(self, dotted: str) -> int:
        """The line of a key below others, else that of the nearest key above it."""
        while dotted not in self.known_lines and dotted not in self.found.deep:
            dotted = dotted.rpartition(".")[0]
        return self.known_lines.get(dotted) or self.found.deep[dotted]

    def read(self, key: str, value: Any) -> None:
        if key not in _KEYS:
            self.unknown(key, _KEYS, key)
            return
        self.lines[key] = self.line(key)
        if value is None:
            return
        try:
            _KEYS[key](self, key, value)
        except WrongValueError as err:
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
        for name, inner in read_map(value).items():
            dotted = f"{key}.{name}"
            if name not in known:
                self.unknown(name, known, dotted)
            elif inner is not None:
                self.lines[dotted] = self.line(dotted)
                field, convert = known[name]
                try:
                    self.values[field] = convert(inner)
                except WrongValueError as err:
                    self.wrong(dotted, str(err))

    def cadences(self, key: str, value: Any, defaults: dict[str, str]) -> None:
        named = {name: parse_cadence(text) for name, text in defaults.items()}
        for name, text in read_map(value).items():
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
                seasons.append(read_season(item, line))
            except WrongValueError as err:
                self.problems.append(_problem(line, "config-value", f"quiet: {err}", "this season is ignored"))
        self.values["quiet"] = tuple(seasons)

    def types(self, key: str, value: Any) -> None:
        rules = []
        for name, inner in read_map(value).items():
            if name not in TYPES:
                self.unknown(name, TYPES, f"{key}.{name}")
                continue
            parts = self.word_lists(f"{key}.{name}", inner, ("folders", "tags", "types"))
            rules.append((name, TypeRule(**parts)))
        self.values["types"] = tuple(rules)

    def fields(self, key: str, value: Any) -> None:
        mapped = []
        for name, inner in read_map(value).items():
            if name not in TYPES:
                self.unknown(name, TYPES, f"{key}.{name}")
                continue
            ours = self.word_lists(f"{key}.{name}", inner, known_fields(name))
            self.lines |= {f"{key}.{name}.{field}": self.line(f"{key}.{name}.{field}") for field in ours}
            mapped.append((name, tuple(ours.items())))
        self.values["fields"] = tuple(mapped)

    def word_lists(self, dotted: str, value: Any, known: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """A map of lists of words; a name that is not known or has something else is a problem and left out."""
        found = {}
        try:
            for name, inner in read_map({} if value is None else value).items():
                dotted_name = f"{dotted}.{name}"
                if name not in known:
                    self.unknown(name, known, dotted_name)
                    continue
                try:
                    found[name] = read_words(inner)
                except WrongValueError as err:
                    self.wrong(dotted_name, str(err))
        except WrongValueError as err:
            self.wrong(dotted, str(err))
        return found


def _put(field: str, convert: Callable[[Any], Any]) -> Callable[[_Reader, str, Any], None]:
    def read(reader: _Reader, _key: str, value: Any) -> None:
        reader.values[field] = convert(value)

    return read


def _section(known: dict[str, tuple[str, Callable[[Any], Any]]]) -> Callable[[_Reader, str, Any], None]:
    return lambda reader, key, value: reader.section(key, value, known)


_KEYS: dict[str, Callable[[_Reader, str, Any], None]] = {
    "tiers": lambda reader, key, value: reader.cadences(key, value, TIERS),
    "cadences": lambda reader, key, value: reader.cadences(key, value, {}),
    "default_cadence": _put("default_cadence", read_cadence),
    "soon_days": _put("soon_days", number_reader(0, 365)),
    "silent_days": _put("silent_days", number_reader(1, 3650)),
    "thanks_days": _put("thanks_days", number_reader(0, 3650)),
    "follow_up_days": _put("follow_up_days", number_reader(0, 365)),
    "kinds": _section({
        "touch": ("touch_kinds", read_kinds),
        "contact": ("contact_kinds", lambda value: tuple(dict.fromkeys((*CONTACT_KINDS, *read_kinds(value))))),
    }),
    "quiet": lambda reader, key, value: reader.quiet(key, value),
    "capacity": _put("capacity", number_reader(1, 10000)),
    "plan": _section({"per_month": ("per_month", number_reader(1, 31))}),
    "categories": _put("categories", read_words),
    "no_account": _put("no_account", read_words),
    "daily_mentions": _put("daily_mentions", choice_reader("marked", "off")),
    "dashboards": _section({
        "folder": ("dashboards_folder", read_folder),
        "links": ("links", choice_reader("auto", "wikilink", "markdown")),
    }),
    "site": _section({
        "folder": ("site_folder", read_folder),
        "enabled": ("site_enabled", read_flag),
        "links": ("site_links", choice_reader("auto", "obsidian", "vscode", "file", "none")),
    }),
    "templates": _section({"folder": ("templates_folder", read_folder)}),
    "private_fields": _put("private_fields", read_words),
    "obsidian": _section({
        "vault_name": ("vault_name", read_text_value),
        "derived_properties": ("derived_properties", read_flag),
    }),
    "cache": _put("cache", choice_reader("user", "none")),
    "ignore": _put("ignore", read_words),
    "types": lambda reader, key, value: reader.types(key, value),
    "fields": lambda reader, key, value: reader.fields(key, value),
}  # fmt: skip
