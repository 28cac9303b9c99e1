"""The month's plan: weights, diversity, who is never chosen, and months that stand still."""

import random
import re
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from netnotes.model.config import Config, Season
from netnotes.model.network import Network
from netnotes.model.plans import PlanBox, WrittenPlan, month_of, parse_month
from netnotes.rules import plan_parts as weights
from netnotes.rules.categories import categories_of
from netnotes.rules.contact import facts_of
from netnotes.rules.plan import Plan, plan_for, why_nobody
from netnotes.rules.plan_parts import parts_by_person
from netnotes.rules.plan_room import room_in
from tests.rules.build import day, gave, goal, goal_ref, got, need, net, person, ref, touch

NOVEMBER = "2026-11"
TODAY = "2026-11-11"


def plan(network: Network, month: str = NOVEMBER, today: str | date = TODAY) -> Plan:
    when = parse_month(month)
    assert when is not None
    return plan_for(network, day(today), when)


def names(network: Network, month: str = NOVEMBER, today: str | date = TODAY) -> list[str]:
    return [row.name for row in plan(network, month, today).rows]


def parts(network: Network, month: str = NOVEMBER) -> list[list[tuple[str, float]]]:
    return [[(part.reason, part.weight) for part in row.parts] for row in plan(network, month).rows]


def quiet(start: str, end: str) -> Config:
    return Config(quiet=(Season(start=day(start), end=day(end)),))


@pytest.mark.parametrize(
    ("last", "cadence", "points", "words"),
    [
        ("2026-07-14", "3m", 5, "due since 2026-10-14, every 3 months"),
        ("2026-09-30", "1m", 4, "due since 2026-10-30, every month"),
        ("2026-09-15", "1m", 7, "due since 2026-10-15, every month"),
        ("2026-06-01", "1w", 10, "due since 2026-06-08, every week"),
        ("2026-10-01", "1m", 3, "due on 2026-11-01, every month"),
        ("2026-10-30", "1m", 3, "due on 2026-11-30, every month"),
    ],
)
def test_overdue_by_the_part_of_a_cadence_before_the_month(last: str, cadence: str, points: int, words: str) -> None:
    (row,) = plan(net(person("Ana", cadence=cadence), touch("Ana", last))).rows
    assert [(part.reason, part.points, part.text) for part in row.parts] == [("overdue", points, words)]
    assert row.why == f"{words} ({points})"


@pytest.mark.parametrize(("today", "since"), [("2026-11-11", "on"), ("2026-11-18", "on"), ("2026-11-19", "since")])
def test_who_will_be_due_is_not_late_yet(today: str, since: str) -> None:
    (row,) = plan(net(person("Ana", cadence="1w"), touch("Ana", "2026-11-11")), "2026-12", today).rows
    assert row.parts[0].text == f"due {since} 2026-11-18, every week"


def test_a_wish_and_a_first_contact() -> None:
    ana = person("Ana", next_contact="2026-10-01")
    bo = person("Bo", cadence="quarterly")
    cy = person("Cy", cadence="monthly", added="2026-08-15")
    assert [(row.name, row.why) for row in plan(net(ana, bo, cy, touch("Ana", "2026-09-01"))).rows] == [
        ("Ana", "due since 2026-10-01, as you wanted (10)"),
        ("Cy", "due since 2026-09-15, every month (5)"),
        ("Bo", "a first contact, every 3 months (1.3)"),
    ]


def test_due_after_the_month_is_no_reason() -> None:
    assert names(net(person("Ana", cadence="1m"), touch("Ana", "2026-11-01"))) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "paused"},
        {"status": "archived"},
        {"status": "deceased"},
        {"snooze": "2026-11-12"},
    ],
)
def test_who_is_never_chosen(fields: dict[str, Any]) -> None:
    ana = person("Ana", cadence="weekly", lifeline=True, **fields)
    records = (ana, touch("Ana", "2026-01-01"), got("Ana", "2026-01-01"), goal("Grow", people=(ref("Ana"),)))
    assert names(net(*records)) == []


def test_a_snooze_that_is_over_and_a_plan_to_come() -> None:
    records = (person("Ana", cadence="weekly", snooze="2026-11-20"), touch("Ana", "2026-01-01"))
    assert names(net(*records), today="2026-11-19") == []
    assert names(net(*records), today="2026-11-20") == ["Ana"]
    assert names(net(*records), "2026-12") == ["Ana"]


