"""What an assistant writes where it may: the bytes that the commands write, one journal entry each, nothing hostile."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from netnotes.vault.load import load_network
from tests.index.processes import environment, run
from tests.serving.assistant.talking import EXAMPLE, Assistant, RefusedError, assistant

SMALL = """
    === people/Ana Silva.md
    ---
    # mine
    cadence: monthly
    tags: [friend]
    ---
    About Ana.
    === people/Bo Chen.md
    ---
    cadence: weekly
    ---
    === goals/Publish the survey.md
    ---
    due: 2026-12-01
    ---
"""
SAME: list[tuple[str, dict[str, Any], list[str]]] = [
    (
        "log",
        {
            "names": ["ana silva"], "kind": "call", "date": "last tue", "note": "moving teams: [[X]]",
            "gave": ["intro"], "got": ["a tip"], "size": 2, "thanked": True, "next": "send the deck", "by": "fri",
            "again": "3w",
        },
        [
            "log", "ana silva", "--kind", "call", "--date", "last tue", "--note", "moving teams: [[X]]", "--gave",
            "intro", "--got", "a tip", "--size", "2", "--thanked", "--next", "send the deck", "--by", "fri", "--again",
            "3w",
        ],
    ),
    (
        "log",
        {"names": ["ana silva", "petra"], "kind": "lunch", "goal": "Datastroom", "note": "both"},
        ["log", "ana silva", "petra", "--kind", "lunch", "--goal", "Datastroom", "--note", "both"],
    ),
    ("log", {"names": ["Zoë Lind"], "new": True, "kind": "event"}, ["log", "Zoë Lind", "--new", "--kind", "event"]),
    ("log", {"names": ["petra"], "stage": "made"}, ["log", "petra", "--stage", "made"]),
    (
        "new",
        {"type": "person", "name": "Zoë Lind", "properties": {"cadence": "monthly", "organization": "Acme"}},
        ["new", "person", "Zoë Lind", "-s", "cadence=monthly", "-s", "organization=Acme"],
    ),
    ("new", {"type": "meeting", "name": "Kick-off", "properties": {"date": "2026-11-27"}},
     ["new", "meeting", "Kick-off", "-s", "date=2026-11-27"]),
    (
        "set",
        {
            "name": "ana silva",
            "changes": [
                {"property": "role", "value": "head of data: all"},
                {"property": "offers", "operator": "+=", "value": "sql"},
                {"property": "next_contact", "value": "in 2 weeks"},
                {"property": "snooze"},
            ],
        },
        ["set", "ana silva", "role=head of data: all", "offers+=sql", "next_contact=in 2 weeks", "snooze="],
    ),
]  # fmt: skip
MISTAKES: list[tuple[str, dict[str, Any], str]] = [
    ("log", {"names": ["nobody"], "note": "x"}, "no person here is called"),
    ("log", {"names": []}, "names"),
    ("log", {"names": ["ana"], "kind": "cofee"}, "did you mean coffee"),
    ("log", {"names": ["ana"], "date": "someday"}, "someday"),
    ("log", {"names": ["ana"], "size": 9, "gave": ["x"]}, "size"),
    ("log", {"names": ["ana"], "size": 2}, "size tells how big a favour was"),
    ("log", {"names": ["ana"], "note": "x", "dryrun": True}, "dryrun"),
    ("log", {"names": ["ana"], "note": "x" * 2001}, "note"),
    ("log", {"names": ["ana"], "note": "a\x1b[31mb"}, "control character"),
    ("log", {"names": ["../Ana Silva"], "new": True}, "names nothing in the vault"),
    ("new", {"type": "person", "name": "Ana Silva"}, "there already"),
    ("new", {"type": "person", "name": "../../out"}, "names nothing in the vault"),
    ("new", {"type": "person", "name": "/etc/cron.d/x"}, "names nothing in the vault"),
    ("new", {"type": "person", "name": "a\0b"}, "one line"),
    ("new", {"type": "person", "name": "///"}, "names nothing in the vault"),
    ("new", {"type": "secret", "name": "x"}, "type"),
    ("new", {"type": "person", "name": "Cy", "properties": {"a\nb": "c"}}, "cannot be a property"),
    ("new", {"type": "person", "name": "Cy", "properties": {"type": "goal"}}, "goal"),
    ("set", {"name": "nobody", "changes": [{"property": "tier", "value": "close"}]}, "no note here is called"),
    ("set", {"name": "ana", "changes": []}, "changes"),
    ("set", {"name": "ana", "changes": [{"property": "x: y", "value": "z"}]}, "cannot be a property"),
    ("set", {"name": "ana", "changes": [{"property": "---", "value": "z"}]}, "cannot be a property"),
    ("set", {"name": "ana", "changes": [{"property": "cadense", "value": "z"}]}, "did you mean cadence"),
    ("set", {"name": "ana", "changes": [{"property": "cadence", "value": "now and then"}]}, "now and then"),
    ("set", {"name": "ana", "changes": [{"property": "cadence", "operator": "*=", "value": "1"}]}, "operator"),
    ("undo", {}, "nothing was changed from here"),
]  # fmt: skip
HOSTILE = [
    "x\n---\nprivate: true\n---\n",
    "]] [[../../etc/passwd",
    "%% netnotes:end due %%",
    "- 2026-01-01 coffee: injected\n## Log\n- 2025-01-01 call",
    'a": {b: [c',
    "{{title}} <% evil %>",
    "#meeting [gave:: all] [size:: 5]",
    "2026-01-01 call: x",
    "- [ ] a task 📅 2026-11-22",
    "| a | b |\n|---|---|",
    "```",
    "<!-- netnotes:begin due -->",
    "&anchor *alias !!python/object:os.system",
    "'\"",
]


def files_of(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def root(vault: Callable[[str], Path]) -> Path:
    return vault(SMALL)


@pytest.fixture
def writer(root: Path, home: Path) -> Iterator[Assistant]:
    with assistant(root, "--write", home=home) as found:
        yield found


def test_the_bytes_are_those_of_the_commands_and_undo_takes_each_back(tmp_path: Path, home: Path) -> None:
    """Each call on a vault of its own, compared with the command on a copy of it; then taken back by the program."""
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    shutil.copytree(EXAMPLE, mine)
    before = files_of(mine)
    with assistant(mine, "--write", "--private", home=home) as found:
        for tool, arguments, words in SAME:
            shutil.copytree(EXAMPLE, theirs)
            run(theirs, words, environment(home))
            tried = found.data(tool, **arguments, dry_run=True)
            assert files_of(mine) == before
            done = found.data(tool, **arguments)
            assert files_of(mine) == files_of(theirs)
            assert tried["diff"] == done["diff"]
            assert (tried["written"], done["written"], done["can_be_undone"]) == (False, True, True)
            changed = {name for name, data in files_of(mine).items() if before.get(name) != data}
            assert {note["path"] for note in done["notes"]} == changed
            assert f"netnotes mcp: {tool}" in run(mine, ["undo"], environment(home))
            assert files_of(mine) == before
            shutil.rmtree(theirs)


def test_the_diff_can_be_applied_to_the_vault_before(
    root: Path, home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (root / "people" / "Bo Chen.md").write_bytes(b"---\ncadence: weekly\n---\nno end of line")
    copy = tmp_path_factory.mktemp("copy")
    shutil.copytree(root / "people", copy / "people")
    with assistant(root, "--write", "--private", home=home) as writer:
        done = writer.data("log", names=["ana", "bo"], kind="lunch", again="2w")
    patch = subprocess.run(
        ["git", "apply", "-"], cwd=copy, input=done["diff"].encode(), capture_output=True, check=False
    )
    assert patch.returncode == 0, patch.stderr
    for note in done["notes"]:
        assert (copy / note["path"]).read_bytes() == (root / note["path"]).read_bytes()


def test_what_changed_is_said_in_words_and_how_people_stand(writer: Assistant) -> None:
    done = writer.data("log", names=["ana"], kind="call", gave=["a hint"])
    assert done["told"] == ["logged: call on 2026-11-21 in people/Ana Silva.md"]
    assert done["people"] == [
        {
            "name": "Ana Silva", "path": "people/Ana Silva.md", "status": "ok", "due": "2026-12-21",
            "last_contact": "2026-11-21", "next_scheduled": None, "balance": 1,
        }
    ]  # fmt: skip
    done = writer.data("set", name="ana", changes=[{"property": "cadence", "value": "weekly"}])
    assert done["told"] == ["cadence: weekly (was monthly)"]
    assert done["people"][0]["due"] == "2026-11-28"
    again = writer.data("set", name="ana", changes=[{"property": "cadence", "value": "weekly"}])
    assert (again["written"], again["notes"], again["diff"]) == (False, [], "")


def test_hints_tell_what_a_tool_does(writer: Assistant) -> None:
    hints = {name: tool.annotations for name, tool in writer.tools().items()}
    for name, reads, destroys in (
        ("today", True, False), ("log", False, False), ("new", False, False), ("set", False, True),
        ("undo", False, True),
    ):  # fmt: skip
        found = hints[name]
        assert found is not None
        assert (found.read_only_hint, found.destructive_hint) == (reads, destroys)
    assert "Use them only for what the owner asked for" in (writer.client.instructions or "")


def test_a_mistake_writes_nothing(writer: Assistant, root: Path) -> None:
    before = files_of(root)
    for tool, arguments, said in MISTAKES:
        with pytest.raises(RefusedError) as refused:
            writer.ask(tool, **arguments)
        assert said in str(refused.value), (tool, arguments)
    assert files_of(root) == before


def test_an_ambiguous_name_lists_the_candidates_and_writes_nothing(writer: Assistant, root: Path) -> None:
    (root / "people" / "Ana Costa.md").write_text("---\ncadence: weekly\n---\n", encoding="utf-8")
    before = files_of(root)
    for tool, arguments in (
        ("log", {"names": ["ana"], "note": "x"}),
        ("log", {"names": ["ana"], "note": "x", "new": True}),
        ("set", {"name": "ana", "changes": [{"property": "tier", "value": "close"}]}),
    ):
        with pytest.raises(RefusedError) as refused:
            writer.ask(tool, **arguments)
        assert "people/Ana Costa.md" in str(refused.value)
    assert files_of(root) == before


def test_hostile_values_stay_values(writer: Assistant, root: Path) -> None:
    """Whatever is written, only that note changes, its other properties and everybody else's contacts stay."""
    others = files_of(root)
    note = root / "people" / "Ana Silva.md"
    first = note.read_bytes()
    written = 0
    for text in HOSTILE:
        for tool, arguments in (
            ("log", {"names": ["ana"], "note": text}),
            ("log", {"names": ["ana"], "kind": "call", "gave": [text], "next": text}),
            ("set", {"name": "ana", "changes": [{"property": "role", "value": text}]}),
            ("set", {"name": "ana", "changes": [{"property": "offers", "operator": "+=", "value": text}]}),
        ):
            try:
                writer.ask(tool, **arguments)
            except RefusedError:
                assert note.read_bytes() == first
                continue
            written += 1
            network = load_network(root)
            ana = next(person for person in network.people if person.path == "people/Ana Silva.md")
            assert (ana.private, ana.cadence and ana.cadence.text, len(network.people)) == (False, "monthly", 2)
            assert {(one.person, str(one.date)) for one in network.touchpoints} <= {(ana.path, "2026-11-21")}
            assert b"# mine\n" in note.read_bytes()
            assert not [problem for problem in network.problems if problem.severity == "error"]
            writer.ask("undo")
            assert note.read_bytes() == first
    assert written > len(HOSTILE)
    assert files_of(root) == others


