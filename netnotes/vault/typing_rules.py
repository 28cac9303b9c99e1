"""What type a note is: the first rule of SPEC 2.1 that answers, and the words for why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from netnotes.model.config import Config, TypeRule
from netnotes.model.dates import parse_date
from netnotes.model.folding import fold_key
from netnotes.model.notes import NoteType, Property, Tag
from netnotes.vault.scalars import scalar_text
from netnotes.vault.walk import bare_folder_name

TYPES: tuple[NoteType, ...] = ("person", "meeting", "goal", "organization", "me")
_BUILT_IN: dict[str, NoteType] = {
    "person": "person", "persons": "person", "people": "person", "peoples": "person", "contact": "person",
    "contacts": "person", "meeting": "meeting", "meetings": "meeting", "call": "meeting", "calls": "meeting",
    "interaction": "meeting", "interactions": "meeting", "1on1": "meeting", "1on1s": "meeting", "1x1": "meeting",
    "1x1s": "meeting", "goal": "goal", "goals": "goal", "objective": "goal", "objectives": "goal",
    "organization": "organization", "organizations": "organization", "organisation": "organization",
    "organisations": "organization", "me": "me",
}  # fmt: skip
_BY_PROPERTY: dict[str, NoteType] = {
    **_BUILT_IN,
    **dict.fromkeys(("company", "companies", "community", "communities"), "organization"),
}
_TYPE_KEYS = ("type", "fileclass", "notetype", "class")
_DATE_KEYS = ("date", "meetingdate", "startdate")
_OVERVIEW = re.compile(r"(?<![^\W_])(?:readme|index|moc|overview)(?![^\W_])", re.IGNORECASE)
_EMPHASIS = re.compile(r"^[\W_]+|[\W_]+$")
_LINK = re.compile(r"\[\[([^\[\]|#]+)")


@dataclass(frozen=True, slots=True)
class Typed:
    """A note's type and why, and the word that gave it (``call`` makes a meeting a call)."""

    type: NoteType | None
    why: str = ""
    word: str = ""


class TypeRules:
    """The built-in words and those that the owner added in `netnotes.yaml`."""

    def __init__(self, config: Config) -> None:
        self.words: dict[str, NoteType] = dict(_BY_PROPERTY)
        self.tags: dict[str, NoteType] = {word: t for word, t in _BUILT_IN.items() if t != "me"}
        self.folders: dict[str, NoteType] = dict(self.tags)
        self.folder_paths: dict[str, NoteType] = {}
        for name, rule in config.types:
            self._add(next(t for t in TYPES if t == name), rule)

    def _add(self, type_: NoteType, rule: TypeRule) -> None:
        self.words.update({fold_key(word): type_ for word in rule.types})
        self.tags.update({fold_key(tag.lstrip("#")): type_ for tag in rule.tags})
        for folder in rule.folders:
            clean = folder.strip("/")
            if "/" in clean:
                self.folder_paths[clean.casefold()] = type_
            else:
                self.folders[bare_folder_name(clean) or fold_key(clean)] = type_

    def type_of(self, path: str, properties: tuple[Property, ...], tags: tuple[Tag, ...], daily: bool) -> Typed:
        """The type of the note at ``path``; ``daily`` says that its path is that of a daily note."""
        by_key = {fold_key(p.name): p for p in reversed(properties) if not p.inline}
        found, yields = self._by_property(by_key)
        stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        if found.type or daily:
            return found
        if fold_key(stem) == "me":
            return Typed("me", "its file is called Me")
        if _OVERVIEW.search(stem) or stem.startswith("_") or self._is_folder_note(path):
            return Typed(None)
        return self._by_categories(by_key) or self._by_tags(tags) or self._by_folder(path, stem, yields)

    def _by_property(self, by_key: dict[str, Property]) -> tuple[Typed, bool]:
        yields = False
        keys = list(_TYPE_KEYS)
        if not any(key in by_key for key in _DATE_KEYS):
            keys.insert(1, "kind")
        for key in keys:
            if key not in by_key:
                continue
            prop = by_key[key]
            words = [w for w in type_words(prop.value) if w]
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
                if type_ := self.words.get(fold_key(target)):
                    return Typed(type_, f"{by_key[key].name} links to {target} on line {by_key[key].line}")
        return None

    def _by_tags(self, tags: tuple[Tag, ...]) -> Typed | None:
        for tag in tags:
            if not tag.own_line:
                continue
            for part in tag.name.split("/"):
                if type_ := self.tags.get(fold_key(part)):
                    return Typed(type_, f"tag #{tag.name} on line {tag.line}")
        return None

    def _by_folder(self, path: str, stem: str, yields: bool) -> Typed:
        if yields:
            return Typed(None)
        parts = path.split("/")[:-1]
        dated = len(stem) == 10 and parse_date(stem) is not None
        for depth in range(len(parts), 0, -1):
            type_ = self.folder_paths.get("/".join(parts[:depth]).casefold()) or self._folder_type(parts[depth - 1])
            if type_:
                if dated and type_ != "meeting":
                    return Typed(None)
                return Typed(type_, f"it is in the folder {'/'.join(parts[:depth])}")
        return Typed(None)

    def _folder_type(self, name: str) -> NoteType | None:
        return self.folders.get(fold_key(name)) or self.folders.get(bare_folder_name(name))

    def in_meeting_folder(self, path: str) -> bool:
        """Whether a folder above the note is one of meetings (a date alone is then no daily note)."""
        return self._by_folder(path, path.rsplit("/", 1)[-1].rsplit(".", 1)[0], False).type == "meeting"

    def _is_folder_note(self, path: str) -> bool:
        *folders, name = path.split("/")
        return bool(folders) and folders[-1] == name.rsplit(".", 1)[0] and self._folder_type(folders[-1]) is not None


def type_words(value: Any) -> list[str]:
    """The words of a type property: text, list or link, without emphasis, emoji and path."""
    words = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, list):
            item = item[0] if item else ""
            if isinstance(item, list):
                item = item[0] if item else ""
        text = scalar_text(item)
        link = _LINK.search(text)
        words.append(_EMPHASIS.sub("", (link[1] if link else text).rsplit("/", 1)[-1]))
    return words


def category_links(value: Any) -> list[str]:
    """The targets of the links in a categories property."""
    targets = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, list):
            nested = item[0] if item else ""
            targets.append(scalar_text(nested[0] if isinstance(nested, list) and nested else nested))
        elif match := _LINK.search(scalar_text(item)):
            targets.append(match[1])
    return [target.strip().rsplit("/", 1)[-1] for target in targets]
