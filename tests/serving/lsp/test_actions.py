"""Code actions mend what `netnotes check --fix` mends, and as it does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.serving.lsp.editor import apply_to_disk, tree
from tests.serving.lsp.test_session import netnotes
from tests.serving.lsp.wire import RICH, Wire, editing

Write = Callable[[str], Path]
VAULT = """
    === netnotes.yaml
    === people/Ana Silva.md
    ---
    aliases: [Anita]
    ---
    === people/Bo 🎉.md
    ---
    knows: [[Ana Silva]]
    alias: Bobby
    household: "[[Anita]]"
    tags:
      - #friend
    ---
    === people/Cy.md
    ---
    tags: work, lisbon
    tier: clse
    ---
"""


def ask(wire: Wire, uri: str, first: int, last: int, **context: object) -> list[dict[str, Any]]:
    where = {"start": {"line": first, "character": 0}, "end": {"line": last, "character": 0}}
    params = {"textDocument": {"uri": uri}, "range": where, "context": {"diagnostics": [], **context}}
    found: list[dict[str, Any]] = wire.ask("textDocument/codeAction", params)
    return found


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_mend_all_does_to_the_notes_what_check_fix_does(vault: Write, tmp_path: Path, newline: str) -> None:
    root = vault(VAULT)
    for path in root.rglob("*.md"):
        path.write_bytes(path.read_bytes().replace(b"\n", newline.encode()))
    before = tree(root)
    with editing(root) as wire:
        edits = []
        for path in sorted((root / "people").glob("*.md")):
            wire.open(path.as_uri(), path.read_bytes().decode())
            found = ask(wire, path.as_uri(), 0, 99, only=["source.fixAll"])
            edits += [one["edit"] for one in found]
    assert len(edits) == 2
    for edit in edits:
        apply_to_disk(edit)
    mended = tree(root)
    for name, data in before.items():
        (root / name).write_bytes(data)
    done = netnotes("-C", str(root), "check", "--fix")
    assert "household" not in done.stderr
    assert tree(root) == mended != before


def test_one_action_for_each_fix_where_its_problem_is(vault: Write) -> None:
    root = vault(VAULT)
    note = root / "people" / "Bo 🎉.md"
    text = note.read_bytes().decode()
    with editing(root) as wire:
        wire.open(note.as_uri(), text)
        (link, everything) = ask(wire, note.as_uri(), 1, 1)
        assert (link["kind"], everything["kind"]) == ("quickfix", "source.fixAll.netnotes")
        assert [one["code"] for one in link["diagnostics"]] == ["unquoted-link"]
        assert [one["kind"] for one in ask(wire, note.as_uri(), 0, 0, only=["quickfix"])] == []
        assert ask(wire, note.as_uri(), 0, 99, only=["refactor"]) == []
        assert wire.goodbye() == 0
    apply_to_disk(link["edit"])
    assert note.read_bytes().decode() == text.replace("[[Ana Silva]]", '"[[Ana Silva]]"')


def test_nothing_is_offered_that_the_client_would_not_apply(vault: Write) -> None:
    root = vault(VAULT)
    note = root / "people" / "Cy.md"
    text = note.read_bytes().decode()
    plain = {**RICH, "textDocument": {**RICH["textDocument"], "codeAction": {}}}
    with editing(root, capabilities=plain) as wire:
        wire.open(note.as_uri(), text)
        assert ask(wire, note.as_uri(), 0, 99) == []
    simple = {**RICH, "workspace": {}}
    with editing(root, capabilities=simple) as wire:
        wire.open(note.as_uri(), text)
        (mend, _) = ask(wire, note.as_uri(), 0, 99)
    assert list(mend["edit"]) == ["changes"]
    apply_to_disk(mend["edit"])
    assert note.read_bytes().decode() == text.replace("tags: work, lisbon", "tags: [work, lisbon]")


def test_a_note_that_cannot_be_read_is_not_mended(vault: Write) -> None:
    root = vault(VAULT)
    note = root / "people" / "Cy.md"
    with editing(root) as wire:
        wire.open(note.as_uri(), "---\ntags: work, lisbon\nx: [1\n---\n")
        assert ask(wire, note.as_uri(), 0, 99) == []


def test_the_title_says_what_is_written(vault: Write) -> None:
    root = vault(VAULT)
    found = {}
    with editing(root) as wire:
        for name in ("Bo 🎉", "Cy"):
            note = root / "people" / f"{name}.md"
            wire.open(note.as_uri(), note.read_bytes().decode())
            for one in ask(wire, note.as_uri(), 0, 99, only=["quickfix"]):
                found[one["diagnostics"][0]["code"]] = one["title"]
    assert found == {
        "unquoted-link": 'Write knows: "[[Ana Silva]]"',
        "singular-alias": "Write aliases: Bobby",
        "alias-link": 'Write household: "[[Ana Silva|Anita]]"',
        "tag-is-comment": "Write - friend",
        "tags-on-one-line": "Write tags: [work, lisbon]",
    }
