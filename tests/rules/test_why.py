"""Every reason behind one person's numbers."""

from datetime import date
from typing import Any

import pytest

from netnotes.model.config import Config, Season
from netnotes.model.places import Place
from netnotes.rules.why import Reason, reasons
from tests.rules.build import TODAY, gave, goal, goal_ref, got, need, net, path_of, person, ref, rhythm, touch

ANA = path_of("Ana")


def said(*records: Any, topic: str, today: date = TODAY, **more: Any) -> list[str]:
    """What is said of Ana about a topic, each with its place."""
    found = reasons(net(*records, **more), ANA, today)
    return [f"{r.text} [{r.place}]" if r.place else r.text for r in found if r.topic == topic]


def test_topics_come_in_order() -> None:
    network = net(person("Ana", helps_with=(goal_ref("G"),)), goal("G"), gave("Ana", TODAY))
    topics = [reason.topic for reason in reasons(network, ANA, TODAY)]
    assert topics == ["cadence", "contact", "due", "status", "rhythm", "category", "balance", "goals", "plan", "plan"]
    assert reasons(network, path_of("Nobody"), TODAY) == ()


def test_a_reason_names_its_line() -> None:
    reason = Reason(topic="due", text="x", place=Place(path="a.md", line=4))
    assert [getattr(reason, key) for key in Reason.JSON] == ["due", "x", "a.md", 4]
    assert [getattr(Reason(topic="due", text="x"), key) for key in Reason.JSON] == ["due", "x", None, None]


CONFIG = Config(
    tiers=(("close", rhythm("6w")), ("wide", rhythm("yearly"))),
    cadences=(("author", rhythm("monthly")),),
    lines=(("tiers.close", 2), ("cadences.author", 5)),
)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"cadence": "2w", "lines": {"cadence": 3}}, [f"own cadence: every 2 weeks [{ANA}:3]"]),
        ({"cadence": "never", "lines": {"cadence": 3}}, [f"own cadence: not tracked, on purpose [{ANA}:3]"]),
        (
            {"tier": "Close", "lines": {"tier": 4}},
            ["tier close: every 6 weeks [netnotes.yaml:2]", f"tier Close is set here [{ANA}:4]"],
        ),
        ({"tier": "wide", "lines": {"tier": 4}}, [f"tier wide: every year [{ANA}:4]"]),
        ({"categories": ("author",)}, ["category author: every month, the shortest that applies [netnotes.yaml:5]"]),
        ({"tags": ("author/x",)}, ["tag author: every month, the shortest that applies [netnotes.yaml:5]"]),
        ({}, ["default cadence: none, because neither person, tier, category nor tag gives one"]),
    ],
)
def test_the_cadence(fields: dict[str, Any], expected: list[str]) -> None:
    assert said(person("Ana", **fields), topic="cadence", config=CONFIG) == expected


def test_the_default_cadence() -> None:
    config = Config(default_cadence=rhythm("yearly"), lines=(("default_cadence", 8),))
    assert said(person("Ana"), topic="cadence", config=config) == ["default cadence: every year [netnotes.yaml:8]"]


def test_contacts_and_what_does_not_count() -> None:
    network = [
        person("Ana"),
        touch("Ana", "2026-09-30", line=7, also=(Place(path="daily.md", line=2),)),
        touch("Ana", "2026-09-29", "like", line=6, resets=False),
        touch("Ana", "2026-10-05", "comment", line=8, resets=False),
        touch("Ana", "2026-09-30", "share", line=8, resets=False),
        touch("Ana", "2026-11-20", "call", line=9),
    ]
    assert said(*network, topic="contact") == [
        f"last coffee on 2026-09-30 [{ANA}:7]",
        "the same contact is written here, too [daily.md:2]",
        f"share on 2026-09-30 is a touch: it does not reset the clock [{ANA}:8]",
        f"comment on 2026-10-05 is a touch: it does not reset the clock [{ANA}:8]",
        f"call on 2026-11-20 is scheduled: it does not count yet [{ANA}:9]",
    ]


def test_no_contact() -> None:
    assert said(person("Ana"), topic="contact") == ["no contact up to 2026-11-11"]
    like = touch("Ana", "2026-09-29", "like", line=6, resets=False)
    assert len(said(person("Ana"), like, topic="contact")) == 2


def test_a_contact_of_the_household() -> None:
    found = said(
        person("Ana"), person("Bo"), touch("Bo", "2026-09-30", line=7), topic="contact", households=[("Ana", "Bo")]
    )
    assert found == [f"last coffee on 2026-09-30, with Bo of the same household [{path_of('Bo')}:7]"]


