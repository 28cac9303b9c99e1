"""Front matter written by hand, the way people write it: plain words plain, free text and links quoted."""

from collections.abc import Iterable


def quoted(text: str) -> str:
    """Return a double-quoted YAML scalar."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def link(name: str) -> str:
    """Return a quoted wikilink to the note of this name, for a property."""
    return f'"[[{name}]]"'


def flow(items: Iterable[str]) -> str:
    """Return a YAML list on one line; the items must be plain words or quoted already."""
    return "[" + ", ".join(items) + "]"


def block(items: Iterable[str]) -> str:
    """Return a YAML list with one item a line, to stand right behind "key:"."""
    return "".join(f"\n  - {item}" for item in items)


def front_matter(lines: Iterable[str]) -> str:
    """Return the lines between the two fences, with the line end after the last one."""
    return "---\n" + "\n".join(lines) + "\n---\n"
