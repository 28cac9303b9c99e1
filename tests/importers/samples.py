"""The samples of the formats, and what they say as plain JSON; the contract test and `expect` work with these."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from netnotes.importers import importer
from netnotes.importers.reading.source import NotUnderstoodError, Options, Source
from netnotes.model.dates import PartialDate
from netnotes.model.incoming import Incoming

HERE = Path(__file__).parent
TODAY = date(2026, 11, 21)
MINE = frozenset({"robin moreira", "robin@example.org"})
_EXPECTED, _OPTIONS = ".expected.json", ".options.json"


@dataclass(frozen=True, slots=True)
class Sample:
    """One file of a format; `NAME.options.json` beside it may say how it is to be read."""

    format: str
    path: Path

    @property
    def expected(self) -> Path:
        """Where stands what it says."""
        return self.path.with_name(self.path.name + _EXPECTED)

    @property
    def source(self) -> Source:
        """The file as a command reads it."""
        return Source(self.path.name, self.path.read_bytes())

    @property
    def options(self) -> Options:
        """The day and the owner of every sample, and what this one asks for."""
        return Options(today=TODAY, mine=MINE, mapping=tuple((h, f) for h, f in self._asked.get("mapping", [])))

    @property
    def named(self) -> bool:
        """Whether nothing in it tells the format: it must be named."""
        return bool(self._asked.get("named", False))

    @property
    def _asked(self) -> Any:
        beside = self.path.with_name(self.path.name + _OPTIONS)
        return json.loads(beside.read_text(encoding="utf-8")) if beside.exists() else {}

    @property
    def readable(self) -> bool:
        """Whether it is expected to be read, and not to be refused."""
        return not (self.expected.exists() and '"refused"' in self.expected.read_text(encoding="utf-8")[:20])

    def said(self) -> Any:
        """What the format reads in it, as plain JSON; a file that it refuses says where, why and how to mend it."""
        try:
            return plain(read(self))
        except NotUnderstoodError as err:
            return {"refused": {"line": err.line, "message": err.message, "hint": err.hint}}


def read(sample: Sample) -> Incoming:
    """What the sample says. Raises NotUnderstoodError."""
    return importer(sample.format).read(sample.source, sample.options)


def samples(format: str) -> list[Sample]:
    """The samples of one format, by name."""
    folder = HERE / format
    files = sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []
    return [Sample(format, path) for path in files if not path.name.endswith((_EXPECTED, _OPTIONS, ".py"))]


def plain(value: Any) -> Any:
    """A value as JSON: dates as ISO text, records without what is empty or usual."""
    if isinstance(value, date | PartialDate):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(inner) for name, inner in _told(value)}
    if isinstance(value, tuple | list):
        return [plain(inner) for inner in value]
    return value


def _told(record: Any) -> Iterator[tuple[str, Any]]:
    for field in fields(record):
        value = getattr(record, field.name)
        if field.default is MISSING or value != field.default:
            yield field.name, value


def written(value: Any) -> str:
    """The JSON as it stands in a file that somebody reads."""
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"
