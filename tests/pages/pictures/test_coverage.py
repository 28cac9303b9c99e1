from __future__ import annotations

from netnotes.pages.pictures.coverage import capacity, categories
from tests.pages.pictures.drawn import category, marked, parsed, titles, words


def test_bars_tell_people_tracked_and_in_touch() -> None:
    rows = [category("author", 4, 2, 1), category("leader", 0, 0, 0, to_meet=1), category("mentor", 0, 0, 0)]
    picture = parsed(categories(rows))
    assert titles(picture) == [
        "author: 4 people, 2 tracked, 1 in touch",
        "leader: nobody yet, 1 to meet: room for somebody",
        "mentor: nobody yet: room for somebody",
    ]
    widths = [next(marked(picture, name)).get("width") for name in ("everybody", "tracked", "touched")]
    assert widths == ["99.5%", "49.75%", "24.88%"]
    assert words(picture, "text", "end") == ["4 · 2 · 1", "somebody to meet", "nobody yet"]
    assert len(list(marked(picture, "gap"))) == 2


def test_a_category_outside_the_configuration_without_people_is_no_gap() -> None:
    picture = parsed(categories([category("x", 1, 0, 0)]))
    assert not list(marked(picture, "tracked"))
    assert "without anybody" in words(picture, "desc")[0]
    assert "open: nobody yet" not in words(picture, "span")


def test_capacity_within_and_beyond_what_can_be_kept() -> None:
    over = {"promised": "30.0", "capacity": 20, "overcommitted": True, "over_by": "10.0"}
    picture = parsed(capacity(over))
    assert next(marked(picture, "promised")).get("width") == "61.73%"
    assert next(marked(picture, "beyond")).get("width") == "30.86%"
    assert words(picture, "desc") == [
        "Your cadences promise about 30.0 contacts a month; you can keep 20: 10.0 more than that."
    ]
    within = {"promised": "5.0", "capacity": 20, "overcommitted": False, "over_by": "0.0"}
    picture = parsed(capacity(within))
    assert not list(marked(picture, "beyond"))
    assert words(picture) == ["can keep 20", "promised 5.0 a month"]
