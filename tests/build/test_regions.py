"""`build` fills regions last of all, never a file that changed just now, and a second build changes nothing."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from netnotes.build import BuildResult, build_vault
from netnotes.cli.main import run
from netnotes.index import unchanged
from netnotes.index.find import find_notes
from netnotes.index.find_places import find_passage
from netnotes.index.find_words import parse_search
from netnotes.index.load import index_network, load_network
from netnotes.model.errors import OperatorError
from netnotes.vault.load import load_network as read_network

TODAY = date(2026, 11, 21)
LOGGED = "- 2026-09-30 coffee: she is moving teams [got:: a tip]"
Vault = Callable[[str], Path]
BEGIN_END = "%% netnotes:begin {} %%\n    %% netnotes:end %%"
NOTES = f"""
    === Me.md
    ---
    type: me
    offers: [roadmap reviews]
    ---
    === people/Ana Silva.md
    ---
    cadence: monthly
    organization: "[[Acme]]"
    role: analyst
    i_offer: [a tour]
    ---
    {BEGIN_END.format("next steps")}

    {BEGIN_END.format("history")}

    ## Log

    - 2026-09-30 coffee: she is moving teams [got:: a tip]
    - [ ] send the deck 📅 2026-12-01
    - [ ] her slides #waiting

    {BEGIN_END.format("exchanges")}
    === people/Bo Chen.md
    ---
    cadence: someday
    ---
    === goals/Publish.md
    ---
    due: 2027-03-01
    why: it helps
    people: ["[[Ana Silva]]", Zed]
    ---
    {BEGIN_END.format("next")}

    {BEGIN_END.format("people")}
    === organizations/Acme.md
    ---
    next_event: 2026-12-03
    ---
    {BEGIN_END.format("people")}

    {BEGIN_END.format("meetings")}
    === meetings/2026-11-10 Call with Bo.md
    ---
    people: ["[[Bo Chen]]", "[[Ana Silva]]"]
    kind: call
    ---
    - [ ] call [[Bo Chen]] back
    === daily/2026-11-21.md
    {BEGIN_END.format("today")}
    === daily/2026-11-19.md
    {BEGIN_END.format("today")}
    === daily/2026-11-25.md
    {BEGIN_END.format("today")}
    === notes/Plain.md
    {BEGIN_END.format("due")}
"""


@pytest.fixture(autouse=True)
def state_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETNOTES_STATE_DIR", str(tmp_path_factory.mktemp("state")))


def age(root: Path) -> None:
    """Every note was last changed a while ago."""
    before = time.time() - 60
    for path in root.rglob("*.md"):
        os.utime(path, (before, before))


@pytest.fixture
def root(vault: Vault) -> Path:
    made = vault(NOTES)
    age(made)
    return made


def build(root: Path, *, check: bool = False, today: date = TODAY) -> BuildResult:
    return build_vault(root, today, check=check)


def inside(root: Path, path: str, name: str) -> list[str]:
    """The lines of a region that are not blank."""
    text = (root / path).read_text(encoding="utf-8")
    begun = text.split(f"netnotes:begin {name} %%\n", 1)[1]
    return [line for line in begun.split("%% netnotes:end", 1)[0].split("\n") if line.strip()]


def snapshot(root: Path) -> dict[str, tuple[bytes, int]]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_what_each_region_shows(root: Path) -> None:
    result = build(root)
    assert result.filled == (
        "daily/2026-11-19.md", "daily/2026-11-21.md", "goals/Publish.md", "notes/Plain.md", "organizations/Acme.md",
        "people/Ana Silva.md",
    )  # fmt: skip
    assert result.notes == ()
    assert inside(root, "people/Ana Silva.md", "next steps") == [
        "- In touch: every month; last call on 2026-11-10; due 2026-12-10",
        "- To do: send the deck (by 2026-12-01)",
        "- Waiting for: her slides",
        "- Thank for “a tip” (2026-09-30)",
        "- Give next: a tour",
    ]
    assert inside(root, "people/Ana Silva.md", "history") == [
        "- 2026-11-10 [call](../meetings/2026-11-10%20Call%20with%20Bo.md)",
        "- 2026-09-30 coffee: she is moving teams",
        "- 2026-09-30 got: a tip",
    ]
    assert inside(root, "people/Ana Silva.md", "exchanges") == [
        "Given 0, got 1: the balance is -1. A good moment to give something.",
        "- Thank Ana Silva for “a tip” (2026-09-30)",
        "| Date | | What | Size | Balance |",
        "|---|---|---|--:|--:|",
        "| 2026-09-30 | got | a tip | 1 | -1 |",
    ]
    assert inside(root, "goals/Publish.md", "next") == [
        "- Step 2 of 6: relationships; due 2027-03-01; a good moment to give something to its people",
        "- Next: write down who it needs",
    ]
    assert inside(root, "goals/Publish.md", "people") == [
        "- [Ana Silva](../people/Ana%20Silva.md), analyst, Acme: last contact on 2026-11-10",
        "- Zed: no note yet",
    ]
    assert inside(root, "organizations/Acme.md", "people") == [
        "- [Ana Silva](../people/Ana%20Silva.md), analyst: last contact on 2026-11-10"
    ]
    (meeting,) = inside(root, "organizations/Acme.md", "meetings")
    assert meeting == (
        "- 2026-11-10 [call](../meetings/2026-11-10%20Call%20with%20Bo.md) with [Bo Chen](../people/Bo%20Chen.md), "
        "[Ana Silva](../people/Ana%20Silva.md)"
    )
    assert inside(root, "notes/Plain.md", "due") == ["Nobody is due."]


def test_a_second_build_changes_nothing(root: Path) -> None:
    """Though Bo's cadence is a problem whose line the page Problems names, and regions move lines."""
    (root / "people/Bo Chen.md").write_text(
        "%% netnotes:begin history %%\n%% netnotes:end %%\n**Cadence:: someday**\n", encoding="utf-8"
    )
    age(root)
    assert "people/Bo Chen.md" in build(root).filled
    before = snapshot(root)
    assert "Bo Chen.md:6" in before["dashboards/Problems.md"][0].decode().replace("\\", "")
    for wait in (False, True):
        if wait:
            age(root)
            before = snapshot(root)
        again = build(root)
        assert (again.written, again.filled, again.notes, again.pruned) == ((), (), (), ())
        assert build(root, check=True).stale == ()
        assert snapshot(root) == before


