"""Mend one note as `check --fix` does, from its text to its text."""

from __future__ import annotations

from netnotes.lint.fixes import Mending, mend_note
from netnotes.model.config import Config
from netnotes.model.settings import Settings
from netnotes.vault.reader import NoteReader

READER = NoteReader(Config(), Settings())
PATH = "people/Ana.md"


def mend(text: str | bytes, code: str = "") -> Mending:
    """What becomes of a note whose problems of that code (all, where none is given) are mended."""
    data = text if isinstance(text, bytes) else text.encode()
    problems = [one for one in READER.read(PATH, data).problems if code in ("", one.code)]
    return mend_note(PATH, data, problems, READER)


def check_mended(front: str, expected: str, code: str) -> None:
    """Front matter with one kind of problem becomes what is expected, whatever the line ends, and settles."""
    before, after = (
        f"---\n# a comment\n{text}\nrole:   x  # y\n---\n\nBody \t\n\n[[A]] tags: a, b" for text in (front, expected)
    )
    for end, mark in (("\n", ""), ("\r\n", "\ufeff")):
        old, new = ((mark + text.replace("\n", end)).encode() for text in (before, after))
        mending = mend(old, code)
        assert mending.data == new
        assert [problem.code for problem, _ in mending.done] == [code] * len(mending.done)
        assert mending.done
        assert mending.left == ()
        assert code not in [problem.code for problem in READER.read(PATH, new).problems]
        assert mend(new, code).data == new


def check_left(front: str, code: str, why: str) -> None:
    """Front matter with that problem stays as it is, for that reason."""
    data = f"---\n{front}\n---\nBody\n".encode()
    mending = mend(data, code)
    assert mending.data == data
    assert mending.done == ()
    assert mending.left
    assert all(why in reason for _, reason in mending.left), mending.left
