"""Files of other programs: one file each, found by being here; a new file is a new format.

An importer has a docstring whose first line is its documentation, ``TITLE`` (what its files are called, for people),
``recognise(source) -> int`` (0: not mine, to 100: surely mine; cheap, and never raises) and
``read(source, options) -> Incoming``, which raises `NotUnderstoodError` where the whole file cannot be read; what is
wrong with one row is a `LeftOut`. The module's name is the name of the format (``--as``). What several share is in
`netnotes.importers.reading`.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import Protocol, cast

from netnotes.importers.reading.source import NotUnderstoodError, Options, Source
from netnotes.model.incoming import Incoming

_HEADERS = (
    "a table of people has a line of headers with name, first name or email and one more, such as company or phone; "
    "one of contacts has date, person and one of kind, gave, got, direction"
)


class Importer(Protocol):
    """What a module of this package is."""

    TITLE: str

    def recognise(self, source: Source) -> int:
        """How sure it is that the file is of this format."""

    def read(self, source: Source, options: Options) -> Incoming:
        """What the file says."""


def names() -> tuple[str, ...]:
    """The formats, by name."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg))


def importer(name: str) -> Importer:
    """The importer of a format. Raises KeyError where there is none."""
    if name not in names():
        raise KeyError(name)
    return cast(Importer, import_module(f"{__name__}.{name}"))


def recognised(source: Source) -> str:
    """The name of the format that is surest of the file, the first by name of several.

    Raises NotUnderstoodError where none is.
    """
    sure, name = max(((importer(name).recognise(source), name) for name in reversed(names())), default=(0, ""))
    if sure <= 0:
        raise NotUnderstoodError(
            1, "no format was recognised in it", f"{_HEADERS}; or say which one it is with --as: {', '.join(names())}"
        )
    return name
