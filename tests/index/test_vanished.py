"""A drive that is not mounted, a sync that has not come yet: no page is removed, and all is right when they return."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from netnotes.build import build_vault
from tests.index.answers import TODAY, assert_right, write_demo
from tests.index.processes import bytes_of
from tests.index.tables import check_index

TEMPLATE = "netnotes wrote this page\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault that was built with a page of its own, whose template is gone since: the page is to be pruned."""
    monkeypatch.setenv("NETNOTES_STATE_DIR", str(tmp_path_factory.mktemp("state")))
    write_demo(tmp_path, 60)
    templates = tmp_path / ".netnotes/templates/dashboards"
    templates.mkdir(parents=True)
    (templates / "Mine.md.j2").write_text(TEMPLATE, encoding="utf-8")
    assert "dashboards/Mine.md" in build_vault(tmp_path, TODAY).written
    (templates / "Mine.md.j2").unlink()
    return tmp_path


def assert_as_before(root: Path, before: dict[str, bytes]) -> None:
    """Everything is as it was, but for the page that was to be pruned and the page that lists the pages."""
    after = bytes_of(root)
    assert after.keys() == before.keys() - {"dashboards/Mine.md"}
    assert [path for path in after if after[path] != before[path]] in ([], ["dashboards/Home.md"])
    assert build_vault(root, TODAY).written == ()


def keep_few(notes: list[Path]) -> None:
    for path in notes[: len(notes) * 2 // 3]:
        path.unlink()


def keep_none(notes: list[Path]) -> None:
    for path in notes:
        path.unlink()


@pytest.mark.parametrize("leave", [keep_few, keep_none], ids=lambda leave: str(leave.__name__))
def test_pages_stay_where_notes_have_vanished(
    root: Path, tmp_path_factory: pytest.TempPathFactory, leave: object
) -> None:
    assert callable(leave)
    away = tmp_path_factory.mktemp("away") / "copy"
    shutil.copytree(root, away)
    before = bytes_of(root)
    leave([path for path in root.rglob("*.md") if "dashboards" not in path.parts])
    for _ in range(2):  # the index knows by now that they are gone
        assert build_vault(root, TODAY).pruned == ()
        assert (root / "dashboards/Mine.md").exists()
        assert_right(root)
    shutil.copytree(away, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("dashboards"))
    assert_right(root)
    assert build_vault(root, TODAY).pruned == ("dashboards/Mine.md",)
    check_index(root)
    assert_as_before(root, before)


def test_a_root_that_is_gone(root: Path) -> None:
    aside = root.with_name("aside")
    before = bytes_of(root)
    root.rename(aside)
    with pytest.raises(OSError, match="No such file"):
        build_vault(root, TODAY)
    aside.rename(root)
    assert_right(root)
    assert build_vault(root, TODAY).pruned == ("dashboards/Mine.md",)
    check_index(root)
    assert_as_before(root, before)
