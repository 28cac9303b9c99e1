"""What holds for every picture: it is XML, says what it shows, and whatever names try, they stay names."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from markupsafe import Markup

from netnotes.pages.pictures.gallery import Gallery
from tests.pages.hostile import TOKENS
from tests.pages.pictures.drawn import (
    account,
    branch,
    category,
    favour,
    goal,
    parsed,
    somebody,
    touch,
    web_of,
    words,
)

VECTORS = (
    "<script>document.title='x'</script>", "<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>', "</title><a>",
    "' onmouseover='alert(1)", "javascript:alert(1)", "</svg><iframe src=//evil.example>", "&lt;script&gt;", "]]><x>",
    "<style>*{display:none}</style>", "\x00\x1b[31m", "\ud800", "\ufffe", "<!-- ", "{{7*7}}", "`${1}`", "&#x3c;b&#x3e;",
)  # fmt: skip
PICTURES: dict[str, Callable[[str], Markup]] = {
    "calendar": lambda text: Gallery().calendar([touch("2026-03-03", text=text), touch("2026-04-01", text)], text),
    "calendar of all": lambda text: Gallery().calendar([touch("2026-03-03", text, name=text, path="a.md")]),
    "running balance": lambda text: Gallery().running_balance(
        [favour("2026-01-01", "gave", 1, 1, text), favour("2026-02-01", "got", 2, -1, text)]
    ),
    "balances": lambda text: Gallery().balances([account(text, 3, 1)]),
    "goal progress": lambda text: Gallery().goal_progress(goal(text)),
    "goal tree": lambda text: Gallery().goal_tree([branch(text, 1, horizon=text), branch(text, 2, 1, 1)]),
    "categories": lambda text: Gallery().categories([category(text, 3, 2, 1), category(text, 0, 0, 0)]),
    "capacity": lambda text: Gallery().capacity(
        {"promised": "22.2", "capacity": 20, "overcommitted": True, "over_by": text}
    ),
    "graph": lambda text: Gallery().graph(_graph(text)),
    "graph in words": lambda text: Gallery().graph_in_words(_graph(text)),
}


def _graph(text: str) -> dict[str, object]:
    one, other = somebody("Ana", "=x", category=[text]), somebody("Bo", "=x")
    one["name"] = text
    other["name"] = text
    return web_of(
        one, other, introduced=[("Ana", "Bo")], organizations=[{"name": text, "path": "=x", "href": None}]
    )  # fmt: skip


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("text", [*TOKENS, *VECTORS])
def test_hostile_names_stay_text(name: str, text: str) -> None:
    picture = parsed(PICTURES[name](text))
    plain = parsed(PICTURES[name]("Ana"))
    assert _skeleton(picture) <= _skeleton(plain)
    assert not any(len(one) for one in picture.iter() if one.tag in {"text", "title", "desc"})


def _skeleton(picture: ET.Element) -> set[tuple[str, str]]:
    """Which elements and attributes there are, and every address."""
    found = {(one.tag, name) for one in picture.iter() for name in ("", *one.attrib)}
    return found | {("address", one.get("href", "")) for one in picture.iter() if "href" in one.attrib}


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_hold_neither_style_nor_script_nor_remote_addresses(name: str) -> None:
    markup = PICTURES[name]("Ana")
    for one in parsed(markup).iter():
        assert one.tag not in {"script", "style", "image", "foreignObject", "use", "iframe"}
        assert not [key for key in one.attrib if key == "style" or key.startswith(("on", "xlink"))]
    assert "//" not in markup
    assert "url(" not in markup
    assert re.search(r"#[0-9a-fA-F]{3}", markup) is None, "colours stand in style.css"


@pytest.mark.parametrize("name", [name for name in PICTURES if name != "graph in words"])
def test_pictures_say_what_they_show(name: str) -> None:
    picture = parsed(PICTURES[name]("Ana"))
    whole = [one for one in picture.iter("svg") if one.get("role")]
    assert whole
    for svg in whole:
        assert svg[0].tag == "title"
        assert svg[0].text
        assert svg[1].tag == "desc"
        assert svg[1].text
        focusable = [one for one in svg.iter() if "href" in one.attrib]
        assert (svg.get("role") == "img") == (not focusable), "what is inside of an image can be reached by nobody"
    hidden = [one for one in picture.iter("svg") if one.get("aria-hidden") == "true"]
    inner = [one for svg in whole for one in svg.iter("svg")]
    assert len(whole) + len(hidden) + len(inner) - len(whole) == len(list(picture.iter("svg")))


@pytest.mark.parametrize("name", PICTURES)
def test_the_same_records_give_the_same_bytes(name: str) -> None:
    assert PICTURES[name]("José (Ángel)") == PICTURES[name]("José (Ángel)")


@pytest.mark.parametrize("name", PICTURES)
def test_long_names_are_cut(name: str) -> None:
    assert len(PICTURES[name]("x" * 5000)) < 25_000
    assert all(len(text) < 100 for text in words(parsed(PICTURES[name]("x" * 5000))))


def test_nothing_to_show_is_no_picture() -> None:
    gallery = Gallery()
    none = {"promised": "0.0", "capacity": 20, "overcommitted": False, "over_by": "0.0"}
    drawn = [
        gallery.calendar([], "Ana"), gallery.calendar([]), gallery.running_balance([]), gallery.balances([]),
        gallery.goal_tree([]), gallery.categories([]), gallery.capacity(none), gallery.graph(web_of()),
        gallery.graph(web_of(somebody("Ana"))), gallery.graph_in_words(web_of()),
        gallery.running_balance([favour("2026-01-01", "gave", 1, 1)]),
    ]  # fmt: skip
    assert drawn == [Markup("")] * len(drawn)
