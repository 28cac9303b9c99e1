from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from netnotes.index.load import load_network as load_indexed
from netnotes.model.network import Network
from netnotes.pages.pictures.graph import draw_graph
from netnotes.pages.pictures.graph_words import graph_in_words
from netnotes.pages.pictures.web import MOST_PEOPLE, TIES_EACH, weave
from netnotes.pages.site.addresses import addresses_of
from netnotes.pages.site.graph import MOST_TOGETHER, graph_variables
from netnotes.pages.site.year import calendar_records
from netnotes.rules.contact import facts_of
from netnotes.siting import make_site
from tests.pages.pictures.drawn import marked, parsed, somebody, titles, web_of, words

TODAY = date(2026, 11, 21)
VAULT = """\
=== people/Ana Silva.md
---
organization: "[[Heron Grid]]"
introduced_by: "[[Bo Chen]]"
---
=== people/Bo Chen.md
---
organization: "[[Heron Grid]]"
status: deceased
---
=== people/Cy Low.md
---
knows: "[[Ana Silva]]"
organization: Pebble
---
=== people/Di Own.md
---
organization: Pebble
---
=== people/Ed Alone.md
Keeps bees.
=== organizations/Heron Grid.md
Keeps the lights on.
=== meetings/2026-03-01 lunch.md
---
people: ["[[Ana Silva]]", "[[Di Own]]"]
---
=== meetings/2026-04-01 lunch.md
---
people: ["[[Ana Silva]]", "[[Di Own]]"]
---
=== meetings/2027-04-01 lunch.md
---
people: ["[[Bo Chen]]", "[[Di Own]]"]
---
=== meetings/2026-05-01 intro.md
---
kind: intro
stage: done
people: ["[[Bo Chen]]", "[[Cy Low]]"]
---
"""


def test_ties_are_those_of_the_notes(network: Callable[[str], Network]) -> None:
    found = network(VAULT)
    graph = graph_variables(found, TODAY, addresses_of(found))
    assert graph["met"] == [
        ["people/Ana Silva.md", "people/Di Own.md", 2],
        ["people/Bo Chen.md", "people/Cy Low.md", 1],
    ]
    assert graph["introduced"] == [("people/Bo Chen.md", "people/Ana Silva.md")]
    assert graph["knows"] == [("people/Ana Silva.md", "people/Cy Low.md")]
    assert graph["made"] == [("people/Bo Chen.md", "people/Cy Low.md")]
    assert [(one["name"], one["href"]) for one in graph["organizations"]] == [
        ("Pebble", None),
        ("Heron Grid", "organizations/heron-grid.html"),
    ]
    bo = graph["people"][1]
    assert (bo["name"], bo["status"], bo["href"]) == ("Bo Chen", "deceased", "people/bo-chen.html")


def test_the_picture_says_what_the_ties_say(network: Callable[[str], Network]) -> None:
    found = network(VAULT)
    graph = graph_variables(found, TODAY, addresses_of(found))
    picture = parsed(draw_graph(graph))
    assert titles(picture) == [
        "Ana Silva: Heron Grid · 4 ties",
        "Bo Chen (has died): Heron Grid · 3 ties",
        "Cy Low: Pebble · 3 ties",
        "Di Own: Pebble · 2 ties",
        "Heron Grid · 2 people",
        "Pebble · 2 people",
    ]
    ties = [one.get("class", "").removeprefix("tie ") for one in marked(picture, "tie")]
    assert sorted(ties) == ["introduced", "knows", "made", "met often", *["organization"] * 4]
    assert [one.get("href") for one in picture.iter("a")] == [
        "people/ana-silva.html", "people/bo-chen.html", "people/cy-low.html", "people/di-own.html",
        "organizations/heron-grid.html",
    ]  # fmt: skip
    assert len(list(marked(picture, "gone"))) == 2, "the node and the name of who died"
    assert {one.get("tabindex") for one in picture.iter("a")} == {"-1"}, "the list has the links, the script one stop"
    assert "Not tied to anybody yet: Ed Alone" in words(picture, "figcaption")[0]
    assert words(parsed(graph_in_words(graph)), "li") == [
        "Ana Silva: introduced by Bo Chen; knows Cy Low; met together with Di Own (2×); at Heron Grid",
        "Bo Chen: introduced Ana Silva; you introduced to Cy Low; at Heron Grid",
        "Cy Low: you introduced to Bo Chen; knows Ana Silva; at Pebble",
        "Di Own: met together with Ana Silva (2×); at Pebble",
        "Heron Grid: people Ana Silva, Bo Chen",
        "Pebble: people Cy Low, Di Own",
    ]


