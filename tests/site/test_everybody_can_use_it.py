"""axe-core finds nothing on any kind of page: WCAG 2.2 up to level AA, light, dark and on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.browsing import DESKTOP, PHONE, kinds_of, looking

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """(only) => axe.run(document, {
  runOnly: only, resultTypes: ["violations"], rules: { "heading-order": { enabled: false } },
}).then((found) => found.violations.map((one) => `${one.id}: ` + one.nodes.slice(0, 3)
  .map((node) => node.html.slice(0, 160) + " " + node.failureSummary).join("; ")))"""
# The headings inside a note are its author's: a note that begins with a small one is shown as it is.


def violations(page: Page, *, colours_only: bool = False) -> list[str]:
    only = {"type": "rule", "values": ["color-contrast"]} if colours_only else {"type": "tag", "values": TAGS}
    return list(page.evaluate(RUN, only))


@pytest.mark.parametrize(
    ("scheme", "width", "colours_only"), [("light", DESKTOP, False), ("dark", DESKTOP, True), ("light", PHONE, False)]
)
def test_pages(
    browser: Browser, axe: Path, site: Path, start: str, scheme: str, width: int, colours_only: bool
) -> None:
    found: dict[str, list[str]] = {}
    with looking(browser, start, width=width, axe=axe, color_scheme=scheme) as eyes:
        for path in kinds_of(site):
            if wrong := violations(eyes.go(path), colours_only=colours_only):
                found[path] = wrong
    assert found == {}


def test_open_search_and_menu(browser: Browser, axe: Path, start: str) -> None:
    with looking(browser, start, width=PHONE, axe=axe) as eyes:
        page = eyes.go("people.html")
        page.locator("summary", has_text="Menu").click()
        page.locator("[data-search] input:visible").fill("a")
        page.locator("[data-search] [role=option]:visible").first.wait_for()
        assert violations(page) == []


def test_it_would_find_something(browser: Browser, axe: Path, start: str) -> None:
    with looking(browser, start, axe=axe) as eyes:
        page = eyes.go("index.html")
        page.evaluate("document.querySelector('main').append(document.createElement('img'))")
        assert [line for line in violations(page) if line.startswith("image-alt")]
