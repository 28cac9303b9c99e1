"""Which files of a vault are read, which are only link targets, and which are passed over (SPEC 1)."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from netnotes.model.config import Config
from netnotes.model.markers import GENERATED_MARKER
from netnotes.model.network import Network
from netnotes.model.settings import Settings
from netnotes.vault.load import load_network
from netnotes.vault.root import find_vault
from netnotes.vault.settings import read_settings
from netnotes.vault.walk import FoundFile, is_conflict_copy, iter_files

Write = Callable[[str], Path]
Read = Callable[[str], Network]
posix = pytest.mark.skipif(os.name == "nt", reason="needs pipes and permissions")
ROOT = Path(__file__).resolve().parents[2]


def roles(root: Path, config: Config | None = None, settings: Settings | None = None) -> dict[str, str]:
    """The role of each file that is found."""
    found = iter_files(root, config or Config(), settings or read_settings(root))
    return {file.path: file.role for file in found}


def touch(root: Path, *paths: str) -> Path:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("x\n", encoding="utf-8")
    return root


def test_markdown_of_any_depth_is_found_in_order(tmp_path: Path) -> None:
    deep = "/".join("d" * 40)
    touch(
        tmp_path,
        "b.md",
        "a.md",
        "B/z.MD",
        "x/y/z.markdown",
        f"{deep}/a.md",
        "é.md",
        "C#.md",
        "a.md.txt",
        "a.txt",
        "md",
        "a.base",
    )
    assert list(roles(tmp_path)) == sorted(
        ["b.md", "a.md", "B/z.MD", "x/y/z.markdown", f"{deep}/a.md", "é.md", "C#.md"]
    )
    assert set(roles(tmp_path).values()) == {"read"}


def test_a_file_has_a_stamp(tmp_path: Path) -> None:
    touch(tmp_path, "a.md")
    status = (tmp_path / "a.md").stat()
    stamp = (2, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    assert list(iter_files(tmp_path, Config(), Settings())) == [FoundFile("a.md", "read", stamp)]


@pytest.mark.parametrize(
    "folder", [".obsidian", ".trash", ".git", ".netnotes", ".x", "node_modules", "a/node_modules", "a/.b/c", "~x"]
)
def test_folders_passed_over(tmp_path: Path, folder: str) -> None:
    assert roles(touch(tmp_path, f"{folder}/a.md")) == {}


@pytest.mark.parametrize(
    "name",
    [
        ".#a.md",
        "#a.md#",
        "a.md~",
        ".a.md.swp",
        ".a.md.swx",
        "._a.md",
        "4913",
        "a.md.tmp",
        ".netnotes-x.tmp",
        "~$a.md",
        ".a.md.icloud",
        ".md",
    ],
)
def test_editors_litter_is_passed_over(tmp_path: Path, name: str) -> None:
    assert roles(touch(tmp_path, name)) == {}


def test_an_emacs_lock_is_a_dangling_link_and_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".#a.md").symlink_to("ann@host.1234:5678")
    (tmp_path / "b.md").symlink_to("nowhere.md")
    assert roles(tmp_path) == {}
    assert load_network(tmp_path).problems == ()


@pytest.mark.parametrize(
    "folder",
    [
        "templates",
        "Template",
        "TEMPLATES",
        "99 Templates",
        "00-Templates",
        "📄 Templates",
        "99 📄 templates",
        "_templates",
        "a/b/Templates/c",
        "Tem-plates",
    ],
)
def test_templates_folders_by_name(tmp_path: Path, folder: str) -> None:
    assert roles(touch(tmp_path, f"{folder}/a.md")) == {f"{folder}/a.md": "template"}


@pytest.mark.parametrize(
    "folder", ["Templates for talks", "My Templates", "Contemplates", "Templating", "a/templates.md"]
)
def test_other_folders_are_no_templates(tmp_path: Path, folder: str) -> None:
    assert roles(touch(tmp_path, f"{folder}/a.md")) == {f"{folder}/a.md": "read"}


def test_templates_folders_by_settings_and_config(vault: Write) -> None:
    root = vault("""
        === .obsidian/templates.json
        {"folder": "Meta/Fórms"}
        === Meta/Fórms/a.md
        x
        === Meta/b.md
        x
        === Forms/c.md
        x
        === Forms too/d.md
        x
        """)
    assert roles(root, Config(templates_folder="Forms")) == {
        "Forms too/d.md": "read", "Forms/c.md": "template", "Meta/Fórms/a.md": "template", "Meta/b.md": "read",
    }  # fmt: skip


def test_user_ignore_filters(vault: Write) -> None:
    root = vault("""
        === .obsidian/app.json
        {"userIgnoreFilters": ["Archive/", "Priv", "/\\\\.draft\\\\.md$/", "/(a+)+$/"]}
        === Archive/a.md
        x
        === x/Archive/a.md
        x
        === Private/a.md
        x
        === b.draft.md
        x
        === aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!.md
        x
        """)
    assert [path for path, role in roles(root).items() if role == "read"] == ["a" * 54 + "!.md", "x/Archive/a.md"]


def test_a_refused_filter_is_reported_once(network: Read) -> None:
    found = network("""
        === .obsidian/app.json
        {"userIgnoreFilters": ["/(a+)+$/"]}
        === a.md
        x
        """)
    assert [(p.path, p.line, p.code, p.severity) for p in found.problems] == [
        (".obsidian/app.json", 1, "unsafe-filter", "warning")
    ]


def test_globs_of_the_configuration(tmp_path: Path) -> None:
    touch(tmp_path, "Archive/a.md", "b.draft.md", "c.md")
    config = Config(ignore=("Archive/**", "*.draft.md"))
    assert roles(tmp_path, config) == {"Archive/a.md": "ignored", "b.draft.md": "ignored", "c.md": "read"}


def test_dashboards_and_site_are_generated(tmp_path: Path) -> None:
    names = ["dashboards/Home.md", "site/x/a.md", "Boards/b.md", "x/dashboards/c.md", "dashboards (old)/d.md"]
    assert roles(touch(tmp_path, *names)) == {
        "Boards/b.md": "read",
        "dashboards (old)/d.md": "read",
        "dashboards/Home.md": "generated",
        "site/x/a.md": "generated",
        "x/dashboards/c.md": "read",
    }
    config = Config(dashboards_folder="x/dashboards", site_folder="Boards")
    assert [path for path, role in roles(tmp_path, config).items() if role == "generated"] == [
        "Boards/b.md", "x/dashboards/c.md",
    ]  # fmt: skip


def test_generated_pages_elsewhere_are_known_by_their_marker(network: Read) -> None:
    found = network(f"""
        === people/Moved.md
        {GENERATED_MARKER}

        - [[Ada]]
        === people/Ada.md
        see [[Moved]]
        """)
    assert {note.path: note.status for note in found.notes} == {"people/Ada.md": "ok", "people/Moved.md": "ignored"}
    assert [person.path for person in found.people] == ["people/Ada.md"]


CONFLICTS = [
    "Ada (Ann's conflicted copy 2019-04-24).md",
    "Ada (Ann's MacBook's conflicted copy 2019-04-24 1).md",
    "Ada (conflicted copy 2026-07-10 070952).md",
    "Ada (Conflicted copy Pixel 8 202607100709).md",
    "Ada (Conflicted copy iPad (2) 202607100709).md",
    "Ada_conflict-20190424-121212.md",
    "Ada.sync-conflict-20190424-121212-ABCDEFG.md",
    "Ada.sync-conflict-20190424-121212.md",
]
TITLES = [
    "Chapter 3 (Conflict resolution chapter).md",
    "Conflicted copy.md",
    "How a conflicted copy comes about (2024).md",
    "On the conflicted copy of 1984.md",
    "The conflicted copywriter (2024-01-01).md",
    "sync-conflict.md",
    "Ada (1).md",
    "Ada-LAPTOP.md",
    "conflict-20190424.md",
]


@pytest.mark.parametrize("name", CONFLICTS)
def test_sync_conflicts(name: str) -> None:
    assert is_conflict_copy(f"people/{name}")


@pytest.mark.parametrize("name", TITLES)
def test_titles_that_are_no_conflicts(name: str) -> None:
    assert not is_conflict_copy(f"people/{name}")


def test_a_conflict_copy_is_a_problem_and_no_person(tmp_path: Path) -> None:
    touch(tmp_path, "people/Ada.md", *(f"people/{name}" for name in CONFLICTS), f"Templates/{CONFLICTS[0]}")
    found = load_network(tmp_path)
    assert [person.path for person in found.people] == ["people/Ada.md"]
    problems = [p for p in found.problems if p.code == "sync-conflict"]
    assert [p.path for p in problems] == sorted(f"people/{name}" for name in CONFLICTS)
    assert {(p.severity, bool(p.hint)) for p in problems} == {("warning", True)}


def test_links_are_not_followed(tmp_path: Path) -> None:
    root = touch(tmp_path / "vault", "people/Ada.md")
    touch(tmp_path / "outside", "secret.md")
    (root / "file.md").symlink_to(tmp_path / "outside" / "secret.md")
    (root / "inside.md").symlink_to(root / "people" / "Ada.md")
    (root / "folder").symlink_to(tmp_path / "outside")
    (root / "people" / "loop").symlink_to(root)
    (root / "again").symlink_to(root / "people")
    assert roles(root) == {"people/Ada.md": "read"}


def test_the_vault_itself_may_be_a_link(tmp_path: Path) -> None:
    touch(tmp_path / "real", "a.md")
    (tmp_path / "vault").symlink_to(tmp_path / "real")
    assert roles(tmp_path / "vault") == {"a.md": "read"}
    assert load_network(tmp_path / "vault").notes[0].status == "ok"


@posix
def test_special_files_are_passed_over_and_do_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    touch(tmp_path, "folder.md/a.md")
    assert roles(tmp_path) == {"folder.md/a.md": "read"}
    assert load_network(tmp_path).problems == ()


def test_a_name_that_is_not_utf8_is_a_problem(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xff.md")).write_text("x", encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes only UTF-8 names")
    (note,) = load_network(tmp_path).notes
    (problem,) = load_network(tmp_path).problems
    assert (problem.path, problem.code, problem.severity) == (
        "b\\xff.md".replace("\\xff", "\\udcff"),
        "odd-name",
        "warning",
    )
    assert (note.path, note.status) == (problem.path, "ignored")
    problem.path.encode("utf-8")


READER = """
import json, os
from pathlib import Path
from netnotes.vault.load import load_network
if os.geteuid() == 0:  # root may read everything: be nobody, once the program is imported and the vault is the folder
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
found = load_network(Path("."))
print(json.dumps([[p.path, p.line, p.column, p.code, p.severity] for p in found.problems]))
"""


@posix
def test_what_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    touch(tmp_path, "a.md", "b.md", "closed/c.md", "Templates/closed/d.md").chmod(0o755)
    for name in ("b.md", "closed", "Templates/closed"):
        (tmp_path / name).chmod(0)
    tmp_path.chmod(0o755)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        [sys.executable, "-B", "-c", READER],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    for name in ("b.md", "closed", "Templates/closed"):
        (tmp_path / name).chmod(0o755)
    assert result.returncode == 0, result.stderr[-2000:]
    assert result.stdout == '[["b.md", 1, 1, "unreadable", "error"], ["closed", 1, 1, "unreadable", "error"]]\n'


def test_the_root_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_network(tmp_path / "missing")


def test_the_vault_is_found_from_below(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "notes" / "people").mkdir(parents=True)
    (home / "other" / ".obsidian").mkdir(parents=True)
    (home / "notes" / "netnotes.yaml").touch()
    (home / "netnotes.yaml").touch()
    assert find_vault(f"{home}/notes/people", str(home)) == f"{home}/notes"
    assert find_vault(f"{home}/other", str(home)) == f"{home}/other"
    assert find_vault(str(home), str(home)) is None
    assert find_vault("/", str(home)) is None
