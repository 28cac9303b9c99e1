"""Home: the list to act on."""

import re
from datetime import date, timedelta
from typing import Any

import pytest

from netnotes.model.config import Config
from netnotes.model.people import Me
from netnotes.rules.due import due_rows
from netnotes.rules.home import HomePerson, HomeView, Upcoming, home
from tests.rules.build import TODAY, gave, goal, got, need, net, path_of, person, ref, touch

FORBIDDEN = re.compile(r"score|fail|overdrawn|you haven't|\bdays?\b", re.IGNORECASE)


def view(*records: Any, today: date = TODAY, config: Config | None = None, **more: Any) -> HomeView:
    return home(net(*records, config=config, **more), today)


def names(found: HomeView) -> list[str]:
    return [about.name for about in found.people]


def test_an_empty_vault() -> None:
    found = view()
    assert (found.people, found.thanks, found.upcoming, found.drifting, found.goal) == ((), (), (), (), None)
    assert found.advice.startswith("Nobody is here yet")
    assert all(hasattr(found, key) for key in HomeView.JSON)


def test_five_people_at_most_and_in_which_order() -> None:
    found = view(
        person("coffee", cadence="yearly"), touch("coffee", "2025-09-02"),
        person("sister", cadence="weekly"), touch("sister", "2026-10-14"),
        person("due", cadence="1d"), touch("due", "2026-11-10"),
        person("a soon one", cadence="2d"), touch("a soon one", "2026-11-11"),
        person("new", cadence="weekly", added="2026-10-05"),
        person("later", cadence="3d"), touch("later", "2026-11-11"),
        person("ok", cadence="yearly"), touch("ok", "2026-11-11"),
        person("unmet", cadence="weekly", added="2026-11-12"),
        person("undated", cadence="weekly"),
    )  # fmt: skip
    assert names(found) == ["sister", "coffee", "due", "a soon one", "later"]
    assert (found.more_people, found.not_met, found.advice) == (1, 2, "")


def test_somebody_not_met_is_listed_when_due_soon() -> None:
    config = Config(soon_days=3)
    assert names(view(person("Ana", cadence="weekly", added="2026-11-07"), config=config)) == ["Ana"]
    assert names(view(person("Ana", cadence="weekly", added="2026-11-08"), config=config)) == []


def test_who_is_due_today_is_in_the_order_of_names() -> None:
    found = view(
        person("Bo", cadence="1d"), touch("Bo", "2026-11-10"), person("Ana", cadence="6w"), touch("Ana", "2026-09-30")
    )
    assert [(about.name, about.status) for about in found.people] == [("Ana", "due"), ("Bo", "due")]


def test_the_five_are_the_first_of_the_due_list() -> None:
    network = net(
        person("by week", cadence="weekly"), touch("by week", "2026-10-20"),
        person("monthly", cadence="monthly"), touch("monthly", "2026-08-01"),
        person("a yearly one", cadence="yearly"), touch("a yearly one", "2025-10-01"),
    )  # fmt: skip
    for days in range(0, 1000, 30):
        day = TODAY + timedelta(days=days)
        assert [p.name for p in home(network, day).people] == [row.name for row in due_rows(network, day)]
    assert names(home(network, TODAY)) == ["monthly", "by week", "a yearly one"]
    assert names(home(network, TODAY + timedelta(days=60))) == ["by week", "monthly", "a yearly one"]


def test_what_to_know_of_somebody() -> None:
    found = view(
        person(
            "Ana",
            cadence="weekly",
            emails=("a@b.org",),
            phones=("1",),
            prefers="mornings",
            i_offer=("a book", "a walk"),
            lines={"i_offer": 8},
        ),
        touch("Ana", "2026-10-01", text="moving teams", line=20),
        touch("Ana", "2026-10-02", line=21),
        touch("Ana", "2026-10-01", "call", text="ring Ana", source="task", line=24),
        touch("Ana", "2026-10-03", "like", resets=False, text="liked a post", line=22),
        touch("Ana", "2026-12-24", text="a plan", line=23),
    )
    (ana,) = found.people
    assert [getattr(ana, key) for key in HomePerson.JSON] == [
        "Ana", path_of("Ana"), "overdue", date(2026, 10, 9), date(2026, 10, 2), "every week; last coffee on 2026-10-02",
        "moving teams", "a book", ("a@b.org",), ("1",),
    ]  # fmt: skip
    places = [str(place) for place in (ana.last_place, ana.opener_place, ana.give_place)]
    assert places == [f"{path_of('Ana')}:{line}" for line in (21, 20, 8)]
    assert (ana.give_from, ana.prefers) == ("i_offer", "mornings")


