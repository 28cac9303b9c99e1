"""What open pages are told."""

import json
import threading
from typing import Any

import pytest

from netnotes.serving.live import MOST_KEPT, MOST_PATHS, Banner, Live

WRONG = Banner("Something cannot be read:", ("people/Bo.md:3: not a map",), "problems.html")


def said(live: Live, since: str) -> Any:
    return json.loads(live.message(since)[2])


def test_a_page_hears_what_changed_since_it_was_loaded() -> None:
    live = Live()
    first = live.revision
    assert said(live, first) == {"revision": first, "changed": [], "banner": None}
    live.changed(["index.html", "due.html"], None)
    second = live.revision
    live.changed(["due.html", "people/ana.html"], WRONG)
    assert said(live, first)["changed"] == ["due.html", "index.html", "people/ana.html"]
    assert said(live, second)["changed"] == ["due.html", "people/ana.html"]
    assert said(live, live.revision)["changed"] == []
    assert said(live, second)["banner"] == {"title": WRONG.title, "lines": list(WRONG.lines), "page": "problems.html"}


def test_where_it_is_not_known_anything_may_have_changed() -> None:
    live, other = Live(), Live()
    live.changed(["a.html"], None)
    old = live.revision
    for number in range(MOST_KEPT + 1):
        live.changed([f"{number}.html"], None)
    for since in (old, other.revision, "", "x", f"{old}000", old.replace("-", "-x"), old + "9" * 5000):
        assert said(live, since)["changed"] is None, since
    before = live.revision
    live.changed([f"{number}.html" for number in range(MOST_PATHS + 1)], None)
    assert said(live, before)["changed"] is None


def test_a_build_that_changes_nothing_is_no_news() -> None:
    live = Live()
    told, revision, _ = live.message("")
    live.changed([], None)
    assert (live.wait(told, 0), live.revision) == (False, revision)
    live.changed([], WRONG)
    assert (live.wait(told, 0), live.revision) == (True, revision)
    told, _, _ = live.message("")
    live.changed([], WRONG)
    assert not live.wait(told, 0)
    live.changed([], None)
    assert live.wait(told, 0)
    assert said(live, revision)["banner"] is None


@pytest.mark.parametrize("warns", [True, False])
def test_who_waits_is_woken(warns: bool) -> None:
    live = Live()
    told, _, _ = live.message("")
    heard: list[bool] = []
    thread = threading.Thread(target=lambda: heard.append(live.wait(told, 60)))
    thread.start()
    live.warn(WRONG) if warns else live.changed(["index.html"], None)
    thread.join(60)
    assert heard == [True]
