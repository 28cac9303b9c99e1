"""`netnotes watch` as itself, with real editors' ways of saving, git, folders that go and come, and days that end."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.index.processes import environment
from tests.serving.watched import HANGS, SMALL, Watched, watching

Vault = Callable[[str], Path]
ANA = "people/Ana.md"
IMPATIENT = "import netnotes.serving.watching as w\nw.TICK, w.RETRY = 0.2, 0.2"
DUE = "dashboards/Due.md"


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def root(vault: Vault, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault that may be moved: nothing else lies beside it."""
    return vault(SMALL).rename(tmp_path_factory.mktemp("above") / "vault")


def met(day: int, kind: str = "coffee") -> str:
    """Ana's note, once she was met on that day of November."""
    return f"---\ncadence: monthly\nadded: 2026-08-01\n---\n## Log\n- 2026-11-{day:02} {kind}\n"


def says(root: Path, day: int) -> bool:
    """Whether the pages say that Ana was met on that day."""
    try:
        return f"next on 2026-12-{day:02}" in (root / DUE).read_text(encoding="utf-8")
    except OSError:
        return False


def save(root: Path, day: int) -> None:
    (root / ANA).write_text(met(day), encoding="utf-8")


def in_place(note: Path, text: str) -> None:
    with note.open("r+", encoding="utf-8") as file:
        file.truncate()
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def by_rename(note: Path, text: str) -> None:
    other = note.with_name(f".{note.name}.tmp")
    other.write_text(text, encoding="utf-8")
    other.replace(note)


def from_outside(note: Path, text: str) -> None:
    other = note.parents[2] / "download.md"
    other.write_text(text, encoding="utf-8")
    other.replace(note)


def like_vim(note: Path, text: str) -> None:
    swap, probe, backup = note.with_name(f".{note.name}.swp"), note.with_name("4913"), note.with_name(f"{note.name}~")
    swap.write_bytes(b"b0VIM 9.0")
    note.read_bytes()
    probe.touch()
    probe.unlink()
    note.rename(backup)
    note.write_text(text, encoding="utf-8")
    backup.unlink()
    swap.unlink()


def like_emacs(note: Path, text: str) -> None:
    lock = note.with_name(f".#{note.name}")
    lock.symlink_to("somebody@somewhere.1234:5678")
    note.with_name(f"#{note.name}#").write_text("kept now and then", encoding="utf-8")
    shutil.copy2(note, note.with_name(f"{note.name}~"))
    note.write_text(text, encoding="utf-8")
    note.with_name(f"#{note.name}#").unlink()
    lock.unlink()


def like_obsidian(note: Path, text: str) -> None:
    note.write_text(text, encoding="utf-8")
    (note.parents[1] / ".obsidian").mkdir(exist_ok=True)
    (note.parents[1] / ".obsidian/workspace.json").write_text("{}", encoding="utf-8")


