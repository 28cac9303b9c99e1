from collections.abc import Callable
from datetime import date

import pytest

from netnotes.model.network import Network
from netnotes.rules.before_asking import BeforeAsking, before_asking
from netnotes.rules.contact import facts_of

TODAY = date(2026, 11, 21)
Read = Callable[[str], Network]
FORBIDDEN = ("score", "fail", "overdrawn", "you haven't", "you have not", "debt")


def asked(network: Network) -> BeforeAsking:
    return before_asking(facts_of(network, TODAY).people["people/Ana.md"])


def log(*lines: str, matter: str = "role: editor") -> str:
    return "=== people/Ana.md\n---\n" + matter + "\n---\n## Log\n\n" + "\n".join(f"- {line}" for line in lines) + "\n"


def test_a_fine_moment(network: Read) -> None:
    found = asked(network(log("2026-10-01 call [got:: a tip] [thanked:: true]", "2026-11-01 coffee [gave:: a book]")))
    assert found.too_early == ()
    assert found.verdict == "This is a fine moment to ask. Say what for, why them, and how long it takes."
    assert (found.balance, found.last_ask, found.last_ask_for) == ("even", date(2026, 10, 1), "a tip")
    assert (found.last_contact, found.last_kind) == (date(2026, 11, 1), "coffee")


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        (
            log("2026-11-01 coffee [got:: a tip]"),
            [
                "A thank-you is still open: “a tip” (2026-11-01).",
                "They have done more for you than you for them so far: it is your turn to give.",
            ],
        ),
        (
            log("2026-09-01 coffee [gave:: a book] [size:: 3]", "2026-11-01 coffee [got:: a tip] [thanked:: true]"),
            ["The last favour was theirs, on 2026-11-01: something from you would come well first."],
        ),
        (log("2026-01-01 coffee"), ["It has been quiet since 2026-01-01: begin with how they are."]),
        (log(), ["There was no contact yet: let them get to know you before you ask."]),
        (
            log("2026-11-01 coffee", "[ ] send the slides 📅 2026-11-10"),
            ["You promised “send the slides”: do that first, it is the best way to ask."],
        ),
        (log("2026-11-01 coffee", "[ ] send the slides 📅 2026-12-10"), []),
        (log("2026-11-01 coffee", "[ ] the dates #waiting 📅 2026-11-10"), []),
        (log("2026-11-01 coffee [got:: a tip]", matter="account: off"), []),
    ],
)
def test_when_it_is_early_and_why(text: str, reasons: list[str], network: Read) -> None:
    found = asked(network(text))
    assert list(found.too_early) == reasons
    assert found.verdict.startswith("It is a little early to ask." if reasons else "This is a fine moment")
    spoken = " ".join((*found.too_early, found.verdict, found.balance)).casefold()
    assert [word for word in FORBIDDEN if word in spoken] == []


def test_what_to_give_first_and_what_was_promised(network: Read) -> None:
    text = log("[ ] send the slides", "2026-11-01 coffee [got:: a tip]", matter="interests: [kayaks]\naccount: on")
    found = asked(network(text))
    assert [gift.text for gift in found.give_first] == ["something on kayaks"]
    assert [promise.text for promise in found.kept_waiting] == ["send the slides"]
    assert "Give something first" in found.verdict
    assert "Be in touch first" in asked(network(log("2026-11-01 coffee [got:: a tip]"))).verdict


@pytest.mark.parametrize(
    ("matter", "words"),
    [
        ("opening_balance: 2", "you have done more for them than they for you so far"),
        ("opening_balance: -2", "they have done more for you than you for them so far"),
        ("account: off", "no account is kept, and none is needed"),
        ("role: editor", "nothing given or got yet"),
    ],
)
def test_the_balance_in_words(matter: str, words: str, network: Read) -> None:
    assert asked(network(log(matter=matter))).balance == words
