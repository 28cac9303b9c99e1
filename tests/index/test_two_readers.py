"""Two processes read what one would read, and whatever happens to the other one nothing is missing."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from unittest import mock

import pytest

from netnotes.index import two_readers
from netnotes.index.load import open_network
from netnotes.index.packing import pack
from netnotes.index.reading import Read, read_files
from netnotes.index.two_readers import read_with_two
from netnotes.model.config import Config
from netnotes.model.settings import Settings
from netnotes.vault.reader import NoteReader
from netnotes.vault.walk import FoundFile, iter_files
from tests.index.tables import check_index

ROOT = Path(__file__).resolve().parents[2] / "example-vault"
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has one process only")


@pytest.fixture(autouse=True)
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even few files are read by two, in small batches."""
    monkeypatch.setattr(two_readers, "FEWEST", 2)
    monkeypatch.setattr(two_readers, "_BATCH", 10)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


@pytest.fixture
def files() -> list[FoundFile]:
    return list(iter_files(ROOT, Config(), Settings()))


def read_some(files: Sequence[FoundFile]) -> Iterator[Read]:
    return read_files(ROOT, files, {}, NoteReader(Config(), Settings()), 0)


def test_two_read_what_one_reads(files: list[FoundFile]) -> None:
    parsed_here: list[str] = []

    def read(some: Sequence[FoundFile]) -> Iterator[Read]:
        for item in read_some(some):
            parsed_here.append(item.file.path)
            yield item

    assert list(read_with_two(files, read)) == list(read_some(files))
    assert 0 < len(parsed_here) < len(files)


@pytest.mark.parametrize("after", [0, 1, 25])
def test_what_a_killed_process_leaves_is_read_here(files: list[FoundFile], after: int) -> None:
    mine = os.getpid()

    def read(some: Sequence[FoundFile]) -> Iterator[Read]:
        for count, item in enumerate(read_some(some)):
            if count == after and os.getpid() != mine:
                os.kill(os.getpid(), signal.SIGKILL)
            yield item

    assert list(read_with_two(files, read)) == list(read_some(files))


def test_nonsense_is_not_believed(files: list[FoundFile]) -> None:
    with mock.patch.object(two_readers, "pack", lambda batch: pack(batch)[:-1]):
        assert list(read_with_two(files, read_some)) == list(read_some(files))


def test_no_process_is_left_when_reading_ends_early(files: list[FoundFile]) -> None:
    started: list[int] = []
    fork = os.fork

    def watched() -> int:
        started.append(fork())
        return started[-1]

    with mock.patch("os.fork", watched):
        reads = read_with_two(files, read_some)
        next(reads)
        getattr(reads, "close")()  # noqa: B009 - an iterator to mypy, a generator in truth
    (child,) = started
    with pytest.raises(ChildProcessError):
        os.waitpid(child, os.WNOHANG)


def test_an_index_made_by_two(vault: Callable[[str], Path]) -> None:
    root = vault("".join(f"=== people/P{n}.md\n---\nknows: P{n + 1}\ncadence: 007\n---\n" for n in range(40)))
    open_network(root).close()
    check_index(root)


def test_an_index_filled_by_another_process(vault: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    root = vault("".join(f"=== people/P{n}.md\n---\nknows: P{n + 1}\n---\n" for n in range(40)))
    monkeypatch.setattr("netnotes.index.sync.MOST_HERE", 10)
    with mock.patch("netnotes.index.store.Store.make_schema", wraps=None) as here:
        here.side_effect = AssertionError("this process filled it")
        with pytest.raises(AssertionError):  # the other process fails as well, so this one tries
            open_network(root)
    open_network(root).close()
    check_index(root)
