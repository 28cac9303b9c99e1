"""Full-text search over the index: which notes hold all that is looked for, the best first."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import NamedTuple

from netnotes.index.find_words import WORD, Filter, Search, Term, fold_word
from netnotes.index.store import Store

_COLUMNS = "notes.path, coalesce(nullif(notes.name, ''), notes.title), notes.title, notes.type, notes.aliases"
_SOURCE = "full_text JOIN notes ON notes.id = full_text.rowid"
_RANK = "round(bm25(full_text, 10.0, 8.0, 1.0), 9)"
"""A word counts ten times as much in the title and eight times in names as in the text."""


class Hit(NamedTuple):
    """A note: ``name`` is that of a person and the like, ``title`` the file's."""

    path: str
    name: str
    title: str
    type: str | None


class Hits(NamedTuple):
    """The notes that hold everything; ``begun`` where none has the whole words, but some have words that begin so."""

    found: tuple[Hit, ...]
    search: Search
    begun: bool = False


def find_notes(store: Store, search: Search) -> Hits:
    """The best hits first, equal ones by path.

    Those whose name is made of the words looked for come before all others, whole names before parts of them.
    """
    found = _found(store, search)
    if found or not search.terms:
        return Hits(found, search)
    wider = search.begun()
    found = _found(store, wider)
    return Hits(found, wider if found else search, bool(found))


def _found(store: Store, search: Search) -> tuple[Hit, ...]:
    words = [_quoted(term) for term in search.terms if not term.anywhere]
    parts = [_like(term) for term in search.terms if term.anywhere]
    conditions = ["full_text MATCH ?"] if words else []
    values: list[str] = [" AND ".join(words)] if words else []
    for part in parts:
        conditions.append(
            "(full_text.title LIKE ? ESCAPE '\\' OR full_text.aliases LIKE ? ESCAPE '\\'"
            " OR full_text.body LIKE ? ESCAPE '\\')"
        )
        values += [part] * 3
    order = _RANK if words else "full_text.title LIKE ? ESCAPE '\\' DESC" if parts else "notes.path"
    values += parts[:1] if parts and not words else []
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    rows = store.rows(f"SELECT {_COLUMNS} FROM {_SOURCE} {where} ORDER BY {order}, notes.path", values)  # noqa: S608
    covered = [(_coverage(search, (*row[1:3], *json.loads(row[4]))), Hit(*row[:4])) for row in rows]
    covered.sort(key=lambda one: -one[0])
    hits = [hit for _, hit in covered]
    for one in search.filters:
        hits = _kept(store, hits, one)
    return tuple(hits)


def _coverage(search: Search, names: Iterable[str]) -> float:
    """How much of a name the words looked for make up, where it holds all of them; of its best name."""
    best = 0.0
    for name in set(names) if search.terms else ():
        words = [fold_word(word) for word in WORD.findall(name)]
        wanted = [word for term in search.terms for word in term.words]
        begun = tuple(term.words[-1] for term in search.terms if term.prefix and term.words)
        hit = [word for word in words if word in wanted or (begun and word.startswith(begun))]
        if hit and len(set(hit)) >= len(set(wanted)):
            best = max(best, len(hit) / len(words))
    return best


def _quoted(term: Term) -> str:
    """The term as FTS5 reads it: between quotes nothing is special."""
    return '"' + term.text.replace('"', '""') + '"' + ("*" if term.prefix else "")


def _like(term: Term) -> str:
    text = term.text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{text}%"


def _kept(store: Store, hits: list[Hit], one: Filter) -> list[Hit]:
    if one.kind == "type":
        return [hit for hit in hits if ((hit.type or "") == one.value) is not one.negated]
    if one.kind == "in":
        return [hit for hit in hits if (f"/{one.value}/" in f"/{hit.path.casefold()}") is not one.negated]
    tagged = _tagged(store, one.value)
    return [hit for hit in hits if (hit.path in tagged) is not one.negated]


def _tagged(store: Store, tag: str) -> Collection[str]:
    """Notes with the tag, or one nested below it."""
    rows = store.rows("SELECT path, tag FROM tags")
    return {path for path, name in rows if f"{name.casefold()}/".startswith(f"{tag}/")}
