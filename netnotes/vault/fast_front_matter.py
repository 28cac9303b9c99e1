"""Front matter in a hurry: the plain shapes that nearly all notes keep to, line by line, without a YAML parser.

A line is taken only where YAML can mean one thing by it wherever it stands: ``name: value``, and ``- value`` below
``name:``, where a value is plain or simply quoted text, a list ``[a, "b c"]`` or a map ``{what: a, size: 2}``, which
may also stand below the dash line by line. At anything else (deeper nesting, tabs, comments behind values, escapes, a
name that comes twice, …) the whole block is left to `yaml_front_matter`, which is the reference:
tests/vault/test_fast_front_matter.py holds the two against each other.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from netnotes.model.notes import Property
from netnotes.vault.fences import FrontMatter
from netnotes.vault.quick_records import make_property
from netnotes.vault.scalars import Scalar, read_scalar

LONGEST = 6000
"""Characters of a block that is read here: too few to hold more values than `yaml_reader` allows."""

_QUOTED = r"""(?: "[^"\\\r\n]*+" | '[^'\r\n]*+' )"""
_PLAIN = r"""(?: [^ \r\n,?:\[\]{}\#&*!|>'"%@`-] | -(?=[^ \r\n]) )
             (?> (?: [^:\#\r\n]++ | (?<![ ])\# | :(?=[^ \r\n]) )* )"""
_SCALAR = rf"(?: {_QUOTED} | {_PLAIN} )"
_ITEM = rf"(?: {_QUOTED} | \w[^\r\n,?:\[\]{{}}\#]*+ ) [ ]*"  # of a list in brackets
_LIST = rf"\[[ ]* (?> (?: {_ITEM} (?> (?: ,[ ]* {_ITEM} )* ) )? ) \]"
_PAIR = rf"\w[\w -]{{0,99}}+ (?<![ ]) :[ ]+ (?: {_LIST} | {_ITEM} ) [ ]*"
_MAP = rf"\{{[ ]* (?> (?: {_PAIR} (?> (?: ,[ ]* {_PAIR} )* ) )? ) \}}"
_NAME = r"\w[\w ./()+-]{0,99}+ (?<![ ])"
_NAMED = re.compile(
    rf"({_NAME}) : (?: ([ ]+) (?: ({_SCALAR}) | ({_LIST}) | ({_MAP}) ) )? [ ]* \r?+ | (?: \#[^\r]* | [ ]* ) \r?+",
    re.VERBOSE,
)
_DASHED = re.compile(rf"([ ]*) (-[ ]+) (?: ({_SCALAR}) | ({_MAP}) ) [ ]* \r?+", re.VERBOSE)
_KEYED = rf"([ ]*) (-[ ]+)? (\w[\w -]{{0,99}}+ (?<![ ])) :[ ]+ (?: ({_LIST}) | ({_SCALAR}) ) [ ]* \r?+"
_ITEMS = re.compile(_ITEM, re.VERBOSE)
_PAIRS = re.compile(rf"(\w[\w -]*+) :[ ]+ (?: ({_LIST}) | ({_ITEM}) )", re.VERBOSE)
_UNSURE = object()
_NAMES, _EMPTY, _DASH, _KEY, _OTHER = range(5)
_Columns = tuple[int, ...]
_Line = tuple[int, str, Any, _Columns, int]
"""What a line is, its name, its value, the columns of what is listed in it, and how far it is indented.

A map is text here, and a list is not to be changed: lines are remembered.
"""


def read_fast_front_matter(matter: str, first_line: int = 2) -> FrontMatter | None:
    """What `read_yaml_front_matter` would give, None where only that can tell."""
    if len(matter) > LONGEST or matter.endswith("\r"):
        return None
    properties: dict[str, Property | _Below] = {}
    below: _Below | None = None  # what stands below the name before
    for at, text in enumerate(matter.split("\n"), first_line):
        kind, name, value, columns, indent = _line(text)
        if kind == _NAMES:
            if name in properties:
                return None
            below = None
            items: tuple[tuple[int, int], ...] = ()
            if value is None:
                below = properties[name] = _Below(name, at)
                continue
            if columns:
                value, items = list(value), tuple([(at, column) for column in columns])
            elif type(value) is _Written:
                value = _map(value)
                if value is _UNSURE:
                    return None
            elif type(value) is list:
                value = []
            properties[name] = make_property(name, value, at, 1, items)
        elif kind == _EMPTY:
            below = None
        elif below is None or kind == _OTHER or not below.take(at, kind, name, value, columns, indent):
            return None
    found = [one.property if isinstance(one, _Below) else one for one in properties.values()]
    return FrontMatter(tuple(found)) if found else None


class _Written(str):
    """A map as it is written."""

    __slots__ = ()


class _Below:
    """The ``- value`` lines below a name, among them those of maps over several lines."""

    def __init__(self, name: str, line: int) -> None:
        self.name, self.line = name, line
        self.indent = 0
        self.values: list[Any] = []
        self.places: list[tuple[int, int]] = []
        self.inside: dict[str, Any] | None = None

    @property
    def property(self) -> Property:
        """The property, without a value where nothing stands below its name."""
        return make_property(self.name, self.values or None, self.line, 1, tuple(self.places))

    def take(self, line: int, kind: int, name: str, value: Any, columns: _Columns, indent: int) -> bool:
        """Take one more line; False where it does not fit those before, or says a name twice."""
        if kind == _DASH:
            if self.values and indent != self.indent:
                return False
            self.indent, self.inside = indent, {} if name else None
            self.places.append((line, columns[0]))
            if self.inside is None:
                value = _map(value) if type(value) is _Written else value
                self.values.append(value)
                return value is not _UNSURE
            self.values.append(self.inside)
        if self.inside is None or name in self.inside or (kind == _KEY and indent != self.places[-1][1] - 1):
            return False
        self.inside[name] = list(value) if type(value) is list else value
        return True


@lru_cache(maxsize=8192)  # the same types, tags and dates all over a vault
def _line(text: str) -> _Line:
    """What a line of front matter says by itself."""
    if not text.removesuffix("\r").isprintable():
        return _OTHER, "", None, (), 0
    if match := _NAMED.fullmatch(text):
        name, gap, scalar, listed, mapped = match.groups()
        if not name:
            return _EMPTY, "", None, (), 0
        if listed:
            before = len(name) + 1 + len(gap) + 1
            return _NAMES, name, _list(listed), tuple([before + one.start() for one in _ITEMS.finditer(listed, 1)]), 0
        return _NAMES, name, _scalar(scalar) if scalar else _Written(mapped) if mapped else None, (), 0
    if match := _DASHED.fullmatch(text):
        blanks, dash, scalar, mapped = match.groups()
        plain = _scalar(scalar) if scalar else _Written(mapped)
        return _DASH, "", plain, (len(blanks) + len(dash) + 1,), len(blanks)
    if match := _keyed().fullmatch(text):
        blanks, dash, name, listed, scalar = match.groups()
        value: Any = _list(listed) if listed else _scalar(scalar)
        if dash:
            return _DASH, name, value, (len(blanks) + len(dash) + 1,), len(blanks)
        return _KEY, name, value, (), len(blanks)
    return _OTHER, "", None, (), 0


@cache
def _keyed() -> re.Pattern[str]:
    """A line of a map; few notes have one, and it takes a while to compile."""
    return re.compile(_KEYED, re.VERBOSE)


def _list(written: str) -> list[Scalar]:
    """The list in brackets."""
    return [_scalar(item) for item in _ITEMS.findall(written, 1)]


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