def by_vim(note: Path, text: str) -> None:
    program = shutil.which("vim")
    if program is None:
        like_vim(note, text)
        return
    other = note.parents[2] / "wanted.txt"
    other.write_text(text, encoding="utf-8")
    steps = ["%d", f"0r {other}", "set backup", "wq"]
    command = [program, "-u", "NONE", "-es", *(f"+{step}" for step in steps), str(note)]
    subprocess.run(command, check=False, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    assert note.read_text(encoding="utf-8").strip() == text.strip()


def in_pieces(note: Path, text: str) -> None:
    with note.open("w", encoding="utf-8") as file:
        for line in text.splitlines(keepends=True):
            file.write(line)
            file.flush()
            threading.Event().wait(0.02)


DANCES = (in_place, by_rename, from_outside, like_vim, like_emacs, like_obsidian, by_vim, in_pieces)


def one_build_each(watched: Watched, root: Path) -> None:
    """Every way of saving is one build that writes: none is missed, and none shows a note half written."""
    for day, dance in enumerate(DANCES, 1):
        dance(root / ANA, met(day))
        watched.until(lambda day=day: says(root, day), dance.__name__)  # type: ignore[misc]
        watched.until(lambda day=day: len(watched.builds) == day + 1, dance.__name__)  # type: ignore[misc]
    assert all(DUE in build["written"] for build in watched.builds[1:])
    assert len(watched.told) == 1


def test_every_way_to_save_is_one_build(root: Path, home: Path) -> None:
    with watching(root, home, "--format", "json") as watched:
        one_build_each(watched, root)


def test_looking_every_second_does_as_well(root: Path, home: Path) -> None:
    with watching(root, home, "--format", "json", "--poll") as watched:
        for day, dance in enumerate((in_place, by_rename), 1):
            dance(root / ANA, met(day))
            watched.until(lambda day=day: says(root, day), dance.__name__)  # type: ignore[misc]


def test_ctrl_c_ends_it_at_once(root: Path, home: Path) -> None:
    with watching(root, home) as watched:
        assert watched.interrupt() == 130
    assert watched.told == [f"watching {root}; Ctrl-C ends it"]
    assert watched.out[-1] == "wrote dashboards/Home.md"


def test_quietly(root: Path, home: Path) -> None:
    with watching(root, home, "-q") as watched:
        watched.until((root / DUE).exists, "the first build")
        save(root, 3)
        watched.until(lambda: says(root, 3), "an edit")
        assert watched.interrupt() == 130
    assert (watched.out, watched.told) == ([], [])


def test_what_is_wrong_in_how_it_was_called_ends_it(root: Path, home: Path) -> None:
    for args in (["--today", "someday"], [str(root / "nowhere")]):
        command = [sys.executable, "-m", "netnotes", "watch", *args]
        done = subprocess.run(command, cwd=root, env=environment(home), capture_output=True, check=False, timeout=90)
        assert (done.returncode, done.stdout) == (2, b"")


def test_broken_notes_templates_and_settings_end_nothing(root: Path, home: Path) -> None:
    with watching(root, home) as watched:
        (root / "people/Bo.md").write_text("---\ncadence: [\n---\n", encoding="utf-8")
        watched.hears("people/Bo.md:3:1: bad-yaml")
        watched.hears("1 problem, 1 note that cannot be read")
        (root / "people/Bo.md").unlink()
        watched.hears("no problems are left")
        template = root / ".netnotes/templates/dashboards/Mine.md.j2"
        template.parent.mkdir(parents=True)
        template.write_text("{% if %}\n", encoding="utf-8")
        watched.hears("template-error")
        template.write_text("# Mine\n", encoding="utf-8")
        watched.until((root / "dashboards/Mine.md").exists, "a template that is whole again")
        (root / "netnotes.yaml").write_text("soon_days: [\n", encoding="utf-8")
        watched.hears("netnotes: netnotes.yaml:2")
        save(root, 5)
        (root / "netnotes.yaml").write_text("soon_days: 8\n", encoding="utf-8")
        watched.until(lambda: says(root, 5), "a configuration that is whole again")
        assert watched.interrupt() == 130
    assert not [line for line in watched.told if "Traceback" in line]


def test_it_begins_where_nothing_can_be_built(root: Path, home: Path) -> None:
    (root / "dashboards").write_text("a file", encoding="utf-8")
    with watching(root, home, "-q", code=IMPATIENT) as watched:
        watched.hears("the dashboards folder is a file")
        (root / "dashboards").unlink()
        watched.until((root / DUE).exists, "the first build")
        save(root, 6)
        watched.until(lambda: says(root, 6), "an edit")


def test_templates_queries_and_settings_count(root: Path, home: Path) -> None:
    (root / ".obsidian").mkdir()
    with watching(root, home) as watched:
        (root / "netnotes.yaml").write_text("dashboards: {links: markdown}\n", encoding="utf-8")
        watched.until(lambda: "(../people/Ana.md)" in (root / DUE).read_text(encoding="utf-8"), "the configuration")
        (root / "netnotes.yaml").write_text("# nothing\n", encoding="utf-8")
        watched.until(lambda: "[[" in (root / DUE).read_text(encoding="utf-8"), "the configuration, again")
        (root / ".obsidian/app.json").write_text('{"useMarkdownLinks": true}', encoding="utf-8")
        watched.until(lambda: "(../people/Ana.md)" in (root / DUE).read_text(encoding="utf-8"), "Obsidian's settings")
        queries = root / ".netnotes/queries"
        queries.mkdir(parents=True)
        (queries / "Names.sql").write_text("SELECT name FROM people ORDER BY name", encoding="utf-8")
        watched.until((root / "dashboards/Names.md").exists, "a query")
        (queries / "Names.sql").unlink()
        watched.until(lambda: not (root / "dashboards/Names.md").exists(), "a query that is gone")
        shutil.rmtree(root / "people")
        watched.until(lambda: "Ana" not in (root / DUE).read_text(encoding="utf-8"), "a folder that is gone")


def test_a_dashboard_that_somebody_edits_is_written_again(root: Path, home: Path) -> None:
    with watching(root, home) as watched:
        made = (root / DUE).read_bytes()
        mine = made + b"\nmine\n"
        (root / DUE).write_bytes(mine)
        watched.until(lambda: (root / DUE).read_bytes() == made, "an edited page")
        (root / DUE).unlink()
        watched.until((root / DUE).exists, "a removed page")
        watched.hears("the old text is kept in")
    kept = [path.read_bytes() for path in home.rglob("journal/*") if path.is_file()]
    assert kept == [mine]


def test_regions_are_filled_without_another_change(root: Path, home: Path) -> None:
    region = "\n%% netnotes:begin history %%\n%% netnotes:end %%\n"
    with watching(root, home) as watched:
        (root / ANA).write_text(met(4) + region, encoding="utf-8")
        watched.until(lambda: "2026-11-04" in (root / ANA).read_text(encoding="utf-8").split("begin")[1], "a region")
        watched.until(lambda: "filled the regions of people/Ana.md" in watched.out, "a word")
        assert watched.interrupt() == 130
    assert len(watched.told) == 1


def test_derived_properties_are_kept_and_the_watch_rests(root: Path, home: Path) -> None:
    (root / "netnotes.yaml").write_text("obsidian: {derived_properties: true}\n", encoding="utf-8")
    with watching(root, home) as watched:
        save(root, 4)
        kept = "netnotes_last_contact: 2026-11-04\n"
        watched.until(lambda: kept in (root / ANA).read_text(encoding="utf-8"), "a derived property")
        watched.until(
            lambda: any(line.startswith("wrote the derived properties of ") for line in watched.out), "a word"
        )
        written = [path.stat().st_mtime_ns for path in sorted(root.rglob("people/*.md"))]
        threading.Event().wait(4)  # longer than a note that changed just now has to wait
        assert [path.stat().st_mtime_ns for path in sorted(root.rglob("people/*.md"))] == written
        assert watched.interrupt() == 130


def remove(folder: Path) -> None:
    """Remove a folder in which a build may be writing just now."""
    began = time.monotonic()
    while folder.exists():
        assert time.monotonic() - began < HANGS
        shutil.rmtree(folder, ignore_errors=True)


def test_the_folder_goes_and_comes_back(root: Path, home: Path) -> None:
    away, copy = root.with_name("away"), root.with_name("copy")
    with watching(root, home, code=IMPATIENT) as watched:
        root.rename(away)
        watched.hears("is gone, or empty")
        save(away, 7)
        root.mkdir()  # where a drive was mounted
        threading.Event().wait(1)
        assert list(root.iterdir()) == []
        root.rmdir()
        away.rename(root)
        watched.hears("is back")
        watched.until(lambda: says(root, 7), "what was changed while it was away")
        save(root, 8)
        watched.until(lambda: says(root, 8), "an edit of the folder that is back")
        shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".netnotes-*"))
        remove(root)
        watched.until(lambda: sum("is gone, or empty" in line for line in watched.told) == 2, "gone again")
        assert not root.exists()
        copy.rename(root)
        save(root, 9)
        watched.until(lambda: says(root, 9), "a copy in its place")
        save(root, 10)
        watched.until(lambda: says(root, 10), "an edit of the copy")
        assert watched.interrupt() == 130


