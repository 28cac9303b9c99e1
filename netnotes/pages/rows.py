"""Records of many rows, of which a page shows the first few."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar, overload

Record = dict[str, Any]
R = TypeVar("R")


class Rows(Sequence[Record], Generic[R]):
    """A sequence of records, each made from its row when a template first asks for it."""

    def __init__(self, rows: Sequence[R], make: Callable[[R], Record]) -> None:
        self._rows, self._make = rows, make
        self._made: dict[int, Record] = {}

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> list[Record]: ...
    def __getitem__(self, at: int | slice) -> Record | list[Record]:
        if isinstance(at, slice):
            return [self[index] for index in range(*at.indices(len(self._rows)))]
        if at not in self._made:
            self._made[at] = self._make(self._rows[at])
        return self._made[at]


def in_full(value: Any) -> Any:
    """The same variables as plain data only, for another process."""
    if isinstance(value, dict):
        return {key: in_full(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [in_full(inner) for inner in value]
    return list(value) if isinstance(value, Rows) else value
