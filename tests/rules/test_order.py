"""The order of people and goals never changes an answer, and what is dated after today counts for nothing."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from netnotes.model.network import Network
from netnotes.rules.accounts import balance_rows, thanks_owed
from netnotes.rules.drifting import drifting_rows
from netnotes.rules.due import due_rows
from netnotes.rules.goals import goal_rows
from netnotes.rules.history import history_rows
from netnotes.rules.home import home
from netnotes.rules.people import people_rows
from netnotes.rules.why import reasons
from tests.rules.build import TODAY, gave, goal, goal_ref, got, need, net, noteless, path_of, person, ref, touch

NAMES = ("Ana", "Bo", "Chen", "Dee")
days = st.dates(date(2026, 8, 1), date(2026, 12, 31))
people = st.tuples(
    *(
        st.builds(
            lambda cadence, added, helps, status, name=name: person(
                name, cadence=cadence, added=added, helps_with=helps, status=status, offers=("coach",)
            ),
            st.sampled_from([None, "weekly", "monthly"]),
            st.none() | days,
            st.sampled_from([(), (goal_ref("G"),)]),
            st.sampled_from(["active", "active", "to-meet", "archived"]),
        )
        for name in NAMES
    )
)
lines = st.lists(st.integers(1, 500), min_size=12, max_size=12, unique=True)
goals = (
    goal("G", due="2026-12-01", why="x", people=(ref("Ana"), noteless("Petra")), needs=(need("coach", 2),)),
    goal("H", parent=(goal_ref("G"),), people=(ref("Bo"), ref("Chen"))),
)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    numbers = iter(draw(lines))
    touches = [
        touch(name, when, kind, line=next(numbers), resets=kind != "like", text=kind)
        for name, when, kind in draw(
            st.lists(st.tuples(st.sampled_from(NAMES), days, st.sampled_from(["call", "like", "thanks"])), max_size=6)
        )
    ]
    favours = [
        make(name, when, size, line=next(numbers))
        for make, name, when, size in draw(
            st.lists(
                st.tuples(st.sampled_from([gave, got]), st.sampled_from(NAMES), days, st.integers(1, 5)), max_size=6
            )
        )
    ]
    return net(*draw(people), *touches, *favours, *goals, households=draw(st.sampled_from([(), (("Ana", "Bo"),)])))


def answers(network: Network, today: date) -> dict[str, Any]:
    return {
        "due": due_rows(network, today, everyone=True),
        "drifting": drifting_rows(network, today),
        "balance": balance_rows(network, today),
        "thanks": thanks_owed(network, today),
        "goals": goal_rows(network, today, everyone=True),
        "people": people_rows(network, today),
        "history": [history_rows(network, path_of(name), today) for name in NAMES],
        "why": [reasons(network, path_of(name), today) for name in NAMES],
        "home": home(network, today),
    }


@given(network=networks(), random=st.randoms(use_true_random=False))
def test_the_order_of_people_and_goals_never_changes_an_answer(network: Network, random: Any) -> None:
    def shuffled(records: Any) -> Any:
        return tuple(random.sample(records, len(records)))

    other = replace(
        network,
        people=shuffled(network.people),
        goals=shuffled(network.goals),
    )
    assert answers(other, TODAY) == answers(network, TODAY)


@given(network=networks())
def test_the_future_changes_no_account_and_no_last_contact(network: Network) -> None:
    past = replace(
        network,
        touchpoints=tuple(t for t in network.touchpoints if t.date <= TODAY),
        exchanges=tuple(e for e in network.exchanges if e.date <= TODAY),
    )
    for rule in (balance_rows, thanks_owed, drifting_rows):
        assert rule(past, TODAY) == rule(network, TODAY)
    for row, without in zip(people_rows(network, TODAY), people_rows(past, TODAY), strict=True):
        assert replace(row, status="ok") == replace(without, status="ok")
