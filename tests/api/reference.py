"""Writes docs/python-reference.md from the code and docs/json.md: ``python -m tests.api.reference``."""

from __future__ import annotations

import dataclasses
import inspect
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from textwrap import indent
from types import FunctionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from netnotes import NameMatchError, Vault
from netnotes.model.network import Network
from tests.docs.json_shapes import read_meanings

PAGE = Path(__file__).resolve().parents[2] / "docs" / "python-reference.md"
_SPEC = re.compile(r" (?:\([^()]*?SPEC[^()]*\)|of SPEC 7(?= about))")
MARK = "<!-- made from the code from here on: python -m tests.api.reference -->\n"


def render_reference() -> str:
    """Every question, and every record that answers one."""
    parts = [f"## Vault\n\n{_text(Vault)}\n"]
    parts += [_method(name, member) for name, member in _public(Vault)]
    parts.append(f"## NameMatchError\n\n{_text(NameMatchError)}\n")
    parts.append("## Records\n\nThe attributes in **bold** are those of `row.JSON`: the keys of `--format json`.\n")
    parts += [_record(record) for record in records()]
    return "\n".join(parts)


def records() -> list[type[Any]]:
    """The classes of answers, in the order in which they are met, and the rows that these hold."""
    found: dict[type[Any], None] = {}
    waiting: list[type[Any]] = [Vault]
    while waiting:
        cls = waiting.pop(0)
        for _, member in [*_public(cls), *_fields(cls)]:
            for kind in _kinds(cls, member):
                if kind not in found and (hasattr(kind, "JSON") or (cls is Vault and dataclasses.is_dataclass(kind))):
                    found[kind] = None
                    waiting.append(kind)
    return [kind for kind in found if kind is not Network]


def _public(cls: type[Any]) -> Iterator[tuple[str, Any]]:
    """Methods and properties by name, as they stand in the class; constructors apart."""
    for name, member in vars(cls).items():
        if not name.startswith("_") and isinstance(member, FunctionType | property | cached_property):
            yield name, member


def _fields(cls: type[Any]) -> Iterator[tuple[str, str]]:
    """Fields of a record by name, with their types as written."""
    if dataclasses.is_dataclass(cls):
        yield from ((field.name, str(field.type)) for field in dataclasses.fields(cls))


def _kinds(cls: type[Any], member: object) -> Iterable[type[Any]]:
    """The classes that the type of a member names."""
    return _flat(_hint(cls, member))


def _hint(cls: type[Any], member: object) -> Any:
    """The type of a member; None for a name that type checkers only know, which is none of an answer."""
    space = vars(sys.modules[cls.__module__])
    try:
        return eval(member, space) if isinstance(member, str) else get_type_hints(_asked(member), space).get("return")
    except NameError:
        return None


def _flat(hint: Any) -> Iterator[type[Any]]:
    if inspect.isclass(hint) and not get_args(hint):
        yield hint
    for part in get_args(hint):
        yield from _flat(part)


def _asked(member: Any) -> Callable[..., object]:
    """The function behind a method or property."""
    if isinstance(member, property):
        assert member.fget is not None
        return member.fget
    function: Callable[..., object] = member.func if isinstance(member, cached_property) else member
    return function


def _method(name: str, member: object) -> str:
    function = _asked(member)
    returned = function.__annotations__["return"]
    shown = f"{_signature(function)} -> {returned}" if isinstance(member, FunctionType) else f": {returned}"
    return f"* **`{name}{shown}`**\n\n{indent(_text(function), '  ')}\n"


def _signature(function: Callable[..., object]) -> str:
    """The arguments as they stand in the code."""
    shown: list[str] = []
    for one in inspect.signature(function).parameters.values():
        if one.kind is one.KEYWORD_ONLY and "*" not in shown:
            shown.append("*")
        default = "" if one.default is one.empty else f" = {one.default!r}"
        shown.append(f"{one.name}: {one.annotation}{default}" if one.name != "self" else "")
    return f"({', '.join(filter(None, shown))})"


def _record(cls: type[Any]) -> str:
    lines = [f"### {cls.__name__}", "", _text(cls), "", "| attribute | type | meaning |", "|---|---|---|"]
    lines += [f"| {shown} | `{type_}` | {about} |" for shown, type_, about in _rows(cls)]
    return "\n".join(map(_bars_kept, lines)) + "\n"


def _rows(cls: type[Any]) -> Iterator[tuple[str, str, str]]:
    """Attribute, type and meaning: those of the contract first, then what the docstrings speak of.

    Left out is what is neither in the contract nor explained, and what has a type that is explained nowhere.
    """
    keys: tuple[str, ...] = getattr(cls, "JSON", ())
    said = _meanings(cls)
    members: dict[str, tuple[str, object]] = {name: (type_, type_) for name, type_ in _fields(cls)}
    for name, member in _public(cls):
        members[name] = (str(_asked(member).__annotations__["return"]), member)
    for name in sorted(members, key=lambda name: (name not in keys, keys.index(name) if name in keys else 0)):
        type_, member = members[name]
        own = "" if isinstance(member, str) else " ".join(_text(_asked(member)).split())
        about = own or said.get(name, "")
        if not about and f"``{name}``" in (cls.__doc__ or ""):
            about = "as said above"
        if name in keys or (about and _explained(cls, member)):
            call = "()" if isinstance(member, FunctionType) else ""
            shown = f"**{name}**" if name in keys else f"{name}{call}"
            yield shown, type_, _with_words(about, cls, member)


def _meanings(cls: type[Any]) -> Mapping[str, str]:
    """What docs/json.md says of the same keys: of the smallest record that has them all."""
    keys = set(getattr(cls, "JSON", ())) or {name for name, _ in _fields(cls)}
    having = [record for record in MEANINGS.values() if keys <= record.keys()]
    found = min(having, key=len, default=MEANINGS.get(cls.__name__.lower(), {}))
    return {name: re.sub(r"\]\(#", "](json.md#", meaning) for name, meaning in found.items()}


def _explained(cls: type[Any], member: object) -> bool:
    """Whether every class in the type of a member is one that Python has, or one of the reference."""
    return all(kind.__module__ == "builtins" or kind is date or kind in RECORDS for kind in _kinds(cls, member))


def _with_words(about: str, cls: type[Any], member: object) -> str:
    """The meaning, and the words that a value can be where the type has only some."""
    words = [word for word in dict.fromkeys(_words(_hint(cls, member))) if isinstance(word, str)]
    if not words or all(word in about for word in words):
        return about
    listed = "one of " + ", ".join(f"`{word}`" for word in words)
    return f"{about.rstrip(chr(46))}; {listed}" if about else listed


def _words(hint: Any) -> Iterator[object]:
    if get_origin(hint) is Literal:
        yield from get_args(hint)
        return
    for part in get_args(hint):
        yield from _words(part)


def _bars_kept(line: str) -> str:
    """A bar within code would end a cell of a table."""
    parts = line.split("`")
    return "`".join(part.replace("|", "\\|") if at % 2 else part for at, part in enumerate(parts))


def _text(thing: object) -> str:
    """The docstring, without the numbers of the specification."""
    return _SPEC.sub("", inspect.getdoc(thing) or "").replace("the words of SPEC 4", "the words of `netnotes due`")


MEANINGS = read_meanings()
RECORDS = frozenset(records())


def render_page() -> str:
    """The page: what stands above the mark, and the reference."""
    before = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    return f"{before}{MARK}\n{render_reference()}"


if __name__ == "__main__":
    PAGE.write_text(render_page(), encoding="utf-8")
