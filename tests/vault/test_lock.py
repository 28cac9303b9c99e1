"""One writer at a time: real processes, one of them killed; and no vault without a way to write."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from netnotes.model.errors import OperatorError
from netnotes.vault import lock
from netnotes.vault.lock import vault_lock
from tests.index.processes import environment

HOLD = """
import sys
from pathlib import Path
from netnotes.vault.lock import vault_lock
with vault_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
COUNT = """
import os, sys
from pathlib import Path
from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.vault.changing import apply_changes, current
from netnotes.vault.state import VaultState
root, state = Path(sys.argv[1]), VaultState(Path(sys.argv[2]))
done = 0
while done < int(sys.argv[3]):
    before = current(root, "log.md")
    change = FileChange(path="log.md", before=before, after=b"%d\\n" % (int(before) + 1))
    try:
        apply_changes(root, [change], command="count", state=state)
    except OperatorError:
        continue
    done += 1
"""


@contextmanager
def held(root: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the lock of a vault."""
    command = [sys.executable, "-c", HOLD, str(root)]
    with subprocess.Popen(
        command, env=environment(tmp_path), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture(params=["folder", "file"])
def kind(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> str:
    """Locking the folder itself, and the file that stands for it where that is not possible."""
    if request.param == "file":
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("temporary")))
        real = fcntl.flock

        def no_folders(descriptor: int, operation: int) -> None:
            if stat.S_ISDIR(os.fstat(descriptor).st_mode):
                raise OSError(errno.EBADF, "Bad file descriptor")
            real(descriptor, operation)

        monkeypatch.setattr(fcntl, "flock", no_folders)
    return str(request.param)


def test_a_held_vault_is_waited_for_with_a_word_and_then_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_WORD_AFTER", 0)
    told: list[str] = []
    with (
        held(tmp_path, tmp_path),
        pytest.raises(OperatorError, match=r"another netnotes command has been writing .* nothing was written"),
        vault_lock(tmp_path, told.append, patience=0.1),
    ):
        pass
    assert told == ["waiting for another netnotes command that is writing in this vault"]


def test_a_killed_process_holds_nothing(tmp_path: Path) -> None:
    with held(tmp_path, tmp_path) as process:
        process.kill()
        process.wait()
        with vault_lock(tmp_path, patience=0):
            pass


def test_every_way_to_the_folder_meets_the_same_lock(tmp_path: Path) -> None:
    root = tmp_path / "My café notes"
    root.mkdir()
    (tmp_path / "link").symlink_to(root)
    with held(root, tmp_path), pytest.raises(OperatorError), vault_lock(tmp_path / "link", patience=0):
        pass
    with held(root, tmp_path), vault_lock(tmp_path, patience=0):
        pass


def test_the_same_thread_may_hold_it_twice(tmp_path: Path, kind: str) -> None:
    assert kind
    with vault_lock(tmp_path, patience=0):
        with vault_lock(tmp_path, patience=0):
            pass
        assert not free_for_others(tmp_path)
    assert free_for_others(tmp_path)


def free_for_others(root: Path) -> bool:
    """Whether another thread of this process gets the lock."""
    found: list[bool] = []

    def take() -> None:
        try:
            with vault_lock(root, patience=0):
                found.append(True)
        except OperatorError:
            found.append(False)

    thread = threading.Thread(target=take)
    thread.start()
    thread.join()
    return found[0]


def test_an_error_inside_lets_it_go(tmp_path: Path, kind: str) -> None:
    assert kind
    with pytest.raises(KeyError), vault_lock(tmp_path):
        raise KeyError
    assert free_for_others(tmp_path)


def test_nothing_is_written_into_the_vault(tmp_path: Path, kind: str) -> None:
    assert kind
    with vault_lock(tmp_path):
        assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_locked_commands_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(descriptor: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", none)
    with vault_lock(tmp_path):
        assert free_for_others(tmp_path)


def test_a_vault_that_went_away_is_told(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match=r"gone cannot be opened: No such file"), vault_lock(tmp_path / "gone"):
        pass


def test_no_descriptor_is_left_open(tmp_path: Path, kind: str) -> None:
    assert kind
    if not Path("/proc/self/fd").exists():
        pytest.skip("needs /proc")
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(3):
        assert free_for_others(tmp_path)
        with vault_lock(tmp_path):
            assert not free_for_others(tmp_path)
    assert len(os.listdir("/proc/self/fd")) == before


def test_two_processes_that_count_in_one_note_lose_nothing(tmp_path: Path) -> None:
    rounds = int(os.environ.get("NETNOTES_COUNTS", "200"))
    root = tmp_path / "vault"
    root.mkdir()
    (root / "log.md").write_bytes(b"0\n")
    command = [sys.executable, "-c", COUNT, str(root), str(tmp_path / "state"), str(rounds)]
    running = [subprocess.Popen(command, env=environment(tmp_path), stderr=subprocess.PIPE) for _ in range(2)]
    for process in running:
        _, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
    assert (root / "log.md").read_bytes() == b"%d\n" % (2 * rounds)
    assert [path.name for path in root.iterdir()] == ["log.md"]
