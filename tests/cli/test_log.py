"""`netnotes log`: what is written, what it says of the people, and when it says no."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Result
from tests.cli.keyboard import talk

Small = Callable[..., Result]


def note(root: Path, name: str) -> str:
    """The text of a note."""
    return (root / name).read_text(encoding="utf-8")


def notes(root: Path) -> dict[str, bytes]:
    """Every file of the vault."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.md")}


def test_a_call_becomes_a_line_and_the_answer_tells_what_changed(small: Small, tmp_path: Path) -> None:
    result = small("log", "ana", "silva", "--kind", "call", "--date", "last tue", "--note", "she is moving")
    assert result.out == (
        "Logged call on Tue 2026-11-17 in people/Ana Silva.md\n"
        "Ana Silva: last call on 2026-11-17; next due 2027-01-03; balance -1 (gave 0, got 1); "
        "to thank for: a tip about the grant\n"
    )
    assert note(tmp_path, "people/Ana Silva.md").endswith("about the grant]\n- 2026-11-17 call: she is moving\n")


def test_favours_promises_and_the_next_time(small: Small, tmp_path: Path) -> None:
    options = ("--gave", "a hint", "--size", "2", "--next", "send the deck", "--by", "fri", "--again", "3w")
    result = small("log", "chen", *options)
    text = note(tmp_path, "people/Bo Chen.md")
    assert text.endswith("- 2026-11-21 [gave:: a hint] [size:: 2]\n    - [ ] send the deck 📅 2026-11-27\n")
    assert "next_contact: 2026-12-12\n" in text
    assert "balance 4 (gave 4, got 0)" in result.out
    assert "next due 2026-12-12" in result.out


def test_thanks_pay_what_was_owed(small: Small) -> None:
    assert "to thank for" not in small("log", "ana silva", "--kind", "thanks").out


def test_several_people_and_words_that_are_one_name(small: Small, tmp_path: Path) -> None:
    result = small("log", "annie", "bo", "--kind", "lunch", "--date", "yesterday")
    path = "meetings/2026-11-20 lunch with Ana Silva and Bo Chen.md"
    assert result.out.splitlines()[0] == f"Logged lunch on Fri 2026-11-20 in {path}"
    assert [line.split(":")[0] for line in result.out.splitlines()[1:]] == ["Ana Silva", "Bo Chen"]
    assert 'people: ["[[Ana Silva]]", "[[Bo Chen]]"]' in note(tmp_path, path)
    assert small("log", "bo chen", "annie", "chen", "--note", "x").code == 0


def test_a_day_to_come_is_an_appointment(small: Small) -> None:
    result = small("log", "bo", "--kind", "dinner", "--date", "2026-12-01")
    assert "planned for 2026-12-01" in result.out
    assert "2026-12-01 is still to come: until then it is an appointment" in " ".join(result.out.split())


def test_a_goal_is_linked(small: Small, tmp_path: Path) -> None:
    assert small("log", "bo", "--goal", "survey", "--note", "asked him").code == 0
    assert note(tmp_path, "people/Bo Chen.md").endswith(
        "asked him [Publish the survey](../goals/Publish%20the%20survey.md)\n"
    )


def test_somebody_new_gets_a_note(small: Small, tmp_path: Path) -> None:
    result = small("log", "Zoë", "Lind", "--new", "--kind", "conference")
    assert result.out.splitlines()[0] == "Logged conference on Sat 2026-11-21 in people/Zoë Lind.md"
    assert "met: 2026-11-21, conference\n" in note(tmp_path, "people/Zoë Lind.md")
    small("log", "Cy", "--new", "--date", "2026-10-02")
    assert "added: 2026-11-21\nmet: 2026-10-02\n" in note(tmp_path, "people/Cy.md")
    result = small("log", "bo", "Mia Berg", "--new")
    assert "Made people/Mia Berg.md" in result.out
    assert 'people: ["[[Bo Chen]]", "[[Mia Berg]]"]' in note(
        tmp_path, "meetings/2026-11-21 meeting with Bo Chen and Mia Berg.md"
    )


