"""The configuration of a vault (SPEC 1.1), with its defaults."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import Literal

from netnotes.model.cadence import Cadence, parse_cadence
from netnotes.model.records import recordclass

TOUCH_KINDS = ("touch", "comment", "like", "share", "attempt", "no-reply", "voicemail")
CONTACT_KINDS = (
    "meeting", "call", "coffee", "lunch", "dinner", "drinks", "video", "email", "message", "letter", "event",
    "conference", "visit", "walk", "interview", "intro", "thanks", "contact", "recorded",
)  # fmt: skip
CATEGORIES = (
    "colleague", "other-function", "other-industry", "author", "known", "association", "leader", "weak-tie",
    "alumni", "mentor", "family",
)  # fmt: skip
TIERS = {"inner": "2w", "close": "monthly", "casual": "quarterly", "wide": "half-yearly", "dormant": "yearly"}


def _named_cadences(words: dict[str, str]) -> tuple[tuple[str, Cadence], ...]:
    return tuple((name, cadence) for name, text in words.items() if (cadence := parse_cadence(text)))


@recordclass(frozen=True, slots=True, kw_only=True)
class Season:
    """A quiet season, both days inclusive: with years, or every year (``start`` and ``end`` as month, day)."""

    start: date | tuple[int, int]
    end: date | tuple[int, int]
    line: int = 1


@recordclass(frozen=True, slots=True, kw_only=True)
class TypeRule:
    """What the owner adds to the rules of SPEC 2.1 for one type of note."""

    folders: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    types: tuple[str, ...] = ()


@recordclass(frozen=True, slots=True, kw_only=True)
class Config:
    """`netnotes.yaml` with defaults filled in. ``lines`` gives the line of each key that is written there."""

    tiers: tuple[tuple[str, Cadence], ...] = field(default_factory=lambda: _named_cadences(TIERS))
    cadences: tuple[tuple[str, Cadence], ...] = ()
    default_cadence: Cadence = Cadence(text="none", never=True)
    soon_days: int = 7
    silent_days: int = 30
    thanks_days: int = 60
    follow_up_days: int = 3
    touch_kinds: tuple[str, ...] = TOUCH_KINDS
    contact_kinds: tuple[str, ...] = CONTACT_KINDS
    quiet: tuple[Season, ...] = ()
    capacity: int = 20
    per_month: int = 4
    categories: tuple[str, ...] = CATEGORIES
    no_account: tuple[str, ...] = ("family",)
    daily_mentions: Literal["marked", "off"] = "marked"
    dashboards_folder: str = "dashboards"
    links: Literal["auto", "wikilink", "markdown"] = "auto"
    site_folder: str = "site"
    site_enabled: bool = False
    site_links: Literal["auto", "obsidian", "vscode", "file", "none"] = "auto"
    templates_folder: str | None = None
    private_fields: tuple[str, ...] = ("trust",)
    vault_name: str | None = None
    derived_properties: bool = False
    cache: Literal["user", "none"] = "user"
    ignore: tuple[str, ...] = ()
    types: tuple[tuple[str, TypeRule], ...] = ()
    fields: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = ()
    lines: tuple[tuple[str, int], ...] = ()

    def line(self, key: str) -> int:
        """The line of `netnotes.yaml` that sets the dotted key, 0 where the default holds."""
        return next((line for name, line in self.lines if name == key), 0)
