"""A mark of the program that makes the site: where it changed, pages are made anew."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from netnotes.pages.templates import read_builtin


def program_mark() -> str:
    """What pages depend on beside the vault: the templates, and the files of the program that fill them."""
    package = Path(__file__).resolve().parent
    found: list[object] = []
    for folder in (package, package.parent, package.parent / "pictures", package.parent.parent / "rules"):
        with os.scandir(folder) as entries:
            stats = [(entry.name, entry.stat()) for entry in entries if entry.name.endswith(".py")]
        found += sorted((name, status.st_size, status.st_mtime_ns) for name, status in stats)
    found += sorted(read_builtin("site", ".html.j2").items())
    return hashlib.sha256(repr(found).encode()).hexdigest()
