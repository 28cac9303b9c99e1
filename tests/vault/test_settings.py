"""What is taken from .obsidian/*.json (Obsidian help: Configuration folder)."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from netnotes.model.settings import Settings
from netnotes.vault.settings import daily_date, filter_problems, read_settings

Write = Callable[[str], Path]
DAY = date(2026, 11, 5)


def test_no_settings_are_obsidians_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()
    assert not Settings().markdown_links


def test_an_empty_folder_is_a_vault_with_defaults(tmp_path: Path) -> None:
    (tmp_path / ".obsidian").mkdir()
    assert read_settings(tmp_path) == Settings(present=True)


def test_what_is_read(vault: Write) -> None:
    root = vault("""
        === .obsidian/app.json
        {"useMarkdownLinks": true, "userIgnoreFilters": ["Archive/", "/x$/", 3], "newLinkFormat": "relative"}
        === .obsidian/daily-notes.json
        {"folder": "/Journal/", "format": "YYYY/MM/DD", "template": "x"}
        === .obsidian/templates.json
        {"folder": "Meta/Forms/"}
        === .obsidian/plugins/templater-obsidian/data.json
        {"templates_folder": "Meta/More"}
        """)
    assert read_settings(root) == Settings(
        present=True,
        markdown_links=True,
        ignore=("Archive/", "/x$/"),
        templates=("Meta/Forms", "Meta/More"),
        daily_folder="Journal",
        daily_format="YYYY/MM/DD",
        daily_set=True,
        daily_template="x",
    )


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '"x"', "\ufeff{}", "[" * 100_000, '{"folder": 3, "format": [], "userIgnoreFilters": "x"}'],
)
def test_a_broken_file_counts_as_absent(tmp_path: Path, text: str) -> None:
    (tmp_path / ".obsidian").mkdir()
    for name in ("app.json", "daily-notes.json", "templates.json"):
        (tmp_path / ".obsidian" / name).write_text(text, encoding="utf-8")
    found = read_settings(tmp_path)
    assert (found.ignore, found.templates, found.daily_folder, found.daily_format) == ((), (), "", "YYYY-MM-DD")


def test_not_utf8_and_too_large_count_as_absent(tmp_path: Path) -> None:
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / ".obsidian" / "app.json").write_bytes(b'{"useMarkdownLinks": true, "x": "\xff"}')
    (tmp_path / ".obsidian" / "templates.json").write_bytes(b'{"folder": "x"}' + b" " * 1024 * 1024)
    assert read_settings(tmp_path) == Settings(present=True)


@pytest.mark.skipif(os.name == "nt", reason="needs pipes")
def test_links_and_pipes_are_not_read(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "vault" / ".obsidian"
    (outside / "templater-obsidian").mkdir(parents=True)
    (outside / "templater-obsidian" / "data.json").write_text('{"templates_folder": "x"}', encoding="utf-8")
    (outside / "app.json").write_text('{"useMarkdownLinks": true}', encoding="utf-8")
    inside.mkdir(parents=True)
    (inside / "plugins").symlink_to(outside)
    (inside / "app.json").symlink_to(outside / "app.json")
    os.mkfifo(inside / "templates.json")
    assert read_settings(tmp_path / "vault") == Settings(present=True)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / ".obsidian").symlink_to(inside)
    assert read_settings(tmp_path / "other") == Settings()


@pytest.mark.parametrize(
    ("format_", "path"),
    [
        ("YYYY-MM-DD", "2026-11-05.md"),
        ("YYYY/MMMM/YYYY-MMM-DD", "2026/November/2026-Nov-05.md"),
        ("YYYY/MM-MMMM/YYYY-MM-DD-dddd", "2026/11-November/2026-11-05-Thursday.md"),
        ("YYYY/MM-MMMM/YYYY-MM-DD-dddd", "2026/11-novembre/2026-11-05-jeudi.md"),
        ("MMMM D, YYYY", "November 5, 2026.md"),
        ("MMM Do YYYY", "Nov 5th 2026.md"),
        ("YYYYMMDD", "20261105.md"),
        ("D-M-YY", "5-11-26.md"),
        ("DD.MM.YYYY", "05.11.2026.md"),
        ("[Day] YYYY-MM-DD", "Day 2026-11-05.md"),
        ("[Daily/]YYYY/[Q]Q/YYYY-MM-DD", "Daily/2026/Q4/2026-11-05.md"),
        ("gggg-[W]ww/YYYY-MM-DD dd", "2026-W45/2026-11-05 Th.md"),
        ("YYYY-MM-DD HHmm", "2026-11-05 0915.md"),
        ("YYYY (DDDD) MM-DD", "2026 (309) 11-05.md"),
        ("YYYY.MM.DD+x", "2026.11.05+x.md"),
    ],
)
def test_formats_of_daily_notes(format_: str, path: str) -> None:
    assert daily_date(path, Settings(daily_set=True, daily_format=format_)) == DAY
    inside = Settings(daily_set=True, daily_format=format_, daily_folder="Journal/Days")
    assert daily_date(f"Journal/Days/{path}", inside) == DAY


@pytest.mark.parametrize(
    ("format_", "path"),
    [
        ("YYYYMMDD", "20261305.md"),
        ("YYYYMMDD", "x20261105.md"),
        ("YYYYMMDD", "a/20261105.md"),
        ("gggg-[W]ww", "2026-W45.md"),
        ("MMMM YYYY", "November 2026.md"),
        ("MMMM D YYYY", "Brumaire 5 2026.md"),
        ("D-M-YY", "31-2-26.md"),
        ("", "x.md"),
        ("YYYY.MM.DD", "2026-11x05.md"),
        ("[", "x.md"),
        ("(((", "((.md"),
        ("MMMM" * 25, "a" * 200 + ".md"),
        ("D[]" * 33 + "x", "1" * 40 + ".md"),
    ],
)
def test_other_names_are_no_daily_notes(format_: str, path: str) -> None:
    assert daily_date(path, Settings(daily_set=True, daily_format=format_)) is None


def test_a_daily_note_lies_in_its_folder() -> None:
    settings = Settings(daily_set=True, daily_format="YYYYMMDD", daily_folder="Journal")
    assert daily_date("Journal/20261105.md", settings) == DAY
    assert daily_date("Other/20261105.md", settings) is None
    assert daily_date("20261105.md", settings) is None


def test_a_name_that_is_a_date_is_daily_anywhere() -> None:
    settings = Settings(daily_set=True, daily_format="YYYYMMDD", daily_folder="Journal")
    assert daily_date("x/2026-11-05.md", settings) == DAY
    assert daily_date("2026-11-05.md", Settings()) == DAY
    assert daily_date("2026-02-30.md", Settings()) is None
    assert daily_date("2026-11-05 notes.md", Settings()) is None
    assert daily_date("20261105.md", Settings()) is None


def test_a_filter_that_is_not_applied_is_a_problem_on_its_line(vault: Write) -> None:
    root = vault("""
        === .obsidian/app.json
        {
          "userIgnoreFilters": [
            "Archive/",
            "/(a+)+$/",
            "/ü\\\\.md(/"
          ]
        }
        """)
    first, second = filter_problems(root)
    assert (first.path, first.line, first.column, first.code, first.severity) == (
        ".obsidian/app.json", 4, 5, "unsafe-filter", "warning",
    )  # fmt: skip
    assert "/(a+)+$/" in first.message
    assert "netnotes.yaml" in first.hint
    assert (second.line, second.code) == (5, "unsafe-filter")


def test_harmless_filters_are_no_problem(vault: Write) -> None:
    assert filter_problems(vault('=== .obsidian/app.json\n{"userIgnoreFilters": ["a", "/b$/"]}\n')) == ()
