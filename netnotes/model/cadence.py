"""The cadence grammar (SPEC 4): how often a person is to be contacted."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

from netnotes.model.dates import add_months
from netnotes.model.patterns import pattern
from netnotes.model.records import recordclass

DAYS_PER_MONTH = 30.4375
MAX_DAYS = 36525
MONTHS_DIFFER = 4
"""Days by which so many calendar months may differ from their mean length."""

_UNITS = {
    **dict.fromkeys(("d", "day", "days"), "d"),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), "w"),
    **dict.fromkeys(("m", "mo", "mos", "mon", "month", "months"), "m"),
    **dict.fromkeys(("q", "quarter", "quarters"), "q"),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), "y"),
}
_WORDS: dict[str, tuple[int, str]] = {
    "daily": (1, "d"),
    "weekly": (1, "w"),
    "fortnightly": (2, "w"),
    "biweekly": (2, "w"),
    "every other week": (2, "w"),
    "every other day": (2, "d"),
    "every other month": (2, "m"),
    "every other year": (2, "y"),
    "twice a month": (15, "d"),
    "monthly": (1, "m"),
    "bimonthly": (2, "m"),
    "quarterly": (1, "q"),
    "half yearly": (6, "m"),
    "halfyearly": (6, "m"),
    "semi annually": (6, "m"),
    "semiannually": (6, "m"),
    "biannually": (6, "m"),
    "bi annually": (6, "m"),
    "twice a year": (6, "m"),
    "yearly": (1, "y"),
    "annually": (1, "y"),
    "bi weekly": (2, "w"),
    "bi monthly": (2, "m"),
}
_NEVER = frozenset({"never", "none", "off", "false", "no"})
_COUNTED = pattern(r"(?:every )?(?:(?P<n>\d{1,9}) ?)?(?P<unit>[a-z]+)?", re.ASCII)


@recordclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """A cadence as written (``text``) and as understood: so many days, or so many calendar months.

    Exactly one of ``days`` and ``months`` is positive, unless ``never`` (untracked on purpose).
    """

    text: str
    days: int = 0
    months: int = 0
    never: bool = False

    @property
    def length(self) -> float:
        """Length in days, a month being 30.4375, for comparing cadences and for capacity."""
        return self.days or self.months * DAYS_PER_MONTH

    def after(self, day: date) -> date:
        """The day one cadence later; calendar months are clamped to the month's last day."""
        if self.months:
            return add_months(day, self.months)
        return day + timedelta(days=min(self.days, (date.max - day).days))


def parse_cadence(text: str) -> Cadence | None:
    """The cadence that text means (SPEC 4), None when it cannot be read, is 0 or over 100 years."""
    if text.lstrip().startswith("-"):
        return None
    folded = " ".join(text.casefold().replace("-", " ").replace("_", " ").split())
    if folded in _NEVER:
        return Cadence(text=text, never=True)
    if folded in _WORDS:
        count, unit = _WORDS[folded]
    elif (match := _COUNTED.fullmatch(folded)) and (match["n"] or (match["unit"] and folded.startswith("every "))):
        unit = _UNITS.get(match["unit"] or "d", "")
        count = int(match["n"] or 1)
    else:
        return None
    return _bounded(text, count, unit)


def _bounded(text: str, count: int, unit: Literal["d", "w", "m", "q", "y", ""] | str) -> Cadence | None:
    months = {"m": count, "q": 3 * count, "y": 12 * count}.get(unit, 0)
    days = {"d": count, "w": 7 * count}.get(unit, 0)
    if not 0 < months <= 1200 and not 0 < days <= MAX_DAYS:
        return None
    return Cadence(text=text, days=days, months=months)
