"""docs/json.md says of every reading command what it prints with --format json: each key, its type, nothing else."""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from netnotes.cli import main
from netnotes.cli.commands import serve
from netnotes.cli.group import NAMES
from tests.cli.conftest import SMALL, TODAY
from tests.docs.json_shapes import PAGE, RECORDS, misfits, read_commands
from tests.docs.markdown_links import ROOT

ODD = """
    === netnotes.yaml
    capacity: 1
    lost_key: 1
    === Me.md
    ---
    type: me
    name: Robin Moreira
    offers: [roadmap reviews]
    ---
    === .netnotes/queries/Mentors.sql
    -- Whom to ask
    SELECT name FROM people
    === People/Ana Silva.md
    ---
    cadence: weekly
    category: mentor
    organization: "[[Guild]]"
    email: ana@acme.example
    household: "[[Bo Silva]]"
    lifeline: true
    birthday: --11-23
    ---
    ## Moves

    - 2026-11-18 role: Analyst → Head of Data

    ## Log

    - 2026-11-18 conference
    - 2026-07-01 coffee
    - 2026-04-01 coffee
    - 2026-01-01 coffee
    === People/Anna Silva.md
    ---
    email: ana@acme.example
    account: off
    ---
    === People/Bo Silva.md
    ---
    cadence: 2w
    added: 2026-01-01
    needs: [roadmap reviews]
    ---
    ## Log

    - 2025-01-01 call [got:: a tip]
    - [ ] send the deck 📅 2026-11-20
    === People/Cy Dahl.md
    ---
    status: to-meet
    knows: "[[Ana Silva]]"
    ---
    === Organizations/Guild.md
    ---
    type: organization
    cadence: monthly
    my_role: member
    ---
    === Goals/Speak.md
    ---
    due: 2026-12-01
    why: it helps
    people: ["[[Cy Dahl]]", "[[Bo Silva]]"]
    needs: [{what: a stage, people: "[[Cy Dahl]]"}, hiring]
    ---
    === Goals/Stand.md
    ---
    parent: "[[Speak]]"
    ---
    === Meetings/2026-11-25 lunch.md
    ---
    people: ["[[Ana Silva]]", "[[Bo Silva]]", Zed]
    kind: lunch
    ---
    === 2026-11-19.md
    - bumped into Ana Silva at the printer
    """
SAMPLE = ROOT / "tests" / "importers" / "linkedin" / "as_exported.csv"
NAMED = {  # what the page writes in capitals, and what is asked
    "goals TITLE": [["goals"]],
    "balance NAME": [["balance"]],
    "show NAME": [["show"]],
    "brief NAME": [["brief"]],
    "brief NAME --ask": [["brief", "--ask"]],
    "draft NAME --kind KIND": [["draft", "--kind", "reconnect"]],
    "history NAME": [["history"]],
    "why NAME": [["why"]],
    "path NAME": [["path"]],
}
PLAIN = {
    "people": [["people"], ["people", "--drifting"], ["people", "--in", "ghent"]],
    "plan": [["plan"], ["plan", "--month", "last"], ["plan", "--month", "next"]],
    "review": [["review"], ["review", "--quarter", "this"], ["review", "--quarter", "Q1"]],
    "match TOPIC": [["match", "data"], ["match", "hiring"]],
    "find TEXT": [["find", "coffee"], ["find", "data"]],
    "query SQL": [["query", "SELECT name, path FROM people"]],
    "check": [["check", "--infos"]],
    "inbox": [["inbox", "--all"]],
    "build": [["build", "--site"], ["build"]],
    "build --check": [["build", "--check", "--site"]],
    "import FILE…": [["import", str(SAMPLE), "--yes"], ["import", str(SAMPLE), "--yes"]],
    "undo --list": [["undo", "--list"]],
    "init": [["init", "--dry-run"], ["init"]],
}
ELSEWHERE = {"serve", "import --resolve", "brief --meeting TITLE"}  # have a test of their own below


