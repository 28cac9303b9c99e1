"""Files that change without seeming to, or while they are looked at, or that are there and not there."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import pytest

from netnotes.index import changes, reading
from netnotes.vault.files import ReadTroubleError, read_with_status
from tests.index.answers import SMALL, assert_right, given_answers, parsed_now
from tests.index.processes import as_nobody, environment, open_to_nobody
from tests.index.tables import check_index

ANA = "people/Ana.md"


@pytest.fixture
def root(vault: Callable[[str], Path]) -> Path:
    """A vault whose index is up to date."""
    root = vault(SMALL)
    given_answers(root)
    return root


@pytest.fixture
def certain(root: Path) -> Iterator[Path]:
    """The same where nothing is doubtful any more, as if the notes were of yesterday."""
    with mock.patch.object(changes, "GRAIN_NS", -(10**18)):
        given_answers(root)
        yield root


def rewrite(path: Path, old: bytes, new: bytes, *, replace: bool = False) -> None:
    """Change a file's bytes and nothing that can be set of its stamp."""
    before, data = path.stat(), path.read_bytes()
    assert len(old) == len(new)
    assert old in data
    target = path.with_name(".other") if replace else path
    target.write_bytes(data.replace(old, new))
    os.utime(target, ns=(before.st_atime_ns, before.st_mtime_ns))
    target.replace(path)
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def set_time(path: Path, when_ns: int) -> None:
    os.utime(path, ns=(when_ns, when_ns))


@pytest.mark.parametrize("replace", [False, True], ids=["in place", "by another file"])
def test_same_size_and_same_time(certain: Path, replace: bool) -> None:
    rewrite(certain / ANA, b"2026-10-03 call", b"2026-10-04 call", replace=replace)
    assert parsed_now(certain) == [ANA]
    check_index(certain)


def test_a_clock_that_stands_still(root: Path) -> None:
    """Size, times and inode are all the same: within the clock's grain the bytes are looked at."""

    def still(status: os.stat_result) -> tuple[int, int, int, int]:
        return status.st_size, now, now, 0

    now = time.time_ns()
    with mock.patch("netnotes.vault.folders.stamp_of", still), mock.patch.object(reading, "stamp_of", still):
        given_answers(root)
        for day in (b"04", b"05", b"06"):
            data = (root / ANA).read_bytes()
            (root / ANA).write_bytes(data[: data.index(b"- 2026-10-") + 10] + day + data[data.index(b" call") :])
            assert_right(root)
        assert parsed_now(root) == []


@pytest.mark.parametrize("ago", [1, 10**9, 10**18])
@pytest.mark.parametrize("then", [-1, 1])
def test_a_file_restored_with_another_time(certain: Path, ago: int, then: int) -> None:
    path = certain / ANA
    when = path.stat().st_mtime_ns
    path.write_bytes(path.read_bytes().replace(b"2026-10-03", b"2026-10-09"))
    set_time(path, when + then * ago)
    assert parsed_now(certain) == [ANA]
    set_time(path, when)
    assert parsed_now(certain) == []
    check_index(certain)


def test_a_clock_that_goes_backwards(root: Path) -> None:
    set_time(root / ANA, time.time_ns() + 3600 * 10**9)
    real = time.time_ns
    for hours, old, new in (
        (1, b"-03 call", b"-04 call"),
        (0, b"-04 call", b"-05 call"),
        (-5, b"-05 call", b"-06 call"),
    ):
        with mock.patch("time.time_ns", lambda hours=hours: real() + hours * 3600 * 10**9):
            assert_right(root)
            rewrite(root / ANA, old, new)
            assert_right(root)
    check_index(root)


@pytest.mark.parametrize("new", ["people/ANA.md", "people/Anna.md", "Ana.md", "people/Ana.markdown", "goals/Ana.md"])
def test_a_note_that_is_renamed(certain: Path, new: str) -> None:
    (certain / ANA).rename(certain / new)
    assert_right(certain)
    check_index(certain)
    (certain / new).rename(certain / ANA)
    assert_right(certain)
    check_index(certain)
    assert parsed_now(certain) == []


@pytest.mark.parametrize(
    "new", ["Contacts", "PEOPLE", "deep/er/people", ".hidden", "node_modules", "Templates", "x.md"]
)
def test_a_folder_that_is_moved(certain: Path, new: str) -> None:
    (certain / new).parent.mkdir(parents=True, exist_ok=True)
    (certain / "people").rename(certain / new)
    check_index(certain)
    (certain / new).rename(certain / "people")
    check_index(certain)


def test_a_note_that_is_deleted_and_comes_back(certain: Path) -> None:
    data = (certain / ANA).read_bytes()
    (certain / ANA).unlink()
    check_index(certain)
    (certain / ANA).write_bytes(data)
    check_index(certain)


