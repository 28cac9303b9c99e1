"""Rename in an editor does to the files what `netnotes rename` does."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.serving.lsp.editor import apply_to_disk, tree
from tests.serving.lsp.test_session import netnotes
from tests.serving.lsp.wire import RICH, AnswerError, Wire, editing

Write = Callable[[str], Path]


def at(uri: str, line: int, character: int, **more: object) -> dict[str, object]:
    return {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}, **more}


def find(text: str, words: str) -> tuple[int, int]:
    """Line and column (UTF-16) inside of words in a text."""
    before = text[: text.index(words) + 1]
    line = before.count("\n")
    return line, len(before[before.rfind("\n") + 1 :].encode("utf-16-le")) // 2


def open_note(wire: Wire, path: Path) -> tuple[str, str]:
    text = path.read_bytes().decode()
    wire.open(path.as_uri(), text)
    return path.as_uri(), text


@pytest.mark.parametrize(
    ("note", "words", "old", "new"),
    [
        ("people/Ana Silva.md", "---", "Ana Silva", "Ana Souza"),
        ("meetings/2025-09-18 Coffee with Ana Silva.md", "[[Ana Silva", "Ana Silva", "archive/Ana 🎉"),
        ("people/Agnieszka Wróbel.md", "[[Open Data Guild", "organizations/Open Data Guild.md", "Guild"),
        ("goals/Lead a data platform team.md", "---", "goals/Lead a data platform team.md", "Lead a team"),
    ],
)
def test_the_files_are_as_after_netnotes_rename(
    example: Path, tmp_path: Path, note: str, words: str, old: str, new: str
) -> None:
    other = Path(shutil.copytree(example, tmp_path / "other"))
    done = netnotes("-C", str(other), "rename", old, new)
    assert done.returncode == 0, done.stderr
    with editing(example) as wire:
        uri, text = open_note(wire, example / note)
        where = find(text, words)
        asked = wire.ask("textDocument/prepareRename", at(uri, *where))
        assert asked["placeholder"] == old.rsplit("/", 1)[-1].removesuffix(".md")
        edit = wire.ask("textDocument/rename", at(uri, *where, newName=new))
        before = tree(example)
        apply_to_disk(edit)
        assert wire.goodbye() == 0
    assert tree(example) == tree(other)
    assert tree(example) != before


def test_notes_that_are_open_and_not_saved_count_as_they_are_seen(vault: Write) -> None:
    root = vault("""
        === netnotes.yaml
        === people/Ana.md
        ---
        tier: close
        ---
        === people/Bo.md
        ---
        knows: "[[Ana]]"
        ---
    """)
    bo, cy = root / "people" / "Bo.md", root / "people" / "Cy.md"
    with editing(root) as wire:
        wire.open(bo.as_uri(), "---\n# it goes another way\nhousehold: Ana\n---\n")
        wire.open(cy.as_uri(), "see [[Ana|her]]\r\nand 🎉 [[Ana#Log]]\r\n")
        edit = wire.ask("textDocument/rename", at(cy.as_uri(), 0, 7, newName="Anna"))
        steps = {step["textDocument"]["uri"]: step for step in edit["documentChanges"][:-1]}
        assert {uri: step["textDocument"]["version"] for uri, step in steps.items()} == {bo.as_uri(): 1, cy.as_uri(): 1}
        assert [one["newText"] for one in steps[cy.as_uri()]["edits"]] == ["n", "n"]
        (bo_edit,) = steps[bo.as_uri()]["edits"]
        assert bo_edit["range"]["start"]["line"] == 2
        assert edit["documentChanges"][-1] == {
            "kind": "rename",
            "oldUri": (root / "people" / "Ana.md").as_uri(),
            "newUri": (root / "people" / "Anna.md").as_uri(),
        }


def test_what_cannot_be_renamed_is_refused_with_the_reason(example: Path) -> None:
    note = example / "people" / "Ana Silva.md"
    with editing(example) as wire:
        uri, text = open_note(wire, note)
        for name, why in (("Marcus Oyelaran", "there is a file already"), ("Ana/../../x", "'..'"), ("a|b", "holds |")):
            with pytest.raises(AnswerError, match=None) as refused:
                wire.ask("textDocument/rename", at(uri, 0, 0, newName=name))
            assert why in refused.value.message
            assert refused.value.code == -32803
        body = text.index("\n## ")
        inside = find(text, text[body - 20 : body])
        assert wire.ask("textDocument/prepareRename", at(uri, *inside)) is None
        with pytest.raises(AnswerError, match="nothing to rename here"):
            wire.ask("textDocument/rename", at(uri, *inside, newName="X"))
    poor = {**RICH, "workspace": {"workspaceEdit": {"documentChanges": True}}}
    with editing(example, capabilities=poor) as wire:
        uri, _ = open_note(wire, note)
        with pytest.raises(AnswerError, match="cannot rename files"):
            wire.ask("textDocument/rename", at(uri, 0, 0, newName="Ana Souza"))


def test_a_name_without_a_note_renames_nothing_not_even_on_the_first_line(vault: Write) -> None:
    root = vault("""
        === netnotes.yaml
        === people/Ana.md
        ---
        aliases: [Anita]
        ---
        === notes/Other.md
        see [[Loose]]
    """)
    loose = root / "notes" / "Loose.md"
    loose.write_text("[[Nobody]] came with [[Ana]]\n# Loose [[Nobody]]\n", encoding="utf-8")
    with editing(root) as wire:
        uri, _ = open_note(wire, loose)
        for line, character in ((0, 4), (1, 12)):
            here = at(uri, line, character, newName="Somebody", context={"includeDeclaration": True})
            assert wire.ask("textDocument/prepareRename", here) is None
            assert wire.ask("textDocument/references", here) is None
            with pytest.raises(AnswerError, match="nothing to rename here"):
                wire.ask("textDocument/rename", here)
        for line, character, meant in ((0, 25, "Ana"), (0, 14, "Loose"), (1, 3, "Loose")):
            assert wire.ask("textDocument/prepareRename", at(uri, line, character))["placeholder"] == meant
        uri, _ = open_note(wire, root / "people" / "Ana.md")
        with pytest.raises(AnswerError, match="aliases are not renamed"):
            wire.ask("textDocument/rename", at(uri, 1, 12, newName="Ann"))


def test_pages_that_build_writes_keep_their_names(vault: Write) -> None:
    root = vault("=== netnotes.yaml\n=== people/Ana.md\n---\ntier: close\n---\n=== notes/a.md\nsee [[Home]]\n")
    assert netnotes("-C", str(root), "build", "-q").returncode == 0
    with editing(root) as wire:
        for note, line, character in ((root / "dashboards" / "Home.md", 0, 0), (root / "notes" / "a.md", 0, 8)):
            uri, _ = open_note(wire, note)
            assert wire.ask("textDocument/prepareRename", at(uri, line, character)) is None
            with pytest.raises(AnswerError, match=r"dashboards/Home\.md is a page that netnotes build writes"):
                wire.ask("textDocument/rename", at(uri, line, character, newName="Start"))
