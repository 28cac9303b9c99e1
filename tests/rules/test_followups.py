"""What I promised, and what I wait for."""

from collections.abc import Callable
from datetime import date

import pytest

from netnotes.model.network import Network
from netnotes.rules.contact import facts_of
from netnotes.rules.followups import by_people, follow_up_rows, promises_due, rows_about
from netnotes.rules.open_reasons import follow_up_words

Read = Callable[[str], Network]
TODAY = date(2026, 11, 21)


def said(network: Network, today: date = TODAY) -> list[tuple[str, tuple[str, ...]]]:
    return [(row.text, row.names) for row in follow_up_rows(network, today)]


def test_overdue_first_then_by_due_date_none_last(network: Read) -> None:
    found = network("""
        === people/Ana.md
        - [ ] no date
        - [ ] late in the year 📅 2026-12-31
        - [ ] in Dataview's words [due:: 2026-11-30]
        - [ ] long due 🗓 2026-01-02
        - [ ] due on the day 📅 2026-11-21
        - [x] done 📅 2026-11-01
        - [-] given up 📅 2026-11-02
        """)
    rows = follow_up_rows(found, TODAY)
    assert [(row.text, row.overdue) for row in rows] == [
        ("long due", True), ("due on the day", False), ("in Dataview's words", False), ("late in the year", False),
        ("no date", False),
    ]  # fmt: skip
    assert [row.overdue for row in follow_up_rows(found, date(2026, 12, 1))] == [True, True, True, False, False]


def test_whom_each_concerns_and_what_is_left_aside(network: Read) -> None:
    found = network("""
        === people/Bo.md
        ## Log
        - 2026-11-01 call: x
          - [ ] his
          - [ ] for [[Ana]]
        === people/Ana.md
        x
        === meetings/2026-11-03.md
        ---
        people: [Bo, Ana, Nobody Known]
        ---
        - [ ] of both
        === meetings/2026-11-04.md
        - [ ] of nobody
        === notes/x.md
        - [ ] with [[Bo]]
        - [ ] with nobody
        === plans/2026-11.md
        - [ ] [[Bo]]
        === reviews/2026-Q4.md
        - [ ] [[Bo]]
        """)
    assert said(found) == [
        ("of both", ("Ana", "Bo")), ("of nobody", ()), ("with [[Bo]]", ("Bo",)), ("his", ("Bo",)),
        ("for [[Ana]]", ("Ana",)),
    ]  # fmt: skip
    ana = rows_about(follow_up_rows(found, TODAY), ["people/Ana.md"])
    assert [row.text for row in ana] == ["of both", "for [[Ana]]"]
    assert rows_about(ana, []) == ()


def test_a_record_for_each_person(network: Read) -> None:
    found = network("""
        === people/Bo.md
        x
        === people/Ana.md
        x
        === meetings/2026-11-03.md
        ---
        people: [Bo, Ana]
        ---
        - [ ] the minutes #waiting [due:: 2026-12-01]
        === meetings/2026-11-04.md
        - [ ] of nobody
        """)
    both, nobody = follow_up_rows(found, TODAY)
    record = {"text": "the minutes #waiting", "due": date(2026, 12, 1), "path": "meetings/2026-11-03.md", "line": 4}
    assert both.records() == [{"person": name, **record, "waiting": True} for name in ("Ana", "Bo")]
    assert [(one["person"], one["due"], one["waiting"]) for one in nobody.records()] == [(None, None, False)]


def test_promises_that_are_due_are_mine_and_of_somebody_who_is_there(network: Read) -> None:
    found = network("""
        === people/Ana.md
        - [ ] mine 📅 2026-11-21
        - [ ] hers #waiting 📅 2026-11-01
        - [ ] later 📅 2026-11-22
        - [ ] some day
        === people/Old.md
        ---
        status: deceased
        ---
        - [ ] too late 📅 2026-11-01
        - [ ] for him and [[Ana]] 📅 2026-11-02
        - [ ] of [[Old]] and [[Ana]] 📅 2026-11-03
        === meetings/2026-11-04.md
        - [ ] nobody's 📅 2026-11-04
        """)
    assert [row.text for row in promises_due(found, TODAY)] == [
        "for him and [[Ana]]", "of [[Old]] and [[Ana]]", "nobody's", "mine",
    ]  # fmt: skip
    assert len(follow_up_rows(found, TODAY)) == 8


def test_on_a_page_they_stand_by_person(network: Read) -> None:
    found = network("""
        === people/Cleo.md
        - [ ] c 📅 2026-11-10
        - [ ] c later
        === people/Ana.md
        - [ ] a
        - [ ] for [[Cleo]] as well 📅 2026-12-10
        === people/Bo.md
        - [ ] b 📅 2026-11-12
        - [ ] b later 📅 2026-12-12
        """)
    rows = by_people(follow_up_rows(found, TODAY))
    assert [row.text for row in rows] == ["c", "for [[Cleo]] as well", "c later", "b", "b later", "a"]


@pytest.mark.parametrize("count", [0, 1, 1000])
def test_any_number_of_them(network: Read, count: int) -> None:
    lines = "\n".join(f"- [ ] thing {n:04d} 📅 2026-11-{n % 20 + 1:02d}" for n in range(count))
    found = network(f"=== people/Ana.md\n{lines}\n")
    assert len(follow_up_rows(found, TODAY)) == len(promises_due(found, TODAY)) == count


def test_why_names_each_with_its_line(network: Read) -> None:
    found = network("""
        === people/Ana.md
        - [ ] send the deck 📅 2026-12-01
        - [ ] her answer #waiting
        === people/Bo.md
        x
        """)
    people = facts_of(found, TODAY).people
    assert [(text, str(place)) for text, place in follow_up_words(people["people/Ana.md"])] == [
        ("I promised: send the deck, by 2026-12-01", "people/Ana.md:1"),
        ("I wait for: her answer #waiting", "people/Ana.md:2"),
    ]
    assert list(follow_up_words(people["people/Bo.md"])) == []