def test_somebody_new_who_is_called_nearly_like_another_is_said(small: Small) -> None:
    result = small("log", "Anna Silva", "--new", "--kind", "call")
    assert result.code == 0
    assert "Anna Silva is new here; there is Ana Silva already" in result.err


def test_a_dry_run_writes_nothing(small: Small, tmp_path: Path) -> None:
    small("people")
    before = notes(tmp_path)
    assert small("log", "bo", "--kind", "call", "--dry-run").code == 0
    assert small("log", "bo", "annie", "New Person", "--new", "-n").code == 0
    assert notes(tmp_path) == before


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (("ana", "--kind", "call"), 1, "'ana' fits 2 people"),
        (("ana", "bo", "--kind", "call"), 1, "'ana' fits 2 people"),
        (("ana", "silva", "bo", "--kind", "call"), 1, "quotes keep the words of one name together"),
        (("anna silva", "--kind", "call"), 1, "did you mean Ana Silva"),
        (("anna", "sliva", "--kind", "call"), 1, "did you mean Ana Silva"),
        (("bo", "nobody", "--kind", "call"), 1, "no person here is called 'nobody'"),
        (("bo", "--kind", "cofee"), 2, "did you mean coffee?"),
        (("bo", "--date", "03/04"), 2, "'03/04' could be more than one day"),
        (("bo", "--date", "in a bit"), 2, "for example: 2026-11-03, today"),
        (("bo", "--note", "x", "--size", "2"), 2, "--size tells how big a favour was"),
        (("bo", "--gave", "x", "--thanked"), 2, "--thanked goes with --got"),
        (("bo", "--gave", " "), 2, "--gave says nothing"),
        (("bo", "--by", "fri"), 2, "--by is the day of what --next says"),
        (("bo", "--next", "x", "--by", "yesterday"), 2, "which is past"),
        (("bo", "--again", "2"), 2, "has no unit"),
        (("bo", "--goal", "nothing like it"), 1, "no goal here is called"),
        (("bo", "--note", "it was a #dinner"), 2, "would not be read as it is meant"),
        (("--kind", "call"), 2, "Missing argument"),
        ((), 2, "Missing argument"),
    ],
)
def test_what_cannot_be_understood_writes_nothing(
    args: tuple[str, ...], code: int, says: str, small: Small, tmp_path: Path
) -> None:
    small("people")
    before = notes(tmp_path)
    result = small("log", *args)
    assert (result.code, result.out) == (code, "")
    assert says in " ".join(result.err.split())
    assert notes(tmp_path) == before


def test_a_word_of_ones_own_is_said_to_be_one(small: Small) -> None:
    assert "padel is a word of your own; it counts as a contact" in small("log", "bo", "-k", "padel").out


def test_without_a_terminal_nothing_is_asked(small: Small, tmp_path: Path) -> None:
    assert small("log", "bo").code == 0
    assert note(tmp_path, "people/Bo Chen.md").endswith("## Log\n\n- 2026-11-21 contact\n")


def test_a_terminal_is_asked_and_tab_completes(small: Small, tmp_path: Path) -> None:
    small("people")
    answers = [
        ("With whom?", "annie, nobody\r"),
        ("With whom?", "sil\t\r"),
        ("Kind", "cof\t\r"),
        ("When? [today]", "friday the thirteenth\r"),
        ("When? [today]", "yesterday\r"),
        ("What about?", "she is moving\r"),
        ("What did you give", "a lift\r"),
        ("What did you get?", "\r"),
    ]
    talked = talk("-C", tmp_path, "log", answers=answers)
    assert "no person here is called 'nobody'" in talked.screen
    assert "was not understood as a date" in talked.screen
    assert note(tmp_path, "people/Ana Silva.md").endswith("- 2026-11-20 coffee: she is moving [gave:: a lift]\n"), (
        talked.screen
    )
    assert "Logged coffee on Fri 2026-11-20" in talked.screen
    assert talked.code == 0


