"""The written review: what stands in it, read back as a plain note whose ticks dismiss."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from netnotes.edits.plain_line import plain_line
from netnotes.edits.review_note import new_review
from netnotes.index.load import load_network as indexed
from netnotes.model.errors import OperatorError
from netnotes.rules.followups import follow_up_rows
from netnotes.rules.quarters import Period
from netnotes.rules.review import review
from netnotes.vault.load import load_network
from netnotes.vault.settings import read_settings

Write = Callable[[str], Path]
TODAY = date(2026, 11, 21)
NASTY = "x]] #assumption [[Bo]] ✅ 2026-01-01 `code` <b> gave:: y %% $z$ ^thanks-1 | ~~ <!-- {{ a"
NOTES = f"""=== Me.md
---
type: me
offers: [maps]
---
=== people/Ana Silva.md
---
type: person
cadence: monthly
---
## Log
- 2026-03-12 call: [got:: a tip]
- 2026-08-01 call: [gave:: a book]
- [x] send the deck ✅ 2026-08-02
=== people/Bo.md
---
type: person
---
## Log
- 2026-01-02 call: [got:: {NASTY}]
=== ideas/Plan.md
- {NASTY} #assumption they agree {NASTY}
"""
Q1 = Period(2026, 1)
Q3 = Period(2026, 3)


def written(root: Path, period: Period = Q3) -> str:
    network = load_network(root)
    change = new_review(network, root, review(network, TODAY, period), read_settings(root))
    assert change is not None
    assert change.after is not None
    (root / change.path).parent.mkdir(exist_ok=True)
    (root / change.path).write_bytes(change.after)
    return change.path


@pytest.mark.parametrize("links", ["wikilink", "markdown"])
def test_it_is_a_plain_note_and_a_source_of_nothing(vault: Write, links: str) -> None:
    root = vault(f"=== netnotes.yaml\ndashboards: {{links: {links}}}\n{NOTES}")
    before = load_network(root)
    path = written(root, Q1)
    after = load_network(root)
    [note] = [note for note in after.notes if note.path == path]
    assert (note.type, note.status, note.tags, note.properties, note.daily) == (None, "ok", (), (), None)
    assert (after.touchpoints, after.exchanges, after.problems) == (
        before.touchpoints,
        before.exchanges,
        before.problems,
    )
    assert (after.tasks, after.assumptions) == (before.tasks, before.assumptions)
    assert follow_up_rows(after, TODAY) == follow_up_rows(before, TODAY)
    assert len(note.tasks) == 5
    assert all(task.state == "open" and task.block and not task.due and not task.done for task in note.tasks)


def test_ticked_boxes_are_still_no_touchpoints_or_follow_ups(vault: Write) -> None:
    root = vault(NOTES)
    before = load_network(root)
    path = root / written(root, Q1)
    text = path.read_text(encoding="utf-8").replace("- [ ] ", "- [x] #call [gave:: y] ")
    path.write_text(text, encoding="utf-8", newline="\r\n")
    after = load_network(root)
    assert (after.touchpoints, after.exchanges, after.tasks) == (before.touchpoints, before.exchanges, before.tasks)
    assert len(after.ticks) == 5


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_tick_dismisses_each_and_without_it_each_comes_back(vault: Write, newline: str) -> None:
    root = vault(NOTES)
    path = root / written(root, Q1)
    asked = [item.key for item in review(load_network(root), TODAY, Q1).items if item.key]
    assert len(asked) == len(set(asked)) == 5
    open_boxes = path.read_text(encoding="utf-8")
    for count, key in enumerate(asked, start=1):
        lines = [
            line.replace("- [ ]", "- [x]") if any(line.endswith(f" ^{one}") for one in asked[:count]) else line
            for line in open_boxes.split("\n")
        ]
        path.write_text("\n".join(lines), encoding="utf-8", newline=newline)
        for network in (load_network(root), indexed(root)):
            assert [item.key for item in review(network, TODAY, Q1).items if item.key] == asked[count:], key
            network.close()
    path.write_text(open_boxes, encoding="utf-8", newline=newline)
    network = indexed(root)
    assert [item.key for item in review(network, TODAY, Q1).items if item.key] == asked
    network.close()


def test_what_went_well_comes_first_and_there_is_room_to_reflect(vault: Write) -> None:
    root = vault(NOTES)
    text = (root / written(root)).read_text(encoding="utf-8")
    headings = [line for line in text.split("\n") if line.startswith("## ")]
    assert headings == ["## What went well", "## Worth a second look", "## My own words"]
    assert "send the deck (2026-08-02)" in text
    assert "### What do I want from the next quarter?" in text


def test_a_long_section_is_cut_with_the_command_that_lists_it(vault: Write) -> None:
    root = vault("".join(f"=== ideas/{n:02}.md\n- #assumption number {n}\n" for n in range(20)))
    text = (root / written(root)).read_text(encoding="utf-8")
    assert text.count("- [ ] ") == 15
    assert "- and 5 more: `netnotes review --quarter 2026-Q3 --format csv`" in text


def test_there_is_only_one(vault: Write) -> None:
    root = vault(NOTES)
    written(root)
    network = load_network(root)
    assert new_review(network, root, review(network, TODAY, Q3), read_settings(root)) is None


def test_one_that_would_not_be_read_is_refused(vault: Write) -> None:
    root = vault(f"=== netnotes.yaml\nignore: [reviews/*]\n{NOTES}")
    network = load_network(root)
    with pytest.raises(OperatorError, match="would not be read"):
        new_review(network, root, review(network, TODAY, Q3), read_settings(root))


def test_a_year_links_its_quarters(vault: Write) -> None:
    root = vault(NOTES)
    written(root)
    text = (root / written(root, Period(2026, 0))).read_text(encoding="utf-8")
    assert "- one favour given\n- one promise kept\n" in text
    assert "- quarter by quarter: [2026-Q3](2026-Q3.md)" in text
    assert "by the end of 2027?" in text


def test_an_empty_vault_gets_a_kind_one(vault: Write) -> None:
    root = vault("=== note.md\nx\n")
    for period in (Q3, Period(2026, 0)):
        text = (root / written(root, period)).read_text(encoding="utf-8")
        assert "Nothing is noted." in text
        assert "- [ ]" not in text


def test_text_from_notes_stays_text() -> None:
    assert plain_line("see [[Ana Silva|Ana]] and [b](c.md) #tag a:: b") == "see Ana and b tag a: b"
