"""Filters of Obsidian's Bases that pick the notes of a type by the rules of SPEC 2.1, in their order.

The language is that of Obsidian's help ("Bases syntax", "Functions"): a filter is a statement or one of `and`, `or`,
`not` with a list.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from netnotes.edits.obsidian.marks import Marks
from netnotes.model.notes import NoteType

Filter = str | dict[str, "list[Filter]"]
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_OVERVIEWS = ("readme", "index", "moc", "overview")
_DATES = ("date", "meeting_date", "start_date")


def prop(name: str) -> str:
    """A property of the note in an expression."""
    return f"note.{name}" if _IDENTIFIER.fullmatch(name) else f"note[{quote(name)}]"


def quote(text: str) -> str:
    """A text in an expression."""
    return json.dumps(text, ensure_ascii=False)


def has_word(name: str, words: Iterable[str]) -> str:
    """A property, single or a list, holds one of these words, in any case."""
    it = prop(name)
    return f"if({it}, list({it}).map(value.toString().lower()).containsAny({_quoted(words)}), false)"


def has_link(name: str, targets: Sequence[str]) -> str:
    """A property, single or a list, holds a link to one of these."""
    it, links = prop(name), ", ".join(f"link({quote(target)})" for target in targets)
    return f"if({it}, list({it}).containsAny({links}), false)"


def has_tag_part(words: Iterable[str]) -> str:
    """A tag of the front matter, or a part of a nested one, is one of these words."""
    parts = 'map(value.toString().lower().replace("#", "").split("/")).flat()'
    return f"if(note.tags, list(note.tags).{parts}.containsAny({_quoted(words)}), false)"


def has_whole_tag(tags: Iterable[str]) -> str:
    """A tag of the front matter is one of these."""
    whole = 'map(value.toString().lower().replace("#", ""))'
    return f"if(note.tags, list(note.tags).{whole}.containsAny({_quoted(tags)}), false)"


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(map(quote, words))


def in_folder(folder: str) -> str:
    """The note lies in the folder, at any depth."""
    return f"file.inFolder({quote(folder)})"


def at_path(path: str) -> str:
    """The note is this one."""
    return f"file.path == {quote(path)}"


def filters_of(marks: Marks, type_: NoteType) -> dict[str, list[Filter]]:
    """What picks the notes of a type, and no others."""
    rules: list[Filter] = [*_by_type(marks, [type_])]
    if marked := [*_by_category(marks, [type_]), *_by_tag(marks, [type_]), *_by_body_tag(marks, type_)]:
        others = [t for t in marks.types if t != type_]
        rules.append({"and": [_one(marked, "or"), {"not": [*_by_type(marks, others)]}, *_not_overview()]})
    rules += _by_folder(marks, type_)
    unread: list[Filter] = [*map(in_folder, marks.hidden), *map(at_path, marks.strays)]
    return {"and": ['file.ext == "md"', {"not": unread}, _one(rules, "or")]}


def _one(filters: list[Filter], key: str) -> Filter:
    return filters[0] if len(filters) == 1 else {key: filters}


def _by_type(marks: Marks, types: Sequence[NoteType]) -> Iterator[Filter]:
    """Rule 1: a property says it."""
    words = [word for type_ in types for word in marks.types[type_].words]
    links = [link for type_ in types for link in marks.types[type_].links]
    for key in marks.keys:
        yield has_word(key, words)
        if links:
            yield has_link(key, links)
    for key in marks.kinds:
        yield {"and": [has_word(key, words), {"not": [prop(name) for name in _DATES]}]}


def _by_category(marks: Marks, types: Sequence[NoteType]) -> Iterator[Filter]:
    """Rule 2: a link in `categories` says it."""
    for name, found in marks.categories.items():
        if targets := [target for type_ in types for target in found.get(type_, ())]:
            yield has_link(name, targets)


def _by_tag(marks: Marks, types: Sequence[NoteType]) -> Iterator[Filter]:
    """Rule 3 in front matter."""
    words = [word for type_ in types for word in marks.tags.get(type_, ())]
    if parts := [word for word in words if "/" not in word]:
        yield has_tag_part(parts)
    if whole := [word for word in words if "/" in word]:
        yield has_whole_tag(whole)


def _by_body_tag(marks: Marks, type_: NoteType) -> Iterator[Filter]:
    """Rule 3 in the text, where notes of this vault are typed so: Bases cannot tell a line of tags from a mention."""
    others = [folder.path for other, found in marks.folders.items() if other != type_ for folder in found]
    for tag in marks.body_tags.get(type_, ()):
        without = [*map(in_folder, others), *map(at_path, tag.notes)]
        has = f"file.hasTag({quote(tag.name)})"
        yield {"and": [has, {"not": [*without]}]} if without else has


def _not_overview() -> list[Filter]:
    """README, index and the like, and names that begin with `_`, are typed by rule 1 only."""
    return [{"not": [f"[{_quoted(_OVERVIEWS)}].contains(file.basename.lower())", 'file.basename.startsWith("_")']}]


def _by_folder(marks: Marks, type_: NoteType) -> Iterator[Filter]:
    """Rule 4: the folder says it, where the note itself says nothing."""
    others = [other for other in marks.types if other != type_]
    for folder in marks.folders.get(type_, ()):
        hidden: list[Filter] = [prop(key) for key in marks.keys]
        hidden += [*_by_category(marks, others), *_by_tag(marks, others)]
        hidden += [in_folder(inner) for inner in folder.without]
        hidden += map(at_path, folder.notes)
        yield {"and": [in_folder(folder.path), "file.size > 0", {"not": hidden}, *_not_overview()]}
