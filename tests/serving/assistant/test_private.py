"""Without --private, no word of a private note is in anything the server says: answers, errors, diffs, log lines."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from netnotes.index.describe import tables
from tests.index.processes import environment, run
from tests.serving.assistant.talking import Assistant, RefusedError, assistant

SECRET = "zanzibarium"
VAULT = """
    === netnotes.yaml
    private_fields: [trust, met]
    === Me.md
    ---
    type: me
    name: Robin Moreira
    offers: [zanzibarium reviews, roadmap reviews]
    partner: "[[Zanzibarium Quist]]"
    ---
    === people/Zanzibarium Quist.md
    ---
    private: true
    aliases: [Zanzibarium]
    email: zanzibarium@example.org
    cadence: weekly
    organization: "[[Zanzibarium Guild]]"
    birthday: 11-25
    offers: [zanzibariumlore, hiring advice]
    needs: [roadmap reviews]
    knows: ["[[Petra Vanek]]"]
    helps_with: ["[[Publish the survey]]", "[[Zanzibarium rising]]"]
    lifeline: true
    opening_balance: 7
    ---
    ## Log

    - 2026-08-01 coffee: zanzibariumplans [gave:: a zanzibariummap] [got:: hiring tips]
    - [ ] send the zanzibariumdeck 📅 2026-11-22
    - #assumption zanzibariumish
    === people/Ana Silva.md
    ---
    cadence: monthly
    trust: 2
    met: at the zanzibariumgala
    organization: Acme
    household: "[[Zanzibarium Quist]]"
    introduced_by: "[[Zanzibarium Quist]]"
    knows: ["[[people/Zanzibarium Quist|Zanzibarium]]", "[[Petra Vanek]]"]
    helps_with: ["[[Zanzibarium rising]]", "[[Publish the survey]]"]
    offers: [hiring advice]
    i_offer: [a word with Zanzibarium Quist]
    ---
    met:: the zanzibariumball

    - #assumption Zanzibarium Quist is her cousin

    Talks of [[Zanzibarium rising]] and [[2026-11-10 Zanzibarium dinner]].

    ## Log

    - 2026-09-30 coffee: with [[Zanzibarium Quist]] and Zanzibarium Quist again [got:: a tip from Zanzibarium Quist]
    - [ ] call [[Zanzibarium Quist]] back 📅 2026-11-22
    === people/Petra Vanek.md
    ---
    cadence: yearly
    status: to-meet
    interests: [hiring]
    ---
    === goals/Zanzibarium rising.md
    ---
    private: true
    due: 2026-12-01
    why: zanzibariums
    needs: [zanzibariumexperts]
    people: ["[[Ana Silva]]"]
    ---
    === goals/Publish the survey.md
    ---
    due: 2026-12-01
    why: it helps
    parent: "[[Zanzibarium rising]]"
    people: ["[[Ana Silva]]", "[[Zanzibarium Quist]]"]
    needs:
      - {what: hiring, people: "[[Zanzibarium Quist]]"}
    ---
    === organizations/Zanzibarium Guild.md
    ---
    private: true
    type: organization
    people: ["[[Ana Silva]]"]
    cadence: weekly
    ---
    === meetings/2026-11-10 Zanzibarium dinner.md
    ---
    private: true
    people: ["[[Ana Silva]]", "[[Zanzibarium Quist]]"]
    kind: dinner
    gave: a zanzibariumcake
    ---
    - [ ] zanzibariumfollow-up 📅 2026-11-22
    === meetings/2026-10-02 Lunch with Zanzibarium Quist.md
    ---
    people: ["[[Ana Silva]]", "[[Zanzibarium Quist]]"]
    kind: lunch
    gave: {what: the bill, to: "[[Zanzibarium Quist]]"}
    ---
    === meetings/2026-10-05 Lunch.md
    ---
    people: ["[[Ana Silva]]", "[[Zanzibarium Quist]]", "[[Petra Vanek]]"]
    kind: lunch
    gave: [{what: the bill, to: "[[Zanzibarium Quist]]"}, {what: a book for Zanzibarium Quist, to: "[[Ana Silva]]"}]
    ---
    With [Zanzibarium](<../people/Zanzibarium Quist.md>), too.
    === 2026-11-12.md
    ---
    private: true
    ---
    - coffee with [[Ana Silva]]: zanzibariums [gave:: zanzibariumthanks]
    === plain.md
    ---
    private: true
    tags: [zanzibariums]
    ---
    zanzibariums
