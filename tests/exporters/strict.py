"""Readers of our own that forgive nothing, for what libraries read too kindly."""

from __future__ import annotations

import re
from typing import NamedTuple

_NAME = re.compile(r"(?:item[0-9]+\.)?[A-Z][A-Za-z0-9-]*")
_PARAMETER = re.compile(r"[A-Z][A-Z-]*=[A-Za-z0-9.-]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class Line(NamedTuple):
    """A content line: its name without a group, its parameters, its value as written, and its group."""

    name: str
    parameters: tuple[str, ...]
    value: str
    group: str = ""


def content_lines(data: bytes) -> list[Line]:
    """The lines of an .ics or .vcf, every octet checked: CRLF, 75 octets, UTF-8 at every fold, no controls."""
    assert data.endswith(b"\r\n") or not data
    unfolded: list[str] = []
    for physical in data.split(b"\r\n")[:-1]:
        assert len(physical) <= 75, physical
        assert b"\r" not in physical
        assert b"\n" not in physical
        text = physical.decode("utf-8")
        assert not _CONTROL.search(text), physical
        if text.startswith(" "):
            unfolded[-1] += text[1:]
        else:
            unfolded.append(text)
    return [_line(text) for text in unfolded]


def _line(text: str) -> Line:
    head, colon, value = text.partition(":")
    assert colon, text
    name, *parameters = head.split(";")
    assert _NAME.fullmatch(name), text
    assert all(map(_PARAMETER.fullmatch, parameters)), text
    group, dot, bare = name.rpartition(".")
    return Line(bare, tuple(parameters), value, group if dot else "")


def blocks(lines: list[Line], name: str) -> list[list[Line]]:
    """The lines of each component of a name, its BEGIN and END aside; they must be balanced."""
    found: list[list[Line]] = []
    stack: list[str] = []
    for line in lines:
        if line.name == "BEGIN":
            stack.append(line.value)
            if line.value == name:
                found.append([])
            continue
        if line.name == "END":
            assert stack.pop() == line.value
            continue
        if name in stack:
            found[-1].append(line)
    assert stack == []
    return found


def value(lines: list[Line], name: str) -> str:
    """The value of the only line of a name, unescaped."""
    (found,) = [line.value for line in lines if line.name == name]
    return unescaped(found)


def unescaped(text: str) -> str:
    """A text value as it was meant."""
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], text)
