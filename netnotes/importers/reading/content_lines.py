"""Content lines, what vCard and iCalendar files are made of: bytes into names, parameters and values.

Lines are unfolded as bytes, so that a letter cut in two by a fold is whole again, and each is decoded on its own: by
its CHARSET, else as UTF-8, else as Windows-1252. After a note or an address a line that is no property goes on, as
those with a bare line break do; elsewhere it is passed over. What may be huge and is no text (pictures, sounds, keys)
is stepped over without a copy.
RFC 6350 section 3, RFC 5545 section 3.1, RFC 6868; vCard 2.1 for quoted-printable and parameters without a name.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import quopri
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 1_000_000
"""The most bytes of one line that are read; a longer one is left out and counted."""

MEDIA = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "ATTACH", "IMAGE"})
"""Properties that are stepped over: pictures, sounds, keys and attached files."""

_SPILLING = frozenset({b"NOTE", b"ADR", b"LABEL", b"DESCRIPTION", b"COMMENT"})
_LINE_END = re.compile(rb"\n(?![ \t])")
_HEAD = re.compile(rb"(?:(?P<group>[A-Za-z0-9_-]{1,60})\.)?(?P<name>[A-Za-z][A-Za-z0-9_-]{0,60})[ \t]*[;:]")
_NEXT_PROPERTY = re.compile(rb"\n(?:[A-Za-z0-9_-]{1,60}\.)?[A-Za-z][A-Za-z0-9_-]{0,60}[;:]")
_FOLD = re.compile(rb"\r*\n[ \t]")
_SOFT_BREAK = re.compile(rb"=[ \t\r]*\n")
_DECODED = re.compile(r"CHARSET|ENCODING|QUOTED-PRINTABLE|BASE64", re.IGNORECASE)
_PARAMETER = re.compile(r"""(?P<name>[^=;]*)(?:=(?P<value>(?>"[^"]*"?|[^";]+)*))?(?:;|\Z)""")
_ESCAPED = re.compile(r"\\([\\,;:nN])")
_CARET = re.compile(r"\^([n'^])")
_ENCODINGS = re.compile(
    r"utf-8|utf-16(?:-[bl]e)?|ascii|iso8859-\d+|cp\d+|koi8-[ru]|shift_jis|euc_\w+|gb\w+|big5\w*|mac-roman"
)


class ContentLine(NamedTuple):
    """One property. ``group`` and parameter names are upper case, as ``name`` is; values are as written, not unescaped.

    ``line`` is the line of the file where it begins.
    """

    line: int
    name: str
    value: str
    group: str = ""
    params: tuple[tuple[str, str], ...] = ()

    def param(self, name: str) -> str:
        """The first value of a parameter; empty where it has none."""
        return next((value for key, value in self.params if key == name), "")

    def types(self) -> frozenset[str]:
        """The words of TYPE, and those without a name (vCard 2.1), in lower case."""
        words = (value for key, value in self.params if key == "TYPE")
        return frozenset(word.strip().lower() for value in words for word in value.split(","))


def iter_content_lines(data: bytes, dropped: Counter[str]) -> Iterator[ContentLine]:
    """Every property of a file in order. Media and lines that are too long are counted in ``dropped`` by name."""
    data = _plain(data)
    start, number, size = 0, 1, len(data)
    while start < size:
        head = _HEAD.match(data, start)
        end = _end(data, start, head)
        if head is not None:
            name = head["name"].decode("ascii").upper()
            if name in MEDIA or end - start > LONGEST:
                dropped[name] += 1
            else:
                group = (head["group"] or b"").decode("ascii").upper()
                yield _content_line(number, group, name, data[head.end() - 1 : end])
        number += data.count(b"\n", start, end + 1)
        start = end + 1


def unescaped(value: str) -> str:
    r"""A text value as it is meant: ``\n``, ``\,``, ``\;`` and ``\\`` undone, outer white space gone."""
    if "\\" in value:
        value = _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)
    return value.strip()


def parts(value: str, separator: str) -> list[str]:
    """The components of a structured or listed value, unescaped; a separator that is escaped does not separate."""
    if "\\" not in value:
        return [part.strip() for part in value.split(separator)]
    found: list[str] = []
    start, escaped = 0, False
    for index, char in enumerate(value):
        if char == separator and not escaped:
            found.append(unescaped(value[start:index]))
            start = index + 1
        escaped = char == "\\" and not escaped
    return [*found, unescaped(value[start:])]


def ends_whole(data: bytes) -> bool:
    """Whether the last line is complete: a file that was cut off seldom ends with a line end."""
    return data.endswith((b"\n", b"\r"))


def _plain(data: bytes) -> bytes:
    """The bytes with UTF-8 for UTF-16, without a mark, and with line feeds where there are only carriage returns."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16", errors="replace").encode("utf-8", errors="replace")
    data = data.removeprefix(codecs.BOM_UTF8)
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    return data


