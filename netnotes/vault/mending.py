"""What to do about front matter that is almost YAML: read some harmless shapes, show how to mend the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from netnotes.vault.yaml_reader import YamlMap, YamlTroubleError, read_yaml

_LINK = r"\[\[[^\[\]\n]++\]\]"
_LINK_LIST = re.compile(
    rf"^([^\s#:][^:\n]*:[ \t]+|[ \t]*-[ \t]+)({_LINK}(?:[ \t]*+,?+[ \t]*+{_LINK})+)[ \t]*\r?$", re.MULTILINE
)
_ITEM_OR_PROPERTY = re.compile(r"(\s*(?:-\s+)?)([^\s:'\"\[\]{}#&*!|>%@`-][^:]*:[ \t]+)?(.*)", re.DOTALL)
_INNER_TAB = re.compile(r"(?<=[^\s:,\[{-])\t(?=\S)")
_ITEM_TAB = re.compile(r"^( *-)([ \t]*+)(?=\S)", re.MULTILINE)
_LONE_DASH = re.compile(r"^([^\s#:][^:\n]*:[ \t]+)-(?=[ \t]*\r?$)", re.MULTILINE)
_NO_NAME = re.compile(r"^:(?=[ \t])", re.MULTILINE)
_PAIR = re.compile(r"(?<!\\)((?>(?:\\\\)*))\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_LONE_RETURN = re.compile(r"\r(?!\n|$)")
_BREAKS = {"\x85": "\ue085", "\u2028": "\ue086", "\u2029": "\ue087", "\r": "\ue089"}
_ODD_TAB = "\ue088"
_TO_ODD = str.maketrans({char: odd for char, odd in _BREAKS.items() if char != "\r"})
_FROM_ODD = str.maketrans({**{odd: char for char, odd in _BREAKS.items()}, _ODD_TAB: "\t"})
_STAND_INS = (*_BREAKS.values(), _ODD_TAB)
_LONGEST_HINT = 200


def quote_link_lists(matter: str) -> tuple[str, tuple[int, ...]]:
    """Put ``[[A]], [[B]]`` in quotes where it is a whole value; also the lines (from 1) where that was done."""
    lines: list[int] = []

    def quote(match: re.Match[str]) -> str:
        lines.append(matter.count("\n", 0, match.start(2)) + 1)
        return match[1] + '"' + match[2].replace("\\", "\\\\").replace('"', '\\"') + '"'

    return _LINK_LIST.sub(quote, matter), tuple(lines)


def protect_breaks(matter: str) -> str:
    """Stand-ins for what ends a line for libyaml and not for Obsidian: lone returns and Unicode line ends."""
    if (matter.isascii() and "\r" not in matter) or any(char in matter for char in _STAND_INS):
        return matter
    return _LONE_RETURN.sub(_BREAKS["\r"], matter).translate(_TO_ODD)


def mend_shapes(matter: str) -> str:
    """The text with the shapes that Obsidian reads and libyaml does not replaced by others of the same meaning.

    Tabs in and before values, ``key: -``, a property without a name, and JSON's surrogate pairs. No line moves.
    """
    if any(char in matter for char in _STAND_INS[-1:]):
        return matter
    matter = _INNER_TAB.sub(_ODD_TAB, matter)
    matter = _ITEM_TAB.sub(lambda m: m[1] + " " * len(m[2]), matter)
    matter = _LONE_DASH.sub(r"\1[~]", matter)
    matter = _NO_NAME.sub('"":', matter)
    return _PAIR.sub(_joined_pair, matter)


def restore_characters(found: YamlMap | None) -> YamlMap | None:
    """The mapping with the characters of `protect_breaks` and `mend_shapes` put back."""
    if found is None:
        return None
    positions = {_restored(key): at for key, at in found.positions.items()}
    return YamlMap(_restored(found.values), positions, {_restored(key): at for key, at in found.deep.items()})


def _joined_pair(match: re.Match[str]) -> str:
    high, low = int(match[2], 16), int(match[3], 16)
    return f"{match[1]}\\U{0x10000 + ((high & 0x3FF) << 10 | low & 0x3FF):08x}"


def _restored(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(_FROM_ODD)
    if isinstance(value, list):
        return [_restored(item) for item in value]
    if isinstance(value, dict):
        return {_restored(key): _restored(item) for key, item in value.items()}
    return value


def find_hint(matter: str, trouble: YamlTroubleError) -> str:
    """How to mend the line at which reading stopped, or one near it; empty where nothing helps."""
    lines = matter.split("\n")
    line = trouble.line
    if trouble.other_line:
        pair = [lines[number - 1].strip() for number in (trouble.other_line, line) if number <= len(lines)]
        return f"keep one of the two: {' or '.join(pair)}" if sum(map(len, pair)) <= _LONGEST_HINT else ""
    for number in (line, line - 1, line - 2):
        if not 1 <= number <= len(lines) or len(lines[number - 1]) > _LONGEST_HINT:
            continue
        for mended in _candidates(lines[number - 1].rstrip("\r")):
            trial = "\n".join((*lines[: number - 1], mended, *lines[number:]))
            if _stops_after(trial) > line:
                shown = mended.strip()
                return f"write {shown}" if "\t" not in lines[number - 1][: -len(shown)] else _spaced(mended)
    return ""


def _spaced(mended: str) -> str:
    blanks = len(mended) - len(mended.lstrip())
    return f"write {blanks} spaces in place of the tab: {mended.strip()}"


def _stops_after(matter: str) -> float:
    """The line at which reading stops, infinity when it does not."""
    try:
        read_yaml(matter)
    except YamlTroubleError as err:
        return err.line
    return float("inf")


def _candidates(line: str) -> Iterator[str]:
    """The line as its owner may have meant it, the likeliest first."""
    for candidate in _rewritten(line):
        if candidate != line:
            yield candidate


def _rewritten(line: str) -> Iterator[str]:
    if "\t" in line:
        yield line.expandtabs(2)
    yield re.sub(r"([\[,]\s*)#", r"\1", line)
    match = _ITEM_OR_PROPERTY.fullmatch(line)
    if match and match[3]:
        value = _without_quotes(match[3].strip())
        name = match[1] + (match[2] or "")
        yield f'{name}"{value}"' if '"' not in value and "\\" not in value else f"{name}{_quoted(value)}"
        yield name + '"' + value.replace('"', "'") + '"'
    if match and match[2]:
        whole = (match[2] + match[3]).strip()
        yield match[1] + '"' + whole.replace('"', "'") + '"'
    yield re.sub(r"^(\s*(?:-\s+)?[^\s:]+):(?=\S)", r"\1: ", line)
    if line.strip() and ":" not in line:
        yield line.rstrip() + ":"


def _without_quotes(value: str) -> str:
    """The value without the quote that begins it, and the one that ends it; whole where that one stands inside."""
    quote, inner = value[:1], value[1:].removesuffix(value[:1])
    return inner if quote in "\"'" and (quote not in inner or value.endswith(quote)) else value


def _quoted(value: str) -> str:
    """The value in single quotes where it holds double ones or backslashes."""
    return "'" + value.replace("'", "''") + "'"
