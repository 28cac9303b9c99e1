"""`netnotes undo`, and what every writing command says and shows."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from netnotes.cli.asked import Asked
from netnotes.cli.carrying_out import carry_out
from netnotes.cli.session import Session
from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.vault.journal import UndoJournal
from netnotes.vault.state import open_state
from tests.cli.conftest import Run

Vault = Callable[[str], Path]
Write = Callable[..., bool]


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.fixture
def root(vault: Vault) -> Path:
    return vault("=== people/Ana.md\nAna\n=== people/Bo.md\nBo\n=== people/Cy.md\nCy\n")


@pytest.fixture
def write(root: Path) -> Write:
    """Carries out a command: ``write("log ana", ("people/Ana.md", "new text"))``, a third word is the old name."""

    def carry(
        command: str, *wanted: tuple[str, str | None] | tuple[str, str | None, str], dry_run: bool = False
    ) -> bool:
        asked = Asked()
        asked.vault, asked.typed = root, tuple(command.split())
        changes = []
        for path, text, *moved in wanted:
            old = root / (moved[0] if moved else path)
            before = old.read_bytes() if old.exists() else None
            after = None if text is None else text.encode()
            changes.append(FileChange(path=path, before=before, after=after, moved_from=moved[0] if moved else None))
        session = Session(asked)
        try:
            return carry_out(session, changes, dry_run=dry_run)
        finally:
            session.tell_last_words()

    return carry


def test_the_last_command_is_taken_back_and_then_the_one_before(root: Path, write: Write, run: Run) -> None:
    before = files(root)
    write("log ana", ("people/Ana.md", "Ana\n- call\n"))
    between = files(root)
    write(
        "merge bo cy",
        ("people/Bo.md", "Bo\nCy\n"),
        ("people/Cy.md", None),
        ("organizations/Acme.md", "Acme\n"),
        ("people/Ana Silva.md", "Ana Silva\n", "people/Ana.md"),
    )
    shown = run("-C", root, "undo")
    assert shown.code == 0
    assert shown.out.splitlines() == [
        "Took back: netnotes merge bo cy",
        "  people/Cy.md is back",
        "  people/Ana.md has its name again (it was people/Ana Silva.md)",
        "  people/Bo.md is as it was",
        "  organizations/Acme.md is gone again",
    ]
    assert files(root) == between
    assert not (root / "organizations").exists()
    assert run("-C", root, "undo").out == "Took back: netnotes log ana\n  people/Ana.md is as it was\n"
    assert files(root) == before
    last = run("-C", root, "undo")
    assert (last.code, last.out) == (1, "")
    assert "there is no command to take back" in last.err


def test_a_command_after_an_undo_is_the_last_one(root: Path, write: Write, run: Run) -> None:
    for text in ("one", "two"):
        write(f"set {text}", ("people/Ana.md", text))
    run("-C", root, "undo")
    write("set three", ("people/Ana.md", "three"))
    assert "set three" in run("-C", root, "undo").out
    assert (root / "people/Ana.md").read_text() == "one"
    assert "set one" in run("-C", root, "undo").out
    assert (root / "people/Ana.md").read_text() == "Ana\n"


@pytest.mark.parametrize(
    "path", ["people/Ana Silva.md", "people/Bo.md", "people/Cy.md", "people/New.md", "people/Ana.md"]
)
def test_a_note_edited_since_is_named_and_nothing_is_changed(root: Path, write: Write, run: Run, path: str) -> None:
    write(
        "all",
        ("people/Ana Silva.md", "Ana!\n", "people/Ana.md"),
        ("people/Bo.md", "Bo!\n"),
        ("people/Cy.md", None),
        ("people/New.md", "New\n"),
    )
    (root / path).write_text("from an editor", encoding="utf-8")
    before = files(root)
    refused = run("-C", root, "undo")
    assert (refused.code, refused.out) == (2, "")
    assert f"not as this command left it: {path}\n" in refused.err
    assert "nothing was changed" in refused.err
    assert files(root) == before
    (root / path).unlink()
    assert run("-C", root, "undo").code == (0 if path in ("people/Cy.md", "people/Ana.md") else 2)


def test_a_command_that_is_in_the_way_can_be_left_as_it_is(root: Path, write: Write, run: Run) -> None:
    write("log ana", ("people/Ana.md", "first"))
    write("log bo", ("people/Bo.md", "second"))
    (root / "people" / "Bo.md").write_text("by hand", encoding="utf-8")
    refused = run("-C", root, "undo")
    assert "netnotes undo --skip leaves it as it is" in refused.err
    assert run("-C", root, "undo", "--skip").out == "Left as it is: netnotes log bo\n"
    assert run("-C", root, "undo").out.startswith("Took back: netnotes log ana\n")
    assert files(root) == {"people/Ana.md": b"Ana\n", "people/Bo.md": b"by hand", "people/Cy.md": b"Cy\n"}
    assert run("-C", root, "undo", "--skip").code == 1


def test_modes_come_back(root: Path, write: Write, run: Run) -> None:
    (root / "people/Cy.md").chmod(0o600)
    write("remove", ("people/Cy.md", None))
    run("-C", root, "undo")
    assert (root / "people/Cy.md").stat().st_mode & 0o777 == 0o600


def test_odd_bytes_come_back(root: Path, write: Write, run: Run) -> None:
    odd = b"\xef\xbb\xbfcaf\xe9\r\nno end \x00"
    (root / "people/Bo.md").write_bytes(odd)
    write("set", ("people/Bo.md", "x"))
    run("-C", root, "undo")
    assert (root / "people/Bo.md").read_bytes() == odd


def test_it_says_how_to_take_it_back(root: Path, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    write("log ana", ("people/Ana.md", "x"))
    assert capsys.readouterr() == ("", f"netnotes -C {root} undo takes this back\n")


def test_the_list_is_newest_first(root: Path, write: Write, run: Run) -> None:
    assert run("-C", root, "undo", "--list").out.strip() == "There is no command to take back."
    write("log ana", ("people/Ana.md", "one"))
    write("set bo x=1", ("people/Bo.md", "two"), ("people/Cy.md", "three"))
    write("log cy", ("people/Cy.md", "four"))
    run("-C", root, "undo")
    assert run("-C", root, "undo", "--list", "--format", "json").json == [
        {"command": "netnotes set bo x=1", "paths": ["people/Bo.md", "people/Cy.md"], "halfway": False},
        {"command": "netnotes log ana", "paths": ["people/Ana.md"], "halfway": False},
    ]
    assert "people/Bo.md, people/Cy.md" in run("-C", root, "undo", "--list").out


def test_a_dry_run_changes_nothing(root: Path, write: Write, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert not write("log ana", ("people/Ana.md", "Ana!\n"), dry_run=True)
    assert "+Ana!\n" in capsys.readouterr().out
    assert (root / "people/Ana.md").read_bytes() == b"Ana\n"
    write("log ana", ("people/Ana.md", "Ana!\n"))
    shown = run("-C", root, "undo", "-n")
    assert shown.out.splitlines()[1:] == ["--- a/people/Ana.md", "+++ b/people/Ana.md", "@@ -1 +1 @@", "-Ana!", "+Ana"]
    assert (root / "people/Ana.md").read_bytes() == b"Ana!\n"


def test_nothing_is_kept_where_nothing_is_wanted(
    root: Path, write: Write, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "netnotes.yaml").write_text("cache: none\n", encoding="utf-8")
    write("log ana", ("people/Ana.md", "x"))
    assert "so netnotes undo cannot take this back" in capsys.readouterr().err
    assert not Path(os.environ["NETNOTES_STATE_DIR"]).exists()
    asked = run("-C", root, "undo")
    assert (asked.code, asked.out) == (1, "")
    assert "cache: none" in asked.err


def test_a_state_folder_that_cannot_be_written_is_one_warning(
    root: Path, write: Write, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a file").write_text("", encoding="utf-8")
    monkeypatch.setenv("NETNOTES_STATE_DIR", str(tmp_path / "a file" / "state"))
    assert write("log ana", ("people/Ana.md", "x"))
    said = capsys.readouterr().err
    assert "undo cannot take this back; no journal can be kept" in said
    assert said.count("\n") == 1
    assert "Errno" not in said
    assert (root / "people/Ana.md").read_bytes() == b"x"


def test_a_damaged_journal_is_told(root: Path, write: Write, run: Run) -> None:
    write("log ana", ("people/Ana.md", "x"))
    write("log bo", ("people/Bo.md", "y"))
    entry = UndoJournal(open_state(root)).last()
    assert entry
    entry.path.write_text('{"version": 1}', encoding="utf-8")
    refused = run("-C", root, "undo")
    assert (refused.code, refused.out) == (2, "")
    assert "cannot be read" in refused.err
    entry.path.unlink()
    assert run("-C", root, "undo").code == 0
    assert (root / "people/Ana.md").read_bytes() == b"Ana\n"


def test_another_vault_in_the_same_place_is_refused(root: Path, write: Write, run: Run) -> None:
    write("log ana", ("people/Ana.md", "x"))
    shutil.rmtree(root / "people")
    assert run("-C", root, "undo").code == 2
    assert files(root) == {}


def test_a_quiet_command_says_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = Asked()
    asked.vault, asked.quiet = root, True
    change = FileChange(path="people/Ana.md", before=b"Ana\n", after=b"x")
    assert carry_out(Session(asked), [change], dry_run=False)
    assert capsys.readouterr() == ("", "")
    with pytest.raises(OperatorError, match="changed while this command ran"):
        carry_out(Session(asked), [change], dry_run=False)
