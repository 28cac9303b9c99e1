"""A browser, and the site of the example vault, made once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from tests.index.processes import environment, run
from tests.site.tools import AXE, NO_AXE, NO_CHROMIUM, TOP, find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_MISSING: set[str] = set()


def _without(line: str) -> NoReturn:
    """Skip, and say so loudly at the end; in CI that is a failure."""
    _MISSING.add(line)
    if os.environ.get("CI"):
        pytest.fail(line, pytrace=False)
    pytest.skip(line)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One loud line for each thing that is missing."""
    for line in sorted(_MISSING):
        terminalreporter.write_line(f"!!! BROWSER TESTS DID NOT RUN: {line}", red=True, bold=True)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The program; asked for before anything is made to be looked at."""
    return find_chromium() or _without(NO_CHROMIUM)


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Chromium, without a window; for one module, so that no thread of it is left beside other tests."""
    from playwright.sync_api import sync_playwright

    from tests.site.browsing import FLAGS

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> Path:
    """axe-core's script."""
    if not AXE.exists():
        _without(NO_AXE)
    return AXE


@pytest.fixture(scope="session")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the example vault; nobody changes it."""
    above = tmp_path_factory.mktemp("site")
    shutil.copytree(TOP / "example-vault", above / "vault", ignore=shutil.ignore_patterns("dashboards"))
    run(above / "vault", ("build", "--site"), environment(above))
    return above / "vault" / "site"


@pytest.fixture(scope="session")
def start(site: Path) -> str:
    """Where the site begins for a browser: on the disk, as with a double click."""
    return site.as_uri() + "/"
