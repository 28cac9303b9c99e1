"""Whole YAML files of our own, in block style as Obsidian writes it: two spaces, lists indented, nothing folded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from netnotes.vault.editing.yaml_text import write_name, write_text, write_value
from netnotes.vault.scalars import Scalar

Tree = Scalar | Sequence["Tree"] | Mapping[str, "Tree"]


def write_yaml(value: Mapping[str, Tree]) -> str:
    """The text of a file that holds this mapping, in its order. Raises EditRefusedError for control characters."""
    return "".join(f"{line}\n" for line in _map(value))


def _map(value: Mapping[str, Tree]) -> Iterator[str]:
    for key, inner in value.items():
        name = write_name(key)
        first, *rest = _written(inner)
        if rest or _holds(inner):
            yield f"{name}:"
            yield from (f"  {line}" for line in (first, *rest))
        else:
            yield f"{name}: {first}".rstrip()


def _list(value: Sequence[Tree]) -> Iterator[str]:
    for item in value:
        first, *rest = _written(item)
        yield f"- {first}".rstrip()
        yield from (f"  {line}" for line in rest)


def _written(value: Tree) -> list[str]:
    """The lines of a value, at least one."""
    if isinstance(value, Mapping):
        return list(_map(value)) or ["{}"]
    if isinstance(value, Sequence) and not isinstance(value, str):
        return list(_list(value)) or ["[]"]
    return [write_text(value) if isinstance(value, str) else write_value(value)]


def _holds(value: Tree) -> bool:
    """Whether a value is a map or a list with something in it: those begin on a line of their own."""
    return isinstance(value, Mapping | Sequence) and not isinstance(value, str) and len(value) > 0
