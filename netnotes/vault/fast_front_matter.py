"""Front matter in a hurry: the plain shapes that nearly all notes keep to, line by line, without a YAML parser.

A line is taken only where YAML can mean one thing by it wherever it stands: ``name: value``, and ``- value`` below
``name:``, where a value is plain or simply quoted text, a list ``[a, "b c"]`` or a map ``{what: a, size: 2}``, which
below a dash may stand on lines of their own. At anything else (deeper nesting, tabs, comments behind values, escapes, a name that comes twice, …) the whole block is
left to `yaml_front_matter`, which is the reference: tests/vault/test_fast_front_matter.py holds the two against each
other.
"""

from __future__ import annotations

import re
from typing import Any

from netnotes.model.notes import Property
from netnotes.vault.fences import FrontMatter
from netnotes.vault.quick_records import make_property
from netnotes.vault.scalars import Scalar, read_scalar

LONGEST = 6000
"""Characters of a block that is read here: too few to hold more values than `yaml_reader` allows."""

_END = r"[ ]* (?: \r?\n | \Z )"
_QUOTED = r"""(?: "[^"\\\r\n]*+" | '[^'\r\n]*+' )"""
_PLAIN = r"""(?: [^ \r\n,?:\[\]{}\#&*!|>'"%@`-] | -(?=[^ \r\n]) )
             (?> (?: [^:\#\r\n]++ | (?<![ ])\# | :(?=[^ \r\n]) )* )"""
_SCALAR = rf"(?: {_QUOTED} | {_PLAIN} )"
_ITEM = rf"(?: {_QUOTED} | \w[^\r\n,?:\[\]{{}}\#]*+ ) [ ]*"  # of a list in brackets
_LIST = rf"\[[ ]* (?> (?: {_ITEM} (?> (?: ,[ ]* {_ITEM} )* ) )? ) \]"
_PAIR = rf"\w[\w -]{{0,99}}+ (?<![ ]) :[ ]+ (?: {_LIST} | {_ITEM} ) [ ]*"
_MAP = rf"\{{[ ]* (?> (?: {_PAIR} (?> (?: ,[ ]* {_PAIR} )* ) )? ) \}}"
_KEYED = rf"\w[\w -]{{0,99}}+ (?<![ ]) :[ ]+ (?: {_LIST} | {_SCALAR} ) {_END}"
_BLOCK = rf"{_KEYED} (?> (?: [ ]+ {_KEYED} )* )"  # a map over several lines
_DASH = rf"[ ]* -[ ]+ (?: (?: {_SCALAR} | {_MAP} ) {_END} | {_BLOCK} )"
_LINES = re.compile(
    rf"""(?P<name> \w [\w ./()+-]{{0,99}}+ (?<![ ]) ) :
         (?: (?P<gap> [ ]+ ) (?: (?P<scalar> {_SCALAR} ) | (?P<list> {_LIST} ) | (?P<map> {_MAP} ) ) {_END}
           | {_END} (?P<dashes> (?> (?: {_DASH} )* ) ) )
       | \#[^\r\n]* {_END} | {_END} | (?P<other> [\s\S]+ )""",
    re.VERBOSE,
)
_DASHES = re.compile(rf"([ ]*) (-[ ]+) (?: (?: ({_SCALAR}) | ({_MAP}) ) {_END} | ({_BLOCK}) )", re.VERBOSE)
_KEYS = re.compile(rf"([ ]*) (\w[\w -]*+) :[ ]+ (?: ({_LIST}) | ({_SCALAR}) ) {_END}", re.VERBOSE)
_ITEMS = re.compile(_ITEM, re.VERBOSE)
_PAIRS = re.compile(rf"(\w[\w -]*+) :[ ]+ (?: ({_LIST}) | ({_ITEM}) )", re.VERBOSE)
_UNSURE = object()
_Places = tuple[tuple[int, int], ...]


def read_fast_front_matter(matter: str, first_line: int = 2) -> FrontMatter | None:
    """What `read_yaml_front_matter` would give, None where only that can tell."""
    if len(matter) > LONGEST or not matter.replace("\n", "").replace("\r", "").isprintable():
        return None
    properties: dict[str, Property] = {}
    line = first_line
    for name, gap, scalar, listed, mapped, dashes, other in _LINES.findall(matter):
        if other or name in properties:
            return None
        if not name:
            line += 1
            continue
        at, value = line, None
        items: _Places = ()
        if scalar:
            value = _scalar(scalar)
        elif listed:
            before = len(name) + 1 + len(gap) + 1
            value = [_scalar(item) for item in _ITEMS.findall(listed, 1)]
            items = tuple((line, before + item.start()) for item in _ITEMS.finditer(listed, 1))
        elif mapped:
            value = _map(mapped)
        elif dashes:
            value, items = _read_dashes(dashes, line + 1)
            line += dashes.count("\n") + (dashes[-1] != "\n")
        if value is _UNSURE:
            return None
        properties[name] = make_property(name=name, value=value, line=at, items=items)
        line += 1
    return FrontMatter(tuple(properties.values())) if properties else None


def _read_dashes(dashes: str, line: int) -> tuple[Any, _Places]:
    """The values of ``- value`` lines and their places, `_UNSURE` where they are not indented alike."""
    found = _DASHES.findall(dashes)
    values: list[Any] = []
    places: list[tuple[int, int]] = []
    first = found[0][0]
    for indent, dash, scalar, mapped, block in found:
        inner = len(indent) + len(dash)
        value = _scalar(scalar) if scalar else _map(mapped) if mapped else _block(block, inner)
        if value is _UNSURE or indent != first:
            return _UNSURE, ()
        values.append(value)
        places.append((line, inner + 1))
        line += block.count("\n") + (block[-1] != "\n") if block else 1
    return values, tuple(places)


def _block(written: str, indent: int) -> Any:
    """The map of ``name: value`` lines indented so far, `_UNSURE` where they are not or a name comes twice."""
    found: dict[str, Any] = {}
    pairs = _KEYS.findall(written)
    for at, (blanks, name, listed, item) in enumerate(pairs):
        if at and len(blanks) != indent:
            return _UNSURE
        found[name] = [_scalar(inner) for inner in _ITEMS.findall(listed, 1)] if listed else _scalar(item)
    return found if len(found) == len(pairs) else _UNSURE


def _map(written: str) -> Any:
    """The map in braces, `_UNSURE` where a name comes twice."""
    pairs = _PAIRS.findall(written)
    found = {
        name: [_scalar(inner) for inner in _ITEMS.findall(listed, 1)] if listed else _scalar(item)
        for name, listed, item in pairs
    }
    return found if len(found) == len(pairs) else _UNSURE


def _scalar(written: str) -> Scalar:
    """The value of text in quotes or without, blanks behind it left out."""
    written = written.rstrip(" ")
    return written[1:-1] if written[0] in "\"'" else read_scalar(written)
