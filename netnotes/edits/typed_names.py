"""Names that somebody types for people, goals and organizations, written as the links that properties want (SPEC 2.2).

A whole name or alias decides; else whole words of one person's or goal's name. A part of a word is never enough, nor
a part of an organization's name, which may be any text: such a name is kept as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from netnotes.edits.link_text import LinkTexts
from netnotes.edits.named_links import WANTED, all_named
from netnotes.model.errors import OperatorError
from netnotes.model.folding import fold_accents, fold_name
from netnotes.model.network import Network
from netnotes.model.notes import NoteType
from netnotes.model.readings import Named
from netnotes.model.settings import Settings
from netnotes.rules.names import find_named
from netnotes.vault.names import Names, name_words
from netnotes.vault.references import parse_refs
from netnotes.vault.scalars import Scalar, scalar_text

MOST = 10
_WORD = re.compile(r"\w+")


class TypedNames:
    """The names of one vault; nothing is looked at before the first name is typed."""

    def __init__(self, network: Network, settings: Settings) -> None:
        self.network, self.settings = network, settings

    def written(self, value: Scalar, field: str, source: str) -> Scalar:
        """The value for a property of the note at ``source``: a link where it is a name that one note has.

        Links, names of nobody and fields that name nobody stay what they are. Raises OperatorError with the candidates
        for a name that fits several.
        """
        found = self._meant(value, field)
        if not found:
            return value
        if len(found) > 1:
            raise _fits_several(scalar_text(value), found)
        return self._links.in_property(found[0], self._names.notes[found[0]].name, source)

    def held(self, values: Sequence[Any], value: Scalar, field: str, source: str) -> list[Scalar]:
        """Those of a property's values that mean a note which the typed name fits.

        Raises OperatorError where the name fits several of the notes that are there.
        """
        fitting = set(self._meant(value, field))
        if not fitting:
            return []
        meant = [(path, one) for one in values if (path := self._path(one, field, source)) in fitting]
        if len({path for path, _ in meant}) > 1:
            raise _fits_several(scalar_text(value), sorted({path for path, _ in meant if path}))
        return [one for _, one in meant]

    def people_in(self, title: str, source: str) -> dict[str, str]:
        """The links, by name, for the people whose whole name or alias stands in a meeting's title (SPEC 2.2).

        A name that fits two people counts for neither.
        """
        paths = self._names.called("person").in_text(name_words(title))
        names = {path: self._names.notes[path].name for path in paths}
        return {name: self._links.in_property(path, name, source) for path, name in names.items()}

    def _meant(self, value: Scalar, field: str) -> Sequence[str]:
        """The paths of the notes that a bare name fits, best level first; none for a link and for me."""
        if field not in WANTED:
            return ()
        wanted, text = WANTED[field], scalar_text(value)
        refs = parse_refs(text, 1)
        if len(refs) != 1 or refs[0].style != "name" or (wanted == "person" and fold_name(text) in self._names.mine):
            return ()
        return self._names.called(wanted).find(text) or self._by_words(text, wanted)

    def _by_words(self, text: str, wanted: NoteType) -> Sequence[str]:
        """The notes that one would mean on the command line, as far as all words typed are words of one name."""
        if wanted == "organization":
            return ()
        typed = _words(text)
        match = find_named([note for note in self._names.notes.values() if note.type == wanted], text)
        return [note.path for note in match.found if any(typed <= _words(name) for name in _texts(note))]

    def _path(self, value: Any, field: str, source: str) -> str | None:
        """The note that a value of a property means."""
        refs = parse_refs(value, 1) if isinstance(value, str) else ()
        if len(refs) != 1:
            return None
        linked = self._names.links.resolve(refs[0].text, source) if refs[0].style != "name" else None
        if linked:
            return linked.path
        found = self._names.called(WANTED[field]).find(refs[0].text)
        return found[0] if len(found) == 1 else None

    @cached_property
    def _names(self) -> Names:
        return Names(all_named(self.network))

    @cached_property
    def _links(self) -> LinkTexts:
        return LinkTexts((head.path for head in self.network.heads), self.network.config, self.settings)


def _fits_several(text: str, found: Sequence[str]) -> OperatorError:
    more = f" and {len(found) - MOST} more" if len(found) > MOST else ""
    listed = f"{', '.join(found[:MOST])}{more}" if len(found) > 2 else " and ".join(found)
    return OperatorError(f"{text!r} fits {listed}; nothing was changed", "say more of the name")


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold_accents(fold_name(text))))


def _texts(note: Named) -> tuple[str, ...]:
    return (note.title, note.name, *note.aliases)
