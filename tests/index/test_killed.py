"""Killed at any instant, a run leaves an index that answers right, notes as they were, and pages old or new."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from netnotes.build import build_vault
from netnotes.index.load import open_network
from netnotes.index.place import FILE, index_folder
from netnotes.vault.generated import is_marked
from tests.index.answers import TODAY, assert_right, true_answers, write_demo
from tests.index.processes import ask, bytes_of, environment, run, start
from tests.index.processes import true_answers as answers_without_index
from tests.index.tables import check_index

KILLS = int(os.environ.get("NETNOTES_KILLS", "60"))
WHILE_WRITING = KILLS // 4
PAGES = "dashboards"
NOTES = 300


def edit(root: Path, rnd: random.Random, count: int) -> None:
    """Change so many notes: a log line, a new person, one that is gone, one that is renamed."""
    people = sorted(root.glob("people/*.md"))
    for path in rnd.sample(people, count):
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n- 2026-11-{rnd.randint(1, 20):02} call [gave:: a tip] with [[New {rnd.randint(1, 9)}]]\n")
    (root / f"people/New {rnd.randint(1, 9)}.md").write_text("---\ncadence: weekly\n---\n## Log\n", encoding="utf-8")
    (root / f"people/New {rnd.randint(1, 9)}.md").unlink(missing_ok=True)
    one = rnd.choice(sorted(root.glob("people/*.md")))
    one.rename(one.with_name(f"Renamed {rnd.randint(1, 99)}.md"))


def run_and_kill(root: Path, env: Mapping[str, str], after: float) -> bool:
    """Start a build and kill it so many seconds later; whether it was still running."""
    process = start(root, ["build"], env)
    try:
        process.communicate(timeout=after)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
    return process.returncode == -signal.SIGKILL


def pages_of(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / PAGES).glob("*.md")}


@pytest.fixture
def env(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A large vault at ``tmp_path``, built once; commands and this process share cache and state."""
    home = tmp_path_factory.mktemp("home")
    given = environment(home)
    for name in ("NETNOTES_CACHE_DIR", "NETNOTES_STATE_DIR"):
        monkeypatch.setenv(name, given[name])
    write_demo(tmp_path, NOTES)
    build_vault(tmp_path, TODAY)
    return given


@pytest.mark.slow
def test_killed_at_any_instant(tmp_path: Path, env: dict[str, str]) -> None:
    rnd = random.Random(4)
    began = time.monotonic()
    shutil.rmtree(index_folder(tmp_path))
    run(tmp_path, ["build"], env)
    whole = time.monotonic() - began
    expected, killed = true_answers(tmp_path), 0
    for number in range(KILLS - WHILE_WRITING):
        match rnd.choice(["cold", "changed", "changed", "unchanged"]):
            case "cold":
                shutil.rmtree(index_folder(tmp_path))
            case "changed":
                edit(tmp_path, rnd, 30)
                expected = true_answers(tmp_path)
        notes, before = bytes_of(tmp_path, but=PAGES), pages_of(tmp_path)
        killed += run_and_kill(tmp_path, env, rnd.random() * whole)
        left = pages_of(tmp_path)
        assert_right(tmp_path, expected)
        assert {path: data for path, data in bytes_of(tmp_path, but=PAGES).items() if ".tmp" not in path} == notes
        if number % 5 == 0:
            build_vault(tmp_path, TODAY)
            after = pages_of(tmp_path)
            assert [name for name, data in left.items() if data not in (before.get(name), after.get(name))] == []
        assert all(is_marked(data) and data.endswith(b"\n") for data in left.values())
        if number % 20 == 0:
            check_index(tmp_path)
    assert killed > KILLS // 4
    home = Path(env["NETNOTES_CACHE_DIR"]).parent
    assert ask(tmp_path, env) == answers_without_index(tmp_path, home)
    build_vault(tmp_path, TODAY)
    result = build_vault(tmp_path, TODAY)
    assert (result.written, result.pruned) == ((), ())
    after = pages_of(tmp_path)
    shutil.rmtree(index_folder(tmp_path))
    assert build_vault(tmp_path, TODAY).written == ()
    assert pages_of(tmp_path) == after


@pytest.mark.slow
def test_killed_while_the_index_is_written(tmp_path: Path, env: dict[str, str]) -> None:
    """The same with all kills in the short time in which the file of the index grows."""
    rnd = random.Random(5)
    expected, caught = true_answers(tmp_path), 0
    for number in range(WHILE_WRITING):
        if number % 2:
            edit(tmp_path, rnd, 30)
            expected = true_answers(tmp_path)
        else:
            shutil.rmtree(index_folder(tmp_path), ignore_errors=True)
        size = size_of_index(tmp_path)
        with start(tmp_path, ["people"], env) as process:
            while process.poll() is None and size_of_index(tmp_path) == size:
                time.sleep(0.0005)
            time.sleep(rnd.random() * 0.03)
            process.kill()
            process.communicate()
            caught += process.returncode == -signal.SIGKILL
        assert_right(tmp_path, expected)
    assert caught
    check_index(tmp_path)


def size_of_index(root: Path) -> list[int]:
    """The bytes of the index and of what is beside it; empty where nothing is there."""
    found = []
    for name in ("", "-wal", "-journal"):
        try:
            found.append((index_folder(root) / (FILE + name)).stat().st_size)
        except FileNotFoundError:
            found.append(0)
    return found


def test_a_run_that_failed_halfway_left_nothing(
    tmp_path: Path, env: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stops a run within its transaction stops that run's index only: the one before is still there."""
    edit(tmp_path, random.Random(6), 10)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = (index_folder(tmp_path) / FILE).read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("netnotes.index.merging.ledger_rows", interrupt)
        with pytest.raises(KeyboardInterrupt):
            build_vault(tmp_path, TODAY)
    assert (index_folder(tmp_path) / FILE).read_bytes() == before
    assert_right(tmp_path)
    connection = sqlite3.connect(index_folder(tmp_path) / FILE)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


APART = """
import sys
from pathlib import Path
from netnotes.index import sync
from netnotes.index.load import load_network
sync.MOST_HERE = 10
load_network(Path(sys.argv[1]), full=True)
"""


@pytest.mark.slow
def test_killed_while_another_process_fills_its_index(tmp_path: Path, env: dict[str, str]) -> None:
    """The process that fills the index of a large vault goes on alone: others wait for it, and not in vain."""
    rnd, alone = random.Random(9), 0
    for _ in range(40):
        with subprocess.Popen([sys.executable, "-c", APART, str(tmp_path)], env=env, start_new_session=True) as process:
            time.sleep(0.1 + rnd.random() * 0.3)
            process.kill()
            process.wait()
            alone += is_running(process.pid)
            open_network(tmp_path).close()
        if alone == 4:
            break
    assert alone == 4
    assert_right(tmp_path)
    while is_running(process.pid):
        time.sleep(0.01)
    check_index(tmp_path)


def is_running(group: int) -> bool:
    """Whether a process of that group is there."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
