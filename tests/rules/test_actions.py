"""The one concrete next action of a goal."""

from typing import Any

import pytest

from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.people import Person
from netnotes.rules.goals import goal_rows
from tests.rules.build import TODAY, gave, goal, goal_ref, got, need, net, noteless, person, ref, touch

WHOLE: dict[str, Any] = {"due": "2027-01-01", "success": "done"}
MENTOR = "mentor in data platforms"


def action(*records: Person | Touchpoint | Exchange, due: str | None = "2027-01-01", **fields: Any) -> str | None:
    fields = {"success": "done", **fields}
    (row,) = goal_rows(net(goal("G", due=due, **fields), *records), TODAY)
    return row.next_action


@pytest.mark.parametrize(
    ("due", "success", "why", "expected"),
    [
        (None, "", "", "say by when and what success looks like"),
        (None, "done", "", "say by when"),
        (None, "", "because", "say by when"),
        ("2027-01-01", "", "", "say what success looks like"),
        ("2027-01-01", "", "because", "write down who it needs"),
        ("2027-01-01", "done", "", "write down who it needs"),
    ],
)
def test_the_first_steps(due: str | None, success: str, why: str, expected: str) -> None:
    assert action(due=due, success=success, why=why) == expected


def offering(name: str, **fields: Any) -> Person:
    return person(name, offers=("Méntor in  Data platforms", MENTOR), **fields)


def test_somebody_to_find_and_who_offers_it() -> None:
    needs = (need(MENTOR),)
    nobody = f"find a {MENTOR}: nobody in your notes offers it yet, so ask around"
    assert action(person("Ana", offers=("data protection",)), needs=needs) == nobody
    assert action(offering("Ana"), needs=needs) == f"find a {MENTOR}: Ana offers it"
    both = action(offering("Bo Chen"), offering("Ana Silva"), needs=needs)
    assert both == f"find a {MENTOR}: Ana Silva and Bo Chen offer it"
    many = action(*(offering(name) for name in ("Dee", "Ana", "Bo", "Chen", "Eve")), needs=needs)
    assert many == f"find a {MENTOR}: Ana, Bo, Chen and 2 more offer it"


def test_what_is_offered_is_named_where_it_is_only_near() -> None:
    needs, found = (need(MENTOR),), f"find a {MENTOR}: "
    ana, bo = person("Ana", offers=("Data platforms",)), person("Bo", offers=("chess", "data platforms"))
    assert action(ana, needs=needs) == f"{found}Ana offers Data platforms"
    assert action(ana, bo, needs=needs) == f"{found}Ana and Bo offer Data platforms"
    chen = person("Chen", offers=("platforms of open data", "data platform mentoring"))
    assert action(ana, chen, needs=needs) == f"{found}Chen and Ana (Data platforms) could help"
    dee = person("Dee", offers=("the platforms for the data of whole cities",))
    assert action(ana, dee, needs=needs) == f"{found}Ana offers Data platforms"
    eve = person("Eve", offers=("advice on data platforms for whoever asks " + "and asks " * 40 + "again",))
    told = action(eve, needs=needs)
    assert told is None or len(told) < 140


def test_who_cannot_be_suggested_is_left_out() -> None:
    found = action(
        offering("Linked"),
        offering("Gone", status="deceased"),
        offering("Old", status="archived"),
        offering("Paused", status="paused"),
        offering("New", status="to-meet"),
        needs=(need(MENTOR, 3),),
        people=(ref("Linked"), noteless("Petra")),
    )
    assert found == f"find another {MENTOR}: New and Paused offer it"


def test_somebody_of_the_category_is_to_be_found() -> None:
    found = action(offering("Ana"), offering("Bo", categories=("leader",)), needs=(need(MENTOR, category="leader"),))
    assert found == f"find a {MENTOR}: Bo offers it"


def test_the_first_need_that_lacks_people_comes_first() -> None:
    needs = (need("editor", people=(ref("Ana"),)), need("coach", 2, category="leader"), need("sponsor", category="x"))
    assert action(person("Ana"), needs=needs) == "find 2 coaches: nobody in your notes offers it yet, so ask around"


