"""Keep the dashboards up to date: build, wait until something changed and it is quiet again, build (SPEC 9)."""

from __future__ import annotations

import errno
import gc
import math
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol

from netnotes.model.errors import OperatorError
from netnotes.serving.ears import Bell, Ears, unheard
from netnotes.serving.rebuilding import Rebuilt
from netnotes.serving.relevance import OWN, Outputs
from netnotes.serving.sight import Place, Sight, are_as_left, place_of, take_sight

TICK = 1.0
"""How often the day and the vault's folder are looked at, and all notes where the system tells of no changes."""
QUIET = 0.2
"""Changes that come closer together than that belong together."""
MOST_PATIENCE = 10.0
"""Where it never gets quiet a build begins all the same."""
HEARTBEAT = 60.0
"""How often all is looked at, should the system have forgotten to tell of a change."""
YOUNG = 2.1
"""Notes that changed just now are filled when they are older than two seconds."""
RETRY = 5.0


class Listener(Protocol):
    """Who is told what a watch does."""

    def built(self, rebuilt: Rebuilt) -> None:
        """A build is done."""

    def failed(self, err: OperatorError | OSError) -> None:
        """A build could not be done; it is tried again."""

    def told(self, line: str) -> None:
        """Something else that the user should know."""


class Watch:
    """Keeps one vault built. ``today`` is asked for the day every second; ``poll`` never asks the system for changes.

    ``build`` makes the pages of a day; whatever it raises but OperatorError and OSError ends the watch.
    """

    def __init__(
        self,
        root: Path,
        build: Callable[[date], Rebuilt],
        today: Callable[[], date],
        listener: Listener,
        *,
        poll: bool = False,
    ) -> None:
        self._root, self._make, self._today, self._listener, self._poll = root, build, today, listener, poll
        self._bell = Bell()
        self._ears = Ears(root, self._bell, Outputs())
        repository = next((folder / ".git" for folder in (root, *root.parents) if (folder / ".git").is_dir()), None)
        self._git_lock = repository / "index.lock" if repository else None
        self._stopped = False
        self._built: Rebuilt | None = None
        self._day: date | None = None
        self._seen: Sight | None = None
        self._place: Place | None = None
        self._due = self._next_look = math.inf

    def run(self) -> None:
        """Build, and again whenever that is due, until `stop` is called.

        The first build is made before there are threads: only then may it divide its work among processes.
        """
        self._build()
        self._listen()
        try:
            while not self._stopped:
                self._turn()
        finally:
            self._ears.stop()

    def stop(self) -> None:
        """End; may be called by another thread."""
        self._stopped = True
        self._bell.ring()

    def _turn(self) -> None:
        if not self._bell.rang():
            self._bell.wait(TICK)
        if self._stopped:
            return
        place = place_of(self._root)
        if place is None:
            self._wait_for_return()
        elif place != self._place or not (self._poll or self._ears.is_well()):
            self._listen()
        elif self._is_wanted():
            self._build()
            self._check_ears()

    def _is_wanted(self) -> bool:
        """Whether a build is due: for a change once it is quiet, for another day, or for what had to wait."""
        if self._bell.rang():
            return self._settle()
        now = time.monotonic()
        if self._today() != self._day or now >= self._due:
            return True
        if now >= self._next_look:
            self._next_look = now + (TICK if self._poll else HEARTBEAT)
            return self._looks_different()
        return False

    def _settle(self) -> bool:
        """Wait until editors and git are done; whether what they did concerns the pages."""
        concerns = set(self._bell.take())
        began = time.monotonic()
        while time.monotonic() - began < MOST_PATIENCE and not self._stopped:
            if (rest := QUIET - self._bell.silence()) > 0:
                time.sleep(rest)
            elif not self._is_checked_out():
                break
            else:
                time.sleep(QUIET)
        concerns |= set(self._bell.take())
        return "notes" in concerns or self._pages_differ()

    def _is_checked_out(self) -> bool:
        """Whether git changes files just now."""
        return self._git_lock is not None and self._git_lock.exists()

    def _pages_differ(self) -> bool:
        """Whether somebody else changed the dashboards."""
        now = self._look()
        if now is None or self._seen is None or self._built is None:
            return True
        if not are_as_left(self._root, self._built.config.cache, self._seen.pages, now.pages):
            return True
        self._seen = self._seen._replace(pages=now.pages)
        return False

    def _looks_different(self) -> bool:
        """Whether anything changed since the last build, as far as looking tells; if so, once it does so no more."""
        now = self._look()
        if now is None:
            return False
        if self._seen and now.basis == self._seen.basis and (now.young or not self._seen.young):
            if now.young:
                self._next_look = min(self._next_look, time.monotonic() + YOUNG)
            return now.pages != self._seen.pages and self._pages_differ()
        began = time.monotonic()
        while time.monotonic() - began < MOST_PATIENCE:
            time.sleep(QUIET)
            later = self._look()
            if later is None or later[:2] == now[:2]:
                break
            now = later
        return True

    def _look(self) -> Sight | None:
        try:
            return take_sight(self._root, self._ears.outputs)
        except OSError:
            return None

    def _build(self) -> None:
        """Build, and remember what there was to be seen before it."""
        self._day, self._seen, self._due = self._today(), self._look(), math.inf
        failure: OperatorError | OSError | None = None
        try:
            built = self._built = self._make(self._day)
        except (OperatorError, OSError) as err:
            failure = err
        if failure is None:
            self._ears.outputs = Outputs(built.config.dashboards_folder, built.config.site_folder)
            if built.result.waiting:
                self._due = time.monotonic() + YOUNG
            self._listener.built(built)
        elif place_of(self._root) is not None:
            self._due = time.monotonic() + RETRY
            self._listener.failed(failure)
        gc.collect()  # what a build leaves behind goes in one sweep, and memory does not grow

    def _listen(self) -> None:
        """Begin to listen, now or anew; what changed until then shows by looking."""
        self._place = place_of(self._root)
        if not self._poll:
            try:
                self._ears.start()
            except OSError as err:
                self._ears.stop()
                if place_of(self._root) is None:
                    return
                self._begin_to_poll(_reason(err))
        self._check_ears()
        self._next_look = 0.0

    def _check_ears(self) -> None:
        """Look instead of listening where a folder is not watched and will not be."""
        if self._poll or self._seen is None:
            return
        own = [path for path, _ in self._seen.basis.own if Path(path).is_dir()]
        folders = (*self._seen.folders, OWN, ".obsidian", *own)
        if unheard(self._root, folders) is None:
            return
        time.sleep(QUIET)
        if unheard(self._root, folders) is None:  # it had only just come
            return
        try:
            self._next_look = 0.0  # what is told between the two is lost
            self._ears.start()
            if unheard(self._root, folders) is not None:
                raise OSError(errno.ENOSPC, "")
        except OSError as err:
            self._begin_to_poll(_reason(err))

    def _begin_to_poll(self, reason: str) -> None:
        self._ears.stop()
        self._poll, self._next_look = True, 0.0
        self._listener.told(f"{reason}; looking for changes every second instead")

    def _wait_for_return(self) -> None:
        """The folder is gone, or empty: nothing is written until it is back."""
        self._ears.stop()
        self._place = None
        self._listener.told(f"{self._root} is gone, or empty: waiting until it is back")
        while place_of(self._root) is None:
            self._bell.wait(TICK / 2)
            if self._stopped:
                return
        self._listener.told(f"{self._root} is back")
        self._listen()


def _reason(err: OSError) -> str:
    if err.errno in (errno.ENOSPC, errno.EMFILE):
        return "the system watches no more folders (on Linux fs.inotify.max_user_watches sets how many)"
    return f"the system cannot watch this folder ({err.strerror or err})"
