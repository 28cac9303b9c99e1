"""Home is no longer than a screen, in the terminal and as a page, whatever there is to say (SPEC 8)."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

SCREEN = 40
LATE = """\
=== people/L{n}.md
---
cadence: weekly
i_offer: tea
email: a@example.org
prefers: a walk
---
## Log
- 2026-01-05 call: hm
"""
QUIET = """\
=== people/D{n}.md
---
i_offer: tea
---
## Log
- 2026-01-05 call
- 2026-02-05 call
- 2026-03-05 call
- 2026-04-05 call: hm
"""
MOVED = "=== people/M{n}.md\nx\n## Moves\n- 2026-11-0{n} role: Steward → Officer (LinkedIn)\n"
CLUBS = "=== organizations/C{n}.md\n---\ncadence: weekly\n---\n"
INTRODUCTION = "=== meetings/2026-01-05 Intro.md\n---\nkind: intro\nstage: asked\npeople: [L1, L2]\n---\n"
PLAN = "=== plans/2026-11.md\n- [ ] [[L1]]\n- [ ] [[L2]]\n"
GOAL = "=== goals/Swim.md\nx\n"
LISTS = {
    "thanks": "=== people/T{n}.md\n## Log\n- 2026-10-01 call\n- 2026-11-01 call: [got:: a tip]\n",
    "promises": "=== people/P{n}.md\n- [ ] call 📅 2026-11-0{n}\n",
    "fresh": "=== people/F{n}.md\n## Log\n- 2026-11-10 event\n",
    "planned": "=== people/U{n}.md\n## Log\n- 2026-11-2{n} call\n",
}
EMPTY = {
    "Nobody is waiting": {"thanks"},
    "No promise is due": {"promises", "fresh"},
    "Nothing is planned": {"planned"},
}


def many(text: str, count: int) -> str:
    return "".join(text.format(n=n) for n in range(1, count + 1))


@pytest.mark.parametrize("people", [0, 4, 9])
@pytest.mark.parametrize("lists", [(), ("promises", "planned"), ("thanks", "fresh"), tuple(LISTS)])
def test_home_is_no_longer_than_a_screen(
    vault: Callable[[str], Path], run: Run, people: int, lists: tuple[str, ...]
) -> None:
    busy = many(LATE, people) + many(QUIET, 3) + many(MOVED, 3) + many(CLUBS, 3) + INTRODUCTION + PLAN + GOAL
    root = vault("=== netnotes.yaml\ncapacity: 20\n" + busy + "".join(many(LISTS[name], 6) for name in lists))
    run("-C", root, "build")
    page = (root / "dashboards/Home.md").read_text(encoding="utf-8")
    assert page.count("\n") <= SCREEN
    assert len(run("-C", root, "today").out.splitlines()) <= SCREEN
    assert [said for said in EMPTY if said in page] == [said for said in EMPTY if not EMPTY[said].intersection(lists)]
    assert len(re.findall(r"^- \*\*\[L\d\]", page, re.MULTILINE)) == min(people, 5)


@pytest.mark.parametrize("people", [0, 1, 3, 9])
def test_home_with_the_class_of_a_snippet_is_no_longer(vault: Callable[[str], Path], run: Run, people: int) -> None:
    """Front matter takes lines; the list to act on gives them."""
    texts = "".join(many(text, 5) for text in LISTS.values())
    extra = many(MOVED, 3) + many(CLUBS, 3) + INTRODUCTION + PLAN + GOAL
    root = vault(f"=== netnotes.yaml\ncapacity: 100\n{many(LATE, people)}{texts}{extra}")
    snippet = root / ".obsidian" / "snippets" / "netnotes.css"
    snippet.parent.mkdir(parents=True)
    snippet.write_text("", encoding="utf-8")
    run("-C", root, "build")
    page = (root / "dashboards" / "Home.md").read_text(encoding="utf-8")
    assert page.startswith("---\ncssclasses:\n")
    assert page.count("\n") <= SCREEN
    assert not any(said in page for said in EMPTY), "something is in every list"