def test_who_has_a_contact_in_the_diary_is_left_out() -> None:
    ana = (person("Ana", cadence="weekly"), touch("Ana", "2026-01-01"))
    assert names(net(*ana, touch("Ana", "2026-11-26"))) == []
    assert names(net(*ana, touch("Ana", "2027-03-01"))) == ["Ana"]


def test_a_cadence_once_more_after_a_contact_in_the_month() -> None:
    records = (person("Ana", cadence="1w"), person("Bo", cadence="1m"), touch("Ana", "2026-11-05"))
    assert names(net(*records, touch("Bo", "2026-11-05"))) == ["Ana"]


def test_no_two_of_one_household() -> None:
    people = [person(name, cadence="1m") for name in ("Ana", "Bo", "Cy")]
    touches = [touch(name, "2026-06-01") for name in ("Ana", "Bo", "Cy")]
    assert names(net(*people, *touches, households=[["Ana", "Bo"]])) == ["Ana", "Cy"]


def test_ties_are_by_name_whatever_the_order_of_notes() -> None:
    people = [person(name, cadence="1m") for name in ("cy", "Ana", "bo", "Di", "Eve", "Fay")]
    touches = [touch(one.name, "2026-06-01") for one in people]
    for seed in range(5):
        random.Random(seed).shuffle(people)
        assert names(net(*people, *touches)) == ["Ana", "bo", "cy", "Di"]


def test_four_overdue_colleagues_are_no_month() -> None:
    people = [person(f"Colleague {n}", cadence="1w", categories=("colleague",)) for n in range(6)]
    touches = [touch(one.name, "2026-01-01") for one in people]
    found = net(
        *people, *touches,
        person("Helper", helps_with=(goal_ref("Grow"),), categories=("mentor",)),
        person("Author", status="to-meet", categories=("author",)),
        person("Lifeline", lifeline=True, categories=("known",)), touch("Lifeline", "2026-01-05"),
        person("Kind", categories=("alumni",)), touch("Kind", "2026-10-10"), got("Kind", "2026-10-10"),
        goal("Grow", due="2027-01-01", why="x", needs=(need("a mentor", people=(ref("Helper"),)),)),
        config=Config(per_month=5, categories=("author",)),
    )  # fmt: skip
    assert names(found) == ["Colleague 0", "Helper", "Author", "Kind", "Lifeline"]
    assert parts(found)[:3] == [[("overdue", 10.0)], [("goal", 7.0)], [("category", 6.0)]]


def test_a_reason_weighs_less_each_time() -> None:
    people = [person(f"P{n}", cadence="1w") for n in range(4)]
    found = net(*people, *(touch(one.name, "2026-01-01") for one in people))
    assert parts(found) == [[("overdue", 10.0)], [("overdue", 5.0)], [("overdue", 3.3)], [("overdue", 2.5)]]


def test_one_point_less_for_each_of_the_same_category() -> None:
    people = [person(name, cadence="1w", categories=("known",)) for name in ("Ana", "Bo")]
    touches = (touch("Ana", "2026-01-01"), touch("Bo", "2026-01-01"))
    rows = plan(net(*people, *touches, config=Config(categories=()))).rows
    assert [(row.weight, row.why) for row in rows] == [
        (10, "due since 2026-01-08, every week (10)"),
        (4, "due since 2026-01-08, every week (5); somebody of known is planned already (-1)"),
    ]


def test_who_was_met_from_the_last_plan_lets_others_have_a_turn() -> None:
    boxes = (
        PlanBox(9, "[[Ana]]", "open", None, "people/Ana.md"),
        PlanBox(10, "[[Bo]]", "open", None, "people/Bo.md"),
    )
    october = parse_month("2026-10")
    assert october is not None
    found = net(
        *(person(name, cadence="1w") for name in ("Ana", "Bo", "Cy")),
        touch("Ana", "2026-10-02"), touch("Bo", "2026-09-02"), touch("Cy", "2026-09-02"),
    )  # fmt: skip
    assert names(found) == ["Ana", "Bo", "Cy"]
    found = replace(found, plans=(WrittenPlan(october, october.first, True, boxes),))
    rows = plan(found).rows
    assert [row.name for row in rows] == ["Bo", "Cy", "Ana"]
    grow = goal("Grow", due="2027-01-01", why="x", needs=(need("x", people=(ref("Ana"),)),))
    assert plan(replace(found, goals=(grow,))).rows[0].why == (
        "due since 2026-10-09, every week (10); next for “Grow”: do homework on Ana (7); "
        "met from the plan for October 2026 (-4)"
    )