def _end(data: bytes, start: int, head: re.Match[bytes] | None) -> int:
    """Where the line that begins at ``start`` ends: the place of its last line feed, or the end of the data."""
    if head is None:
        found = data.find(b"\n", start)
        return found if found >= 0 else len(data)
    if head["name"].upper().decode("ascii") in MEDIA:
        match = _NEXT_PROPERTY.search(data, start)
        return match.start() if match else len(data)
    end = _folded_end(data, start)
    if head["name"].upper() in (b"BEGIN", b"END"):
        return end
    if _is_quoted_printable(data, start, end):
        while data[max(start, end - 8) : end].rstrip(b" \t\r").endswith(b"=") and end < len(data):
            end = _folded_end(data, end + 1)
    while head["name"].upper() in _SPILLING and _goes_on(data, end + 1):
        end = _folded_end(data, end + 1)
    return end


def _folded_end(data: bytes, start: int) -> int:
    match = _LINE_END.search(data, start)
    return match.start() if match else len(data)


def _is_quoted_printable(data: bytes, start: int, end: int) -> bool:
    return b"QUOTED-PRINTABLE" in data[start : min(end, start + 400)].partition(b":")[0].upper()


def _goes_on(data: bytes, start: int) -> bool:
    """Whether a line is none of its own: it has words and no property's name."""
    if start >= len(data) or _HEAD.match(data, start):
        return False
    return bool(data[start : start + 80].partition(b"\n")[0].strip())


def _content_line(number: int, group: str, name: str, raw: bytes) -> ContentLine:
    """The line whose parameters and value, from the sign after the name, are ``raw``."""
    if raw[:1] == b":" and b"\n" not in raw:
        return ContentLine(number, name, _text(raw[1:]).strip(), group)
    quoted = _is_quoted_printable(raw, 0, len(raw))
    if quoted:
        raw = _SOFT_BREAK.sub(b"", raw)
    raw = _FOLD.sub(b"", raw)
    head, value = _split(_text(raw))
    params = tuple(_iter_params(head))
    if _DECODED.search(head):
        head, bare = _split(raw.decode("latin-1"))
        params = tuple(_iter_params(_text(head.encode("latin-1"))))
        value = _text(_transferred(bare.encode("latin-1"), params), _value_of(params, "CHARSET"))
    return ContentLine(number, name, value.replace("\r", "").strip(), group, params)


def _split(text: str) -> tuple[str, str]:
    """Parameters and value, parted at the first colon outside quotes."""
    if '"' not in text:
        head, _, value = text.partition(":")
        return head, value
    quoted = False
    for index, char in enumerate(text):
        if char == '"':
            quoted = not quoted
        elif char == ":" and not quoted:
            return text[:index], text[index + 1 :]
    head, _, value = text.partition(":")
    return head, value


def _iter_params(head: str) -> Iterator[tuple[str, str]]:
    for match in _PARAMETER.finditer(head.lstrip(" \t;")):
        name, value = match["name"].strip().upper(), match["value"]
        if value is not None and name:
            value = value.replace('"', "").strip()
            yield name, _CARET.sub(lambda found: {"n": "\n", "'": '"', "^": "^"}[found[1]], value)
        elif name in {"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"}:
            yield "ENCODING", name
        elif name:
            yield "TYPE", name.lower()


def _value_of(params: tuple[tuple[str, str], ...], name: str) -> str:
    return next((value for key, value in params if key == name), "")


def _transferred(value: bytes, params: tuple[tuple[str, str], ...]) -> bytes:
    """A value as it was before it was encoded for its way."""
    encoding = _value_of(params, "ENCODING").upper()
    if encoding == "QUOTED-PRINTABLE":
        return quopri.decodestring(value)
    if encoding in {"B", "BASE64"}:
        try:
            return base64.b64decode(value.strip(), validate=True)
        except (binascii.Error, ValueError):
            return b""
    return value


def _text(raw: bytes, charset: str = "") -> str:
    try:
        known = codecs.lookup(charset.strip()).name if charset else "utf-8"
    except (LookupError, ValueError):
        known = "utf-8"
    if known != "utf-8" and _ENCODINGS.fullmatch(known):
        return raw.decode("cp1252" if known == "iso8859-1" else known, errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")
