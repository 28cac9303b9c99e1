"""The same words for the same person, ticked in a daily note, keep a promise."""

from datetime import date

import pytest

from netnotes.model.follow_ups import FollowUp
from netnotes.rules.ticked_in_daily import kept_by_ticks, promise_keys, still_open

ANA, BO = "people/Ana.md", "people/Bo.md"
TODAY = date(2026, 11, 21)


def promise(
    text: str = "send the deck", due: date | None = date(2026, 11, 20), people: tuple[str, ...] = (ANA,)
) -> FollowUp:
    return FollowUp("people/Ana.md", 4, text, due=due, people=people)


def tick(text: str = "send the deck ([[Ana]])", day: date | None = TODAY, people: tuple[str, ...] = (ANA,)) -> FollowUp:
    return FollowUp("2026-11-21.md", 4, text, "done", done=day, people=people)


@pytest.mark.parametrize(
    ("task", "ticked"),
    [
        (promise(), tick()),
        (promise("Send *the* [[Deck|deck]] #work"), tick()),
        (promise("send the deck ([[Ana]])"), tick("Send the deck (Ana) ([[Ana]], [Bo](people/Bo%20Chen.md))")),
        (promise("sénd: the_deck!"), tick("send the deck")),
        (promise(people=(ANA, BO)), tick(people=(BO,))),
        (promise(due=TODAY), tick()),
    ],
)
def test_it_is_kept(task: FollowUp, ticked: FollowUp) -> None:
    assert list(still_open([task], [ticked], TODAY)) == []


@pytest.mark.parametrize(
    ("task", "ticked"),
    [
        (promise("send the decks"), tick()),
        (promise(due=None), tick()),
        (promise(due=date(2026, 11, 22)), tick()),
        (promise(people=(BO,)), tick()),
        (promise(), tick(day=date(2026, 11, 22))),
        (promise(), tick(day=None)),
        (promise("..."), tick("!!!")),
        (promise(), tick("send the deck (Ana)")),
    ],
)
def test_it_is_still_open(task: FollowUp, ticked: FollowUp) -> None:
    assert list(still_open([task], [ticked], TODAY)) == [task]


def test_each_kept_one_is_told_with_the_first_tick_that_closed_it() -> None:
    early, late, other = tick(day=date(2026, 11, 20)), tick(), tick("something else")
    tasks = [promise(), promise("wash up"), promise(due=None), promise()._replace(state="done")]
    assert list(kept_by_ticks(tasks, [other, late, early], TODAY)) == [(promise(), early)]
    assert list(kept_by_ticks(tasks, [late, early], date(2026, 11, 19))) == []


def test_what_is_done_stays_in_the_list() -> None:
    done = promise()._replace(state="done", done=TODAY)
    assert list(still_open([done, promise()], [tick()], TODAY)) == [done]


def test_long_words_take_no_time() -> None:
    assert len(promise_keys("([[" * 50_000 + "(" * 50_000 + "[a](" * 50_000)) == 1