def test_the_next_step_of_a_goal_weighs_more_than_being_linked() -> None:
    grow = goal(
        "Grow", due="2026-11-30", why="x",
        needs=(need("a mentor", people=(ref("Ana"), ref("Bo"))),),
    )  # fmt: skip
    rows = plan(net(person("Ana", researched=True), person("Bo"), grow)).rows
    assert [row.why for row in rows] == [
        "next for “Grow”: decide what you can offer Ana (9)",
        "for “Grow”: a mentor (1.3)",
    ]


def test_who_offers_what_a_goal_looks_for() -> None:
    grow = goal("Grow", due="2027-11-30", why="x", needs=(need("a mentor in maps"),))
    (row,) = plan(net(person("Ana", offers=("mentor in maps",)), grow)).rows
    assert row.why == "could help with “Grow”: a mentor in maps (4)"


def test_a_goal_is_no_reason_right_after_a_contact() -> None:
    grow = goal("Grow", due="2027-11-30", why="x", people=(ref("Ana"),))
    assert names(net(person("Ana"), grow, touch("Ana", "2026-10-20"))) == []
    assert names(net(person("Ana"), grow, touch("Ana", "2026-10-17"))) == ["Ana"]


def test_closed_goals_are_no_reason() -> None:
    assert names(net(person("Ana"), goal("Grow", status="met", people=(ref("Ana"),)))) == []


def test_categories_that_nobody_opens_by_themselves() -> None:
    config = Config(categories=("author", "leader", "mentor"))
    found = net(
        person("Ana", status="to-meet", categories=("author",)),
        person("Bo", categories=("leader",)), touch("Bo", "2026-01-01"),
        person("Cy", categories=("mentor",)), touch("Cy", "2026-10-12"),
        person("Di", categories=("mentor",)),
        config=config,
    )  # fmt: skip
    assert [row.why for row in plan(found).rows] == [
        "opens the category author (6)",
        "nobody in leader was in touch lately (1.5)",
    ]


@pytest.mark.parametrize(
    ("cadence", "last", "is_quiet"),
    [(None, "2026-08-02", True), (None, "2026-08-03", False), ("1m", "2026-09-30", True), ("1m", "2026-10-30", False)],
)
def test_a_lifeline_gone_quiet(cadence: str | None, last: str, is_quiet: bool) -> None:
    rows = plan(net(person("Ana", cadence=cadence, lifeline=True), touch("Ana", last))).rows
    assert any(part.reason == "lifeline" for row in rows for part in row.parts) is is_quiet


def test_thanks_newest_and_older() -> None:
    ana = (got("Ana", "2026-10-10", what="a tip"), got("Ana", "2026-09-20", what="a talk"))
    rows = plan(net(person("Ana"), person("Bo"), *ana, got("Bo", "2026-01-01", what="a lift"))).rows
    assert [row.why for row in rows] == [
        "say thank you for “a tip” (2026-10-10) (5)",
        "say thank you for “a lift” (2026-01-01) (1)",
    ]
    assert [(row.idea, row.command) for row in rows[:1]] == [
        ("thank them for “a tip”", "netnotes draft Ana --kind thank-you")
    ]


def test_drifting_without_any_cadence() -> None:
    touches = [touch("Ana", f"2026-0{month}-01") for month in (1, 2, 3, 4)]
    (row,) = plan(net(person("Ana"), *touches)).rows
    assert row.why == "quiet for longer than usual, last contact on 2026-04-01 (4)"
    assert row.idea == "ask how they are, and what they need just now"