def test_a_link_that_leads_elsewhere_now(root: Path, home: Path) -> None:
    link, other = root.with_name("link"), root.with_name("other")
    shutil.copytree(root, other)
    link.symlink_to(root)
    with watching(link, home, code=IMPATIENT) as watched:
        save(root, 2)
        watched.until(lambda: says(root, 2), "an edit behind the link")
        link.unlink()
        link.symlink_to(other)
        watched.until((other / DUE).exists, "the other folder")
        save(other, 3)
        watched.until(lambda: says(other, 3), "an edit in the other folder")


CLOCK = """
import datetime
import netnotes.cli.clock as clock
class Day(datetime.date):
    @classmethod
    def today(cls):
        return datetime.date.fromisoformat(open({path!r}).read())
clock.date = Day
"""


def test_another_day(root: Path, home: Path) -> None:
    clock = home / "clock"
    clock.write_text("2026-11-21", encoding="utf-8")
    code = CLOCK.format(path=str(clock))
    with watching(root, home, today="", code=code) as watched, watching(root, home, "-q", code=code) as fixed:
        assert "| [Ana]" not in (root / DUE).read_text(encoding="utf-8")
        fixed.interrupt()
        clock.write_text("2026-12-24", encoding="utf-8")
        watched.until(lambda: "| [Ana]" in (root / DUE).read_text(encoding="utf-8"), "the day after")
        assert watched.interrupt() == 130


