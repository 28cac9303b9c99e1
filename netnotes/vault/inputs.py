"""What decides how notes are read, beside the notes: the bytes of the configuration and of Obsidian's settings."""

from __future__ import annotations

import os
import stat
from pathlib import Path

Inputs = tuple[tuple[str, bytes | str], ...]
"""Path → the bytes of a regular file, else a word for what stands there."""

PLACES = (
    "netnotes.yaml",
    ".obsidian",
    ".obsidian/app.json",
    ".obsidian/daily-notes.json",
    ".obsidian/templates.json",
    ".obsidian/plugins",
    ".obsidian/plugins/templater-obsidian",
    ".obsidian/plugins/templater-obsidian/data.json",
)


def read_inputs(root: Path) -> Inputs:
    """Everything that `load_config` and `read_settings` look at; where it is equal, they give the same."""
    return tuple((place, _look(root / place)) for place in PLACES)


def _look(path: Path) -> bytes | str:
    try:
        status = os.lstat(path)
        if stat.S_ISREG(status.st_mode):
            return path.read_bytes()
    except OSError as err:
        return f"error {err.errno}"
    return f"mode {stat.S_IFMT(status.st_mode):o}"
