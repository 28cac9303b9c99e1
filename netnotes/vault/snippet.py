"""The CSS snippet for dashboards in Obsidian: whether this vault has it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

SNIPPET = ".obsidian/snippets/netnotes.css"
CSS_CLASS = "netnotes"


def has_snippet(root: Path) -> bool:
    """Whether the vault has the snippet as a file of its own; what a symbolic link leads to is none.

    Obsidian reads snippets from `.obsidian/snippets/` (its help, "CSS snippets").
    """
    place = root
    for part in SNIPPET.split("/"):
        place = place / part
        try:
            mode = os.lstat(place).st_mode
        except OSError:
            return False
        if stat.S_ISLNK(mode):
            return False
    return stat.S_ISREG(mode)
