"""The network as a graph: looked at closely, moved, and left for somebody's page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.browsing import DESKTOP, PHONE, looking

BOX = "document.querySelector('.graph-picture').getAttribute('viewBox').split(' ').map(Number)"
# The node of a person that is nearest to the middle of the picture: nothing else is in its way there.
MIDDLE = """() => {
  const middle = (one) => {
    const box = one.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const [x, y] = middle(document.querySelector(".graph-picture"));
  const far = (node) => { const [across, down] = middle(node); return Math.hypot(across - x, down - y); };
  const nodes = Array.from(document.querySelectorAll(".graph-picture a"));
  return nodes.sort((a, b) => far(a) - far(b))[0].getAttribute("href");
}"""


def box(page: Page) -> list[float]:
    """What part of the picture is seen: left, top, width, height."""
    return list(page.evaluate(BOX))


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_closer_and_back(browser: Browser, start: str, width: int) -> None:
    with looking(browser, start, width=width) as eyes:
        page = eyes.go("graph.html")
        whole = box(page)
        page.locator("[data-zoom=in]").click()
        page.locator("[data-zoom=in]").click()
        closer = box(page)
        assert closer[2] < whole[2] * 0.7
        page.locator("[data-zoom=out]").click()
        assert closer[2] < box(page)[2] < whole[2]
        page.locator("[data-zoom=all]").click()
        assert box(page) == whole
        assert eyes.found() == []


def test_the_wheel_keeps_the_place_under_the_pointer(browser: Browser, start: str) -> None:
    with looking(browser, start) as eyes:
        page = eyes.go("graph.html")
        page.locator(".graph-picture").scroll_into_view_if_needed()
        picture = page.locator(".graph-picture").bounding_box()
        assert picture
        x, y = picture["x"] + picture["width"] * 0.4, picture["y"] + min(picture["height"], 700) * 0.4

        def under() -> tuple[float, float]:
            left, top, width, height = box(page)
            return (
                left + width * (x - picture["x"]) / picture["width"],
                top + height * (y - picture["y"]) / picture["height"],
            )

        page.mouse.move(x, y)
        page.mouse.wheel(0, -200)
        eyes.until(f"{BOX}[2] < {box(page)[2] + 1}")
        before, width = under(), box(page)[2]
        page.mouse.wheel(0, -200)
        eyes.until(f"{BOX}[2] < {width - 1}")
        after = under()
        assert abs(after[0] - before[0]) < 2
        assert abs(after[1] - before[1]) < 2


def test_dragging_moves_it_and_opens_nothing(browser: Browser, start: str) -> None:
    with looking(browser, start) as eyes:
        page = eyes.go("graph.html")
        for _ in range(3):
            page.locator("[data-zoom=in]").click()
        before = box(page)
        page.locator(".graph-picture").scroll_into_view_if_needed()
        picture = page.locator(".graph-picture").bounding_box()
        assert picture
        x, y = picture["x"] + picture["width"] / 2, picture["y"] + min(picture["height"], 700) / 2
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x - 60, y - 40, steps=5)
        page.mouse.up()
        after = box(page)
        assert after[0] > before[0]
        assert after[1] > before[1]
        assert after[2:] == before[2:]
        expect(page).to_have_title("Graph · netnotes")
        assert eyes.found() == []


def test_by_keyboard(browser: Browser, start: str) -> None:
    with looking(browser, start) as eyes:
        page = eyes.go("graph.html")
        whole = box(page)
        page.locator(".graph-picture a").first.focus()
        for _ in range(3):
            page.keyboard.press("+")
        closer = box(page)
        assert closer[2] < whole[2]
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("0")
        assert box(page) == whole
        page.keyboard.press("Enter")
        expect(page).not_to_have_title("Graph · netnotes")
        assert eyes.found() == []


FOCUSED = (
    "document.activeElement.closest('.graph-picture, .graph-frame') ? document.activeElement.dataset.n || '' : null"
)
PLACES = """() => Object.fromEntries(Array.from(document.querySelectorAll(".graph-picture a"), (one) => {
  const at = one.transform.baseVal.consolidate().matrix;
  return [one.dataset.n, [at.e, at.f]];
}))"""


def stops(page: Page) -> list[str | None]:
    """Where Tab stops from the link before the picture on, until it is past it: the nodes, empty for its frame."""
    page.locator("a[href='#graph-list']").focus()
    found: list[str | None] = []
    while not found or found[-1] is not None:
        page.keyboard.press("Tab")
        found.append(page.evaluate(FOCUSED))
        assert len(found) < 5
    assert page.evaluate("document.activeElement.matches('#graph-list summary')")
    return found[:-1]


def test_the_tab_key_stops_at_it_once_and_where_it_was_left(browser: Browser, start: str) -> None:
    with looking(browser, start) as eyes:
        page = eyes.go("graph.html")
        assert len(page.evaluate(PLACES)) > 10
        first = stops(page)
        assert len(first) == 1
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("End")
        last = page.evaluate(FOCUSED)
        assert first != [last] == stops(page)
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Home")
        assert [page.evaluate(FOCUSED)] == first == stops(page)
        assert eyes.found() == []


def test_without_javascript_the_list_has_its_links(browser: Browser, start: str) -> None:
    with looking(browser, start, java_script_enabled=False) as eyes:
        page = eyes.go("graph.html")
        assert stops(page) == [""], "the frame, which scrolls"
        hrefs = "(all) => all.map((one) => one.getAttribute('href'))"
        drawn = page.locator(".graph-picture a").evaluate_all(hrefs)
        page.keyboard.press("Enter")
        assert page.locator("#graph-list a").first.is_visible()
        assert sorted(page.locator("#graph-list a").evaluate_all(hrefs)) == sorted(drawn)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        eyes.until("!document.title.startsWith('Graph')")


def test_arrow_keys_go_to_the_next_on_that_side_and_reach_everybody(browser: Browser, start: str) -> None:
    with looking(browser, start) as eyes:
        page = eyes.go("graph.html")
        places = page.evaluate(PLACES)
        sides = {"ArrowLeft": (-1, 0), "ArrowRight": (1, 0), "ArrowUp": (0, -1), "ArrowDown": (0, 1)}
        seen: set[str] = set()
        waiting = stops(page)
        while waiting:
            node = waiting.pop()
            if node is None or node in seen:
                continue
            seen.add(node)
            for key, (across, down) in sides.items():
                page.locator(f".graph-picture a[data-n='{node}']").focus()
                page.keyboard.press(key)
                to = page.evaluate(FOCUSED)
                ahead = [
                    other
                    for other, (x, y) in places.items()
                    if (x - places[node][0]) * across + (y - places[node][1]) * down > 0
                ]
                assert (to in ahead) if ahead else to == node
                waiting.append(to)
        assert seen == set(places)
        assert eyes.found() == []


def test_shift_and_an_arrow_key_move_the_picture(browser: Browser, start: str) -> None:
    with looking(browser, start) as eyes:
        page = eyes.go("graph.html")
        page.locator(".graph-picture a").first.focus()
        for _ in range(3):
            page.keyboard.press("+")
        before, node = box(page), page.evaluate(FOCUSED)
        page.keyboard.press("Shift+ArrowDown")
        assert box(page)[1] > before[1]
        assert page.evaluate(FOCUSED) == node
        page.keyboard.press("0")
        page.keyboard.press("Enter")
        expect(page).not_to_have_title("Graph · netnotes")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_click_opens_a_page(browser: Browser, start: str, javascript: bool) -> None:
    with looking(browser, start, java_script_enabled=javascript) as eyes:
        page = eyes.go("graph.html")
        target = page.evaluate(MIDDLE)
        page.locator(f".graph-picture a[href='{target}']").first.click()
        eyes.until("!document.title.startsWith('Graph')")
        assert page.url == eyes.start + target
        assert eyes.found() == []


def test_the_same_in_words(browser: Browser, start: str) -> None:
    with looking(browser, start) as eyes:
        page = eyes.go("graph.html")
        page.locator("#graph-list summary").click()
        inside = page.locator("#graph-list").inner_text()
        drawn = page.locator(".graph-picture .node")
        assert drawn.count() > 10
        for name in ("Ana Silva", "Petra Vaněk", "Heron Grid"):
            assert name in inside