def test_ideas() -> None:
    found = net(
        person("Ana Silva", cadence="1m", i_offer=("a tour",)),
        person("Bo", status="to-meet", categories=("author",), researched=True),
        person("Cy", status="to-meet", categories=("author",)),
        touch("Ana Silva", "2026-01-01"),
        config=Config(categories=("author",)),
    )
    assert [(row.idea, row.command) for row in plan(found).rows] == [
        ("give a tour", "netnotes draft 'Ana Silva' --kind reconnect"),
        ("find out who knows them", "netnotes path Bo"),
        ("read up on them, and note it under Homework", "netnotes path Cy"),
    ]


@pytest.mark.parametrize(
    ("config", "month", "wanted", "note"),
    [
        (Config(), "2026-12", 4, ""),
        (Config(capacity=2), "2026-12", 2, ""),
        (quiet("2026-12-01", "2026-12-31"), "2026-12", 0, "December 2026 is a quiet season from end to end"),
        (quiet("2026-12-15", "2027-01-20"), "2026-12", 2, "Part of December 2026 is a quiet season: 2 rather than 4."),
        (quiet("2026-12-15", "2027-01-20"), "2027-01", 1, "Part of January 2027 is a quiet season: 1 rather than 4."),
        (quiet("2026-12-02", "2026-12-31"), "2026-12", 1, "Part of December 2026"),
        (quiet("2026-12-31", "2026-12-31"), "2026-12", 4, ""),
        (Config(quiet=(Season(start=(1, 1), end=(12, 31)),)), "2026-12", 4, ""),
    ],
)
def test_quiet_months_have_less_room(config: Config, month: str, wanted: int, note: str) -> None:
    when = parse_month(month)
    assert when is not None
    found, said = room_in(config, when)
    assert found == wanted
    assert said.startswith(note)
    assert bool(said) is bool(note)


def test_a_month_that_is_quiet_from_end_to_end_plans_nobody() -> None:
    found = net(person("Ana", cadence="1m"), touch("Ana", "2026-01-01"), config=quiet("2026-11-01", "2026-11-30"))
    made = plan(found)
    assert made.rows == ()
    assert why_nobody(found, made).endswith("nobody is planned, on purpose.")


def test_nobody_and_nothing() -> None:
    assert why_nobody(net(), plan(net())).startswith("Nobody is in your notes yet")
    alone = net(person("Ana"), touch("Ana", "2026-01-01"))
    assert why_nobody(alone, plan(alone), "May 2026").startswith("Nobody is suggested for May 2026: nobody is due")


def test_three_people_and_no_more() -> None:
    people = [person(name, cadence="1m") for name in ("Ana", "Bo", "Cy")]
    assert names(net(*people, *(touch(one.name, "2026-06-01") for one in people))) == ["Ana", "Bo", "Cy"]


def test_everybody_private_is_planned_all_the_same() -> None:
    assert names(net(person("Ana", cadence="1m", private=True), touch("Ana", "2026-06-01"))) == ["Ana"]


def many(count: int) -> Network:
    choose = random.Random(7)
    categories = ("colleague", "author", "leader", "alumni", "mentor")
    records: list[Any] = []
    for n in range(count):
        name, last = f"Person {n:05d}", date(2026, 1, 1) + timedelta(days=choose.randrange(300))
        cadence = choose.choice((None, "1w", "1m", "3m", "1y"))
        records.append(person(name, cadence=cadence, categories=(choose.choice(categories),), lifeline=not n % 50))
        records.append(touch(name, last))
        if not n % 9:
            records.append(got(name, last))
        if not n % 11:
            records.append(gave(name, last))
    goals = [goal(f"Goal {n}", due="2027-01-01", why="x", people=(ref(f"Person {n:05d}"),)) for n in range(20)]
    return net(*records, *goals)


