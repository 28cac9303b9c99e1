"""Read one note from its text or bytes, as the vault's reader does."""

from typing import Any

from netnotes.model.config import Config
from netnotes.model.places import Problem
from netnotes.model.readings import Reading
from netnotes.model.settings import Settings
from netnotes.vault.reader import NoteReader


def read(text: str | bytes, path: str = "Note.md", config: Config | None = None) -> Reading:
    """The reading of a note."""
    data = text if isinstance(text, bytes) else text.encode()
    return NoteReader(config or Config(), Settings()).read(path, data)


def values(text: str | bytes) -> dict[str, Any]:
    """The properties of a note that can be read."""
    reading = read(text)
    assert reading.note.status == "ok", reading.problems
    return {prop.name: prop.value for prop in reading.note.properties}


def only_problem(text: str | bytes, path: str = "Note.md") -> Problem:
    """The one problem of a note."""
    (problem,) = read(text, path).problems
    return problem


def place(problem: Problem) -> tuple[int, int, str]:
    """Line, column and code."""
    return problem.line, problem.column, problem.code