def git(root: Path, *args: str) -> None:
    command = ["git", "-c", "user.name=Ana", "-c", "user.email=ana@a.example", "-c", "gc.auto=0", *args]
    subprocess.run(command, cwd=root, check=True, capture_output=True)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_a_checkout_of_thousands_of_notes_is_one_build(root: Path, home: Path) -> None:
    git(root, "init", "-q", "-b", "old")
    for branch, folder, day in (("old", "people/a", 1), ("new", "contacts/people", 2)):
        git(root, "checkout", "-q", "-B", branch)
        shutil.rmtree(root / "people/a", ignore_errors=True)
        for number in range(2500):
            name = root / f"{folder}/{number % 25}/Person {number}.md"
            name.parent.mkdir(parents=True, exist_ok=True)
            name.write_text(met(number % 20 + 1), encoding="utf-8")
        (root / ANA).write_text(met(day).replace("2026-11", "2026-08"), encoding="utf-8")
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", branch)
    git(root, "checkout", "-q", "old")
    with watching(root, home, "--format", "json") as watched:
        git(root, "checkout", "-q", "new")
        watched.until(lambda: "2026-08-02" in (root / DUE).read_text(encoding="utf-8"), "a checkout")
        save(root, 11)  # comes after whatever the checkout may still cause
        watched.until(lambda: "2026-08-02" not in (root / DUE).read_text(encoding="utf-8"), "an edit after it")
        watched.until(lambda: len(watched.builds) == 3, "one build each")


def test_the_limit_of_watched_folders_is_reached(root: Path, home: Path) -> None:
    limit = 'echo 4 > /proc/sys/user/max_inotify_watches && exec "$@"'
    before = ["unshare", "--user", "--map-root-user", "sh", "-c", limit, "sh"]
    if (
        shutil.which("unshare") is None
        or subprocess.run([*before, "true"], check=False, capture_output=True).returncode
    ):
        pytest.skip("the system lets nobody set a limit for one process")
    for number in range(9):
        (root / f"projects/{number}").mkdir(parents=True)
    with watching(root, home, before=before) as watched:
        watched.hears("looking for changes every second instead")
        for number in range(9):
            note = root / f"projects/{number}/Cy {number}.md"
            note.write_text(met(12).replace("---", "---\ntype: person", 1), encoding="utf-8")
        watched.until(lambda: "Cy 8" in (root / DUE).read_text(encoding="utf-8"), "notes in folders not watched")


NO_WATCHES = """
import watchdog.observers
class Observer(watchdog.observers.Observer):
    def schedule(self, *args, **settings):
        raise OSError(28, "No space left on device")
watchdog.observers.Observer = Observer
"""


def test_the_system_cannot_watch_at_all(root: Path, home: Path) -> None:
    with watching(root, home, code=NO_WATCHES) as watched:
        watched.hears("looking for changes every second instead")
        save(root, 12)
        watched.until(lambda: says(root, 12), "an edit")
        assert watched.interrupt() == 130


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
def test_no_processes_are_left_behind(root: Path, home: Path) -> None:
    template = root / ".netnotes/templates/dashboards/Mine.md.j2"
    template.parent.mkdir(parents=True)
    template.write_text("{{ query('SELECT count(*) AS n FROM touchpoints')[0].n }} times\n", encoding="utf-8")
    with watching(root, home, "--format", "json") as watched:
        for day in (1, 2, 3):
            save(root, day)
            watched.until(lambda day=day: says(root, day), "an edit")  # type: ignore[misc]
        children = Path(f"/proc/{watched.process.pid}/task/{watched.process.pid}/children")
        watched.until(lambda: not children.read_text(encoding="ascii").strip(), "its children to end")
        assert "2 times" in (root / "dashboards/Mine.md").read_text(encoding="utf-8")
