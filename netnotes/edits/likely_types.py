"""Notes that look like people or meetings although no rule says so, and the word that would make them so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from netnotes.model.config import Config, TypeRule
from netnotes.model.folding import fold_key
from netnotes.model.network import Network
from netnotes.model.notes import Note, NoteType
from netnotes.model.records import recordclass
from netnotes.vault.fields import Keyed, filled
from netnotes.vault.synonyms import MEETING, PERSON
from netnotes.vault.typing_rules import TypeRules, type_words

Where = Literal["types", "folders", "tags"]
_ORDER: tuple[Where, ...] = ("types", "folders", "tags")
_FEWEST, _SHARE, _MOST = 2, 0.6, 3
_DATED = re.compile(r"\d{4}-?\d{2}-?\d{2}")
_NO_PERSON = frozenset(("industry", "founded", "members", "employees", "isbn", "director", "headquarters"))
_NOUNS: dict[NoteType, tuple[str, str]] = {
    "person": ("an address, number, birthday or the like", "people"),
    "meeting": ("a date and who was there", "meetings"),
}


def _keys(table: dict[str, tuple[str, ...]], *fields: str) -> frozenset[str]:
    return frozenset(fold_key(name) for field in fields for name in table[field])


_PERSONAL = _keys(PERSON, "birthday", "last_contact", "first_name", "last_name", "introduced_by", "cadence")
_REACH = _keys(PERSON, "email", "phone") | {"contacts"}
_ATTENDED = _keys(MEETING, "people") - {"with", "contacts", "person", "people"}
_WHEN = _keys(MEETING, "date")


@recordclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """The word that would give notes a type, where in ``types:`` it goes, why, as a sentence, and which notes."""

    type: NoteType
    where: Where
    word: str
    why: str
    notes: tuple[Note, ...] = ()


class _Untyped(NamedTuple):
    """A note that no rule has typed: what it could be typed by, and whether it looks like the type asked about."""

    note: Note
    keyed: list[Keyed]
    words: frozenset[tuple[Where, str]]
    looks: bool


def likely_types(network: Network) -> Iterator[Likely]:
    """For each type the words that would type the most notes of its looks, where few others would come with them."""
    rules = TypeRules(network.config)
    plain = [note for note in network.notes if note.status == "ok" and note.type is None and note.daily is None]
    for type_ in _NOUNS:
        left = [_seen(note, type_, rules) for note in plain]
        for _ in range(_MOST):
            best = _best(left)
            if best is None:
                break
            where, word = best
            if gained := _gained(left, network.config, type_, where, word):
                yield _likely(gained, type_, where, word)
            left = [seen for seen in left if best not in seen.words]


def _seen(note: Note, type_: NoteType, rules: TypeRules) -> _Untyped:
    keyed = filled(note.properties)
    by_key = dict(reversed(keyed))
    keys = by_key.keys()
    own = {word for key in rules.keys if key in by_key and key != "kind" for word in type_words(by_key[key].value)}
    words: set[tuple[Where, str]] = {("types", word) for word in own if word}
    if not words:
        parts = note.path.split("/")[:-1]
        words |= {("folders", "/".join(parts[:depth])) for depth in range(1, len(parts) + 1)}
        words |= {("tags", tag.name) for tag in note.tags if tag.own_line}
    if type_ == "person":
        looks = not keys & _NO_PERSON and bool(keys & _PERSONAL or (keys & _REACH and " " in note.title))
    else:
        looks = bool(keys & _ATTENDED) and (bool(keys & _WHEN) or _DATED.search(note.title) is not None)
    return _Untyped(note, keyed, frozenset(words), looks)


def _best(left: list[_Untyped]) -> tuple[Where, str] | None:
    """The word that most of the notes share which look so, among those of which nearly all notes look so."""
    found: dict[tuple[Where, str], list[bool]] = {}
    for seen in left:
        for word in seen.words:
            found.setdefault(word, []).append(seen.looks)
    fitting = [
        word for word, looks in found.items() if sum(looks) >= _FEWEST and sum(looks) >= _SHARE * len(looks)
    ]  # fmt: skip
    return min(fitting, key=lambda w: (-sum(found[w]), len(found[w]), _ORDER.index(w[0]), -len(w[1]), w), default=None)


def _gained(left: list[_Untyped], config: Config, type_: NoteType, where: Where, word: str) -> list[_Untyped]:
    """The notes that would get the type; the rules themselves decide."""
    added = dict(config.types)
    rule = added.get(type_, TypeRule())
    added[type_] = replace(rule, **{where: (*getattr(rule, where), word)})
    rules = TypeRules(replace(config, types=tuple(added.items())))
    return [s for s in left if rules.type_of(s.note.path, s.keyed, s.note.tags, False).type == type_]


def _likely(gained: list[_Untyped], type_: NoteType, where: Where, word: str) -> Likely:
    looks = sum(seen.looks for seen in gained)
    count = f"{looks} of the {len(gained)}" if looks < len(gained) else "both" if looks == 2 else f"all {looks}"
    place = {"types": f"of type {word}", "folders": f"in {word}", "tags": f"tagged #{word}"}[where]
    what, plural = _NOUNS[type_]
    why = f"{count} notes {place} have {what}: probably {plural}"
    return Likely(type=type_, where=where, word=word, why=why, notes=tuple(seen.note for seen in gained))