@pytest.mark.parametrize(("last", "settled"), [("2026-09-01", True), ("2026-08-31", False)])
def test_a_next_contact_is_settled_on_its_day(last: str, settled: bool) -> None:
    found = said(person("Ana", next_contact="2026-09-01"), touch("Ana", last), topic="due")
    assert (f"next_contact 2026-09-01 is settled by the contact on {last} [{ANA}:1]" in found) is settled


def test_the_arithmetic_of_the_due_date() -> None:
    ana = person(
        "Ana", cadence="6w", snooze="2026-12-21", next_contact="2026-09-01", lines={"snooze": 5, "next_contact": 6}
    )
    config = Config(
        quiet=(
            Season(start=(12, 20), end=(12, 26), line=3),
            Season(start=date(2026, 12, 27), end=date(2027, 1, 3), line=4),
            Season(start=date(2028, 1, 1), end=date.max, line=9),
        )
    )
    assert said(ana, touch("Ana", "2026-09-30", line=7), topic="due", config=config) == [
        f"next_contact 2026-09-01 is settled by the contact on 2026-09-30 [{ANA}:6]",
        f"last contact: 2026-09-30 + 6 weeks = 2026-11-11 [{ANA}:7]",
        f"snooze 2026-12-21 is later and takes its place [{ANA}:5]",
        "2026-12-21 lies in the quiet season 12-20 to 12-26: moved to 2026-12-27 [netnotes.yaml:3]",
        "2026-12-27 lies in the quiet season 2026-12-27 to 2027-01-03: moved to 2027-01-04 [netnotes.yaml:4]",
        "the quiet season 2028-01-01 to 9999-12-31 leaves no free day and is ignored [netnotes.yaml:9]",
        "due 2027-01-04",
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"cadence": "monthly", "added": "2026-01-31", "snooze": "2026-02-28", "lines": {"added": 3, "snooze": 4}},
            [
                f"no contact yet, so from added: 2026-01-31 + 1 month = 2026-02-28 [{ANA}:3]",
                f"snooze 2026-02-28 is not later: no effect [{ANA}:4]",
                "due 2026-02-28",
            ],
        ),
        (
            {"next_contact": "2026-12-01", "lines": {"next_contact": 4}},
            [f"next_contact 2026-12-01 is pending and takes the cadence's place [{ANA}:4]", "due 2026-12-01"],
        ),
        ({"cadence": "monthly"}, ["no due date: no contact and no added date to count from"]),
        ({}, ["no due date: no cadence and no pending next_contact"]),
        ({"cadence": "weekly", "status": "archived"}, ["no due date: status is archived"]),
        ({"cadence": "weekly", "status": "to-meet"}, ["no due date: status is to-meet"]),
    ],
)
def test_due_dates_without_a_contact(fields: dict[str, Any], expected: list[str]) -> None:
    assert said(person("Ana", **fields), topic="due") == expected


PLAN = touch("Ana", "2026-11-25", line=9)


@pytest.mark.parametrize(
    ("fields", "more", "expected"),
    [
        ({"status": "deceased", "lines": {"status": 2}}, [], [f"paused: the note says deceased [{ANA}:2]"]),
        (
            {"status": "deceased", "lines": {"deceased": 3, "status": 2}},
            [],
            [f"paused: the note says deceased [{ANA}:3]"],
        ),
        ({"status": "to-meet", "lines": {"status": 2}}, [], [f"to-meet: the note says to-meet [{ANA}:2]"]),
        ({}, [], ["untracked: no cadence and no pending next_contact"]),
        ({"cadence": "1d"}, [PLAN], [f"scheduled: coffee on 2026-11-25 is no later than 2026-11-25 [{ANA}:9]"]),
        (
            {"next_contact": "2026-12-24"},
            [PLAN],
            [f"scheduled: coffee on 2026-11-25 is no later than 2026-12-24 [{ANA}:9]"],
        ),
        (
            {"cadence": "1d", "snooze": "2026-11-12", "lines": {"snooze": 4}},
            [],
            [f"snoozed: snooze 2026-11-12 is after 2026-11-11 [{ANA}:4]"],
        ),
        ({"cadence": "1d"}, [], ["never: no contact yet"]),
        (
            {"cadence": "40d"},
            [touch("Ana", "2026-09-30")],
            ["overdue: due 2026-11-09 was 2 days before 2026-11-11", "overdue ratio: 2 days ÷ 40 days = 0.05"],
        ),
        (
            {"cadence": "1d"},
            [touch("Ana", "2026-11-09")],
            ["overdue: due 2026-11-10 was 1 day before 2026-11-11", "overdue ratio: 1 day ÷ 1 day = 1.00"],
        ),
        ({"cadence": "1d"}, [touch("Ana", "2026-11-10")], ["due: due 2026-11-11 is today"]),
        ({"cadence": "1d"}, [touch("Ana", TODAY)], ["soon: due 2026-11-12 is within 7 days of 2026-11-11"]),
        ({"cadence": "8d"}, [touch("Ana", TODAY)], ["ok: due 2026-11-19 is more than 7 days after 2026-11-11"]),
    ],
)
def test_the_status(fields: dict[str, Any], more: list[Any], expected: list[str]) -> None:
    assert said(person("Ana", **fields), *more, topic="status") == expected


