"""Conversations with the server over its standard input and output, as editors hold them."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.serving.lsp.wire import PATIENCE, RICH, TODAY, AnswerError, editing, server

Write = Callable[[str], Path]
SMALL = """
    === netnotes.yaml
    === people/Ana Silva.md
    ---
    cadence: monthly
    ---
    === people/Bo Chen.md
    ---
    cadence: weekly
    ---
"""


def netnotes(*args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "netnotes", *args]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)


def test_what_is_typed_is_what_check_says_of_it_once_it_is_saved(example: Path) -> None:
    note = example / "people" / "Ana Silva.md"
    text = note.read_text(encoding="utf-8")
    assert "tier: casual" in text
    mistakes = "tier: clse\nknows: ['[[Nobody 🎉]]', Nemo]\nlast_contact: 2030-01-01"
    spoilt = text.replace("tier: casual", mistakes, 1)
    with editing(example) as wire:
        wire.open(note.as_uri(), text)
        assert wire.diagnostics(note.as_uri(), 1) == []
        version = wire.change(note.as_uri(), {"text": spoilt})
        found = wire.diagnostics(note.as_uri(), version)
        assert wire.goodbye() == 0
    note.write_text(spoilt, encoding="utf-8")
    said = json.loads(netnotes("-C", str(example), "--today", TODAY, "check", "--infos", "--format", "json").stdout)
    expected = [one for one in said if one["path"] == "people/Ana Silva.md"]
    severities = {"error": 1, "warning": 2, "info": 3}
    assert [(one["code"], one["severity"], one["source"]) for one in found] == [
        (one["code"], severities[one["severity"]], "netnotes") for one in expected
    ]
    parts = ("line", "column", "message", "hint")
    assert [one["data"] for one in found] == [{part: one[part] or "" for part in parts} for one in expected]
    assert len(found) >= 4


def test_a_problem_covers_what_it_is_about_in_the_units_of_the_client(vault: Write) -> None:
    root = vault(SMALL)
    note = root / "people" / "Cy.md"
    text = '---\r\nknows: ["🎉 Nobody", Bo Chen, Nemo]\r\n  \r\ntier: 🎉 inermost\r\n---\r\n'
    ranges = {}
    for encoding in ("utf-8", "utf-16", "utf-32"):
        capabilities = {**RICH, "general": {"positionEncodings": [encoding]}}
        with editing(root, capabilities=capabilities) as wire:
            wire.open(note.as_uri(), "")
            wire.change(note.as_uri(), {"text": text})
            found = {one["code"]: one["range"] for one in wire.diagnostics(note.as_uri(), 2)}
            ranges[encoding] = found["unknown-tier"]["end"]["character"]
            assert found["unknown-tier"]["start"] == {"line": 3, "character": 0}
    assert ranges == {"utf-32": 16, "utf-16": 17, "utf-8": 19}


def test_a_byte_order_mark_moves_nothing(vault: Write) -> None:
    root = vault(SMALL)
    note = root / "people" / "Cy.md"
    with editing(root) as wire:
        wire.open(note.as_uri(), "\ufeff---\ntier: clse\n---\n")
        (one,) = wire.diagnostics(note.as_uri(), 1)
        assert one["range"] == {"start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 10}}
        version = wire.change(note.as_uri(), {"text": "\ufeff---\ntier: close\n"})
        (one,) = wire.diagnostics(note.as_uri(), version)
        assert (one["code"], one["range"]["start"]) == ("unclosed-front-matter", {"line": 0, "character": 1})


def test_a_damaged_index_is_no_reason_to_say_nothing(vault: Write, own_cache: Path) -> None:
    root = vault(SMALL)
    assert netnotes("-C", str(root), "check").returncode == 0
    (index,) = own_cache.rglob("index.db")
    with closing(sqlite3.connect(index)) as connection:
        connection.execute("UPDATE _resolved SET derived = x'00', asked = x'00'")
        connection.commit()
    with editing(root) as wire:
        uri = (root / "people" / "Ana Silva.md").as_uri()
        wire.open(uri, "---\ntier: clse\naliases: [Bo Chen]\n---\n## Log\n- 2026-11-03 coffee\n")
        assert [one["code"] for one in wire.diagnostics(uri, 1)] == ["unknown-tier", "shared-alias"]


def test_pieces_of_text_are_put_where_the_client_says(vault: Write) -> None:
    root = vault(SMALL)
    note = root / "people" / "Cy.md"
    with editing(root) as wire:
        wire.open(note.as_uri(), "---\r\ntier: 🎉🎉x\u2028\r\n---\r\n")
        insert = {"start": {"line": 1, "character": 6}, "end": {"line": 1, "character": 11}}
        after = {"start": {"line": 1, "character": 99}, "end": {"line": 1, "character": 99}}
        version = wire.change(note.as_uri(), {"range": insert, "text": "close"}, {"range": after, "text": "r"})
        found = wire.diagnostics(note.as_uri(), version)
        assert [one["code"] for one in found] == ["unknown-tier"]
        whole = {"start": {"line": 1, "character": 11}, "end": {"line": 1, "character": 13}}
        version = wire.change(note.as_uri(), {"range": whole, "text": ""})
        assert wire.diagnostics(note.as_uri(), version) == []


def test_other_open_notes_are_told_when_a_name_changes_and_cleared_when_they_are_closed(vault: Write) -> None:
    root = vault(SMALL)
    cy, bo = root / "people" / "Cy.md", root / "people" / "Bo Chen.md"
    with editing(root) as wire:
        wire.open(cy.as_uri(), "---\nknows: Bobby\n---\n")
        assert [one["code"] for one in wire.diagnostics(cy.as_uri(), 1)] == ["unknown-person"]
        wire.open(bo.as_uri(), "---\naliases: [Bobby]\n---\n")
        assert wire.diagnostics(cy.as_uri(), 1) == []
        wire.close(bo.as_uri())
        assert [one["code"] for one in wire.diagnostics(cy.as_uri(), 1)] == ["unknown-person"]
        wire.close(cy.as_uri())
        assert wire.diagnostics(cy.as_uri()) == []


def test_a_note_made_by_another_program_is_known_once_the_client_tells_of_it(vault: Write) -> None:
    root = vault(SMALL)
    cy, new = root / "people" / "Cy.md", root / "people" / "Dee.md"
    with editing(root) as wire:
        wire.open(cy.as_uri(), "---\nknows: '[[Dee]]'\n---\n")
        assert [one["code"] for one in wire.diagnostics(cy.as_uri(), 1)] == ["unknown-person"]
        new.write_text("", encoding="utf-8")
        wire.say("workspace/didChangeWatchedFiles", {"changes": [{"uri": new.as_uri(), "type": 1}]})
        assert [one["code"] for one in wire.diagnostics(cy.as_uri(), 1)] == ["wrong-type"]
        registered = [m for m in wire.unasked if m["method"] == "client/registerCapability"]
        (wanted,) = registered[0]["params"]["registrations"]
        assert wanted["method"] == "workspace/didChangeWatchedFiles"


def test_several_folders_are_vaults_of_their_own_and_no_vault_is_harmless(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    one, two, none = (tmp_path_factory.mktemp(name) for name in ("one", "two", "none"))
    for root, name in ((one, "Ana"), (two, "Bo")):
        (root / "people").mkdir()
        (root / "netnotes.yaml").touch()
        (root / "people" / f"{name}.md").write_text("hello\n", encoding="utf-8")
    text = "---\nknows: ['[[Ana]]', '[[Bo]]']\n---\n"
    with editing(one, two, none) as wire:
        missing = {}
        for root in (one, two):
            uri = (root / "people" / "Cy.md").as_uri()
            wire.open(uri, text)
            missing[root.name[:3]] = [one["message"].split("\n")[0] for one in wire.diagnostics(uri, 1)]
        assert missing == {"one": ["no person is called 'Bo'"], "two": ["no person is called 'Ana'"]}
        alone = (none / "Cy.md").as_uri()
        wire.open(alone, text)
        here = {"textDocument": {"uri": alone}, "position": {"line": 1, "character": 12}}
        assert wire.ask("textDocument/hover", here) is None
        assert wire.ask("textDocument/completion", here) is None
        assert wire.goodbye() == 0


def test_a_vault_is_found_above_the_document_where_the_workspace_has_none(vault: Write) -> None:
    root = vault(SMALL)
    with editing() as wire:
        uri = (root / "people" / "Cy.md").as_uri()
        wire.open(uri, "---\ntier: clse\n---\n")
        assert [one["code"] for one in wire.diagnostics(uri, 1)] == ["unknown-tier"]


def test_what_is_no_note_is_left_alone(vault: Write) -> None:
    root = vault(SMALL)
    (root / "link.md").symlink_to("/etc/passwd")
    text = "---\ntype: person\ntier: clse\n---\n"
    with editing(root) as wire:
        for uri in (
            "untitled:one",
            f"{root.as_uri()}/link.md",
            f"{root.as_uri()}/.hidden/x.md",
            f"{root.as_uri()}/a.txt",
        ):
            wire.open(uri, text)
        uri = (root / "people" / "Cy.md").as_uri()
        wire.open(uri, text)
        assert len(wire.diagnostics(uri, 1)) == 1
        told = [m["params"]["uri"] for m in wire.unasked if m["method"] == "textDocument/publishDiagnostics"]
        assert told == []


BROKEN = """
from netnotes.serving.lsp import features
from netnotes.serving.lsp.known import KnownVault

