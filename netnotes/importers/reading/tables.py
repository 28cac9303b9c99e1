"""Tables as programs and people save them: what parts the cells, where the header stands, on which line a row begins.

The separator (comma, semicolon, tab, bar) and the header are found together: of all lines near the top, under every
separator, the header is the one in which most cells are known. What stands before it (LinkedIn's remarks, ``sep=;``)
is passed over. A row is told by the line of the file on which it begins, also after cells of several lines.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from netnotes.importers.reading.source import NotUnderstoodError, Source
from netnotes.model.incoming import LeftOut
from netnotes.model.records import recordclass

SEPARATORS = (",", ";", "\t", "|")
LONGEST_CELL, MOST_CELLS = 131_072, 20_000_000
_SCANNED_LINES, _SCANNED_SIGNS = 60, 65_536
_LOOKED_AT = 20
_END = "\0the end"


@recordclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The header of a table: its cells, the line it stands on, and the line on which the rows begin."""

    cells: tuple[str, ...]
    line: int
    rows_from: int
    separator: str
    quote: str


class Row(NamedTuple):
    """One row: the line of the file on which it begins, and its cells, stripped, as many as the header has.

    ``surplus`` are the cells beyond the header, where one of them says something.
    """

    line: int
    cells: list[str]
    surplus: tuple[str, ...] = ()


def find_header(text: str, weigh: Callable[[Sequence[str]], int]) -> Header | None:
    """The header near the top of a text: what ``weigh`` gives most for, the first of several; None where it is 0."""
    best, found = 0, None
    for header in _candidates(text[:_SCANNED_SIGNS]):
        if (weight := weigh(header.cells)) > best:
            best, found = weight, header
    return found


def is_regular(text: str, header: Header) -> bool:
    """Whether what stands below a header is a table: most of its rows have as many cells, one row is enough.

    Prose and programs have commas too, and Markdown has bars at both ends of its rows.
    """
    if header.separator == "|" and not header.cells[0]:
        return False
    lines = islice(io.StringIO(text), header.rows_from - 1, None)
    reader = csv.reader(lines, delimiter=header.separator, quotechar=header.quote)
    try:
        widths = [len(cells) for cells in islice(reader, _LOOKED_AT) if any(cells)]
    except csv.Error:
        return False
    widths = widths[: max(1, len(widths) - 1)]  # the last one may be cut
    fitting = sum(width == len(header.cells) for width in widths)
    return 2 * fitting >= len(widths)


def iter_rows(source: Source, header: Header) -> Iterator[Row]:
    """The rows below a header; empty ones, and the header where it comes again, are passed over.

    Raises NotUnderstoodError for a quotation mark that is never closed, for a cell beyond `LONGEST_CELL`, and for more
    than `MOST_CELLS` in all, which a wide header and short rows reach in a small file.
    """
    ended: list[bool] = []
    lines = islice(io.StringIO(source.text), header.rows_from - 1, None)
    reader = csv.reader(_with_end(lines, ended), delimiter=header.separator, quotechar=header.quote)
    width, count = len(header.cells), 0
    while True:
        line = header.rows_from + reader.line_num
        try:
            cells = next(reader)
        except csv.Error as error:
            raise _too_long(line) from error
        if ended:
            if cells == [_END]:
                return
            raise _never_closed(line)
        row = _row(line, cells, width)
        if row is not None and tuple(row.cells) != header.cells:
            count += width
            if count > MOST_CELLS:
                raise _too_many(line)
            yield row


def too_wide(row: Row, header: Header) -> LeftOut:
    """Why a row with more cells than the header is left out: nobody knows which cell belongs where."""
    name = " ".join(cell for cell in row.cells[:3] if cell)
    count, width = len(header.cells) + len(row.surplus), len(header.cells)
    return LeftOut(
        line=row.line, what=name, why=f"{count} cells under {width} headers: a cell may hold a separator without quotes"
    )


def read_header(source: Source, weigh: Callable[[Sequence[str]], int], expected: str) -> Header:
    """The header of a file. Raises NotUnderstoodError, with the header that was expected, where there is none."""
    if not source.text.strip("\ufeff \t\n\0"):
        raise NotUnderstoodError(1, "the file is empty", f"a table was expected, with a header such as: {expected}")
    header = find_header(source.text, weigh)
    if header is None:
        raise NotUnderstoodError(1, "no header was found near the top", f"a row was expected such as: {expected}")
    return header


def _row(line: int, cells: list[str], width: int) -> Row | None:
    cells = [cell.strip("\ufeff \t\n\r\v\f\xa0\0") for cell in cells]
    if not any(cells):
        return None
    if len(cells) <= width:
        return Row(line, cells + [""] * (width - len(cells)))
    surplus = tuple(cells[width:])
    return Row(line, cells[:width], surplus if any(surplus) else ())


def _with_end(lines: Iterable[str], ended: list[bool]) -> Iterator[str]:
    """The lines and a last one of our own, which is a row of its own unless a quotation mark is still open."""
    yield from lines
    ended.append(True)
    yield _END


@lru_cache(maxsize=2)  # every format looks at the head of the same file
def _candidates(text: str) -> tuple[Header, ...]:
    lines = list(islice(io.StringIO(text), _SCANNED_LINES))
    quotes = ('"', "'") if any(line.startswith("'") for line in lines) else ('"',)
    return tuple(
        header
        for separator in SEPARATORS
        for quote in quotes
        for number in range(len(lines))
        if (header := _header_at(lines, number, separator, quote)) is not None
    )


def _header_at(lines: list[str], number: int, separator: str, quote: str) -> Header | None:
    reader = csv.reader(lines[number : number + 20], delimiter=separator, quotechar=quote)
    try:
        cells = tuple(cell.strip("\ufeff \t\n\xa0\0") for cell in next(reader, ()))
    except csv.Error:
        return None
    if not any(cells):
        return None
    after = number + reader.line_num
    return Header(cells=cells, line=number + 1, rows_from=after + 1, separator=separator, quote=quote)


def _too_long(line: int) -> NotUnderstoodError:
    return NotUnderstoodError(
        line,
        f"a cell of more than {LONGEST_CELL:,} signs",
        "is a quotation mark missing at its end? Shorten the cell, or save the file again",
    )


def _too_many(line: int) -> NotUnderstoodError:
    return NotUnderstoodError(
        line, f"the table has more than {MOST_CELLS:,} cells up to here", "split it into several, each with the header"
    )


def _never_closed(line: int) -> NotUnderstoodError:
    return NotUnderstoodError(
        line,
        "a quotation mark opens in this row and is never closed",
        "is the file complete? Save or download it again, or close the quotation mark",
    )
