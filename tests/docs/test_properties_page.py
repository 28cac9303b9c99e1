"""docs/properties.md has every property of every type, and every name that is read as one."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from netnotes.model.config import CONTACT_KINDS, TOUCH_KINDS
from netnotes.model.network import Network
from netnotes.rules.communities import _LEFT
from netnotes.vault import goal, synonyms, typing_rules
from netnotes.vault.meeting import _NOT_HELD
from netnotes.vault.person import _STATUSES
from tests.docs.markdown_links import DOCS

PAGE = (DOCS / "properties.md").read_text(encoding="utf-8")
TABLES = {
    "Person": synonyms.PERSON,
    "Meeting": synonyms.MEETING,
    "Goal": synonyms.GOAL,
    "Organization": synonyms.ORGANIZATION,
    "Me": synonyms.ME,
}
LIKE_A_PERSON = "as for a person"


def rows(heading: str) -> dict[str, tuple[str, ...]]:
    """Property → the names in its row, its own first."""
    section = PAGE.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    found = {}
    for name, others in re.findall(r"^\| `([^`]+)` \|([^|]*)\|", section, re.MULTILINE):
        also = synonyms.PERSON[name][1:] if others.strip() == LIKE_A_PERSON else re.findall(r"`([^`]+)`", others)
        found[name] = (name, *also)
    return found


@pytest.mark.parametrize("heading", TABLES)
def test_every_property_is_there_with_all_its_names(heading: str) -> None:
    code = dict(TABLES[heading])
    if guess := code.pop("tier_guess", None):  # the same property; only where the value names a tier
        code["tier"] += guess
    assert rows(heading) == code


def test_the_rules_for_the_type_of_a_note_are_there() -> None:
    [names] = rows("The type of a note").values()
    assert tuple(name.casefold().replace("_", "") for name in names) == typing_rules._TYPE_KEYS


def test_every_row_has_a_value_and_a_meaning() -> None:
    lines = [line for line in PAGE.splitlines() if line.startswith("| `")]
    assert len(lines) > 80
    assert [line for line in lines if not line.split(" | ")[-2].strip(" |")] == []


def test_the_keys_of_needs_and_favours_are_those_that_are_read(network: Callable[[str], Network]) -> None:
    def hint(key: str, where: str) -> str:
        goal = f"needs: {{what: a stage, {key}: 1}}" if where == "need" else ""
        meeting = f"gave: {{what: a tip, {key}: 1}}" if where == "favour" else ""
        found = network(f"""
            === goals/Speak.md
            ---
            {goal}
            ---
            === meetings/2026-11-03 call.md
            ---
            people: Ana
            {meeting}
            ---
            """)
        return " ".join(one.hint for one in found.problems if one.code == "unknown-key")

    for where, heading in (("need", "A need"), ("favour", "A favour")):
        said = hint("qqqq", where).removeprefix("use ").split(";")[0].split(", ")
        names = [name for row in rows(heading).values() for name in row]
        assert set(said) <= set(names)
        assert [name for name in names if name != "what" and hint(name, where)] == []


def test_every_word_of_a_status_is_there() -> None:
    person, meeting, row, organization = re.findall(r"^\| `status` \|.*", PAGE, re.MULTILINE)
    said = {
        word: status
        for status, others in re.findall(r"(\w+) \(([^)]+)\)", row)
        for word in (status, *others.split(", "))
    }
    assert {word.replace("-", ""): status for word, status in said.items()} == goal._STATUSES
    assert set(organization.split("with ", 1)[1].split(" there is", 1)[0].replace(" or ", ", ").split(", ")) == _LEFT
    assert {word for word in _STATUSES.values() if word not in person} == set()
    assert {word for word in _NOT_HELD.values() if word not in meeting} == set()


def test_every_kind_is_there() -> None:
    text = (DOCS / "notes.md").read_text(encoding="utf-8")
    contacts, touches = text.split("\nKinds of contact: ", 1)[1].split("\nKinds ", 1)
    assert set(re.findall(r"`([\w-]+)`", contacts)) - {"last_contact"} == set(CONTACT_KINDS)
    assert set(re.findall(r"`([\w-]+)`", touches.split(" are shown", 1)[0])) == set(TOUCH_KINDS)


def test_the_other_page_leads_here() -> None:
    assert "(properties.md)" in (DOCS / "notes.md").read_text(encoding="utf-8")
