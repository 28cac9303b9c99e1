"""Today's daily note: where it is, and what it begins with where it is made (Obsidian help: Daily notes, Templates)."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from netnotes.model.dates import parse_date
from netnotes.model.errors import OperatorError
from netnotes.model.network import Network
from netnotes.model.settings import Settings
from netnotes.vault.files import ReadTroubleError, read_text
from netnotes.vault.moment import format_day

MAX_TEMPLATE = 256 * 1024
_WORD = re.compile(r"\{\{\s*(title|date|time)\s*(?::([^{}\n]*))?\}\}", re.IGNORECASE)


def daily_path(network: Network, settings: Settings, today: date) -> str:
    """The path of that day's note, whether it is there or not.

    As `.obsidian/daily-notes.json` says; without it the one that is there, else beside the newest daily note that is
    called like its day, else at the top. Raises OperatorError where the format names no file.
    """
    if settings.daily_set:
        return _by_settings(settings, today)
    days = network.daily_notes
    if there := sorted(path for path, day in days.items() if day == today):
        return there[0]
    named = [(day, path) for path, day in days.items() if parse_date(_stem(path)) == day]
    folder = max(named)[1].rpartition("/")[0] if named else ""
    return f"{folder}/{today}.md" if folder else f"{today}.md"


def _by_settings(settings: Settings, today: date) -> str:
    name = format_day(today, settings.daily_format).strip()
    path = f"{settings.daily_folder}/{name}.md" if settings.daily_folder else f"{name}.md"
    parts = path.split("/")
    if not name or not path.isprintable() or "\\" in path or any(part.strip(". ") == "" for part in parts):
        raise OperatorError(
            f"the format of daily notes {settings.daily_format!r} names no file for {today}",
            "look at Obsidian's settings of daily notes",
        )
    return path


def begun_note(root: Path, path: str, settings: Settings, today: date) -> tuple[str, str]:
    """What a new daily note holds, and a line to tell where its template could not be had (then it is empty)."""
    name = settings.daily_template
    if not name:
        return "", ""
    shown = name if name.casefold().endswith(".md") else f"{name}.md"
    parts = shown.split("/")
    folders = [root.joinpath(*parts[:depth]) for depth in range(1, len(parts))]
    if any(part in ("", ".", "..") for part in parts) or any(folder.is_symlink() for folder in folders):
        return "", f"the template {shown} lies outside the vault, so the note begins empty"
    try:
        return filled_template(read_text(root / shown, MAX_TEMPLATE), _stem(path), today), ""
    except ReadTroubleError as err:
        return "", f"the template {shown}: {err}; the note begins empty"


def filled_template(template: str, title: str, today: date) -> str:
    """The template with ``{{title}}``, ``{{date}}`` and ``{{time}}`` filled in, with formats, any case.

    What only a clock could answer is left out: the day is all that is known.
    """

    def word(match: re.Match[str]) -> str:
        what, format_ = match[1].casefold(), (match[2] or "").strip()
        if what == "title":
            return title
        return format_day(today, format_ or ("YYYY-MM-DD" if what == "date" else "HH:mm"))

    return _WORD.sub(word, template)


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
