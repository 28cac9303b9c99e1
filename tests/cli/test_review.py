"""`netnotes review` on the command line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Result, Run

NOTES = """
    === people/Ana Silva.md
    ---
    category: mentor
    added: 2026-07-03
    ---
    ## Log
    - 2026-08-01 coffee: [gave:: a book]
    - [x] send the deck ✅ 2026-08-02
    === people/Bo.md
    ---
    cadence: monthly
    ---
    ## Log
    - 2026-06-01 call: [got:: an old tip]
    === organizations/Guild.md
    ---
    my_role: member
    ---
"""
QUARTER = ("review", "--quarter", "2026-Q3")


@pytest.fixture
def root(vault: Callable[[str], Path]) -> Path:
    return vault(NOTES)


@pytest.fixture
def ask(root: Path, run: Run) -> Callable[..., Result]:
    return lambda *args: run("-C", root, *args)


def test_what_went_well_comes_first(ask: Callable[..., Result]) -> None:
    result = ask(*QUARTER)
    assert result.code == 0
    order = [result.out.index(words) for words in ("Promises kept", "Favours given", "Worth a second", "Gone quiet")]
    assert order == sorted(order)
    assert "Ana Silva: send the deck (2026-08-02)" in result.out
    assert "netnotes review --quarter 2026-Q3 --write" in result.err


def test_json_is_one_object(ask: Callable[..., Result]) -> None:
    found = ask(*QUARTER, "--format", "json").json
    assert {key: found[key] for key in ("period", "start", "end", "complete", "written")} == {
        "period": "2026-Q3", "start": "2026-07-01", "end": "2026-09-30", "complete": True, "written": None,
    }  # fmt: skip
    assert found["numbers"] == {"new_people": 1, "favours_given": 1, "promises_kept": 1}
    [thanks] = [section["items"] for section in found["look"] if section["section"] == "old_thanks"]
    assert thanks == [{
        "section": "old_thanks", "name": "Bo", "path": "people/Bo.md", "date": "2026-06-01",
        "text": "an old tip (2026-06-01)", "source": "people/Bo.md", "line": 5,
        "command": "netnotes draft Bo --kind thank-you", "key": "thanks-2026-06-01-bo",
    }]  # fmt: skip
    assert found["well"][0]["section"] == "promises_kept"


def test_csv_and_markdown_have_a_line_for_each_thing(ask: Callable[..., Result]) -> None:
    rows = list(csv.DictReader(io.StringIO(ask(*QUARTER, "--format", "csv").out)))
    sections = [row["section"] for row in rows]
    assert sections[:3] == ["promises_kept", "new_people", "favours_given"]
    assert "organizations" in sections
    table = ask(*QUARTER, "--format", "md").out.splitlines()
    assert table[0] == "| Section | About | What | Date |"
    assert len(table) == len(rows) + 2


def test_in_the_first_two_weeks_it_is_the_last_quarter_and_says_so(ask: Callable[..., Result]) -> None:
    early = ask("--today", "2026-10-14", "review")
    assert "third quarter of 2026" in early.out
    assert "2026-Q3 is the last complete quarter" in early.err
    later = ask("--today", "2026-10-15", "review")
    assert "fourth quarter of 2026, so far" in later.out
    assert "complete quarter" not in later.err


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--quarter", "spring"), "'spring' is no quarter"),
        (("--quarter", "2031-Q1"), "2031-Q1 has not begun"),
        (("--year", "26"), "'26' is no year"),
        (("--year", "2031"), "2031 has not begun"),
        (("--year", "2026", "--quarter", "Q1"), "not both"),
    ],
)
def test_what_cannot_be_reviewed(ask: Callable[..., Result], args: tuple[str, ...], words: str) -> None:
    result = ask("review", *args)
    assert result.code == 2
    assert words in result.err
    assert result.out == ""


def test_write_once_then_it_is_there_already(ask: Callable[..., Result], root: Path) -> None:
    dry = ask(*QUARTER, "--write", "-n")
    assert dry.code == 0
    assert "+# Review of the third quarter of 2026" in dry.out
    assert not (root / "reviews").exists()
    assert "Made reviews/2026-Q3.md" in ask(*QUARTER, "--write").out
    path = root / "reviews" / "2026-Q3.md"
    path.write_text("mine now", encoding="utf-8")
    again = ask(*QUARTER, "--write")
    assert (again.code, again.out) == (0, "reviews/2026-Q3.md is there already; it is yours, and nothing was written\n")
    assert path.read_text(encoding="utf-8") == "mine now"
    assert "Yours is reviews/2026-Q3.md" in ask(*QUARTER).err


def test_undo_takes_it_back(ask: Callable[..., Result], root: Path) -> None:
    ask(*QUARTER, "--write")
    assert ask("undo").code == 0
    assert not (root / "reviews" / "2026-Q3.md").exists()


def test_a_tick_dismisses_and_untick_brings_back(ask: Callable[..., Result], root: Path) -> None:
    ask(*QUARTER, "--write")
    path = root / "reviews" / "2026-Q3.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("- [ ] [Bo]", "- [x] [Bo]"), encoding="utf-8")
    assert "Thanks still open" not in ask(*QUARTER).out
    assert [row["thanks_owed"] for row in ask("balance", "--format", "json").json if row["name"] == "Bo"] == [1]
    path.write_text(text, encoding="utf-8")
    assert "Thanks still open" in ask(*QUARTER).out


def test_followups_and_history_know_nothing_of_its_boxes(ask: Callable[..., Result], root: Path) -> None:
    before = [ask(*args).out for args in (("followups",), ("history", "bo"), ("due", "--all"))]
    ask(*QUARTER, "--write")
    assert [ask(*args).out for args in (("followups",), ("history", "bo"), ("due", "--all"))] == before


def test_a_year_praises_and_links_its_quarters(ask: Callable[..., Result], root: Path) -> None:
    ask(*QUARTER, "--write")
    result = ask("review", "--year")
    assert "The year: 2 people new in your network, one favour given, one promise kept." in result.out
    assert "reviews/2026-Q3.md" in result.out
    assert "Made reviews/2026.md" in ask("review", "--year", "2026", "--write").out
    assert "[2026-Q3](2026-Q3.md)" in (root / "reviews" / "2026.md").read_text(encoding="utf-8")


def test_an_empty_vault_is_encouraged(vault: Callable[[str], Path], run: Run) -> None:
    root = vault("=== note.md\nhello\n")
    result = run("-C", root, "review")
    assert result.code == 0
    assert "a line in a Log is all it takes" in result.out
    assert "Nothing to review in 2026-Q4 yet." in run("-C", root, "review", "--format", "md").out


def test_home_offers_it_without_taking_a_line(ask: Callable[..., Result]) -> None:
    quiet, offered = ask("--today", "2026-10-15", "today").out, ask("--today", "2026-10-14", "today").out
    assert "netnotes review looks back on 2026-Q3" in offered.splitlines()[0]
    assert "review" not in quiet
    assert offered.count("\n") == quiet.count("\n")


@pytest.mark.parametrize(("asked", "before"), [("2020-Q1", "2019-Q4"), ("2020-Q3", "2020-Q2")])
def test_a_quarter_without_anything_good_points_to_the_one_before(
    root: Path, run: Run, asked: str, before: str
) -> None:
    said = run("-C", root, "review", "--quarter", asked).out
    assert f"The quarter before: netnotes review --quarter {before}" in said
