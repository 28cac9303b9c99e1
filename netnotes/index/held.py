"""What an index says but for some notes, which somebody holds in another state than on disk: an editor."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from netnotes.index.apply import people_of, sources_of, stored_of
from netnotes.index.basis import Basis, stored_basis
from netnotes.index.codec import decode
from netnotes.index.packing import DamagedError, unpack
from netnotes.index.store import Store
from netnotes.model.ledger import Touchpoint
from netnotes.model.readings import Unmatched
from netnotes.vault.resolving import Guesses


def basis_of(store: Store) -> Basis:
    """What the notes of the index were read by. Raises DamagedError."""
    return stored_basis(store)


def stored_unmatched(store: Store) -> Mapping[str, tuple[Unmatched, ...]]:
    """Path of a note → the names in it that no note has. Raises DamagedError."""
    rows = store.rows("SELECT path, data FROM _unmatched ORDER BY path")
    return {path: tuple(decode(Unmatched, values) for values in unpack(data)) for path, data in rows}


def stored_guesses(store: Store) -> Guesses:
    """What was guessed for names that no note has."""
    return {(wanted, key): near for wanted, key, near in store.rows("SELECT wanted, key, near FROM _guesses")}


def people_in(store: Store, path: str) -> set[str]:
    """Of whom a note says something, nobody where it is not stored."""
    try:
        return people_of(store, [path])
    except DamagedError:
        return set()


def touchpoints_without(store: Store, person: str, held: Collection[str]) -> Iterator[Touchpoint]:
    """The touchpoints with a person as each note tells of them, by path; what ``held`` notes say is left out.

    They are as of `resolve_note`, not yet put together. Raises DamagedError.
    """
    for path in sorted(set(sources_of(store, person) or ()).difference(held)):
        for values in stored_of(store, path).touchpoints:
            if values[0] == person:
                yield decode(Touchpoint, values)
