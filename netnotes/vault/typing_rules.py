"""What type a note is: the first rule of SPEC 2.1 that answers, and the words for why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from netnotes.model.config import Config, TypeRule
from netnotes.model.dates import parse_date
from netnotes.model.folding import fold_key
from netnotes.model.notes import NoteType, Property, Tag
from netnotes.vault.body import trim_edges
from netnotes.vault.fields import Keyed
from netnotes.vault.references import value_refs
from netnotes.vault.walk import bare_folder_name

TYPES: tuple[NoteType, ...] = ("person", "meeting", "goal", "organization", "me")
_BUILT_IN: dict[str, NoteType] = {
    "person": "person", "persons": "person", "people": "person", "peoples": "person", "contact": "person",
    "contacts": "person", "meeting": "meeting", "meetings": "meeting", "call": "meeting", "calls": "meeting",
    "interaction": "meeting", "interactions": "meeting", "1on1": "meeting", "1on1s": "meeting", "1x1": "meeting",
    "1x1s": "meeting", "goal": "goal", "goals": "goal", "objective": "goal", "objectives": "goal",
    "organization": "organization", "organizations": "organization", "organisation": "organization",
    "organisations": "organization",
}  # fmt: skip
_COMPANIES: dict[str, NoteType] = dict.fromkeys(("company", "companies", "community", "communities"), "organization")
_TYPE_KEYS = ("type", "kind", "fileclass", "notetype", "class")
_DATE_KEYS = ("date", "meetingdate", "startdate")
_OVERVIEW = re.compile(r"(?<![^\W_])(?:readme|index|moc|overview)(?![^\W_])", re.IGNORECASE)
_NUMBERING = re.compile(r"^[\W\d_]*[\W_]")


class Typed(NamedTuple):
    """A note's type and why, and the word that gave it (``call`` makes a meeting a call)."""

    type: NoteType | None
    why: str = ""
    word: str = ""


