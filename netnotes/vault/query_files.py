"""Read a vault's own queries, `.netnotes/queries/*.sql`, as text. They come from whoever made the vault."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import NamedTuple

from netnotes.model.places import Problem
from netnotes.vault.files import ReadTroubleError, read_text

FOLDER = ".netnotes/queries"
MAX_QUERY = 64 * 1024
MOST_QUERIES = 50
_ENDING = ".sql"


class QueryFile(NamedTuple):
    """A named query: the file's name without its ending, its path in the vault, and its text."""

    name: str
    path: str
    sql: str


def read_query_files(root: Path) -> tuple[tuple[QueryFile, ...], tuple[Problem, ...]]:
    """The vault's queries by name, and a problem for each file that is refused: links, too large, not UTF-8."""
    folder = root
    for part in FOLDER.split("/"):
        folder = folder / part
        if folder.is_symlink():
            return (), (query_problem(folder.relative_to(root).as_posix(), "a symbolic link is not followed"),)
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(_ENDING) and not name.startswith("."))
    except OSError:
        return (), ()
    found: list[QueryFile] = []
    problems: list[Problem] = []
    for name in names:
        path = f"{FOLDER}/{os.fsencode(name).decode('utf-8', 'backslashreplace')}"
        try:
            if (folder / name).is_symlink() or not (folder / name).is_file():
                problems.append(query_problem(path, "only regular files are read, links are not followed"))
            elif len(found) == MOST_QUERIES:
                problems.append(query_problem(path, f"only {MOST_QUERIES} queries are read"))
            else:
                found.append(QueryFile(_name_of(path), path, read_text(folder / name, MAX_QUERY)))
        except ReadTroubleError as err:
            problems.append(query_problem(path, str(err), line=err.line))
    return tuple(found), tuple(problems)


def query_problem(path: str, message: str, hint: str = "", line: int = 1) -> Problem:
    """A query that has no answer."""
    hint = hint or "its page is not made until this is mended"
    return Problem(path=path, line=line, column=1, code="query-error", severity="error", message=message, hint=hint)


def _name_of(path: str) -> str:
    return unicodedata.normalize("NFC", path.rsplit("/", 1)[-1].removesuffix(_ENDING))
