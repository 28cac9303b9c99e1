"""docs/problems.md says what every code means; a few of its examples are tried."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from netnotes.lint import all_problems
from netnotes.model.network import Network
from netnotes.model.problem_codes import all_sections, find_meaning
from tests.lint.conftest import TODAY
from tests.lint.problems_page import PAGE, render_page

MEANINGS = [meaning for section in all_sections() for meaning in section.meanings]
BECOMES = re.compile(r"`(.+?)` becomes `(.+?)`\.")
PERSON = "=== people/Ana Silva.md\n---\naliases: [Annie, Old]\n{}\n---\n"
MEETING = "=== meetings/2026-11-03 x.md\n---\npeople: [Ana Silva]\n{}\n---\n" + PERSON.replace("{}", "role: analyst")
PLACES = {
    "bad-birthday": PERSON,
    "bad-cadence": PERSON,
    "bad-date": PERSON,
    "bad-number": PERSON,
    "bad-topic": PERSON,
    "bad-value": PERSON,
    "bad-yaml": PERSON,
    "future-last-contact": PERSON,
    "unquoted-link": PERSON + "=== organizations/Acme.md\nText.\n",
    "tags-on-one-line": PERSON,
    "singular-alias": "=== people/Ana Silva.md\n---\n{}\n---\n",
    "tag-is-comment": "=== people/Ana Silva.md\n---\ntags:\n  {}\n---\n",
    "bad-need": "=== goals/Speak.md\n---\n{}\n---\n",
    "bad-size": PERSON.replace("{}", "role: analyst") + "## Log\n- 2026-11-03 coffee: [got:: a tip] {}\n",
    "unknown-key": MEETING,
    "unknown-stage": MEETING.replace("{}", "kind: intro\n{}"),
    "favour-for-nobody": "=== meetings/2026-11-03 x.md\n---\n{}\n---\n" + PERSON.format("role: x"),
    "several-names": "=== meetings/2026-11-03 x.md\n---\n{}\n---\n=== people/Ana.md\nA.\n=== people/Bo.md\nB.\n",
    "alias-link": "=== meetings/2026-11-03 x.md\nSeen {}.\n" + PERSON.format("role: x"),
    "ambiguous-link": "=== meetings/x.md\n---\npeople: '{}'\n---\n=== people/Ana.md\nA.\n=== relays/Ana.md\nB\n",
    "unknown-region": PERSON.replace("{}", "role: x") + "{}\n%% netnotes:end %%\n",
    "config-unreadable": "=== netnotes.yaml\n{}\n",
    "config-value": "=== netnotes.yaml\n{}\n",
    "config-key": "=== netnotes.yaml\n{}\n",
    "endless-season": "=== netnotes.yaml\nquiet: [{}]\n",
}  # fmt: skip


def test_the_page_is_made_from_the_codes() -> None:
    assert PAGE.read_text(encoding="utf-8") == render_page(), "run: python -m tests.lint.problems_page"


def test_every_code_stands_once() -> None:
    codes = [code for meaning in MEANINGS for code in meaning.codes]
    assert sorted(codes) == sorted(set(codes))
    assert find_meaning("nobody-wrote-this") is None


@pytest.mark.parametrize("meaning", MEANINGS, ids=lambda meaning: meaning.codes[0])
def test_a_code_says_what_why_how_to_mend_it_and_an_example(meaning: object) -> None:
    for name in ("what", "why", "mend", "example"):
        text = getattr(meaning, name)
        assert re.fullmatch(r"\S.*\.", text), (name, text)
    assert "overdrawn" not in str(meaning)


@pytest.mark.parametrize("code", PLACES)
def test_an_example_is_wrong_before_and_right_after(code: str, network: Callable[[str], Network]) -> None:
    meaning = find_meaning(code)
    assert meaning is not None
    match = BECOMES.search(meaning.example)
    assert match is not None, meaning.example
    for text, expected in ((match[1], True), (match[2], False)):
        found = {problem.code for problem in all_problems(network(PLACES[code].replace("{}", text)), TODAY)}
        assert (code in found) is expected, (text, found)