class Vault:
    """A vault, and who is in it."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.capsys = root, capsys

    def ask(self, *args: str) -> Any:
        """What a command prints as JSON; None where the answer is no."""
        code = main.run(["-C", str(self.root), "--today", TODAY, "--format", "json", *args])
        out, err = self.capsys.readouterr()
        assert code in (0, 1), err
        return json.loads(out) if out.strip() else None

    def names(self, command: str) -> Sequence[str]:
        """Some of whom a command can be asked: the ends and the middle of the alphabet, by path."""
        paths = [row["path"] for row in self.ask(*(["goals", "--all"] if command == "goals" else ["people"]))]
        return paths[:12] + paths[-3:]

    def answers(self, command: str) -> Iterator[Any]:
        """What the runs of a command on the page print."""
        for run in PLAIN.get(command, []) or ([] if command in NAMED else [command.split()]):
            yield self.ask(*run)
        for [name, *options] in NAMED.get(command, []):
            yield from (self.ask(name, path, *options) for path in self.names(name))


@pytest.fixture
def vaults(tmp_path: Path, elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> list[Vault]:
    """The example vault, a made-up one, two small ones."""
    example, demo = tmp_path / "example", tmp_path / "demo"
    shutil.copytree(ROOT / "example-vault", example)
    main.run(["--today", TODAY, "demo", str(demo), "--people", "60", "--seed", "7"])
    capsys.readouterr()
    roots = [example, demo]
    for number, text in enumerate((SMALL, ODD)):
        root = tmp_path / f"small-{number}"
        for part in textwrap.dedent(text).split("=== ")[1:]:
            name, content = part.split("\n", 1)
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(content, encoding="utf-8")
        roots.append(root)
    return [Vault(root, capsys) for root in roots]


def test_every_command_says_what_the_page_says(vaults: list[Vault]) -> None:
    seen: set[str] = set()
    wrong = []
    commands = {command: answer for command, answer in read_commands().items() if command not in ELSEWHERE}
    order = sorted(commands, key=lambda one: (one.startswith(("undo", "init")), one.startswith("import")))
    for vault in vaults:
        for command in order:
            for found in vault.answers(command):
                shape = commands[command].split(";")[0].split(", or ")[0]
                if found is not None and shape != "list of objects with the columns that were asked for":
                    wrong += list(misfits(found, shape, f"{vault.root.name}: {command}", seen))
    assert wrong == []
    [small] = vaults[2:3]
    wrong += misfits(small.ask("brief", "bo", "ana silva"), "list of [brief](#brief)", "two", seen)
    for more in ([], ["--ask"]):
        answer = vaults[3].ask("brief", "--meeting", "2026-11-25 lunch", *more)
        wrong += misfits(answer, read_commands()["brief --meeting TITLE"], "meeting", seen)
    assert wrong == []
    wrong += misfits(moved(vaults[3]), "[import](#import)", "moved", seen)
    wrong += misfits(proposed(vaults[3]), "[first look](#first-look)", "proposed", seen)
    assert wrong == []
    assert sorted(RECORDS.keys() - seen) == ["address", "laid down"], "the page has what no command answers"


def moved(vault: Vault) -> Any:
    """An import in which somebody has another role than in the one before."""
    file = vault.root.with_name("later.csv")
    file.write_bytes(SAMPLE.read_bytes().replace(b"Head of Data", b"Director"))
    return vault.ask("import", str(file), "--yes")


def proposed(vault: Vault) -> Any:
    """The first look into a folder of somebody else's."""
    root = vault.root.with_name("others")
    (root / "Kontakte").mkdir(parents=True)
    for name in ("Mia Berg", "Ole Dahl", "Ida Lund"):
        text = f"---\nemail: {name[:3].lower()}@example.org\nphone: '1'\n---\n"
        (root / "Kontakte" / f"{name}.md").write_text(text, encoding="utf-8")
    return Vault(root, vault.capsys).ask("init", "--dry-run")


def test_an_empty_folder_has_only_what_was_laid_down(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = Vault(tmp_path, capsys).ask("init")
    assert list(misfits(answer, "[laid down](#laid-down)", "init", set())) == []


def test_the_address_is_that_of_serve() -> None:
    assert list(RECORDS["address"]) == list(serve.KEYS)


def test_every_record_is_answered_by_something() -> None:
    assert [name for name in RECORDS if f"(#{name.replace(' ', '-')})" not in PAGE] == []


def test_every_command_of_the_page_is_one_and_every_reader_is_on_it() -> None:
    named = {command.split()[0] for command in read_commands()}
    assert named <= set(NAMES)
    silent = {  # change notes and say what they did in words, or write text of another kind
        "log", "new", "set", "snooze", "archive", "rename", "merge", "edit", "open", "watch", "demo", "completion",
        "git", "lsp", "mcp", "obsidian",
    }  # fmt: skip
    assert sorted(set(NAMES) - named - silent) == [], "add what it answers to docs/json.md"


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        ({"url": 1}, "[address](#address)"),
        ({}, "[address](#address)"),
        ({"url": "x", "more": 1}, "[address](#address)"),
        ([1], "list of text"),
        (True, "number"),
        (None, "text"),
        ("21.11.2026", "date or null"),
        ({"a": "x"}, "map of number"),
    ],
)
def test_what_does_not_fit_is_found(value: Any, shape: str) -> None:
    assert list(misfits(value, shape, "here", set()))
