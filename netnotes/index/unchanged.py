"""Whether a build would do nothing: everything it depends on, as it was when a build last had nothing to do.

What is kept is a file beside the index. It is compared whole: the notes and pages by their stamps, the configuration
by its bytes, the program, its templates and the vault's own by their stamps, and the day. Where anything differs, or
may differ because a file is as young as the clock's grain, the build is done.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from netnotes.index.packing import pack, unpack
from netnotes.index.place import UNCHANGED, index_folder, ready_folder
from netnotes.vault.folders import Scan, Stamp, stamp_of
from netnotes.vault.inputs import Inputs, read_inputs
from netnotes.vault.looking import Look, digest_of_scan
from netnotes.vault.snippet import has_snippet

FILE = UNCHANGED
GRAIN_NS = 2_000_000_000
_OWN = ".netnotes"
_TEMPLATES = ("dashboards", "regions", "site")
_PARTS = ("cli", "index", "lint", "model", "pages", "rules", "vault")


class Said(NamedTuple):
    """What the build printed to standard output and standard error."""

    out: str
    err: str


def remember(
    root: Path, day: str, said: Said, seen: tuple[Inputs, Scan], began: int, also: Sequence[Path] = (), asked: str = ""
) -> None:
    """Keep that a build of this day had nothing to do, unless a file is too young to be trusted.

    ``seen`` is what was looked at before the notes were read, so that what changed since is no part of it; ``began``
    is when the build began, in nanoseconds. ``also`` are further files and folders that the answer depends on,
    ``asked`` what else was asked of the build. Where nothing can be written nothing is kept.
    """
    from netnotes.vault.writing import write_atomic

    started = min(began, time.time_ns())
    try:
        inputs, scan = seen
        own = tree_of(root / _OWN)
        others = _stamps((*_program(), *also))
        kept = ((day, asked, _places(root)), inputs, digest_of_scan(scan), own, others, tuple(said))
        if _settled(scan, started) and all(_old(stamp, started) for _, stamp in (*own, *others)):
            folder = ready_folder(root)
            write_atomic(folder / FILE, pack(kept), root=folder)
    except OSError:
        return


def recall(root: Path, day: str, look: Look | None = None, asked: str = "") -> Said | None:
    """What a build of this day would print, where it would do nothing else; None where it has to be done.

    ``look`` is a look through the folders that has begun already, ``asked`` as in `remember`.
    """
    try:
        with open(index_folder(root) / FILE, "rb") as file:
            kept_day, inputs, seen, own, others, said = unpack(file.read())
        if kept_day != (day, asked, _places(root)) or inputs != read_inputs(root) or own != tree_of(root / _OWN):
            return None
        look = look or Look(str(root))
        if others != _stamps(path for path, _ in others):
            return None
        if seen != look.digest():
            return None
    except (OSError, ValueError, TypeError):  # DamagedError is a ValueError
        return None
    return Said(*said)


def _places(root: Path) -> tuple[str | bool | None, ...]:
    """What decides where the state of the vault is kept, and whether pages are made for Obsidian's CSS snippet."""
    return (*map(os.environ.get, ("NETNOTES_STATE_DIR", "XDG_STATE_HOME", "HOME")), has_snippet(root))


def _settled(scan: Scan, started: int) -> bool:
    """Whether every folder could be listed and no file is so young that it may change unseen."""
    return all(
        files is not None and all(_old(stamp, started) for _, stamp in files) for files in scan.values()
    )  # fmt: skip


def _old(stamp: Stamp | None, started: int) -> bool:
    return stamp is not None and max(stamp[1], stamp[2]) < started - GRAIN_NS


def _program() -> tuple[Path, ...]:
    """The program's own files and folders, its templates among them."""
    package = Path(__file__).parent.parent
    found: list[Path] = sorted(package.glob("*.py"))
    for part in _PARTS:
        found.append(package / part)
        found += sorted(path for path in (package / part).rglob("*") if path.suffix in (".py", ".sql"))
    for templates in (top / "templates" / kind for top in (package, package.parent) for kind in _TEMPLATES):
        if templates.is_dir():
            found += [templates, *sorted(templates.iterdir())]
    return tuple(found)


def _stamps(paths: Iterable[str | Path]) -> tuple[tuple[str, Stamp | None], ...]:
    """Path and stamp of each; None for one that is not there."""
    found: list[tuple[str, Stamp | None]] = []
    for path in paths:
        try:
            found.append((str(path), stamp_of(os.stat(path))))
        except OSError:
            found.append((str(path), None))
    return tuple(found)


def tree_of(folder: Path) -> tuple[tuple[str, Stamp], ...]:
    """Every file and folder below, links not followed; nothing where there is no such folder."""
    found: list[tuple[str, Stamp]] = []
    waiting = [os.fspath(folder)]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    found.append((entry.path, stamp_of(entry.stat(follow_symlinks=False))))
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
        except (FileNotFoundError, NotADirectoryError):
            continue
    return tuple(sorted(found))
