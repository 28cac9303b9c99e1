"""Which folder is the vault (SPEC 1)."""

from __future__ import annotations

import os

CONFIG_NAME = "netnotes.yaml"


def find_vault(start: str, home: str) -> str | None:
    """The nearest folder from ``start`` up that holds `netnotes.yaml` or `.obsidian/`; never home or the root."""
    folder, above = start, os.path.dirname(start)
    while folder != above:
        if folder != home and (os.path.isfile(f"{folder}/{CONFIG_NAME}") or os.path.isdir(f"{folder}/.obsidian")):
            return folder
        folder, above = above, os.path.dirname(above)
    return None


def own_home() -> str:
    """The user's home folder, without links."""
    return os.path.realpath(os.path.expanduser("~"))
