"""What the notes say together: touchpoints and accounts by person, names that no note has; and the end of a run."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial

from netnotes.index.apply import Derived, Rows, ledger_rows, stored_of, write_unmatched
from netnotes.index.basis import Basis
from netnotes.index.codec import decode
from netnotes.index.packing import unpack
from netnotes.index.store import Store
from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.readings import Unmatched
from netnotes.vault.folders import Scan
from netnotes.vault.names import Names
from netnotes.vault.resolving import UNMATCHED_CODES, Guesses, tell_unmatched

_SOME = 500


def merged_rows(derived: Callable[[str], Derived], sources: Mapping[str, Collection[str]]) -> Rows:
    """What the notes say of these people together; ``sources`` are by person the notes that say something of them.

    ``derived`` gives what a note says of whom.
    """
    touchpoints: dict[str, list[Touchpoint]] = {}
    exchanges: dict[str, list[Exchange]] = {}
    for path in sorted({path for paths in sources.values() for path in paths}):
        found = derived(path)
        for values in found.touchpoints:
            if values[0] in sources:
                touchpoints.setdefault(values[0], []).append(decode(Touchpoint, values))
        for values in found.exchanges:
            if values[0] in sources:
                exchanges.setdefault(values[0], []).append(decode(Exchange, values))
    return ledger_rows(touchpoints, exchanges, sources)


def merge(store: Store, sources: Mapping[str, Collection[str]]) -> None:
    """Write what the stored notes say of these people together, of whom nothing is stored."""
    store.insert(merged_rows(partial(stored_of, store), sources))


def some_people(sources: dict[str, list[str]]) -> Iterator[dict[str, list[str]]]:
    """People by the hundred, taken away one by one."""
    while sources:
        yield dict(sources.popitem() for _ in range(min(len(sources), _SOME)))


def tell(store: Store, names: Callable[[], Names]) -> None:
    """Make the problems of names that no note has. Raises DamagedError."""
    stored = list(store.rows("SELECT path, data FROM _unmatched ORDER BY path"))
    store.sealed("unmatched", stored, [(path, data[:4]) for path, data in stored])
    unmatched = [decode(Unmatched, values) for _, data in stored for values in unpack(data)]
    rows = store.sealed("guesses", list(store.rows("SELECT wanted, key, near FROM _guesses")))
    known: Guesses = {(wanted, key): near for wanted, key, near in rows}
    write_unmatched(store, list(tell_unmatched(unmatched, names, known)), UNMATCHED_CODES)
    asked = {(one.wanted, one.key) for one in unmatched}
    forget_guesses(store)
    store.insert({"_guesses": [(*key, near) for key, near in known.items() if key in asked]})


def forget_guesses(store: Store) -> None:
    """Take away which names came near those that no note has."""
    store.delete("_guesses", "? IS NOT NULL", ["all"])


def finish(store: Store, basis: Basis, scan: Scan, doubtful: Collection[str], started: int) -> None:
    """Keep what this run saw, and seal what it wrote."""
    basis.keep(store)
    store.set_meta("scan", scan)
    store.set_meta("doubtful", tuple(sorted(doubtful)))
    store.set_meta("version", started)
    store.seal(started)
