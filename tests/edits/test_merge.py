"""Join two notes of one person: nothing of the other is lost (SPEC 9)."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.edits.merge import Merging, plan_merge
from netnotes.edits.merge_properties import Choice, canonical_names, join_properties
from netnotes.model.config import Config
from netnotes.model.errors import OperatorError
from netnotes.vault.editing.note_text import NoteText
from netnotes.vault.load import load_network
from netnotes.vault.synonyms import field_names
from tests.edits.planning import carried_out, indexed

Vault = Callable[[str], Path]
KEEP, OTHER = "people/Ana Silva.md", "people/Ana S.md"
PEOPLE = canonical_names(field_names(Config())["person"])


def plan(root: Path, choice: Choice | None = "both", keep: str = KEEP, other: str = OTHER) -> Merging:
    return plan_merge(indexed(root), root, keep, other, decide=lambda _: choice)


def test_two_notes_become_one(vault: Vault) -> None:
    root = vault("""
        === people/Ana Silva.md
        ---
        # mine
        aliases: [Annie]
        email: ana@a.example   # work
        role: analyst
        tags:
          - person
        ---
        Met at the fair.

        ## Log
        - 2026-03-05 call: c
        === people/Ana S.md
        ---
        # theirs
        name: Ana Sofia Silva
        tags: [person, chess]
        e-mail: ana@b.example # home
        role: boss
        birthday: --03-02 # or so
        # on the phone
        gave:
          what: a map
          size: 2
        ---
        Plays chess with [[Bo]].

        ## Log
        - 2026-02-05 lunch: b
        === people/Bo.md
        ---
        knows: ["[[Ana S]]"]
        ---
        [her](<Ana S.md>)
        === meetings/2026-11-03.md
        ---
        people: Ana S
        ---
        === meetings/2026-11-04 Lunch with Ana Sofia Silva.md
        x
    """)
    done = plan(root)
    assert (done.aliases, done.lost, done.left, done.links) == (("Ana S", "Ana Sofia Silva"), (), (), 2)
    assert [change.path for change in done.changes][-1] == OTHER
    written = carried_out(root, done.changes)
    assert written == {
        KEEP: (
            "---\n# mine\naliases: [Annie, Ana S, Ana Sofia Silva]\n"
            "email:\n  - ana@a.example   # work\n  - ana@b.example\n"
            "role: analyst\ntags:\n  - person\n  - chess\n"
            "birthday: --03-02 # or so\n# on the phone\ngave:\n  what: a map\n  size: 2\n---\n"
            "Met at the fair.\n\n## Log\n- 2026-02-05 lunch: b\n- 2026-03-05 call: c\n\n"
            "## Ana S\n\nPlays chess with [[Bo]].\n\n"
            "```yaml\n# theirs\nname: Ana Sofia Silva\n"
            "e-mail: ana@b.example # home\nrole: boss\n```\n"
        ),
        "people/Bo.md": '---\nknows: ["[[Ana Silva]]"]\n---\n[her](<Ana Silva.md>)\n',
    }
    assert not (root / OTHER).exists()
    network = load_network(root)
    assert {(t.person, str(t.date)) for t in network.touchpoints} == {
        (KEEP, day) for day in ("2026-02-05", "2026-03-05", "2026-11-03", "2026-11-04")
    }


@pytest.mark.parametrize(
    ("choice", "role", "in_text"), [("keep", "analyst", False), ("other", "boss", False), ("both", "analyst", True)]
)
def test_somebody_decides_between_two_values(vault: Vault, choice: Choice, role: str, in_text: bool) -> None:
    root = vault(f"=== {KEEP}\n---\nrole: analyst\n---\n=== {OTHER}\n---\njob_title: boss\n---\n")
    (conflict,) = plan(root, None).conflicts
    assert (conflict.name, conflict.keep, conflict.other) == ("role", "analyst", "boss")
    assert plan(root, None).changes == ()
    text = carried_out(root, plan(root, choice).changes)[KEEP]
    assert text.startswith(f"---\nrole: {role}\n")
    assert ("job_title: boss" in text) is in_text


def test_what_is_private_stays_private(vault: Vault) -> None:
    root = vault(f"=== {KEEP}\n---\nprivate: false\n---\n=== {OTHER}\n---\nprivate: true\n---\n")
    assert carried_out(root, plan(root).changes)[KEEP].startswith("---\nprivate: true\n")


def test_its_own_ways_are_mended_when_it_comes_to_another_folder(vault: Vault) -> None:
    root = vault("""
        === people/Ana Silva.md
        See [[people/old/Ana S]].
        === people/old/Ana S.md
        [Bo](../Bo.md) [[Ana S#x]]
        === people/Bo.md
        x
    """)
    written = carried_out(root, plan(root, other="people/old/Ana S.md").changes)
    assert "See [[people/Ana Silva]].\n" in written[KEEP]
    assert "[Bo](Bo.md) [[Ana Silva#x]]\n" in written[KEEP]


def test_an_empty_note_can_be_joined_to_anybody(vault: Vault) -> None:
    root = vault("=== people/Ana Silva.md\nx\n=== Ana S.md\n\n=== x.md\n[[Ana S]]\n")
    assert carried_out(root, plan(root, other="Ana S.md").changes) == {
        KEEP: "---\naliases:\n  - Ana S\n---\nx\n",
        "x.md": "[[Ana Silva]]\n",
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("=== people/Ana Silva.md\nx\n=== people/Ana S.md\n---\na: [\n---\n", "not read"),
        ("=== people/Ana Silva.md\nx\n=== people/Ana S.md\n---\ntype: goal\n---\n", "read as a goal|as person"),
        ("=== people/Ana Silva.md\n```\nx\n=== people/Ana S.md\n[[Bo]]\n", "cannot be joined"),
        ('=== people/Ana Silva.md\nx\n=== people/Ana S.md\n---\n{"a": 1, "b": 2}\n---\n', "in braces"),
    ],
)
def test_what_cannot_be_joined_is_refused(vault: Vault, text: str, words: str) -> None:
    root = vault(text)
    with pytest.raises(OperatorError) as caught:
        plan(root)
    assert re.search(words, caught.value.message)


def test_one_note_is_not_joined_to_itself(vault: Vault) -> None:
    with pytest.raises(OperatorError, match="both names"):
        plan(vault(f"=== {KEEP}\nx\n"), other=KEEP)


values = st.sampled_from(
    [
        "analyst",
        '"[[Bo]]"  # who',
        "[a, b]",
        "",
        "true",
        "\n  - a\n  - b # c",
        "\n  # c\n  what: x",
        "|\n  long\n  text",
        "2026-01-02",
    ]
)
names = st.sampled_from(
    ["role", "job_title", "tags", "email", "phones", "birthday", "gave", "x y", "aliases", "private"]
)
matters = st.dictionaries(names, values, max_size=5).map(
    lambda found: "".join(f"# above {name}\n{name}: {value}\n" for name, value in found.items())
)


def note(matter: str) -> bytes:
    return f"---\n{matter}---\nbody\n".encode() if matter else b"body\n"


@given(keep=matters, other=matters)
def test_no_property_and_no_comment_is_lost(keep: str, other: str) -> None:
    done = join_properties(note(keep), note(other), PEOPLE, frozenset(), lambda _: "both")
    text = done.data.decode() + "\n".join(done.kept)
    there = {line.split("#", 1)[1] for line in text.split("\n") if "#" in line}
    for written in (keep, other):
        assert {line.split("#", 1)[1] for line in written.split("\n") if "#" in line} <= there
    before, after = NoteText.from_bytes(note(keep)).matter.values, NoteText.from_bytes(done.data).matter.values
    theirs = NoteText.from_bytes(note(other)).matter.values
    assert before.keys() <= after.keys()
    for value in theirs.values():
        for item in value if isinstance(value, list) else [value] if value not in (None, "") else []:
            assert str(item).split("\n")[0] in text or str(item) in str(after) or isinstance(item, dict | bool)
