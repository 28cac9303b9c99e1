"""What `.obsidian/` says that matters for reading: excluded files, templates, daily notes, kind of links."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from netnotes.model.dates import make_date, parse_date
from netnotes.model.places import Problem
from netnotes.model.settings import Settings
from netnotes.vault.files import ReadTroubleError, read_text
from netnotes.vault.globs import read_filters

MAX_SETTINGS = 1024 * 1024
_APP = ".obsidian/app.json"
_LONGEST_FORMAT = 100
_WORD, _ONE_OR_TWO = r"[^\W\d]++", r"\d{1,2}+"  # possessive: a format is somebody's text, and must match in linear time
_TOKENS = {
    "YYYY": r"(?P<Y>\d{4})", "YY": r"(?P<y>\d{2})", "MMMM": rf"(?P<B>{_WORD})", "MMM": rf"(?P<b>{_WORD})",
    "MM": r"(?P<M>\d{2})", "M": rf"(?P<m>{_ONE_OR_TWO})", "DD": r"(?P<D>\d{2})",
    "Do": rf"(?P<o>{_ONE_OR_TWO})(?:st|nd|rd|th)", "D": rf"(?P<d>{_ONE_OR_TWO})", "DDDD": r"\d{3}",
    "DDD": r"\d{1,3}+", "dddd": _WORD, "ddd": _WORD, "dd": _WORD, "d": r"\d", "ww": r"\d{2}", "w": _ONE_OR_TWO,
    "WW": r"\d{2}", "W": _ONE_OR_TWO, "gggg": r"\d{4}", "GGGG": r"\d{4}", "Q": r"\d", "E": r"\d",
    "HH": r"\d{2}", "H": _ONE_OR_TWO, "mm": r"\d{2}",
}  # fmt: skip
_FORMAT = re.compile(r"\[[^\]]*\]|" + "|".join(sorted(_TOKENS, key=len, reverse=True)) + r"|.", re.DOTALL)
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
         "november", "december"), 1)
    for name in (names, names[:3])
}  # fmt: skip


def read_settings(root: Path) -> Settings:
    """Read `.obsidian/*.json`; a missing, broken or linked-out file counts as absent."""
    folder = root / ".obsidian"
    if folder.is_symlink() or not folder.is_dir():
        return Settings()
    app, daily = _read_json(folder / "app.json"), _read_json(folder / "daily-notes.json")
    templates = [_read_json(folder / "templates.json").get("folder")]
    plugin = folder / "plugins" / "templater-obsidian"
    if not (plugin.is_symlink() or plugin.parent.is_symlink()):
        templates.append(_read_json(plugin / "data.json").get("templates_folder"))
    ignore = app.get("userIgnoreFilters")
    return Settings(
        present=True,
        markdown_links=app.get("useMarkdownLinks") is True,
        ignore=tuple(i for i in ignore if isinstance(i, str)) if isinstance(ignore, list) else (),
        templates=tuple(t.strip("/") for t in templates if isinstance(t, str) and t.strip("/")),
        daily_folder=_text(daily.get("folder")).strip("/"),
        daily_format=_text(daily.get("format")) or "YYYY-MM-DD",
        daily_set=bool(daily),
        daily_template=_text(daily.get("template")).strip("/"),
    )


def filter_problems(root: Path) -> tuple[Problem, ...]:
    """The excluded files of Obsidian's settings that are not applied here, each a problem."""
    refused = read_filters(read_settings(root).ignore).refused
    if not refused:
        return ()
    import json

    text = _read_text(root / _APP)
    problems = []
    for filter_ in refused:
        spellings = (json.dumps(filter_, ensure_ascii=False), json.dumps(filter_))
        at = next((at for spelling in spellings if (at := text.find(spelling)) >= 0), 0)
        problems.append(
            Problem(
                path=_APP,
                line=text.count("\n", 0, at) + 1,
                column=at - text.rfind("\n", 0, at),
                code="unsafe-filter",
                severity="warning",
                message=f"the excluded files {filter_[:60]} are not applied: it might take forever to match this",
                hint="name the folder in Obsidian's excluded files, or under ignore: in netnotes.yaml",
            )
        )
    return tuple(problems)


def daily_date(path: str, settings: Settings) -> date | None:
    """The day of a daily note by its path: as the settings say, or by the name ``YYYY-MM-DD`` alone."""
    name = path.rsplit(".", 1)[0].rsplit("/", 1)[-1]
    return set_daily_date(path, settings) or (parse_date(name) if len(name) == 10 else None)


def set_daily_date(path: str, settings: Settings) -> date | None:
    """The day of a note whose path fits what Obsidian's settings say of daily notes."""
    rest = path.rsplit(".", 1)[0]
    if settings.daily_folder:
        rest = rest.removeprefix(f"{settings.daily_folder}/") if rest.startswith(f"{settings.daily_folder}/") else ""
    return _by_format(rest, settings.daily_format) if settings.daily_set and rest else None


def _by_format(text: str, format_: str) -> date | None:
    match = _pattern(format_).fullmatch(text)
    return _date_of(match.groupdict()) if match else None


@lru_cache(maxsize=16)
def _pattern(format_: str) -> re.Pattern[str]:
    """The regular expression of a Moment format; longer than any sensible one it is cut off."""
    seen: set[str] = set()
    pattern = ""
    for token in _FORMAT.findall(format_[:_LONGEST_FORMAT]):
        if token.startswith("[") and token.endswith("]"):
            pattern += re.escape(token[1:-1])
        elif token in _TOKENS and token not in seen:
            seen.add(token)
            pattern += _TOKENS[token]
        else:
            pattern += _anonymous(token)
    return re.compile(pattern)


def _anonymous(token: str) -> str:
    return re.sub(r"\?P<\w>", "?:", _TOKENS[token]) if token in _TOKENS else re.escape(token)


def _date_of(parts: dict[str, str | None]) -> date | None:
    year = parts.get("Y") or (f"20{parts['y']}" if parts.get("y") else None)
    named = parts.get("B") or parts.get("b")
    month = _MONTHS.get(named.casefold()) if named else None
    month = month or int(parts.get("M") or parts.get("m") or 0)
    day = int(parts.get("D") or parts.get("d") or parts.get("o") or 0)
    return make_date(int(year), month, day) if year else None


def _read_json(path: Path) -> dict[str, Any]:
    text = _read_text(path)
    if not text:
        return {}
    import json  # many vaults have no such file, and json takes a while to import

    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _read_text(path: Path) -> str:
    """The text of a regular file, nothing where it cannot be read."""
    try:
        return read_text(path, MAX_SETTINGS)
    except ReadTroubleError:
        return ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
