"""A first line by which setup knows a file of its own in which nobody changed anything, on any machine."""

from __future__ import annotations

import hashlib
import re

_LINE = "# netnotes obsidian setup writes this anew as long as nothing in it is changed: {}\n"
_FIRST = re.compile(re.escape(_LINE).replace(r"\{\}", "([0-9a-f]{32})"))


def stamped(text: str) -> bytes:
    """The text of a YAML file below a comment with its digest."""
    return (_LINE.format(_digest(text)) + text).encode()


def is_unchanged(data: bytes) -> bool:
    """Whether a file is as some setup wrote it; line endings may have changed on the way."""
    text = data.replace(b"\r\n", b"\n").decode(errors="replace")
    first = _FIRST.match(text)
    return first is not None and first[1] == _digest(text[first.end() :])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
