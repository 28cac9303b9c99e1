"""A guarded YAML reader over PyYAML's C parser: a mapping of plain values, with a position for every key.

Values are built from the parser's events, without recursion: nesting that would overflow the stack, alias and
merge bombs, explicit tags and floods of nodes are refused as soon as they are met, and nothing but strings,
numbers, booleans, None, lists and dicts can come out. PyYAML is imported when something is read: most runs of
netnotes read nothing by it.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from netnotes.model.records import recordclass
from netnotes.vault.scalars import read_scalar

if TYPE_CHECKING:
    import yaml

MAX_DEPTH = 32
MAX_NODES = 5000
_NO_KEY = object()
_NOT_YAML = "[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # compiled, slowly, where it is wanted


class YamlTroubleError(ValueError):
    """YAML that cannot be read: ``line`` and ``column`` count from 1 within the text.

    ``other_line`` is the line of the first of two equal keys, 0 for other troubles.
    """

    def __init__(self, message: str, line: int, column: int, code: str = "bad-yaml", hint: str = "") -> None:
        super().__init__(message)
        self.message, self.line, self.column, self.code, self.hint = message, line, column, code, hint
        self.other_line = 0

    def __str__(self) -> str:
        also = f"; it stands on line {self.other_line} too" if self.other_line else ""
        return f"{self.message}{also}"

    def moved(self, lines: int) -> YamlTroubleError:
        """The same trouble with line numbers so much higher."""
        self.line += lines
        self.other_line += lines if self.other_line else 0
        return self


@recordclass(frozen=True, slots=True)
class Position:
    """Line and column of a key, counted from 1, and those of its list items."""

    line: int
    column: int
    items: tuple[tuple[int, int], ...] = ()


@recordclass(frozen=True, slots=True)
class YamlMap:
    """A mapping read from YAML; ``positions`` has an entry for each top-level key.

    ``deep`` has the line of every key below the top level, by its dotted name.
    """

    values: dict[str, Any]
    positions: dict[str, Position]
    deep: dict[str, int]


class _Frame:
    """An open mapping or sequence; ``key`` is the key waiting for its value."""

    __slots__ = ("key", "key_line", "lines", "name", "value")

    def __init__(self, value: dict[str, Any] | list[Any], name: str) -> None:
        self.value = value
        self.name = name
        self.key: Any = _NO_KEY
        self.key_line = 0
        self.lines: dict[str, int] = {}


def read_yaml(text: str) -> YamlMap | None:
    """The mapping that text holds, None when it holds nothing, a list or a single value.

    Raises YamlTroubleError for what cannot be read or is refused.
    """
    import yaml

    make_loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        loader = make_loader(text)
    except (yaml.reader.ReaderError, UnicodeEncodeError) as err:
        raise _unreadable_character(text) from err
    try:
        return _Builder(loader).run()
    except yaml.MarkedYAMLError as err:
        raise _trouble(err, text) from err
    except yaml.reader.ReaderError as err:
        raise _unreadable_character(text) from err
    finally:
        loader.dispose()


def _trouble(err: yaml.MarkedYAMLError, text: str) -> YamlTroubleError:
    """What the parser said in plain words; what is never closed is told at the place where it begins."""
    said = " ".join(part for part in (err.problem, err.context) if part)
    begun = err.context_mark if any(words in said for words in _BEGUN) else None
    mark = begun or err.problem_mark or err.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    words = next((words for marker, words in _WORDS if marker in said), said or "this is not YAML")
    at = next(islice(text.split("\n"), line - 1, None), "")[column - 1 : column]
    return YamlTroubleError(_TAB if at == "\t" and words == _BAD_START else words, line, column)


class _Builder:
    """Turns parser events into values, one event at a time."""

    def __init__(self, loader: Any) -> None:
        self.loader = loader
        self.stack: list[_Frame] = []
        self.positions: dict[str, Position] = {}
        self.items: list[tuple[int, int]] = []
        self.deep: dict[str, int] = {}
        self.root: Any = None
        self.nodes = 0

    def run(self) -> YamlMap | None:
        import yaml

        get_event, stack = self.loader.get_event, self.stack
        documents = 0
        while True:
            event = get_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._guard(event)
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._guard(event)
                self._open(event, {} if kind is yaml.MappingStartEvent else [])
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                frame = stack.pop()
                self._close(frame)
            elif kind is yaml.AliasEvent:
                raise self._refuse(event, "an alias (*) is not allowed here", "put the value in quotes")
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise self._refuse(event, "a second document starts here", "close front matter with ---")
            elif kind is yaml.StreamEndEvent or event is None:
                break
        if not isinstance(self.root, dict):
            return None
        return YamlMap(self.root, self.positions, self.deep)

    def _refuse(self, event: Any, message: str, hint: str = "", code: str = "bad-yaml") -> YamlTroubleError:
        mark = event.start_mark
        return YamlTroubleError(message, mark.line + 1, mark.column + 1, code, hint)

    def _guard(self, event: Any) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise self._refuse(event, f"more than {MAX_NODES} values", "move the data into the note's body")
        if event.anchor is not None:
            raise self._refuse(event, "an anchor (&) is not allowed here", "put the value in quotes")
        if event.tag is not None:
            raise self._refuse(event, f"a YAML tag ({event.tag}) is not allowed here", "put the value in quotes")

    def _scalar(self, event: Any) -> None:
        value = event.value
        frame = self.stack[-1] if self.stack else None
        if frame is not None and isinstance(frame.value, dict) and frame.key is _NO_KEY:
            self._key(frame, value, event)
            return
        if event.implicit[0]:
            value = read_scalar(value)
        self._put(value, event)

    def _key(self, frame: _Frame, key: str, event: Any) -> None:
        line = event.start_mark.line + 1
        if key in frame.lines:
            err = self._refuse(event, f"a second {key[:60]!r}", "keep one of the two", "duplicate-key")
            err.other_line = frame.lines[key]
            raise err
        frame.key, frame.key_line, frame.lines[key] = key, line, line
        if len(self.stack) == 1:
            self.positions[key] = Position(line, event.start_mark.column + 1)
            self.items = []
        else:
            self.deep[f"{frame.name}.{key}"] = line

    def _open(self, event: Any, value: dict[str, Any] | list[Any]) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise self._refuse(event, f"nested more than {MAX_DEPTH} deep", "keep properties flat")
        parent = self.stack[-1] if self.stack else None
        if parent is not None and isinstance(parent.value, dict) and parent.key is _NO_KEY:
            raise self._refuse(event, "a list or mapping cannot be the name of a property", "put it in quotes")
        name = ""
        if parent is not None:
            name = f"{parent.name}.{parent.key}" if isinstance(parent.value, dict) and parent.name else parent.name
            if isinstance(parent.value, dict) and not parent.name:
                name = parent.key
            elif isinstance(parent.value, list):
                name = f"{parent.name}.{len(parent.value)}"
        self._put(value, event)
        self.stack.append(_Frame(value, name))

    def _close(self, frame: _Frame) -> None:
        if len(self.stack) == 1 and self.items:
            key = next(reversed(self.positions))
            at = self.positions[key]
            self.positions[key] = Position(at.line, at.column, tuple(self.items))

    def _put(self, value: Any, event: Any) -> None:
        if not self.stack:
            self.root = value
            return
        frame = self.stack[-1]
        if isinstance(frame.value, dict):
            frame.value[frame.key] = value
            frame.key = _NO_KEY
        else:
            if len(self.stack) == 2 and self.positions:
                self.items.append((event.start_mark.line + 1, event.start_mark.column + 1))
            frame.value.append(value)


def _unreadable_character(text: str) -> YamlTroubleError:
    found = re.search(_NOT_YAML, text)
    before = text[: found.start()] if found else ""
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return YamlTroubleError("a control character is in the way", line, column, hint="delete the character")


_TAB = "a tab stands where YAML wants spaces"
_BAD_START = "this character cannot start a value without quotes"
_BEGUN = (
    "did not find expected ',' or",
    "found unexpected end of stream",
    "found unexpected document indicator",
    "could not find expected ':'",
)
_WORDS = (
    ("mapping values are not allowed", "a colon inside a value needs quotes"),
    ("found character that cannot start any token", _BAD_START),
    ("did not find expected ',' or", "a bracket is never closed"),
    ("did not find expected", "this line does not fit what stands before it"),
    ("could not find expected ':'", "a name here has no colon after it"),
    ("found unexpected end of stream", "a quote is never closed"),
    ("found unexpected document indicator", "a quote is never closed"),
    ("found a tab character", _TAB),
    ("found unknown escape character", "a backslash in double quotes must be doubled"),
)
