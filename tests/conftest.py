"""Fixtures for every test: a vault written from one text, and the network read from it."""

import re
import signal
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import settings

from netnotes.model.network import Network
from netnotes.vault.load import load_network

settings.register_profile("netnotes", deadline=None)  # a busy machine is no failure
settings.load_profile("netnotes")
_FILE = re.compile(r"^=== (\S.*)\n", re.MULTILINE)


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of its own for every test: the tester's is neither read nor written."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("NETNOTES_CACHE_DIR", str(folder))
    return folder


@pytest.fixture(autouse=True, scope="session")
def ctrl_c_works() -> None:
    """What tests start can be interrupted also where whoever runs the tests ignores it (in the background)."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def vault(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a vault from one text, in which a line ``=== path/to/note.md`` starts each file; returns its root.

    Indentation that all lines share is taken away. A second call adds to the same vault.
    """

    def write(text: str) -> Path:
        before, *parts = _FILE.split(dedent(text))
        assert not before.strip(), f"the text must begin with a line '=== path': {before!r}"
        for name, content in zip(parts[::2], parts[1::2], strict=True):
            path = tmp_path / name.strip()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8", newline="")
        return tmp_path

    return write


@pytest.fixture
def network(vault: Callable[[str], Path]) -> Callable[[str], Network]:
    """Writes a vault as `vault` does and reads it."""
    return lambda text: load_network(vault(text))