def test_private_people_are_not_there(vault: Callable[[str], Path], tmp_path: Path) -> None:
    root = vault(VAULT)
    note = root / "people/Ana Silva.md"
    note.write_text(note.read_text().replace("---\norg", "---\nprivate: true\norg", 1))
    out = tmp_path / "out"
    make_site(root, TODAY, load_indexed(root), (), folder=out)
    page = (out / "graph.html").read_text()
    assert "Bo Chen" in page
    assert "Ana" not in page
    assert "ana-silva" not in page


@pytest.mark.parametrize(("count", "ties"), [(MOST_TOGETHER, 66), (MOST_TOGETHER + 1, 0)])
def test_large_gatherings_tie_nobody(network: Callable[[str], Network], count: int, ties: int) -> None:
    names = [f"P{n}" for n in range(count)]
    people = "".join(f"=== people/{name}.md\nKeeps bees.\n" for name in names)
    meeting = f"=== meetings/2026-03-01 fair.md\n---\npeople: [{', '.join(names)}]\n---\n"
    found = network(people + meeting)
    assert len(graph_variables(found, TODAY, addresses_of(found))["met"]) == ties


def test_the_most_tied_are_shown_where_there_are_many() -> None:
    people = [somebody(f"P{n:04}") for n in range(2500)]
    met = [(f"P{n:04}", f"P{(n * 13 + 5) % 2500:04}", 1) for n in range(2500)]
    stars = [("P2400", f"P{n:04}", 3) for n in range(40)]
    web = weave(web_of(*people, met=[*met, *stars]))
    assert len(web.nodes) <= MOST_PEOPLE
    assert all(node.ties for node in web.nodes), "who has no tie left in the picture is not in it"
    assert "P2400" in {node.name for node in web.nodes}
    assert len(web.nodes) + web.more_people + len(web.untied) == 2500
    assert [node.name for node in web.nodes] == sorted(node.name for node in web.nodes)


def test_the_picture_of_500_is_small_enough_and_bounded() -> None:
    people = [somebody(f"Person Number {n:04}", f"=o{n % 60}") for n in range(MOST_PEOPLE)]
    names = [one["name"] for one in people]
    groups = [names[at : at + 20] for at in range(0, MOST_PEOPLE, 20)]
    met = [(one, other, 1) for group in groups for one, other in combinations(group, 2)]
    organizations = [{"name": f"O{n}", "path": f"=o{n}", "href": None} for n in range(60)]
    graph = web_of(*people, met=met, organizations=organizations)
    web = weave(graph)
    assert len(web.nodes) == MOST_PEOPLE + 60
    assert len(web.ties) == TIES_EACH * MOST_PEOPLE + MOST_PEOPLE
    drawn = draw_graph(graph)
    assert len(drawn) < 600_000
    assert drawn == draw_graph(graph)


def test_the_calendar_of_all_holds_the_last_years_with_contact(network: Callable[[str], Network]) -> None:
    found = network(
        """\
        === people/Ana.md
        # Log
        - 2019-01-01 coffee: x
        - 2022-01-01 coffee: x
        - 2024-05-05 call: x
        - 2027-01-01 lunch: x
        """
    )
    rows = calendar_records(facts_of(found, TODAY))
    assert [(row["date"], row["kind"], row["name"], row["planned"]) for row in rows] == [
        ("2022-01-01", "coffee", "Ana", False),
        ("2024-05-05", "call", "Ana", False),
        ("2027-01-01", "lunch", "Ana", True),
    ]


def test_the_script_is_small_and_asks_nobody() -> None:
    from netnotes.pages.templates import read_builtin

    script = read_builtin("site", ".js")["graph.js"]
    assert len(script.encode()) < 12_000
    for word in ("fetch", "XMLHttpRequest", "import(", "http", "innerHTML", "eval", "insertAdjacent", "document.write"):
        assert word not in script
