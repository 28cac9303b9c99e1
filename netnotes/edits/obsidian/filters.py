"""Filters of Obsidian's Bases that pick the notes of a type by the rules of SPEC 2.1, in their order.

The language is that of Obsidian's help ("Bases syntax", "Functions"): a filter is a statement or one of `and`, `or`,
`not` with a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from netnotes.edits.obsidian.language import (
    LETTERS,
    Filter,
    at_path,
    has_link,
    has_tag_part,
    has_whole_tag,
    has_word,
    in_folder,
    prop,
    quote,
)
from netnotes.edits.obsidian.marks import Marks
from netnotes.model.notes import NoteType

_DATES = ("date", "meeting_date", "start_date")
_OVERVIEW = rf"/(^|[^{LETTERS}])(readme|index|moc|overview)([^{LETTERS}]|$)/"
_DATE_ALONE = r"/^\d{4}-\d{2}-\d{2}$/.matches(file.basename)"


def filters_of(marks: Marks, type_: NoteType) -> dict[str, list[Filter]]:
    """What picks the notes of a type, and no others."""
    rules: list[Filter] = [*_by_type(marks, [type_]), *_by_mark(marks, type_), *_by_folder(marks, type_)]
    unread: list[Filter] = [*map(in_folder, marks.hidden), *map(at_path, marks.strays)]
    return {"and": ['file.ext == "md"', {"not": unread}, _one(rules, "or")]}


def _one(filters: list[Filter], key: str) -> Filter:
    return filters[0] if len(filters) == 1 else {key: filters}


def _by_type(marks: Marks, types: Sequence[NoteType]) -> Iterator[Filter]:
    """Rule 1: a property says it, and none that comes before says something else."""
    others = [type_ for type_ in marks.types if type_ not in types]
    before: list[Filter] = []
    for key in marks.type_keys:
        own = _one([*_says_type(marks, key, types)], "or")
        yield {"and": [own, {"not": [*before]}]} if before else own
        before += _says_type(marks, key, others)


def _says_type(marks: Marks, key: str, types: Sequence[NoteType]) -> Iterator[Filter]:
    word = has_word(key, [word for type_ in types for word in marks.types[type_].words])
    links = [link for type_ in types for link in marks.types[type_].links]
    yield {"and": [word, {"not": [prop(name) for name in _DATES]}]} if key in marks.kinds else word
    if links and key not in marks.kinds:
        yield has_link(key, links)


def _by_mark(marks: Marks, type_: NoteType) -> Iterator[Filter]:
    """Rules 2 and 3, where neither a rule before them nor the note's name says something else."""
    others = [other for other in marks.types if other != type_]
    but: list[Filter] = [*_by_type(marks, others), *map(at_path, marks.twice.get(type_, ())), *_apart(marks)]
    if by_category := [*_by_category(marks, [type_])]:
        yield {"and": [_one(by_category, "or"), {"not": but}]}
    if by_tag := [*_by_tag(marks, [type_]), *_by_body_tag(marks, type_)]:
        yield {"and": [_one(by_tag, "or"), {"not": [*but, *_by_category(marks, others)]}]}


def _by_category(marks: Marks, types: Sequence[NoteType]) -> Iterator[Filter]:
    """Rule 2: a link in `categories` says it."""
    for name, found in marks.categories.items():
        if targets := [target for type_ in types for target in found.get(type_, ())]:
            yield has_link(name, targets)


def _by_tag(marks: Marks, types: Sequence[NoteType]) -> Iterator[Filter]:
    """Rule 3 in front matter."""
    words = [word for type_ in types for word in marks.tags.get(type_, ())]
    parts, whole = [word for word in words if "/" not in word], [word for word in words if "/" in word]
    for name in marks.tag_names:
        if parts:
            yield has_tag_part(name, parts)
        if whole:
            yield has_whole_tag(name, whole)


def _by_body_tag(marks: Marks, type_: NoteType) -> Iterator[Filter]:
    """Rule 3 in the text, where notes of this vault are typed so: Bases cannot tell a line of tags from a mention."""
    others = [folder.path for other, found in marks.folders.items() if other != type_ for folder in found]
    for tag in marks.body_tags.get(type_, ()):
        without = [*map(in_folder, others), *map(at_path, tag.notes)]
        has = f"file.hasTag({quote(tag.name)})"
        yield {"and": [has, {"not": [*without]}]} if without else has


def _apart(marks: Marks) -> list[Filter]:
    """README, index and the like, names that begin with `_`, Me and daily notes are typed by rule 1 only."""
    lower = "file.basename.lower()"
    found: list[Filter] = [f"{_OVERVIEW}.matches({lower})", 'file.basename.startsWith("_")', f'{lower} == "me"']
    if marks.daily:
        found.append(f"{marks.daily}.matches(file.path)")
    meetings: list[Filter] = [in_folder(folder.path) for folder in marks.folders.get("meeting", ())]
    found.append({"and": [_DATE_ALONE, {"not": meetings}]} if meetings else _DATE_ALONE)
    return found


def _by_folder(marks: Marks, type_: NoteType) -> Iterator[Filter]:
    """Rule 4: the folder says it, where the note itself says nothing."""
    others = [other for other in marks.types if other != type_]
    for folder in marks.folders.get(type_, ()):
        hidden: list[Filter] = [prop(key) for key in marks.type_keys if key not in marks.kinds]
        hidden += [*_by_category(marks, others), *_by_tag(marks, others), *_apart(marks)]
        hidden += [in_folder(inner) for inner in folder.without]
        hidden += map(at_path, folder.notes)
        hidden += [f"{at_path(path)} && file.size == {size}" for path, size in folder.unread]
        yield {"and": [in_folder(folder.path), "file.size > 0", {"not": hidden}]}