def brute(network: Network, month: str) -> list[str]:
    """The same choice without any shortcut."""
    when = parse_month(month)
    assert when is not None
    facts = facts_of(network, day(TODAY))
    left = dict(parts_by_person(facts, when))
    covered: defaultdict[str, float] = defaultdict(float)
    same: Counter[str] = Counter()
    chosen = []
    for _ in range(network.config.per_month):

        def worth(path: str) -> tuple[float, str]:
            total = 0.0
            for part in left[path]:
                total += part.points / (1 + covered[part.reason] + covered[f"{part.reason}:{part.subject}"])
            total -= max((same[word] for word in categories_of(facts.people[path]).categories), default=0)
            return -total, facts.people[path].person.name

        best = min(left, key=worth)
        own = left.pop(best)
        weights = [p.points / (1 + covered[p.reason] + covered[f"{p.reason}:{p.subject}"]) for p in own]
        for at, part in enumerate(own):
            more = 1 if at == weights.index(max(weights)) else 0.5
            covered[part.reason] += more
            if part.subject:
                covered[f"{part.reason}:{part.subject}"] += more
        same.update(categories_of(facts.people[best]).categories)
        chosen.append(facts.people[best].person.name)
    return chosen


def test_the_page_of_plans_has_the_points_and_a_true_example() -> None:
    page = (Path(__file__).parents[2] / "docs" / "plan.md").read_text(encoding="utf-8")
    table = page.split("| reason |", 1)[1].split("\n\n", 1)[0]
    shown = [
        int(number) for row in re.findall(r"\|([^|]*)\|$", table, re.MULTILINE) for number in re.findall(r"\d+", row)
    ]
    assert shown == [
        weights.OVERDUE, weights.A_WHOLE_CADENCE, weights.FALLS_DUE, weights.OVERDUE, weights.DRIFTS,
        weights.NEXT_STEP, weights.COULD_HELP, weights.LINKED, weights.GOAL_IS_NEAR, weights.NEW_CATEGORY,
        weights.LATELY_NOBODY, weights.LIFELINE, weights.THANKS, weights.OLD_THANKS,
    ]  # fmt: skip
    example = page.split("```text\n", 1)[1].split("```", 1)[0]
    found = net(
        person("Ana Silva", cadence="1m"), touch("Ana Silva", "2026-07-14"),
        person("Bo Chen", lifeline=True), touch("Bo Chen", "2026-01-14"),
        got("Bo Chen", "2026-01-14", what="the draft"),
        person("Cy Dahl", next_contact="2026-10-01"),
        goal("Publish the survey", people=(ref("Ana Silva"),)),
    )  # fmt: skip
    assert [f"{row.name:<12}{row.why}" for row in plan(found).rows] == example.splitlines()


def test_five_thousand_people_and_the_search_that_ends_early_finds_the_same() -> None:
    found = many(5000)
    assert names(found) == brute(found, NOVEMBER)
    assert len(set(names(found))) == 4


def test_a_suggestion_stands_still_through_the_month() -> None:
    """Without windows (thanks grown old, categories without a contact in 90 days) only the month moves anything."""
    found = replace(many(60), config=Config(categories=(), thanks_days=3650))
    days = [date(2026, 11, 1) + timedelta(days=n) for n in range(30)]
    said = {tuple((row.name, row.why) for row in plan(found, NOVEMBER, today).rows) for today in days}
    assert len(said) == 1


def test_the_same_month_of_another_day_is_the_same_object_only_for_that_day() -> None:
    found = net(person("Ana", cadence="1m"), touch("Ana", "2026-06-01"))
    assert plan(found) is plan(found)
    assert str(month_of(day(TODAY))) == NOVEMBER


@pytest.mark.parametrize(
    ("about", "wanted", "why"),
    [
        ({}, {}, "linked to “Grow”"),
        ({"offers": ("bread",)}, {}, "linked to “Grow”"),
        ({"offers": ("mentor in maps",)}, {}, "for “Grow”: a mentor in maps"),
        ({"categories": ("leader",)}, {"category": "leader"}, "for “Grow”: a mentor in maps"),
        ({"categories": ("known",)}, {"category": "leader"}, "linked to “Grow”"),
        ({}, {"people": (ref("Bo"),)}, "for “Grow”: a mentor in maps"),
    ],
)
def test_what_somebody_is_linked_for_is_said_where_the_notes_say_it(about: Any, wanted: Any, why: str) -> None:
    grow = goal("Grow", needs=(need("a mentor in maps", **wanted),))
    facts = facts_of(
        net(person("Bo", helps_with=(goal_ref("Grow"),), **about), grow, config=Config(categories=())), day(TODAY)
    )
    month = parse_month(NOVEMBER)
    assert month is not None
    assert [part.text for part in parts_by_person(facts, month)["people/Bo.md"]] == [why]