def test_nothing_known_says_nothing() -> None:
    (ana,) = view(person("Ana", cadence="weekly", added="2026-01-01")).people
    assert (ana.opener, ana.opener_place, ana.give, ana.give_from, ana.give_place, ana.last_place) == (
        "", None, "", "", None, None,
    )  # fmt: skip


BOTH_WAYS = "Survey  Design: they look for it and you offer it"
NEAR = ": they look for it and you offer lineage"


@pytest.mark.parametrize(
    ("fields", "give", "source"),
    [
        ({"needs": ("sailing", "Survey  Design"), "interests": ("chess",)}, BOTH_WAYS, "needs"),
        ({"needs": ("a lineage expert", "designing surveys")}, f"designing surveys{BOTH_WAYS[14:]}", "needs"),
        ({"needs": ("help with surveys", "lineages and trees")}, f"lineages and trees{NEAR}", "needs"),
        ({"needs": ("sailing",), "interests": ("chess", "tea")}, "something on chess", "interests"),
        ({"needs": ("survey design",), "i_offer": ("a book",)}, "a book", "i_offer"),
        ({"needs": ("sailing",)}, "", ""),
    ],
)  # fmt: skip
def test_what_to_give_next(fields: dict[str, Any], give: str, source: str) -> None:
    me = Me(path="Me.md", name="Robin", offers=("lineage", "survey design"))
    written = {"i_offer": 3, "needs": 4, "interests": 5}
    records = (person("Ana", cadence="weekly", lines=written, **fields), touch("Ana", "2026-10-01"))
    (ana,) = view(*records, me=me).people
    assert (ana.give, ana.give_from) == (give, source)
    assert (ana.give_place.line if ana.give_place else None) == written.get(source)


def test_needs_without_me_are_not_matched() -> None:
    (ana,) = view(person("Ana", cadence="weekly", needs=("tea",)), touch("Ana", "2026-10-01")).people
    assert ana.give == ""


def test_what_is_coming_up() -> None:
    meeting = {"path": "m.md", "line": 1, "text": "agenda"}
    found = view(
        person("Bo"),
        person("Ana"),
        touch("Bo", "2026-11-18", "lunch", **meeting),
        touch("Ana", "2026-11-18", "lunch", **meeting),
        touch("Ana", "2026-11-12", "call"),
        touch("Ana", "2026-11-19", "walk"),
        touch("Ana", TODAY, "coffee"),
    )
    assert [(thing.date.day, thing.kind, thing.names) for thing in found.upcoming] == [
        (12, "call", ("Ana",)),
        (18, "lunch", ("Ana", "Bo")),
    ]
    last = found.upcoming[1]
    assert [getattr(last, key) for key in Upcoming.JSON] == [
        date(2026, 11, 18), "lunch", ("Ana", "Bo"), "agenda", "m.md", 1,
    ]  # fmt: skip
    assert (last.paths, found.more_upcoming) == ((path_of("Ana"), path_of("Bo")), 0)


def test_five_of_every_list() -> None:
    people = [person(f"P{n}") for n in range(7)]
    records = [r for n in range(7) for r in (got(f"P{n}", "2026-11-01"), touch(f"P{n}", "2026-11-12"))]
    found = view(*people, *records)
    assert (len(found.upcoming), found.more_upcoming) == (5, 2)
    assert (len(found.thanks), found.more_thanks) == (5, 2)


