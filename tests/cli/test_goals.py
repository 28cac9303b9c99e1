from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Result, Run

Small = Callable[..., Result]


def test_the_table_says_what_is_next(small: Small) -> None:
    assert small("goals").out.splitlines() == [
        "Goal                Due         Step        People  Next",
        "Publish the survey  2026-12-01  4 homework       1  do homework on Ana Silva",
    ]


def test_json_has_the_keys_of_the_contract(small: Small) -> None:
    assert small("goals", "--format", "json").json == [
        {
            "title": "Publish the survey",
            "path": "goals/Publish the survey.md",
            "status": "active",
            "due": "2026-12-01",
            "step": "homework",
            "steps_done": 3,
            "people": ["Ana Silva"],
            "needs": [{"what": "statistics", "count": 1, "have": 1, "category": None}],
            "flags": ["due_soon", "in_debt", "silent"],
            "next_action": "do homework on Ana Silva",
            "progress": None,
            "parent": None,
            "horizon": None,
        }
    ]


def test_one_goal_in_full(small: Small) -> None:
    assert small("goals", "survey").out == (
        "Publish the survey  goals/Publish the survey.md\n"
        "active; due 2026-12-01\n"
        "Why: it helps\n"
        "\n"
        "Steps\n"
        "  done  1 define         by when, and why or what success looks like\n"
        "  done  2 relationships  what kind of people it needs\n"
        "  done  3 individuals    who they are\n"
        "  next  4 homework       what you know about them\n"
        "        5 offer          what you can give them\n"
        "        6 reach out      be in touch\n"
        "\n"
        "Needs\n"
        "  statistics, 1 of 1: Ana Silva  goals/Publish the survey.md:5\n"
        "\n"
        "People\n"
        "  Ana Silva\n"
        "\n"
        "Worth a look: it is due within 30 days; its people gave more than they got: give next; "
        "there was no contact with its people lately.\n"
        "\n"
        "Next: do homework on Ana Silva\n"
    )


def test_one_goal_is_one_object(small: Small) -> None:
    found = small("goals", "publish", "--format", "json").json
    assert (found["title"], found["why"], found["needs"][0]["people"]) == (
        "Publish the survey", "it helps", ["Ana Silva"],
    )  # fmt: skip


def test_an_unknown_title_is_no(small: Small) -> None:
    result = small("goals", "publsh", "the", "survey")
    assert (result.code, result.out) == (1, "")
    assert "did you mean Publish the survey?" in result.err


def test_all_gives_met_goals_too(run: Run, vault: Callable[[str], Path]) -> None:
    root = vault("=== goals/Done.md\n---\nstatus: met\n---\n")
    assert run("-C", root, "goals").out == "No unmet goals. netnotes goals --all lists the one you have.\n"
    [goal] = run("-C", root, "goals", "--all", "--format", "json").json
    assert (goal["status"], goal["flags"], goal["next_action"]) == ("met", [], None)
    assert "Done  met" in run("-C", root, "goals", "--all").out
    assert run("-C", root, "goals", "done").out.startswith("Done  goals/Done.md\nmet\n")


def test_no_goal_says_how_to_begin(run: Run, tmp_path: Path) -> None:
    assert "type: goal" in run("-C", tmp_path, "goals").out


def test_more_people_than_a_need_asks_for_are_named_not_counted(run: Run, vault: Callable[[str], Path]) -> None:
    notes = "".join(
        f"=== people/{name}.md\n---\nhelps_with: '[[Speak]]'\n---\n" for name in ("Mia Berg", "Jonas Weber")
    )
    root = vault(f"{notes}=== goals/Speak.md\n---\nneeds:\n  - a stage\n  - {{what: listeners, count: 3}}\n---\n")
    shown = run("-C", root, "goals", "speak").out
    assert "  a stage: Jonas Weber, Mia Berg  goals/Speak.md:3\n" in shown
    assert "  listeners, 2 of 3: Jonas Weber, Mia Berg  goals/Speak.md:4\n" in shown
