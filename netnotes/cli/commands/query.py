"""`netnotes query`: the vault as SQL tables, read only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from netnotes.cli.completing import complete_query
from netnotes.cli.indexed import the_index
from netnotes.cli.options import command
from netnotes.cli.output.answer import Answer, Cell, Column, Format
from netnotes.cli.output.clean import clean
from netnotes.cli.session import Session
from netnotes.model.errors import OperatorError

if TYPE_CHECKING:
    from netnotes.index.query import Result, Value
    from netnotes.vault.query_files import QueryFile

TABLES = (Column("Table"), Column("Column"), Column("Type"), Column("Meaning", "wrap"))
TABLE_KEYS = ("table", "column", "type", "meaning")
NAMED = (Column("Query"), Column("What it answers", "wrap"), Column("File"))
NAMED_KEYS = ("name", "description", "path")
_WORD = re.compile(r"[\w -]+")
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")


@command(
    "netnotes query \"SELECT name, due FROM due WHERE status = 'overdue'\"",
    "netnotes query mentors      .netnotes/queries/mentors.sql of the vault",
    "netnotes query --tables     every table and column",
)
@click.argument("sql", metavar="[SQL|NAME]", nargs=-1, shell_complete=complete_query)
@click.option("--tables", is_flag=True, help="List tables and columns with their meaning.")
def query(session: Session, sql: tuple[str, ...], tables: bool) -> None:
    """Ask the vault in SQL; nothing can be changed.

    NAME is a file .netnotes/queries/NAME.sql of the vault; without SQL or NAME they are listed. Tables and columns
    are described in docs/schema.md. An answer takes at most a second and has at most 10,000 rows.
    """
    if tables:
        _show_tables(session)
        return
    from netnotes.vault.query_files import read_query_files

    named, refused = read_query_files(session.root)
    if not sql:
        _show_named(session, named)
        return
    for problem in refused:
        session.tell(clean(f"{problem.path}: {problem.message}"))
    _show_result(session, _ask(session, _statement(" ".join(sql), named)))


def _statement(text: str, named: Sequence[QueryFile]) -> str:
    """The text of the named query, or the text itself. Raises OperatorError for a name that no query has."""
    from netnotes.model.folding import closest, fold_name

    wanted = fold_name(text.removesuffix(".sql"))
    for query_file in named:
        if fold_name(query_file.name) == wanted:
            return query_file.sql
    if _WORD.fullmatch(text) and " from " not in f" {text.lower()} " and not text.lower().startswith("select "):
        near = closest(text, [query_file.name for query_file in named])
        hint = (
            f"did you mean {near}?" if near else "netnotes query lists those there are; SQL begins with SELECT or WITH"
        )
        raise OperatorError(f"there is no query called {text!r} in .netnotes/queries", hint)
    return text


def _ask(session: Session, sql: str) -> Result:
    from netnotes.index.query import Questions
    from netnotes.rules.day_tables import day_tables

    network = the_index(session)
    rows = day_tables(network, session.today)
    with Questions(network.store, session.today, rows, network.config.dashboards_folder) as questions:
        result = questions.ask(sql)
    if result.cut:
        session.tell(f"only the first {result.total:,} rows are shown: narrow the query with WHERE or LIMIT")
    elif len(result.rows) < result.total:
        session.tell(f"only the first {len(result.rows):,} of {result.total:,} rows are shown: they are long")
    return result


def _show_result(session: Session, result: Result) -> None:
    headings = [heading(name, session.asked.format) for name in result.columns]
    session.show(
        Answer(
            items=result.rows,
            keys=tuple(headings),
            record=lambda row: dict(zip(headings, row, strict=True)),
            columns=tuple(Column(name, "wrap") for name in headings),
            cells=lambda row: [_cell(value) for value in row],
            empty="No rows." if session.asked.format == "table" else "",
        )
    )


def heading(name: str, format_: Format) -> str:
    """The name of a column made harmless: it may come from the vault."""
    if format_ == "json":
        return name
    name = clean(name)
    if format_ == "csv":
        return f"'{name}" if _FORMULA.match(name) else name
    if format_ == "md":
        from netnotes.cli.output.as_markdown import escape_markdown

        return escape_markdown(name)
    return name


def _cell(value: Value) -> Cell:
    return str(value) if isinstance(value, float) else value


def _show_tables(session: Session) -> None:
    from netnotes.index.describe import tables as every_table

    rows: list[tuple[str, str, str, str]] = []
    for table in every_table():
        rows.append((table.name, "", "", table.about + (" Filled for --today." if table.daily else "")))
        rows += [(table.name, column.name, column.type, column.about) for column in table.columns]

    def cells(row: tuple[str, str, str, str]) -> Sequence[Cell]:
        return row if row[1] == "" else ("", *row[1:])

    session.show(
        Answer(
            items=rows,
            keys=TABLE_KEYS,
            record=lambda row: dict(zip(TABLE_KEYS, [row[0], *(value or None for value in row[1:])], strict=True)),
            columns=TABLES,
            cells=cells,
        )
    )


def _show_named(session: Session, named: Sequence[QueryFile]) -> None:
    from netnotes.index.query_text import described

    rows = [(query_file.name, described(query_file.sql), query_file.path) for query_file in named]
    empty = (
        "No queries are kept in this vault. A file .netnotes/queries/mentors.sql is asked with\n"
        "`netnotes query mentors` and becomes a dashboard. netnotes query --tables lists what can be asked."
    )
    session.show(
        Answer(
            items=rows,
            keys=NAMED_KEYS,
            record=lambda row: dict(zip(NAMED_KEYS, row, strict=True)),
            columns=NAMED,
            cells=lambda row: row,
            empty=empty,
        )
    )
