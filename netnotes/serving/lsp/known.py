"""One vault as an editor sees it: the saved notes from the index, and the open ones as they are being written."""

from __future__ import annotations

from collections.abc import Mapping, Set
from datetime import date
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from netnotes.index.asking import find_asking, read_named
from netnotes.index.held import basis_of, people_in, stored_guesses, stored_unmatched, touchpoints_without
from netnotes.index.load import TROUBLE, index_network, memory_network
from netnotes.index.network import StoredNetwork
from netnotes.lint import iter_checks
from netnotes.model.errors import OperatorError
from netnotes.model.places import Problem
from netnotes.model.readings import Named, Reading, Resolved, Unmatched
from netnotes.serving.lsp.seen import SeenNetwork
from netnotes.vault.changing import current
from netnotes.vault.files import MAX_NOTE, too_large
from netnotes.vault.households import second_me
from netnotes.vault.load import passed_over
from netnotes.vault.names import Names, keys_of, named
from netnotes.vault.reader import NoteReader, unreadable
from netnotes.vault.resolve import resolve_note, touch_keys
from netnotes.vault.resolving import Guesses, tell_unmatched
from netnotes.vault.walk import FoundFile, role_of

MOST_AROUND = 200
"""So many notes beside the open ones are looked at anew when a name changes before it is saved."""


class _Saved(NamedTuple):
    """What is known of the saved notes."""

    network: StoredNetwork
    named: Mapping[str, Named]
    unmatched: Mapping[str, tuple[Unmatched, ...]]
    guesses: Guesses


