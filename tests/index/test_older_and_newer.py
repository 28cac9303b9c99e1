"""An index of another program, configuration or vault: what depends on it is read again."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from netnotes.index.load import open_network
from netnotes.index.place import FILE, index_folder, program_key
from netnotes.vault.config import load_config
from netnotes.vault.private import vault_key
from tests.index.answers import SMALL, assert_right, given_answers, parsed_now
from tests.index.tables import check_index

ALL = [
    "2026-11-05.md", "Me.md", "goals/Grow.md", "meetings/2026-11-04 Plan with Annie.md", "organizations/Acme.md",
    "people/Ana.md", "people/Bo.md",
]  # fmt: skip


@pytest.fixture
def root(vault: Callable[[str], Path]) -> Path:
    """A vault whose index is up to date."""
    root = vault(SMALL)
    given_answers(root)
    assert parsed_now(root) == []
    return root


def assert_read_again_once(root: Path) -> None:
    assert parsed_now(root) == ALL
    assert parsed_now(root) == []
    assert_right(root)
    check_index(root)


@pytest.mark.parametrize("pragma", ["user_version = 0", "user_version = 1", "user_version = -7", "application_id = 1"])
def test_an_index_of_another_version(root: Path, pragma: str) -> None:
    connection = sqlite3.connect(index_folder(root) / FILE)
    connection.execute(f"PRAGMA {pragma}")
    connection.close()
    assert_read_again_once(root)


def test_another_program(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("basis", "sync"):
        monkeypatch.setattr(f"netnotes.index.{module}.program_key", lambda: program_key() + "x")
    assert_read_again_once(root)


def test_the_program_is_known_by_its_files() -> None:
    key = program_key()
    assert key == program_key()
    for part in ("reader.py", "codec.py", "people.py", "schema.sql", "due.py", "case_clash.py"):
        assert f"'{part}'" in key


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("netnotes.yaml", "soon_days: 9\n"),
        ("netnotes.yaml", "daily_mentions: off\n"),
        ("netnotes.yaml", "tiers: [\n"),
        ("netnotes.yaml", ""),
        (".obsidian/app.json", '{"useMarkdownLinks": true}'),
        (".obsidian/daily-notes.json", '{"folder": "daily"}'),
        (".obsidian/templates.json", '{"folder": "Shapes"}'),
        (".obsidian/plugins/templater-obsidian/data.json", '{"templates_folder": "Shapes"}'),
    ],
)
def test_other_settings(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")
    assert_read_again_once(root)
    status = (root / path).stat()
    (root / path).write_text(text + " ", encoding="utf-8")
    os.utime(root / path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert_read_again_once(root)
    (root / path).unlink()
    assert_read_again_once(root)


def test_settings_that_take_notes_away(root: Path) -> None:
    (root / "netnotes.yaml").write_text("ignore: [people/*]\n", encoding="utf-8")
    assert_right(root)
    check_index(root)
    assert parsed_now(root) == []
    (root / "netnotes.yaml").write_text("ignore: []\n", encoding="utf-8")
    assert_read_again_once(root)


def test_settings_that_do_not_matter(root: Path) -> None:
    (root / ".obsidian").mkdir()
    assert_read_again_once(root)
    (root / ".obsidian/workspace.json").write_text("{}", encoding="utf-8")
    assert parsed_now(root) == []


def test_settings_that_change_while_they_are_read_and_change_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = root / "netnotes.yaml"
    config.write_text("soon_days: 9\n", encoding="utf-8")

    def load_what_is_there_by_now(root: Path) -> object:
        config.write_text("soon_days: 3\n", encoding="utf-8")
        return load_config(root)

    with monkeypatch.context() as patch:
        patch.setattr("netnotes.vault.config.load_config", load_what_is_there_by_now)
        given_answers(root)
    config.write_text("soon_days: 9\n", encoding="utf-8")
    assert_right(root)


def test_a_full_run_trusts_nothing(root: Path) -> None:
    connection = sqlite3.connect(index_folder(root) / FILE)
    connection.execute("UPDATE people SET name = 'x'")
    connection.execute("UPDATE full_text SET body = 'x'")
    connection.commit()
    connection.close()
    open_network(root, full=True).close()
    check_index(root)


def test_the_index_of_another_vault(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A cache folder was renamed, or somebody copied an index from one folder to the other."""
    other = tmp_path_factory.mktemp("other")
    (other / "Cy.md").write_text("---\ntype: person\n---\n", encoding="utf-8")
    assert vault_key(other) != vault_key(root)
    index_folder(root).rename(index_folder(other))
    assert_right(other)
    check_index(other)
    assert_read_again_once(root)