class TypeRules:
    """The built-in words and those that the owner added in `netnotes.yaml`.

    ``words`` answer rule 1, ``categories`` rule 2, ``tags`` rule 3, ``folders`` (names) and ``folder_paths`` rule 4.
    """

    def __init__(self, config: Config) -> None:
        self.tags: dict[str, NoteType] = dict(_BUILT_IN)
        self.folders: dict[str, NoteType] = dict(_BUILT_IN)
        self.folder_paths: dict[str, NoteType] = {}
        self.categories: dict[str, NoteType] = {**_BUILT_IN, **_COMPANIES}
        self.words: dict[str, NoteType] = {**self.categories, "me": "me"}
        self.keys = (*_TYPE_KEYS, *_own_type_keys(config))
        for name, rule in config.types:
            self._add(next(t for t in TYPES if t == name), rule)

    def _add(self, type_: NoteType, rule: TypeRule) -> None:
        self.words.update({fold_key(word): type_ for word in rule.types})
        if type_ == "me":
            return
        self.categories.update({fold_key(word): type_ for word in rule.types})
        self.tags.update({fold_key(tag.lstrip("#")): type_ for tag in rule.tags})
        for folder in rule.folders:
            clean = folder.strip("/")
            if "/" in clean:
                self.folder_paths[clean.casefold()] = type_
            else:
                self.folders[bare_folder_name(clean) or fold_key(clean)] = type_

    def type_of(self, path: str, properties: Sequence[Keyed], tags: tuple[Tag, ...], daily: bool) -> Typed:
        """The type of the note at ``path``; ``daily`` says that its path is that of a daily note."""
        by_key = dict(reversed(properties))  # the first of a name wins
        found, yields = self._by_property(by_key)
        stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        if found.type or daily:
            return found
        if stem.casefold() == "me":
            return Typed("me", "its file is called Me")
        if is_overview(stem) or self._is_folder_note(path):
            return Typed(None)
        return self._by_categories(by_key) or self._by_tags(tags) or self._by_folder(path, stem, yields)

    def _by_property(self, by_key: dict[str, Property]) -> tuple[Typed, bool]:
        """The answer of rule 1, and whether rule 4 has to yield: the note says that it is something else."""
        yields = False
        dated = not by_key.keys().isdisjoint(_DATE_KEYS)
        for key in self.keys:
            if key not in by_key or (key == "kind" and dated):
                continue
            prop = by_key[key]
            words = _said(prop.value) if type(prop.value) is str else [word for word in type_words(prop.value) if word]
            for word in words:
                if type_ := self.words.get(fold_key(word)):
                    return Typed(type_, f"{prop.name}: {word} on line {prop.line}", fold_key(word)), True
            yields = yields or (bool(words) and key != "kind")
        return Typed(None), yields

    def _by_categories(self, by_key: dict[str, Property]) -> Typed | None:
        for key in ("categories", "category"):
            if key not in by_key:
                continue
            for target in category_links(by_key[key].value):
                if type_ := self.categories.get(fold_key(target)):
                    return Typed(type_, f"{by_key[key].name} links to {target} on line {by_key[key].line}")
        return None

    def _by_tags(self, tags: tuple[Tag, ...]) -> Typed | None:
        for tag in tags:
            if not tag.own_line:
                continue
            for part in _tag_parts(tag.name):
                if type_ := self.tags.get(fold_key(part)):
                    return Typed(type_, f"tag #{tag.name} on line {tag.line}")
        return None

    def _by_folder(self, path: str, stem: str, yields: bool) -> Typed:
        if yields:
            return Typed(None)
        parts = path.split("/")[:-1]
        dated = len(stem) == 10 and parse_date(stem) is not None
        for depth in range(len(parts), 0, -1):
            type_ = self.type_of_folder("/".join(parts[:depth]))
            if type_:
                if dated and type_ != "meeting":
                    return Typed(None)
                return Typed(type_, f"it is in the folder {'/'.join(parts[:depth])}")
        return Typed(None)

    def _folder_type(self, name: str) -> NoteType | None:
        """The type that a folder's name means: as it is, without numbering (``03 1on1s``), or bare (``3.People``)."""
        for key in (fold_key(name), fold_key(_NUMBERING.sub("", name)), bare_folder_name(name)):
            if type_ := self.folders.get(key):
                return type_
        return None

    def type_of_folder(self, folder: str) -> NoteType | None:
        """The type that this very folder means, by its path or its name; not those above it."""
        return self.folder_paths.get(folder.casefold()) or self._folder_type(folder.rpartition("/")[2])

    def type_by_folder(self, path: str) -> NoteType | None:
        """The type that the folders above a note give, whatever the note itself says."""
        return self._by_folder(path, path.rsplit("/", 1)[-1].rsplit(".", 1)[0], False).type

    def in_meeting_folder(self, path: str) -> bool:
        """Whether a folder above the note is one of meetings (a date alone is then no daily note)."""
        return self.type_by_folder(path) == "meeting"

    def _is_folder_note(self, path: str) -> bool:
        """Whether a note is called like the type folder it lies in, numbers and case aside."""
        *folders, name = path.split("/")
        path_type = self.folder_paths.get("/".join(folders).casefold())
        if not folders or (self._folder_type(folders[-1]) or path_type) is None:
            return False
        stem = name.rsplit(".", 1)[0]
        return stem == folders[-1] or bare_folder_name(stem) == bare_folder_name(folders[-1])


def is_overview(stem: str) -> bool:
    """Whether a note's name says that it is about others: README, index, MOC, overview, or one that starts with _."""
    return _OVERVIEW.search(stem) is not None or stem.startswith("_")


def type_words(value: Any) -> list[str]:
    """The words of a type property: text, list or link, without emphasis, emoji and path."""
    return [trim_edges(ref.text.rsplit("/", 1)[-1]) for ref in value_refs(value, 1)]


@lru_cache(maxsize=256)  # the same few all over a vault
def _said(text: str) -> list[str]:
    return [word for word in type_words(text) if word]


def category_links(value: Any) -> list[str]:
    """The targets of the links in a categories property, without their paths."""
    return [ref.text.rsplit("/", 1)[-1] for ref in value_refs(value, 1) if ref.style != "name"]


def _tag_parts(name: str) -> Iterator[str]:
    """Each part of a nested tag, and all of it for tags that the owner configured."""
    yield name
    if "/" in name:
        yield from name.split("/")


def _own_type_keys(config: Config) -> Iterator[str]:
    """Property names that the owner maps onto ``type`` (``fields: {person: {type: [wb-type]}}``)."""
    for _, fields in config.fields:
        for field, names in fields:
            if field == "type":
                yield from (fold_key(name) for name in names)
