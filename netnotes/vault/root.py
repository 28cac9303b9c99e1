"""Which folder is the vault (SPEC 1)."""

from __future__ import annotations

from pathlib import Path

CONFIG_NAME = "netnotes.yaml"


def find_vault(start: Path, home: Path) -> Path | None:
    """The nearest folder from ``start`` up that holds `netnotes.yaml` or `.obsidian/`; never home or the root."""
    for folder in (start, *start.parents):
        if folder in (home, Path(folder.anchor)):
            continue
        if (folder / CONFIG_NAME).is_file() or (folder / ".obsidian").is_dir():
            return folder
    return None
