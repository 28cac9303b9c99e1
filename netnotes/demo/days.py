"""Days as numbers (proleptic ordinals), and their ISO names, each made once."""

from datetime import date


class Calendar:
    """Dates around today; all days are `date.toordinal()` numbers."""

    __slots__ = ("_names", "today")

    def __init__(self, today: date) -> None:
        """Keep the day that all others are counted from."""
        self.today = today.toordinal()
        self._names: dict[int, str] = {}

    def name(self, day: int) -> str:
        """Return a day as "2026-11-05"."""
        found = self._names.get(day)
        if found is None:
            found = self._names[day] = date.fromordinal(day).isoformat()
        return found
