"""Which pages follow when one note changes: those that show it, and no other."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pages.site.pages import page, pages, site_of

Vault = Callable[[str], Path]
NOTES = """
    === people/Ana.md
    ---
    cadence: monthly
    organization: "[[Acme]]"
    knows: ["[[Bo]]"]
    ---
    A baker.

    ## Log
    - 2026-11-02 call: flour
    === people/Bo.md
    ---
    cadence: yearly
    ---
    A miller.

    ## Log
    - 2026-10-20 call: mills
    === people/Chen.md
    nobody's friend
    === goals/Ship.md
    ---
    due: 2026-12-01
    why: joy
    people: [Bo]
    ---
    We build it.
    === organizations/Acme.md
    Bread for all.
    === meetings/2026-11-10 Mill.md
    ---
    date: 2026-11-10
    people: ["[[Bo]]"]
    ---
    We looked at stones.
    === plain.md
    nothing
"""


@pytest.mark.parametrize(
    ("note", "before", "after", "expected"),
    [
        ("people/Ana.md", "A baker.", "A good baker.", {"people/ana.html"}),
        ("people/Ana.md", "call: flour", "call: yeast", {"people/ana.html"}),
        ("goals/Ship.md", "We build it.", "We built it.", {"goals/ship.html"}),
        ("goals/Ship.md", "why: joy", "why: delight", {"goals/ship.html"}),
        ("organizations/Acme.md", "Bread for all.", "Cake for all.", {"organizations/acme.html"}),
        ("meetings/2026-11-10 Mill.md", "We looked at stones.", "We looked at grain.", {"people/bo.html"}),
        ("plain.md", "nothing", "a heron", set()),
    ],
)
def test_words_of_one_note(vault: Vault, note: str, before: str, after: str, expected: set[str]) -> None:
    root = vault(NOTES)
    site_of(root)
    text = (root / note).read_text(encoding="utf-8")
    assert before in text
    (root / note).write_text(text.replace(before, after), encoding="utf-8")
    result = site_of(root)
    assert set(result.written) - {"assets/search.js"} == expected
    assert result.removed == ()
    assert {path for path, made in pages(root).items() if after.removesuffix(".") in made.text} <= expected


def test_a_meeting_shows_with_those_who_were_there(vault: Vault) -> None:
    root = vault(NOTES)
    site_of(root)
    vault("=== meetings/2026-11-12 Oven.md\n---\ndate: 2026-11-12\npeople: ['[[Bo]]']\n---\n")
    written = set(site_of(root).written)
    assert "people/bo.html" in written
    assert written.isdisjoint({"people/ana.html", "people/chen.html", "organizations/acme.html", "graph.html"})


@pytest.mark.parametrize("note", ["people/Ana.md", "goals/Ship.md", "meetings/2026-11-10 Mill.md", "people/Bo.md"])
def test_after_an_edit_all_is_as_if_made_anew(vault: Vault, note: str) -> None:
    root = vault(NOTES)
    site_of(root)
    with (root / note).open("a", encoding="utf-8") as file:
        file.write("- 2026-11-15 call with [[Ana]]: ovens (gave:: a book)\n")
    site_of(root)
    made = {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}
    shutil.rmtree(root / "site")
    site_of(root)
    assert {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()} == made


def test_links_of_properties_follow_a_page_that_moves(vault: Vault) -> None:
    root = vault(NOTES)
    site_of(root)
    vault("=== friends/Bo.md\n---\ntype: person\n---\n=== people/Ana.md\n---\nknows: ['[[people/Bo]]']\n---\n")
    site_of(root)
    moved = [one for one in page(root, "people/ana.html").addresses() if "bo-" in one]
    assert moved
    (root / "friends/Bo.md").unlink()
    site_of(root)
    links = [one for one in page(root, "people/ana.html").addresses() if one.endswith("/bo.html") or one == "bo.html"]
    assert links
    assert all((root / "site/people" / one).resolve().is_file() for one in links)


def test_another_way_to_notes_is_on_every_page(vault: Vault) -> None:
    root = vault(NOTES)
    site_of(root)
    (root / "netnotes.yaml").write_text("site:\n  links: vscode\n", encoding="utf-8")
    assert {"people/ana.html", "people/chen.html", "goals/ship.html"} <= set(site_of(root).written)
