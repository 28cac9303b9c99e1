"""Values as YAML text, written as Obsidian writes them (facts of yaml@2.7.0: bare where it can be, else quoted)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.scalars import Scalar, read_scalar, scalar_text
from netnotes.vault.yaml_reader import YamlTroubleError, read_yaml

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]")
_ESCAPED = re.compile(r"[\\\"\n\t\x85\u2028\u2029\ufeff\ue085-\ue089\ufffe\uffff]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_PLAIN_NAME = re.compile(r"[^\W\d_](?:[\w .()/+-]*[\w.()/+-])?")
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off"})


def write_value(value: Scalar, style: str = "", *, flow: bool = False) -> str:
    """A single value as YAML; ``style`` is the quote that the value had before, kept where it can hold this one.

    ``flow`` says that it stands in brackets. Raises EditRefusedError for text that no note should hold.
    """
    if not isinstance(value, str):
        return scalar_text(value) or ("null" if flow else "")
    if "{{" in value or "<%" in value:
        raise EditRefusedError("{{ and <% are for templates; nothing was changed", "write the value without them")
    return write_text(value, style, flow=flow)


def write_text(value: str, style: str = "", *, flow: bool = False) -> str:
    """A text as `write_value` writes it, for files that are no notes: braces of templates are text there."""
    if _CONTROL.search(value):
        raise EditRefusedError("a control character is in the value; nothing was changed", "type it without")
    if style not in ('"', "'") and _is_plain(value, flow=flow):
        return value
    if not _can_be_single(value) or (style != "'" and (style == '"' or '"' not in value)):
        return '"' + _ESCAPED.sub(_escape, value) + '"'
    return "'" + value.replace("'", "''") + "'"


def write_list(values: Sequence[Scalar], style: str = "") -> str:
    """Values in brackets."""
    return "[" + ", ".join(write_value(value, style, flow=True) for value in values) + "]"


def write_name(name: str) -> str:
    """The name of a property, quoted where readers of YAML may take it for something else."""
    if _PLAIN_NAME.fullmatch(name) and name.casefold() not in _WORDS:
        return name
    return write_value(name, '"')


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04x}"


def _can_be_single(text: str) -> bool:
    rest = _ESCAPED.sub(lambda match: match[0] if match[0] in '\\"' else "", text)
    return rest == text


def _is_plain(text: str, *, flow: bool) -> bool:
    """Whether the text may stand without quotes: YAML reads it back as this very text, wherever it stands."""
    if not text or text != text.strip() or text in ("=", "<<") or not isinstance(read_scalar(text), str):
        return False
    if not _can_be_single(text) or (flow and any(char in text for char in ",[]{}")):
        return False
    written = f"k: [{text}, x]" if flow else f"k: {text}\nx: 1"
    try:
        found = read_yaml(written)
    except YamlTroubleError:
        return False
    expected = {"k": [text, "x"]} if flow else {"k": text, "x": 1}
    return found is not None and found.values == expected
