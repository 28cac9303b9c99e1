"""The files of `netnotes import`: read, recognised, and what they say; every trouble names its file and line."""

from __future__ import annotations

import stat
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from netnotes.model.errors import OperatorError

if TYPE_CHECKING:
    from netnotes.edits.importing import FileSaid
    from netnotes.importers.reading.source import Options, Source
    from netnotes.model.incoming import Incoming

MOST_BYTES = 256 * 1024 * 1024
_ARCHIVES = {b"PK\x03\x04": "a zip archive", b"\x1f\x8b": "a gzip archive"}


def read_files(names: Sequence[str], format_: str | None, options: Options) -> list[FileSaid]:
    """What each file says, in order; with a mapping of columns they are tables (any_csv).

    Raises OperatorError, which names the file and, where it can, the line.
    """
    from netnotes.edits.importing import FileSaid
    from netnotes.importers import importer, recognised
    from netnotes.importers.reading.source import NotUnderstoodError

    found = []
    if options.mapping and format_ not in (None, "any_csv"):
        why = f"--map says what the columns of a table mean, and {format_} knows what its own mean"
        raise OperatorError(why, "leave out --map, or say --as any_csv")
    for name in dict.fromkeys(names):
        source = _source(name)
        try:
            format_of = format_ or ("any_csv" if options.mapping else recognised(source))
            said = importer(format_of).read(source, options)
        except NotUnderstoodError as err:
            raise OperatorError(f"{shown_name(name)}:{err.line}: {err.message}", err.hint) from err
        found.append(FileSaid(file=shown_name(name), format=format_of, said=_with_guess(said, source)))
    return found


def _with_guess(said: Incoming, source: Source) -> Incoming:
    """What a file says, with a word on letters that may be others than they seem."""
    if not source.guessed_at:
        return said
    guess = f"line {source.guessed_at} is not UTF-8, so such lines were read as Windows-1252"
    return replace(said, told=(*said.told, f"{guess}; where letters look wrong, save the file as UTF-8 first"))


def shown_name(name: str) -> str:
    """The name of a file as messages say it."""
    return "standard input" if name == "-" else name


def _source(name: str) -> Source:
    from netnotes.importers.reading.source import Source

    data = _bytes(name)
    if not data.strip():
        raise OperatorError(f"{shown_name(name)} is empty", "export it again, or choose another file")
    for mark, what in _ARCHIVES.items():
        if data.startswith(mark):
            raise OperatorError(f"{shown_name(name)} is {what}", "unpack it, and import the files in it")
    return Source("-" if name == "-" else Path(name).name, data)


def _bytes(name: str) -> bytes:
    """The bytes of a file or of standard input. Raises OperatorError for what is missing, no file, or too large."""
    try:
        if name == "-":
            data = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                if stat.S_ISBLK(Path(name).stat().st_mode) or stat.S_ISCHR(Path(name).stat().st_mode):
                    raise OperatorError(f"{name} is a device, not a file", "name the file to import")
                data = file.read(MOST_BYTES + 1)
    except IsADirectoryError:
        raise OperatorError(f"{name} is a folder", "name the files in it") from None
    except (OSError, ValueError) as err:
        said = err.strerror if isinstance(err, OSError) else str(err)
        raise OperatorError(f"{name} cannot be read: {said}", "check the name and its permissions") from err
    if len(data) > MOST_BYTES:
        limit = f"{MOST_BYTES // 1024**2} MB"
        raise OperatorError(f"{shown_name(name)} is larger than {limit}", "split it, or export it without photos")
    return data


def parse_mapping(pairs: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Headers and fields of ``--map Header=field``. Raises OperatorError for anything else."""
    found = []
    for pair in pairs:
        header, equals, field = pair.rpartition("=")
        if not equals or not header.strip() or not field.strip():
            raise OperatorError(f"--map {pair!r} names no header and field", 'write it like --map "Job Title=role"')
        found.append((header.strip(), field.strip()))
    return tuple(found)
