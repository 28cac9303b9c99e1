"""A Log that ends with tasks, lists, tags or code takes an entry all the same, and everything else stays as it is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.model.config import Config
from netnotes.model.settings import Settings
from netnotes.vault.editing.log_section import LogLine, NewTask, add_to_log
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.reader import NoteReader

READER = NoteReader(Config(), Settings())
DAY = date(2026, 11, 20)
NEW = "- 2026-11-20 coffee: she is moving"


def logged(note: str, *tasks: str) -> str:
    """The note with one more entry, and with what was promised."""
    promised = tuple(NewTask(text=text) for text in tasks)
    line = LogLine(date=DAY, kind="coffee", text="she is moving", tasks=promised)
    return add_to_log(note.encode(), "people/Ana.md", line, READER).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "## Log\n\n- 2026-11-03 call\n    - [ ] later\n- #assumption she stays\n",
            f"## Log\n\n- 2026-11-03 call\n    - [ ] later\n{NEW}\n- #assumption she stays\n",
        ),
        (
            "## Log\n\n- 2026-11-03 call\n- [ ] later\n- #assumption she stays\n\n## Ideas\n\n- one",
            f"## Log\n\n- 2026-11-03 call\n{NEW}\n- [ ] later\n- #assumption she stays\n\n## Ideas\n\n- one",
        ),
        (
            "## Log\n- 2026-11-03 call\n- one\n    - two\n\n```\ncode\n```",
            f"## Log\n- 2026-11-03 call\n{NEW}\n- one\n    - two\n\n```\ncode\n```",
        ),
        ("## Log\n\n### Sub\n- #assumption x\n", f"## Log\n\n{NEW}\n\n### Sub\n- #assumption x\n"),
        ("## Log\n\n```\nnever closed\n", f"## Log\n\n{NEW}\n\n```\nnever closed\n"),
        (
            "## Log\n\n<!-- mine -->\n### Sub\n    code, no list line\n",
            f"## Log\n\n<!-- mine -->\n\n{NEW}\n\n### Sub\n    code, no list line\n",
        ),
    ],
)
def test_the_entry_goes_where_it_is_read(before: str, after: str) -> None:
    assert logged(before) == after


def test_a_tag_of_the_note_stays_one_where_an_entry_with_a_promise_comes_before_it() -> None:
    assert logged("## Log\n\n2026-11-04 a walk\n#friend\n", "ask") == (
        "## Log\n\n2026-11-04 a walk\n\n2026-11-20 coffee: she is moving\n  - [ ] ask\n\n#friend\n"
    )


def test_an_assumption_can_be_logged() -> None:
    line = LogLine(date=DAY, text="#assumption she stays")
    data = add_to_log(b"## Log\n\n- #assumption she came\n", "people/Ana.md", line, READER)
    assert [text for _, text in READER.read("people/Ana.md", data).note.assumptions] == ["she came", "she stays"]


LINE = st.sampled_from(
    [
        "- 2026-11-03 call: a", "  - 2026-10-03 call: a", "2026-11-04 b", "* [[2026-12-01]] z", "### 2026-11-05 c",
        "    - [ ] later", "- [ ] later", "\t- [ ] tab", "- #assumption she stays", "    - #assumption so",
        "- [ ] #assumption t", "- plain", "    - nested", "        - deeper", "running on", "", "```\ncode\n```",
        "    ```\n    code\n    ```", "    code", "<!-- c -->", "> quote", "1. one", "#friend", "### Sub", "### 2026",
        "| a | b |\n|---|---|\n| 1 | 2 |", "gave:: x", "**Mood:: fine**", "---", "- [x] sent #email 2026-11-01",
    ]
)  # fmt: skip
END = st.sampled_from(["", "\n", "\n\n## Ideas\n\n- x\n", "\n## Ideas\nx", "\n\n# More\n```\nnever closed"])


@given(lines=st.lists(LINE, max_size=7), end=END, tasks=st.sampled_from([(), ("ask",)]))
def test_any_log_takes_an_entry_and_reads_as_before(lines: list[str], end: str, tasks: tuple[str, ...]) -> None:
    note = "## Log\n\n" + "\n".join(lines) + end
    after = logged(note, *tasks)
    old, new = READER.read("people/Ana.md", note.encode()), READER.read("people/Ana.md", after.encode())
    said = [(entry.source, entry.date, entry.kind, entry.text) for entry in old.entries]
    added = ("log", DAY, "coffee", "she is moving")
    assert sorted((entry.source, entry.date, entry.kind, entry.text) for entry in new.entries) == sorted([*said, added])
    assert sorted(task.text for task in new.note.tasks) == sorted([*(task.text for task in old.note.tasks), *tasks])
    assert [text for _, text in new.note.assumptions] == [text for _, text in old.note.assumptions]
    assert [(tag.name, tag.own_line) for tag in new.note.tags] == [(tag.name, tag.own_line) for tag in old.note.tags]
    assert added_once(note, after)


def added_once(note: str, after: str) -> bool:
    """Whether the note stands whole around one block of new lines."""
    length = len(after) - len(note)
    return any(after[:at] + after[at + length :] == note for at in range(len(note) + 1))


def test_a_section_that_is_code_as_a_whole_is_refused() -> None:
    with pytest.raises(EditRefusedError, match="would not be read"):
        logged("Text\n\n~~~\n## Log\n\n- 2026-11-03 call\n")
