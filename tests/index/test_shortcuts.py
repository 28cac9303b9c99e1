"""What is done to be fast (other processes, a memory of builds with nothing to do) never costs an answer."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest

from netnotes.cli.main import run
from netnotes.index import unchanged
from netnotes.index.load import load_network
from netnotes.index.place import index_folder
from netnotes.vault.load import load_network as read_network
from tests.index.answers import SMALL, assert_right, given_answers, write_demo
from tests.index.tables import check_index

MEMORY = "build.unchanged"
DAY = "2026-11-21"


@pytest.fixture
def root(
    vault: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A vault that is built, and whose files count as old."""
    monkeypatch.setenv("NETNOTES_STATE_DIR", str(tmp_path_factory.mktemp("state")))
    monkeypatch.setenv("NETNOTES_TODAY", DAY)
    monkeypatch.setattr(unchanged, "GRAIN_NS", -(10**18))
    root = vault(SMALL)
    assert run(["build", str(root)]) == 0
    return root


def edit(root: Path) -> None:
    with (root / "people/Ana.md").open("a", encoding="utf-8") as file:
        file.write("- 2026-11-20 call\n")


def test_a_note_that_changes_after_it_was_read_by_a_build_is_not_taken_for_built(root: Path) -> None:
    """The build took long, or the machine slept: when the build is remembered the change is old already."""
    real = unchanged.remember

    def remember_later(*args: object) -> None:
        edit(root)
        real(*args)  # type: ignore[arg-type]

    before = (root / "dashboards/Due.md").read_bytes()
    with mock.patch.object(unchanged, "remember", remember_later):
        assert run(["build", str(root)]) == 0
    assert unchanged.recall(root, DAY) is None
    assert run(["build", str(root)]) == 0
    assert (root / "dashboards/Due.md").read_bytes() != before


def test_the_memory_of_a_build_goes_with_the_index(root: Path, own_cache: Path) -> None:
    """It holds the names of the notes: with ``cache: none`` nothing about the vault is kept."""
    assert run(["build", str(root)]) == 0
    assert (index_folder(root) / MEMORY).exists()
    (root / "netnotes.yaml").write_text("cache: none\n", encoding="utf-8")
    assert run(["build", str(root)]) == 0
    kept = [path for path in own_cache.rglob("*") if path.is_file() and b"Ana" in path.read_bytes()]
    assert kept == []


@pytest.mark.parametrize("content", [b"", b"\0" * 9, None], ids=["nothing", "zeros", "a folder"])
def test_a_memory_of_builds_that_is_none(root: Path, content: bytes | None) -> None:
    assert run(["build", str(root)]) == 0
    file = index_folder(root) / MEMORY
    file.unlink()
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)
    assert unchanged.recall(root, DAY) is None
    assert run(["build", str(root)]) == 0


@pytest.mark.parametrize("call", ["fork", "pipe"])
def test_no_process_more_may_be_started(root: Path, tmp_path_factory: pytest.TempPathFactory, call: str) -> None:
    """A limit of processes, memory or open files is reached: this one does the work alone."""
    large = tmp_path_factory.mktemp("large")
    write_demo(large, 30)
    number = {"fork": errno.EAGAIN, "pipe": errno.EMFILE}[call]
    with (
        mock.patch.object(os, call, side_effect=OSError(number, os.strerror(number))),
        mock.patch("netnotes.index.workers.FEWEST", 2),
    ):
        assert run(["people", "-C", str(root), "--format", "json"]) == 0
        assert run(["build", str(root)]) == 0
        assert_right(large)
    assert_right(large)
    check_index(large)


def test_two_workers_without_room_for_a_temporary_file(root: Path) -> None:
    (index_folder(root) / "index.db").unlink()
    failing = mock.Mock(side_effect=FileNotFoundError(errno.ENOENT, "no usable temporary directory"))
    with mock.patch.object(tempfile, "TemporaryFile", failing), mock.patch("netnotes.index.workers.FEWEST", 2):
        assert_right(root)
    given_answers(root)
    check_index(root)


def test_properties_of_any_name_are_answered(root: Path) -> None:
    for names in ({"aliases", "cadence"}, {"linkedin_id", "aliases"}, {"linkedin_id"}, {"private"}):
        network = load_network(root)
        assert network.written(frozenset(names)) == read_network(root).written(frozenset(names))
        network.close()
