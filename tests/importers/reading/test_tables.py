import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.importers.reading.notices import Notices, Unused
from netnotes.importers.reading.source import NotUnderstoodError, Source
from netnotes.importers.reading.tables import LONGEST_CELL, Header, find_header, iter_rows, read_header, too_wide


def weigh(cells: Sequence[str]) -> int:
    return len({"name", "age", "town"} & {cell.casefold() for cell in cells})


def table(text: str | bytes) -> tuple[Header, list[tuple[int, list[str]]]]:
    source = Source("x.csv", text if isinstance(text, bytes) else text.encode())
    header = read_header(source, weigh, "name,age,town")
    return header, [(row.line, row.cells) for row in iter_rows(source, header)]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_the_one_under_which_most_headers_are_known(separator: str) -> None:
    header, rows = table(f"name{separator}age{separator}town\nAda{separator}36{separator}\n")
    assert header.separator == separator
    assert rows == [(2, ["Ada", "36", ""])]


def test_a_header_below_remarks_is_found_and_rows_are_told_by_the_lines_of_the_file() -> None:
    header, rows = table('Notes:\n"two\nlines"\n\nname,age\n"Ada\nLovelace",36\n\nBo,4\n')
    assert (header.line, header.rows_from) == (5, 6)
    assert rows == [(6, ["Ada\nLovelace", "36"]), (9, ["Bo", "4"])]


def test_a_quotation_mark_left_open_in_the_remarks_does_not_hide_the_header() -> None:
    assert table('He said "no\n"and went\nname,age\nAda,36\n')[1] == [(4, ["Ada", "36"])]


def test_a_header_may_hold_cells_of_two_lines() -> None:
    header, rows = table('name,age,"home\ntown"\nAda,36,London\n')
    assert header.cells == ("name", "age", "home\ntown")
    assert rows == [(3, ["Ada", "36", "London"])]


def test_short_rows_are_filled_up_and_empty_ones_passed_over() -> None:
    assert table("name,age,town\nAda\n\n,,\n  , \nBo,4,Rome,,\n")[1] == [
        (2, ["Ada", "", ""]),
        (6, ["Bo", "4", "Rome"]),
    ]


def test_a_row_of_too_many_cells_says_so_with_its_line() -> None:
    source = Source("x", b"name,age\nAda,36\nGoogle, Inc.,4\n")
    header = read_header(source, weigh, "name,age")
    wide = [row for row in iter_rows(source, header) if row.surplus]
    left = too_wide(wide[0], header)
    assert (left.line, left.why) == (3, "3 cells under 2 headers: a cell may hold a separator without quotes")


def test_a_header_that_comes_again_is_no_row() -> None:
    assert table("name, age\nAda,36\nname, age\nBo,4\n")[1] == [(2, ["Ada", "36"]), (4, ["Bo", "4"])]


def test_cells_in_single_quotes() -> None:
    assert table("'name','age'\n'Ada, Countess','36'\n")[1] == [(2, ["Ada, Countess", "36"])]


def test_an_apostrophe_quotes_nothing_where_the_header_has_none() -> None:
    assert table("name,age\n'Ada,36\nO'Brien,4\n")[1] == [(2, ["'Ada", "36"]), (3, ["O'Brien", "4"])]


def test_quotation_marks_within_a_cell_are_text() -> None:
    assert table('name,age\nAnn "Annie" Lee,36\n"Ann ""Annie"" Lee",4\n')[1] == [
        (2, ['Ann "Annie" Lee', "36"]),
        (3, ['Ann "Annie" Lee', "4"]),
    ]


def test_nulls_and_byte_order_marks_around_cells_are_no_text() -> None:
    assert table("\ufeff\ufeffname,age\n\x00Ada\x00,\x0036\n".encode())[1] == [(2, ["Ada", "36"])]


@pytest.mark.parametrize("text", ['name,age\nAda,36\nBo,"4\nCy,5\n', 'name,age\nAda,36\n"Bo'])
def test_a_quotation_mark_that_is_never_closed_is_told_with_its_line(text: str) -> None:
    with pytest.raises(NotUnderstoodError, match="never closed") as refused:
        table(text)
    assert refused.value.line == 3


def test_a_last_row_without_an_end_of_line_is_a_row() -> None:
    assert table('name,age\nAda,"36"')[1] == [(2, ["Ada", "36"])]


def test_a_cell_of_a_hundred_megabytes_is_refused_with_its_line() -> None:
    with pytest.raises(NotUnderstoodError, match=f"more than {LONGEST_CELL:,} signs") as refused:
        table(b"name,age\nAda,36\nBo," + b"x" * 100_000_000)
    assert refused.value.line == 3


def test_a_small_file_cannot_ask_for_endless_memory() -> None:
    """A header of thousands of columns, under which every short row would be as wide."""
    with pytest.raises(NotUnderstoodError, match="more than 20,000,000 cells") as refused:
        table(b"name,age" + b",x" * 25_000 + b"\n" + b"Ada\n" * 1_000)
    assert refused.value.line == 801


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff"])
def test_an_empty_file_says_what_was_expected(text: str) -> None:
    with pytest.raises(NotUnderstoodError, match="empty") as refused:
        table(text)
    assert "name,age,town" in refused.value.hint


def test_a_table_without_a_known_header_says_what_was_expected() -> None:
    with pytest.raises(NotUnderstoodError, match="no header") as refused:
        table("colour,weight\nred,3\n")
    assert "name,age,town" in refused.value.hint


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\r\0\ufeff"), max_size=12)


@given(rows=st.lists(st.lists(CELL, min_size=2, max_size=2), max_size=8), separator=st.sampled_from(",;\t|"))
def test_what_a_spreadsheet_writes_is_read_again(rows: list[list[str]], separator: str) -> None:
    written = io.StringIO()
    writer = csv.writer(written, delimiter=separator, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(["name", "age"])
    starts = []
    for row in rows:
        starts.append(written.getvalue().count("\n") + 1)
        writer.writerow(row)
    expected = [
        (start, cells)
        for start, row in zip(starts, rows, strict=True)
        if any(cells := [cell.strip("\ufeff \t\n\r\v\f\xa0\0") for cell in row])
    ]
    assert table(written.getvalue())[1] == expected


@given(st.text(max_size=200))
def test_no_text_is_too_odd_to_look_for_a_header_in(text: str) -> None:
    header = find_header(text, len)
    assert header is None or any(header.cells)


def test_equal_remarks_are_told_once_with_the_first_lines() -> None:
    notices = Notices()
    for line in (9, 2, 2, 5, 7, 8):
        notices.add("a date left out", line)
    notices.say("columns left out: Photo")
    notices.add("a phone left out", 4)
    assert notices.told() == (
        "columns left out: Photo",
        "a date left out (lines 2, 5, 7 and 2 more)",
        "a phone left out (line 4)",
    )


def test_columns_that_nobody_fills_are_not_told_as_left_out() -> None:
    source = Source("x", b"name,,photo,colour\nAda,x,,red\nBo,,,\n")
    header = read_header(source, weigh, "name")
    unused = Unused(header, {0})
    for row in iter_rows(source, header):
        unused.look(row)
    assert unused.headers == ("column 2", "colour")
