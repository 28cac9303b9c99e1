"""What a note may be called so that every system and every link can say it (Obsidian help: Internal links)."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile(r'[*"\\/<>:|?#^\[\]]|%%')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_LONGEST = 240


def name_trouble(name: str) -> str:
    """Why a name is no good as the name of a note or folder, in words that go on after it; empty where it is."""
    if not name or name != name.strip():
        return "is empty, or begins or ends with a space"
    if found := _FORBIDDEN.search(name):
        return f"holds {found[0]}, which breaks links or is not allowed in file names everywhere"
    if any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in name):
        return "holds a control character"
    if name.startswith(".") or name.endswith("."):
        return "begins or ends with a dot"
    if _RESERVED.fullmatch(name):
        return "is a name that Windows keeps for itself"
    if len(name.encode("utf-8")) > _LONGEST:
        return "is too long for a file name"
    return ""
