"""Front matter: a python-frontmatter handler that splits and reads notes as Obsidian does.

``frontmatter.loads(text, handler=NoteHandler())`` works, but python-frontmatter strips the text first and
breaks on properties called ``content`` or ``handler``; `split_note` and `read_front_matter` do neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from netnotes.model.dates import parse_date
from netnotes.vault.mending import find_hint, mend_shapes, protect_breaks, quote_link_lists, restore_characters
from netnotes.vault.scalars import WrittenFloat, WrittenInt, read_scalar
from netnotes.vault.yaml_reader import Position, YamlMap, YamlTroubleError, read_yaml

if TYPE_CHECKING:
    from frontmatter import Post

MAX_FRONT_MATTER = 64 * 1024
_MARK = "\ufeff"
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:T[0-2]\d:[0-5]\d:[0-5]\d)?", re.ASCII)
_BOOLEAN_LETTERS = ("y", "Y", "n", "N")
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

    Anything before it, or more dashes, means that there is none; `decode` has taken the byte order mark away.
    """
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
        err.hint = find_hint(matter, err) or err.hint or "put the value in double quotes"
        raise err.moved(first_line - 1) from err.__cause__
    if found is None:
        lines = (line.strip() for line in matter.split("\n"))
        return FrontMatter({}, {}, {}, not_a_mapping=any(line and not line.startswith("#") for line in lines))
    shift = first_line - 1
    positions = {key: _moved(at, shift) for key, at in found.positions.items()}
    deep = {key: line + shift for key, line in found.deep.items()}
    return FrontMatter(found.values, positions, deep, tuple(line + shift for line in unquoted))


def _read_leniently(matter: str) -> tuple[YamlMap | None, tuple[int, ...]]:
    protected = protect_breaks(matter)
    try:
        found = read_yaml(protected)
        return found if protected == matter else restore_characters(found), ()
    except YamlTroubleError as err:
        quoted, unquoted = quote_link_lists(protected)
        mended = mend_shapes(quoted)
        if mended == protected:
            raise
        try:
            found = read_yaml(mended)
        except YamlTroubleError as second:
            raise (err if (second.line, second.code) == (err.line, err.code) else second) from None
        return restore_characters(found), unquoted


def _moved(at: Position, shift: int) -> Position:
    return Position(at.line + shift, at.column, tuple((line + shift, column) for line, column in at.items))


class NoteHandler(YAMLHandler):
    """python-frontmatter's handler for notes: Obsidian's fences, YAML 1.2 core values, guarded reading."""

    def detect(self, text: str) -> bool:
        """Whether the text begins with closed front matter."""
        return split_note(text.removeprefix(_MARK)).matter is not None

    def split(self, text: str) -> tuple[str, str]:
        """Front matter and body; the body keeps every character. One byte order mark is passed over."""
        parts = split_note(text.removeprefix(_MARK))
        return parts.matter or "", parts.body

    def load(self, fm: str, **_: object) -> dict[str, Any]:
        """The properties; raises YamlTroubleError where they cannot be read."""
        return read_front_matter(fm).values

    def export(self, metadata: dict[str, object], **_: object) -> str:
        """YAML that Obsidian and readers of YAML 1.1 and 1.2 take for the same values, in the given order.

        Text that is a day or a moment stays without quotes, as Obsidian writes it; readers that know dates make
        one of it.
        """
        return str(
            yaml.dump(
                metadata, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**9, default_flow_style=False
            )
        ).removesuffix("\n")

    def format(self, post: Post, **_: object) -> str:
        """The whole note, ending in a newline; no front matter where there are no properties."""
        if not post.metadata:
            text = post.content if split_note(post.content).matter is None else f"---\n---\n{post.content}"
        else:
            text = f"---\n{self.export(post.metadata)}\n---\n\n{post.content}".rstrip("\n")
        return text if text.endswith("\n") or not text else text + "\n"


class _Dumper(yaml.SafeDumper):
    """Writes lists indented below their key, no anchors, and double quotes wherever quotes are wanted."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        return True

    def choose_scalar_style(self) -> str:
        style = super().choose_scalar_style()
        return '"' if style == "'" and '"' not in getattr(self.event, "value", "") else style


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    if _MOMENT.fullmatch(text) and parse_date(text):
        return dumper.represent_scalar("tag:yaml.org,2002:timestamp", text)
    style = None
    if any(char in text for char in "\x85\u2028\u2029\ufeff"):
        style = '"'
    elif "\n" in text:
        style = "|"
    elif not isinstance(read_scalar(text), str) or text.startswith(("[", "@", "#")) or text in _BOOLEAN_LETTERS:
        style = '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _represent_moment(dumper: yaml.SafeDumper, moment: datetime) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", moment.isoformat())


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(datetime, _represent_moment)
_Dumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))
_Dumper.add_representer(WrittenInt, lambda dumper, number: dumper.represent_int(int(number)))
_Dumper.add_representer(WrittenFloat, lambda dumper, number: dumper.represent_float(float(number)))
