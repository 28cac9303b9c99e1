from datetime import date

import pytest

from netnotes.rules.message_words import (
    favour_words,
    first_name,
    is_about_them,
    last_time,
    met_sentence,
    month_words,
    opening_sentence,
    said,
)
from tests.rules.build import touch

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Ana Silva", "Ana"),
        ("Dr. Ana Silva", "Ana"),
        ("Prof Dr Ana Silva", "Ana"),
        ("Maria Costa (Porto)", "Maria"),
        ("Maria(Porto)", "Maria"),
        ("陈思远", "陈思远"),
        ("José Ángel Ibáñez", "José"),
        ("Silva, Ana", "Silva"),
        ("Dr.", "Dr."),
        ("(x)", "(x)"),
    ],
)
def test_how_to_address_somebody(name: str, first: str) -> None:
    assert first_name(name) == first


@pytest.mark.parametrize(
    ("met", "sentence"),
    [
        ("at the tide museum", "We met at the tide museum."),
        ("through my brother.", "We met through my brother."),
        ("queue at a fair, May 2024", "You may remember me from the queue at a fair, May 2024."),
        ("Datastroom 2026", "You may remember me from Datastroom 2026."),
        ("2026-11-12, conference", "You may remember me from the conference."),
        ("2026-11-12", ""),
        ("a dinner at [Bo](../people/Bo%20Chen.md)'s", "You may remember me from a dinner at Bo's."),
        ("a dinner at [[Bo Chen|Bo]]'s", "You may remember me from a dinner at Bo's."),
        ("through her sister", ""),
        ("Ana Silva", ""),
        ("old school friend", ""),
        ("met at a party", ""),
        ("", ""),
        ("x" * 500, ""),
    ],
)  # fmt: skip
def test_how_we_met_is_said_only_where_it_can_be(met: str, sentence: str) -> None:
    assert met_sentence(met) == sentence


@pytest.mark.parametrize(
    ("what", "you_did", "thank_for"),
    [
        ("reviewed my talk", "reviewed my talk", ""),
        ("rewrote the funding paragraph.", "rewrote the funding paragraph", ""),
        ("gave me an hour", "gave me an hour", ""),
        ("hiring advice", "", "hiring advice"),
        ("a straight back wheel", "", "a straight back wheel"),
        ("intro to [[Bo Chen|Bo]]", "", "the intro to Bo"),
        ("seed money", "", "the seed money"),
        ("her notes on the pilot", "", "your notes on the pilot"),
        ("told me why he left", "", ""),
        ("introduced me to her boss", "", ""),
        ("2 tickets", "", "2 tickets"),
        ("", "", ""),
    ],
)
def test_a_favour_is_said_to_who_did_it(what: str, you_did: str, thank_for: str) -> None:
    assert favour_words(what) == (you_did, thank_for)


@pytest.mark.parametrize(
    ("kind", "day", "sentence"),
    [
        ("coffee", "2026-11-11", "It was good to see you over coffee on 11 November."),
        ("call", "2026-11-11", "It was good to talk on 11 November."),
        ("video", "2026-11-11", "It was good to talk on 11 November."),
        ("walk", "2026-11-11", "It was good to see you on our walk on 11 November."),
        ("meeting", "2026-11-11", "It was good to see you in our meeting on 11 November."),
        ("email", "2026-11-11", "It was good to be in touch on 11 November."),
        ("recorded", "2026-11-11", "It was good to be in touch on 11 November."),
        ("coffee", "2026-03-11", "It has been a while since our coffee in March."),
        ("coffee", "2024-03-11", "It has been a while since our coffee in March 2024."),
        ("email", "2025-12-31", "It has been a while since we were last in touch, in December 2025."),
    ],
)
def test_how_a_message_begins(kind: str, day: str, sentence: str) -> None:
    assert opening_sentence(touch("Ana", day, kind), "", TODAY) == sentence


def test_an_event_has_its_name() -> None:
    at = touch("Ana", "2026-11-12", "event")
    assert last_time(at, "the autumn meetup", TODAY) == ("", "at the autumn meetup on 12 November")
    assert (
        opening_sentence(at, "the autumn meetup", TODAY)
        == "It was good to see you at the autumn meetup on 12 November."
    )
    assert last_time(at, "", TODAY) == ("event", "at the event on 12 November")


def test_small_words() -> None:
    assert is_about_them("ask THEM")
    assert not is_about_them("the theme of this hero")
    assert said("One thing. And another #tag") == "One thing"
    assert said("#tag") == ""
    assert month_words(date(2026, 1, 2), TODAY) == "January"
