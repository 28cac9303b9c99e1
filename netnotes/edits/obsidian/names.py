"""How the properties of a vault are called: what its notes write for a field of ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from netnotes.model.folding import fold_key
from netnotes.model.network import Network
from netnotes.model.notes import Note, NoteType
from netnotes.vault.fields import Fields, filled, is_empty
from netnotes.vault.synonyms import PERSON, field_names


class Names:
    """The names that notes of a type use in their front matter, ours where there are none."""

    def __init__(self, network: Network) -> None:
        self.fields = field_names(network.config)
        self.notes = network.notes
        self.counts: dict[NoteType, Counter[str]] = {}
        for note in network.notes:
            if note.type is not None:
                names = {prop.name for prop in note.properties if not prop.inline and not is_empty(prop.value)}
                self.counts.setdefault(note.type, Counter()).update(name for name in names if _is_usual(name))

    @property
    def tags(self) -> tuple[str, ...]:
        """How the property `tags` is written here."""
        return tags_as_written(self.notes)

    def all(self, type_: NoteType, field: str) -> tuple[str, ...]:
        """Every name in use for a field, the best first (SPEC 2.2: the first that is not empty wins)."""
        return self.used(type_, field) or (field,)

    def used(self, type_: NoteType, field: str) -> tuple[str, ...]:
        """Every name in use for a field, the best first; none where no note has it."""
        keys = self.fields[type_].get(field, ())
        found = [name for name in self.counts.get(type_, ()) if fold_key(name) in keys]
        return tuple(sorted(found, key=lambda name: (keys.index(fold_key(name)), name)))

    def known(self, field: str) -> tuple[str, ...]:
        """Every name in use for a field of people, then those that may come to be used."""
        used = self.used("person", field)
        taken = {fold_key(name) for name in used}
        return (*used, *(name for name in PERSON[field] if fold_key(name) not in taken))

    def texts(self, type_: NoteType, field: str) -> tuple[str, ...]:
        """What the notes of a type say in a field, each once."""
        notes = (note for note in self.notes if note.type == type_)
        found = {Fields(note.path, filled(note.properties), self.fields[type_]).text(field) for note in notes}
        return tuple(sorted(found - {""}))

    def one(self, type_: NoteType, field: str) -> str:
        """The name for a field that most notes use."""
        counts = self.counts.get(type_, Counter())
        return max(self.all(type_, field), key=lambda name: counts[name])


def tags_as_written(notes: Iterable[Note]) -> tuple[str, ...]:
    """`tags`, and the other ways in which notes write it (`Tags`)."""
    names = {prop.name for note in notes for prop in note.properties if not prop.inline}
    return ("tags", *sorted(name for name in names if name.lower() == "tags" and name != "tags"))


def _is_usual(name: str) -> bool:
    """Whether a name can stand in a base: one line, no quotes."""
    return name.isprintable() and not set(name) & set("\"'\\[]{}") and name == name.strip()
