from __future__ import annotations

from netnotes.pages.pictures.calendar import calendar
from tests.pages.pictures.drawn import marked, parsed, titles, touch, words


def test_each_day_says_what_was_on_it() -> None:
    picture = parsed(
        calendar(
            [
                touch("2026-11-03", text="she is moving teams"),
                touch("2026-11-03", "gave", favour=True, text="a link"),
                touch("2026-02-28", "call"),
            ],
            "Ana",
        )
    )
    assert titles(picture) == ["28 Feb 2026: call", "3 Nov 2026: coffee: she is moving teams; gave: a link"]
    assert words(picture, "li") == [
        "February 2026: 28: call",
        "November 2026: 3: coffee: she is moving teams; gave: a link",
    ]
    assert words(picture, "desc") == ["2 days of 2026: 1 in person, 1 from afar."]


def test_kinds_differ_by_shape() -> None:
    history = [
        touch("2026-01-01", "lunch"), touch("2026-01-02", "email"), touch("2026-01-03", "gave", favour=True),
        touch("2026-01-04", "like"), touch("2026-01-05", "tea ceremony"), touch("2026-01-06", planned=True),
    ]  # fmt: skip
    picture = parsed(calendar(history, "Ana"))
    shapes = [(one.tag, one.get("r"), "planned" in one.get("class", "")) for one in marked(picture, "mark")]
    assert shapes == [
        ("rect", None, False),
        ("circle", "3.8", False),
        ("polygon", None, False),
        ("circle", "2", False),
        ("circle", "3.8", False),
        ("rect", None, True),
    ]
    assert words(picture, "span") == ["in person", "from afar", "a favour", "a light touch", "planned"]


def test_the_years_shown_follow_from_the_facts() -> None:
    history = [touch(f"{year}-05-05") for year in (2019, 2021, 2024)]
    picture = parsed(calendar([*history, touch("2027-01-02", planned=True)], "Ana"))
    assert words(picture, "text", "year") == ["2024", "2021"]
    assert "and 1 earlier year" in words(picture, "figcaption")[0]
    assert words(parsed(calendar([touch("2027-01-02", planned=True)], "Ana")), "text", "year") == ["2027"]


def test_days_stand_where_they_belong() -> None:
    picture = parsed(calendar([touch("2024-02-29", "call"), touch("2024-12-31", "call")], "Ana"))
    (leap, last) = marked(picture, "mark")
    assert (leap.get("cx"), leap.get("cy")) == ("312.5", "31.5")
    assert (last.get("cx"), last.get("cy")) == ("332.5", "141.5")
    (row,) = marked(picture, "empty-days")
    assert row.get("d", "").count("M") == 12
    assert "h289" in row.get("d", ""), "29 days of February"


def test_everybody_counts_people_and_names_a_few() -> None:
    day = [touch("2026-03-03", "lunch", name=f"P{n}", path=f"{n}.md") for n in range(5)]
    picture = parsed(calendar([*day, touch("2026-03-04", "call", name="Bo", path="bo.md")]))
    assert titles(picture) == [
        "3 Mar 2026: lunch with P0, lunch with P1, lunch with P2 and 2 more",
        "4 Mar 2026: call with Bo",
    ]
    assert [one.get("class") for one in marked(picture, "mark")] == ["mark n3", "mark n1"]
    assert "stronger: more people" in words(picture, "figcaption")[0]


def test_a_full_life_keeps_the_picture_small() -> None:
    history = [
        touch(f"{year}-{month:02}-{day:02}", name="A" * 80, path=f"{n}.md")
        for year in range(2000, 2027)
        for month in range(1, 13)
        for day in range(1, 29)
        for n in range(5)
    ]
    assert len(calendar(history)) < 500_000
