import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

import pytest

from netnotes.model.dates import PartialDate
from netnotes.model.goals import Goal, Need
from netnotes.model.markers import GENERATED_MARKER
from netnotes.model.network import Network
from netnotes.model.places import Problem
from netnotes.pages.render import Rendering, choose_templates, finish, render_pages
from tests.pages.gfm import links, pictures, resolve, tables, without_pictures
from tests.pages.hostile import DANGEROUS, TOKENS
from tests.pages.networks import (
    TODAY,
    big_network,
    contact,
    favour,
    full_network,
    introduction,
    network,
    person,
    ref,
    sorted_by_date,
    task,
)

BUILTIN = (
    "Balance", "Dates", "Due", "Follow-ups", "Goals", "Introductions", "Network", "Plan", "Problems", "Review", "Home",
)  # fmt: skip
STYLES: tuple[Literal["wikilink", "markdown"], ...] = ("wikilink", "markdown")
FORBIDDEN = re.compile(r"\b(?:score\w*|fail\w*|overdrawn|you haven't|ago|today)\b", re.IGNORECASE)


def render(
    found: Network, style: Literal["wikilink", "markdown"] = "markdown", folder: str = "dashboards", today: date = TODAY
) -> dict[str, str]:
    """The built-in pages by name."""
    how = Rendering(
        templates=choose_templates({}), style=style, folder=folder, notes=tuple(note.path for note in found.notes)
    )
    rendered = render_pages(found, today, how, found.problems)
    assert rendered.problems == found.problems
    return {path.rsplit("/", 1)[-1].removesuffix(".md"): text for path, text in rendered.pages.items()}


def hostile_network() -> Network:
    """Every hostile token as the name of somebody and in every field that a page shows."""
    tokens = [token.replace("\x00", "") for token in TOKENS]
    people = [
        person(
            token, path=f"people/p{n}.md", cadence="monthly", emails=(token,), phones=(token,), prefers=token,
            i_offer=(token,), role=token,
            needs=("sailing",) * (n % 2), offers=("sailing", token), categories=(token,),
            status="to-meet" if n % 3 else "active",
            dates=((token, PartialDate(month=11, day=24)),),
        )
        for n, token in enumerate(tokens)
    ]  # fmt: skip
    goals = [
        Goal(path=f"goals/g{n}.md", name=token, horizon=token, due=TODAY, why=token, people=(ref(people[n]),),
             needs=(Need(what=token, category=token, people=(ref(people[n]),)),))
        for n, token in enumerate(tokens)
    ]  # fmt: skip
    problems = [
        Problem(path=f"people/p{n}.md", line=1, column=1, code="x", severity="error", message=token, hint=token)
        for n, token in enumerate(tokens)
    ]
    past = [contact(p, date(2026, 1, 1), p.name, kind="coffee") for p in people]
    ahead = [contact(p, TODAY + timedelta(days=2), p.name, kind=p.name, path="meetings/m.md") for p in people[:4]]
    owed = [favour(p, date(2026, 11, 1), "withdrawal", p.name) for p in people]
    met = [contact(p, TODAY, p.name, kind="event") for p in people[5:9]]
    tasks = [
        task(token, p, tags=("waiting",) if n % 2 else (), due=TODAY)
        for n, (token, p) in enumerate(zip(tokens, people, strict=True))
    ]
    intros = [
        introduction(f"i{n}", date(2026, 11, 1 + n % 20), ("asked", "made")[n % 2], one, other, text=one.name)
        for n, (one, other) in enumerate(pairwise(people))
    ]
    return network(people, goals, past + ahead + met, owed, problems, tasks=tasks, meetings=intros)


@pytest.mark.parametrize("style", STYLES)
def test_hostile_names_stay_in_their_place(style: Literal["wikilink", "markdown"]) -> None:
    found = hostile_network()
    files = [note.path for note in found.notes] + [f"dashboards/{name}.md" for name in BUILTIN]
    for name, page in render(found, style).items():
        assert bool(pictures(page)) == (name == "Network")
        text = without_pictures(page).replace(GENERATED_MARKER, "")
        assert [bad for bad in DANGEROUS if bad in text] == [], name
        assert tables(page) or name in {"Home", "Review"}
        for kind, target in links(text):
            if not target.startswith(("mailto:", "tel:")):
                assert resolve(kind, target, f"dashboards/{name}.md", files), target
        for line in text.split("\n"):
            assert re.match(r"\s*(?:[-*+]|\d+[.)]) \[[ xX]\]|\s*(?:>|```|~~~|    \S)|\s*[-=*_]{3,}$", line) is None, (
                line
            )


