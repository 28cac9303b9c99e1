"""How the properties of a vault are called: what its notes write for a field of ours."""

from __future__ import annotations

from collections import Counter

from netnotes.model.folding import fold_key
from netnotes.model.network import Network
from netnotes.model.notes import NoteType
from netnotes.vault.fields import is_empty
from netnotes.vault.synonyms import field_names


class Names:
    """The names that notes of a type use in their front matter, ours where there are none."""

    def __init__(self, network: Network) -> None:
        self.fields = field_names(network.config)
        self.counts: dict[NoteType, Counter[str]] = {}
        for note in network.notes:
            if note.type is not None:
                names = {prop.name for prop in note.properties if not prop.inline and not is_empty(prop.value)}
                self.counts.setdefault(note.type, Counter()).update(name for name in names if _is_usual(name))

    def all(self, type_: NoteType, field: str) -> tuple[str, ...]:
        """Every name in use for a field, the best first (SPEC 2.2: the first that is not empty wins)."""
        keys = self.fields[type_][field]
        found = [name for name in self.counts.get(type_, ()) if fold_key(name) in keys]
        found.sort(key=lambda name: (keys.index(fold_key(name)), name))
        return tuple(found) or (field,)

    def one(self, type_: NoteType, field: str) -> str:
        """The name for a field that most notes use."""
        counts = self.counts.get(type_, Counter())
        return max(self.all(type_, field), key=lambda name: counts[name])


def _is_usual(name: str) -> bool:
    """Whether a name can stand in a base: one line, no quotes."""
    return name.isprintable() and not set(name) & set("\"'\\[]{}") and name == name.strip()
