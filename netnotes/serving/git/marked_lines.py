"""Lines of ours in a file that is somebody else's: between two marks, so that they can be taken out to the byte."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence


def put_lines(old: bytes | None, name: str, lines: Sequence[str]) -> bytes:
    """The file with these lines between the marks of that name: in their old place, else at its end.

    Where it is empty or its last line has no line break, there is none after our lines either: so the old bytes can be
    told from it. ``old`` is None where there is no file.
    """
    data = old or b""
    ending = b"\r\n" if b"\r\n" in data else b"\n"
    begin, end = _marks(name)
    block = ending.join([begin, *map(os.fsencode, lines), end])
    span = _span(data, name)
    if span:
        start, stop = span
        tail = data[stop:]
        return data[:start] + block + (ending if _ended(data[start:stop]) else b"") + tail
    if old is None or _ended(data):
        return data + block + ending
    return data + (ending if data else b"") + block


def take_lines(data: bytes, name: str) -> bytes | None:
    """The file without the lines between the marks of that name, and without the marks; None where it was made so."""
    span = _span(data, name)
    if span is None:
        return data
    start, stop = span
    before, block, after = data[:start], data[start:stop], data[stop:]
    if _ended(block):
        return before + after or None
    return _without_ending(before) + after


def names_in(data: bytes) -> list[str]:
    """The names of the marked blocks in a file."""
    first = b"# netnotes begin: "
    return [os.fsdecode(line.strip()[len(first) :]) for line in data.splitlines() if line.startswith(first)]


def _marks(name: str) -> tuple[bytes, bytes]:
    return os.fsencode(f"# netnotes begin: {name}"), os.fsencode(f"# netnotes end: {name}")


def _span(data: bytes, name: str) -> tuple[int, int] | None:
    """Where the block begins and ends, its last line break included; None where it is not there whole."""
    begin, end = _marks(name)
    start = None
    for at, line in _lines(data):
        text = line.rstrip(b"\r\n")
        if text == begin:
            start = at
        elif text == end and start is not None:
            return start, at + len(line)
    return None


def _lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    for line in data.split(b"\n"):
        whole = line + (b"\n" if at + len(line) < len(data) else b"")
        yield at, whole
        at += len(whole)


def _ended(data: bytes) -> bool:
    return data.endswith(b"\n")


def _without_ending(data: bytes) -> bytes:
    return data.removesuffix(b"\n").removesuffix(b"\r") if _ended(data) else data
