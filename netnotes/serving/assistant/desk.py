"""Where an assistant's questions are answered: one at a time, each from the vault as it is at that moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar

from netnotes.index.network import StoredNetwork
from netnotes.index.store import Store
from netnotes.index.usable import usable_index
from netnotes.model.errors import OperatorError
from netnotes.model.network import Network
from netnotes.rules.quiet_text import Quiet
from netnotes.serving.assistant.refusing import NamingError
from netnotes.serving.assistant.seen import Seen, Version, version_of
from netnotes.vault.lock import vault_lock

T = TypeVar("T")


class View:
    """The vault during one call. ``network`` is what may be told; ``whole`` is for edits only, which need all of it.

    With ``private`` both are the same, and ``quiet`` leaves texts as they are.
    """

    def __init__(self, root: Path, today: date, whole: StoredNetwork, seen: Seen | None) -> None:
        self.root, self.today, self.whole, self._seen = root, today, whole, seen
        self.private = seen is None
        self.network: Network = whole if seen is None else seen.network
        self.quiet = Quiet(whole, ()) if seen is None else seen.quiet
        self.private_fields = frozenset[str]() if seen is None else seen.private_fields

    def tables(self) -> Store:
        """The index that may be asked: its tables and full text."""
        return self.whole.store if self._seen is None else self._seen.tables(self.whole)

    def names(self) -> Network:
        """The network that may be told, with every note of it: for edits that look up whom a name means."""
        return self.whole if self._seen is None else self._seen.with_notes(self.whole)

    def text(self, text: str) -> str:
        """A text that names no private note: neither in words nor by a path."""
        for path in self.quiet.hidden:
            text = text.replace(path, "a private note")
        return self.quiet.text(text)


class Desk:
    """One vault and how it is asked about: ``clock`` gives the day of each call, ``private`` lets everything be told.

    All work on the vault is done in one thread of its own, in which its index was opened; calls wait for their turn.
    """

    def __init__(self, root: Path, clock: Callable[[], date], *, private: bool = False) -> None:
        self.root, self.clock, self.private = root, clock, private
        self.made: set[tuple[int, str]] = set()
        self._thread = ThreadPoolExecutor(1, "netnotes-vault")
        self._kept: tuple[Version, Seen] | None = None
        self._ending = False

    def ask(self, answer: Callable[[View], T]) -> T:
        """The answer from the vault as it is now. Raises OperatorError and OSError; neither names a private note."""
        return self._do(self._answer, answer)

    def change(self, answer: Callable[[View], T]) -> T:
        """The same, while no other command may write: what is read is what is changed."""
        return self._do(self._answer_alone, answer)

    def _do(self, work: Callable[[Callable[[View], T]], T], answer: Callable[[View], T]) -> T:
        def begin() -> T:
            if self._ending:
                raise OperatorError("the server is ending")
            return work(answer)

        try:
            waiting = self._thread.submit(begin)
        except RuntimeError:
            raise OperatorError("the server is ending") from None
        return waiting.result()

    @contextmanager
    def afterwards(self) -> Iterator[View]:
        """The vault once more, within a call that has changed it."""
        with self._look() as view:
            yield view

    def close(self) -> None:
        """End, once the call that is being answered is done; those that wait are not answered any more."""
        self._ending = True
        self._thread.submit(self._forget)
        self._thread.shutdown(wait=True)

    def _answer_alone(self, answer: Callable[[View], T]) -> T:
        with vault_lock(self.root):
            return self._answer(answer)

    def _answer(self, answer: Callable[[View], T]) -> T:
        with self._look() as view:
            try:
                return answer(view)
            except NamingError:
                raise
            except OperatorError as err:
                raise OperatorError(view.text(err.message), view.text(err.hint)) from None

    @contextmanager
    def _look(self) -> Iterator[View]:
        today = self.clock()
        whole = usable_index(self.root)
        seen = None
        try:
            seen = None if self.private else self._seen(whole, today)
            yield View(self.root, today, whole, seen)
        finally:
            whole.close()
            if seen is not None and (self._kept is None or self._kept[1] is not seen):
                seen.close()

    def _seen(self, whole: StoredNetwork, today: date) -> Seen:
        """What may be told, made anew where the vault, its configuration or the day is another than last time."""
        version = version_of(whole, today)
        if self._kept is not None and self._kept[0] == version:
            return self._kept[1]
        self._forget()
        seen = Seen(whole, today)
        if version is not None:
            self._kept = (version, seen)
        return seen

    def _forget(self) -> None:
        if self._kept is not None:
            self._kept[1].close()
            self._kept = None
