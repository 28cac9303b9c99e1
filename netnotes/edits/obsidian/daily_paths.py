"""Which paths are those of daily notes, as a regular expression in the language of Bases."""

from __future__ import annotations

import re

from netnotes.model.settings import Settings

_PARTS = re.compile(r"\[(?P<text>[^\]]*)\]|(?P<letter>[A-Za-z])(?P=letter)*|(?P<other>.)", re.DOTALL)
_DIGITS = {"YYYY": r"\d{4}", "MM": r"\d{2}", "DD": r"\d{2}"}
_WORD = r"[^\/]+"
_SIGNS = re.compile(r"([\\^$.|?*+()\[\]{}/])")


def daily_pattern(settings: Settings) -> str:
    """The paths that `.obsidian/daily-notes.json` gives; names of months and days are anything but a folder's sign.

    Empty where nothing is set there, or nothing that can stand in a base.
    """
    path = f"{settings.daily_folder}/" if settings.daily_folder else ""
    if not settings.daily_set or not f"{path}{settings.daily_format}".isprintable():
        return ""
    name = "".join(map(_part, _PARTS.finditer(settings.daily_format)))
    return rf"/^{_plain(path)}{name}\.md$/"


def _part(found: re.Match[str]) -> str:
    if found["letter"]:
        return _DIGITS.get(found[0], _WORD)
    return _plain(found["other"] or found["text"] or "")


def _plain(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)
