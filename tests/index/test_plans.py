"""The plans that an index knows are those of reading every note."""

from collections.abc import Callable
from pathlib import Path

from netnotes.index.load import open_network
from netnotes.vault.load import load_network
from tests.index.tables import check_index

VAULT = """
    === people/Ana Silva.md
    ---
    aliases: [Annie]
    ---
    === people/Bo.md
    ---
    type: person
    ---
    === goals/Grow.md
    x
    === plans/2026-10.md
    ---
    planned: 2026-10-05
    ---
    - [ ] [[Ana Silva]] and [[Bo]]
    - [x] [[Grow]] with [[Bo]] ✅ 2026-10-09
    - [ ] [[Grow]]: [[Bo]], [[Ana Silva]]
    - [-] [[Annie]]
    - [ ] ![[Grow]] [[Bo]] then [[Ana Silva]]
    - [ ] nobody
    === plans/2026-11.md
    ---
    planned: [2026-11-09, 2026-11-12]
    ---
    === plans/2026-12.md
    ---
    planned: [
    ---
    === plans/2027-01.md
    === plans/2026-13.md
    - [ ] [[Bo]]
    === plans/notes.md
    - [ ] [[Bo]]
    === reviews/2026-Q4.md
    - [ ] [[Bo]]
"""


def test_the_index_knows_the_plans(vault: Callable[[str], Path]) -> None:
    root = vault(VAULT)
    for _ in range(3):  # written, read, and read in one piece
        stored = open_network(root)
        found = stored.plans
        stored.close()
        assert found == load_network(root).plans
    assert [(str(plan.month), str(plan.since), plan.readable) for plan in found] == [
        ("2026-10", "2026-10-05", True),
        ("2026-11", "2026-11-09", True),
        ("2026-12", "2026-12-01", False),
        ("2027-01", "2027-01-01", True),
    ]
    assert [(box.state, box.person) for box in found[0].boxes] == [
        ("open", "people/Ana Silva.md"),
        ("done", "people/Bo.md"),
        ("open", None),
        ("cancelled", "people/Ana Silva.md"),
        ("open", None),
        ("open", None),
    ]
    check_index(root)


def test_a_person_renamed_is_somebody_else(vault: Callable[[str], Path]) -> None:
    root = vault(VAULT)
    open_network(root).close()
    (root / "people/Bo.md").rename(root / "people/Bob.md")
    vault("=== people/Cy.md\n---\naliases: [Bo]\n---\n")
    check_index(root)
    assert load_network(root).plans[0].boxes[1].person == "people/Cy.md"
