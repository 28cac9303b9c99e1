from collections.abc import Callable
from pathlib import Path

import pytest

from netnotes.lint.fixes import Mending, mend_note
from netnotes.vault.load import load_network
from tests.lint.fixes.mended import READER

Vault = Callable[[str], Path]
ANA = """\
    === people/Ana Silva.md
    ---
    aliases: [Annie]
    ---
    === other/Ana Costa.md
    ---
    type: person
    aliases: [Costa]
    ---
    === third/Ana Costa.md
    words
    """
NOTE = "meetings/2026-11-03 Lunch.md"


def mend(vault: Vault, note: str) -> tuple[Mending, Path]:
    root = vault(ANA)
    (root / "meetings").mkdir()
    (root / NOTE).write_bytes(note.encode())
    problems = [problem for problem in load_network(root).problems if problem.path == NOTE]
    return mend_note(NOTE, note.encode(), problems, READER), root


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('people: "[[Annie]]"', 'people: "[[Ana Silva|Annie]]"'),
        ("people: ['[[Annie|she]]', Bo] # x", "people: ['[[Ana Silva|she]]', Bo] # x"),
        ('people:\n  - "[[Annie#Log]]"', 'people:\n  - "[[Ana Silva#Log|Annie]]"'),
        ('people: "[[people/Annie]]"', 'people: "[[Ana Silva|Annie]]"'),
        ('people: "[[Costa]]"', 'people: "[[other/Ana Costa|Costa]]"'),
        ("people: [[Annie]], [[Costa]]", 'people: ["[[Ana Silva|Annie]]", "[[other/Ana Costa|Costa]]"]'),
    ],
)
def test_the_link_leads_to_the_note_and_shows_what_it_showed(vault: Vault, before: str, after: str) -> None:
    mending, root = mend(vault, f"---\r\n{before}\r\n---\r\nBody [[Annie]]")
    assert mending.data.decode() == f"---\r\n{after}\r\n---\r\nBody [[Annie]]"
    people = {person for meeting in load_network(root).meetings for person in meeting.people}
    (root / NOTE).write_bytes(mending.data)
    found = load_network(root)
    assert [problem.code for problem in found.problems if problem.severity != "info"] == []
    targets = {ref.target for meeting in found.meetings for ref in meeting.people}
    assert targets == {ref.target for ref in people}


def test_links_in_a_section_and_in_a_table(vault: Vault) -> None:
    mending, _ = mend(vault, "## Attendees\n- [[Annie]]\n| [[Costa]] | x |\n")
    assert mending.data == b"## Attendees\n- [[Ana Silva|Annie]]\n| [[other/Ana Costa\\|Costa]] | x |\n"


@pytest.mark.parametrize("line", ["- [[Annie]] `[[Annie]]`", "- [she](Annie.md)"])
def test_what_might_touch_more_is_left(vault: Vault, line: str) -> None:
    note = f"## Attendees\n{line}\n"
    mending, _ = mend(vault, note)
    assert mending.data == note.encode()
    assert [problem.code for problem, _ in mending.left] == ["alias-link"]
