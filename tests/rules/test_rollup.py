"""Which goal rolls up under which."""

from hypothesis import given
from hypothesis import strategies as st

from netnotes.model.goals import Goal
from netnotes.rules.rollup import children_of, depths_of, parents_of
from tests.rules.build import goal, goal_ref, noteless


def path(title: str) -> str:
    return f"goals/{title}.md"


def under(title: str, *parents: str) -> Goal:
    return goal(title, parent=tuple(goal_ref(parent) for parent in parents))


def test_a_goal_stands_under_the_first_known_parent() -> None:
    goals = [under("life"), under("Year", "gone", "life", "other"), under("month", "Year"), under("another", "life")]
    parents = parents_of(goals)
    assert parents == {path("Year"): path("life"), path("month"): path("Year"), path("another"): path("life")}
    titles = {above: [goal.name for goal in below] for above, below in children_of(goals, parents).items()}
    assert titles == {path("life"): ["another", "Year"], path("Year"): ["month"]}
    assert depths_of(goals, parents) == {path("life"): 0, path("Year"): 1, path("month"): 2, path("another"): 1}


def test_a_goal_is_not_its_own_parent() -> None:
    goals = [under("a", "a"), under("b", "b", "a"), goal("c", parent=(noteless("a"),))]
    assert parents_of(goals) == {path("b"): path("a")}


def test_a_cycle_is_cut_at_the_top() -> None:
    goals = [under("below", "c"), under("a", "b"), under("b", "c"), under("c", "a"), under("lowest", "below")]
    parents = parents_of(goals)
    depths = depths_of(goals, parents)
    assert depths == {path("a"): 0, path("b"): 0, path("c"): 0, path("below"): 1, path("lowest"): 2}


@given(st.lists(st.integers(0, 11), min_size=12, max_size=12), st.permutations(range(12)))
def test_any_parents_end(above: list[int], order: list[int]) -> None:
    goals = [under(str(n), str(parent)) for n, parent in enumerate(above)]
    parents = parents_of(goals)
    depths = depths_of(goals, parents)
    assert depths == depths_of([goals[n] for n in order], parents)
    assert all(depths[child] == depths[parent] + 1 or depths[child] == 0 for child, parent in parents.items())
    assert all(depths[g.path] == 0 for g in goals if g.path not in parents)


def test_ten_thousand_goals_in_a_chain() -> None:
    goals = [under(str(n), str(n + 1)) for n in range(10_000)]
    assert max(depths_of(goals, parents_of(goals)).values()) == 9_999
