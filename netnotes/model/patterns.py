"""Regular expressions that are compiled when they are first used: compiling takes longer than importing a module."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

__all__ = ["pattern"]

if TYPE_CHECKING:
    from re import compile as pattern
else:

    class _Pattern:
        """Stands for a compiled pattern, and hands on what is asked of it."""

        def __init__(self, text, flags):
            self._written = text, flags

        def __getattr__(self, name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            found = getattr(re.compile(*vars(self)["_written"]), name)  # `re` keeps what it compiled
            vars(self)[name] = found
            return found

    def pattern(text, flags=0):
        """As `re.compile`, which is called when a method of the pattern is first asked for."""
        return _Pattern(text, flags)
