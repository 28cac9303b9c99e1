"""File names for new notes: safe on every system and in every link, and as near to the name as they can be.

Sources: Obsidian help (Internal links), and what Windows, macOS and Linux refuse in a name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

LONGEST = 150
"""Bytes of a name in UTF-8, its ending aside: with a folder it stays below every system's limit."""

_DASHED = re.compile(r"\s*[/\\|]\s*|(?<=\d):(?=\d)")
_COLON = re.compile(r"\s*:+\s*(?=\S)")
_DROPPED = re.compile(r"[*\"<>?#^\[\]:]|%%")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)
_JOINERS = "\u200c\u200d"


def safe_file_name(name: str) -> str:
    """The name of a file for a note of that name, without its ending; empty where nothing of it can stand.

    Signs that a system or a link cannot bear become dashes or go; what Windows keeps for itself gets a word more.
    """
    text = unicodedata.normalize("NFC", name)
    text = "".join(" " if unicodedata.category(c)[0] == "Z" or c in "\t\r\n" else c for c in text)
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn") or c in _JOINERS)
    text = _COLON.sub(" - ", _DASHED.sub("-", text))
    text = " ".join(_DROPPED.sub("", text).split())
    text = _shortened(text.lstrip(". -").rstrip(". "))
    return _RESERVED.sub(r"\g<0> (note)", text) if _RESERVED.match(text) else text


def free_file_name(name: str, taken: Collection[str]) -> str:
    """The name, with a number after it where a folder has one so called; ``taken`` are folded (`fold_file_name`)."""
    count, free = 1, name
    while fold_file_name(free) in taken:
        count += 1
        free = f"{name} {count}"
    return free


def fold_file_name(name: str) -> str:
    """A file's name as systems compare it that know no case: two names that fold alike are one file there."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _shortened(text: str) -> str:
    """The text within `LONGEST` bytes, cut at a space where one is near, and never inside a sign."""
    if len(text.encode()) <= LONGEST:
        return text
    cut = text.encode()[:LONGEST].decode("utf-8", "ignore")
    following = text[len(cut) :]
    while cut and (unicodedata.combining(following[0]) or following[0] in "\u200d\ufe0f" or cut[-1] == "\u200d"):
        following = cut[-1] + following
        cut = cut[:-1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > len(cut) // 2 else cut).rstrip(". ")
