"""A python-frontmatter handler that splits, reads and writes notes as Obsidian does.

``frontmatter.loads(text, handler=NoteHandler())`` works, but python-frontmatter strips the text first and
breaks on properties called ``content`` or ``handler``; `split_note` and `read_yaml_front_matter` do neither.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from netnotes.model.dates import parse_date
from netnotes.vault.fences import split_note
from netnotes.vault.scalars import WrittenFloat, WrittenInt, read_scalar
from netnotes.vault.yaml_front_matter import read_yaml_front_matter

if TYPE_CHECKING:
    from frontmatter import Post

_MARK = "\ufeff"
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:T[0-2]\d:[0-5]\d:[0-5]\d)?", re.ASCII)
_BOOLEAN_LETTERS = ("y", "Y", "n", "N")


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
        return read_yaml_front_matter(fm).values

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
