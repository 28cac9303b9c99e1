"""Objects in JSON files of other programs: read with the line of what is wrong, written in the style they had."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterable
from typing import Any

_INDENT = re.compile(r"\{\r?\n([ \t]+)\"")


class JsonTroubleError(ValueError):
    """JSON that cannot be read as an object: what is wrong, and the line, counted from 1."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.message, self.line = message, line


def read_object(data: bytes) -> dict[str, Any]:
    """The object in a file, in its order of keys. Raises JsonTroubleError, for a key that stands twice as well.

    A byte order mark is passed over (RFC 8259 section 8.1 lets a reader do so).
    """
    try:
        text = data.decode("utf-8-sig")
        found = json.loads(text, object_pairs_hook=_once)
    except UnicodeDecodeError as err:
        raise JsonTroubleError("this is not UTF-8", data.count(b"\n", 0, err.start) + 1) from err
    except json.JSONDecodeError as err:
        raise JsonTroubleError(f"this is not JSON: {err.msg}", err.lineno) from err
    except RecursionError as err:
        raise JsonTroubleError("this is nested too deep") from err
    if not isinstance(found, dict):
        raise JsonTroubleError("this is no object in braces")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise JsonTroubleError(f"{twice!r} stands there twice")
    return found


def write_object(value: dict[str, Any], before: bytes | None) -> bytes:
    """The object as text: indented, with line endings, mark and last line as ``before`` has them.

    Without ``before`` as Obsidian writes its settings: two spaces, no line feed at the end.
    """
    old = before.decode("utf-8-sig") if before else '{\n  "\n'
    found = _INDENT.search(old)
    indent: str | None = found[1] if found else (None if "\n" not in old.strip() and old.strip() != "{}" else "  ")
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    if before and old.endswith("\n"):
        text += "\n"
    if "\r\n" in old:
        text = text.replace("\n", "\r\n")
    return (codecs.BOM_UTF8 if before and before.startswith(codecs.BOM_UTF8) else b"") + text.encode()


def fold_names(names: Iterable[str]) -> set[str]:
    """Names of properties as Obsidian compares them: any case."""
    return {name.casefold() for name in names}
