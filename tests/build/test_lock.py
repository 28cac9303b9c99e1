"""A build that writes waits for its turn; one with nothing to write does not."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from netnotes.build import build_vault
from netnotes.model.errors import OperatorError
from netnotes.vault.lock import vault_lock

TODAY = date(2026, 11, 21)


@contextmanager
def busy(root: Path) -> Iterator[None]:
    """Another thread that writes in the vault; to the lock it is as good as another process."""
    holds, done = threading.Event(), threading.Event()

    def hold() -> None:
        with vault_lock(root):
            holds.set()
            done.wait(60)

    thread = threading.Thread(target=hold)
    thread.start()
    holds.wait(60)
    try:
        yield
    finally:
        done.set()
        thread.join()


@pytest.fixture
def root(
    vault: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    monkeypatch.setenv("NETNOTES_STATE_DIR", str(tmp_path_factory.mktemp("state")))
    monkeypatch.setattr("netnotes.vault.lock.vault_lock", partial(vault_lock, patience=0))
    return vault("=== people/Ana Silva.md\n---\ncadence: monthly\n---\n")


def test_pages_are_not_written_while_somebody_else_writes(root: Path) -> None:
    with busy(root), pytest.raises(OperatorError, match="another netnotes command"):
        build_vault(root, TODAY)
    assert not (root / "dashboards").exists()
    assert build_vault(root, TODAY).written


def test_a_build_with_nothing_to_write_waits_for_nobody(root: Path) -> None:
    build_vault(root, TODAY)
    with busy(root):
        assert build_vault(root, TODAY).written == ()
        assert build_vault(root, TODAY, check=True).stale == ()


def test_a_build_within_a_command_that_holds_the_lock_goes_on(root: Path) -> None:
    with vault_lock(root):
        assert build_vault(root, TODAY).written