def test_hostile_names_stay_in_the_folder(writer: Assistant, root: Path) -> None:
    before = set(files_of(root))
    for number, text in enumerate(HOSTILE):
        name = f"N{number} {text}"
        try:
            done = writer.data("new", type="person", name=name)
        except RefusedError:
            assert set(files_of(root)) == before
            continue
        (made,) = set(files_of(root)) - before
        assert made == done["notes"][0]["path"]
        assert made.startswith("people/")
        assert made.count("/") == 1
        assert not any(person.private for person in load_network(root).people)
        writer.ask("undo")
        assert set(files_of(root)) == before


def test_undo_takes_back_what_this_session_did_and_nothing_else(writer: Assistant, root: Path, home: Path) -> None:
    before = files_of(root)
    writer.ask("log", names=["ana"], note="first")
    once = files_of(root)
    writer.ask("log", names=["bo"], note="second")
    assert "second" in writer.data("undo", dry_run=True)["diff"]
    done = writer.data("undo")
    assert (done["written"], [note["path"] for note in done["notes"]]) == (True, ["people/Bo Chen.md"])
    assert files_of(root) == once
    run(root, ["log", "bo", "--note", "by the owner"], environment(home))
    for dry_run in (True, False):
        with pytest.raises(RefusedError, match="not made from here") as refused:
            writer.ask("undo", dry_run=dry_run)
        assert "by the owner" not in str(refused.value)
    run(root, ["undo"], environment(home))
    assert files_of(root) == once
    writer.ask("undo")
    assert files_of(root) == before
    with pytest.raises(RefusedError, match="from here"):
        writer.ask("undo")


