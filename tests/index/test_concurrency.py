"""Many at once: no run fails or answers wrong, whoever holds the lock and whoever takes the cache away."""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from netnotes.build import build_vault
from netnotes.index import store, sync
from netnotes.index.load import load_network, open_network
from netnotes.index.place import FILE, index_folder
from netnotes.index.store import Store
from netnotes.pages.templates import read_builtin
from netnotes.vault.generated import is_marked
from netnotes.vault.looking import Look
from tests.index.answers import SMALL, TODAY, assert_right, close, given_answers, parsed_now, write_demo
from tests.index.processes import ask, environment, run, start, true_answers
from tests.index.tables import check_index

HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
for statement in sys.argv[2:]:
    connection.execute(statement).fetchall()
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def root(vault: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault whose index is up to date, and nobody waits long."""
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.05)
    root = vault(SMALL)
    given_answers(root)
    return root


@contextmanager
def held(root: Path, *statements: str) -> Iterator[None]:
    """Another process has the index and does not let go."""
    command = [sys.executable, "-c", HOLD, str(index_folder(root) / FILE), *statements]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield
        process.communicate()


def add_line(root: Path, name: str = "people/Ana.md", line: str = "- 2026-11-20 call") -> None:
    with (root / name).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


LOCKS = {
    "writing": ("BEGIN IMMEDIATE",),
    "exclusive": ("BEGIN EXCLUSIVE",),
    "exclusive without a log": ("PRAGMA journal_mode = DELETE", "BEGIN EXCLUSIVE"),
    "reading without a log": ("PRAGMA journal_mode = DELETE", "BEGIN", "SELECT * FROM _meta"),
    "reading": ("BEGIN", "SELECT * FROM _meta"),
    "alone": ("PRAGMA locking_mode = EXCLUSIVE", "BEGIN IMMEDIATE"),
}


@pytest.mark.parametrize("how", LOCKS)
def test_another_process_holds_the_index(root: Path, how: str, capfd: pytest.CaptureFixture[str]) -> None:
    with held(root, *LOCKS[how]):
        assert_right(root)
        add_line(root)
        assert_right(root)
        assert_right(root)
    assert_right(root)
    assert parsed_now(root) == []
    check_index(root)
    assert capfd.readouterr() == ("", "")


def test_another_process_holds_an_empty_index(root: Path) -> None:
    shutil.rmtree(index_folder(root))
    index_folder(root).mkdir()
    with held(root, "BEGIN EXCLUSIVE"):
        assert_right(root)
    assert_right(root)
    check_index(root)


def test_a_damaged_index_is_not_taken_from_who_has_it_open(root: Path) -> None:
    network = open_network(root)
    connection = sqlite3.connect(index_folder(root) / FILE)
    connection.execute("UPDATE _records SET data = x'00112233445566'")
    connection.commit()
    connection.close()
    before = (index_folder(root) / FILE).stat().st_ino
    assert_right(root)
    assert (index_folder(root) / FILE).stat().st_ino == before
    assert len(network.people) == 2
    network.close()
    assert_right(root)
    check_index(root)


def test_a_reader_sees_one_state_while_others_write(root: Path) -> None:
    network = open_network(root)
    assert len(network.heads) == 7
    (root / "people/Ana.md").unlink()
    add_line(root, "people/Bo.md")
    assert_right(root)
    assert [person.name for person in network.people] == ["Ana", "Bo"]
    assert len(network.touchpoints) == 3
    network.close()
    check_index(root)


def test_what_a_check_found_is_not_kept_for_a_newer_index(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between asking whether the index is still the same and keeping the findings, another run writes."""
    real = Store.meta

    def meta(self: Store, key: str) -> object:
        found = real(self, key)
        if key == "version" and self.path is None and not (root / "Ana.md").exists():
            (root / "Ana.md").write_text("---\ntype: person\n---\n", encoding="utf-8")  # a namesake
            close(load_network(root))
        return found

    (root / "people/Cy.md").write_text("---\naliases: Bo\n---\n", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(Store, "meta", meta)
        given_answers(root)
    assert (root / "Ana.md").exists()
    assert_right(root)


def test_a_run_that_looked_before_another_wrote(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It waited for its turn; what it saw is older than what the index knows by then."""
    earlier = Look(str(root))
    earlier.scan()
    add_line(root, "people/Bo.md", "## Log\n- 2026-11-02 call")
    (root / "people/Cy.md").write_text("---\nknows: Ana\n---\n", encoding="utf-8")
    (root / "goals/Grow.md").unlink()
    assert_right(root)
    with monkeypatch.context() as patch:
        patch.setattr(sync, "look_through", lambda _: earlier)
        given_answers(root)
    assert_right(root)
    check_index(root)


def test_threads_of_one_program(root: Path) -> None:
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for turn in range(6):
                if number == 0:
                    add_line(root, line=f"- 2026-11-{turn + 1:02} coffee")
                given_answers(root)
        except BaseException as err:  # noqa: BLE001 - told below
            failures.append(err)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert_right(root)
    check_index(root)


def edit_for_a_while(root: Path, rnd: random.Random, over: threading.Event) -> None:
    """Somebody saves notes as editors do: another file takes the place of the old."""
    people = sorted(root.glob("people/*.md"))
    while not over.wait(0.01):
        path = rnd.choice(people)
        other = path.with_name(".save")
        other.write_bytes(path.read_bytes() + f"\n- 2026-11-{rnd.randint(1, 20):02} call\n".encode())
        other.replace(path)
        new = path.with_name(f"New {rnd.randint(1, 3)}.md")
        if rnd.random() < 0.3:
            new.write_text("---\ncadence: weekly\nknows: [Nobody]\n---\n", encoding="utf-8")
        elif rnd.random() < 0.3:
            new.unlink(missing_ok=True)


def lose_for_a_while(cache: Path, over: threading.Event) -> None:
    """Somebody deletes the cache folder again and again."""
    while not over.wait(0.07):
        shutil.rmtree(cache, ignore_errors=True)


COMMANDS = (["build"], ["due", "--format", "json"], ["people", "--format", "json"], ["check"], ["build"])


@pytest.mark.slow
@pytest.mark.parametrize("losing", [False, True], ids=["edited", "and the cache deleted"])
def test_many_processes_at_once(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, losing: bool
) -> None:
    home = tmp_path_factory.mktemp("home")
    env, rnd, over = environment(home), random.Random(8), threading.Event()
    for name in ("NETNOTES_CACHE_DIR", "NETNOTES_STATE_DIR"):
        monkeypatch.setenv(name, env[name])
    write_demo(tmp_path, 100)
    helpers = [threading.Thread(target=edit_for_a_while, args=(tmp_path, rnd, over))]
    if losing:
        helpers.append(threading.Thread(target=lose_for_a_while, args=(home / "cache", over)))
    for helper in helpers:
        helper.start()
    failed, torn = [], []
    try:
        for _ in range(4):
            running = [(command, start(tmp_path, command, env)) for command in COMMANDS]
            said = [(command, process, *process.communicate(timeout=120)) for command, process in running]
            failed += [(command, err) for command, process, _, err in said if process.returncode not in (0, 1)]
            pages = {path: path.read_bytes() for path in (tmp_path / "dashboards").glob("*.md")}
            torn += [path.name for path, data in pages.items() if not is_marked(data) or not data.endswith(b"\n")]
    finally:
        over.set()
        for helper in helpers:
            helper.join()
    assert failed == []
    assert torn == []
    assert len(pages) == len(read_builtin())
    assert ask(tmp_path, env) == true_answers(tmp_path, home)
    build_vault(tmp_path, TODAY)
    assert build_vault(tmp_path, TODAY).written == ()
    assert_right(tmp_path)
    check_index(tmp_path)


ASKED = (["query", "SELECT count(*) AS n FROM touchpoints"], ["due", "--format", "json"])


def ask_for_a_while(root: Path, args: list[str], env: dict[str, str], over: threading.Event, said: list[str]) -> None:
    """Somebody runs a command again and again; what goes wrong is kept."""
    while not over.is_set():
        process = start(root, args, env)
        out, err = process.communicate(timeout=120)
        if process.returncode not in (0, 1) or "Traceback" in err or not out:
            said.append(f"{args}: {process.returncode} {err}")


@pytest.mark.slow
def test_two_builds_a_watch_and_queries_at_once(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    home = tmp_path_factory.mktemp("home")
    env, rnd, over, wrong = environment(home), random.Random(4), threading.Event(), list[str]()
    write_demo(tmp_path, 60)
    mine = {path: path.read_bytes() for path in tmp_path.rglob("*.md") if path.parent.name != "people"}
    loops = [["build"], ["build"], *ASKED]
    others = [threading.Thread(target=ask_for_a_while, args=(tmp_path, args, env, over, wrong)) for args in loops]
    with start(tmp_path, ["watch"], env) as watch:
        try:
            editor = threading.Thread(target=edit_for_a_while, args=(tmp_path, rnd, over))
            for thread in (*others, editor):
                thread.start()
            over.wait(5)
            over.set()
            for thread in (*others, editor):
                thread.join()
            assert watch.poll() is None
            last = tmp_path / "people/New 9.md"
            last.write_text("---\ncadence: weekly\n---\n## Log\n- 2026-07-01 call\n", encoding="utf-8")
            began = time.monotonic()
            while "New 9" not in (tmp_path / "dashboards/Due.md").read_text(encoding="utf-8"):
                assert time.monotonic() - began < 90
                time.sleep(0.05)
            time.sleep(1)  # the other pages of that build
            watch.send_signal(signal.SIGINT)
            _, told = watch.communicate(timeout=60)
        finally:
            watch.kill()  # a test that fails does not wait for ever
    assert (watch.returncode, wrong) == (130, [])
    assert "Traceback" not in told
    assert {path: path.read_bytes() for path in mine} == mine
    pages = {path.name: path.read_bytes() for path in (tmp_path / "dashboards").iterdir()}
    shutil.rmtree(tmp_path / "dashboards")
    run(tmp_path, ["build"], environment(tmp_path_factory.mktemp("fresh")))
    assert {path.name: path.read_bytes() for path in (tmp_path / "dashboards").iterdir()} == pages
    assert ask(tmp_path, env) == true_answers(tmp_path, home)
