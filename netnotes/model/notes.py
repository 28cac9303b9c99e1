"""A note as read: properties, links, tags and tasks, before it is a person or a meeting."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from netnotes.model.records import recordclass

NoteType = Literal["person", "goal", "meeting", "organization", "me"]
NoteStatus = Literal["ok", "unreadable", "ignored", "template", "empty"]


@recordclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One property: name as written, YAML value, position, and the positions of a list's items."""

    name: str
    value: Any
    line: int
    column: int = 1
    items: tuple[tuple[int, int], ...] = ()
    inline: bool = False

    def at(self, index: int) -> tuple[int, int]:
        """Line and column of the list item, or of the property itself."""
        return self.items[index] if index < len(self.items) else (self.line, self.column)


@recordclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link in a body or property: ``target`` is path without subpath, ``shown`` its text."""

    target: str
    shown: str
    line: int
    column: int
    style: Literal["wiki", "markdown"] = "wiki"
    embed: bool = False
    subpath: str = ""
    in_property: str = ""


@recordclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A tag without its ``#``, where it stands, and whether it types a note (SPEC 2.1 rule 3)."""

    name: str
    line: int
    column: int = 1
    own_line: bool = False


@recordclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A task line (Tasks plugin: emoji format, Dataview format); ``block`` is its block id without ``^``."""

    line: int
    text: str
    state: Literal["open", "done", "cancelled"]
    links: tuple[Link, ...] = ()
    tags: tuple[str, ...] = ()
    due: date | None = None
    done: date | None = None
    scheduled: date | None = None
    block: str = ""


@recordclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One Markdown file. ``title`` is the file name without its ending.

    ``why`` says which rule of SPEC 2.1 gave the type. ``status`` other than "ok" means: a link target only.
    ``regions`` are the names of its regions as written, in order (SPEC 8), ``assumptions`` the lines that carry
    `#assumption` and are not ticked, each with what is assumed.
    """

    path: str
    title: str
    status: NoteStatus = "ok"
    type: NoteType | None = None
    why: str = ""
    daily: date | None = None
    properties: tuple[Property, ...] = ()
    links: tuple[Link, ...] = ()
    tags: tuple[Tag, ...] = ()
    tasks: tuple[Task, ...] = ()
    regions: tuple[str, ...] = ()
    assumptions: tuple[tuple[int, str], ...] = ()
