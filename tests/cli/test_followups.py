"""What I promised and what I wait for, on the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Result, Run
from tests.cli.keyboard import talk

NOTES = """
    === people/Ana Silva.md
    ## Log
    - 2026-01-01 call: x
    - 2026-11-01 call: x
      - [ ] send the [[deck|slides]] 📅 2026-12-01
    - [ ] bring Zoë's book
    - [ ] her answer #waiting 📅 2026-11-01
    === people/Bo.md
    - [x] old ✅ 2026-01-01
    === meetings/2026-11-19.md
    ---
    kind: conference
    people: [Bo, Ana Silva]
    ---
    - [ ] the minutes [due:: 2026-11-20]
    === meetings/2026-11-20.md
    - [ ] whose is this?
"""


@pytest.fixture
def ask(vault: Callable[[str], Path], run: Run) -> Callable[..., Result]:
    root = vault(NOTES)
    return lambda *args: run("-C", root, *args)


def test_json_has_the_keys_of_the_contract_and_a_record_for_each_person(ask: Callable[..., Result]) -> None:
    rows = ask("followups", "--format", "json").json
    assert rows[0] == {
        "person": "Ana Silva", "text": "her answer #waiting", "due": "2026-11-01", "path": "people/Ana Silva.md",
        "line": 6, "waiting": True,
    }  # fmt: skip
    assert [(row["person"], row["text"], row["due"]) for row in rows[1:]] == [
        ("Ana Silva", "the minutes", "2026-11-20"),
        ("Bo", "the minutes", "2026-11-20"),
        ("Ana Silva", "send the [[deck|slides]]", "2026-12-01"),
        (None, "whose is this?", None),
        ("Ana Silva", "bring Zoë's book", None),
    ]
    csv = ask("followups", "--format", "csv").out.splitlines()
    assert csv[0] == "person,text,due,path,line,waiting"
    assert len(csv) == 1 + len(rows)


def test_done_lists_the_same_in_the_same_order(ask: Callable[..., Result]) -> None:
    rows = ask("followups", "--format", "json").json
    listed = ask("done", "--format", "json").json
    assert list(dict.fromkeys((row["path"], row["line"]) for row in rows)) == [(r["path"], r["line"]) for r in listed]


def test_the_table_shows_each_task_once_and_whom_to_follow_up_with(ask: Callable[..., Result]) -> None:
    lines = ask("followups").out.splitlines()
    assert lines[0].split() == ["No.", "By", "Who", "What", "Waiting", "Where"]
    assert lines[1].split() == [
        "1",
        "2026-11-01",
        "Ana",
        "Silva",
        *["her", "answer", "#waiting", "yes", "people/Ana"],
        "Silva.md:6",
    ]
    assert [line.split()[0] for line in lines[1:6]] == ["1", "2", "3", "4", "5"]
    assert "Ana Silva and Bo" in lines[2]
    assert "send the slides" in lines[3]
    assert lines[7] == "Follow up now"
    assert [line.split()[:1] for line in lines[9:]] == [["Ana"], ["Bo"]]
    assert "netnotes draft 'Ana Silva' --kind follow-up" in lines[9]


def test_a_number_of_the_list_is_what_done_ticks(ask: Callable[..., Result], tmp_path: Path) -> None:
    assert "bring Zoë's book" in ask("followups", "--mine", "silva").out.splitlines()[3]
    assert ask("done", "3").out.startswith("done: bring Zoë's book")
    assert "- [x] bring Zoë's book ✅ 2026-11-21" in (tmp_path / "people/Ana Silva.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("args", "texts"),
    [
        (["--waiting"], ["her answer #waiting"]),
        (["--mine"], ["the minutes", "send the [[deck|slides]]", "whose is this?", "bring Zoë's book"]),
        (["bo"], ["the minutes"]),
        (["bo", "--waiting"], []),
        (["bo", "silva", "--mine"], ["the minutes", "send the [[deck|slides]]", "bring Zoë's book"]),
    ],
)
def test_part_of_the_list(ask: Callable[..., Result], args: list[str], texts: list[str]) -> None:
    rows = ask("followups", *args, "--format", "json").json
    assert list(dict.fromkeys(row["text"] for row in rows)) == texts


def test_whom_to_follow_up_with_alone(ask: Callable[..., Result]) -> None:
    rows = ask("followups", "--now", "--format", "json").json
    assert rows[1] == {
        "name": "Bo", "path": "people/Bo.md", "date": "2026-11-19", "kind": "conference", "first": True,
        "by": "2026-11-22", "promise": "the minutes",
    }  # fmt: skip
    assert [row["name"] for row in rows] == ["Ana Silva", "Bo"]
    assert [row["name"] for row in ask("followups", "--now", "bo", "--format", "json").json] == ["Bo"]
    assert ask("followups", "--waiting").out.count("Follow up now") == 0


def test_mistakes_are_told(ask: Callable[..., Result]) -> None:
    both = ask("followups", "--waiting", "--mine")
    assert (both.code, "give one of them" in both.err) == (2, True)
    unknown = ask("followups", "bob")
    assert (unknown.code, "did you mean" in unknown.err) == (1, True)


@pytest.mark.parametrize("args", [[], ["--mine"], ["--waiting"], ["--now"], ["bo"]])
def test_nothing_open_is_fine_and_says_how(vault: Callable[[str], Path], run: Run, args: list[str]) -> None:
    root = vault("=== people/Bo.md\nx\n")
    result = run("-C", root, "followups", *args)
    assert (result.code, result.err, result.out.count("\n")) == (0, "", 1)
    assert run("-C", root, "followups", *args, "--format", "json").json == []


def test_markdown_is_a_table(ask: Callable[..., Result]) -> None:
    assert ask("followups", "--format", "md").out.startswith("| No. | By | Who |")


def test_show_has_what_is_open(ask: Callable[..., Result]) -> None:
    out = ask("show", "bo").out
    assert "  I promised: the minutes (by 2026-11-20)" in out
    [task] = ask("show", "bo", "--format", "json").json["followups"]
    assert (task["text"], task["path"], task["waiting"]) == ("the minutes", "meetings/2026-11-19.md", False)


def test_home_names_promises_that_are_due(ask: Callable[..., Result]) -> None:
    out = ask("today").out
    block = out.split("\n\n")[2].splitlines()
    assert block == [
        "Follow up  netnotes draft 'Ana Silva' --kind follow-up",
        "  Ana Silva and Bo: the minutes (by 2026-11-20)",
        "  Ana Silva: conference on 2026-11-19, best by 2026-11-22",
        "  Bo: first contact on 2026-11-19, best by 2026-11-22",
    ]
    assert "her answer" not in out
    found = ask("today", "--format", "json").json
    assert [one["text"] for one in found["promises"]] == ["the minutes"]
    assert [one["name"] for one in found["follow_up"]] == ["Ana Silva", "Bo"]


def test_home_is_no_longer_than_a_screen(vault: Callable[[str], Path], run: Run) -> None:
    head = "cadence: weekly\ni_offer: tea\nemail: a@example.org"
    busy = f"---\n{head}\nbirthday: --11-25\n---\n- [ ] x 📅 2026-11-01\n## Log\n- 2026-11-05 event [got:: a tip]\n"
    late = f"---\n{head}\n---\n## Log\n- 2026-01-05 call: hm\n"
    root = vault(
        "".join(f"=== people/P{n}.md\n{busy}- 2026-11-23 call\n=== people/Q{n}.md\n{late}" for n in range(9))
        + "=== goals/Swim.md\nx\n"
    )
    lines = run("-C", root, "today").out.splitlines()
    assert len(lines) <= 40
    headings = [line.split("  ")[0] for line in lines if line and not line.startswith(" ")]
    assert headings[1:] == ["Be in touch", "Follow up", "Coming up", "Say thank you", "One goal"]
    at = next(n for n, line in enumerate(lines) if line.startswith("Follow up"))
    listed = lines[at + 1 : lines.index("", at)]
    assert listed[-1].endswith(f"(and {18 - len(listed)} more: netnotes followups)")


def test_on_a_terminal_a_task_keeps_its_words_and_its_place_within_eighty_columns(vault: Callable[[str], Path]) -> None:
    root = vault(
        "=== meetings/2026-10-02 A long walk with Ana Silva along the quay.md\n"
        "- [ ] send her the paper on repair queues that we talked about 📅 2026-11-01\n- [ ] ring\n"
        "=== people/Ana Silva.md\nHi.\n"
    )
    shown = talk("-C", root, "-q", "followups", answers=[]).screen
    assert shown.splitlines() == [
        "1  2026-11-01  Ana Silva: send her the paper on repair queues that we talked",
        "                 about",
        "                 meetings/2026-10-02 A long walk with Ana Silva along the quay.md:1",
        "2              Ana Silva: ring",
        "                 meetings/2026-10-02 A long walk with Ana Silva along the quay.md:2",
    ]