def test_the_own_rhythm() -> None:
    contacts = [touch("Ana", f"2026-10-{day:02d}") for day in (1, 8, 15)]
    assert said(person("Ana"), *contacts, topic="rhythm") == ["no own rhythm yet: 3 of the 4 contact days it takes"]
    contacts.append(touch("Ana", "2026-10-28"))
    within = "own rhythm: a contact every 7 days (median); silent for 14 days, not over twice that"
    assert said(person("Ana"), *contacts, topic="rhythm") == [within]
    over = "own rhythm: a contact every 7 days (median); silent for 15 days, over twice that"
    assert said(person("Ana"), *contacts, topic="rhythm", today=date(2026, 11, 12)) == [over]


def test_the_account_line_by_line() -> None:
    found = said(
        person("Ana", opening_balance=1, lines={"opening_balance": 3}),
        got("Ana", "2026-01-01", 2, line=5, what="a hint"),
        gave("Ana", "2026-01-02", 1, line=6, what="a book"),
        got("Ana", "2026-01-03", 3, line=7, what="a lift", thanked=True),
        topic="balance",
    )
    assert found == [
        f"opening balance 1 [{ANA}:3]",
        f"2026-01-01 withdrawal of 2: a hint (balance -1) [{ANA}:5]",
        f"2026-01-02 deposit of 1: a book (balance 0) [{ANA}:6]",
        f"2026-01-03 withdrawal of 3: a lift (balance -3) [{ANA}:7]",
        f"balance -3: here it went below zero, so give next [{ANA}:7]",
        f"asked before giving: the first exchange is a withdrawal [{ANA}:5]",
        f"still to be thanked for: a hint (2026-01-01) [{ANA}:5]",
    ]


def test_one_sided() -> None:
    found = said(person("Ana"), *(gave("Ana", f"2026-01-0{n}", line=n) for n in range(1, 6)), topic="balance")
    assert found[-1] == f"one-sided, worth a second look: deposit 5 since the last withdrawal [{ANA}:5]"


def test_no_account() -> None:
    off = person("Ana", account="off", lines={"account": 4})
    assert said(off, gave("Ana", TODAY), topic="balance") == [f"no account is kept: account: off [{ANA}:4]"]
    family = person("Ana", categories=("family",), lines={"category": 5})
    assert said(family, topic="balance") == [f"no account is kept: family is among no_account [{ANA}:5]"]


def test_goals_and_how_somebody_is_linked() -> None:
    found = said(
        person("Ana", helps_with=(goal_ref("b", line=9),)),
        goal("b", people=(ref("Ana"),), lines={"people": 4}),
        goal(
            "A",
            needs=(need("mentor", people=(ref("Bo"), ref("Ana")), line=6), need("other", people=(ref("Bo"),), line=7)),
        ),
        goal("c", people=(ref("Bo"),)),
        topic="goals",
    )
    assert found == [
        "A: named in its need mentor [goals/A.md:6]",
        "b: among its people [goals/b.md:4]",
        f"b: helps_with names it [{ANA}:9]",
    ]


def test_what_to_give_has_its_lines() -> None:
    ana = person("Ana", i_offer=("a book",), interests=("maps",), lines={"i_offer": 4, "interests": 7})
    assert said(ana, topic="giving") == ["a book [people/Ana.md:4]", "something on maps [people/Ana.md:7]"]
    gone = person("Ana", status="deceased", i_offer=("a book",))
    assert said(gone, topic="giving") == []
