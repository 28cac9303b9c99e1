"""What is printed is harmless, complete, and fits (SPEC 9.1, 11)."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest

from netnotes.cli.output.answer import Answer, Cell, Column, Format, Screen, Styled
from netnotes.cli.output.as_csv import render_csv
from netnotes.cli.output.as_json import render_json
from netnotes.cli.output.as_markdown import escape_markdown, render_markdown
from netnotes.cli.output.as_table import render_table
from netnotes.cli.output.clean import clean, unlink
from netnotes.cli.output.lines import fact, paragraph
from netnotes.cli.output.printing import render
from netnotes.cli.output.widths import display_width, shorten, wrap

HOSTILE = "\x1b[31mred\x1b]0;title\x07 \x9b2J a\u202eb\u2066c\x7f\x00\r\nd\tend"


def test_control_codes_never_reach_a_terminal() -> None:
    assert clean(HOSTILE) == "[31mred]0;title 2J abc d end"
    assert clean("José 陈思远 👩‍🚀 ليلى") == "José 陈思远 👩‍🚀 ليلى"
    assert clean("a\udcffb") == "a\\udcffb"


def test_json_keeps_every_character_but_escapes_the_hidden_ones() -> None:
    text = render_json([{"name": HOSTILE, "odd": "\udcff", "é": "José"}])
    assert json.loads(text) == [{"name": HOSTILE, "odd": "\udcff", "é": "José"}]
    assert "José" in text
    assert text.replace("\n", "").isprintable()


def test_json_writes_dates_as_iso_and_absence_as_null() -> None:
    assert json.loads(render_json({"day": date(2026, 11, 21), "none": None, "list": ("a",)})) == {
        "day": "2026-11-21",
        "none": None,
        "list": ["a"],
    }


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3+cmd", "'-2+3+cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\x01=1+1", "'=1+1"),
        ("＝1+A1", "'＝1+A1"),
        ("+45 12 34 56 78", "+45 12 34 56 78"),
        ("+45 (12) 34-56.78", "'+45 (12) 34-56.78"),
        ("-1+2", "'-1+2"),
        ("+1-1", "'+1-1"),
        ("-3", "-3"),
        (-3, "-3"),
        (0.5, "0.5"),
        (True, "true"),
        (None, ""),
        (date(2026, 11, 21), "2026-11-21"),
        (("=a", "b"), "'=a; b"),
        ((), ""),
        (({"what": "x", "count": 1, "category": None},), "what: x, count: 1"),
        (HOSTILE, "[31mred]0;title 2J abc d end"),
    ],
)
def test_no_cell_of_a_csv_is_a_formula(value: object, cell: str) -> None:
    text = render_csv(("a",), [{"a": value}])
    assert list(csv.reader(io.StringIO(text))) == [["a"], [cell]]


def test_csv_is_never_cut() -> None:
    assert "x" * 5000 in render_csv(("a",), [{"a": "x" * 5000}])


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a|b", "a\\|b"),
        ("[[Ana]]", "\\[\\[Ana\\]\\]"),
        ("<script>", "&lt;script&gt;"),
        ("&lt;", "&amp;lt;"),
        ("R&D", "R&D"),
        ("`x` *y* _z_ ~w~", "\\`x\\` \\*y\\* \\_z\\_ \\~w\\~"),
        ("#tag ==mark== %%hidden%%", "\\#tag \\=\\=mark\\=\\= \\%\\%hidden\\%\\%"),
        ("\\", "\\\\"),
    ],
)
def test_nothing_in_a_markdown_cell_comes_alive(text: str, escaped: str) -> None:
    assert escape_markdown(text) == escaped


def test_a_markdown_table_has_one_line_for_each_row() -> None:
    rows: list[tuple[Cell, ...]] = [("a\nb|c", 1, Styled(date(2026, 1, 2), "red"), None)]
    assert render_markdown(("W", "X", "Y", "Z"), rows).splitlines() == [
        "| W | X | Y | Z |",
        "| --- | --- | --- | --- |",
        "| a b\\|c | 1 | 2026-01-02 |  |",
    ]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Ana", 3),
        ("José", 4),
        ("Jose\u0301", 4),
        ("陈思远", 6),
        ("👩‍🚀", 2),
        ("👍🏽", 2),
        ("🇵🇹", 2),
        ("❤️", 2),
        ("ﾊﾝｶｸ", 4),
        ("한", 2),
        ("", 0),
    ],
)
def test_how_wide_a_text_is_shown(text: str, columns: int) -> None:
    assert display_width(text) == columns


def test_a_text_is_cut_between_what_is_shown_as_one() -> None:
    assert shorten("陈思远", 6) == "陈思远"
    assert shorten("陈思远", 5) == "陈思…"
    assert shorten("Jose\u0301 Nu\u0301n\u0303ez", 6) == "Jose\u0301…"
    assert shorten("👩‍🚀👩‍🚀", 3) == "👩‍🚀…"
    assert shorten("abc", 1) == "…"


def test_text_wraps_at_spaces_and_long_words_are_broken() -> None:
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("陈思远陈思远", 4) == ["陈思", "远陈", "思远"]
    assert wrap("", 5) == [""]


COLUMNS = (Column("Name", "shrink"), Column("N"), Column("Day"), Column("Text", "wrap"))
ROWS: list[tuple[Cell, ...]] = [
    ("Ana Silva", 3, date(2026, 11, 21), "a longer text that goes on and on and then some more"),
    ("陈思远", -12, None, "short"),
]


def test_a_table_in_a_pipe_is_never_cut() -> None:
    assert render_table(COLUMNS, ROWS, Screen()).splitlines()[1:] == [
        "Ana Silva    3  2026-11-21  a longer text that goes on and on and then some more",
        "陈思远     -12              short",
    ]


@pytest.mark.parametrize("width", [80, 60, 45])
def test_a_table_fits_its_terminal(width: int) -> None:
    lines = render_table(COLUMNS, ROWS, Screen(width=width)).splitlines()
    assert all(display_width(line.replace("\x1b[1m", "").replace("\x1b[0m", "")) <= width for line in lines)
    shown = " ".join(" ".join(lines).split())
    assert "Ana Silva" in shown
    assert "2026-11-21" in shown


def test_only_a_terminal_gets_an_ellipsis() -> None:
    rows: list[tuple[Cell, ...]] = [("x" * 60, 1, None, "y")]
    assert "…" in render_table(COLUMNS, rows, Screen(width=40))
    assert "…" not in render_table(COLUMNS, rows, Screen())


def test_a_place_is_never_broken() -> None:
    place = "meetings/2026-11-03 Coffee with somebody of a long name.md:12"
    assert fact("a text", place, Screen()) == f"  a text  {place}"
    assert place in fact("a text", place, Screen(width=40))


def test_a_paragraph_hangs() -> None:
    assert paragraph("Next: one two three four", Screen(width=20), indent=2, hang=2).splitlines() == [
        "  Next: one two",
        "    three four",
    ]


def test_links_read_as_they_are_shown() -> None:
    assert unlink("met [[Bo Chen|Bo]], [[people/Cy]] and [Dee](x)") == "met Bo, people/Cy and [Dee](x)"


@pytest.mark.parametrize(("format_", "text"), [("table", "nothing  here"), ("md", "nothing  here"), ("csv", "a")])
def test_an_empty_answer_says_why(format_: Format, text: str) -> None:
    answer: Answer[str] = Answer(
        items=(),
        keys=("a",),
        record=lambda row: {"a": row},
        columns=COLUMNS[:1],
        cells=lambda row: (row,),
        empty="nothing \u202e here",
    )
    assert render(answer, format_, Screen()) == text
    assert render(answer, "json", Screen()) == "[]"
