"""Front matter: a python-frontmatter handler that splits and reads notes as Obsidian does.

``frontmatter.loads(text, handler=NoteHandler())`` works, but python-frontmatter strips the text first and
breaks on properties called ``content`` or ``handler``; `split_note` and `read_front_matter` do neither.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from netnotes.vault.mending import find_hint, protect_characters, quote_link_lists, restore_characters
from netnotes.vault.scalars import read_scalar
from netnotes.vault.yaml_reader import Position, YamlMap, YamlTroubleError, read_yaml

MAX_FRONT_MATTER = 64 * 1024
_OPENING = re.compile(r"---[ \t]*\r?\n")
_CLOSING = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SplitNote:
    """A note's text in two: ``matter`` is None without front matter; ``body_line`` is the body's first line.

    ``unclosed`` says that an opening fence has no closing one (all is body then).
    """

    matter: str | None
    body: str
    body_line: int = 1
    unclosed: bool = False


def split_note(text: str) -> SplitNote:
    """Split by Obsidian's rules: ``---`` alone on the very first line, closed by ``---`` alone on a line.

    One byte order mark before it is passed over; blank lines or more dashes before it mean that there is none.
    """
    text = text.removeprefix("\ufeff")
    opening = _OPENING.match(text)
    if not opening:
        return SplitNote(None, text)
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        return SplitNote(None, text, unclosed=True)
    after = closing.end() + 1 if text[closing.end() : closing.end() + 1] == "\n" else closing.end()
    matter = text[opening.end() : closing.start()]
    return SplitNote(matter, text[after:], 2 + matter.count("\n") + 1)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Properties with positions (lines of the whole file), and the lines whose links want quotes."""

    values: dict[str, Any]
    positions: dict[str, Position]
    deep: dict[str, int]
    unquoted_links: tuple[int, ...] = ()
    not_a_mapping: bool = False


def read_front_matter(matter: str, first_line: int = 2) -> FrontMatter:
    """Read the text between the fences; ``first_line`` is the file's line on which it begins.

    ``people: [[A]], [[B]]`` (not YAML) is read as the text it looks like, and its line reported. A block that is
    a list or a single value gives no properties. Raises YamlTroubleError, with lines of the file.
    """
    if len(matter.encode("utf-8", "surrogatepass")) > MAX_FRONT_MATTER:
        raise YamlTroubleError("front matter of more than 64 kB", 1, 1, "too-large", "move the data to the body")
    try:
        found, unquoted = _read_leniently(matter)
    except YamlTroubleError as err:
        err.hint = find_hint(matter, err.line) or err.hint or "put the value in double quotes"
        err.line += first_line - 1
        raise
    if found is None:
        return FrontMatter({}, {}, {}, not_a_mapping=bool(matter.strip()))
    shift = first_line - 1
    positions = {key: _moved(at, shift) for key, at in found.positions.items()}
    deep = {key: line + shift for key, line in found.deep.items()}
    return FrontMatter(found.values, positions, deep, tuple(line + shift for line in unquoted))


def _read_leniently(matter: str) -> tuple[YamlMap | None, tuple[int, ...]]:
    try:
        return read_yaml(matter), ()
    except YamlTroubleError as err:
        if matter.lstrip().startswith("{") and (data := _read_json(matter)) is not None:
            return data, ()
        mended, unquoted = quote_link_lists(matter)
        protected = protect_characters(mended)
        if protected == matter:
            raise
        try:
            found = read_yaml(protected)
        except YamlTroubleError as second:
            raise (err if second.line == err.line else second) from None
        return restore_characters(found), unquoted


def _read_json(matter: str) -> YamlMap | None:
    try:
        data = json.loads(matter)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    return YamlMap(data, dict.fromkeys(data, Position(1, 1)), {})


def _moved(at: Position, shift: int) -> Position:
    return Position(at.line + shift, at.column, tuple((line + shift, column) for line, column in at.items))


class NoteHandler(YAMLHandler):
    """python-frontmatter's handler for notes: Obsidian's fences, YAML 1.2 core values, guarded reading."""

    def detect(self, text: str) -> bool:
        """Whether the text begins with closed front matter."""
        return split_note(text).matter is not None

    def split(self, text: str) -> tuple[str, str]:
        """Front matter and body; the body keeps every byte."""
        parts = split_note(text)
        return parts.matter or "", parts.body

    def load(self, fm: str, **_: object) -> dict[str, Any]:
        """The properties; raises YamlTroubleError where they cannot be read."""
        return read_front_matter(fm).values

    def export(self, metadata: dict[str, object], **_: object) -> str:
        """YAML that Obsidian and YAML 1.1 readers take for the same values, in the given order."""
        return yaml.dump(
            metadata, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**9, default_flow_style=False
        ).strip()


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    if "\n" in text:
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|")
    bare = isinstance(read_scalar(text), str) and not text.startswith(("[", "@", "#"))
    style = None if bare else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))
