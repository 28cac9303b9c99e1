"""Every fix is documented and tested, and none changes anything but its line, whatever stands in a note."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import netnotes.lint.fixes as fixes
from netnotes.lint.fixes import known_fixes
from netnotes.vault.editing.compared import Allowed, meaning
from tests.lint.fixes.mended import PATH, READER, mend

ROOT = Path(__file__).resolve().parents[3]


def test_the_page_lists_what_is_mended() -> None:
    page = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
    table = page.split("## What `--fix` mends", 1)[1].split("\n## ", 1)[0]
    assert re.findall(r"^\| `([\w-]+)` \|", table, re.MULTILINE) == sorted(known_fixes())


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        row
        for row in re.findall(
            r"^\| `([\w-]+)` \| `(.*?)` \| `(.*?)` \|$",
            (ROOT / "docs" / "problems.md").read_text(encoding="utf-8"),
            re.MULTILINE,
        )
        if row[0] != "alias-link"  # tests of its own: it takes two notes
    ],
)
def test_the_examples_of_the_page(code: str, before: str, after: str) -> None:
    front = (f"---\n{'tags:' if text.startswith('-') else 'type: person'}\n{text}\n---\n" for text in (before, after))
    old, new = front
    assert mend(old.replace("people:", "knows:"), code).data.decode() == new.replace("people:", "knows:")


def test_each_has_a_test_of_its_name() -> None:
    names = {path.stem for path in Path(fixes.__path__[0]).glob("*.py")} - {"__init__"}
    assert names == {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")} - {"fixes"}


@pytest.mark.parametrize("front", ["people:\n\t- Bo", "people:\n  - @bo", "tags: a, b\nx: ["])
def test_a_note_that_cannot_be_read_is_left(front: str) -> None:
    data = f"---\n{front}\n---\n".encode()
    assert mend(data) == (data, (), ())


LINES = st.sampled_from(
    ["tags: a, b", "tags: #a", "tags:", "tag: x", "tag: x, y", "alias: A", "aliases: [B]", "  - #a", "- [[A]]",
     "  - [[A]], [[B]]", "  - \"[[A]]\" # c", "  - '[[A]] and [[B]]'", "knows: [[A]], [[B]]", "knows: [[A]]", "knows:",
     "knows: [[[A]], \"[[B|c]]\"]", "organization: [[A#b]] # c", "role: it's [[A]]", "role: \"x # y\"", "# tags: a, b",
     "", "  ", "type: person", "note: |", "  tags: a, b", "met: >-", "needs: [a, b]", "offers: {a: [[b]]}",
     "knows: ['[[A]]', [[B]]]", "email: a@b.example", "Tags: 'c d'"]
)  # fmt: skip
NOTES = st.tuples(
    st.lists(LINES, max_size=8), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]),
    st.sampled_from(["", "tags: a, b\n[[A]]\n- #a", "---\n  x"]),
).map(lambda parts: (parts[2] + parts[1].join(["---", *parts[0], "---", ""]) + parts[3]).encode())  # fmt: skip
MAY_DIFFER = Allowed(aside=("tags", "lines"))


@given(NOTES)
def test_a_fix_changes_its_line_and_nothing_else(data: bytes) -> None:
    mending = mend(data)
    before, after = READER.read(PATH, data), READER.read(PATH, mending.data)
    old, new = data.split(b"\n"), mending.data.split(b"\n")
    assert len(old) == len(new)
    if not mending.done:
        assert mending.data == data
        return
    assert before.note.status == after.note.status == "ok"
    assert before.note.type == after.note.type
    body = data.decode().split("---", 2)[2] if data.count(b"---") > 1 else ""
    assert mending.data.decode().endswith(body)
    assert meaning((before.record, before.entries), MAY_DIFFER) == meaning((after.record, after.entries), MAY_DIFFER)
    named = [[prop for prop in reading.note.properties if not prop.inline] for reading in (before, after)]
    lines = {problem.line for problem, _ in mending.done}
    for one, other in zip(*named, strict=True):
        assert one.line == other.line
        if not lines & set(range(one.line, one.line + 9)):
            assert (one.name, one.value) == (other.name, other.value)
    gone = {(problem.code, problem.line) for problem, _ in mending.done}
    left = {(problem.code, problem.line) for problem in after.problems}
    assert left == {(problem.code, problem.line) for problem in before.problems} - gone


@given(NOTES)
def test_mending_settles(data: bytes) -> None:
    once = mend(data).data
    assert mend(once).data == once
