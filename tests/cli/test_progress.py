"""A word about long work: on a terminal, after a second, and taken back."""

from __future__ import annotations

import io
import sys

import pytest

from netnotes.cli import progress


class Terminal(io.StringIO):
    """A standard error that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def work(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, *, patience: float = 0.0, quiet: bool = False) -> str:
    """What a piece of work says on a standard error."""
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE", patience)
    with progress.Progress("reading notes", quiet=quiet) as tell:
        tell(0, 5000)
        tell(2500, 5000)
    return stream.getvalue()


def test_short_work_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert work(monkeypatch, Terminal(), patience=60.0) == ""


def test_long_work_says_how_far_it_is_and_takes_it_back(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = work(monkeypatch, Terminal()).split("\r")
    assert shown[1:3] == ["reading notes: 0 of 5,000", "reading notes: 2,500 of 5,000"]
    assert shown[3] == " " * len(shown[2])
    assert shown[4] == ""


def test_quiet_work_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert work(monkeypatch, Terminal(), quiet=True) == ""


def test_a_pipe_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert work(monkeypatch, io.StringIO()) == ""
