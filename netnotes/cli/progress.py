"""How far a long piece of work is, on a terminal's standard error, once it has lasted a second."""

from __future__ import annotations

import sys
import time
from types import TracebackType

PATIENCE = 1.0


class Progress:
    """Call it with (done, total) now and then; used as a context it takes its word back at the end."""

    def __init__(self, what: str, *, quiet: bool) -> None:
        self._what = what
        self._stream = None if quiet or sys.stderr is None or not sys.stderr.isatty() else sys.stderr
        self._start = time.monotonic()
        self._said = 0

    def __call__(self, done: int, total: int) -> None:
        """Say how far it is, where the work takes long enough for that to matter; nothing of nothing is the end."""
        if self._stream is None or time.monotonic() - self._start < PATIENCE:
            return
        if not total:
            self._clear()
            return
        text = f"{self._what}: {done:,} of {total:,}"
        self._stream.write(f"\r{text:<{self._said}}")
        self._stream.flush()
        self._said = len(text)

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, type_: type[BaseException] | None, err: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._clear()

    def _clear(self) -> None:
        if self._stream is not None and self._said:
            self._stream.write(f"\r{'':<{self._said}}\r")
            self._stream.flush()
