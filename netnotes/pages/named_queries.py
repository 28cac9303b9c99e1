"""A vault's own queries: which of them make a page, and what they answer. Nothing heavy is imported without one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from netnotes.model.places import Problem
from netnotes.pages.links import fold
from netnotes.pages.templates import is_page_name
from netnotes.vault.query_files import QueryFile, query_problem

if TYPE_CHECKING:
    from netnotes.index.query import Result

SECONDS = 15.0
"""For all queries of a vault together; what comes after is a problem."""
Ask = Callable[[str], "Result"]
"""Answers a statement: `Asking.for_page`. Raises QueryError."""


class QueryPage(NamedTuple):
    """A query with its answer, from which its page is made."""

    name: str
    path: str
    description: str
    result: Result


def page_names(files: Iterable[QueryFile], taken: Iterable[str]) -> tuple[dict[str, QueryFile], list[Problem]]:
    """The queries that make a page, by its name, and a problem for each that cannot have one.

    ``taken`` are the names of other pages. A file whose name begins with ``_`` makes none.
    """
    owners = {fold(name): name for name in taken}
    found: dict[str, QueryFile] = {}
    problems = []
    for file in files:
        if file.name.startswith("_"):
            continue
        if not is_page_name(file.name):
            message = "a page's name may hold letters, digits, spaces, - and _ only"
            problems.append(query_problem(file.path, message, "rename the file"))
        elif fold(file.name) in owners:
            message = f"there is a page called {owners[fold(file.name)]} already"
            problems.append(query_problem(file.path, message, "rename the file"))
        else:
            owners[fold(file.name)] = file.name
            found[file.name] = file
    return found, problems


def answer_queries(pages: Mapping[str, QueryFile], ask: Ask) -> tuple[tuple[QueryPage, ...], list[Problem]]:
    """Every query answered, and a problem with path and line for each that has no answer."""
    end = time.monotonic() + SECONDS
    found: list[QueryPage] = []
    problems: list[Problem] = []
    for name, file in pages.items():
        if time.monotonic() > end:
            message = "it was not reached: the queries before it took the time"
            problems.append(query_problem(file.path, message, "make those faster"))
        elif isinstance(answer := _answer(name, file, ask), QueryPage):
            found.append(answer)
        else:
            problems.append(answer)
    return tuple(found), problems


def _answer(name: str, file: QueryFile, ask: Ask) -> QueryPage | Problem:
    from netnotes.index.query import QueryError
    from netnotes.index.query_text import described, line_of

    try:
        return QueryPage(name, file.path, described(file.sql), ask(file.sql))
    except QueryError as err:
        return query_problem(file.path, err.message, err.hint, line_of(file.sql, err.word))
