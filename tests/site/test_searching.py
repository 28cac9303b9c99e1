"""The list of people and the search over everything, from the disk: no request is made for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.browsing import DESKTOP, PHONE, looking

SHOWN = """() => Array.from(document.querySelectorAll("#people tbody tr"))
  .filter((row) => !row.hidden).map((row) => row.cells[0].textContent.trim())"""


def shown(page: Page) -> list[str]:
    return list(page.evaluate(SHOWN))


def status_of(page: Page, name: str) -> str:
    return page.locator("#people tbody tr", has_text=name).locator("td").nth(3).inner_text()


def test_people_by_text(browser: Browser, start: str) -> None:
    with looking(browser, start) as eyes:
        page = eyes.go("people.html")
        everybody = shown(page)
        field = page.locator("#filters [name=q]")
        field.fill("iban")
        assert shown(page) == ["José Ángel Ibáñez"]
        assert page.locator("#found").inner_text() == f"1 of {len(everybody)} people"
        field.fill("MARIA costa")
        assert [name.split(" (")[0] for name in shown(page)] == ["Maria Costa", "Maria Costa"]
        field.fill("nobody of that name")
        assert shown(page) == []
        page.reload()
        assert field.input_value() == "nobody of that name"
        assert shown(page) == []
        field.fill("")
        assert shown(page) == everybody
        assert eyes.found() == []


def test_filters_are_in_the_address(browser: Browser, start: str) -> None:
    with looking(browser, start) as eyes:
        page = eyes.go("people.html")
        everybody = shown(page)
        for name in ("status", "tier", "category", "goal"):
            choice = page.locator(f"#filters [name={name}]")
            value = choice.locator("option").nth(1).get_attribute("value")
            assert value
            choice.select_option(value)
            some = shown(page)
            assert 0 < len(some) < len(everybody), name
            address = page.url
            page.reload()
            assert (page.url, choice.input_value(), shown(page)) == (address, value, some)
            choice.select_option("")
            assert shown(page) == everybody
        page.locator("#filters [name=status]").select_option("overdue")
        page.locator("#filters [name=q]").fill("a")
        both, address = shown(page), page.url
        assert both
        with looking(browser, start) as other:  # somebody opens the same address
            other.page.goto(address)
            assert shown(other.page) == both
            assert {status_of(other.page, name) for name in both} == {"overdue"}
        assert eyes.found() == []


def test_sorting(browser: Browser, start: str) -> None:
    with looking(browser, start) as eyes:
        page = eyes.go("people.html")
        by_name = shown(page)
        heads = page.locator("#people thead th")
        heads.filter(has_text="Name").get_by_role("button").click()
        assert heads.filter(has_text="Name").get_attribute("aria-sort") == "descending"
        assert shown(page) == list(reversed(by_name))
        page.reload()
        assert shown(page) == list(reversed(by_name))
        column = heads.all_inner_texts().index("Last contact")
        heads.nth(column).get_by_role("button").click()
        days = page.locator(f"#people tbody tr td:nth-child({column + 1})")
        dates = [day.get_attribute("data-value") or "~" for day in days.all()]
        assert dates == sorted(dates)
        assert heads.nth(column).get_attribute("aria-sort") == "ascending"
        assert eyes.found() == []


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_search_over_everything(browser: Browser, site: Path, start: str, width: int) -> None:
    with looking(browser, start, width=width) as eyes:
        page = eyes.go("people/ana-silva.html")  # one folder down
        field = page.locator("[data-search] input:visible")
        results = page.locator("[data-search] [role=option]:visible")
        field.fill("heron")
        expect(results.filter(has_text="Heron Grid").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        field.fill("open grid")
        expect(results.first).to_contain_text("Write a field guide to open grid data")
        field.press("ArrowDown")
        assert results.first.get_attribute("aria-selected") == "true"
        field.press("Enter")
        expect(page).to_have_title("Write a field guide to open grid data · netnotes")
        field.fill("陈")
        results.first.click()
        expect(page).to_have_title("陈思远 · netnotes")
        field.fill("no such thing anywhere")
        expect(page.locator("[data-search] [role=status]", has_text="Nothing found").first).to_be_attached()
        assert results.count() == 0
        assert eyes.found() == []


def test_search_by_keyboard(browser: Browser, start: str) -> None:
    with looking(browser, start) as eyes:
        page = eyes.go("index.html")
        page.keyboard.press("/")
        page.keyboard.type("ana silva", delay=5)
        results = page.locator("[data-search] [role=option]:visible")
        expect(results.first).to_contain_text("Ana Silva")
        page.keyboard.press("Escape")
        assert results.count() == 0
        page.keyboard.press("Enter")
        expect(page).to_have_title("Ana Silva · netnotes")
        assert eyes.found() == []