def test_a_file_that_changed_just_now_waits(root: Path) -> None:
    now = time.time()
    os.utime(root / "goals/Publish.md", (now, now))
    before = (root / "goals/Publish.md").read_bytes()
    result = build(root)
    assert result.notes == ("goals/Publish.md changed just now: its regions wait for the next build",)
    assert (root / "goals/Publish.md").read_bytes() == before
    assert "people/Ana Silva.md" in result.filled
    assert build(root, check=True).stale == ("goals/Publish.md",)
    age(root)
    assert build(root).filled == ("goals/Publish.md",)


@pytest.mark.parametrize("rounds", [1, 2, 9])
def test_a_build_that_is_asked_to_waits_for_it_and_not_for_ever(
    root: Path, monkeypatch: pytest.MonkeyPatch, rounds: int
) -> None:
    """Somebody goes on writing the note for a while: that many times the build finds it young again."""
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        age(root)
        if len(slept) < rounds:
            (root / "goals/Publish.md").touch()

    monkeypatch.setattr("netnotes.build.time.sleep", sleep)
    (root / "goals/Publish.md").touch()
    result = build_vault(root, TODAY, wait=True)
    assert len(slept) == min(rounds, 3)
    assert min(slept) > 2
    assert "people/Ana Silva.md" in result.filled
    assert ("goals/Publish.md" in result.filled) == (rounds < 9)
    assert ("wait for the next build" in "".join(result.notes)) == (rounds == 9)
    assert (build(root, check=True).stale == ()) == (rounds < 9)


def test_a_read_only_note_is_left_alone_and_the_others_are_filled(root: Path) -> None:
    goal = root / "goals/Publish.md"
    before = goal.read_bytes()
    goal.chmod(0o444)
    result = build(root)
    assert result.notes == ("goals/Publish.md is read-only: its regions stay as they are",)
    assert "people/Ana Silva.md" in result.filled
    assert goal.read_bytes() == before


def test_a_time_far_ahead_is_no_reason_to_wait(root: Path) -> None:
    ahead = time.time() + 86400
    os.utime(root / "goals/Publish.md", (ahead, ahead))
    assert "goals/Publish.md" in build(root).filled


def test_check_says_which_notes_a_build_would_fill(root: Path) -> None:
    before = snapshot(root)
    stale = build(root, check=True).stale
    assert {"people/Ana Silva.md", "dashboards/Home.md"} <= set(stale)
    assert snapshot(root) == before


