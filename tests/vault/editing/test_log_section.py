"""A new entry in the Log of a person's note: in the note's own order and style, and nothing else changes."""

from datetime import date
from typing import Any

import pytest

from netnotes.model.config import Config
from netnotes.model.settings import Settings
from netnotes.vault.editing.log_section import LogLine, NewTask, add_to_log
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.reader import NoteReader

READER = NoteReader(Config(), Settings())
DAY = date(2026, 11, 20)


def logged(note: str | bytes, **wanted: Any) -> str:
    """The note's text with one more line in its log."""
    data = note if isinstance(note, bytes) else note.encode()
    line = LogLine(**{"date": DAY, "kind": "coffee", "text": "she is moving", **wanted})
    return add_to_log(data, "people/Ana.md", line, READER).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "---\ncadence: 2w\n---\n## Log\n\n- 2026-11-03 call: hello\n",
            "---\ncadence: 2w\n---\n## Log\n\n- 2026-11-03 call: hello\n- NEW\n",
            id="one line before: newest last",
        ),
        pytest.param(
            "## Log\n\n- 2026-11-03 call: a\n- 2026-10-01 call: b\n\n## Ideas\n\n- one\n",
            "## Log\n\n- NEW\n- 2026-11-03 call: a\n- 2026-10-01 call: b\n\n## Ideas\n\n- one\n",
            id="newest first stays so",
        ),
        pytest.param(
            "## Log\n- 2026-10-01 a\n- 2026-11-03 b\n- 2026-12-24 c\n## Ideas\n",
            "## Log\n- 2026-10-01 a\n- 2026-11-03 b\n- NEW\n- 2026-12-24 c\n## Ideas\n",
            id="in between",
        ),
        pytest.param(
            "## Log\n\n- 2026-11-25 a\n- 2026-12-24 c\n",
            "## Log\n\n- NEW\n- 2026-11-25 a\n- 2026-12-24 c\n",
            id="before all",
        ),
        pytest.param(
            "## Log\n- 2026-12-24 c\n- 2026-11-25 a\n",
            "## Log\n- 2026-12-24 c\n- 2026-11-25 a\n- NEW\n",
            id="after all where the newest is first",
        ),
        pytest.param(
            "Text.\n\n## Log\n\n* [[2026-10-01]] a\n    - [ ] later\n\n* [[2026-11-03]] b\nand on\n\nA closing word.\n",
            "Text.\n\n## Log\n\n* [[2026-10-01]] a\n    - [ ] later\n\n* [[2026-11-03]] b\nand on\n\n"
            "* [[2026-11-20]] coffee: she is moving\n\nA closing word.\n",
            id="stars, linked dates, blank lines, lines that run on",
        ),
        pytest.param(
            "# Ana\n\n# Interactions:\n**2026-10-01** – a\n**2026-11-03** – b",
            "# Ana\n\n# Interactions:\n**2026-10-01** – a\n**2026-11-03** – b\n**2026-11-20** – coffee: she is moving",
            id="bold dates without a bullet, no final newline",
        ),
        pytest.param(
            "## 🗒 Contact log\n  - [[daily/2026-11-03|3 Nov]]: call",
            "## 🗒 Contact log\n  - [[daily/2026-11-03|3 Nov]]: call\n  - [[daily/2026-11-20]]: coffee: she is moving",
            id="folder of the daily notes, indentation, colon",
        ),
        pytest.param(
            "## Log\n- [x] 2026-11-03 14:30 call **her**\n",
            "## Log\n- [x] 2026-11-03 14:30 call **her**\n- NEW\n",
            id="box and time are not copied",
        ),
        pytest.param(
            "## Log\n- **2026-11-03 call** with her\n",
            "## Log\n- **2026-11-03 call** with her\n- NEW\n",
            id="emphasis that runs over the date is not copied",
        ),
        pytest.param(
            "## Log\n\n### 2026-11-03\n\nTalk.\n\n### 2026-10-01\n\nFood.\n",
            "## Log\n\n### 2026-11-20 coffee\n\nshe is moving\n\n### 2026-11-03\n\nTalk.\n\n### 2026-10-01\n\nFood.\n",
            id="date headings, newest first",
        ),
        pytest.param(
            "Text\n\n## 2026-11-03 call\n- We spoke.\n",
            "Text\n\n## 2026-11-03 call\n- We spoke.\n\n## 2026-11-20 coffee\n- she is moving\n",
            id="date headings without a Log section",
        ),
        pytest.param(
            "## Log\n\n### 2026-11-03: call\n### 2026-11-10: call\n",
            "## Log\n\n### 2026-11-03: call\n### 2026-11-10: call\n### 2026-11-20: coffee: she is moving\n",
            id="date headings alone",
        ),
        pytest.param(
            "---\ntags: [x]\n---\nHow we met.\n\n## Background\n\n## Log\n",
            "---\ntags: [x]\n---\nHow we met.\n\n## Background\n\n## Log\n\n- NEW\n",
            id="empty section at the end",
        ),
        pytest.param(
            "## Log\n\n## Ideas\n\ntext\n",
            "## Log\n\n- NEW\n\n## Ideas\n\ntext\n",
            id="empty section before another",
        ),
        pytest.param(
            "## Log\n## Ideas\ntext\n",
            "## Log\n- NEW\n## Ideas\ntext\n",
            id="headings without blank lines",
        ),
        pytest.param(
            "## Log\nNewest last.\n\n## Ideas\n",
            "## Log\nNewest last.\n\n- NEW\n\n## Ideas\n",
            id="after what the section says",
        ),
        pytest.param("---\na: b\n---\n", "---\na: b\n---\n\n## Log\n\n- NEW\n", id="nothing else"),
        pytest.param("---\na: b\n---", "---\na: b\n---\n\n## Log\n\n- NEW", id="fence at the end"),
        pytest.param("Text", "Text\n\n## Log\n\n- NEW", id="no section, no newline"),
        pytest.param(
            "# Ana\n\n### Facts\nshe\n\n\n",
            "# Ana\n\n### Facts\nshe\n\n\n### Log\n\n- NEW\n",
            id="no section: a heading like the others, blank lines kept",
        ),
        pytest.param(
            "## Log\r\n\r\n- 2026-11-03 call\r\n\r\n## B\r\n",
            "## Log\r\n\r\n- 2026-11-03 call\r\n- NEW\r\n\r\n## B\r\n",
            id="line ends of Windows",
        ),
        pytest.param("Text\r\nmore", "Text\r\nmore\r\n\r\n## Log\r\n\r\n- NEW", id="Windows, no newline"),
        pytest.param(
            "\ufeff---\na: 1\n---\n## Log\n- 2026-11-03 call\n",
            "\ufeff---\na: 1\n---\n## Log\n- 2026-11-03 call\n- NEW\n",
            id="byte order mark",
        ),
        pytest.param(
            "## History\n%% netnotes:begin hist %%\n- 2026-11-03 x\n%% netnotes:end %%\n\n## Log\n\n- 2026-10-01 x\n",
            "## History\n%% netnotes:begin hist %%\n- 2026-11-03 x\n%% netnotes:end %%\n\n## Log\n\n- 2026-10-01 x\n"
            "- NEW\n",
            id="the section that has entries, not a region",
        ),
    ],
)
def test_an_entry_stands_where_the_note_would_have_it(before: str, after: str) -> None:
    assert logged(before) == after.replace("NEW", "2026-11-20 coffee: she is moving")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "## Log\n\n### 2026\n\n- 2026-11-25 a\n- 2026-03-01 b\n\n### 2025\n\n- 2025-12-24 c\n",
            "## Log\n\n### 2026\n\n- 2026-11-25 a\n- NEW\n- 2026-03-01 b\n\n### 2025\n\n- 2025-12-24 c\n",
        ),
        (
            "## Log\n\n### 2025\n\n- 2025-12-24 a\n- 2025-11-01 b\n",
            "## Log\n\n### 2026\n\n- NEW\n\n### 2025\n\n- 2025-12-24 a\n- 2025-11-01 b\n",
        ),
        (
            "## Log\n### 📅 2025\n- 2025-11-01 a\n- 2025-12-24 b\n## B\n",
            "## Log\n### 📅 2025\n- 2025-11-01 a\n- 2025-12-24 b\n### 📅 2026\n- NEW\n## B\n",
        ),
        (
            "## Log\n\n### November 2026\n\n- 2026-11-25 a\n\n### October 2026\n\n- 2026-10-02 b\n- 2026-10-01",
            "## Log\n\n### November 2026\n\n- 2026-11-25 a\n- NEW\n\n### October 2026\n\n- 2026-10-02 b\n- 2026-10-01",
        ),
        (
            "## Log\n\n### 2026-10\n\n- 2026-10-01 a\n\n### 2026-12\n\n- 2026-12-01 b\n",
            "## Log\n\n### 2026-10\n\n- 2026-10-01 a\n\n### 2026-11\n\n- NEW\n\n### 2026-12\n\n- 2026-12-01 b\n",
        ),
    ],
)
def test_years_and_months_that_have_headings_keep_them(before: str, after: str) -> None:
    assert logged(before) == after.replace("NEW", "2026-11-20 coffee: she is moving")


