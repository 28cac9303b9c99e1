"""What to do about front matter that is almost YAML: read two harmless shapes, show how to mend the others."""

from __future__ import annotations

import re
from typing import Any

from netnotes.vault.yaml_reader import YamlMap, YamlTroubleError, read_yaml

_LINK = r"\[\[[^\[\]\n]+\]\]"
_LINK_LIST = re.compile(
    rf"^([^\s#:][^:\n]*:[ \t]+|[ \t]*-[ \t]+)({_LINK}(?:[ \t]*,?[ \t]*{_LINK})+)[ \t]*\r?$", re.MULTILINE
)
_ITEM_OR_PROPERTY = re.compile(r"(\s*(?:-\s+)?)([^\s:'\"\[\]{}#&*!|>%@`-][^:]*:[ \t]+)?(.*)")
_INNER_TAB = re.compile(r"(?<=[^\s:,\[{-])\t(?=\S)")
_ODD = {"\x85": "\ue085", "\u2028": "\ue086", "\u2029": "\ue087"}
_ODD_TAB = "\ue088"
_TO_ODD = str.maketrans(_ODD)
_FROM_ODD = str.maketrans({**{v: k for k, v in _ODD.items()}, _ODD_TAB: "\t"})


def quote_link_lists(matter: str) -> tuple[str, tuple[int, ...]]:
    """Put ``[[A]], [[B]]`` in quotes where it is a whole value; also the lines (from 1) where that was done."""
    lines: list[int] = []

    def quote(match: re.Match[str]) -> str:
        lines.append(matter.count("\n", 0, match.start(2)) + 1)
        return match[1] + '"' + match[2].replace("\\", "\\\\").replace('"', '\\"') + '"'

    return _LINK_LIST.sub(quote, matter), tuple(lines)


def protect_characters(matter: str) -> str:
    """Stand-ins for tabs inside values and Unicode line ends, which Obsidian allows and libyaml does not."""
    if any(c in matter for c in _FROM_ODD_KEYS):
        return matter
    return _INNER_TAB.sub(_ODD_TAB, matter).translate(_TO_ODD)


def restore_characters(found: YamlMap | None) -> YamlMap | None:
    """The mapping with the characters of `protect_characters` put back."""
    if found is None:
        return None
    return YamlMap(_restored(found.values), found.positions, found.deep)


_FROM_ODD_KEYS = tuple(chr(code) for code in _FROM_ODD)


def _restored(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(_FROM_ODD)
    if isinstance(value, list):
        return [_restored(item) for item in value]
    if isinstance(value, dict):
        return {_restored(key): _restored(item) for key, item in value.items()}
    return value


def find_hint(matter: str, line: int) -> str:
    """How to mend the line (from 1) at which reading stopped, or one near it; empty where nothing helps."""
    lines = matter.split("\n")
    for number in (line, line - 1, line - 2):
        if not 1 <= number <= len(lines):
            continue
        for mended in _candidates(lines[number - 1]):
            trial = "\n".join((*lines[: number - 1], mended, *lines[number:]))
            if _stops_after(trial) > line:
                return f"write {mended.strip()}"
    return ""


def _stops_after(matter: str) -> float:
    """The line at which reading stops, infinity when it does not."""
    try:
        read_yaml(matter)
    except YamlTroubleError as err:
        return err.line
    return float("inf")


def _candidates(line: str) -> list[str]:
    bare = line.rstrip("\r")
    found = []
    if "\t" in bare:
        found.append(bare.expandtabs(2))
    match = _ITEM_OR_PROPERTY.fullmatch(bare)
    if match and match[3]:
        value = match[3].strip().strip("\"'")
        quoted = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        found.append(match[1] + (match[2] or "") + quoted)
        inner = value.replace('"', "'")
        found.append(f'{match[1]}{match[2] or ""}"{inner}"')
    if match and match[2]:
        whole = (match[2] + match[3]).strip()
        found.append(match[1] + '"' + whole.replace('"', "'") + '"')
    found.append(re.sub(r"^(\s*(?:-\s+)?[^\s:]+):(?=\S)", r"\1: ", bare))
    if bare.strip() and ":" not in bare:
        found.append(bare.rstrip() + ":")
    return [candidate for candidate in found if candidate != bare]
