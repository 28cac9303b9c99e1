from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.keyboard import talk

Vault = Callable[[str], Path]
NOTES = """
    === .obsidian/app.json
    {}
    === people/Ana Silva.md
    ---
    aliases: [Annie]
    ---
    === people/Bo Chen.md
    A friend.
    === people/Gone.md
    ---
    status: deceased
    ---
    === daily/2026-11-20.md
    # Friday

    - rang [[Ana Silva]] about the flat
    - lunch with [[Ana Silva]]: counts already
    - Bo Chen and Annie at the printer
    - thought of [[Gone]]
    - [ ] write to [[Bo Chen]]

    Met [[Bo Chen|Bo]] by chance.

    Two lines of
    text about [[Bo Chen]].
    === daily/2026-01-02.md
    - saw [[Ana Silva]]
    === daily/2026-11-30.md
    - saw [[Ana Silva]] in the future
    === meetings/2026-11-10 Review.md
    ---
    people: ["[[Ana Silva]]"]   # who came
    ---
    We spoke about [[Bo Chen]] and [[Ana Silva]].
    === meetings/2026-11-11 Nobody named.md
    With [[Bo Chen]].
    """


def waiting(run: Run, root: Path, *args: str) -> list[tuple[str, tuple[str, ...], str]]:
    rows = run("-C", root, "inbox", "--format", "json", *args).json
    return [(f"{row['path']}:{row['line']}", tuple(row["people"]), row["kind"]) for row in rows]


def test_lines_that_mention_people_without_counting_are_listed(vault: Vault, run: Run) -> None:
    root = vault(NOTES)
    lines = [
        ("daily/2026-11-20.md:3", ("Ana Silva",), "call"),
        ("daily/2026-11-20.md:5", ("Bo Chen", "Ana Silva"), "contact"),
        ("daily/2026-11-20.md:9", ("Bo Chen",), "meeting"),
        ("meetings/2026-11-10 Review.md:4", ("Bo Chen",), "meeting"),
    ]
    assert waiting(run, root) == lines
    assert waiting(run, root, "--all") == [*lines, ("daily/2026-01-02.md:1", ("Ana Silva",), "contact")]
    assert "daily/2026-11-20.md:3" in run("-C", root, "inbox").out


def test_a_yes_makes_the_line_count_and_nothing_else_changes(vault: Vault, run: Run) -> None:
    root = vault(NOTES)
    before = {path: path.read_text(encoding="utf-8") for path in root.rglob("*.md")}
    answers = [("[yknx]", "y"), ("[yknx]", "y"), ("[yknx]", "k"), ("which kind?", "coffee\r"), ("[ynx]", "y")]
    shown = talk("-C", root, "inbox", answers=answers)
    assert shown.code == 0
    assert "4 lines now count." in shown.screen
    daily, review = root / "daily/2026-11-20.md", root / "meetings/2026-11-10 Review.md"
    expected = (
        before[daily]
        .replace("about the flat", "about the flat #call")
        .replace("- Bo Chen and Annie at the printer", "- [[Bo Chen]] and [[Ana Silva|Annie]] at the printer #contact")
        .replace("Met [[Bo Chen|Bo]] by chance.", "- Met [[Bo Chen|Bo]] by chance. #coffee")
    )
    assert daily.read_text(encoding="utf-8") == expected
    assert '"[[Bo Chen]]"]   # who came' in review.read_text(encoding="utf-8")
    assert {p for p in before if p.read_text(encoding="utf-8") != before[p]} == {daily, review}
    assert waiting(run, root) == []
    kinds = [row["kind"] for row in run("-C", root, "history", "bo", "--format", "json").json]
    assert kinds == ["meeting", "meeting", "contact", "coffee"]


def test_no_and_enter_and_an_unknown_kind_leave_the_line(vault: Vault, run: Run) -> None:
    root = vault(NOTES)
    before = {path: path.read_bytes() for path in root.rglob("*.md")}
    answers = [("[yknx]", "n"), ("[yknx]", "\r"), ("[yknx]", "k"), ("which kind?", "séance\r"), ("[ynx]", "x")]
    shown = talk("-C", root, "inbox", answers=answers)
    assert "is no kind here" in shown.screen
    assert "0 lines now count." in shown.screen
    assert {path: path.read_bytes() for path in before} == before


def test_a_dry_run_writes_nothing(vault: Vault) -> None:
    root = vault(NOTES)
    before = {path: path.read_bytes() for path in root.rglob("*.md")}
    talk("-C", root, "inbox", "--dry-run", answers=[("[yknx]", "y"), ("[yknx]", "x")])
    assert {path: path.read_bytes() for path in before} == before


def test_a_list_of_people_under_a_heading_is_left_to_the_owner(vault: Vault, run: Run) -> None:
    root = vault("""
        === people/Ana.md
        A friend.
        === people/Bo.md
        A friend.
        === meetings/2026-11-10 Review.md
        ## Attendees
        - [[Ana]]

        ## Notes
        As [[Bo]] said.
        """)
    assert waiting(run, root) == [("meetings/2026-11-10 Review.md:5", ("Bo",), "meeting")]
    before = (root / "meetings/2026-11-10 Review.md").read_bytes()
    shown = talk("-C", root, "inbox", answers=[("[ynx]", "y")])
    assert "under a heading" in shown.screen
    assert (root / "meetings/2026-11-10 Review.md").read_bytes() == before


def test_an_empty_inbox_says_so(vault: Vault, run: Run) -> None:
    assert run("-C", vault("=== people/Ana.md\nA friend.\n"), "inbox").out.startswith("Nothing is waiting")


def test_where_daily_mentions_are_off_daily_notes_are_not_listed(vault: Vault, run: Run) -> None:
    vault("=== netnotes.yaml\ndaily_mentions: off\n")
    assert [place for place, _, _ in waiting(run, vault(NOTES))] == ["meetings/2026-11-10 Review.md:4"]


def test_names_cannot_write_to_the_terminal(vault: Vault) -> None:
    root = vault("""
        === people/Ana.md
        ---
        name: "Ana \\e]0;title\\a Silva"
        ---
        === daily/2026-11-20.md
        - saw [[Ana]]
        """)
    shown = talk("-C", root, "inbox", "--no-color", answers=[("[yknx]", "x")])
    assert "Contact with Ana" in shown.screen
    assert "\x1b" not in shown.screen
