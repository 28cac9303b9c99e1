"""How often a watch builds, counted: reading, its own pages and what editors leave behind are no reason to."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from netnotes.build import build_vault
from netnotes.model.errors import OperatorError
from netnotes.serving import watching
from netnotes.serving.rebuilding import Rebuilt, rebuild
from netnotes.serving.watching import Watch
from netnotes.vault.apart import pays_apart
from tests.serving.watched import HANGS, SMALL

TODAY = date(2026, 11, 21)
LONG = 0.7  # longer than it takes to hear of a change, wait for quiet and build


class Counted:
    """A watch in a thread of its own that counts what it does."""

    def __init__(self, root: Path, *, poll: bool = False) -> None:
        self.root, self.today = root, TODAY
        self.builds: list[date] = []
        self.failures: list[str] = []
        self.lines: list[str] = []
        self.raises: OperatorError | None = None
        self.watch = Watch(root, self._build, lambda: self.today, self, poll=poll)

    def _build(self, today: date) -> Rebuilt:
        if self.raises:
            raise self.raises
        return rebuild(self.root, today)

    def built(self, rebuilt: Rebuilt) -> None:
        self.builds.append(self.today)

    def failed(self, err: OperatorError | OSError) -> None:
        self.failures.append(str(err))

    def told(self, line: str) -> None:
        self.lines.append(line)

    def until(self, holds: Callable[[], object]) -> None:
        began = time.monotonic()
        while not holds():
            assert time.monotonic() - began < HANGS, (self.builds, self.failures, self.lines)
            time.sleep(0.01)

    def is_quiet(self) -> int:
        """How many builds there were once no more come."""
        before = -1
        while before != len(self.builds):
            before = len(self.builds)
            time.sleep(LONG)
        return before


@contextmanager
def counted(root: Path, *, poll: bool = False) -> Iterator[Counted]:
    """A watch that has begun to listen."""
    watch = Counted(root, poll=poll)
    thread = threading.Thread(target=watch.watch.run)
    thread.start()
    try:
        watch.until(lambda: watch.builds)
        watch.is_quiet()
        yield watch
    finally:
        watch.watch.stop()
        thread.join()


@pytest.fixture
def root(
    vault: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A small vault whose notes count as old: what is young is looked at once more, which these tests do not count."""
    monkeypatch.setenv("NETNOTES_STATE_DIR", str(tmp_path_factory.mktemp("state")))
    monkeypatch.setattr("netnotes.serving.sight.GRAIN_NS", 0)
    return vault(SMALL)


def append(root: Path, day: int) -> None:
    with (root / "people/Ana.md").open("a", encoding="utf-8") as note:
        note.write(f"- 2026-11-{day:02} call\n")


def test_what_is_no_reason_to_build(root: Path) -> None:
    (root / ".git").mkdir()
    (root / ".obsidian").mkdir()
    with counted(root) as watch:
        count = len(watch.builds)
        for path in root.rglob("*.md"):
            path.read_bytes()
        (root / ".obsidian/workspace.json").write_text("{}", encoding="utf-8")
        (root / ".git/index").write_text("x", encoding="utf-8")
        for name in ("people/.Ana.md.swp", "people/Ana.md~", "people/~Ana.md", "people/#Ana.md#", "picture.png"):
            (root / name).write_text("x", encoding="utf-8")
        build_vault(root, TODAY)  # another command that finds the pages as they should be
        (root / "dashboards/Home.md").write_bytes((root / "dashboards/Home.md").read_bytes())
        assert watch.is_quiet() == count


def test_an_edit_is_one_build_and_so_is_a_page_that_is_removed(root: Path) -> None:
    with counted(root) as watch:
        for day in (1, 2):
            count = len(watch.builds)
            append(root, 17 + day)
            append(root, day)
            assert watch.is_quiet() == count + 1
        count = len(watch.builds)
        (root / "dashboards/Home.md").unlink()
        assert watch.is_quiet() == count + 1
        assert (root / "dashboards/Home.md").exists()


@pytest.mark.parametrize("poll", [False, True])
def test_a_new_day_is_a_reason(root: Path, poll: bool) -> None:
    with counted(root, poll=poll) as watch:
        watch.today = date(2026, 12, 30)
        watch.until(lambda: watch.builds[-1] == watch.today)
        assert "| [Ana]" in (root / "dashboards/Due.md").read_text(encoding="utf-8")


def test_what_failed_is_tried_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "RETRY", 0.1)
    with counted(root) as watch:
        watch.raises = OperatorError("another command is writing")
        append(root, 19)
        watch.until(lambda: len(watch.failures) > 1)
        count = len(watch.builds)
        watch.raises = None
        watch.until(lambda: len(watch.builds) > count)


def test_a_change_that_was_never_told_is_found(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "HEARTBEAT", 0.5)
    monkeypatch.setattr("netnotes.serving.ears.concern_of", lambda *_, **__: None)
    with counted(root) as watch:
        append(root, 19)
        watch.until(lambda: "2026-12-20" in (root / "dashboards/Due.md").read_text(encoding="utf-8"))
        (root / "dashboards/Due.md").unlink()
        watch.until((root / "dashboards/Due.md").exists)


def test_no_process_is_forked_beside_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    alone = threading.active_count() == 1
    assert pays_apart() is alone
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        assert not pays_apart()
    finally:
        over.set()
        thread.join()


def test_nothing_is_left_in_memory(root: Path) -> None:
    def held() -> int:
        gc.collect()
        return len(gc.get_objects())

    for day in range(3):
        append(root, day + 1)
        rebuild(root, TODAY)
    before = held()
    for day in range(12):
        append(root, day + 1)
        rebuild(root, TODAY)
    assert held() - before < 200


def test_what_is_saved_while_it_looks_is_built_by_looking_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two saves within the clock's grain look the same; so what was young is built once more when it is old."""
    monkeypatch.setattr("netnotes.serving.sight.GRAIN_NS", 1_000_000_000)
    (root / "people/Ana.md").touch()
    with counted(root, poll=True) as watch:
        watch.until(lambda: len(watch.builds) > 1)
        assert watch.is_quiet() == 2