def hover(*args, **more):
    raise RuntimeError("broken on purpose")

def problems(self, today, real=KnownVault.problems):
    KnownVault.problems = real
    raise RuntimeError("broken once")

features.hover = hover
KnownVault.problems = problems
"""


def test_what_breaks_in_one_request_is_an_error_and_a_line_in_the_log_and_not_the_end(vault: Write) -> None:
    root = vault(SMALL)
    with editing(root, code=BROKEN) as wire:
        uri = (root / "people" / "Cy.md").as_uri()
        wire.open(uri, "---\ntier: clse\n---\n")
        with pytest.raises(AnswerError):
            wire.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 1, "character": 1}})
        with pytest.raises(AnswerError) as unknown:
            wire.ask("netnotes/unknown", {})
        assert unknown.value.code == -32601
        stream = wire.process.stderr
        assert stream is not None
        log = ""
        while "broken once" not in log:
            log += stream.readline().decode()
        assert "broken on purpose" in log
        assert len(wire.diagnostics(uri, 1)) == 1
        assert wire.goodbye() == 0


def test_without_a_goodbye_the_exit_code_is_1(vault: Write) -> None:
    with editing(vault(SMALL)) as wire:
        wire.say("exit", None)
        assert wire.process.wait(PATIENCE) == 1
    with editing(vault(SMALL)) as wire:
        assert wire.process.stdin is not None
        wire.process.stdin.close()
        assert wire.process.wait(PATIENCE) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="SIGINT cannot be sent to one process there")
def test_ctrl_c_ends_it_at_once(vault: Write) -> None:
    with editing(vault(SMALL)) as wire:
        os.kill(wire.process.pid, signal.SIGINT)
        assert wire.process.wait(PATIENCE) == 1


def test_the_server_writes_nothing_into_the_vault(example: Path) -> None:
    before = {path: path.read_bytes() for path in example.rglob("*") if path.is_file()}
    note = example / "people" / "Ana Silva.md"
    with editing(example) as wire:
        wire.open(note.as_uri(), "---\ntags: a, b\n---\n")
        wire.diagnostics(note.as_uri(), 1)
        assert wire.goodbye() == 0
    assert {path: path.read_bytes() for path in example.rglob("*") if path.is_file()} == before


def test_without_pygls_one_line_says_how_to_get_it() -> None:
    code = "import sys; sys.modules['pygls'] = None; from netnotes.cli.main import run; sys.exit(run(['lsp']))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "netnotes: the package pygls is missing",
        "  install netnotes with its extra lsp (docs/editors.md)",
    ]


def test_a_mistake_in_today_shows_before_the_work() -> None:
    with server("--today", "tomorrow") as wire:
        assert wire.process.wait(PATIENCE) == 2


def test_an_open_netnotes_yaml_gets_its_problems(vault: Write) -> None:
    root = vault("=== netnotes.yaml\nsoon_days: 7\n=== people/Ana.md\nx\n=== notes/netnotes.yaml\nwhat: 1\n")
    uri, other = (root / "netnotes.yaml").as_uri(), (root / "notes" / "netnotes.yaml").as_uri()
    with editing(root) as wire:
        wire.open(other, "what: 1\n")
        wire.open(uri, "soon_dayz: 7\ncapacity: many\n")
        found = wire.diagnostics(uri, 1)
        assert {(one["code"], one["range"]["start"]["line"]) for one in found} == {
            ("config-key", 0),
            ("config-value", 1),
        }
        version = wire.change(uri, {"text": "tiers: {inner: 2w\n"})
        assert [one["code"] for one in wire.diagnostics(uri, version)] == ["config-unreadable"]
        version = wire.change(uri, {"text": "soon_days: 7\n"})
        assert wire.diagnostics(uri, version) == []
        where = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 2}}
        assert wire.ask("textDocument/hover", where) is None
        assert not [one for one in wire.unasked if one.get("params", {}).get("uri") == other]
        assert wire.goodbye() == 0


def test_whoever_is_called_exactly_so_stands_first(vault: Write) -> None:
    many = "".join(f"=== people/Aaron Bo {number:03}.md\nx\n" for number in range(210))
    root = vault(f"=== netnotes.yaml\n{many}=== people/Bo.md\nx\n=== people/Boris.md\nx\n")
    with editing(root) as wire:
        found = [one["name"] for one in wire.ask("workspace/symbol", {"query": "bo"})]
        assert (found[:3], len(found)) == (["Bo", "Boris", "Aaron Bo 000"], 200)
        assert wire.goodbye() == 0
