"""docs/json.md as shapes that an answer can be compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tests.docs.markdown_links import DOCS

PAGE = (DOCS / "json.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| `(\w+)` \| ([^|]+) \|", re.MULTILINE)
_MEANING = re.compile(r"^\| `(\w+)` \| [^|]+ \| (.*) \|$", re.MULTILINE)
_LINK = re.compile(r"\[([a-z -]+)\]\(#[a-z-]+\)")
_COMMAND = re.compile(r"^\| (`[^|]+) \| ([^|]+) \|$", re.MULTILINE)
_ALSO = re.compile(r"^Everything of \[([a-z -]+)\]", re.MULTILINE)
_PLAIN: dict[str, tuple[type, ...]] = {"text": (str,), "number": (int, float), "flag": (bool,), "null": (type(None),)}


def read_records() -> Mapping[str, Mapping[str, str]]:
    """Record → key → type as the page says it; a record that begins with another one has the keys of that, too."""
    parts = dict(part.split("\n", 1) for part in PAGE.split("\n## Records\n", 1)[1].split("\n### ")[1:])
    own = {name: dict(_ROW.findall(text)) for name, text in parts.items()}
    also = {name: _ALSO.findall(text) for name, text in parts.items()}
    return {name: {**{k: t for other in also[name] for k, t in own[other].items()}, **own[name]} for name in own}


RECORDS = read_records()


def read_meanings() -> Mapping[str, Mapping[str, str]]:
    """Record → key → its meaning in words, of records that begin with another one as well."""
    parts = dict(part.split("\n", 1) for part in PAGE.split("\n## Records\n", 1)[1].split("\n### ")[1:])
    own = {name: dict(_MEANING.findall(text)) for name, text in parts.items()}
    also = {name: _ALSO.findall(text) for name, text in parts.items()}
    return {name: {**{k: m for other in also[name] for k, m in own[other].items()}, **own[name]} for name in own}


def read_commands() -> Mapping[str, str]:
    """Command as the page writes it → what it answers; several in one row apart."""
    table = PAGE.split("\n## Commands\n", 1)[1].split("\n## Records\n", 1)[0]
    return {one: answer for names, answer in _COMMAND.findall(table) for one in re.findall(r"`([^`]+)`", names)}


def misfits(value: Any, shape: str, at: str, seen: set[str]) -> Iterator[str]:
    """Where a value is not what the page says; the records it holds are added to ``seen``."""
    choices = shape.split(" or ")
    if len(choices) > 1:
        found = [list(misfits(value, choice, at, seen)) for choice in choices]
        yield from () if [] in found else next(one for one in found if one)
        return
    if shape.startswith("list of "):
        yield from _list(value, shape.removeprefix("list of "), at, seen)
    elif shape.startswith("map of "):
        if isinstance(value, dict):
            for key, inner in value.items():
                yield from misfits(inner, shape.removeprefix("map of "), f"{at}.{key}", seen)
        else:
            yield f"{at}: {value!r} is no map"
    elif link := _LINK.fullmatch(shape):
        yield from _record(value, link[1], at, seen)
    elif not _is_plain(value, shape):
        yield f"{at}: {value!r} is no {shape}"


def _is_plain(value: Any, shape: str) -> bool:
    if shape == "any":
        return True
    if shape == "date":
        return isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None
    return type(value) in _PLAIN[shape]


def _list(value: Any, shape: str, at: str, seen: set[str]) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{at}: {value!r} is no list"
        return
    for inner in value:
        yield from misfits(inner, shape, f"{at}[]", seen)


def _record(value: Any, name: str, at: str, seen: set[str]) -> Iterator[str]:
    keys = RECORDS[name]
    if not isinstance(value, dict):
        yield f"{at}: {value!r} is no {name}"
        return
    seen.add(name)
    if list(value) != [key for key in value if key in keys] or len(value) != len(keys):
        yield f"{at}: {name} has {sorted(value)}, documented are {sorted(keys)}"
    for key in value.keys() & keys.keys():
        yield from misfits(value[key], keys[key], f"{at}.{key}", seen)
