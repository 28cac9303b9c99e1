import json
import stat
from pathlib import Path

import pytest

from netnotes.vault import state as state_module
from netnotes.vault.private import vault_key
from netnotes.vault.state import LastBuild, VaultState, digest_of, open_state, state_base

BUILD = LastBuild(notes=3, pages={"dashboards/Home.md": "a" * 64})


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> VaultState:
    monkeypatch.setenv("NETNOTES_STATE_DIR", str(tmp_path / "state"))
    return open_state(tmp_path / "vault")


def test_a_build_is_remembered(state: VaultState, tmp_path: Path) -> None:
    assert state.last_build() == LastBuild()
    state.save(BUILD)
    assert open_state(tmp_path / "vault").last_build() == BUILD
    assert open_state(tmp_path / "other").last_build() == LastBuild()
    assert state.warning == ""


def test_reading_makes_no_folder(state: VaultState, tmp_path: Path) -> None:
    state.last_build()
    state.journal()
    assert not (tmp_path / "state").exists()


def test_folders_are_private(state: VaultState, tmp_path: Path) -> None:
    state.save(BUILD)
    assert state.folder
    assert stat.S_IMODE((tmp_path / "state").stat().st_mode) == 0o700
    assert stat.S_IMODE(state.folder.stat().st_mode) == 0o700
    state.folder.chmod(0o755)
    state.keep("x.md", b"x")
    assert stat.S_IMODE(state.folder.stat().st_mode) == 0o700


def test_an_unchanged_build_writes_nothing(state: VaultState) -> None:
    state.save(BUILD)
    assert state.folder
    before = (state.folder / "pages.json").stat()
    state.save(BUILD)
    assert (state.folder / "pages.json").stat() == before


def test_a_vault_is_known_by_its_real_path(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "vault")
    assert vault_key(tmp_path / "link") == vault_key(tmp_path / "vault") != vault_key(tmp_path)


def test_nothing_is_kept_where_nothing_is_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETNOTES_STATE_DIR", str(tmp_path / "state"))
    state = open_state(tmp_path, cache="none")
    state.save(BUILD)
    assert state.keep("x.md", b"x") is None
    assert state.last_build() == LastBuild()
    assert (state.journal(), state.journal_folder, state.warning) == ([], None, "")
    assert not (tmp_path / "state").exists()


def test_the_user_folder_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NETNOTES_STATE_DIR", raising=False)
    assert state_base().name == "netnotes"


def test_the_journal_keeps_the_newest(state: VaultState, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state_module, "MOST_ENTRIES", 3)
    for n in range(5):
        kept = state.keep(f"dashboards/Page {n}.md", f"text {n}".encode())
        assert kept
        assert kept.read_bytes() == f"text {n}".encode()
    assert [path.name for path in state.journal()] == [f"{n + 1:06d}-dashboards%2FPage {n}.md" for n in (2, 3, 4)]
    assert state.keep("../../x" * 99, b"x")
    assert state.warning == ""


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "3", '{"version": 1}', '{"version": 1, "notes": 1, "pages": 3}', "\x00", "[" * 9999]
)
def test_a_broken_state_counts_as_none(state: VaultState, text: str) -> None:
    state.save(BUILD)
    assert state.folder
    (state.folder / "pages.json").write_text(text, encoding="utf-8")
    assert state.last_build() == LastBuild()
    assert "started anew" in state.warning
    assert "\n" not in state.warning
    state.save(BUILD)
    assert state.last_build() == BUILD


def test_a_newer_state_is_left_alone(state: VaultState) -> None:
    state.save(BUILD)
    assert state.folder
    newer = json.dumps({"version": 99, "notes": 1, "pages": {}})
    (state.folder / "pages.json").write_text(newer, encoding="utf-8")
    assert state.last_build() == LastBuild()
    state.save(BUILD)
    assert (state.folder / "pages.json").read_text(encoding="utf-8") == newer
    assert "another version" in state.warning


def test_an_unwritable_state_is_one_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("NETNOTES_STATE_DIR", str(tmp_path / "file" / "state"))
    state = open_state(tmp_path)
    assert state.last_build() == LastBuild()
    assert state.keep("x.md", b"x") is None
    state.save(BUILD)
    assert "nothing could be remembered" in state.warning
    assert "\n" not in state.warning


def test_a_linked_state_is_not_followed(state: VaultState, tmp_path: Path) -> None:
    assert state.folder
    (tmp_path / "elsewhere").mkdir()
    state.folder.parent.mkdir()
    state.folder.symlink_to(tmp_path / "elsewhere")
    state.save(BUILD)
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert state.warning


def test_a_digest_does_not_mind_line_endings() -> None:
    assert digest_of(b"a\r\nb\r\n") == digest_of(b"a\nb\n") != digest_of(b"a\nb")
