"""Derived properties are the last lines of front matter, and nothing else of a note changes by a byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.model.derived import is_derived
from netnotes.vault.editing.derived_lines import keep_derived
from netnotes.vault.editing.note_text import NoteText
from netnotes.vault.editing.trouble import EditRefusedError

VALUES = (("netnotes_last_contact", "2026-11-03"), ("netnotes_next_due", "2026-12-03"), ("netnotes_balance", -2))
LINES = "netnotes_last_contact: 2026-11-03\nnetnotes_next_due: 2026-12-03\nnetnotes_balance: -2\n"
BRACES = '{"a": 1, "netnotes_last_contact": "2026-11-03", "netnotes_next_due": "2026-12-03", "netnotes_balance": -2}'
WINDOWS = LINES.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"---\n{LINES}---\n"),
        ("no final newline", f"---\n{LINES}---\nno final newline"),
        ("\ufeffa\r\nb\r\n", f"\ufeff---\r\n{WINDOWS}---\r\na\r\nb\r\n"),
        ("---\n---\nx", f"---\n{LINES}---\nx"),
        ("---\n\n---\nx", f"---\n\n{LINES}---\nx"),
        ("---\na: 1\n---", f"---\na: 1\n{LINES}---"),
        ("---\na: 'q' # why\n# last\n\n---\nx  ", f"---\na: 'q' # why\n# last\n{LINES}\n---\nx  "),
        ("\ufeff---\r\na: 1\r\n---\r\nx\r\n", f"\ufeff---\r\na: 1\r\n{WINDOWS}---\r\nx\r\n"),
        ("--- \na: 1\n---\t\n\n---\n", f"--- \na: 1\n{LINES}---\t\n\n---\n"),
        ("---\na: |\n  text\n\n---\nx", f"---\na: |\n  text\n{LINES}\n---\nx"),
        ("---\na: |+\n  text\n\n---\nx", f"---\na: |+\n  text\n\n{LINES}---\nx"),
        ("----\nfour dashes\n", f"---\n{LINES}---\n----\nfour dashes\n"),
        ("---\nnetnotes_balance: 7 # mine\na: 1\nNETNOTES_next_due:\n---\n", f"---\na: 1\n{LINES}---\n"),
        ("---\nnetnotes_balance:\n  - 1\n  - 2\na: 1\n---\n", f"---\na: 1\n{LINES}---\n"),
        ("---\nnetnotes_balance_of_old: 1\n---\n", f"---\nnetnotes_balance_of_old: 1\n{LINES}---\n"),
        ("---\ntext: |\n  netnotes_balance: 1\n---\n", f"---\ntext: |\n  netnotes_balance: 1\n{LINES}---\n"),
        ("---\ntext: >-\n\n netnotes_balance: 1\n---\n", f"---\ntext: >-\n\n netnotes_balance: 1\n{LINES}---\n"),
        ("netnotes_balance:: 5\n", f"---\n{LINES}---\nnetnotes_balance:: 5\n"),
        ("---\n a: 1\n b: 2\n---\n", "---\n a: 1\n b: 2\n " + LINES.replace("\n", "\n ")[:-1] + "---\n"),
        (
            '---\n{"a": 1}\n---\n',
            f"---\n{BRACES}\n---\n",
        ),
    ],
)
def test_where_they_stand(before: str, after: str) -> None:
    made = keep_derived(before.encode(), VALUES)
    assert made.decode() == after
    assert keep_derived(made, VALUES) == made


@pytest.mark.parametrize(
    "before",
    [
        "---\na: @x\n---\n",
        "---\na: 1\nno end\n",
        "---\n- a\n---\n",
        "---\na: 1\na: 2\n---\n",
        b"\xff\n",
        "---\na: &x 1\n---\n",
    ],
)
def test_what_cannot_be_read_is_refused(before: str | bytes) -> None:
    with pytest.raises(EditRefusedError):
        keep_derived(before if isinstance(before, bytes) else before.encode(), VALUES)


def test_without_values_they_go_and_so_does_a_block_that_held_nothing_else() -> None:
    assert keep_derived(f"---\n{LINES}---\nx".encode(), ()) == b"x"
    assert keep_derived(f"---\na: 1\n{LINES}---\nx".encode(), ()) == b"---\na: 1\n---\nx"
    assert keep_derived(f"---\n# mine\n{LINES}---\nx".encode(), ()) == b"---\n# mine\n---\nx"
    assert keep_derived(f"---\n{LINES}---\n---\na: 1\n---\n".encode(), ()) == b"---\n---\n---\na: 1\n---\n"
    assert keep_derived(b"as it was", ()) == b"as it was"


PROPERTIES = st.sampled_from(
    ["a: 1", "b: [x, 'y']", "c:", "d:\n  - p\n  - q", "# a comment", "", 'e: "[[Ana]]"  # why', "f: |\n  lines\n  more",
     "g: {what: tea}", "netnotes_balance: 7", "Netnotes_Next_Due: soon"]
)  # fmt: skip
BODIES = st.lists(
    st.sampled_from(["", "x", "## Log", "- 2026-11-03 call", "key:: value", "a --- b", "\ttab "]), max_size=5
)


@given(
    st.lists(PROPERTIES, unique=True, max_size=6), BODIES, st.booleans(), st.booleans(), st.booleans(), st.booleans()
)
def test_bytes_of_any_note(
    properties: list[str], lines: list[str], block: bool, windows: bool, marked: bool, final: bool
) -> None:
    text = "\n".join([*(["---", *properties, "---"] if block else []), *lines]) + ("\n" if final else "")
    data = (("\ufeff" if marked else "") + (text.replace("\n", "\r\n") if windows else text)).encode()
    made = keep_derived(data, VALUES)
    note, was = NoteText.from_bytes(made), NoteText.from_bytes(data)
    assert (note.body, note.marked) == (was.body, was.marked)
    assert made == keep_derived(made, VALUES)
    rest = [line for line in made.splitlines(keepends=True) if not is_derived(line.decode().split(":")[0])]
    kept = [line for line in data.splitlines(keepends=True) if not is_derived(line.decode().split(":")[0])]
    assert rest == kept if was.matter_span is not None else made.endswith(data.removeprefix("\ufeff".encode()))
    alone = block and all(is_derived(line.split(":")[0]) for line in properties)
    bare = (("\ufeff" if marked else "") + was.body).encode()
    assert keep_derived(made, ()) == (bare if alone else b"".join(kept))
