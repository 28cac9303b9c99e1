"""From a folder on disk to a `Network`: settings, configuration, every note, then names across notes."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from netnotes.model.config import Config
from netnotes.model.network import Network
from netnotes.model.places import Problem
from netnotes.model.readings import Reading
from netnotes.model.settings import Settings
from netnotes.vault.config import load_config
from netnotes.vault.files import ReadTroubleError, read_bytes
from netnotes.vault.looking import look_through
from netnotes.vault.progress import Progress
from netnotes.vault.reader import NoteReader, target_only, unreadable
from netnotes.vault.resolve import resolve_network
from netnotes.vault.settings import read_settings
from netnotes.vault.walk import FoundFile, sort_files


def load_network(root: Path, progress: Progress | None = None) -> Network:
    """Read a vault. ``progress`` is told (notes read, notes in all) now and then.

    Raises OSError only where the root itself cannot be listed; whatever is wrong inside is a problem.
    """
    config, problems = load_config(root)
    settings = read_settings(root)
    with _without_gc():
        files = sort_files(look_through(root).scan(), config, settings)
        readings = list(iter_readings(root, files, config, settings, progress))
        return resolve_network(readings, config, problems)


def iter_readings(
    root: Path, files: Sequence[FoundFile], config: Config, settings: Settings, progress: Progress | None = None
) -> Iterator[Reading]:
    """The readings of the files, one by one."""
    reader = NoteReader(config, settings)
    for count, file in enumerate(files):
        if progress and count % 250 == 0:
            progress(count, len(files))
        yield _read(root, file, reader)


def _read(root: Path, file: FoundFile, reader: NoteReader) -> Reading:
    if file.role != "read":
        return passed_over(file)
    try:
        return reader.read(file.path, read_bytes(f"{root}/{file.path}"))
    except ReadTroubleError as err:
        return unreadable(file.path, err.code, str(err), err.hint)


def passed_over(file: FoundFile) -> Reading:
    """The reading of a file whose role says that it is only a link target."""
    match file.role:
        case "conflict":
            message = "a copy that a sync service made of two colliding edits; it is not read"
            hint = "move what is new in it into the note, then delete the copy"
            return target_only(
                file.path, "ignored", _problem(file.path, code="sync-conflict", message=message, hint=hint)
            )
        case "odd-name":
            message = "the file's name is not UTF-8; it is not read"
            return target_only(
                file.path, "ignored", _problem(file.path, code="odd-name", message=message, hint="rename the file")
            )
        case "template":
            return target_only(file.path, "template")
        case _:
            return target_only(file.path, "ignored")


def _problem(path: str, *, code: str, message: str, hint: str) -> Problem:
    return Problem(path=path, line=1, column=1, code=code, severity="warning", message=message, hint=hint)


@contextmanager
def _without_gc() -> Iterator[None]:
    """Reading makes many records and no cycles: collecting garbage meanwhile only costs time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
