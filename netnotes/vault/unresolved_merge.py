"""The markers of a merge that nobody has resolved yet, in a note or in the settings (SPEC 1)."""

from __future__ import annotations

import re

UNRESOLVED = "an unresolved merge"
CHOOSE = "choose one side and save"
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7})(?: |\r?$)", re.MULTILINE)


def unresolved_merge(text: str) -> int | None:
    """The line of the first conflict marker where all three kinds stand at line starts, in order."""
    wanted, first = "<=>", 0
    for match in _CONFLICT.finditer(text):
        if match[1][0] == wanted[0]:
            first = first or text.count("\n", 0, match.start()) + 1
            wanted = wanted[1:]
            if not wanted:
                return first
    return None