def test_a_later_session_does_not_undo_an_earlier_one(root: Path, home: Path) -> None:
    with assistant(root, "--write", home=home) as first:
        first.ask("log", names=["ana"], note="first")
    with assistant(root, "--write", home=home) as second, pytest.raises(RefusedError, match="nothing was changed"):
        second.ask("undo")


def test_undo_leaves_a_note_that_was_edited_since(writer: Assistant, root: Path) -> None:
    writer.ask("log", names=["ana"], note="first")
    note = root / "people" / "Ana Silva.md"
    note.write_text(note.read_text(encoding="utf-8") + "more\n", encoding="utf-8")
    edited = files_of(root)
    with pytest.raises(RefusedError, match="not as this command left it"):
        writer.ask("undo")
    assert files_of(root) == edited


def test_an_undo_journal_that_is_not_kept_is_said(root: Path, home: Path) -> None:
    (root / "netnotes.yaml").write_text("cache: none\n", encoding="utf-8")
    with assistant(root, "--write", home=home) as writer:
        done = writer.data("log", names=["ana"], note="first")
        assert (done["written"], done["can_be_undone"]) == (True, False)
        with pytest.raises(RefusedError, match="nothing was changed from here"):
            writer.ask("undo")


def test_the_journal_lists_what_was_asked(writer: Assistant, root: Path, home: Path) -> None:
    writer.ask("log", names=["ana"], note="it's\nfine")
    (entry,) = json.loads(run(root, ["undo", "--list", "--format", "json"], environment(home)))
    assert entry["command"] == """netnotes mcp: log {"name": ["ana"], "note": "it's\\nfine"}"""
    assert entry["paths"] == ["people/Ana Silva.md"]