def be_link(path: Path) -> None:
    path.symlink_to("Bo.md")


def be_fifo(path: Path) -> None:
    os.mkfifo(path)


def be_folder(path: Path) -> None:
    path.mkdir()
    (path / "Cy.md").write_text("---\ntype: person\n---\nsee [[Bo]]\n", encoding="utf-8")


def be_too_large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(6 * 1024 * 1024)


@pytest.mark.parametrize("become", [be_link, be_fifo, be_folder, be_too_large], ids=lambda become: str(become.__name__))
def test_a_note_that_becomes_something_else(certain: Path, become: Callable[[Path], None]) -> None:
    data = (certain / ANA).read_bytes()
    (certain / ANA).unlink()
    become(certain / ANA)
    check_index(certain)
    check_index(certain)
    if (certain / ANA).is_dir():
        shutil.rmtree(certain / ANA)
    else:
        (certain / ANA).unlink()
    (certain / ANA).write_bytes(data)
    check_index(certain)


CHECK = """
import sys
from pathlib import Path
from tests.index.answers import assert_right
assert_right(Path(sys.argv[1]))
"""


@pytest.mark.parametrize("name", [ANA, "people"])
def test_a_note_or_folder_that_may_not_be_read_for_a_while(
    root: Path, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    home = tmp_path_factory.mktemp("home")
    nobody = as_nobody()
    open_to_nobody(root, home)
    mode = (root / name).stat().st_mode
    for now in (mode, 0, 0, mode, mode):
        (root / name).chmod(now)
        command = [*nobody, sys.executable, "-c", CHECK, str(root)]
        done = subprocess.run(command, check=False, env=environment(home), capture_output=True, text=True)
        assert done.returncode == 0, done.stderr


def test_another_vault_in_the_same_place(certain: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other") / "copy"
    shutil.copytree(certain, other)  # as rsync does: the same paths, sizes and times
    text = (other / ANA).read_bytes()
    (other / ANA).write_bytes(text.replace(b"Annie", b"Ennie"))
    set_time(other / ANA, (certain / ANA).stat().st_mtime_ns)
    aside = certain.with_name("aside")
    certain.rename(aside)
    other.rename(certain)
    check_index(certain)
    shutil.rmtree(certain)
    aside.rename(certain)
    check_index(certain)


def failing_once(path: str, act: Callable[[], None]) -> Callable[..., object]:
    """Reads as ever, but before that file is read something happens."""
    real = read_with_status
    done: list[int] = []

    def read(name: str, *args: int) -> object:
        if str(name).endswith(path) and not done:
            done.append(1)
            act()
        return real(name, *args)

    return read


def test_a_file_that_changes_between_the_look_and_the_reading(certain: Path) -> None:
    def change() -> None:
        rewrite(certain / ANA, b"2026-10-03 call", b"2026-10-08 call")

    (certain / ANA).touch()
    with mock.patch.object(reading, "read_with_status", failing_once(ANA, change)):
        given_answers(certain)
    check_index(certain)


def test_a_file_that_goes_away_between_the_look_and_the_reading(certain: Path) -> None:
    data = (certain / ANA).read_bytes()
    (certain / ANA).touch()
    with mock.patch.object(reading, "read_with_status", failing_once(ANA, (certain / ANA).unlink)):
        given_answers(certain)
    check_index(certain)
    (certain / ANA).write_bytes(data)
    check_index(certain)


def fail() -> None:
    raise ReadTroubleError(f"cannot be read: {os.strerror(errno.EIO)}", "unreadable", "check the disk")


def test_a_read_error_that_passes(certain: Path) -> None:
    (certain / ANA).touch()
    with mock.patch.object(reading, "read_with_status", failing_once(ANA, fail)):
        given_answers(certain)
    check_index(certain)


def test_a_read_error_that_passes_while_a_note_is_resolved_again(certain: Path) -> None:
    """Ana did not change, but names Bo, who did: the index keeps no note as it is, and reads Ana's again."""
    (certain / "people/Bo.md").rename(certain / "people/Bob.md")
    with mock.patch.object(reading, "read_with_status", failing_once(ANA, fail)):
        given_answers(certain)
    assert_right(certain)
    check_index(certain)


def test_a_note_that_changes_and_changes_back_while_it_is_resolved_again(certain: Path) -> None:
    def change() -> None:
        rewrite(certain / ANA, b"2026-10-03 call", b"2026-10-08 call")

    (certain / "people/Bo.md").rename(certain / "people/Bob.md")
    with mock.patch.object(reading, "read_with_status", failing_once(ANA, change)):
        given_answers(certain)
    rewrite(certain / ANA, b"2026-10-08 call", b"2026-10-03 call")
    assert_right(certain)
    check_index(certain)
