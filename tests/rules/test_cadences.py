"""Which cadence is in force, and which line says so."""

import pytest

from netnotes.model.config import Config
from netnotes.model.places import Place
from netnotes.rules.cadences import Cadences, tag_words
from tests.rules.build import path_of, person, rhythm

CONFIG = Config(
    tiers=(("inner", rhythm("2w")), ("close", rhythm("6w")), ("dormant", rhythm("never"))),
    cadences=(
        ("colleague", rhythm("monthly")),
        ("mentor", rhythm("10w")),
        ("conference", rhythm("45d")),
        ("neighbour", rhythm("never")),
        ("weak-tie", rhythm("yearly")),
        ("zeal", rhythm("weekly")),
    ),
    default_cadence=rhythm("half-yearly"),
    lines=(("tiers.close", 2), ("cadences.colleague", 4), ("default_cadence", 9)),
)
LINES = {"cadence": 3, "tier": 4, "category": 5, "tags": 6}


@pytest.mark.parametrize(
    ("fields", "text", "source", "word", "place"),
    [
        ({"cadence": "3w", "tier": "close"}, "3w", "person", "", f"{path_of('Ana')}:3"),
        ({"cadence": "never", "tier": "close"}, "never", "person", "", f"{path_of('Ana')}:3"),
        ({"tier": "close", "categories": ("colleague",)}, "6w", "tier", "close", "netnotes.yaml:2"),
        ({"tier": "Inner"}, "2w", "tier", "inner", f"{path_of('Ana')}:4"),
        ({"tier": "dormant", "categories": ("colleague",)}, "never", "tier", "dormant", f"{path_of('Ana')}:4"),
        ({"tier": "unheard of", "categories": ("mentor",)}, "10w", "category", "mentor", None),
        ({"categories": ("mentor", "Colleague")}, "monthly", "category", "colleague", "netnotes.yaml:4"),
        ({"categories": ("colleague", "zeal")}, "weekly", "category", "zeal", None),
        ({"categories": ("weak tie",)}, "yearly", "category", "weak-tie", None),
        ({"categories": ("neighbour", "mentor")}, "10w", "category", "mentor", None),
        ({"categories": ("neighbour",)}, "never", "category", "neighbour", None),
        ({"categories": ("mentor",), "tags": ("conference/speakers",)}, "45d", "tag", "conference", None),
        (
            {"categories": ("author",), "tags": ("speakers/conference",)},
            "half-yearly",
            "default",
            "",
            "netnotes.yaml:9",
        ),
        ({}, "half-yearly", "default", "", "netnotes.yaml:9"),
    ],
)
def test_the_first_source_that_answers(
    fields: dict[str, object], text: str, source: str, word: str, place: str | None
) -> None:
    ana = person("Ana", lines=LINES, **fields)  # type: ignore[arg-type]
    setting = Cadences(CONFIG).of(ana)
    assert (setting.cadence.text, setting.source, setting.word) == (text, source, word)
    found = setting.place(ana)
    assert (str(found) if found else None) == place
    assert (setting.in_force is None) == (text == "never")


def test_the_line_of_all_cadences_serves_where_the_key_has_none() -> None:
    config = Config(cadences=(("family", rhythm("2w")),), lines=(("cadences", 7),))
    ana = person("Ana", categories=("family",))
    assert Cadences(config).of(ana).place(ana) == Place(path="netnotes.yaml", line=7)


def test_nothing_is_tracked_by_default() -> None:
    setting = Cadences(Config()).of(person("Ana"))
    assert (setting.in_force, setting.source, setting.place(person("Ana"))) == (None, "default", None)


def test_a_nested_tag_means_its_parents_too() -> None:
    assert list(tag_words(["Work/Data-Team/x", "a b"])) == ["work/datateam/x", "work/datateam", "work", "ab"]


def test_a_tag_nested_without_end_costs_no_time() -> None:
    deep = "/".join(["a"] * 100_000)
    words = list(tag_words((deep, "work/team/x")))
    assert len(words) < 30
    assert words[-3:] == ["work/team/x", "work/team", "work"]
