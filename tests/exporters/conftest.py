"""Exports of a vault written in the test."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import pytest

from netnotes.exporters import export_as
from netnotes.exporters.writing.options import Options
from netnotes.index.load import index_network

TODAY = date(2026, 11, 21)


class Export(Protocol):
    """Writes a vault, and exports it."""

    def __call__(self, format_: str, text: str = "", *, today: date = TODAY, **options: Any) -> bytes: ...


def exported(root: Path, format_: str, today: date = TODAY, **options: Any) -> bytes:
    """A format of the vault in a folder."""
    network = index_network(root)
    try:
        return export_as(format_, network, today, Options(**options))
    finally:
        network.close()


@pytest.fixture
def export(vault: Callable[[str], Path]) -> Export:
    """Writes the vault of a text and gives its export in a format; without a text, once more that of the last one."""

    def run(format_: str, text: str = "", *, today: date = TODAY, **options: Any) -> bytes:
        return exported(vault(text), format_, today, **options)

    return run
