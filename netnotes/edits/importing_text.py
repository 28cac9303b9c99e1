"""Text of other programs made fit for notes: it stays what it says, and becomes no structure of a note (SPEC 11)."""

from __future__ import annotations

import re
import unicodedata

LONGEST_VALUE = 500
"""Characters of one value of a property; the rest is cut with an ellipsis."""

LONGEST_TEXT = 400_000
"""Characters of one remark: with the rest of a note it stays well below what is read of one."""

_HIDDEN = frozenset(
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_DROPPED = {"Cc", "Cs", "Co", "Cn"}
_BULLET = re.compile(r"(?:[-*+]|\d{1,9}[.)]) +(?=\S)(?!\[)")
_AT_START = re.compile(r"[#>|=~+*_-]|\d{1,9}[.)](?= |$)")
_TAG = re.compile(r"(?<![\w\\])#(?=\S)")
_LINK = re.compile(r"\](?=\((?!https?://))")
_WEB = re.compile(r"(?:https?://)?[^\s:/?#@<>\"'`]+\.[^\s<>\"'`]+", re.IGNORECASE)
_NOT_TAG = re.compile(r"[^\w/-]+")


def line_of(text: str, longest: int = LONGEST_VALUE) -> str:
    """One line for a property: nothing invisible, no link, no template; cut where it is very long."""
    text = _visible(text)
    if "{{" in text or "<%" in text:
        text = text.replace("{{", "{ {").replace("<%", "< %")
    if "[" in text:
        text = text.replace("[[", "[ [").replace("](", "] (")
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _visible(text: str) -> str:
    """Text on one line, white space as single spaces, without anything that cannot be seen."""
    if not (text.isascii() and text.isprintable()):
        text = "".join(_shown(char) for char in unicodedata.normalize("NFC", text))
    return " ".join(text.split())


def _shown(char: str) -> str:
    if char.isspace():
        return " "
    return "" if char in _HIDDEN or unicodedata.category(char) in _DROPPED else char


def text_line(text: str) -> str:
    """One line of text for the body of a note: what Markdown or a note would take for more is escaped."""
    return _escaped(_visible(text[:LONGEST_TEXT]))


def text_lines(text: str) -> list[str]:
    """Text of several lines for the body of a note; lists stay lists, blank lines come one at a time."""
    cut = text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT].rstrip() + "…"
    lines: list[str] = []
    for raw in cut.splitlines():
        line = text_line(raw)
        bullet = _BULLET.match(line)
        line = bullet[0] + _unstarted(line[bullet.end() :]) if bullet else _unstarted(line)
        if line or (lines and lines[-1]):
            lines.append(line)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _unstarted(line: str) -> str:
    """The line without anything at its start that begins a heading, a list, a quote, a table or a rule."""
    match = _AT_START.match(line)
    if match is None:
        return line
    return f"{match[0][:-1]}\\{line[len(match[0]) - 1 :]}"


def _escaped(line: str) -> str:
    for sign, escaped in (
        ("`", "\\`"), ("<!", "<\\!"),
        ("<!", "<\\!"),
        ("<", "\\<"),
        ("[[", "\\[\\["), ("]]", "\\]\\]"), ("%%", "%\\%"), ("::", ":\\:"), ("![", "!\\["),
    ):  # fmt: skip
        if sign in line:
            line = line.replace(sign, escaped)
    if "#" in line:
        line = _TAG.sub(r"\\#", line)
    return _LINK.sub("]\\\\", line) if "](" in line else line


def favour_text(text: str) -> str:
    """Text for a favour in brackets: without brackets of its own."""
    return (
        text_line(text).replace("\\[", "(").replace("\\]", ")").replace("[", "(").replace("]", ")").replace("\\(", "(")
    )


def tag_of(text: str) -> str:
    """A label as a tag; empty where nothing of it can be one."""
    tag = _NOT_TAG.sub("-", line_of(text).casefold()).strip("-/_")
    return "" if tag.isdigit() else tag


def web_address(text: str) -> str:
    """A web address that may be kept, empty for any other: a script is none."""
    address = line_of(text)
    return address if _WEB.fullmatch(address) else ""
