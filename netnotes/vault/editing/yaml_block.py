"""Whole YAML files of our own, in block style as Obsidian writes it: two spaces, lists indented, nothing folded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from netnotes.vault.editing.yaml_text import write_name, write_value
from netnotes.vault.scalars import Scalar

Tree = Scalar | Sequence["Tree"] | Mapping[str, "Tree"]


def write_yaml(value: Mapping[str, Tree]) -> str:
    """The text of a file that holds this mapping, in its order. Raises EditRefusedError for control characters."""
    return "".join(f"{line}\n" for line in _map(value))


def _map(value: Mapping[str, Tree]) -> Iterator[str]:
    for key, inner in value.items():
        name = write_name(key)
        if isinstance(inner, Mapping) or (isinstance(inner, Sequence) and not isinstance(inner, str)):
            lines = list(_nested(inner))
            yield f"{name}:" if lines else f"{name}: {'{}' if isinstance(inner, Mapping) else '[]'}"
            yield from (f"  {line}" for line in lines)
        else:
            yield f"{name}: {write_value(inner)}".rstrip()


def _nested(value: Mapping[str, Tree] | Sequence[Tree]) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from _map(value)
        return
    for item in value:
        if isinstance(item, Mapping) or (isinstance(item, Sequence) and not isinstance(item, str)):
            first, *rest = _nested(item)
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)
        else:
            yield f"- {write_value(item)}".rstrip()
