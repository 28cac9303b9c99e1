"""Unique file names: whatever the case of its letters, no name is given twice in one vault."""

from collections.abc import Iterable

DASHBOARDS = (
    "Home", "Due", "Balance", "Goals", "Plan", "Network", "Follow-ups", "Introductions", "Dates", "Review", "Problems",
    "Me", "README",
)  # fmt: skip


class Registry:
    """The names taken so far, the generated pages' names among them."""

    def __init__(self) -> None:
        """Start with the names that netnotes itself writes."""
        self._taken = {name.casefold() for name in DASHBOARDS}
        self._last: dict[str, int] = {}

    def free(self, name: str) -> bool:
        """Take this name and return true, or return false when it is taken already."""
        key = name.casefold()
        if key in self._taken:
            return False
        self._taken.add(key)
        return True

    def claim(self, candidates: Iterable[str]) -> str:
        """Take and return the first free candidate, else the last one with " (2)", " (3)", … behind it."""
        name = ""
        for name in candidates:
            if self.free(name):
                return name
        number = self._last.get(name, 1)
        while True:
            number += 1
            if self.free(f"{name} ({number})"):
                self._last[name] = number
                return f"{name} ({number})"