@pytest.mark.parametrize("style", STYLES)
def test_a_markdown_reader_finds_our_own_blocks_only(style: Literal["wikilink", "markdown"]) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    parser = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for page in render(hostile_network(), style).values():
        blocks = parser.parse(page)
        assert [block.content for block in blocks if block.type == "html_block"] == [f"{GENERATED_MARKER}\n"]
        assert {block.info for block in blocks if block.type == "fence"} <= {"mermaid"}
        assert not {block.type for block in blocks} & {
            "code_block",
            "hr",
            "blockquote_open",
            "ordered_list_open",
        }
        for block in blocks:
            kinds = {child.type for child in block.children or ()}
            assert kinds <= {
                "text",
                "text_special",
                "softbreak",
                "link_open",
                "link_close",
                "strong_open",
                "strong_close",
            }


@pytest.mark.parametrize("size", [0, 1, 7, 300])
def test_home_is_short_at_any_size(size: int) -> None:
    home = render(big_network(size))["Home"]
    assert home.count("\n") <= 40
    assert len(re.findall(r"^- \*\*\[.*@|^- \*\*\[Never", home, re.MULTILINE)) == min(size, 5)


def test_home_is_short_when_people_drift() -> None:
    for late in range(7):
        people = [person(f"P{n}") for n in range(12)]
        tracked = [person(f"T{n}", cadence="weekly", i_offer=("x",)) for n in range(late)]
        past = [contact(p, date(2026, 1, 3 * day + 1), "so") for p in people for day in range(5)]
        past += [contact(p, date(2026, 1, 1), "so") for p in tracked]
        found = big_network(30)
        extra = replace(found, people=(), touchpoints=tuple(t for t in found.touchpoints if t.date > TODAY))
        home = render(network([*people, *tracked], extra.goals, past, ()))["Home"]
        assert home.count("\n") <= 40
        assert home.count("drifting by") == max(5 - late, 0)


def test_other_pages_have_at_most_200_rows() -> None:
    for name, page in render(big_network(400)).items():
        rows = sum(len(table) - 2 for table in tables(page))
        bullets = len(re.findall(r"^- (?!and \d)", page, re.MULTILINE))
        goals = page.count("\n### ") if name == "Goals" else 0
        assert rows + (goals or bullets) <= 200, name
        if name not in ("Home", "Plan"):  # which are short on purpose
            assert re.search(r"and \d+ more", page), name


def test_every_list_of_a_long_page_gets_its_share() -> None:
    found = big_network(400)
    today = person("Due Today", cadence="weekly")
    found = replace(
        found,
        people=(*found.people, today),
        touchpoints=sorted_by_date(*found.touchpoints, contact(today, TODAY - timedelta(days=7))),
    )
    assert "Due Today" in render(found)["Due"]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("folder", ["dashboards", "notes/pages"])
@pytest.mark.parametrize("found", [full_network(), big_network(60), network()], ids=["full", "big", "empty"])
def test_every_link_leads_somewhere(found: Network, folder: str, style: Literal["wikilink", "markdown"]) -> None:
    files = [note.path for note in found.notes] + [f"{folder}/{name}.md" for name in BUILTIN]
    for name, page in render(found, style, folder).items():
        inside = [(kind, target) for kind, target in links(page) if ":" not in target]
        assert [link for link in inside if not resolve(*link, f"{folder}/{name}.md", files)] == []
        if name == "Home":
            assert len(inside) >= 4


@pytest.mark.parametrize("style", STYLES)
def test_links_lead_to_the_right_one_of_two(style: Literal["wikilink", "markdown"]) -> None:
    people = [person("Ana", path=f"{folder}/Ana.md", cadence="weekly") for folder in ("a", "b", "dashboards/x")]
    people.append(person("Due", cadence="weekly"))
    found = network(people, touchpoints=[contact(p, date(2026, 1, 1)) for p in people])
    files = [note.path for note in found.notes] + [f"dashboards/{name}.md" for name in BUILTIN]
    rows = tables(render(found, style)["Due"])[0][2:]
    leads = [resolve(*links(row[0])[0], "dashboards/Due.md", files) for row in rows]
    assert sorted(map(str, leads)) == ["a/Ana.md", "b/Ana.md", "dashboards/x/Ana.md", "people/Due.md"]


