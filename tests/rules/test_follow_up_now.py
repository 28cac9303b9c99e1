"""Whom to follow up with after a first contact or an event."""

from collections.abc import Callable
from datetime import date

import pytest

from netnotes.model.network import Network
from netnotes.rules.contact import facts_of
from netnotes.rules.follow_up_now import FreshContact, follow_up_now
from netnotes.rules.open_reasons import follow_up_words

Read = Callable[[str], Network]
TODAY = date(2026, 11, 21)


def names(network: Network, today: date = TODAY) -> list[str]:
    return [fresh.name for fresh in follow_up_now(network, today)]


def one(network: Network, today: date = TODAY) -> FreshContact:
    [found] = follow_up_now(network, today)
    return found


def log(*lines: str, head: str = "") -> str:
    front = f"---\n{head}\n---\n" if head else ""
    return f"=== people/Ana.md\n{front}## Log\n" + "".join(f"- {line}\n" for line in lines)


def test_a_first_contact_asks_for_a_word(network: Read) -> None:
    found = one(network(log("2026-11-19 coffee: nice")))
    assert (found.name, found.date, found.kind, found.first) == ("Ana", date(2026, 11, 19), "coffee", True)
    assert (found.by, found.promise, str(found.place)) == (date(2026, 11, 22), None, "people/Ana.md:2")


def test_so_does_a_contact_at_an_event_but_no_other(network: Read) -> None:
    assert names(network(log("2026-01-01 call", "2026-11-19 coffee"))) == []
    assert one(network(log("2026-01-01 call", "2026-11-19 event"))).first is False
    assert names(network(log("2026-01-01 call", "2026-11-19 conference: x"))) == ["Ana"]


def test_the_days_to_do_it_in_are_set(network: Read) -> None:
    found = network("=== netnotes.yaml\nfollow_up_days: 10\n" + log("2026-11-19 coffee"))
    assert one(found).by == date(2026, 11, 29)


@pytest.mark.parametrize(("today", "shown"), [("2026-11-18", False), ("2026-11-19", True), ("2026-12-10", True),
                                              ("2026-12-11", False)])  # fmt: skip
def test_for_three_weeks_from_its_day(network: Read, today: str, shown: bool) -> None:
    assert bool(names(network(log("2026-11-19 event")), date.fromisoformat(today))) is shown


@pytest.mark.parametrize(
    "later",
    ["2026-11-20 like: x", "2026-11-21 email", "2026-11-19 email: the slides", "2026-11-19 thanks: a card"],
)
def test_anything_later_settles_it(network: Read, later: str) -> None:
    assert names(network(log("2026-11-19 event", later))) == []


def test_what_lies_ahead_or_was_written_before_does_not(network: Read) -> None:
    assert names(network(log("2026-11-19 event", "2026-11-25 coffee"))) == ["Ana"]
    assert names(network(log("2026-11-18 email", "2026-11-19 event"))) == ["Ana"]


@pytest.mark.parametrize(
    ("task", "settles"),
    [
        ("- [x] wrote to her ✅ 2026-11-19", True),
        ("- [X] wrote to her [completion:: 2026-11-21]", True),
        ("- [x] before ✅ 2026-11-18", False),
        ("- [x] ahead of time ✅ 2026-11-25", False),
        ("- [x] nobody knows when", False),
        ("- [-] not needed", False),
        ("- [ ] still to do", False),
    ],
)
def test_a_ticked_task_settles_it(network: Read, task: str, settles: bool) -> None:
    found = network(f"""
        === meetings/2026-11-19 Fair.md
        ---
        kind: event
        people: [Ana, Bo]
        ---
        === people/Ana.md
        {task}
        === people/Bo.md
        x
        """)
    assert names(found) == (["Bo"] if settles else ["Ana", "Bo"])


def test_a_tick_without_a_date_counts_in_the_note_of_the_meeting(network: Read) -> None:
    found = network("""
        === meetings/2026-11-19 Fair.md
        ---
        kind: event
        people: [Ana, Bo]
        ---
        - [x] the slides to [[Ana]]
        === people/Ana.md
        x
        === people/Bo.md
        x
        """)
    assert names(found) == ["Bo"]


def test_the_promise_that_is_open_is_named(network: Read) -> None:
    found = network(log("2026-11-19 event", "[ ] the answer #waiting", "[ ] send the slides 📅 2026-11-22"))
    assert one(found).promise == "send the slides"


@pytest.mark.parametrize("status", ["deceased", "archived"])
def test_nobody_who_is_gone(network: Read, status: str) -> None:
    assert names(network(log("2026-11-19 event", head=f"status: {status}"))) == []


@pytest.mark.parametrize("head", ["category: family", "lifeline: true", "household: Bo", "account: off"])
def test_those_who_were_known_before_any_note_are_no_first_contact(network: Read, head: str) -> None:
    bo = "=== people/Bo.md\nx\n"
    assert names(network(bo + log("2026-11-19 call", head=head))) == []
    assert names(network(bo + log("2026-11-19 conference", head=head))) == ["Ana"]


def test_a_recorded_date_is_no_meeting(network: Read) -> None:
    assert names(network("=== people/Ana.md\n---\nlast_contact: 2026-11-19\n---\n")) == []


def test_a_touch_is_no_contact(network: Read) -> None:
    assert names(network(log("2026-11-19 like: her talk"))) == []


def test_somebody_i_wanted_to_meet(network: Read) -> None:
    assert names(network(log("2026-11-19 event", head="status: to-meet"))) == ["Ana"]


def test_the_earliest_first_and_everybody_of_a_large_event(network: Read) -> None:
    people = "".join(f"=== people/P{n:03d}.md\nx\n" for n in range(150))
    listed = ", ".join(f"P{n:03d}" for n in range(150))
    found = network(
        f"{people}=== meetings/2026-11-19 Fair.md\n---\nkind: event\npeople: [{listed}]\n---\n"
        "=== people/Zoe.md\n## Log\n- 2026-11-10 event\n"
    )
    assert names(found) == ["Zoe", *(f"P{n:03d}" for n in range(150))]


def test_somebody_met_a_thousand_times(network: Read) -> None:
    days = (date.fromordinal(TODAY.toordinal() - n) for n in range(1, 1001))
    assert names(network(log(*(f"{day} coffee" for day in days)))) == []


def test_an_empty_vault(network: Read) -> None:
    assert names(network("=== README.md\nx\n")) == []


def test_why_says_so(network: Read) -> None:
    found = network(log("2026-11-19 conference"))
    [(text, place)] = follow_up_words(facts_of(found, TODAY).people["people/Ana.md"])
    assert text.startswith("conference on 2026-11-19 was the first contact, and nothing later is noted: follow up by")
    assert str(place) == "people/Ana.md:2"