def test_what_a_region_holds_is_no_source_of_anything(root: Path) -> None:
    def said() -> tuple[object, ...]:
        found = read_network(root)
        return tuple((t.date, t.kind, t.text) for t in found.touchpoints), len(found.exchanges), len(found.tasks)

    before = said()
    build(root)
    assert said() == before
    (root / "people/Bo Chen.md").write_text(
        "%% netnotes:begin history %%\ncatapult\n%% netnotes:end %%\nthe teams\n", encoding="utf-8"
    )
    stored = index_network(root)
    search = parse_search(["teams"])
    hits = find_notes(stored.store, search).found
    assert {hit.path: find_passage(root, hit, search).line for hit in hits} == {
        "people/Bo Chen.md": 4,
        "people/Ana Silva.md": 1 + (root / "people/Ana Silva.md").read_text(encoding="utf-8").split("\n").index(LOGGED),
    }
    assert find_notes(stored.store, parse_search(["catapult"])).found == ()
    stored.close()


def test_today_in_a_daily_note_is_of_its_own_day_and_then_kept(root: Path) -> None:
    thanks = "- Thank [Ana Silva](../people/Ana%20Silva.md) for “a tip” (2026-09-30)"
    (root / "people/Bo Chen.md").write_text("---\ncadence: 2w\n---\n## Log\n- 2026-11-06 lunch\n", encoding="utf-8")
    bo = "- [Bo Chen](../people/Bo%20Chen.md): every 2 weeks; last call on 2026-11-10"
    build(root)
    assert inside(root, "daily/2026-11-21.md", "today") == [bo, thanks]
    assert inside(root, "daily/2026-11-19.md", "today") == [bo, thanks]
    assert inside(root, "daily/2026-11-25.md", "today") == []
    with (root / "people/Bo Chen.md").open("a", encoding="utf-8") as file:
        file.write("- 2026-11-18 walk\n- 2026-11-25 dinner\n")
    age(root)
    assert build(root).filled == ("daily/2026-11-21.md", "notes/Plain.md")
    assert inside(root, "daily/2026-11-21.md", "today") == ["Nobody is due.", thanks]
    assert inside(root, "daily/2026-11-19.md", "today") == [bo, thanks]
    age(root)
    assert build(root, today=date(2026, 11, 25)).filled[0] == "daily/2026-11-25.md"
    assert inside(root, "daily/2026-11-21.md", "today") == ["Nobody is due.", thanks]


OWN = ".netnotes/templates/regions"


def test_a_vault_has_templates_of_its_own(root: Path, vault: Vault) -> None:
    vault(f"""
        === {OWN}/history.md.j2
        {{% extends "builtin/history.md.j2" %}}
        {{% block rows %}}
        {{{{ note.name }}}} & {{{{ history|length }}}}
        {{% endblock %}}
        === {OWN}/people.md.j2
        {{{{ nothing }}}}
        === {OWN}/odd.md.j2
        x
        === {OWN}/next-steps.md.j2
        %% netnotes:end %%
        """)
    result = build(root)
    assert inside(root, "organizations/Acme.md", "people") == [
        "- [Ana Silva](../people/Ana%20Silva.md), analyst: last contact on 2026-11-10"
    ]
    told = {(problem.path, problem.code) for problem in result.problems if problem.path.startswith(".netnotes")}
    assert told == {(f"{OWN}/people.md.j2", "template-error"), (f"{OWN}/odd.md.j2", "template-error")}
    assert [note.split(":")[0] for note in result.notes] == ["goals/Publish.md", "people/Ana Silva.md"]
    (root / OWN / "next-steps.md.j2").unlink()
    age(root)
    build(root)
    assert inside(root, "people/Ana Silva.md", "history") == ["Ana Silva & 3"]


def test_links_are_those_of_the_vault(root: Path) -> None:
    (root / "netnotes.yaml").write_text("dashboards: {links: wikilink}\n", encoding="utf-8")
    build(root)
    assert inside(root, "organizations/Acme.md", "people") == ["- [[Ana Silva]], analyst: last contact on 2026-11-10"]


