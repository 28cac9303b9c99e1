"""Questions in SQL over a vault's index, answered by a process of their own that can only read (SPEC 10).

A statement may come with the vault, from a stranger. It is vetted, bounded in time and memory, and whatever it does
ends with that process: the notes and the index cannot be changed, and the one who asks goes on.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

from netnotes.index.query_errors import Trouble, too_slow
from netnotes.index.store import Store
from netnotes.model.errors import OperatorError
from netnotes.model.records import recordclass

PATIENCE = 10.0
"""Seconds of the wall after which an answer is not waited for; the worker's own limit is one second of computing."""
MOST_ROWS = 10_000
Value = str | int | float | None
DayRows = Mapping[str, Callable[[], Iterable[Sequence[Value]]]]
"""How to make the rows of each table that depends on the day; asked only for those that a question names."""

_START = "import sys; sys.path.insert(0, sys.argv[1]); from netnotes.index.query_worker import main; main()"


class QueryError(OperatorError):
    """A question without an answer; ``word`` is the part of it that is meant, where that is known."""

    def __init__(self, message: str, hint: str = "", word: str = "") -> None:
        super().__init__(message, hint)
        self.word = word


@recordclass(frozen=True, slots=True, kw_only=True)
class Result:
    """An answer: ``columns`` are names, each once, ``rows`` tuples of their values.

    There are ``total`` rows, or where ``cut`` more than that.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    total: int
    cut: bool

    def records(self) -> list[dict[str, Value]]:
        """Each row by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class Questions:
    """Asks questions about one index on one day. The process that answers starts with the first; close it after.

    The notes in the folder ``hidden`` are left out of `notes`: generated pages, so that no page lists itself.
    """

    def __init__(self, store: Store, today: date, day_rows: DayRows, hidden: str = "") -> None:
        self._store, self._today, self._day_rows, self._hidden = store, today, day_rows, hidden
        self._made: dict[str, list[list[Value]]] = {}
        self._worker: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Questions:
        return self

    def __exit__(
        self, type_: type[BaseException] | None, err: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ask(self, sql: str, *, keep: int = MOST_ROWS, count: int = MOST_ROWS, settled: bool = False) -> Result:
        """The answer: so many rows are kept of so many that are counted.

        ``settled`` gives rows the same order whatever the history of the index, for what is written to a file.
        Raises QueryError.
        """
        answer = self._talk({"sql": sql, "keep": keep, "most": count, "settled": settled})
        if "message" in answer:
            raise QueryError(**answer)
        rows = tuple(tuple(row) for row in answer["rows"])
        return Result(columns=distinct(answer["columns"]), rows=rows, total=answer["total"], cut=answer["cut"])

    def close(self) -> None:
        """End the process."""
        worker, self._worker = self._worker, None
        if worker is None:
            return
        for stream in (worker.stdin, worker.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        worker.kill()
        worker.wait()

    def _talk(self, question: Mapping[str, Any]) -> dict[str, Any]:
        if self._worker is None:
            self._worker = self._start()
        answer = self._exchange(question)
        while "need" in answer:
            for name in answer["need"]:
                if name not in self._made:
                    self._made[name] = [list(row) for row in self._day_rows[name]()]
            answer = self._exchange({name: self._made[name] for name in answer["need"]})
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-I", "-c", _START, str(Path(__file__).resolve().parents[2])]
        worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        head: dict[str, Any] = {"today": self._today.isoformat(), "hidden": self._hidden}
        if self._store.path is not None:
            image = b""
            head["path"] = str(self._store.path.absolute())
        else:
            image = self._store.connection.serialize()
            head["size"] = len(image)
        if worker.stdin is not None:
            with suppress(OSError):
                worker.stdin.write(json.dumps(head).encode() + b"\n" + image)
        return worker

    def _exchange(self, value: Mapping[str, Any]) -> dict[str, Any]:
        """Say something and hear the answer; a worker that does not answer is ended."""
        worker = self._worker
        if worker is None or worker.stdin is None or worker.stdout is None:
            return too_slow()._asdict()
        timer = threading.Timer(PATIENCE, worker.kill)
        timer.start()
        try:
            worker.stdin.write(json.dumps(value).encode() + b"\n")
            worker.stdin.flush()
            line = worker.stdout.readline()
        except OSError:
            line = b""
        finally:
            timer.cancel()
        if not line.endswith(b"\n"):
            self.close()
            return Trouble("this takes too much time or memory", too_slow().hint)._asdict()
        heard: dict[str, Any] = json.loads(line)
        return heard


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Names of columns, each once: the second ``name`` is ``name_2``, one without a name is ``column``."""
    found: dict[str, None] = {}
    for name in names:
        name = name.strip() or "column"
        number, made = 2, name
        while made in found:
            made, number = f"{name}_{number}", number + 1
        found[made] = None
    return tuple(found)
