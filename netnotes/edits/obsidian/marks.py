"""By what the notes of a vault say that they are people, goals and meetings, as far as Obsidian's Bases can see it.

Bases see front matter, tags, names and folders; what stands in the text of a note alone (an inline `type:: person`)
they do not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from netnotes.edits.obsidian.folders import MOST, TypedFolder, is_apart, says_otherwise, typed_folders
from netnotes.edits.obsidian.names import tags_as_written
from netnotes.model.folding import fold_key
from netnotes.model.network import Network
from netnotes.model.notes import Note, NoteType, Property
from netnotes.model.records import recordclass
from netnotes.vault.body import trim_edges
from netnotes.vault.fields import is_empty
from netnotes.vault.references import value_refs
from netnotes.vault.typing_rules import TypeRules, category_links

_KIND = "kind"
_TAGS = "tags"


@recordclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words and link targets that stand for one type."""

    words: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


@recordclass(frozen=True, slots=True, kw_only=True)
class BodyTag:
    """A tag on a line of its own that makes notes of a type, and notes that only mention it."""

    name: str
    notes: tuple[str, ...] = ()


@recordclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What counts in one vault (SPEC 2.1), by type where it differs by type.

    ``type_keys`` are the properties of rule 1 as written here, the first that answers first; ``kinds`` are those of
    them that write `kind`. ``categories`` are properties of rule 2 with the links in them, ``tag_names`` the ways to
    write `tags`, ``tags`` words of rule 3 in front matter and ``body_tags`` whole tags on lines of their own, ``twice``
    notes that rules 2 and 3 would take for the type and that are something else, ``folders`` those of rule 4. ``daily``
    is a regular expression for the paths of daily notes, empty where none is set. ``hidden`` are folders that are not
    read, ``strays`` templates and ignored notes outside them.
    """

    type_keys: tuple[str, ...]
    kinds: tuple[str, ...]
    types: Mapping[NoteType, Words]
    categories: Mapping[str, Mapping[NoteType, tuple[str, ...]]]
    tag_names: tuple[str, ...]
    tags: Mapping[NoteType, tuple[str, ...]]
    body_tags: Mapping[NoteType, tuple[BodyTag, ...]]
    twice: Mapping[NoteType, tuple[str, ...]]
    folders: Mapping[NoteType, tuple[TypedFolder, ...]]
    daily: str
    hidden: tuple[str, ...]
    strays: tuple[str, ...]


def find_marks(network: Network, folders: Mapping[str, str], size_of: Callable[[str], int], daily: str = "") -> Marks:
    """What counts in this vault; ``folders`` are its folders with their roles (`read_folders`), ``daily`` as above.

    ``size_of`` gives the bytes of the file at a path of the vault.
    """
    rules = TypeRules(network.config)
    notes = [note for note in network.notes if note.status == "ok"]
    keys = ("type", *_written(notes, [key for key in rules.keys if key != _KIND]))
    kinds = _written([note for note in notes if _is_typed_by_kind(note)], [_KIND])
    typed = _Collected()
    for name, prop in _front(notes, {fold_key(key) for key in (*keys, *kinds)}):
        typed.add(prop.value, rules.words, name)
    tags, body = _tags(notes, rules)
    hidden = _hidden(network, folders)
    return Marks(
        type_keys=tuple(sorted(dict.fromkeys((*keys, *kinds)), key=lambda key: rules.keys.index(fold_key(key)))),
        kinds=kinds,
        types={
            type_: Words(words=_spellings(rules.words, type_, typed.words), links=typed.links_of(type_))
            for type_ in sorted(set(rules.words.values()))
        },
        categories=_categories(notes, rules),
        tag_names=tags_as_written(notes),
        tags={type_: _spellings(rules.tags, type_, tags) for type_ in sorted(set(rules.tags.values()))},
        body_tags=body,
        twice=_twice(notes, rules),
        folders=typed_folders(network, rules, folders, size_of),
        daily=daily,
        hidden=hidden,
        strays=_strays(network, hidden),
    )


def _is_typed_by_kind(note: Note) -> bool:
    """Whether `kind` says the type of the note; of a meeting it says how people met."""
    return any(note.why.startswith(f"{prop.name}: ") for prop in note.properties if fold_key(prop.name) == _KIND)


class _Collected:
    """Words and links that name types, as they are written."""

    def __init__(self) -> None:
        self.words: dict[str, NoteType] = {}
        self.links: dict[tuple[str, str], NoteType] = {}

    def add(self, value: object, known: Mapping[str, NoteType], name: str) -> None:
        for ref in value_refs(value, 1):
            type_ = known.get(fold_key(trim_edges(ref.text.rpartition("/")[2])))
            if type_ and ref.style == "name":
                self.words[fold_key(trim_edges(ref.text))] = type_
            elif type_:
                self.links[name, ref.text] = type_

    def links_of(self, type_: NoteType, name: str = "") -> tuple[str, ...]:
        found = {text for (key, text), of in self.links.items() if of == type_ and name in ("", key)}
        return tuple(sorted(found))


def _front(notes: Iterable[Note], keys: set[str]) -> Iterator[tuple[str, Property]]:
    """The properties of these names in front matter that say something."""
    for note in notes:
        for prop in note.properties:
            if not prop.inline and fold_key(prop.name) in keys and not is_empty(prop.value):
                yield prop.name, prop


def _written(notes: Iterable[Note], keys: Sequence[str]) -> tuple[str, ...]:
    """How the names are written here, in the order of the keys."""
    found = {name for name, _ in _front(notes, set(keys))}
    return tuple(sorted(found, key=lambda name: (keys.index(fold_key(name)), name)))


def _spellings(known: Mapping[str, NoteType], type_: NoteType, seen: Mapping[str, NoteType]) -> tuple[str, ...]:
    """The words of a type in lower case: ours, then the other ways in which they are written here (`1-on-1`)."""
    ours = [word for word, of in known.items() if of == type_]
    return tuple(dict.fromkeys((*ours, *sorted(word for word, of in seen.items() if of == type_))))


def _categories(notes: Sequence[Note], rules: TypeRules) -> dict[str, dict[NoteType, tuple[str, ...]]]:
    collected = _Collected()
    for name, prop in _front(notes, {"categories", "category"}):
        collected.add(prop.value, rules.categories, name)
    names = sorted({name for name, _ in collected.links})
    types = sorted(set(collected.links.values()))
    return {name: {t: found for t in types if (found := collected.links_of(t, name))} for name in names}


def _tags(notes: Sequence[Note], rules: TypeRules) -> tuple[dict[str, NoteType], dict[NoteType, tuple[BodyTag, ...]]]:
    """Parts of tags in front matter as written here, and by type the whole tags that stand in texts alone."""
    parts: dict[str, NoteType] = {}
    body: dict[NoteType, set[str]] = {}
    for note in notes:
        front = {tag for _, prop in _front([note], {_TAGS}) for tag in _texts(prop.value)}
        for tag in note.tags:
            name = tag.name.lower()
            for part in dict.fromkeys((name, *name.split("/"))):
                type_ = rules.tags.get(fold_key(part))
                if type_ and name in front:
                    parts[part] = type_
                elif type_ and tag.own_line and note.type == type_ and note.why.startswith("tag "):
                    body.setdefault(type_, set()).add(name)
    return parts, {
        type_: tuple(_body_tag(name, type_, notes, rules) for name in sorted(names))
        for type_, names in sorted(body.items())
    }


def _body_tag(name: str, type_: NoteType, notes: Iterable[Note], rules: TypeRules) -> BodyTag:
    """The tag with the notes that have it, too, and are not of the type: those in folders of other types aside."""
    mention = [
        note.path
        for note in notes
        if note.type != type_ and rules.type_by_folder(note.path) in (None, type_)
        if any(f"{tag.name.lower()}/".startswith(f"{name}/") for tag in note.tags)
    ]
    return BodyTag(name=name, notes=tuple(mention[:MOST]))


def _texts(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield item.strip().removeprefix("#").lower()


def _twice(notes: Iterable[Note], rules: TypeRules) -> dict[NoteType, tuple[str, ...]]:
    """Notes with a tag or category of a type that are something else: by the order of two tags, or as a folder's note.

    Not those that say so in a property of rule 1, or by their name, which Bases can see.
    """
    found: dict[NoteType, list[str]] = {}
    for note in notes:
        if not (is_apart(note) or (says_otherwise(note, rules) and note.type is not None)):
            for type_ in sorted(_marked_as(note, rules) - {note.type}):
                found.setdefault(type_, []).append(note.path)
    return {type_: tuple(paths[:MOST]) for type_, paths in found.items()}


def _marked_as(note: Note, rules: TypeRules) -> set[NoteType]:
    """The types that the categories, else the tags of the front matter speak for."""
    links = [
        fold_key(link) for _, prop in _front([note], {"categories", "category"}) for link in category_links(prop.value)
    ]
    tags = [tag for _, prop in _front([note], {_TAGS}) for tag in _texts(prop.value)]
    by_tag = {rules.tags.get(fold_key(part)) for tag in tags for part in (tag, *tag.split("/"))}
    return {type_ for type_ in ({rules.categories.get(link) for link in links} - {None} or by_tag) if type_ is not None}


def _hidden(network: Network, folders: Mapping[str, str]) -> tuple[str, ...]:
    """Folders whose notes are not read: templates, dashboards, and what `ignore:` names as a whole folder."""
    config = network.config
    found = {config.dashboards_folder}
    for folder, role in folders.items():
        if role == "template" and folders.get(folder.rpartition("/")[0]) != "template":
            found.add(folder)
    for pattern in config.ignore:
        folder = pattern.strip("/").removesuffix("/**").removesuffix("/*")
        if folder in folders:
            found.add(folder)
    return tuple(sorted(found))


def _strays(network: Network, hidden: Sequence[str]) -> tuple[str, ...]:
    """Notes that Bases would read by their properties, and netnotes does not; at most a hundred are named."""
    found = (
        note.path
        for note in network.notes
        if note.status in ("template", "ignored") and not any(note.path.startswith(f"{one}/") for one in hidden)
    )
    return tuple(islice(found, MOST))
