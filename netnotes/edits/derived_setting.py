"""`obsidian: {derived_properties: …}` in `netnotes.yaml`: one setting changed, and not a byte beside it (SPEC 1.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.yaml_reader import YamlMap, YamlTroubleError, read_yaml

_SECTION, _KEY = "obsidian", "derived_properties"
_VALUE = re.compile(rf"((?:^|[\s{{,]){_KEY}[ \t]*:[ \t]+)([^\s,}}#]+)")
_OPEN = re.compile(rf"(^{_SECTION}[ \t]*:[ \t]*\{{)[ \t]*")
_HEAD = re.compile(rf"^{_SECTION}[ \t]*:[ \t]*(#.*)?$")


def set_derived(data: bytes | None, value: bool) -> bytes | None:
    """The file with the setting at this value; the very bytes where it says so already, None where none is needed.

    Raises EditRefusedError where the file cannot be read, or is written in a way that cannot be edited safely.
    """
    if data is None:
        return _line(value, "\n").encode() if value else None
    try:
        text = data.decode("utf-8")
        old = read_yaml(text)
    except (UnicodeDecodeError, YamlTroubleError) as err:
        raise _refused(value) from err
    values = old.values if old else {}
    if _setting(values) is value or (_setting(values) is None and not value):
        return data
    for new in _edits(text, old, value):
        if _is_right(new, values, value):
            return new.encode()
    raise _refused(value)


def _setting(values: dict[str, object]) -> object:
    section = values.get(_SECTION)
    return section.get(_KEY) if isinstance(section, dict) else None


def _edits(text: str, old: YamlMap | None, value: bool) -> Iterator[str]:
    """Ways to write it; the caller takes the first that reads right."""
    newline = "\r\n" if "\r\n" in text else "\n"
    word = "true" if value else "false"
    if old is None or _SECTION not in old.positions:
        gap = "" if not text or text.endswith("\n") else newline
        yield f"{text}{gap}{newline if text.strip() else ''}{_line(value, newline)}"
        return
    lines = text.split("\n")
    at = old.deep.get(f"{_SECTION}.{_KEY}")
    if at is not None:
        yield _with(lines, at - 1, _VALUE.sub(lambda match: f"{match[1]}{word}", lines[at - 1], count=1))
        return
    at = old.positions[_SECTION].line
    line, end = lines[at - 1].removesuffix("\r"), "\r" if newline == "\r\n" else ""
    if _OPEN.match(line):
        comma = "" if not old.values.get(_SECTION) else ", "
        yield _with(lines, at - 1, _OPEN.sub(rf"\g<1>{_KEY}: {word}{comma}", line) + end)
    elif _HEAD.match(line):
        below = lines[at] if at < len(lines) else ""
        indent = below[: len(below) - len(below.lstrip(" "))] or "  "
        yield _with(lines, at - 1, f"{line}{newline}{indent}{_KEY}: {word}{end}")


def _with(lines: list[str], at: int, line: str) -> str:
    return "\n".join([*lines[:at], line, *lines[at + 1 :]])


def _is_right(text: str, before: dict[str, object], value: bool) -> bool:
    """Whether the new text says the same as before, and this setting."""
    try:
        new = read_yaml(text)
    except YamlTroubleError:
        return False
    section = before.get(_SECTION)
    wanted = {**before, _SECTION: {**(section if isinstance(section, dict) else {}), _KEY: value}}
    return new is not None and new.values == wanted


def _line(value: bool, newline: str) -> str:
    return f"{_SECTION}: {{{_KEY}: {'true' if value else 'false'}}}{newline}"


def _refused(value: bool) -> EditRefusedError:
    return EditRefusedError(
        "netnotes.yaml cannot be edited safely; it stays as it is",
        f"write it there by hand: {_line(value, '')}",
    )