def test_leaving_while_asked_writes_nothing(small: Small, tmp_path: Path) -> None:
    small("people")
    before = notes(tmp_path)
    talked = talk("-C", tmp_path, "log", "bo", answers=[("Kind", "call\r"), ("When?", "\x04")])
    assert talked.code != 0
    assert notes(tmp_path) == before


def test_an_option_says_enough_not_to_be_asked(small: Small, tmp_path: Path) -> None:
    small("people")
    talked = talk("-C", tmp_path, "log", "bo", "--kind", "call", answers=[])
    assert (talked.code, "?" in talked.screen) == (0, False)


def test_how_to_take_it_back_stands_below_what_changed(small: Small, tmp_path: Path) -> None:
    talked = talk("-C", tmp_path, "log", "bo", "--kind", "call", "--note", "x", answers=[])
    first, *_, last = talked.screen.splitlines()
    assert first.startswith("Logged call")
    assert last.endswith("undo takes this back")


def test_a_day_that_is_not_understood_is_told_within_the_screen(small: Small, tmp_path: Path) -> None:
    talked = talk("-C", tmp_path, "log", "bo", answers=[("Kind", "\r"), ("When?", "someday\r"), ("When?", "\x04")])
    told = talked.screen.splitlines()
    assert "'someday' was not understood as a date" in " ".join(" ".join(told).split())
    assert max(map(len, told)) <= 80


@pytest.mark.parametrize("name", ["Broken Bay", "broken bay"])
def test_a_note_that_cannot_be_read_gets_no_second_one(small: Small, tmp_path: Path, name: str) -> None:
    (tmp_path / "people/Broken Bay.md").write_text("---\nrole: [a\n---\n", encoding="utf-8")
    before = notes(tmp_path)
    for command in (("log", name, "--new", "--note", "x"), ("new", "person", name)):
        result = small(*command)
        assert (result.code, result.out) == (2, "")
        assert "people/Broken Bay.md has this name already, and cannot be read" in result.err
    assert "people/Broken Bay.md cannot be read" in small("log", "people/Broken Bay.md", "--note", "x").err
    assert notes(tmp_path) == before


def test_somebody_unknown_can_be_made(small: Small) -> None:
    assert "--new makes a note for somebody new" in small("log", "Zebulon", "--note", "x").err


def test_an_edit_that_is_refused_names_note_and_line(small: Small, tmp_path: Path) -> None:
    (tmp_path / "people/Open Fox.md").write_text("---\ntype: person\n", encoding="utf-8")
    assert "people/Open Fox.md:1: the front matter is never closed" in small("log", "fox", "--note", "x").err


def test_a_log_that_ends_with_a_task_and_an_assumption_takes_a_line_that_history_shows(
    small: Small, tmp_path: Path
) -> None:
    path = tmp_path / "people" / "Bo Chen.md"
    end = "- 2026-10-01 lunch\n    - [ ] send the deck\n- #assumption he stays\n\n```\ncode\n```\n"
    path.write_text(f"## Log\n\n{end}", encoding="utf-8")
    assert small("log", "bo", "--kind", "call", "--note", "he is fine").code == 0
    line = "    - [ ] send the deck\n- 2026-11-21 call: he is fine\n"
    assert note(tmp_path, "people/Bo Chen.md") == f"## Log\n\n{end}".replace("    - [ ] send the deck\n", line)
    rows = small("history", "bo", "--format", "json").json
    met = [(row["date"], row["kind"]) for row in rows if row["entry"] == "touchpoint"]
    assert met == [("2026-10-01", "lunch"), ("2026-11-10", "call"), ("2026-11-21", "call")]


CONFLICT = "---\ntype: person\n<<<<<<< HEAD\nrole: a\n=======\nrole: b\n>>>>>>> other\n---\n"