def test_homework_on_who_is_nearest() -> None:
    needs = (need("a", people=(ref("Ana"),)), need("b", people=(ref("Bo"), ref("Chen"), ref("Dee"))))
    ana = person("Ana", researched=True)
    people = (ana, person("Bo"), person("Chen", i_offer=("x",)), person("Dee"))
    assert action(*people, touch("Dee", TODAY), gave("Dee", TODAY), needs=needs) == "do homework on Dee"
    assert action(*people, needs=needs) == "do homework on Chen"
    assert action(ana, person("Bo"), person("Chen"), person("Dee"), needs=needs) == "do homework on Bo"


def test_an_offer_and_reaching_out() -> None:
    needs = (need("a", people=(ref("Ana"), ref("Bo"))),)
    people = (person("Ana"), person("Bo", researched=True))
    assert action(*people, needs=needs) == "decide what you can offer Bo"
    assert action(*people, gave("Bo", TODAY), needs=needs) == "reach out to Bo"


def test_the_dead_and_archived_are_not_bothered() -> None:
    needs = (need(MENTOR, people=(ref("Ana"), ref("Bo"), noteless("Petra"), noteless("Olga"))),)
    gone = (person("Ana", status="deceased"), person("Bo", status="archived"))
    assert action(*gone, needs=needs) == "write a note about Olga"
    assert action(*gone, person("Chen"), needs=(need("x", people=(ref("Ana"), ref("Chen"))),)) == "do homework on Chen"
    left = action(*gone, offering("Chen"), needs=(need(MENTOR, people=(ref("Ana"), ref("Bo"))),))
    assert left == f"find another {MENTOR}: Chen offers it"


def engaged(*records: Person | Touchpoint | Exchange, due: str = "2027-01-01") -> str | None:
    """The next action of a goal of which all six steps are done, by Ana."""
    ana = person("Ana", researched=True, i_offer=("x",))
    helpers = [record for record in records if not isinstance(record, Person)]
    others = [record for record in records if isinstance(record, Person)]
    needs = (need("a", people=(ref("Ana"),)),)
    people = tuple(ref(other.name) for other in others)
    return action(ana, touch("Ana", "2026-02-01"), *others, *helpers, due=due, needs=needs, people=people)


def test_with_all_steps_done_the_quietest_is_next() -> None:
    assert engaged() == "keep going: be in touch with Ana"
    bo = person("Bo")
    assert engaged(bo, touch("Bo", "2026-01-01")) == "keep going: be in touch with Bo"
    assert engaged(bo, touch("Bo", "2026-03-01")) == "keep going: be in touch with Ana"
    assert engaged(bo) == "keep going: be in touch with Bo"
    assert engaged(bo, touch("Bo", "2026-11-20")) == "keep going: be in touch with Ana"
    assert engaged(person("Bo", status="archived")) == "keep going: be in touch with Ana"
    assert engaged(touch("Ana", "2026-11-20")) == "keep going"


def test_with_all_steps_done_and_the_day_past_it_is_time_to_say() -> None:
    assert engaged(due="2026-11-11") == "keep going: be in touch with Ana"
    assert engaged(due="2026-11-10") == "say whether it is met, or by when now"


def test_with_all_steps_done_and_more_got_than_given_it_is_time_to_give() -> None:
    bo, chen = person("Bo"), person("Chen", account="off")
    contacts = (
        touch("Bo", "2026-03-01"),
        got("Bo", "2026-03-01", 2),
        gave("Ana", "2026-03-01", 1),
        got("Chen", TODAY, 5),
    )
    assert engaged(bo, chen, *contacts) == "keep going: give something to Bo"
    assert engaged(bo, *contacts[:2], gave("Ana", TODAY, 2)) == "keep going: be in touch with Ana"


def test_a_goal_that_is_not_active_has_no_next_action() -> None:
    rows = goal_rows(net(goal("G", status="paused"), person("Ana", helps_with=(goal_ref("G"),))), TODAY, everyone=True)
    assert [(row.next_action, row.flags, row.people) for row in rows] == [(None, (), ("Ana",))]