@pytest.mark.parametrize(
    ("wanted", "line"),
    [
        ({"text": "", "kind": "contact"}, "- 2026-11-20 contact"),
        ({"text": "", "kind": "call"}, "- 2026-11-20 call"),
        ({"text": "", "kind": "thanks"}, "- 2026-11-20 thanks:"),
        ({"text": "see you", "kind": "thanks"}, "- 2026-11-20 thanks: see you"),
        ({"text": "we spoke", "kind": "contact"}, "- 2026-11-20 we spoke"),
        ({"text": "call her back", "kind": "contact"}, "- 2026-11-20 contact: call her back"),
        ({"text": "hint: ask first", "kind": "contact"}, "- 2026-11-20 contact: hint: ask first"),
        ({"text": "10:30 was late", "kind": "contact"}, "- 2026-11-20 contact: 10:30 was late"),
        ({"text": "Mood:: fine", "kind": "contact"}, "- 2026-11-20 contact: Mood:: fine"),
        ({"text": "padel it was", "kind": "padel"}, "- 2026-11-20 padel: padel it was"),
        ({"text": "", "kind": "board game"}, "- 2026-11-20 board game:"),
        (
            {"text": "[[2026-01-05]] again, and [[Bo Chen|Bo]]"},
            "- 2026-11-20 coffee: [[2026-01-05]] again, and [[Bo Chen|Bo]]",
        ),
        ({"text": "about [brackets] (and) `code`"}, "- 2026-11-20 coffee: about [brackets] (and) `code`"),
        ({"text": "Çok güzel 🎉 李伟"}, "- 2026-11-20 coffee: Çok güzel 🎉 李伟"),
        (
            {"gave": ("intro to [[Bo]]",), "size": 2},
            "- 2026-11-20 coffee: she is moving [gave:: intro to [[Bo]]] [size:: 2]",
        ),
        (
            {"text": "", "kind": "contact", "got": ("a tip", "a lift"), "thanked": True},
            "- 2026-11-20 [got:: a tip] [got:: a lift] [thanked:: true]",
        ),
        ({"gave": ("a",), "got": ("b",), "text": ""}, "- 2026-11-20 coffee: [gave:: a] [got:: b]"),
    ],
)
def test_the_line_says_what_was_meant(wanted: dict[str, Any], line: str) -> None:
    assert logged("## Log\n\n- 2026-11-03 call\n", **wanted) == f"## Log\n\n- 2026-11-03 call\n{line}\n"


