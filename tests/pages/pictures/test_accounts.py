from __future__ import annotations

import pytest

from netnotes.pages.pictures.accounts import MOST_BARS, balances, running_balance, signed
from tests.pages.pictures.drawn import account, favour, marked, parsed, titles, words


def test_bars_are_as_long_as_the_numbers_and_keep_the_order() -> None:
    picture = parsed(balances([account("Ana", 4, 2), account("Bo", 0, 8), account("Chen", 1, 0, opening=2)]))
    assert titles(picture) == [
        "Ana: gave 4, got 2, balance +2",
        "Bo: gave 0, got 8, balance −8",
        "Chen: gave 1, got 0, began at +2, balance +3",
    ]
    assert [(one.get("x"), one.get("width")) for one in marked(picture, "got")] == [("37.5%", "12.5%"), ("0%", "50%")]
    assert [(one.get("x"), one.get("width")) for one in marked(picture, "gave")] == [("50%", "25%"), ("50%", "6.25%")]
    assert words(picture, "text", "strong") == ["+2", "−8", "+3"]


def test_no_balance_leaves_the_picture() -> None:
    picture = parsed(balances([account("Ana", 0, 0, opening=-40), account("Bo", 1, 0), account("Chen", 0, 0, 40)]))
    places = [float(one.get("x", "").rstrip("%")) for one in marked(picture, "now")]
    assert places[0] == 0
    assert places[0] < places[1] < places[2] < 100


def test_many_accounts_end_with_how_many_more() -> None:
    picture = parsed(balances([account(f"P{n}", 1, 0) for n in range(200)]))
    assert len(list(marked(picture, "gave"))) == MOST_BARS
    assert "and 140 more in the table" in words(picture, "figcaption")[0]


def test_the_line_steps_at_each_favour() -> None:
    picture = parsed(
        running_balance(
            [
                favour("2026-01-01", "gave", 2, 3, "a map"),
                favour("2026-01-11", "got", 4, -1, "a chart"),
                favour("2026-01-21", "gave", 1, 0, ""),
            ],
            opening=1,
        )
    )
    assert titles(picture) == [
        "1 Jan 2026: gave a map (size 2), balance +3",
        "11 Jan 2026: got a chart (size 4), balance −1",
        "21 Jan 2026: gave, balance 0",
    ]
    assert words(picture, "li") == titles(picture)
    assert words(picture, "desc") == ["From +1 before 1 Jan 2026 to 0 after 21 Jan 2026, in 3 favours."]
    (line,) = marked(picture, "steps")
    assert line.get("d") == "M60 69H60V14H515V124H970V96.5H1000"
    assert "began at +1" in words(picture, "figcaption")[0]


@pytest.mark.parametrize("level", [0, 3, -3])
def test_a_line_that_never_moves_far_can_be_drawn(level: int) -> None:
    day = "2026-01-01"
    picture = parsed(running_balance([favour(day, "gave", 1, level + 1), favour(day, "got", 1, level)]))
    assert len(titles(picture)) == 2


def test_signs() -> None:
    assert [signed(value) for value in (3, 0, -2)] == ["+3", "0", "−2"]