def test_recent_thanks_newest_first_to_those_who_can_be_thanked() -> None:
    found = view(
        person("Ana"),
        person("Bo"),
        person("Gone", status="deceased"),
        got("Ana", "2026-09-11", what="old"),
        got("Ana", "2026-09-12", what="recent"),
        got("Bo", "2026-11-01", what="newest"),
        got("Gone", "2026-11-01"),
    )
    assert [owed.what for owed in found.thanks] == ["newest", "recent"]
    assert found.more_thanks == 0


def test_the_goal_that_needs_a_push_most() -> None:
    whole: dict[str, Any] = {"success": "done", "people": (ref("Ana"),)}
    ana, contact = person("Ana"), touch("Ana", TODAY)
    later = goal("later", due="2028-01-01", **whole)
    latest = goal("1 latest", due="2028-02-01", **whole)
    undated = goal("2 undated", success="done", people=(ref("Ana"),))
    further = goal("a further one", due="2028-01-01", needs=(need("x"),), **whole)
    silent = goal("silent", due="2029-01-01", success="done", needs=(need("x"),), people=(ref("Bo"),))
    soon = goal("soon", due="2026-12-01", needs=(need("x"),), **whole)
    past = goal("past", due="2026-11-01", needs=(need("x"),), **whole)
    goals = [goal("met", status="met", due="2020-01-01"), further, later, latest, silent, soon, past, undated]
    for expected in ("past", "soon", "silent", "2 undated", "later", "1 latest", "a further one"):
        found = view(ana, person("Bo"), contact, *goals)
        assert found.goal is not None
        assert found.goal.title == expected
        assert found.goal.next_action
        goals = [about for about in goals if about.name != expected]
    assert view(ana, *goals).goal is None


def weekly(name: str) -> list[Any]:
    return [touch(name, f"2026-08-{day:02d}") for day in (1, 8, 15, 22)]


def test_drifting_people_fill_up_where_fewer_are_due() -> None:
    drifters = ["d1", "d2", "d3", "d4", "d5", "d6"]
    records = [r for name in drifters for r in (person(name), *weekly(name))]
    alone = view(*records)
    assert [row.name for row in alone.drifting] == drifters[:5]
    assert alone.more_drifting == 1
    assert alone.advice.startswith("Nobody has a cadence yet")
    due = [r for n in range(4) for r in (person(f"due{n}", cadence="1d"), touch(f"due{n}", "2026-11-10"))]
    fewer = view(*records, *due)
    assert (len(fewer.people), [row.name for row in fewer.drifting], fewer.more_drifting) == (4, ["d1"], 5)
    assert view(*records[:5]).more_drifting == 0
    full = view(*records, *due, person("due5", cadence="1d"), touch("due5", "2026-11-10"))
    assert (len(full.people), full.drifting) == (5, ())


@pytest.mark.parametrize(
    ("fields", "more", "shown"),
    [
        ({}, [], True),
        ({"cadence": "never"}, [], False),
        ({"cadence": "yearly"}, [], False),
        ({"snooze": "2026-11-12"}, [], False),
        ({"snooze": "2026-11-11"}, [], True),
        ({"status": "paused"}, [], False),
        ({}, [touch("Ana", "2027-01-01")], False),
    ],
)
def test_who_is_left_out_of_drifting(fields: dict[str, Any], more: list[Any], shown: bool) -> None:
    assert bool(view(person("Ana", **fields), *weekly("Ana"), *more).drifting) is shown


def test_the_words_help_to_be_generous() -> None:
    found = view(
        person("Ana", cadence="weekly", interests=("chess",)), *weekly("Ana"), got("Ana", "2026-11-01", 5),
        person("Bo", cadence="weekly", snooze="2026-11-01"), touch("Bo", "2026-01-01"),
        gave("Bo", TODAY), goal("G", people=(ref("Ana"),)),
    )  # fmt: skip
    said = [found.advice, *(about.reason for about in found.people), *(about.give for about in found.people)]
    assert [text for text in said if FORBIDDEN.search(text)] == []
