from typing import Any

import pytest

from netnotes.model.refs import Ref
from netnotes.rules.contact import facts_of
from netnotes.rules.questions import questions_for
from tests.rules.build import TODAY, net, path_of, person, touch

LAST = touch("Ana", "2026-10-01", text="She is [[Roles|moving teams]]. In May. #assumption it works out")
ACME = Ref(text="Acme", shown="Acme")
ALWAYS = ("What is on their mind most just now?", "What could I do that would help?")


def asked(*records: Any, assumptions: tuple[str, ...] = (), **fields: Any) -> tuple[str, ...]:
    return questions_for(facts_of(net(person("Ana", **fields), *records), TODAY).people[path_of("Ana")], assumptions)


@pytest.mark.parametrize(
    ("fields", "first"),
    [
        ({"their_goals": ("a talk in 2027.",)}, "They are after “a talk in 2027”: what would help most just now?"),
        ({"needs": ("running club",)}, "They look for “running club”: has anything helped so far?"),
        ({"assumptions": ("she stays",)}, "I assume “she stays”: does it still hold?"),
        ({"interests": ("old maps",)}, "What is the best thing they came across lately on old maps?"),
        ({"role": "editor"}, "What takes most of their time as editor, and what would they rather do?"),
        ({"organization": (ACME,)}, "What is changing at Acme, and what does it mean for them?"),
    ],
)  # fmt: skip
def test_each_source_makes_a_question(fields: dict[str, Any], first: str) -> None:
    assert asked(**fields) == (first, ALWAYS[0])


def test_the_last_conversation_comes_first_by_its_first_sentence() -> None:
    assert asked(LAST, needs=("a running club",))[0] == "What has happened since “She is moving teams”?"


def test_a_conversation_that_says_nothing_makes_none() -> None:
    assert asked(touch("Ana", "2026-10-01", text="#waiting")) == ALWAYS
    assert asked(touch("Ana", "2026-10-01", text="ring her", source="task")) == ALWAYS


def test_an_empty_note_still_has_two() -> None:
    assert asked() == ALWAYS


def test_long_text_is_cut() -> None:
    assert all(len(question) < 130 for question in asked(needs=("x" * 4000,), interests=("y" * 4000,)))
