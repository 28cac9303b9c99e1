"""Content lines of vCard and iCalendar (RFC 2426, 5545, 6350): escaped, folded, ended by CRLF.

Values pass `escaped` or `uri`, so that no text of a note can end a line, begin another property or become a parameter.
Names and parameters are the program's own words, never text of a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from netnotes.exporters.writing.plain import plain

MOST_OCTETS = 75
_SPECIAL = re.compile(r"[\\;,]")
_HEAD = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)?(?:;[A-Za-z0-9-]+=[^\x00-\x1f\x7f\";:]+)*")
_NO_ADDRESS = re.compile(r"[\x00-\x20\"<>\\^`{|}]")


def escaped(text: str) -> str:
    """A text value of one line."""
    return _SPECIAL.sub(lambda match: "\\" + match[0], plain(text))


def escaped_lines(texts: Iterable[str]) -> str:
    r"""A text value of several lines, each ended as ``\n``."""
    return r"\n".join(filter(None, map(escaped, texts)))


def uri(address: str) -> str:
    """A web address without anything that is none of an address: what may not stand in it is percent-encoded."""
    return _NO_ADDRESS.sub(lambda match: quote(match[0], safe=""), plain(address))


def structured(*parts: str) -> str:
    """The parts of a value such as N or ADR."""
    return ";".join(map(escaped, parts))


def listed(values: Iterable[str]) -> str:
    """The values of a list such as CATEGORIES."""
    return ",".join(filter(None, map(escaped, values)))


def line(head: str, value: str) -> str:
    """One content line, folded. ``head`` is a property with its parameters. Raises ValueError for a bad head."""
    if not _HEAD.fullmatch(head):
        raise ValueError(f"no property: {head!r}")
    return _folded(f"{head}:{value}")


def _folded(text: str) -> str:
    """The line in pieces of at most 75 octets, each after the first led by a space; no character is cut in two."""
    if len(text) <= MOST_OCTETS and text.isascii():
        return text + "\r\n"
    pieces: list[str] = []
    piece: list[str] = []
    size = 0
    for char in text:
        octets = len(char.encode("utf-8"))
        if size + octets > MOST_OCTETS:
            pieces.append("".join(piece))
            piece, size = [" "], 1
        piece.append(char)
        size += octets
    return "\r\n".join((*pieces, "".join(piece))) + "\r\n"
