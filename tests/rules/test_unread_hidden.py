"""A note that cannot be read may be private: nothing that leaves the vault knows of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from netnotes.exporters import copies_notes, export_as, names
from netnotes.exporters.writing.options import Options
from netnotes.index.load import load_network
from netnotes.rules.quiet_text import Quiet, hidden_notes
from tests.pages.site.pages import site_of
from tests.serving.assistant.talking import RefusedError, assistant

TODAY = date(2026, 11, 21)
VAULT = """
    === people/Ana Silva.md
    ---
    cadence: monthly
    knows: ["[[Broken Canary]]", "[[Conflict Canary]]", "[[Zoecanary]]"]
    ---
    With Latin Canary, Conflict Canary, Broken Canary's cat and Zoecanary.

    ## Log

    - 2026-11-01 coffee: met [[Broken Canary]] and [[Conflict Canary]]
    - 2026-11-02 call: canaries are birds and 2026-11-12 was fine
    === people/Broken Canary.md
    ---
    private: true
    met: the "canary: 2024
    x: [
    ---
    canarybody
    === people/Zoecanary.md
    ---
    x: [
    ---
    === people/Conflict Canary.md
    ---
    <<<<<<< ours
    private: true
    =======
    tier: close
    >>>>>>> theirs
    ---
    canarybody
    === 2026-11-12.md
    ---
    private: true
    x: [
    ---
    - canaryday
    === notes/Ideas.md
    ---
    x: [
    ---
    canarybody
"""
SAID = "canary"
KEPT = "canaries are birds and 2026-11-12 was fine"


@pytest.fixture
def root(vault: Callable[[str], Path]) -> Path:
    found = vault(VAULT)
    (found / "people" / "Latin Canary.md").write_bytes(b"---\nprivate: true\nrole: caf\xe9\n---\ncanarybody\n")
    return found


def quiet_about(text: str) -> bool:
    return SAID not in text.casefold().replace(KEPT, "").replace("canaries", "")


def test_every_one_is_hidden_and_so_are_the_names_of_people_among_them(root: Path) -> None:
    network = load_network(root)
    hidden = hidden_notes(network)
    assert hidden == {
        "people/Broken Canary.md", "people/Conflict Canary.md", "people/Latin Canary.md", "people/Zoecanary.md",
        "2026-11-12.md", "notes/Ideas.md",
    }  # fmt: skip
    quiet = Quiet(network, hidden)
    assert quiet.text("Zoecanary on 2026-11-12, with ideas") == "someone on 2026-11-12, with ideas"
    network.close()


def test_the_assistant_knows_of_none(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    with assistant(root, home=tmp_path_factory.mktemp("home")) as outsider:
        for sql in ("SELECT * FROM notes", "SELECT * FROM links", "SELECT * FROM full_text", "SELECT * FROM problems"):
            outsider.ask("query", sql=sql)
        outsider.ask("find", text="coffee")
        outsider.ask("find", text="canar*")
        outsider.ask("brief", names=["Ana"])
        said = "\n".join(outsider.heard)
        assert KEPT in said
        for name in ("Broken Canary", "people/Broken Canary.md", "Zoecanary"):
            with pytest.raises(RefusedError, match="no person here is called"):
                outsider.ask("brief", names=[name])
    assert quiet_about(said.replace("canar*", "")), said


def test_no_export_holds_one(root: Path, tmp_path: Path) -> None:
    network = load_network(root)
    for name in names():
        data = export_as(name, network, TODAY, Options())
        if copies_notes(name):
            file = tmp_path / "tables.db"
            file.write_bytes(data)
            with sqlite3.connect(file) as db:
                assert quiet_about("\n".join(db.iterdump())), name
        assert quiet_about(data.decode("utf-8", "replace")), name
    network.close()


def test_the_site_holds_none(root: Path) -> None:
    """In the text of notes the site shows names that are not linked (SPEC 11)."""
    ana = root / "people" / "Ana Silva.md"
    text = ana.read_text(encoding="utf-8")
    ana.write_text(
        text.replace("With Latin Canary, Conflict Canary, Broken Canary's cat and Zoecanary.\n", ""), encoding="utf-8"
    )
    site_of(root)
    files = [path for path in (root / "site").rglob("*") if path.is_file()]
    assert len(files) > 10
    for path in files:
        assert SAID not in path.name.casefold()
        if path.suffix in (".html", ".js", ".json"):
            assert quiet_about(path.read_text(encoding="utf-8")), path


def test_with_everything_told_they_are_there(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """So that the tests above can fail."""
    with assistant(root, "--private", home=tmp_path_factory.mktemp("home")) as insider:
        paths = {row["path"] for row in insider.data("query", sql="SELECT path FROM notes")}
    assert "people/Broken Canary.md" in paths