def test_text_from_notes_stays_text_in_a_region(root: Path) -> None:
    with (root / "people/Ana Silva.md").open("a", encoding="utf-8") as file:
        file.write("\n## History\n- 2026-10-01 call: %% a %% ~~b~~ ![[c]] | <b> ``` netnotes:end #d\n")
    age(root)
    build(root)
    before = snapshot(root)
    (line,) = (line for line in inside(root, "people/Ana Silva.md", "history") if "2026-10-01" in line)
    assert line == "- 2026-10-01 call: \\%\\% a \\%\\% \\~\\~b\\~\\~ c \\| \\<b> \\`\\`\\` netnotes:end \\#d"
    age(root)
    assert build(root).filled == ()
    assert {path: data for path, (data, _) in snapshot(root).items()} == {
        path: data for path, (data, _) in before.items()
    }


def test_a_build_without_regions_opens_no_note(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    root = vault("=== people/Ana.md\n---\ncadence: monthly\n---\n")
    build(root)
    monkeypatch.setattr("netnotes.filling.current", lambda *_: pytest.fail("a note was read"))
    assert build(root).filled == ()


def test_the_index_says_the_same_as_the_notes(root: Path) -> None:
    stored = load_network(root)
    plain = read_network(root)
    assert stored.region_notes == plain.region_notes
    assert stored.tasks == plain.tasks
    assert [note.path for note in plain.region_notes] == [
        "daily/2026-11-19.md", "daily/2026-11-21.md", "daily/2026-11-25.md", "goals/Publish.md", "notes/Plain.md",
        "organizations/Acme.md", "people/Ana Silva.md",
    ]  # fmt: skip
    (root / "notes/Plain.md").write_text("no region any more\n", encoding="utf-8")
    assert "notes/Plain.md" not in [note.path for note in load_network(root).region_notes]
    stored.close()


def test_somebody_who_writes_at_the_same_moment_is_waited_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object, **__: object) -> None:
        raise OperatorError("people/Ana Silva.md changed while this command ran")

    monkeypatch.setattr("netnotes.vault.changing.apply_changes", busy)
    before = (root / "people/Ana Silva.md").read_bytes()
    result = build(root)
    assert result.notes == (
        "regions wait for the next build: people/Ana Silva.md changed while this command ran",
    )  # fmt: skip
    assert (result.filled, "dashboards/Home.md" in result.written) == ((), True)
    assert (root / "people/Ana Silva.md").read_bytes() == before


def test_a_note_in_trouble_is_left_whole_and_the_others_are_filled(root: Path) -> None:
    (root / "goals/Publish.md").write_text(
        "%% netnotes:begin next %%\n%% netnotes:end %%\n%% netnotes:begin people %%\n", encoding="utf-8"
    )
    age(root)
    before = (root / "goals/Publish.md").read_bytes()
    result = build(root)
    assert "organizations/Acme.md" in result.filled
    assert "goals/Publish.md" not in result.filled
    assert (root / "goals/Publish.md").read_bytes() == before
    assert [problem.code for problem in result.problems if problem.path == "goals/Publish.md"] == ["unclosed-region"]


def test_what_somebody_writes_into_a_region_is_replaced_though_nothing_else_changed(root: Path) -> None:
    command = ["build", str(root), "--today", TODAY.isoformat()]
    assert run(command) == 0
    age(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unchanged, "GRAIN_NS", -(10**18))
        assert run(command) == 0
        assert unchanged.recall(root, TODAY.isoformat()) is not None
        note = root / "organizations/Acme.md"
        right = note.read_bytes()
        note.write_bytes(right.replace(b"last contact", b"my own words"))
        age(root)
        assert unchanged.recall(root, TODAY.isoformat()) is None
        assert run(command) == 0
    assert note.read_bytes() == right


def test_a_build_that_waits_is_not_remembered(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "GRAIN_NS", -(10**18))
    build(root)
    note = root / "organizations/Acme.md"
    note.write_bytes(note.read_bytes().replace(b"last contact", b"my own words"))
    assert run(["build", str(root), "--today", TODAY.isoformat()]) == 0
    assert b"my own words" in note.read_bytes()
    assert unchanged.recall(root, TODAY.isoformat()) is None


def test_nothing_is_asked_of_the_dead(vault: Vault) -> None:
    root = vault(f"""
        === people/Ola.md
        ---
        status: deceased
        i_offer: [a tour]
        ---
        {BEGIN_END.format("next").replace("    ", "        ")}

        ## Log
        - 2026-01-02 call [got:: tea]
        """)
    age(root)
    build(root)
    assert inside(root, "people/Ola.md", "next") == ["Nothing is planned or promised."]
