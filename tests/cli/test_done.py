"""Tick a follow-up by its words or by the number that was listed."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Result, Run

NOTES = """
    === people/Ana Silva.md
    ## Log
    - 2026-11-01 call: x
      - [ ] send the deck 📅 2026-12-01
    - [ ] bring Zoë's book
    === people/Bo.md
    - [x] old ✅ 2026-01-01
    === meetings/2026-11-03.md
    ---
    people: [Bo]
    ---
    - [ ] ask for `the` slides [due:: 2026-11-25]
    - [ ] water the plants 🔁 every week
    === daily/2026-11-04.md
    - [ ] call [[Bo]] #call
    - [ ] buy milk
    === plans/2026-11.md
    - [ ] [[Ana Silva]]
"""


@pytest.fixture
def root(vault: Callable[[str], Path]) -> Path:
    return vault(NOTES)


@pytest.fixture
def done(root: Path, run: Run) -> Callable[..., Result]:
    return lambda *args: run("-C", root, "done", *args)


def test_the_open_ones_are_listed_with_numbers_the_next_due_first(done: Callable[..., Result]) -> None:
    rows = done("--format", "json").json
    assert [(row["number"], row["text"], row["due"], row["path"], row["line"]) for row in rows] == [
        (1, "ask for `the` slides", "2026-11-25", "meetings/2026-11-03.md", 4),
        (2, "send the deck", "2026-12-01", "people/Ana Silva.md", 3),
        (3, "call [[Bo]] #call", None, "daily/2026-11-04.md", 1),
        (4, "water the plants", None, "meetings/2026-11-03.md", 5),
        (5, "bring Zoë's book", None, "people/Ana Silva.md", 4),
    ]
    assert [row["people"] for row in rows] == [["Bo"], ["Ana Silva"], ["Bo"], ["Bo"], ["Ana Silva"]]
    assert done().out.splitlines()[2].split() == [
        "2",
        *["Ana", "Silva"],
        "2026-12-01",
        *["send", "the", "deck", "people/Ana", "Silva.md:3"],
    ]


def test_words_tick_one(done: Callable[..., Result], root: Path) -> None:
    before = (root / "people/Ana Silva.md").read_bytes()
    result = done("zoe's", "BOOK")
    assert (result.code, result.out.splitlines()[0]) == (0, "done: bring Zoë's book  people/Ana Silva.md:4")
    assert (root / "people/Ana Silva.md").read_bytes() == before.replace(
        "- [ ] bring Zoë's book".encode(), "- [x] bring Zoë's book ✅ 2026-11-21".encode()
    )


def test_a_number_means_what_was_listed_even_after_others_were_ticked(done: Callable[..., Result], root: Path) -> None:
    done()
    assert done("1").code == 0
    path = root / "people/Ana Silva.md"
    path.write_text("new first line\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert done("2", "5").code == 0
    assert path.read_text(encoding="utf-8").count("✅ 2026-11-21") == 2
    again = done("2")
    assert (again.code, "is not open there any more" in again.err) == (2, True)


@pytest.mark.parametrize("number", ["0", "6", "999999999999"])
def test_a_number_that_was_not_listed_is_refused(done: Callable[..., Result], number: str) -> None:
    assert "no list of follow-ups was shown yet" in done(number).err
    done()
    assert (done(number).code, f"no number {number}" in done(number).err) == (2, True)


def test_several_that_fit_are_listed_and_nothing_is_written(done: Callable[..., Result], root: Path) -> None:
    result = done("the")
    assert (result.code, result.out) == (1, "")
    assert "  people/Ana Silva.md:3: send the deck" in result.err
    assert done("nothing like it").code == 1
    assert "✅ 2026-11-21" not in "".join(path.read_text(encoding="utf-8") for path in root.rglob("*.md"))


def test_a_task_that_comes_again_is_refused(done: Callable[..., Result]) -> None:
    result = done("plants")
    assert (result.code, result.out) == (2, "")
    assert "again and again" in result.err


def test_a_dry_run_writes_nothing(done: Callable[..., Result], root: Path) -> None:
    before = (root / "people/Ana Silva.md").read_bytes()
    assert "would be done: send the deck" in done("deck", "--dry-run").out
    assert (root / "people/Ana Silva.md").read_bytes() == before


def test_nothing_open_is_fine(vault: Callable[[str], Path], run: Run) -> None:
    result = run("-C", vault("=== people/Bo.md\nx\n"), "done")
    assert (result.code, result.out.startswith("Nothing is open.")) == (0, True)


def test_without_a_kept_list_a_number_asks_for_words(vault: Callable[[str], Path], run: Run) -> None:
    root = vault(NOTES + "    === netnotes.yaml\n    cache: none\n")
    assert run("-C", root, "done").code == 0
    result = run("-C", root, "done", "1")
    assert (result.code, result.out) == (2, "")
    assert "cache: none" in result.err
    assert "some words" in result.err


def test_code_in_a_promise_is_shown_everywhere_and_ticked_byte_for_byte(run: Run, vault: Callable[[str], Path]) -> None:
    line = "- [ ] read `numpy` docs and `<b>|[[x]]` with her 📅 2026-11-20"
    root = vault(f"=== people/Ana Silva.md\n{line}\n")
    said = "read `numpy` docs and `<b>|[[x]]` with her"
    [row] = run("-C", root, "followups", "--format", "json").json
    assert (row["text"], row["due"]) == (said, "2026-11-20")
    exported = json.loads(run("-C", root, "export", "json").out)
    assert [one["text"] for one in exported["follow_ups"]] == [said]
    for command in (("followups",), ("done",), ("brief", "ana"), ("today", "--into-daily", "-n")):
        assert "numpy" in run("-C", root, *command).out, command
    assert run("-C", root, "build", "--site").code == 0
    for page in ("dashboards/Follow-ups.md", "site/follow-ups.html"):
        made = (root / page).read_text(encoding="utf-8")
        assert "numpy" in made
        assert re.search(r"(?<!\\)<b>", made) is None, "what was code is no markup of a page"
    assert run("-C", root, "done", "numpy").code == 0
    assert (root / "people/Ana Silva.md").read_text(encoding="utf-8").splitlines() == [
        line.replace("[ ]", "[x]") + " ✅ 2026-11-21"
    ]
