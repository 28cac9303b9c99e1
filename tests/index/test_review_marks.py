"""Assumptions and ticked boxes in the index are those of the notes, also after notes changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from netnotes.index.load import open_network
from netnotes.model.review_marks import Assumed
from tests.index.tables import check_index

Write = Callable[[str], Path]
REVIEW = """
    === people/Ana.md
    ---
    type: person
    ---
    - #assumption she stays
    - 2026-01-01 thanks: for all
    - [x] #assumption done
    === ideas/A.md
    it holds #assumption
    === reviews/2026-Q3.md
    - [x] [[Ana]] and [[A]] ^thanks-1
    - [-] ![[A]] [[Nobody]] ^Thanks-2
    - [ ] [[Ana]] ^thanks-3
    - [x] [[Ana]] no id
    === notes/B.md
    - [x] [[Ana]] ^thanks-4
"""


def marks(root: Path) -> tuple[tuple[Assumed, ...], list[tuple[str, str | None]]]:
    """What the index says."""
    network = open_network(root)
    try:
        return network.assumptions, [(tick.key, tick.target) for tick in network.ticks]
    finally:
        network.close()


def test_they_are_those_of_the_notes(vault: Write) -> None:
    root = vault(REVIEW)
    assumed = (Assumed("ideas/A.md", 1, "it holds"), Assumed("people/Ana.md", 4, "she stays"))
    assert marks(root) == (assumed, [("thanks-1", "people/Ana.md"), ("thanks-2", None)])
    check_index(root)


def test_after_a_change_and_a_rename(vault: Write) -> None:
    root = vault(REVIEW)
    marks(root)
    (root / "ideas/A.md").write_text("no more\n", encoding="utf-8")
    (root / "people/Ana.md").rename(root / "people/Anna.md")
    review = root / "reviews/2026-Q3.md"
    review.write_text(review.read_text(encoding="utf-8").replace("[[Ana]] and", "[[Anna]] and"), encoding="utf-8")
    assumed = (Assumed("people/Anna.md", 4, "she stays"),)
    assert marks(root) == (assumed, [("thanks-1", "people/Anna.md"), ("thanks-2", None)])
    check_index(root)
    review.unlink()
    assert marks(root) == (assumed, [])
    check_index(root)


def test_thanks_by_person(vault: Write) -> None:
    root = vault("=== people/Ana.md\n## Log\n- 2026-01-02 thanks: x\n- 2026-01-01 thanks: y\n- 2026-01-03 call: z\n")
    network = open_network(root)
    try:
        stored = {person: list(map(str, days)) for person, days in network.thanked.items()}
    finally:
        network.close()
    assert stored == {"people/Ana.md": ["2026-01-01", "2026-01-02"]}