def test_pages_speak_kindly_and_of_no_day() -> None:
    day = TODAY + timedelta(days=1)
    for found in (full_network(), big_network(3), network()):
        for page in render(found, today=day).values():
            assert FORBIDDEN.findall(page.replace("longer ago", "")) == []
            assert day.isoformat() not in page


def test_a_link_of_one_letter_is_no_box() -> None:
    x = person("x", status="to-meet")
    assert "- [&#120;](../people/x.md)" in render(network([x]))["Due"]


def test_a_page_changes_only_with_a_status() -> None:
    ana = person("Ana", cadence="monthly")
    bo = person("Bo", cadence="yearly")
    found = network([ana, bo], touchpoints=[contact(ana, date(2026, 1, 1)), contact(bo, date(2026, 6, 1))])
    now = render(found, today=TODAY)
    assert now == render(found, today=date(2027, 1, 14))
    later = render(found, today=TODAY + timedelta(days=90))
    assert [name for name in now if now[name] != later[name]] == ["Review"], (
        "it is about a quarter, and there is a new one"
    )


def test_headings_of_home_are_stable() -> None:
    wanted = ["# Home", "## Contact", "## Thanks", "## Follow-ups", "## Goal", "## Planned"]
    for found in (full_network(), big_network(50), network()):
        assert [line for line in render(found)["Home"].split("\n") if line.startswith("#")] == wanted


def test_an_empty_vault_is_told_how_to_begin() -> None:
    pages = render(network())
    assert tuple(pages) == BUILTIN
    assert "Nobody is here yet" in pages["Home"]
    assert "None: every note could be read." in pages["Problems"]
    assert all(page.startswith(f"{GENERATED_MARKER}\n# ") for page in pages.values())


def test_somebody_untracked_shows_the_line_that_tracks_them() -> None:
    ana = person("Ana")
    assert "“cadence: monthly” in Ana's note" in render(network([ana], touchpoints=[contact(ana, TODAY)]))["Home"]


def test_the_full_network_shows_everything() -> None:
    pages = render(full_network())
    assert "“she is moving teams” ([note](../meetings/2026-09-30%20Coffee.md))" in pages["Home"]
    assert "Give next: a review of her talk" in pages["Home"]
    assert (
        "[ana@example.com](mailto:ana@example.com) · [+351 555 0100](tel:+3515550100) · prefers mornings"
        in pages["Home"]
    )
    assert "Thank **[Ana Silva](../people/Ana%20Silva.md)** for “reviewed my talk” (2026-10-01)" in pages["Home"]
    assert "- 2026-11-24: [lunch](../meetings/2026-11-24%20Lunch.md) with [Kai Lund]" in pages["Home"]
    assert "1 not met yet" in pages["Due"]
    assert "until 2026-11-30" in pages["Due"]
    assert "Step 3 of 6: individuals · due 2026-12-01 · 40 % there · towards [Lead]" in pages["Goals"]
    assert "| sponsor (leader) | 1 of 2 | [Bo Chen](../people/Bo%20Chen.md) |" in pages["Goals"]
    assert "- [Survey](../goals/Survey.md): met" in pages["Goals"]
    assert "| [people/Cy Dahl.md:4](../people/Cy%20Dahl.md) | broken |  |" in pages["Problems"]
    assert "1 more for information" in pages["Problems"]


def test_pages_have_no_boxes_no_html_and_clean_ends() -> None:
    for found in (full_network(), big_network(300), network()):
        for page in render(found).values():
            assert page.count("<") == 1
            assert "[ ]" not in page
            assert page.endswith("\n")
            assert not page.endswith("\n\n")
            assert "\n\n\n" not in page
            assert not re.search(r"[ \t\r]$", page, re.MULTILINE)


def test_the_marker_stands_below_front_matter() -> None:
    page = finish("---\ncssclasses: wide\n---\n\n\n\n# X  \r\n\r\n| [[a|b]] |\n\n\n\n")
    assert page == f"---\ncssclasses: wide\n---\n{GENERATED_MARKER}\n# X\n\n| [[a\\|b]] |\n"
    assert finish("") == f"{GENERATED_MARKER}\n"
    assert finish("---\nnot closed") == f"{GENERATED_MARKER}\n---\nnot closed\n"
