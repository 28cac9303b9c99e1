"""Task lines of the Tasks plugin and of Dataview (Tasks plugin: task formats)."""

from datetime import date

import pytest

from netnotes.model.notes import Task
from netnotes.vault.links import find_links
from netnotes.vault.tasks import parse_task
from tests.vault.reading import read

DAY = date(2026, 11, 5)


def task(line: str) -> Task:
    found = parse_task(line, 1, find_links(line))
    assert found is not None
    return found


@pytest.mark.parametrize("start", ["- ", "* ", "+ ", "1. ", "12) ", "  - ", "\t- ", "> - ", "> > 1. ", "-   "])
def test_a_task(start: str) -> None:
    assert task(f"{start}[ ] call") == Task(line=1, text="call", state="open")


@pytest.mark.parametrize(
    "line", ["-[ ] call", "- [] call", "- [xx] call", "call [ ]", "[ ] call", "a - [ ] call", "-\t[ ] x", ""]
)
def test_no_task(line: str) -> None:
    assert parse_task(line, 1, find_links(line)) is None


@pytest.mark.parametrize(
    ("mark", "state"),
    [(" ", "open"), ("x", "done"), ("X", "done"), ("-", "cancelled"), ("/", "open"), (">", "open"), ("?", "open")],
)
def test_states(mark: str, state: str) -> None:
    assert task(f"- [{mark}] call").state == state


@pytest.mark.parametrize(
    ("end", "due", "done", "scheduled"),
    [
        ("📅 2026-11-05", DAY, None, None),
        ("📆 2026-11-05", DAY, None, None),
        ("🗓 2026-11-05", DAY, None, None),
        ("🗓\ufe0f 2026-11-05", DAY, None, None),
        ("📅2026-11-05", DAY, None, None),
        ("⏳ 2026-11-05", None, None, DAY),
        ("⌛ 2026-11-05", None, None, DAY),
        ("✅ 2026-11-05", None, DAY, None),
        ("🛫 2026-11-05", None, None, None),
        ("➕ 2026-11-05", None, None, None),
        ("❌ 2026-11-05", None, None, None),
        ("📅 2026-11-05 ✅ 2026-11-05", DAY, DAY, None),
        ("🔁 every week on Monday, Friday 📅 2026-11-05", DAY, None, None),
        ("📅 2026-11-05 🔁 every week when done", DAY, None, None),
        ("📅 2026-11-05 🔺", DAY, None, None),
        ("⏫ 📅 2026-11-05 🏁 delete 🆔 abc-1 ⛔ a, b", DAY, None, None),
        ("📅 2026-11-05 ^block-1", DAY, None, None),
        ("📅 2026-02-30", None, None, None),
    ],
)
def test_emoji_fields_at_the_end(end: str, due: date | None, done: date | None, scheduled: date | None) -> None:
    assert task(f"- [ ] call {end}") == Task(
        line=1, text="call", state="open", due=due, done=done, scheduled=scheduled,
        block="block-1" if "^block-1" in end else "",
    )  # fmt: skip


def test_tags_may_stand_among_the_fields() -> None:
    found = task("- [ ] call #a 📅 2026-11-05 #b ^id")
    assert (found.text, found.tags, found.due) == ("call #a #b", ("a", "b"), DAY)


@pytest.mark.parametrize(
    "line",
    [
        "- [ ] 📅 2026-11-05 call",
        "- [ ] call 📅 2026-11-05 soon",
        "- [ ] call 📅\u00a02026-11-05",
        "- [ ] call 📅 2026-11-5",
    ],
)
def test_fields_elsewhere_or_after_a_no_break_space_are_text(line: str) -> None:
    found = task(line)
    assert (found.due, "📅" in found.text) == (None, True)


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("[due:: 2026-11-05]", {"due": DAY}),
        ("(due:: 2026-11-05)", {"due": DAY}),
        ("[Due:: 2026-11-05]", {"due": DAY}),
        ("[completion:: 2026-11-05]", {"done": DAY}),
        ("[scheduled:: 2026-11-05]", {"scheduled": DAY}),
        ("[priority:: high]  [due:: 2026-11-05]", {"due": DAY}),
        ("[created:: 2026-11-05]  [start:: 2026-11-05]", {}),
        ("[repeat:: every week]  [id:: a]  [dependsOn:: b]  [onCompletion:: delete]", {}),
        ("[due:: soon]", {}),
    ],
)
def test_dataview_fields(field: str, expected: dict[str, date]) -> None:
    found = task(f"- [ ] call  {field}")
    assert found == Task(line=1, text="call", state="open", **expected)  # type: ignore[arg-type]


def test_links_stand_in_tasks() -> None:
    text = (
        "---\na: 1\n---\n\n- [ ] call [[Ana]] and [Bo](Bo.md) ![[x.png]]\n\n"
        "```\n- [ ] code\n```\n%%\n- [ ] hidden\n%%\n"
    )
    (found,) = read(text).note.tasks
    assert (found.line, [(link.target, link.column) for link in found.links]) == (5, [("Ana", 12), ("Bo", 24)])


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("read `numpy` docs with her 📅 2026-11-05", "read `numpy` docs with her"),
        ("read `numpy` [gave:: `x`] docs `for` her [due:: 2026-11-05]", "read `numpy` docs `for` her"),
        ("run ``a `b` c`` #work 📅 2026-11-05", "run ``a `b` c`` #work"),
        ("`#no` `[[x]]`<!-- `c` --> 📅 2026-11-05", "`#no` `[[x]]`"),
        ("an \\`odd` tick 📅 2026-11-05", "an \\`odd` tick"),
        ("\U000f0000 `a` 📅 2026-11-05", "\U000f0000"),
    ],
)
def test_code_belongs_to_the_words_and_to_nothing_else(written: str, text: str) -> None:
    [found] = read(f"- [ ] {written}\n").note.tasks
    assert (found.text, found.due) == (text, DAY)
    assert {*found.tags} <= {"work"}
    assert found.links == ()
