"""The headers of the messages in a mailbox file, one by one; what the messages say is never looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import getaddresses, parsedate_to_datetime
from typing import NamedTuple

from netnotes.importers.reading.mail_addresses import is_address, is_nobody

_MOST_HEADERS = 200_000
_ENVELOPE = re.compile(rb"From [^\n]{0,300}\d{4}[^\n]{0,40}\n")
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:")
_REPLY = re.compile(r"(?i)^(?:\s*(?:re|aw|fw|fwd|wg|sv|vs|antw|rv)\s*(?:\[\d+\])?:)+\s*")


class Mail(NamedTuple):
    """The headers of one message, and the line of the file where it begins."""

    line: int
    headers: Message

    def values(self, name: str) -> list[str]:
        """The headers of a name as they stand; bytes that are not ASCII are surrogates."""
        return [str(value) for key, value in self.headers.raw_items() if key.lower() == name.lower()]

    def first(self, name: str) -> str:
        """The first header of a name, stripped; empty without one."""
        return next(iter(self.values(name)), "").strip()

    def people(self, *names: str) -> dict[str, str]:
        """The names by address, casefolded, in headers of these names; the name may be empty."""
        values = [value for name in names for value in self.values(name)]
        pairs = getaddresses([value.replace("\r", " ").replace("\n", " ") for value in values])
        found: dict[str, str] = {}
        for name, address in pairs:
            if is_address(address):
                found.setdefault(address.strip().casefold(), _decoded(name))
        return found

    def day(self) -> date | None:
        """The day it was sent, as its sender's clock said."""
        try:
            return parsedate_to_datetime(self.first("Date")).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            return None

    def subject(self) -> str:
        """What it is about, without ``Re:`` and the like."""
        return _REPLY.sub("", _decoded(self.first("Subject")))[:200].strip()

    def is_bulk(self) -> bool:
        """Whether it is of a list, a newsletter or a machine: by its headers, or by who sent it."""
        said, precedence = self.first("Auto-Submitted").lower(), self.first("Precedence").lower()
        return (
            any(name in self.headers for name in ("List-Id", "List-Unsubscribe", "List-Post", "Feedback-ID"))
            or precedence in ("bulk", "list", "junk")
            or said not in ("", "no")
            or any(is_nobody(address) for address in self.people("From"))
        )


def iter_mails(data: bytes) -> Iterator[Mail]:
    """Every message of an mbox file, or the one of an .eml file; nothing where it is neither."""
    parser = BytesHeaderParser(policy=compat32)
    number, counted = 1, 0
    data = data.removeprefix(b"\xef\xbb\xbf")
    for start in _starts(data):
        number, counted = number + data.count(b"\n", counted, start), start
        headers = _headers_at(data, start)
        if _HEADER.match(headers):
            yield Mail(number, parser.parsebytes(headers))


def _starts(data: bytes) -> Iterator[int]:
    """Where messages begin: at lines ``From …`` with a year after a blank line; without any, the beginning."""
    if not _ENVELOPE.match(data):
        yield 0
        return
    place = 0
    while place >= 0:
        begins = place == 0 or data[max(0, place - 3) : place].endswith((b"\n\n", b"\n\r\n"))
        if begins and _ENVELOPE.match(data, place):
            yield place
        found = data.find(b"\nFrom ", place)
        place = found + 1 if found >= 0 else -1


def _headers_at(data: bytes, start: int) -> bytes:
    """The header lines of a message, without a line ``From …`` before them."""
    if envelope := _ENVELOPE.match(data, start):
        start = envelope.end()
    block = data[start : start + _MOST_HEADERS]
    ends = [end for end in (block.find(b"\n\n"), block.find(b"\n\r\n")) if end >= 0]
    return block[: min(ends) + 1] if ends else block


def _decoded(text: str) -> str:
    """Text with its encoded words (RFC 2047) read, on one line."""
    with suppress(HeaderParseError, LookupError, ValueError):
        text = str(make_header(decode_header(text)))
    raw = text.encode("utf-8", errors="surrogateescape")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    return " ".join(text.split())
