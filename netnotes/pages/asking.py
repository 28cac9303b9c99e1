"""Questions in SQL while pages are made: nothing is opened or started before the first is asked."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from netnotes.model.errors import OperatorError
from netnotes.model.network import Network

if TYPE_CHECKING:
    from netnotes.index.query import Questions, Result

MOST_ROWS = 200
MOST_COUNTED = 100_000
MOST_RECORDS = 1000
MOST_QUESTIONS = 100


class Asking:
    """Asks the index of a network, or one in memory where it has none. Its rows have one order only."""

    def __init__(self, root: Path, network: Network, today: date) -> None:
        self._root, self._network, self._today = root, network, today
        self._opened = ExitStack()
        self._questions: Questions | None = None
        self._left = MOST_QUESTIONS

    def __enter__(self) -> Asking:
        return self

    def __exit__(
        self, type_: type[BaseException] | None, err: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.close()

    def for_page(self, sql: str) -> Result:
        """As many rows as a page shows, all counted. Raises QueryError."""
        return self._open().ask(sql, keep=MOST_ROWS, count=MOST_COUNTED, settled=True)

    def for_template(self, sql: str) -> list[dict[str, str | int | float | None]]:
        """The first rows as records, for `query()` in a template. Raises QueryError."""
        from netnotes.index.query import QueryError

        self._left -= 1
        if self._left < 0:
            raise QueryError(f"templates ask at most {MOST_QUESTIONS} questions", "join some of them")
        return self._open().ask(sql, keep=MOST_RECORDS, count=MOST_RECORDS, settled=True).records()

    def _open(self) -> Questions:
        if self._questions is None:
            from netnotes.index.network import StoredNetwork
            from netnotes.index.query import QueryError, Questions
            from netnotes.index.usable import usable_index
            from netnotes.rules.day_tables import day_tables

            stored = self._network
            if not isinstance(stored, StoredNetwork):
                try:
                    stored = usable_index(self._root)
                except OperatorError as err:
                    raise QueryError(err.message, err.hint) from err
                self._opened.callback(stored.close)
            rows = day_tables(self._network, self._today)
            hidden = self._network.config.dashboards_folder
            self._questions = self._opened.enter_context(Questions(stored.store, self._today, rows, hidden))
        return self._questions
