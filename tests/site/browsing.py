"""A browser that notes what a reader would not see: errors, requests to somewhere else, dialogs."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Error, Page

DESKTOP, PHONE = 1280, 360
HANGS = 60.0
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip
_QUIET = re.compile(r"^(data:|about:|blob:)")


class Eyes:
    """An open page, and what happened on it. ``start`` is where all that it may ask for lies."""

    def __init__(self, page: Page, start: str) -> None:
        self.page, self.start = page, start
        self.errors: list[str] = []
        self.elsewhere: list[str] = []
        page.set_default_timeout(20_000)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self._asked(request.url))
        page.on("dialog", self._dialog)

    def _said(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            self.errors.append(said.text)

    def _asked(self, url: str) -> None:
        if not url.startswith(self.start) and not _QUIET.match(url):
            self.elsewhere.append(url)

    def _dialog(self, dialog: Dialog) -> None:
        self.errors.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def go(self, path: str) -> Page:
        """Open a page of the site."""
        self.page.goto(self.start + quote(path, safe="/#?=&"))
        return self.page

    def until(self, holds: str) -> None:
        """Wait until JavaScript says so; a page may be loaded anew meanwhile."""
        began = time.monotonic()
        while not self._says(holds):
            assert time.monotonic() - began < HANGS, holds
            time.sleep(0.02)

    def _says(self, holds: str) -> bool:
        try:
            return bool(self.page.evaluate(holds))
        except Error as err:
            if "context was destroyed" in str(err):
                return False
            raise

    def found(self) -> list[str]:
        """What should not have happened."""
        return [*self.errors, *self.elsewhere]


@contextmanager
def looking(
    browser: Browser, start: str, *, width: int = DESKTOP, axe: Path | None = None, **how: Any
) -> Iterator[Eyes]:
    """A window of its own, so wide; ``how`` are Playwright's settings of a context."""
    context = browser.new_context(viewport={"width": width, "height": 900}, **how)
    if axe is not None:
        context.add_init_script(path=axe)  # before the page, and not bound by the page's policy
    try:
        yield Eyes(context.new_page(), start)
    finally:
        context.close()


def pages_of(site: Path) -> list[str]:
    """Every page of a site."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def kinds_of(site: Path) -> list[str]:
    """Every page but people, goals and organizations, and of these one, with the most to show."""
    folders = ("people", "goals", "organizations")
    single = [max((site / folder).glob("*.html"), key=lambda path: path.stat().st_size) for folder in folders]
    return [page for page in pages_of(site) if "/" not in page] + [path.relative_to(site).as_posix() for path in single]