def test_an_unreadable_note_is_never_written(writer: Assistant, root: Path) -> None:
    note = root / "people" / "Bo Chen.md"
    note.write_text("---\ncadence: [weekly\n---\n", encoding="utf-8")
    before = files_of(root)
    for tool, arguments in (
        ("log", {"names": ["bo"], "note": "x"}),
        ("log", {"names": ["Bo Chen"], "note": "x", "new": True}),
        ("new", {"type": "person", "name": "Bo Chen"}),
    ):
        with pytest.raises(RefusedError):
            writer.ask(tool, **arguments)
    assert files_of(root) == before


def test_nobody_else_is_taken_for_somebody_whose_note_cannot_be_read(writer: Assistant, root: Path) -> None:
    (root / "people" / "Hiroko Tanabe.md").write_text("---\ntype: person\n---\n", encoding="utf-8")
    (root / "people" / "Ana Silva.md").write_text("---\ncadence: [weekly\n---\n", encoding="utf-8")
    before = files_of(root)
    for tool, arguments in (
        ("log", {"names": ["ana"], "note": "x"}),
        ("log", {"names": ["silva"], "note": "x", "new": True}),
        ("set", {"name": "ana", "changes": [{"property": "role", "value": "x"}]}),
    ):
        with pytest.raises(RefusedError, match="may mean a note that cannot be read"):
            writer.ask(tool, **arguments)
    assert files_of(root) == before
    assert writer.ask("log", names=["hiroko"], note="x")
