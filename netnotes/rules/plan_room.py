"""How many people a month has room for (SPEC 7): its quiet days, and what can be kept."""

from __future__ import annotations

from datetime import timedelta

from netnotes.model.config import Config
from netnotes.model.plans import Month
from netnotes.rules.seasons import pass_seasons, usable_seasons
from netnotes.rules.wording import MONTHS


def month_words(month: Month) -> str:
    """``November 2026``."""
    return f"{MONTHS[month.first.month - 1]} {month.first.year}"


def room_in(config: Config, month: Month) -> tuple[int, str]:
    """How many people there may be in a month, and why fewer than usual: its quiet days, and what can be kept."""
    usual = min(config.per_month, config.capacity)
    seasons = usable_seasons(config.quiet)
    days = (month.first + timedelta(days=n) for n in range(month.days))
    free = sum(not pass_seasons(day, seasons)[1] for day in days)
    if free == month.days:
        return usual, ""
    name = month_words(month)
    if not free:
        return 0, f"{name} is a quiet season from end to end: nobody is planned, on purpose."
    wanted = max(int(usual * free / month.days + 0.5), 1)
    return wanted, f"Part of {name} is a quiet season: {wanted} rather than {usual}." if wanted < usual else ""
