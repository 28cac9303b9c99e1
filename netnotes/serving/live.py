"""What open pages are told: which pages changed since they were loaded, and what is wrong with the notes."""

from __future__ import annotations

import json
import secrets
import threading
from collections import deque
from collections.abc import Iterable, Sequence
from typing import NamedTuple

MOST_KEPT = 32
MOST_PATHS = 500


class Banner(NamedTuple):
    """What a page shows above all else: a sentence, some lines, and a page of the site that says more."""

    title: str
    lines: tuple[str, ...] = ()
    page: str = ""


class _Change(NamedTuple):
    number: int
    paths: frozenset[str] | None


class Live:
    """The state of a preview, shared by all threads; only the last changes are kept.

    A revision names the run of the program too, so that pages that an earlier one served are loaded anew.
    """

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._run = secrets.token_hex(4)
        self._number = 0
        self._told = 0
        self._changes: deque[_Change] = deque(maxlen=MOST_KEPT)
        self._banner: Banner | None = None

    @property
    def revision(self) -> str:
        """The name of what is served now."""
        return f"{self._run}-{self._number}"

    def changed(self, paths: Sequence[str], banner: Banner | None) -> None:
        """These files of the site are new, changed or gone; and what is wrong now."""
        with self._news:
            if paths:
                self._number += 1
                few = len(paths) <= MOST_PATHS
                self._changes.append(_Change(self._number, frozenset(paths) if few else None))
            self._say(banner if paths or banner != self._banner else self._banner, bool(paths))

    def warn(self, banner: Banner) -> None:
        """Nothing changed, but something is wrong."""
        with self._news:
            self._say(banner, False)

    def _say(self, banner: Banner | None, certainly: bool) -> None:
        if certainly or banner != self._banner:
            self._banner = banner
            self._told += 1
            self._news.notify_all()

    def message(self, since: str) -> tuple[int, str, str]:
        """A counter of news, the revision, and as JSON what a page of revision ``since`` is told."""
        with self._news:
            paths = self._since(since)
            said = {
                "revision": self.revision,
                "changed": None if paths is None else sorted(paths),
                "banner": self._banner._asdict() if self._banner else None,
            }
            return self._told, self.revision, json.dumps(said, ensure_ascii=True)

    def wait(self, told: int, seconds: float) -> bool:
        """Wait until there is news after the counter; whether there is."""
        with self._news:
            return self._news.wait_for(lambda: self._told != told, seconds)

    def _since(self, revision: str) -> Iterable[str] | None:
        """What changed after a revision; None where that may be anything."""
        run, _, number = revision.partition("-")
        if run != self._run or not (number.isascii() and number.isdigit()) or len(number) > 9:
            return None
        later = [change for change in self._changes if change.number > int(number)]
        if len(later) != self._number - int(number):
            return None
        found: set[str] = set()
        for change in later:
            if change.paths is None:
                return None
            found |= change.paths
        return found
