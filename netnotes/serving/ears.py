"""Be told of changes: watchdog's observer, with what concerns nobody left out, and a bell that waits for quiet."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)

from netnotes.serving.relevance import Concern, Outputs, concern_of

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

_HEARD: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
_WHOLE = (DirCreatedEvent, DirDeletedEvent, DirMovedEvent, FileDeletedEvent)
_OPEN_FILES = Path("/proc/self/fdinfo")
logging.getLogger("watchdog").addHandler(logging.NullHandler())  # what it logs is of no use on a user's terminal


class Bell:
    """Rung by any thread; one waits for it, and for quiet after it."""

    def __init__(self) -> None:
        self._rung = threading.Event()
        self._lock = threading.Lock()
        self._concerns: set[Concern] = set()
        self._last = 0.0

    def ring(self, concern: Concern | None = None) -> None:
        """Something changed; without a concern only whoever waits is woken."""
        with self._lock:
            if concern:
                self._concerns.add(concern)
                self._last = time.monotonic()
        self._rung.set()

    def wait(self, seconds: float) -> None:
        """Until it rings, or so long."""
        self._rung.wait(seconds)
        self._rung.clear()

    def silence(self) -> float:
        """For how many seconds nothing has changed."""
        with self._lock:
            return time.monotonic() - self._last

    def rang(self) -> bool:
        """Whether something changed that nobody took yet."""
        return bool(self._concerns)

    def take(self) -> Collection[Concern]:
        """What changed since it was last asked."""
        with self._lock:
            taken, self._concerns = self._concerns, set()
        return taken


class Ears(FileSystemEventHandler):
    """Rings the bell when something below the root changes that a build depends on."""

    def __init__(self, root: Path, bell: Bell, outputs: Outputs) -> None:
        self._root, self._bell, self.outputs = root, bell, outputs
        self._real = os.path.realpath(root)
        self._observer: BaseObserver | None = None

    def start(self) -> None:
        """Begin. Raises OSError where the system cannot watch the folder."""
        from watchdog.observers import Observer
        from watchdog.observers.polling import PollingObserver

        self.stop()
        self._real = os.path.realpath(self._root)
        observer = Observer()
        if isinstance(observer, PollingObserver):
            raise OSError("this system has no way to tell of changes")
        self._observer = observer
        observer.start()
        observer.schedule(self, self._real, recursive=True, event_filter=_HEARD)

    def stop(self) -> None:
        """Listen no longer."""
        observer, self._observer = self._observer, None
        if observer is not None and observer.is_alive():
            observer.stop()

    def is_well(self) -> bool:
        """Whether it still listens, and none of its threads came to an end."""
        observer = self._observer
        return observer is not None and observer.is_alive() and all(one.is_alive() for one in observer.emitters)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Ring for what concerns a build; where something was moved, for both of its places."""
        for raw in (event.src_path, event.dest_path):
            path = os.fsdecode(raw)
            if path.startswith(self._real) and path != self._real:
                inside = os.path.relpath(path, self._real).replace(os.sep, "/")
                if concern := concern_of(inside, self.outputs, whole=isinstance(event, _WHOLE)):
                    self._bell.ring(concern)


def unheard(root: Path, folders: Iterable[str]) -> str | None:
    """The first of these folders of the root that is there and not watched; None also where that cannot be known.

    Only Linux watches each folder by itself, and has a limit for them; it tells what is watched in `/proc`.
    """
    watched = _watched()
    if not watched or _inode(root) not in watched:
        return None  # not Linux, or a file system on which the numbers differ
    return next((folder for folder in folders if (number := _inode(root / folder)) and number not in watched), None)


def _watched() -> set[int]:
    """The inodes of all that this process watches."""
    found: set[int] = set()
    try:
        files = list(_OPEN_FILES.iterdir())
    except OSError:
        return found
    for file in files:
        try:
            lines = file.read_text(encoding="ascii", errors="replace").splitlines()
        except OSError:  # closed by now
            continue
        for line in lines:
            if line.startswith("inotify "):
                found.update(int(word[4:], 16) for word in line.split() if word.startswith("ino:"))
    return found


def _inode(folder: Path) -> int | None:
    try:
        return os.stat(folder, follow_symlinks=False).st_ino
    except OSError:
        return None