"""
ASKED: list[tuple[str, dict[str, Any]]] = [
    ("today", {}),
    ("due", {"everyone": True}),
    ("brief", {"names": ["Ana Silva"]}),
    ("brief", {"names": ["Ana Silva", "Petra Vanek"]}),
    ("balance", {}),
    ("balance", {"name": "Ana Silva"}),
    ("goals", {"everyone": True}),
    ("goals", {"title": "Publish the survey"}),
    ("match", {"topic": "hiring"}),
    ("match", {"topic": "zanzib"}),
    ("match", {"topic": "roadmap reviews"}),
    ("path", {"name": "Petra Vanek"}),
    ("find", {"text": "zanzib*"}),
    ("find", {"text": "plans"}),
    ("find", {"text": "coffee"}),
    ("find", {"text": "met"}),
    ("find", {"text": "lunch"}),
    ("find", {"text": "tag:zanzib"}),
    ("find", {"text": "type:person"}),
    *(("query", {"sql": f"SELECT * FROM {table.name}", "limit": 500}) for table in tables()),
    ("query", {"sql": "SELECT * FROM full_text WHERE full_text MATCH 'zanzib*'"}),
    ("query", {"sql": "SELECT max(title) FROM notes"}),
]
UNKNOWN: list[tuple[str, dict[str, Any]]] = [
    *(
        (tool, {argument: [name] if argument == "names" else name})
        for tool, argument in (("brief", "names"), ("balance", "name"), ("path", "name"), ("goals", "title"))
        for name in ("zanzib", "Zanzibariun Quist", "people/Zanzib.md", "quist")
    ),
    ("query", {"sql": "SELECT zanzib FROM people"}),
    ("log", {"names": ["quist"], "note": "x"}),
    ("log", {"names": ["Ana Silva", "zanzib"], "note": "x"}),
    ("log", {"names": ["Ana Silva"], "goal": "rising", "note": "x"}),
    ("set", {"name": "quist", "changes": [{"property": "cadence", "value": "weekly"}]}),
    ("set", {"name": "rising", "changes": [{"property": "due", "value": "2027-01-01"}]}),
    ("set", {"name": "dinner", "changes": [{"property": "kind", "value": "lunch"}]}),
    ("set", {"name": "Ana Silva", "changes": [{"property": "trust", "value": "5"}]}),
    ("set", {"name": "Ana Silva", "changes": [{"property": "how we met", "value": "x"}]}),
    ("undo", {}),
]


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def root(vault: Callable[[str], Path], home: Path) -> Path:
    found = vault(VAULT)
    run(found, ["build"], environment(home))
    assert SECRET in (found / "dashboards" / "Home.md").read_text(encoding="utf-8").casefold()
    return found


@pytest.fixture
def told(home: Path) -> Path:
    return home / "standard error"


@pytest.fixture
def outsider(root: Path, home: Path, told: Path) -> Iterator[Assistant]:
    with (
        told.open("w", encoding="utf-8") as errors,
        assistant(root, "--write", home=home, told=errors) as found,
    ):
        yield found


def nothing_was_said(heard: list[str], told: Path) -> None:
    for text in (*heard, told.read_text(encoding="utf-8")):
        assert SECRET not in text.casefold(), text[:2000]


def test_no_answer_of_any_tool_has_a_word_of_what_is_private(outsider: Assistant, told: Path) -> None:
    for tool, arguments in ASKED:
        outsider.ask(tool, **arguments)
    assert len(outsider.heard) == len(ASKED)
    nothing_was_said(outsider.heard, told)
    everybody = {row["name"] for row in outsider.data("due", everyone=True)}
    assert everybody == {"Ana Silva", "Petra Vanek"}


def test_the_same_questions_would_have_told_it(root: Path, home: Path) -> None:
    """So that the test above can fail: with --private most of its answers hold the word."""
    silent = []
    with assistant(root, "--private", home=home) as insider:
        for tool, arguments in ASKED:
            if SECRET not in json.dumps(insider.data(tool, **arguments)).casefold():
                silent.append((tool, *arguments.values()))
    assert len(silent) < len(ASKED) // 2
    assert {tool for tool, *_ in silent} <= {"query", "find", "match"}, silent


def test_what_is_private_is_as_unknown_as_what_does_not_exist(outsider: Assistant, told: Path, root: Path) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*.md")}
    for tool, arguments in UNKNOWN:
        with pytest.raises(RefusedError):
            outsider.ask(tool, **arguments)
    nothing_was_said(outsider.heard, told)
    assert {path: path.read_bytes() for path in root.rglob("*.md")} == before


@pytest.mark.parametrize(
    ("private", "nobody"),
    [
        ("quist", "qwist"),
        ("Zanzibarium Quist", "Xylophonium Quest"),
        ("Zanzibarium", "Xylophonium"),
        ("people/Zanzibarium Quist.md", "people/Xylophonium Quest.md"),
        ("people/Zanzibarium Quist", "people/Xylophonium Quest"),
        ("[[Zanzibarium Quist]]", "[[Xylophonium Quest]]"),
        ("Zanzibarium rising", "Xylophonium rising"),
        ("organizations/Zanzibarium Guild.md", "organizations/Xylophonium Guild.md"),
    ],
)
def test_what_is_private_is_told_apart_from_nobody_by_no_word(outsider: Assistant, private: str, nobody: str) -> None:
    change = [{"property": "cadence", "value": "weekly"}]
    asked: list[tuple[str, Callable[[str], dict[str, Any]]]] = [
        ("brief", lambda name: {"names": [name]}),
        ("balance", lambda name: {"name": name}),
        ("path", lambda name: {"name": name}),
        ("goals", lambda name: {"title": name}),
        ("set", lambda name: {"name": name, "changes": change}),
        ("log", lambda name: {"names": ["Ana Silva", name], "note": "x"}),
        ("log", lambda name: {"names": ["Ana Silva"], "goal": name, "note": "x"}),
    ]
    for tool, arguments in asked:
        said = []
        for name in (private, nobody):
            with pytest.raises(RefusedError) as refused:
                outsider.ask(tool, **arguments(name))
            said.append(str(refused.value).replace(name, "NAME"))
        assert said[0] == said[1]
        assert "NAME" in said[0]


@pytest.mark.parametrize("name", ["private", "Private", "PRIVATE"])
def test_nothing_is_made_private_where_it_could_not_be_taken_back(outsider: Assistant, root: Path, name: str) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*.md")}
    with pytest.raises(RefusedError, match="only its owner"):
        outsider.ask("set", name="Ana Silva", changes=[{"property": name, "value": "true"}])
    with pytest.raises(RefusedError, match="only its owner"):
        outsider.ask("new", type="person", name="Bo Chen", properties={name: "true"})
    assert {path: path.read_bytes() for path in root.rglob("*.md")} == before


@pytest.mark.parametrize(
    ("field", "private", "nobody"),
    [
        ("knows", "Zanzibariun Quist", "Xylophoniun Quest"),
        ("knows", "[[Zanzib Quist]]", "[[Xylop Quest]]"),
        ("knows", "quist", "quest"),
        ("helps_with", "zanzibariun rising", "xylophoniun rising"),
        ("organization", "Zanzibariun Guild", "Xylophoniun Guild"),
    ],
)
def test_what_is_set_finds_out_about_nobody_private(
    outsider: Assistant, told: Path, field: str, private: str, nobody: str
) -> None:
    said = []
    for name in (private, nobody):
        change = {"property": field, "operator": "+=", "value": name}
        done = outsider.data("set", name="Petra Vanek", changes=[change], dry_run=True)
        said.append(json.dumps([done["told"], done["diff"]]).replace(name.strip("[]"), "NAME"))
    assert said[0] == said[1]
    nothing_was_said(outsider.heard, told)


def test_changes_show_no_private_lines_around_them(outsider: Assistant, told: Path, root: Path) -> None:
    outsider.ask("log", names=["Ana Silva"], note="hello", kind="call", again="2w")
    outsider.ask("set", name="Ana Silva", changes=[{"property": "tier", "value": "close"}], dry_run=True)
    outsider.ask("set", name="Ana Silva", changes=[{"property": "i_offer", "value": "a book"}])
    outsider.ask("set", name="Publish the survey", changes=[{"property": "parent"}, {"property": "people"}])
    outsider.ask("undo", dry_run=True)
    outsider.ask("undo")
    outsider.ask("new", type="person", name="Bo Chen")
    outsider.ask("log", names=["Ana Silva", "Petra Vanek"], kind="lunch", note="hello")
    nothing_was_said(outsider.heard, told)
    note = (root / "people" / "Ana Silva.md").read_text(encoding="utf-8")
    assert "- 2026-11-21 call: hello" in note
    assert "met: at the zanzibariumgala" in note


def test_nobody_private_gets_a_second_note(outsider: Assistant, root: Path) -> None:
    """The name is the assistant's own word here; what must not be told is the note."""
    files = sorted(root.rglob("*.md"))
    with pytest.raises(RefusedError, match="cannot be made from here") as refused:
        outsider.ask("new", type="person", name="Zanzibarium Quist")
    assert "people/" not in str(refused.value)
    with pytest.raises(RefusedError, match="cannot be made from here"):
        outsider.ask("log", names=["Zanzibarium Quist"], note="x", new=True)
    assert sorted(root.rglob("*.md")) == files


def test_a_note_made_private_meanwhile_is_gone_at_once(outsider: Assistant, root: Path, told: Path) -> None:
    assert outsider.data("brief", names=["petra"])["name"] == "Petra Vanek"
    note = root / "people" / "Petra Vanek.md"
    note.write_text("---\nprivate: true\n---\nzanzibarium\n", encoding="utf-8")
    with pytest.raises(RefusedError, match="no person here is called"):
        outsider.ask("brief", names=["petra"])
    assert outsider.data("query", sql="SELECT path FROM people WHERE name LIKE 'Petra%'") == []
    nothing_was_said(outsider.heard, told)


def test_undo_does_not_show_what_has_become_private(outsider: Assistant, root: Path) -> None:
    outsider.ask("log", names=["petra"], note="hello")
    note = root / "people" / "Petra Vanek.md"
    note.write_text(note.read_text(encoding="utf-8").replace("---\n", "---\nprivate: true\n", 1), encoding="utf-8")
    for dry_run in (True, False):
        with pytest.raises(RefusedError) as refused:
            outsider.ask("undo", dry_run=dry_run)
        assert "hello" not in str(refused.value)
    assert "hello" in note.read_text(encoding="utf-8")