@pytest.mark.parametrize(
    "command",
    [
        ("log", "ana", "--note", "x"),
        ("log", "ana", "bo", "--note", "x"),
        ("log", "ana", "--new", "--note", "x"),
        ("set", "ana", "role=b"),
        ("snooze", "ana", "2w"),
        ("archive", "ana"),
        ("rename", "ana", "Anna Silva"),
        ("merge", "ana", "bo chen"),
    ],
)
def test_nobody_else_is_taken_for_somebody_whose_note_cannot_be_read(
    run: Callable[..., Result], vault: Callable[[str], Path], command: tuple[str, ...]
) -> None:
    root = vault("=== people/Hiroko Tanabe.md\n---\n---\n=== people/Bo Chen.md\n---\n---\n")
    assert run("-C", root, "log", "ana", "--note", "x", "-n").code == 0, "a part of one name is enough"
    (root / "people/Ana Silva.md").write_text(CONFLICT, encoding="utf-8")
    before = notes(root)
    refused = run("-C", root, *command)
    assert (refused.code, refused.out, notes(root)) == (1, "", before)
    assert "people/Ana Silva.md cannot be read" in refused.err
    assert run("-C", root, "log", "people/Hiroko Tanabe.md", "--note", "x").code == 0


def test_two_words_are_not_two_people_where_they_name_a_note_that_cannot_be_read(
    run: Callable[..., Result], vault: Callable[[str], Path]
) -> None:
    root = vault("=== people/Bo.md\n---\n---\n=== people/Chen.md\n---\n---\n")
    assert run("-C", root, "log", "bo", "chen", "--note", "x", "-n").code == 0
    (root / "people/Bo Chen.md").write_text(CONFLICT, encoding="utf-8")
    assert run("-C", root, "log", "bo", "chen", "--note", "x").code == 1
    assert run("-C", root, "log", "bo", "--note", "x").code == 0, "the whole name of one is nobody else's"


def test_a_new_note_is_not_made_for_somebody_whose_note_cannot_be_read(
    run: Callable[..., Result], vault: Callable[[str], Path]
) -> None:
    root = vault("=== people/Bo Chen.md\n---\n---\n")
    (root / "people/Ana Silva.md").write_text(CONFLICT, encoding="utf-8")
    refused = run("-C", root, "log", "ana", "--new", "--note", "x")
    assert (refused.code, "people/Ana Silva.md cannot be read" in refused.err) == (1, True)
    assert not (root / "people/ana.md").exists()


def test_a_note_that_is_no_person_s_keeps_nobody_from_a_log(
    run: Callable[..., Result], vault: Callable[[str], Path]
) -> None:
    root = vault("=== people/Ana Silva.md\n---\n---\n=== people/Bo Chen.md\n---\n---\n")
    (root / "meetings").mkdir()
    for path in ("meetings/Lunch with Ana.md", "meetings/2026-11-02 Ana Bo.md", "2026-11-03 Ana.md", "people/Sofia.md"):
        (root / path).write_text(CONFLICT, encoding="utf-8")
    assert run("-C", root, "log", "ana", "--note", "x").code == 0
    assert run("-C", root, "log", "ana", "bo", "--note", "x").code == 0


def test_who_only_reads_is_told_that_somebody_else_may_be_meant(
    run: Callable[..., Result], vault: Callable[[str], Path]
) -> None:
    root = vault("=== people/Hiroko Tanabe.md\n---\n---\n")
    (root / "people/Ana Silva.md").write_text(CONFLICT, encoding="utf-8")
    shown = run("-C", root, "show", "ana", "--format", "json")
    assert (shown.code, shown.json["name"]) == (0, "Hiroko Tanabe")
    assert "people/Ana Silva.md cannot be read, and 'ana' may mean it; this is people/Hiroko Tanabe.md" in shown.err
    assert "may mean it" not in run("-C", root, "show", "hiroko").err
