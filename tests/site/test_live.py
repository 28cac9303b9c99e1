"""`netnotes serve` in a real browser: pages load anew where somebody was reading, and say what is wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.serving.watched import Watched, watching
from tests.site.browsing import DESKTOP, PHONE, Eyes, kinds_of, looking
from tests.site.test_everybody_can_use_it import violations
from tests.site.tools import TOP

SMALL = """
    === people/Ana Silva.md
    ---
    cadence: monthly
    role: Curator
    ---
    {paragraphs}
    === people/Bram.md
    ---
    cadence: weekly
    ---
    === goals/Learn to sail.md
    ---
    people: ["[[Ana Silva]]"]
    ---
"""
ANA = "people/Ana Silva.md"
PAGE = "people/ana-silva.html"
MARK = "window.netnotesMark = 'the same document'"
IS_MARKED = "window.netnotesMark !== undefined"
LISTENS = "document.documentElement.dataset.live === 'on'"


@pytest.fixture
def root(vault: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with one long note, and nothing else beside it."""
    long = "\n\n    ".join(f"Paragraph {number} of what she told." for number in range(60))
    return vault(SMALL.format(paragraphs=long)).rename(tmp_path_factory.mktemp("above") / "vault")


@contextmanager
def served(
    browser: Browser, root: Path, *, width: int = DESKTOP, axe: Path | None = None
) -> Iterator[tuple[Watched, Eyes]]:
    with watching(root, root.parent, "--port", "0", "--no-open", name="serve") as watched:
        watched.until(lambda: watched.out, "its address")
        with looking(browser, watched.out[0], width=width, axe=axe) as eyes:
            yield watched, eyes


def append(root: Path, line: str) -> None:
    with (root / ANA).open("a", encoding="utf-8") as note:
        note.write(f"\n{line}\n")


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_an_edit_shows_where_somebody_was_reading(browser: Browser, root: Path, width: int) -> None:
    with served(browser, root, width=width) as (_, eyes):
        page = eyes.go(PAGE)
        page.evaluate("window.scrollTo(0, 300)")
        place = page.evaluate("scrollY")
        assert place > 200
        for number in range(3):
            page.evaluate(MARK)
            append(root, f"She walks {number} dogs along the quay.")
            expect(page.get_by_text(f"She walks {number} dogs along the quay.")).to_be_attached()
            assert not page.evaluate(IS_MARKED)
            eyes.until(f"Math.abs(scrollY - {place}) < 2")
        assert eyes.found() == []


def test_a_page_that_shows_nothing_of_it_stays(browser: Browser, root: Path) -> None:
    with served(browser, root) as (watched, eyes):
        page = eyes.go("people/bram.html")
        page.evaluate(MARK)
        page.locator("[data-search] input:visible").fill("half a wo")
        append(root, "She walks dogs along the quay.")
        watched.hears("of the site made anew")
        with looking(browser, eyes.start) as other:
            expect(other.go(PAGE).get_by_text("She walks dogs along the quay.")).to_be_attached()
        assert page.evaluate(IS_MARKED)
        assert page.locator("[data-search] input:visible").input_value() == "half a wo"


def test_the_address_keeps_its_filters(browser: Browser, root: Path) -> None:
    with served(browser, root) as (_, eyes):
        page = eyes.go("people.html")
        page.locator("#filters [name=q]").fill("silva")
        page.evaluate(MARK)
        note = root / ANA
        text = note.read_text(encoding="utf-8").replace("role: Curator", "role: Chief curator")
        note.write_text(text, encoding="utf-8")
        expect(page.locator("#people tbody tr", has_text="Ana Silva")).to_contain_text("Chief curator")
        eyes.until("document.querySelectorAll('#people tbody tr:not([hidden])').length === 1")
        assert not page.evaluate(IS_MARKED)
        assert page.locator("#filters [name=q]").input_value() == "silva"


def test_a_broken_note_is_said_on_the_page(browser: Browser, root: Path, axe: Path) -> None:
    with served(browser, root, axe=axe) as (_, eyes):
        page = eyes.go(PAGE)
        banner = page.locator(".live-banner")
        assert banner.count() == 0
        broken = root / "people/<img src=x onerror=alert(1)>.md"
        broken.write_text("---\ncadence: [\n---\n", encoding="utf-8")
        expect(banner).to_contain_text("people/<img src=x onerror=alert(1)>.md:3: ")
        assert violations(page) == []
        page.goto(eyes.start)
        expect(banner).to_contain_text("needs mending")
        banner.get_by_role("link", name="All problems").click()
        expect(page).to_have_title("Problems · netnotes")
        banner.get_by_role("button", name="Hide").click()
        expect(banner).to_have_count(0)
        page.reload()
        eyes.until(LISTENS)
        expect(banner).to_have_count(0)
        broken.write_text("---\ncadence: [\n---\n\n", encoding="utf-8")
        broken.unlink()
        (root / "people/Other.md").write_text("---\ncadence: [\n---\n", encoding="utf-8")
        expect(banner).to_contain_text("people/Other.md")
        (root / "people/Other.md").unlink()
        expect(banner).to_have_count(0)
        assert eyes.found() == []


def test_a_page_that_is_not_there_yet(browser: Browser, root: Path) -> None:
    with served(browser, root) as (_, eyes):
        page = eyes.go("people/new-friend.html")
        expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")
        (root / "people/New Friend.md").write_text("---\ncadence: monthly\n---\n", encoding="utf-8")
        expect(page.get_by_role("heading", level=1)).to_have_text("New Friend")
        (root / "people/New Friend.md").unlink()
        expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")


def test_a_server_that_comes_back_shows_what_is_new(browser: Browser, root: Path) -> None:
    with served(browser, root) as (watched, eyes):
        page = eyes.go(PAGE)
        eyes.until(LISTENS)
        port = eyes.start.rstrip("/").rpartition(":")[2]
        assert watched.interrupt() == 130
        append(root, "She walks dogs along the quay.")
        with watching(root, root.parent, "--port", port, "--no-open", name="serve"):
            expect(page.get_by_text("She walks dogs along the quay.")).to_be_attached()


def test_many_open_pages(browser: Browser, root: Path) -> None:
    """A browser has six connections to a server; pages in the background take none of them."""
    with served(browser, root) as (_, eyes):
        eyes.go("index.html")
        context = eyes.page.context
        for _ in range(8):
            other = context.new_page()
            other.add_init_script("Object.defineProperty(document, 'visibilityState', { value: 'hidden' })")
            other.goto(eyes.start + PAGE)
        assert eyes.go("due.html").title() == "Due · netnotes"


def test_every_kind_of_page_over_the_server(browser: Browser, tmp_path: Path, site: Path) -> None:
    root = shutil.copytree(TOP / "example-vault", tmp_path / "vault")
    with served(browser, root) as (_, eyes):
        for path in kinds_of(site):
            eyes.go(path)
            eyes.until(LISTENS)
        assert eyes.found() == []