def test_a_task_belongs_to_its_entry() -> None:
    tasks = (NewTask(text="send the deck", due=date(2026, 11, 27)), NewTask(text="ask #waiting"))
    assert logged("## Log\n\n- 2026-11-03 call\n", tasks=tasks) == (
        "## Log\n\n- 2026-11-03 call\n- 2026-11-20 coffee: she is moving\n"
        "    - [ ] send the deck 📅 2026-11-27\n    - [ ] ask #waiting\n"
    )
    assert logged("## Log\n\n* 2026-11-03 call\n\t* x\n", tasks=tasks[1:]).endswith("moving\n\t* [ ] ask #waiting\n")
    assert logged("## Log\n\n2026-11-03 call\n", tasks=tasks[1:]).endswith("moving\n  - [ ] ask #waiting\n")
    assert logged("## 2026-11-03 call\n", tasks=tasks[1:]).endswith(
        "## 2026-11-20 coffee: she is moving\n\n- [ ] ask #waiting\n"
    )


@pytest.mark.parametrize(
    "wanted",
    [
        {"text": "it was a #call really"},
        {"text": "see [gave:: a hint]"},
        {"text": "gave:: a hint", "kind": "contact"},
        {"text": "the <!-- rest"},
        {"text": "two\nlines"},
        {"text": "", "kind": "one two three"},
        {"gave": ("a ] b [",)},
        {"gave": ("x [size:: 3]",)},
        {"tasks": (NewTask(text="a 📅 2026-01-01", due=DAY),)},
        {"tasks": (NewTask(text="a [due:: 2026-01-01]"),)},
    ],
)
def test_what_would_be_read_as_something_else_is_refused(wanted: dict[str, Any]) -> None:
    with pytest.raises(EditRefusedError, match="would not be read as it is meant"):
        logged("## Log\n\n- 2026-11-03 call\n\nwhy -->\n", **wanted)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("---\na: [\n---\n", "nothing was changed"),
        ("---\na: 1\n", "never closed"),
        ("---\ntype: goal\n---\n", "is not read as a person's note"),
        ("<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", "is not read as a person's note"),
        ("Text\n\n```\ncode\n", "would not be read"),
        (b"\xff\xfe", "not UTF-8"),
    ],
)
def test_a_note_that_cannot_take_an_entry_is_refused(text: str | bytes, says: str) -> None:
    with pytest.raises(EditRefusedError, match=says):
        logged(text)
