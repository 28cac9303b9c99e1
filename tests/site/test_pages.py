"""Every page of the site in a real browser, from the disk: as wide as a desk's screen and as a phone, and on paper."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page

from tests.site.browsing import DESKTOP, PHONE, kinds_of, looking, pages_of

TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CUT_TABLES = (
    "[...document.querySelectorAll('.table')].map(one => one.scrollWidth - one.clientWidth).filter(more => more > 0)"
)
COLOURS = "[getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.body).color]"
# What can be reached with Tab: what is hidden or in a closed menu cannot.
REACHABLE = """() => {
  const parts = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]");
  const reachable = Array.from(parts).filter((one) =>
    one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }));
  reachable.forEach((one, index) => { one.dataset.reach = String(index + 1); });
  return reachable.map((one) => one.dataset.reach);
}"""
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  const inside = box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth;
  const seen = outlined && inside && box.bottom > 0 && box.top < innerHeight;
  return { reach: one.dataset.reach || "", seen, what: one.outerHTML.slice(0, 120) };
}"""


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_every_page(browser: Browser, site: Path, start: str, width: int) -> None:
    wrong: dict[str, object] = {}
    with looking(browser, start, width=width) as eyes:
        for path in pages_of(site):
            page = eyes.go(path)
            heading, title = page.locator("main h1").all_inner_texts(), page.title()
            if heading != ["Home" if path == "index.html" else title.removesuffix(" · netnotes")]:
                wrong[f"{path}: title"] = (title, heading)
            if (more := page.evaluate(TOO_WIDE)) > 0:
                wrong[f"{path}: too wide"] = more
            if found := eyes.found():
                wrong[f"{path}: found"] = list(found)
                eyes.errors.clear()
                eyes.elsewhere.clear()
    assert wrong == {}


def test_every_link_leads_somewhere(browser: Browser, site: Path, start: str) -> None:
    """With JavaScript and without: what scripts add leads to pages that are there, too."""
    hrefs = """() => Array.from(document.querySelectorAll("a[href], link[href], script[src], img[src]"))
      .map((one) => one.getAttribute("href") || one.getAttribute("src"))
      .map((written) => [new URL(written, document.baseURI).href, written])"""
    dead = set()
    with looking(browser, start) as eyes:
        for path in kinds_of(site):
            page = eyes.go(path)
            for full, written in page.evaluate(hrefs):
                inside = full.startswith(start) and not written.startswith("/")
                there = inside and (site / _path(full.removeprefix(start))).is_file()
                anchor = full.partition("#")[2]
                if full.startswith("file:") and not there:
                    dead.add((path, written))
                if written.startswith("#") and not page.locator(f"[id='{anchor}']").count():
                    dead.add((path, written))
    assert dead == set()


def _path(url: str) -> str:
    return unquote(url.partition("#")[0].partition("?")[0])


def test_light_and_dark(browser: Browser, start: str) -> None:
    found = {}
    for scheme in ("light", "dark"):
        with looking(browser, start, color_scheme=scheme) as eyes:
            found[scheme] = [_brightness(colour) for colour in eyes.go("index.html").evaluate(COLOURS)]
    (light_ground, light_text), (dark_ground, dark_text) = found["light"], found["dark"]
    assert light_ground > 200 > 80 > light_text
    assert dark_text > 200 > 80 > dark_ground


def _brightness(colour: str) -> float:
    """Of ``rgb(1, 2, 3)``."""
    parts = [float(part) for part in colour.partition("(")[2].rstrip(")").split(",")[:3]]
    return sum(parts) / 3


def test_on_paper(browser: Browser, site: Path, start: str) -> None:
    """What one presses is not printed, nothing is cut off at the side, and what is dark on a screen is not black."""
    with looking(browser, start, width=720, color_scheme="dark") as eyes:
        for path in kinds_of(site):
            page = eyes.go(path)
            page.emulate_media(media="print")
            for part in ("nav", ".skip", "[data-search]", ".filters", ".graph-tools"):
                assert [one for one in page.locator(part).all() if one.is_visible()] == [], (path, part)
            assert page.locator("main h1").is_visible()
            assert page.evaluate(TOO_WIDE) <= 0, path
            assert page.evaluate(CUT_TABLES) == [], path
            if "graph" not in path:
                ground, text = (_brightness(colour) for colour in page.evaluate(COLOURS))
                assert ground > 200 > 80 > text, path
            page.emulate_media(media="screen")
        assert eyes.found() == []


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_without_javascript(browser: Browser, site: Path, start: str, width: int) -> None:
    with looking(browser, start, width=width, java_script_enabled=False) as eyes:
        page = eyes.go("people.html")
        assert not page.locator("#filters").is_visible()
        assert not [one for one in page.locator("[data-search]").all() if one.is_visible()]
        rows = page.locator("#people tbody tr")
        assert rows.count() == len(list((site / "people").glob("*.html")))
        assert all(row.is_visible() for row in rows.all())
        if width == PHONE:
            page.locator("summary", has_text="Menu").click()
        page.locator("nav").get_by_role("link", name="Goals").click()
        assert page.title() == "Goals · netnotes"
        page.go_back()
        rows.get_by_role("link", name="Ana Silva").click()
        assert page.title() == "Ana Silva · netnotes"
        assert eyes.found() == []


def tab_through(page: Page) -> tuple[set[str], list[str]]:
    """Which elements Tab reaches, and those of them that do not show it."""
    reached: set[str] = set()
    unseen: list[str] = []
    for _ in range(1500):
        page.keyboard.press("Tab")
        now = page.evaluate(FOCUSED)
        if now is None or now["reach"] in reached:
            break
        reached.add(now["reach"])
        if not now["seen"]:
            unseen.append(now["what"])
    return reached, unseen


@pytest.mark.parametrize("path", ["index.html", "due.html", "people.html", "people/ana-silva.html", "goals.html"])
@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_by_keyboard_alone(browser: Browser, start: str, path: str, width: int) -> None:
    with looking(browser, start, width=width) as eyes:
        page = eyes.go(path)
        wanted = set(page.evaluate(REACHABLE))
        reached, unseen = tab_through(page)
        missed = [
            page.locator(f"[data-reach='{one}']").evaluate("(one) => one.outerHTML.slice(0, 120)")
            for one in wanted - reached
        ]
        assert (missed, unseen) == ([], [])


def test_the_first_stop_leads_past_the_menu(browser: Browser, start: str) -> None:
    with looking(browser, start) as eyes:
        page = eyes.go("people/ana-silva.html")
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUSED)["seen"]
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_nothing_moves_where_that_is_not_wanted(browser: Browser, site: Path, start: str) -> None:
    moving = """() => Array.from(document.querySelectorAll("*")).filter((one) => {
      const style = getComputedStyle(one);
      const times = `${style.transitionDuration}, ${style.animationDuration}`.split(",");
      return times.some((time) => parseFloat(time) > 0);
    }).map((one) => one.outerHTML.slice(0, 120))"""
    with looking(browser, start, reduced_motion="reduce") as eyes:
        for path in kinds_of(site):
            assert eyes.go(path).evaluate(moving) == [], path
