"""`build --check` as somebody's CI relies on it: 1 when a page is out of date, 0 when none is, nothing written."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import SMALL, Result, Run

Vault = Callable[[str], Path]
Files = dict[str, tuple[bytes, int]]


def files(root: Path) -> Files:
    """Every file with its bytes and the moment of its last change."""
    found = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {str(path.relative_to(root)): (path.read_bytes(), path.stat().st_mtime_ns) for path in found}


@pytest.fixture
def built(run: Run, vault: Vault) -> Path:
    root = vault(SMALL)
    assert run("build", root).code == 0
    return root


def edit(note: Path, old: str, new: str) -> None:
    text = note.read_text(encoding="utf-8")
    assert old in text
    note.write_text(text.replace(old, new), encoding="utf-8")


def test_an_edit_makes_pages_stale_until_they_are_built(run: Run, built: Path) -> None:
    assert run("build", "--check", built).code == 0
    edit(built / "people" / "Bo Chen.md", "cadence: monthly", "cadence: weekly")
    before = files(built)
    stale = run("build", "--check", built)
    assert stale.code == 1
    assert "out of date: dashboards/Due.md" in stale.out.splitlines()
    assert files(built) == before
    assert run("build", "--check", built).code == 1  # asking mends nothing
    assert run("build", built).code == 0
    assert run("build", "--check", built).code == 0


def test_a_quiet_check_still_says_what_is_out_of_date(run: Run, built: Path) -> None:
    assert run("build", "--check", "-q", built) == Result(0, "", "")
    edit(built / "people" / "Bo Chen.md", "cadence: monthly", "cadence: weekly")
    told = run("build", "--check", "-q", built)
    assert (told.code, told.out) == (1, "")
    assert "out of date: dashboards/Due.md" in told.err.splitlines()
    loud = run("build", "--check", built).out.splitlines()
    assert told.err.splitlines() == [line for line in loud if line.startswith("out of date: ")]


def test_the_answer_can_be_json(run: Run, built: Path) -> None:
    edit(built / "people" / "Bo Chen.md", "cadence: monthly", "cadence: weekly")
    result = run("build", "--check", built, "--format", "json", "-q")
    assert (result.code, result.err) == (1, "")
    assert "dashboards/Due.md" in result.json["stale"]
    assert result.json["written"] == []


def test_a_day_makes_a_page_stale_only_where_somebody_s_status_changes(run: Run, built: Path) -> None:
    codes = [run("build", "--check", built, today=f"2026-{day}").code for day in ("11-21", "11-22", "11-23")]
    assert codes == [0, 0, 0]
    later = run("build", "--check", built, today="2027-03-01")
    assert later.code == 1
    assert "out of date: dashboards/Due.md" in later.out.splitlines()


def test_a_page_that_somebody_edited_or_removed_is_out_of_date(run: Run, built: Path) -> None:
    home = built / "dashboards" / "Home.md"
    text = home.read_text(encoding="utf-8")
    home.write_text(text + "mine\n", encoding="utf-8")
    assert run("build", "--check", built).code == 1
    home.unlink()
    assert "out of date: dashboards/Home.md" in run("build", "--check", built).out.splitlines()
    home.write_text(text, encoding="utf-8")
    assert run("build", "--check", built).code == 0


def test_another_computer_finds_the_same(
    run: Run, built: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for name in ("NETNOTES_CACHE_DIR", "NETNOTES_STATE_DIR"):
        monkeypatch.setenv(name, str(tmp_path_factory.mktemp("fresh")))
    for path in built.rglob("*"):
        os.utime(path, (1, 1))
    before = files(built)
    assert run("build", "--check", built).code == 0
    assert files(built) == before


def test_a_region_to_be_filled_is_out_of_date(run: Run, built: Path) -> None:
    note = built / "people" / "Ana Silva.md"
    text = note.read_text(encoding="utf-8")
    note.write_text(text + "\n%% netnotes:begin history %%\n%% netnotes:end %%\n", encoding="utf-8")
    os.utime(note, (1, 1))
    told = run("build", "--check", built)
    assert told.code == 1
    assert "out of date: people/Ana Silva.md" in told.out.splitlines()


def test_a_foreign_file_is_a_mistake_of_the_operator(run: Run, built: Path) -> None:
    (built / "dashboards" / "Due.md").write_text("mine\n", encoding="utf-8")
    told = run("build", "--check", "-q", built)
    assert told.code == 2
    assert "dashboards/Due.md was not made by netnotes" in told.err
    assert (built / "dashboards" / "Due.md").read_text(encoding="utf-8") == "mine\n"


def test_the_site_is_compared_when_it_is_asked_for(run: Run, built: Path) -> None:
    assert run("build", "--site", built).code == 0
    assert run("build", "--site", "--check", built).code == 0
    edit(built / "people" / "Bo Chen.md", "needs: [roadmap reviews]", "needs: [roadmap reviews, a choir]")
    run("build", "--no-site", built)
    assert run("build", "--check", "--no-site", built).code == 0
    before = files(built)
    stale = run("build", "--site", "--check", "-q", built)
    assert (stale.code, stale.out) == (1, "")
    assert "of the site" in stale.err
    assert files(built) == before
    assert run("build", "--site", built).code == 0
    assert run("build", "--site", "--check", built).code == 0