class KnownVault:
    """The notes of one vault. ``texts`` are the bytes of the open ones by path; nothing is ever written."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.texts: dict[str, bytes] = {}
        self._saved: _Saved | None = None
        self._readings: dict[str, tuple[bytes, Reading]] = {}
        self._readable: dict[str, tuple[bytes, Reading | None]] = {}
        self._names: tuple[Mapping[str, Named], Names] | None = None
        self._guesses: Guesses = {}
        self._trusted = True

    @property
    def saved(self) -> _Saved:
        """The saved notes; read, or what changed of them, when they are first asked for after `refresh`."""
        if self._saved is None:
            try:
                self._saved = _look((index_network if self._trusted else memory_network)(self.root))
            except TROUBLE:
                self._saved = _look(memory_network(self.root))
            basis = basis_of(self._saved.network.store)
            self.reader = NoteReader(basis.config, basis.settings)
            self._guesses = dict(self._saved.guesses)
        return self._saved

    @property
    def network(self) -> StoredNetwork:
        """What the saved notes say."""
        return self.saved.network

    def refresh(self) -> None:
        """Look at the disk again before the next answer."""
        self.close()
        self._names = None
        self._readings.clear()
        self._readable = {path: (data, None) for path, (data, _) in self._readable.items()}

    def distrust(self) -> None:
        """Read the notes themselves from now on: the stored index turned out damaged."""
        self._trusted = False
        self.refresh()

    def close(self) -> None:
        """Let go of the index."""
        if self._saved is not None:
            self._saved.network.close()
            self._saved = None

    def data(self, path: str) -> bytes | None:
        """The bytes of a note, open or saved; None where there are none to be had."""
        if path in self.texts:
            return self.texts[path]
        try:
            return current(self.root, path)
        except OperatorError:
            return None

    def reading(self, path: str) -> Reading:
        """What a note says by itself, as it is open, else as it is saved."""
        _ = self.saved
        data = self.data(path) or b""
        known = self._readings.get(path)
        if known is None or known[0] != data:
            known = self._readings[path] = data, self._read(path, data)
            if path in self.texts and known[1].note.status != "unreadable":
                self._readable[path] = known
        return known[1]

    def kept(self, path: str) -> Reading:
        """What a note says to others: where it cannot be read for a moment, what it said when it last could.

        Else every other open note would lose a name, and find it again, while one property is typed.
        """
        reading = self.reading(path)
        if reading.note.status != "unreadable" or path not in self.texts or path not in self._readable:
            return reading
        data, known = self._readable[path]
        known = known or self._read(path, data)
        self._readable[path] = data, known
        return known

    def _read(self, path: str, data: bytes) -> Reading:
        role = role_of(path, self.reader.config, self.reader.settings)
        if role != "read":
            return passed_over(FoundFile(path, role))
        if len(data) > MAX_NOTE:
            err = too_large()
            return unreadable(path, err.code, str(err), err.hint)
        return self.reader.read(path, data)

    @property
    def names(self) -> Names:
        """What all notes are called, the open ones as they are now."""
        saved = self.saved.named
        held = {path: named(self.kept(path)) for path in self.texts}
        changed = {path: name for path, name in held.items() if saved.get(path) != name}
        if self._names is None or self._names[0] != changed:
            before = {} if self._names is None else self._names[0]
            self._names = changed, Names({**saved, **changed}.values())
            if changed or before:
                self._guesses = {}
        return self._names[1]

    def resolved(self, path: str) -> Resolved:
        """What a note says given what all notes are called."""
        return resolve_note(self.reading(path), self.names, touch_keys(self.reader.config))

    def problems(self, today: date) -> dict[str, list[Problem]]:
        """Open note → what `check` would list for it if all open notes were saved as they are.

        The others see a note that cannot be read as it last could be (see `kept`).
        """
        self._readable = {path: known for path, known in self._readable.items() if path in self.texts}
        held = {path: self._held(path) for path in (*self.texts, *self._around())}
        seen = self._seen(held)
        mine = [head.path for head in seen.heads if head.type == "me"]
        checked = (check(seen) for _, check in iter_checks(by_day=False))
        dated = (check(seen, today) for _, check in iter_checks(by_day=True))
        own = (found.problems for _, found in held.values())
        told = self._told({path: found.unmatched for path, (_, found) in held.items()})
        problems = set(chain(told, second_me(mine), *own, *checked, *dated))
        broken = {path for path in self.texts if self.kept(path) is not self.reading(path)}
        found = {path: sorted(one for one in problems if one.path == path) for path in self.texts}
        return found | {path: sorted(self.resolved(path).problems) for path in broken}

    def _held(self, path: str) -> tuple[Reading, Resolved]:
        reading = self.kept(path)
        return reading, resolve_note(reading, self.names, touch_keys(self.reader.config))

    def _around(self) -> list[str]:
        """The notes that are not open and may mean something else, because of a name that is not saved yet."""
        _ = self.names
        saved, changed = self.saved.named, self._names[0] if self._names else {}
        if not changed:
            return []
        both = [one for path, now in changed.items() for one in (saved.get(path), now) if one is not None]
        keys: Set[str] | None = {key for one in both for key in keys_of(one)}
        if any(one.type == "me" for one in both):
            keys = None
        found = [path for path in find_asking(self.network.store, keys) if path not in self.texts]
        return found if len(found) <= MOST_AROUND else []

    def _seen(self, held: Mapping[str, tuple[Reading, Resolved]]) -> SeenNetwork:
        store = self.network.store
        around = {person for path in held for person in people_in(store, path)}
        return SeenNetwork(self.network, held, around, lambda person: touchpoints_without(store, person, held.keys()))

    def _told(self, unmatched: Mapping[str, tuple[Unmatched, ...]]) -> list[Problem]:
        """The names that no note has. Nothing is guessed for those that are told in notes that are not open."""
        everywhere = {**self.saved.unmatched, **unmatched}
        found = sorted(chain.from_iterable(everywhere.values()), key=lambda one: one.problem)
        first: dict[tuple[str, str], Unmatched] = {}
        for one in found:
            first.setdefault((one.wanted, one.key), one)
        elsewhere: Guesses = {
            (one.wanted, one.key): None for one in first.values() if one.problem.path not in self.texts
        }
        known = {**elsewhere, **self._guesses}
        told = list(tell_unmatched(list(first.values()), lambda: self.names, known))
        self._guesses = {key: near for key, near in known.items() if key in self._guesses or key not in elsewhere}
        return told


def _look(network: StoredNetwork) -> _Saved:
    store = network.store
    return _Saved(network, {one.path: one for one in read_named(store)}, stored_unmatched(store), stored_guesses(store))
