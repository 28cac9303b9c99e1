"""A build with nothing to do is answered at once, with the words of the build itself."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest

from netnotes.cli.start import plain_build
from netnotes.index import unchanged
from netnotes.index.place import index_folder
from netnotes.pages.templates import read_builtin
from tests.cli.conftest import SMALL, TODAY, Program, Run

BUILD = ("build", "--today", TODAY)


@pytest.fixture
def settled(vault: Callable[[str], Path], run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault whose build has nothing to do any more, and whose files count as old."""
    root = vault(SMALL)
    (root / "people/Broken.md").write_text("---\na: [\n---\n", encoding="utf-8")
    monkeypatch.setattr(unchanged, "GRAIN_NS", -(10**18))
    for _ in range(2):
        assert run("build", root).code == 0
    assert unchanged.recall(root, TODAY) is not None
    return root


def test_it_says_what_the_build_says(settled: Path, program: Program) -> None:
    quick = program(*BUILD, "-C", settled)
    with_an_option = program(*BUILD, "-C", settled, "--no-color")
    assert (quick.stdout, quick.stderr, quick.returncode) == (
        with_an_option.stdout,
        with_an_option.stderr,
        with_an_option.returncode,
    )
    assert quick.stdout == f"nothing to write: {len(read_builtin())} pages are up to date\n"
    assert quick.stderr == "1 problem, 1 note that cannot be read: netnotes check lists it\n"


def test_it_is_quick_because_nothing_is_imported_for_it(settled: Path, program: Program) -> None:
    shown = program("build", settled, "--today", TODAY, env={"PYTHONPROFILEIMPORTTIME": "1"}).stderr
    modules = {line.rpartition("|")[2].strip() for line in shown.splitlines()}
    assert "netnotes.index.unchanged" in modules
    assert modules & {"click", "sqlite3", "yaml", "jinja2", "netnotes.vault.reader"} == set()


def edit(root: Path) -> None:
    (root / "people/Bo Chen.md").write_text("---\ncadence: weekly\n---\n", encoding="utf-8")


def add_a_note(root: Path) -> None:
    (root / "people/New.md").write_text("hello\n", encoding="utf-8")


def delete_a_note(root: Path) -> None:
    (root / "people/Bo Chen.md").unlink()


def edit_a_page(root: Path) -> None:
    (root / "dashboards/Due.md").write_text("mine\n", encoding="utf-8")


def delete_a_page(root: Path) -> None:
    (root / "dashboards/Due.md").unlink()


def configure(root: Path) -> None:
    (root / "netnotes.yaml").write_text("soon_days: 100\n", encoding="utf-8")


def set_obsidian(root: Path) -> None:
    (root / ".obsidian").mkdir()


def add_a_template(root: Path) -> None:
    (root / ".netnotes/templates/dashboards").mkdir(parents=True)
    (root / ".netnotes/templates/dashboards/New.md.j2").write_text("hello", encoding="utf-8")


def touch_nothing_but_the_time(root: Path) -> None:
    os.utime(root / "people/Bo Chen.md", ns=(1, 1))


@pytest.mark.parametrize(
    "change",
    [
        edit,
        add_a_note,
        delete_a_note,
        edit_a_page,
        delete_a_page,
        configure,
        set_obsidian,
        add_a_template,
        touch_nothing_but_the_time,
    ],
)
def test_whatever_changes_the_build_is_done(settled: Path, change: Callable[[Path], None]) -> None:
    change(settled)
    assert unchanged.recall(settled, TODAY) is None


@pytest.fixture
def with_site(settled: Path, run: Run) -> Path:
    """The same with a site, and a picture on it."""
    (settled / "people/Bo Chen.md").write_text("![[lamp.png]]\n", encoding="utf-8")
    (settled / "lamp.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes.fromhex("0000000049454e44ae426082"))
    for _ in range(2):
        assert run("build", settled, "--site").code == 0
    assert unchanged.recall(settled, TODAY, asked="--site") is not None
    return settled


def test_a_site_with_nothing_to_do_is_remembered_as_such(with_site: Path, program: Program) -> None:
    quick = program(*BUILD, "-C", with_site, "--site", env={"PYTHONPROFILEIMPORTTIME": "1"})
    files = sum(path.is_file() for path in (with_site / "site").rglob("*")) - 1  # the marker
    assert quick.stdout == f"nothing to write: {len(read_builtin()) + files} pages are up to date\n"
    assert "jinja2" not in quick.stderr
    assert unchanged.recall(with_site, TODAY) is None


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("site/index.html", b"mine"),
        ("site/people/bo-chen.html", None),
        ("site/.netnotes-site", b"{}"),
        ("lamp.png", b"other"),
        ("files/lamp.png", b"new"),
        ("people/Bo Chen.md", b"hello"),
    ],
)
def test_whatever_a_site_depends_on_the_build_is_done(with_site: Path, path: str, data: bytes | None) -> None:
    if data is None:
        (with_site / path).unlink()
    else:
        (with_site / path).parent.mkdir(exist_ok=True)
        (with_site / path).write_bytes(data)
    assert unchanged.recall(with_site, TODAY, asked="--site") is None


def test_another_day_is_another_build(settled: Path) -> None:
    assert unchanged.recall(settled, "2026-11-22") is None


def test_a_change_of_the_program_is_noticed(settled: Path) -> None:
    with mock.patch.object(unchanged, "_stamps", lambda paths: tuple((str(path), None) for path in paths)):
        assert unchanged.recall(settled, TODAY) is None


def test_a_damaged_memory_is_no_memory(settled: Path) -> None:
    file = index_folder(settled) / unchanged.FILE
    for data in (b"", b"x" * 100, file.read_bytes()[:-1]):
        file.write_bytes(data)
        assert unchanged.recall(settled, TODAY) is None


def test_young_files_are_looked_at_again(vault: Callable[[str], Path], run: Run) -> None:
    root = vault(SMALL)
    for _ in range(2):
        run("build", root)
    assert unchanged.recall(root, TODAY) is None


def test_nothing_is_kept_with_cache_none(settled: Path, run: Run) -> None:
    (settled / "netnotes.yaml").write_text("cache: none\n", encoding="utf-8")
    for _ in range(2):
        run("build", settled)
    assert unchanged.recall(settled, TODAY) is None


@pytest.mark.parametrize(
    ("args", "asked"),
    [
        ("build", {}),
        ("build notes", {"folder": "notes"}),
        ("-C notes build", {"vault": "notes"}),
        ("build --vault=notes --today 2026-11-21", {"vault": "notes", "today": "2026-11-21"}),
        ("build --today=2026-11-21", {"today": "2026-11-21"}),
        ("build --check", None),
        ("build --full", None),
        ("build -q", None),
        ("build --help", None),
        ("build a b", None),
        ("due build", None),
        ("build -C", None),
        ("build -Cnotes", None),
        ("build --format json", None),
        ("build --site", {"site": "--site"}),
        ("build --no-site", None),
        ("-- build", None),
    ],
)
def test_only_a_plain_build_is_answered(args: str, asked: dict[str, str] | None) -> None:
    assert plain_build(args.split()) == asked
