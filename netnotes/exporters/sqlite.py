"""The documented tables as a SQLite file, for `sqlite3`, `sqlite-utils`, Datasette and programs of your own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from netnotes.exporters.writing.options import Options, Whole
from netnotes.exporters.writing.told_rows import ToldRows
from netnotes.model.errors import OperatorError
from netnotes.model.network import Network
from netnotes.model.readings import TypedRecord
from netnotes.rules.leaving_out import NOWHERE

TITLE = "the tables of docs/schema.md (SQLite)"
SUFFIX = ".db"
MARK = b"SQLite format 3\x00"


def export(network: Network, today: date, options: Options) -> bytes:
    """Never: notes are copied, which only the whole vault has."""
    raise OperatorError("this format needs the index of a vault")


def export_whole(whole: Whole, network: Network, today: date, options: Options) -> bytes:
    """The file. Raises OperatorError for some of the people, and where there is no index."""
    from netnotes.index.network import StoredNetwork
    from netnotes.index.tables_file import copied_tables, iter_rows, iter_texts, tables_file
    from netnotes.rules.day_tables import day_tables

    if options.people is not None:
        raise OperatorError("the tables are of the whole vault", "choose people in SQL, or export json or csv")
    if not isinstance(whole.network, StoredNetwork):
        raise OperatorError("this format needs the index of a vault", "netnotes doctor says where it is kept")
    store = whole.network.store
    told = ToldRows(whole, everything=options.private)
    rows: dict[str, Iterable[Any]] = {table: told.rows(table, iter_rows(store, table)) for table in copied_tables()}
    rows["notes"] = numbered = [(number, *row[1:]) for number, row in enumerate(rows["notes"], start=1)]
    numbers = {row[1]: row[0] for row in numbered}
    texts = ((numbers[path], *words) for path, *words in told.texts(iter_texts(store)) if path in numbers)
    rows |= _records(network)
    rows |= {name: make() for name, make in day_tables(network, today).items()}
    return tables_file(rows, texts)


def _records(network: Network) -> dict[str, list[Any]]:
    """The rows of the tables that are made from records."""
    from netnotes.index.rows import exchange_row, record_rows, touchpoint_row

    rows: defaultdict[str, list[Any]] = defaultdict(list)
    records: list[TypedRecord] = [*network.people, *network.goals, *network.meetings, *network.organizations]
    for record in (*records, network.me) if network.me else records:
        for table, row in record_rows(record):
            rows[table].append(row)
    told = (one for one in network.touchpoints if one.path != NOWHERE)
    rows["touchpoints"] = [touchpoint_row(one) for one in told]
    rows["exchanges"] = [exchange_row(exchange, seq) for exchange, seq in _in_their_notes(network)]
    return dict(rows)


def _in_their_notes(network: Network) -> Iterator[tuple[Any, int]]:
    """Each favour and its number in its note, by line."""
    counts: defaultdict[str, int] = defaultdict(int)
    for exchange in sorted(network.exchanges, key=lambda one: (one.path, one.line)):
        yield exchange, counts[exchange.path]
        counts[exchange.path] += 1
