"""A system whose N-th call goes wrong: it fails, the process is killed there, or an editor saves just before it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from netnotes.vault import renames

CALLS = ("open", "write", "fsync", "replace", "rename", "link", "mkdir", "unlink", "rmdir", "fchmod")


class KilledError(BaseException):
    """From here on this process does nothing more."""


@contextmanager
def faulty(at: int, strike: Callable[[], None], *, lasting: bool = False) -> Iterator[list[int]]:
    """Call ``strike`` before the N-th call, and before every later one where it is ``lasting``; counts the calls."""
    count = [0]

    def wrap(call: Callable[..., Any]) -> Callable[..., Any]:
        def struck(*args: Any, **options: Any) -> Any:
            count[0] += 1
            if count[0] == at or (lasting and count[0] > at):
                strike()
            return call(*args, **options)

        return struck

    with pytest.MonkeyPatch.context() as patch:
        real = renames._system_call()
        for name in CALLS:
            patch.setattr(os, name, wrap(getattr(os, name)))
        if real is not None:
            patch.setattr(renames, "_system_call", lambda: wrap(real))
        yield count


def kill() -> None:
    """What a kill does to a process, as far as the disk can tell."""
    raise KilledError


def files(root: Path) -> dict[str, bytes]:
    """Every file of a vault by its path."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def notes(root: Path) -> dict[str, bytes]:
    """The same without what a killed process left under temporary names."""
    return {path: data for path, data in files(root).items() if not path.endswith(".tmp")}
