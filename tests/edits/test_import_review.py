"""imports/Review.md: written once, its owner's from then on, acted on by its boxes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.edits.import_decisions import Decision, read_review, resolved_change
from netnotes.edits.import_review import Candidate, Reviewed, ReviewEntry, review_change, review_key
from netnotes.edits.link_text import LinkTexts
from netnotes.model.config import Config
from netnotes.model.errors import OperatorError
from netnotes.model.incoming import IncomingPerson, IncomingTouch
from netnotes.model.kept_pages import IMPORT_REVIEW
from netnotes.model.network import Network
from netnotes.model.settings import Settings
from netnotes.vault.load import load_network
from netnotes.vault.review_note import parse_review
from tests.rules.build import day

VAULT = """
    === people/Ana Silva.md
    ---
    type: person
    ---
    === people/Ana Costa.md
    ---
    type: person
    ---
"""
ANA, COSTA = "people/Ana Silva.md", "people/Ana Costa.md"


def row(name: str = "Ana Silva", **fields: Any) -> IncomingPerson:
    fields.setdefault("ids", (("linkedin_id", "ana"),))
    return IncomingPerson(line=5, name=name, source="LinkedIn", **fields)


def entry(person: IncomingPerson | None = None, *paths: str) -> ReviewEntry:
    candidates = (Candidate(path=path, name=path[7:-3], because=("the same name",)) for path in paths or (ANA,))
    return ReviewEntry(file="Connections.csv", person=person or row(), candidates=tuple(candidates))


def links(root: Path) -> LinkTexts:
    network = load_network(root)
    return LinkTexts((head.path for head in network.heads), network.config, Settings())


def add(root: Path, *entries: ReviewEntry) -> Reviewed:
    """Add them on disk."""
    reviewed = review_change(root, entries, links(root))
    if reviewed.change is not None:
        assert reviewed.change.after is not None
        (root / "imports").mkdir(exist_ok=True)
        (root / IMPORT_REVIEW).write_bytes(reviewed.change.after)
    return reviewed


def text(root: Path) -> str:
    return (root / IMPORT_REVIEW).read_bytes().decode()


def edit(root: Path, before: str, after: str) -> None:
    was = text(root)
    assert was.count(before) == 1, f"{before!r} stands {was.count(before)} times in {was}"
    (root / IMPORT_REVIEW).write_bytes(was.replace(before, after).encode())


def decisions(root: Path) -> tuple[Decision, ...]:
    return read_review(root, load_network(root))


def decision(root: Path) -> Decision:
    (found,) = decisions(root)
    return found


@pytest.fixture
def root(vault: Callable[[str], Path]) -> Path:
    return vault(VAULT)


@pytest.fixture
def reviewed(root: Path) -> Path:
    """A vault in whose review Ana may be either of two."""
    add(root, entry(row(role="Engineer", organization="Acme"), ANA, COSTA))
    return root


def test_what_stands_in_it(reviewed: Path) -> None:
    key = review_key(row())
    assert text(reviewed).split("## ", 1)[1] == (
        "Ana Silva\n"
        "\n"
        "LinkedIn says: Engineer at Acme\n"
        "\n"
        f"- [ ] same as [Ana Silva](../people/Ana%20Silva.md): the same name ^{key}-1\n"
        f"- [ ] same as [Ana Costa](../people/Ana%20Costa.md): the same name ^{key}-2\n"
        f"- [ ] different, a note of their own ^{key}-0\n"
        "\n"
        "```yaml\n"
        f"review: {key}\n"
        'file: "Connections.csv"\n'
        'notes: ["people/Ana Silva.md", "people/Ana Costa.md"]\n'
        "line: 5\n"
        'name: "Ana Silva"\n'
        'source: "LinkedIn"\n'
        'ids: [["linkedin_id", "ana"]]\n'
        'organization: "Acme"\n'
        'role: "Engineer"\n'
        "```\n"
    )


def test_without_an_entry_or_a_tick_nothing_happens(root: Path) -> None:
    assert add(root) == Reviewed(change=None, added=0, left=0)
    assert decisions(root) == ()
    add(root, entry())
    assert (decision(root).answer, decision(root).person, decision(root).file) == ("waiting", row(), "Connections.csv")


def test_who_is_in_it_is_not_asked_about_again(reviewed: Path) -> None:
    before = text(reviewed)
    assert add(reviewed, entry(row(role="Director")), entry(row("A. Silva"))) == Reviewed(change=None, added=0, left=0)
    added = add(reviewed, entry(row("Bo Chen", ids=())), entry(row("Bo Chen", ids=())), entry())
    assert (added.added, added.left) == (1, 0)
    assert text(reviewed).startswith(before)
    assert len(decisions(reviewed)) == 2


@pytest.mark.parametrize("before", ["# Mine\r\n\r\nwords\r\n", "\ufeff# Mine\nno end", "- [ ] a task ^x-1\n"])
def test_a_note_that_stands_there_already_keeps_its_words(root: Path, before: str) -> None:
    (root / "imports").mkdir()
    (root / IMPORT_REVIEW).write_bytes(before.encode())
    add(root, entry())
    assert text(root).startswith(before.rstrip("\r\n"))
    assert ("\r\n" in before) == ("\r\n## Ana" in text(root))
    assert decisions(root)[-1].person == row()


@pytest.mark.parametrize(
    ("box", "answer", "path"),
    [("same as [Ana Silva]", "same", ANA), ("same as [Ana Costa]", "same", COSTA), ("different", "different", "")],
)
def test_a_ticked_box_answers(reviewed: Path, box: str, answer: str, path: str) -> None:
    edit(reviewed, f"[ ] {box}", f"[x] {box}")
    assert (decision(reviewed).answer, decision(reviewed).path) == (answer, path)


def test_words_are_the_users(reviewed: Path) -> None:
    key = review_key(row())
    edit(reviewed, "## Ana Silva", "### who is she? see below")
    edit(reviewed, "LinkedIn says: Engineer at Acme\n", "> met in [[Porto]], says - [x] nothing\n")
    edit(
        reviewed,
        "- [ ] same as [Ana Silva](../people/Ana%20Silva.md): the same name",
        "\t* [X] yes, it is her, I asked",
    )
    edit(reviewed, f"- [ ] different, a note of their own ^{key}-0\n", "")
    assert (decision(reviewed).answer, decision(reviewed).path, decision(reviewed).person) == (
        "same", ANA, row(role="Engineer", organization="Acme"),
    )  # fmt: skip


def test_a_renamed_note_is_followed_by_its_link(reviewed: Path) -> None:
    (reviewed / ANA).rename(reviewed / "people/Ana Maria.md")
    edit(reviewed, "[ ] same as [Ana Silva](../people/Ana%20Silva.md)", "[x] same as [[Ana Maria]]")
    assert decision(reviewed).path == "people/Ana Maria.md"


@pytest.mark.parametrize(
    ("before", "after", "line", "why"),
    [
        ("[ ] different", "[x] different", 12, "two boxes are ticked"),
        ("(../people/Ana%20Silva.md)", "()", 12, "people/Gone.md is no note of a person any more"),
        ("(../people/Ana%20Silva.md): the same name ^{key}-1", "^{key}-7", 12, "the box names no note"),
        ("review: {key}\n", "", 12, "^{key} has lost the block that says who it is"),
        ('name: "Ana Silva"\n', 'name: "Ana Silva\n', 21, "'name: \"Ana Silva' cannot be read"),
        ('name: "Ana Silva"\n', "", 16, "the block cannot be read: name is missing"),
        ('"Acme"\n', '["Acme"]\n', 16, "the block cannot be read: organization: \"['Acme']\" is not what stands there"),
        ('"Engineer"\n```\n', '"Engineer"\n', 16, "the block never ends"),
    ],
)
def test_what_is_unclear_says_where(reviewed: Path, before: str, after: str, line: int, why: str) -> None:
    key = review_key(row())
    edit(reviewed, "[ ] same as [Ana Silva]", "[x] same as [Ana Silva]")
    if "Gone" in why:
        edit(reviewed, '["people/Ana Silva.md"', '["people/Gone.md"')
    edit(reviewed, before.format(key=key), after.format(key=key))
    found = decision(reviewed)
    assert (found.answer, found.line, found.why) == ("unclear", line, why.format(key=key))
    assert found.hint
    was = text(reviewed)
    assert add(reviewed, entry()).added == 0
    assert text(reviewed) == was


def test_one_person_twice_is_unclear(reviewed: Path) -> None:
    block = text(reviewed).split("```yaml", 1)[1]
    (reviewed / IMPORT_REVIEW).write_text(text(reviewed) + "```yaml" + block, encoding="utf-8")
    assert decision(reviewed).why == f"^{review_key(row())} stands here more than once"


def test_a_review_that_is_no_text(root: Path) -> None:
    (root / "imports").mkdir()
    (root / IMPORT_REVIEW).write_bytes(b"# Review\n\n\xff\n")
    with pytest.raises(OperatorError, match=r"^imports/Review\.md:3: not UTF-8"):
        decisions(root)
    with pytest.raises(OperatorError, match=r"^imports/Review\.md:3: not UTF-8"):
        add(root, entry())


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_was_done_is_marked_and_nothing_else_changes(reviewed: Path, newline: str) -> None:
    add(reviewed, entry(row("Bo Chen", ids=()), COSTA))
    edit(reviewed, "[ ] same as [Ana Silva]", "[x] same as [Ana Silva]")
    was = text(reviewed).replace("\n", newline)
    ana, bo = (one.key for one in decisions(reviewed))
    was = was.replace(f"- [ ] different, a note of their own ^{bo}-0", f"- [x] different ^{bo}-0")
    (reviewed / IMPORT_REVIEW).write_bytes(was.encode())
    (reviewed / "people/Bo Chen.md").write_text("---\ntype: person\n---\n", encoding="utf-8")
    made = {ana: ANA, bo: "people/Bo Chen.md"}
    change = resolved_change(reviewed, made, {"people/Bo Chen.md": "Bo Chen"}, links(reviewed))
    assert change is not None
    assert change.after is not None
    after = change.after.decode()
    block = f'role: "Engineer"{newline}'
    assert after == (
        was.replace(block, f'{block}resolved: "{ANA}"{newline}')
        .replace(f"- [x] different ^{bo}-0", f"- [x] different [Bo Chen](../people/Bo%20Chen.md) ^{bo}-0")
        .removesuffix(f"```{newline}")
        + f'resolved: "people/Bo Chen.md"{newline}```{newline}'
    )
    (reviewed / IMPORT_REVIEW).write_bytes(change.after)
    assert [(one.answer, one.path) for one in decisions(reviewed)] == [("done", ANA), ("done", "people/Bo Chen.md")]
    (reviewed / "people/Bo Chen.md").rename(reviewed / "people/Bo C.md")
    assert decisions(reviewed)[1].path == ""
    edit(reviewed, "[Bo Chen](../people/Bo%20Chen.md)", "[[Bo C]]")
    assert decisions(reviewed)[1].path == "people/Bo C.md"


def test_nothing_done_changes_nothing(reviewed: Path) -> None:
    assert resolved_change(reviewed, {}, {}, links(reviewed)) is None


def test_a_review_that_would_be_too_long_leaves_some_for_later(root: Path) -> None:
    touches = tuple(IncomingTouch(line=1, date=day("2024-01-02"), text="x" * 1000) for _ in range(1500))
    people = [row(f"P{n}", ids=(("vcard_uid", f"{n}"),), touches=touches) for n in range(3)]
    added = add(root, *map(entry, people))
    assert (added.added, added.left) == (2, 1)
    assert (root / IMPORT_REVIEW).stat().st_size < 5_000_000
    assert len(decisions(root)) == 2


HOSTILE = row(
    "![[x]] #person [[Ana Costa]] - [x] call",
    ids=(("vcard_uid", "^a-0\n- [x] ^b-1"),),
    role="type:: person\n---\n```\n# Log\n- 2024-01-01 call\n- [ ] promise 📅 2024-01-01",
    organization="<script>",
    emails=("gave:: [[Ana Silva]]", "\u202eevil\x1b[31m"),
    met="```\nreview: x",
)


def test_nothing_in_it_is_a_source_of_anything(root: Path) -> None:
    quiet = load_network(root)
    add(root, entry(HOSTILE), entry(None, ANA, COSTA))
    was = text(root)
    for box in ("[ ] same as [Ana Silva](../people/Ana%20Silva.md): the same name",):
        was = was.replace(box, box.replace("[ ]", "[x]") + " #call 📅 2024-05-06 ✅ 2024-05-06")
    (root / IMPORT_REVIEW).write_text(was, encoding="utf-8")
    loud = load_network(root)
    for what in ("people", "touchpoints", "exchanges", "meetings", "goals", "tasks", "problems", "organizations"):
        assert getattr(loud, what) == getattr(quiet, what), what
    assert [
        (note.type, [tag for tag in note.tags if tag.name != "call"], note.properties)
        for note in loud.notes
        if note.path == IMPORT_REVIEW
    ] == [(None, [], ())]
    assert "\u202e" not in was
    assert "\x1b" not in was
    assert [one.person for one in decisions(root)] == [HOSTILE, row()]


def test_keys_are_readable_and_stay() -> None:
    assert review_key(row(ids=())).startswith("ana-silva-")
    assert review_key(row()) == review_key(row(role="Boss", organization="Beta"))
    assert review_key(row(ids=())) != review_key(row("Bo", ids=()))
    assert review_key(row("李伟", ids=())) != review_key(row("王芳", ids=()))
    assert review_key(row(ids=(), emails=("Ana@acme.example",))) == review_key(
        row(ids=(), emails=("ana@acme.example",))
    )


PEOPLE = st.builds(
    IncomingPerson, line=st.just(1), birthday=st.none(), dates=st.just(()), status=st.just(""), ids=st.just(())
)


@given(st.lists(PEOPLE, max_size=4, unique_by=review_key))
def test_whoever_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, people: list[IncomingPerson]
) -> None:
    root = tmp_path_factory.mktemp("vault")
    made = LinkTexts((ANA,), Config(), Settings())
    change = review_change(root, [entry(person) for person in people], made).change
    data = b"" if change is None or change.after is None else change.after
    note = parse_review(data)
    assert len(note.blocks) == len(people)
    (root / "imports").mkdir()
    (root / IMPORT_REVIEW).write_bytes(data)
    assert [one.person for one in read_review(root, Network())] == people
