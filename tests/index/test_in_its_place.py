"""Something else stands where the index should be, or beside it: commands answer, and the index is made anew."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from netnotes.index.place import FILE, LOCK, index_folder
from tests.index.answers import SMALL, assert_right, given_answers, parsed_now, true_answers
from tests.index.tables import check_index


@pytest.fixture
def root(vault: Callable[[str], Path]) -> Path:
    return vault(SMALL)


@pytest.fixture
def place(root: Path) -> Path:
    """Where the index should be; its folder is there, and empty."""
    folder = index_folder(root)
    folder.mkdir(parents=True)
    return folder / FILE


def assert_mended(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    expected = true_answers(root)
    assert_right(root, expected)
    assert_right(root, expected)
    assert parsed_now(root) == []
    check_index(root)
    assert capfd.readouterr() == ("", "")


def make_text(place: Path) -> None:
    place.write_text("Dear diary\n" * 1000, encoding="utf-8")


def make_nothing(place: Path) -> None:
    place.touch()


def make_folder(place: Path) -> None:
    place.mkdir()


def make_full_folder(place: Path) -> None:
    (place / "in it").mkdir(parents=True)
    (place / "a file").touch()


def make_fifo(place: Path) -> None:
    os.mkfifo(place)


def make_link(place: Path) -> None:
    place.symlink_to(place.with_name("nowhere"))


def make_link_to_a_device(place: Path) -> None:
    place.symlink_to("/dev/zero")


def make_other_database(place: Path) -> None:
    connection = sqlite3.connect(place)
    connection.executescript(
        """
        PRAGMA page_size = 512;
        PRAGMA encoding = 'UTF-16';
        PRAGMA auto_vacuum = FULL;
        CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT REFERENCES other);
        CREATE TABLE "we""ird ; name" (x);
        CREATE VIEW people AS SELECT * FROM no_such_table;
        CREATE VIRTUAL TABLE full_text USING fts5(other);
        CREATE TABLE sequence (id INTEGER PRIMARY KEY AUTOINCREMENT);
        INSERT INTO sequence DEFAULT VALUES;
        INSERT INTO notes VALUES (1, 'mine');
        CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM notes; END;
        ANALYZE;
        PRAGMA user_version = 2;
        """
    )
    connection.close()


def make_empty_database_in_another_mode(place: Path) -> None:
    connection = sqlite3.connect(place)
    connection.executescript("PRAGMA journal_mode = WAL; CREATE TABLE _meta (x); PRAGMA user_version = 2;")
    connection.close()


THINGS = [
    make_text, make_nothing, make_folder, make_full_folder, make_fifo, make_link, make_link_to_a_device,
    make_other_database, make_empty_database_in_another_mode,
]  # fmt: skip


@pytest.mark.parametrize("make", THINGS, ids=lambda make: str(make.__name__))
def test_something_else_in_its_place(
    root: Path, place: Path, make: Callable[[Path], None], capfd: pytest.CaptureFixture[str]
) -> None:
    make(place)
    assert_mended(root, capfd)


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
@pytest.mark.parametrize("content", [b"", b"no log at all\n" * 9000, None], ids=["nothing", "text", "a folder"])
@pytest.mark.parametrize("with_index", [True, False])
def test_something_beside_it(
    root: Path, place: Path, ending: str, content: bytes | None, with_index: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    if with_index:
        given_answers(root)
    beside = place.with_name(FILE + ending)
    if content is None:
        beside.mkdir()
        assert_right(root)
        return
    beside.write_bytes(content)
    assert_mended(root, capfd)


def logs_of_another(root: Path, folder: Path) -> tuple[bytes, bytes]:
    """The index of another vault and the log that belongs to it, as they are while it is open."""
    given_answers(root)
    keep_open = sqlite3.connect(index_folder(root) / FILE, isolation_level=None)
    keep_open.execute("BEGIN")
    keep_open.execute("SELECT count(*) FROM _meta").fetchone()  # a reader keeps the log from being put away
    for path in root.rglob("*.md"):
        with path.open("a", encoding="utf-8") as file:
            file.write("\n- 2026-11-20 coffee\n")
    given_answers(root)
    shutil.copytree(index_folder(root), folder)
    keep_open.close()
    return (folder / FILE).read_bytes(), (folder / f"{FILE}-wal").read_bytes()


@pytest.mark.parametrize("pending", [False, True], ids=["unchanged", "changed"])
def test_the_log_of_another_vault_beside_it(
    root: Path, tmp_path_factory: pytest.TempPathFactory, pending: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path_factory.mktemp("other")
    for number in range(20):
        text = f"---\ntype: person\ncadence: weekly\n---\n## Log\n- 2026-11-{number + 1:02} call\n"
        (other / f"{number}.md").write_text(text, encoding="utf-8")
    _, log = logs_of_another(other, tmp_path_factory.mktemp("copy") / "index")
    assert len(log) > 4096
    given_answers(root)
    if pending:
        with (root / "people/Bo.md").open("a", encoding="utf-8") as file:
            file.write("\n## Log\n- 2026-11-02 call\n")
    place = index_folder(root) / FILE
    place.with_name(f"{FILE}-wal").write_bytes(log)
    assert_mended(root, capfd)


def test_the_log_is_lost(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A copy of the index without its log is an older index."""
    copy = tmp_path_factory.mktemp("copy") / "index"
    data, _ = logs_of_another(root, copy)
    shutil.rmtree(index_folder(root))
    index_folder(root).mkdir()
    (index_folder(root) / FILE).write_bytes(data)
    assert_right(root)
    check_index(root)


@pytest.mark.parametrize("make", [make_folder, make_fifo, make_link, make_text], ids=lambda make: str(make.__name__))
def test_something_else_in_place_of_the_lock(root: Path, make: Callable[[Path], None]) -> None:
    given_answers(root)
    lock = index_folder(root) / LOCK
    lock.unlink()
    make(lock)
    assert_right(root)
    assert_right(root)
