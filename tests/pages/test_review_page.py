"""The page Review, and the word that Home has of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from netnotes.model.network import Network
from netnotes.pages.render import Rendering, choose_templates, render_pages

Read = Callable[[str], Network]
TODAY = date(2026, 11, 21)
VAULT = """
    === people/Ana.md
    ---
    cadence: monthly
    ---
    ## Log
    - 2026-02-01 call: [got:: a tip]
    - 2026-10-02 coffee: [gave:: a book]
    - [x] send **the** [[deck]] #soon ✅ 2026-10-03
"""


def pages(found: Network, today: date = TODAY) -> dict[str, str]:
    notes = tuple(note.path for note in found.notes)
    how = Rendering(templates=choose_templates({}), style="markdown", folder="d", notes=notes)
    made = render_pages(found, today, how, ()).pages
    return {path.removeprefix("d/").removesuffix(".md"): text for path, text in made.items()}


def section(page: str, title: str) -> str:
    return page.split(f"### {title}\n\n", 1)[1].split("\n#", 1)[0].strip()


def test_what_went_well_comes_first(network: Read) -> None:
    page = pages(network(VAULT))["Review"]
    assert page.index("## What went well") < page.index("## Worth a second look")
    assert section(page, "Promises kept") == "- [Ana](../people/Ana.md): send the deck (2026-10-03)"
    assert section(page, "Favours given") == "- [Ana](../people/Ana.md): a book (2026-10-02)"
    assert section(page, "Thanks still open").endswith("- [Ana](../people/Ana.md): a tip (2026-02-01)")
    assert "- [ ]" not in page


def test_headings_are_those_of_an_empty_vault(network: Read) -> None:
    full = re.findall(r"^##.*", pages(network(VAULT))["Review"], re.MULTILINE)
    empty = re.findall(r"^##.*", pages(Network())["Review"], re.MULTILINE)
    assert full == empty
    assert len(full) == len(set(full))


def test_long_lists_say_how_many_more(network: Read) -> None:
    lines = "".join(f"=== ideas/{n:02}.md\n- #assumption number {n}\n" for n in range(20))
    page = pages(network(lines))["Review"]
    shown = section(page, "What you only assume").splitlines()
    assert shown[-1] == "- and 13 more: “netnotes review --quarter 2026-Q4 --format csv”"
    assert len(shown) == 2 + 7 + 1


def test_it_stands_still_until_the_quarter_turns(network: Read) -> None:
    found = network(VAULT)
    made = {pages(found, TODAY + timedelta(days=n))["Review"] for n in range(55)}
    assert len(made) == 2, "Ana turned cold on 2026-12-03, nothing else happened"
    assert "2027-Q1" in pages(found, date(2027, 1, 15))["Review"]


def test_a_tick_leaves_the_pages_review_balance_and_home(network: Read) -> None:
    found = network(VAULT + "    === reviews/2026-Q3.md\n    - [x] [[Ana]] ^thanks-2026-02-01-ana\n")
    made = pages(found)
    assert section(made["Review"], "Thanks still open") == "None."
    assert "- [2026-Q3](../reviews/2026-Q3.md)" in made["Review"]
    assert "longer ago" in pages(network(VAULT.replace("Ana.md", "Bea.md")))["Balance"]
    assert "a tip" not in "".join(made.values())


def test_home_offers_it_in_the_line_of_the_other_pages(network: Read) -> None:
    found = network(VAULT.replace("2026-10-0", "2026-09-0"))
    offered, quiet = pages(found, date(2026, 10, 5))["Home"], pages(found, date(2026, 10, 15))["Home"]
    assert "· A new quarter has begun: [Review](./Review.md) looks back on 2026-Q3\n" in offered
    assert "quarter" not in quiet
    assert pages(found, date(2026, 10, 6))["Home"] == offered


def test_a_line_of_the_settings_is_no_note_to_open(network: Read) -> None:
    log = "".join(f"- 2026-0{month}-02 call\n    " for month in (1, 4, 7, 9))
    found = network(f"""
    === netnotes.yaml
    cadences: {{colleague: weekly}}
    === people/Ana.md
    ---
    category: colleague
    ---
    ## Log
    {log}
    === people/Bo.md
    ---
    cadence: weekly
    ---
    ## Log
    {log}
    """)
    lines = section(pages(found)["Review"], "Cadences that were never kept").splitlines()[-2:]
    assert [line[:30] for line in lines] == ["- [Ana](../people/Ana.md): in ", "- [Bo](../people/Bo.md): in pr"]
    assert "(category colleague)" in lines[0]
    assert not [line for line in lines if line.endswith("note")]


NEXT = "One thing to do next: a note for somebody"
PERSON = "    === people/{}.md\n    words\n"


def test_in_an_empty_vault_review_and_network_say_one_thing_to_do(network: Read) -> None:
    made = pages(Network())
    for name in ("Review", "Network"):
        assert made[name].count(NEXT) == 1
        said = [line for line in made[name].splitlines() if line and not line.startswith(("#", "<!--"))]
        assert len(said) == 2, said


def test_with_three_people_the_page_network_says_all_it_has(network: Read) -> None:
    two, three = (
        pages(network("".join(PERSON.format(name) for name in names)))["Network"] for names in (("A", "B"), "ABC")
    )
    assert two.startswith(three.split("## ", 1)[0])
    assert "[A](../people/A.md) and [B](../people/B.md) are here. " + NEXT in two
    assert NEXT not in three
    for words in ("a gap: nobody yet", "Nobody yet: colleague", "Whom would you call", "No goal is open."):
        assert words not in two
        assert words in three
    headings = [re.findall(r"^##.*", page, re.MULTILINE) for page in (two, three, pages(Network())["Network"])]
    assert headings[0] == headings[1] == headings[2]


def test_what_there_is_to_say_of_two_people_is_said(network: Read) -> None:
    page = pages(
        network(
            VAULT
            + """
    === people/Bo.md
    ---
    {category: mentor, lifeline: true}
    ---
    === people/Cy.md
    ---
    {type: me}
    ---
    === organizations/Guild.md
    ---
    my_role: member
    ---
"""
        )
    )["Network"]
    assert re.findall(r"^\| (\w+)", page, re.MULTILINE)[:2] == ["Category", "mentor"]
    for words in ("[Guild](../organizations/Guild.md)", "Your cadences promise about 1.0", "| 2026-10 |"):
        assert words in page
    assert page.count("[Bo](../people/Bo.md)") >= 2
