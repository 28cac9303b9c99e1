"""Every link of the documentation, the README and the list of changes leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.markdown_links import DOCS, PAGES, ROOT, anchors_of, links_of, lost_links


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_link_is_lost(page: Path) -> None:
    assert lost_links(page) == []


def test_every_page_is_on_the_index() -> None:
    linked = {(DOCS / target.split("#")[0]).name for target in links_of((DOCS / "index.md").read_text("utf-8"))}
    pages = {page.name for page in DOCS.glob("*.md")} - {"index.md"}
    assert sorted(pages - linked) == [], "add a line for each to docs/index.md"


def test_the_index_calls_a_page_by_its_title() -> None:
    """In its lists, where readers look for a page; in its sentences a link may have other words."""
    lists = "\n".join(line for line in (DOCS / "index.md").read_text("utf-8").splitlines() if line.startswith("* "))
    named = re.findall(r"\[([^]]+)\]\(([\w-]+\.md)\)", lists)
    assert len(named) > 50
    titles = {page.name: page.read_text("utf-8").splitlines()[0] for page in DOCS.glob("*.md")}
    assert [(words, page) for words, page in named if titles[page] != f"# {words}"] == []
    assert len(set(titles.values())) == len(titles)


def test_the_readme_leads_to_the_index_first() -> None:
    reference = (ROOT / "README.md").read_text("utf-8").split("\n## Reference\n", 1)[1]
    assert links_of(reference)[0] == "docs/index.md"


def test_a_lost_link_is_found(tmp_path: Path) -> None:
    here = ROOT / "docs" / "index.md"
    assert links_of("`[code](a.md)` [one](b.md#c) ![two](d.png)\n\n```\n[x](y.md)\n```\n") == ["b.md#c", "d.png"]
    assert anchors_of("# What counts as *contact*?\n## Due\n## Due\n") == {"what-counts-as-contact", "due", "due-1"}
    assert here in PAGES
