"""Read the files that changed: bytes, hash and reading of each, and whether it must be looked at again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from netnotes.index.changes import is_doubtful
from netnotes.model.readings import Reading
from netnotes.vault.files import ReadTroubleError, read_with_status
from netnotes.vault.folders import stamp_of
from netnotes.vault.load import passed_over
from netnotes.vault.masking import blank_regions
from netnotes.vault.progress import Progress
from netnotes.vault.reader import NoteReader, unreadable
from netnotes.vault.walk import FoundFile


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored of a file: its role and the hash of its bytes, None where they could not be read."""

    role: str
    hash: bytes | None


@dataclass(slots=True)
class Read:
    """A file that was looked at. ``reading`` is None where it holds what it held before; ``text`` is for searching."""

    file: FoundFile
    hash: bytes | None
    doubtful: bool
    reading: Reading | None
    text: str = ""


def read_files(
    root: Path,
    files: Sequence[FoundFile],
    known: Mapping[str, Known],
    reader: NoteReader,
    started_ns: int,
    progress: Progress | None = None,
) -> Iterator[Read]:
    """Look into the files; only those whose bytes are new are read as notes."""
    for count, file in enumerate(files):
        if progress and count % 250 == 0:
            progress(count, len(files))
        yield _read(root, file, known.get(file.path), reader, started_ns)


def _read(root: Path, file: FoundFile, known: Known | None, reader: NoteReader, started_ns: int) -> Read:
    if file.role != "read":
        same = known is not None and known.role == file.role
        return Read(file, None, False, None if same else passed_over(file))
    try:
        data, status = read_with_status(f"{root}/{file.path}")
    except ReadTroubleError as err:
        return Read(file, None, True, unreadable(file.path, err.code, str(err), err.hint))
    digest = hashlib.blake2b(data, digest_size=16).digest()
    doubtful = is_doubtful(file.stamp, stamp_of(status), started_ns)
    if known is not None and known.role == "read" and known.hash == digest:
        return Read(file, digest, doubtful, None)
    reading = reader.read(file.path, data)
    text = blank_regions(data.decode("utf-8", "replace").removeprefix("\ufeff")) if reading.note.status == "ok" else ""
    return Read(file, digest, doubtful, reading, text)
