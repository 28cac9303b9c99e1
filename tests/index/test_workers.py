"""Two processes read and resolve what one would, and whatever happens to the other one nothing is missing."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import pytest

from netnotes.index import merging, share, spool, workers
from netnotes.index.load import open_network
from netnotes.index.packing import pack
from netnotes.index.share import Part, Share
from netnotes.vault.reader import NoteReader
from tests.index.answers import given_answers
from tests.index.tables import check_index

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has one process only")
NOTES = 60


@pytest.fixture(autouse=True, params=["in memory", "in files"])
def two(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Even few files are read by two, in small batches, and as those of a large vault, too."""
    if request.param == "in files":
        monkeypatch.setattr(spool, "MOST_KEPT", 0)
    monkeypatch.setattr(workers, "FEWEST", 2)
    monkeypatch.setattr(share, "BATCH", 10)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


@pytest.fixture
def root(vault: Callable[[str], Path]) -> Path:
    """People who know one another, whoever of the two reads them."""
    people = (
        f"=== people/P{n}.md\n---\nknows: ['[[P{n + 1}]]', Nobody {n % 7}]\ncadence: 007\n---\n"
        f"## Log\n- 2026-10-0{n % 9 + 1} call [gave:: a tip]\n"
        for n in range(NOTES)
    )
    meetings = (
        f"=== meetings/2026-09-{n + 10} M.md\n---\npeople: [P{n}, P{NOTES - n - 1}]\n---\n" for n in range(NOTES // 3)
    )
    return vault("".join((*people, *meetings)))


@contextmanager
def in_the_other(name: str, do: Callable[[int], None], of: type = Share) -> Iterator[None]:
    """Call ``do`` with the number of calls so far whenever the other process calls a method."""
    mine, real, calls = os.getpid(), getattr(of, name), 0

    def method(self: object, *args: object) -> object:
        nonlocal calls
        calls += 1
        if os.getpid() != mine:
            do(calls)
        return real(self, *args)

    with mock.patch.object(of, name, method):
        yield


def die(after: int) -> Callable[[int], None]:
    def at(calls: int) -> None:
        if calls > after:
            os.kill(os.getpid(), signal.SIGKILL)

    return at


def test_each_reads_a_part(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    parsed_here: list[str] = []
    begun = tmp_path_factory.mktemp("begun") / "here"
    real = NoteReader.read

    def read(self: NoteReader, path: str, data: bytes) -> object:
        parsed_here.append(path)
        return real(self, path, data)

    def slowly(self: Share, number: int) -> Part:
        if os.getpid() == mine:
            begun.touch()
            time.sleep(0.1)
        while not begun.exists():  # else the other one may read all before this one gets to it
            time.sleep(0.01)
        return read_batch(self, number)

    mine, read_batch = os.getpid(), Share.read
    with mock.patch.object(NoteReader, "read", read), mock.patch.object(Share, "read", slowly):
        open_network(root).close()
    assert 0 < len(parsed_here) < NOTES + NOTES // 3
    check_index(root)


@pytest.mark.parametrize("after", [0, 1, 15, 35])
def test_what_a_killed_process_leaves_unread_is_read_here(root: Path, after: int) -> None:
    with in_the_other("read", die(after), NoteReader):
        open_network(root).close()
    check_index(root)


@pytest.mark.parametrize("after", [0, 1, 2])
def test_what_a_killed_process_leaves_unresolved_is_resolved_here(root: Path, after: int) -> None:
    killed = mock.Mock(side_effect=share.part_of)
    mine, calls = os.getpid(), 0

    def part_of(*args: object) -> object:
        nonlocal calls
        calls += 1
        if os.getpid() != mine and calls > after:
            os.kill(os.getpid(), signal.SIGKILL)
        return killed(*args)

    with mock.patch.object(share, "part_of", part_of):
        open_network(root).close()
    check_index(root)


@pytest.mark.parametrize("after", [0, 1, 3])
def test_what_a_killed_process_leaves_unmerged_is_merged_here(root: Path, after: int) -> None:
    mine, real, calls = os.getpid(), merging.merged_rows, 0

    def merged_rows(*args: object) -> object:
        nonlocal calls
        calls += 1
        if os.getpid() != mine and calls > after:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args)  # type: ignore[arg-type]

    with mock.patch.object(share, "merged_rows", merged_rows), mock.patch.object(merging, "_SOME", 10):
        open_network(root).close()
    check_index(root)


@pytest.mark.parametrize("phase", ["read", "resolved"])
def test_nonsense_is_not_believed(root: Path, phase: str) -> None:
    mine = os.getpid()

    def cut(value: object) -> bytes:
        data = pack(value)
        wrong = isinstance(value, tuple) and len(value) == len(Part._fields) and bool(value[3]) == (phase == "read")
        return data[:-1] if wrong and os.getpid() != mine else data

    with mock.patch.object(workers, "pack", cut):
        open_network(root).close()
    check_index(root)


def test_a_note_that_changes_before_it_is_resolved_here(root: Path) -> None:
    """The other process read it and died; here it is read again, holds something else, and is looked at next time."""
    mine, real, changed = os.getpid(), share.part_of, b"---\nknows: P3\n---\nanother\n"

    def part_of(*args: object) -> object:
        if os.getpid() != mine:
            for file in root.glob("people/*.md"):
                stamp = file.stat()
                file.write_bytes(changed)
                os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args)  # type: ignore[arg-type]

    with mock.patch.object(share, "part_of", part_of):
        open_network(root).close()
    check_index(root)


def test_no_process_is_left_when_the_work_ends_early(root: Path) -> None:
    started: list[int] = []
    fork = os.fork

    def watched() -> int:
        started.append(fork())
        return started[-1]

    def fail(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with (
        mock.patch("os.fork", watched),
        mock.patch("netnotes.index.store.Store.insert", fail),
        pytest.raises(KeyboardInterrupt),
    ):
        open_network(root)
    assert started
    for child in started:
        with pytest.raises(ChildProcessError):
            os.waitpid(child, os.WNOHANG)
    given_answers(root)
    check_index(root)


def test_an_index_filled_by_another_process(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netnotes.index.sync.MOST_HERE", 10)
    with mock.patch("netnotes.index.store.Store.make_schema", wraps=None) as here:
        here.side_effect = AssertionError("this process filled it")
        with pytest.raises(AssertionError):  # the other process fails as well, so this one tries
            open_network(root)
    open_network(root).close()
    check_index(root)
