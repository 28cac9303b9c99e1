"""The life of an introduction: considered, asked, made, done."""

from collections.abc import Callable
from datetime import date

import pytest

from netnotes.model.network import Network
from netnotes.rules.contact import facts_of
from netnotes.rules.introduction_rows import IntroRow, introduction_rows
from netnotes.rules.introductions import stuck_introductions
from tests.rules.build import TODAY

Read = Callable[[str], Network]
PEOPLE = """
    === people/Ana.md
    ---
    needs: [hiring advice]
    ---
    === people/Bo.md
    ---
    offers: [Hiring]
    ---
    === people/Chen.md
    text
"""


def intro(day: str, properties: str, body: str = "") -> str:
    """The note of an introduction, with properties split at ``; ``."""
    lines = "\n".join(f"    {line}" for line in ["---", "kind: intro", *properties.split("; "), "---", body])
    stage = properties.split(";")[0].removeprefix("stage: ")
    return f"    === meetings/{day} {''.join(filter(str.isalpha, stage))}.md\n{lines}\n"


def rows(network: Network, today: date = TODAY, everyone: bool = False) -> list[tuple[object, ...]]:
    found = introduction_rows(network, today, everyone)
    return [(row.a, row.b, row.stage) for row in found if row.stage]


def test_open_ones_come_first_then_with_all_the_closed_ones(network: Read) -> None:
    read = network(
        PEOPLE
        + intro("2026-11-02", "stage: considered; people: [Ana, Chen]")
        + intro("2026-11-03", "stage: asked; people: [Bo, Chen]")
        + intro("2026-10-03", "stage: made; people: [Ana, Bo]")
        + intro("2026-09-03", "stage: done; people: [Bo, Ana]")
    )
    waiting = [("Bo", "Chen", "asked"), ("Ana", "Chen", "considered")]
    assert rows(read) == waiting
    assert rows(read, everyone=True) == [*waiting, ("Ana", "Bo", "made"), ("Bo", "Ana", "done")]


def test_a_row_says_why_where_and_what_next(network: Read) -> None:
    (row, *_) = introduction_rows(
        network(PEOPLE + intro("2026-11-03", "stage: asked; people: [Bo, Ana]", "Bo said yes.")), TODAY
    )
    assert {key: getattr(row, key) for key in IntroRow.JSON if key not in ("path", "evidence")} == {
        "a": "Bo",
        "b": "Ana",
        "topic": "hiring advice",
        "because": "Ana looks for hiring advice; Bo offers Hiring",
        "stage": "asked",
        "stuck": False,
        "both_ways": False,
        "date": date(2026, 11, 3),
        "note": "Bo said yes.",
        "next": "hear what they say, then write to both",
        "line": 3,
    }
    assert row.evidence == (f"{row.path}:3",)


@pytest.mark.parametrize(("today", "stuck"), [(date(2026, 11, 16), False), (date(2026, 11, 17), True)])
def test_fourteen_days_without_a_move_are_stuck(network: Read, today: date, stuck: bool) -> None:
    read = network(PEOPLE + intro("2026-11-03", "stage: asked; people: [Ana, Bo]"))
    assert [row.stuck for row in introduction_rows(read, today)] == [stuck]
    assert len(stuck_introductions(facts_of(read, today))) == stuck


def test_made_and_done_ones_are_never_stuck(network: Read) -> None:
    read = network(
        PEOPLE
        + intro("2025-01-01", "stage: made; people: [Ana, Bo]")
        + intro("2025-01-02", "stage: done; people: [Ana, Chen]")
    )
    assert stuck_introductions(facts_of(read, TODAY)) == ()


@pytest.mark.parametrize(
    ("properties", "row"),
    [
        ("people: [Ana, Bo]", ("Ana", "Bo", "considered")),
        ("stage: ASKED; people: [Ana, Bo, Chen]", ("Ana", "Bo and Chen", "asked")),
        ("stage: asked; people: Ana", ("Ana", None, "asked")),
        ("stage: asked; people: [Ana, Zed]", ("Ana", "Zed", "asked")),
        ("stage: asked", (None, None, "asked")),
    ],
)
def test_any_number_of_people_with_and_without_notes_or_stage(
    network: Read, properties: str, row: tuple[str, str, str]
) -> None:
    assert rows(network(PEOPLE + intro("2026-11-03", properties))) == [row]


def test_one_that_was_called_off_is_gone(network: Read) -> None:
    read = network(PEOPLE + intro("2026-11-03", "stage: asked; status: cancelled; people: [Ana, Bo]"))
    assert introduction_rows(read, TODAY, everyone=True) == ()


def test_one_made_after_today_is_not_made_yet(network: Read) -> None:
    read = network(PEOPLE + intro("2026-12-03", "stage: made; people: [Ana, Bo]"))
    assert rows(read, everyone=True) == []
    assert rows(read, date(2026, 12, 3), everyone=True) == [("Ana", "Bo", "made")]


def test_an_open_one_is_settled_once_the_same_people_are_introduced(network: Read) -> None:
    asked = intro("2026-11-03", "stage: asked; people: [Ana, Bo]")
    earlier = intro("2026-11-02", "stage: made; people: [Bo, Ana]")
    later = intro("2026-11-05", "stage: made; people: [Bo, Ana, Chen]")
    assert rows(network(PEOPLE + asked + earlier)) == [("Ana", "Bo", "asked")]
    assert rows(network(later), TODAY) == []
    assert rows(network(later), date(2026, 11, 4)) == [("Ana", "Bo", "asked")]


@pytest.mark.parametrize("status", ["archived", "deceased"])
def test_nobody_is_asked_about_somebody_who_is_gone(network: Read, status: str) -> None:
    text = PEOPLE + intro("2026-11-03", "stage: asked; people: [Ana, Bo]")
    gone = network(text + f"    === people/Bo.md\n    ---\n    status: {status}\n    ---\n")
    assert rows(gone) == []
