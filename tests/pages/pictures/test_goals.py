from __future__ import annotations

import pytest

from netnotes.pages.pictures.goals import WORDS, goal_progress, goal_tree
from tests.pages.pictures.drawn import branch, goal, marked, parsed, titles, words


@pytest.mark.parametrize("done", range(7))
def test_as_many_stations_are_reached_as_steps_are_done(done: int) -> None:
    picture = parsed(goal_progress(goal("Speak", done)))
    assert len(list(marked(picture, "done"))) == done
    assert len(list(marked(picture, "next"))) == (done < 6)
    assert len(list(marked(picture, "station"))) == 6
    assert [word for word in words(picture) if not word.isdigit()] == list(WORDS)
    assert f"{done} of 6 steps are done" in words(picture, "desc")[0]


def test_progress_that_the_note_tells_is_told() -> None:
    assert "Progress: 40 percent." in words(parsed(goal_progress(goal("Speak", 1, progress=40))), "desc")[0]


def test_the_tree_shows_which_goal_serves_which() -> None:
    tree = [
        branch("Lead", 1, horizon="three years", due="2029-06-30", steps_done=3),
        branch("Speak", 2, serves=1, level=1, steps_done=6),
        branch("Write", 3, serves=2, level=2, steps_done=0),
    ]
    picture = parsed(goal_tree(tree))
    assert words(picture, "li") == [
        "Lead: three years · due 30 Jun 2029 · 3 of 6 steps",
        "Speak serves Lead: 6 of 6 steps",
        "Write serves Speak: 0 of 6 steps",
    ]
    assert titles(picture)[0] == "Lead: three years · due 30 Jun 2029 · 3 of 6 steps"
    assert [one.get("d") for one in marked(picture, "branch")] == [
        "M10 22V55q0 6 6 6H26",
        "M32 68V101q0 6 6 6H48",
    ]
    assert len(list(marked(picture, "slice"))) == 2


def test_a_tree_as_deep_as_it_likes_stays_in_the_picture() -> None:
    tree = [branch("x" * 60, n, serves=n - 1 if n else None, level=n) for n in range(200)]
    picture = parsed(goal_tree(tree))
    assert max(float(one.get("cx", "0")) for one in marked(picture, "station")) <= 120
    assert "and 140 more" in words(picture, "figcaption")[0]
