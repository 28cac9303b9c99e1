"""A note's bytes, taken apart and put together."""

import pytest

from netnotes.vault.editing.note_text import NoteText
from netnotes.vault.editing.trouble import EditRefusedError


@pytest.mark.parametrize(
    ("data", "newline", "span", "body_line"),
    [
        (b"---\nname: Ana\n---\nText\n", "\n", "name: Ana\n", 4),
        (b"---\r\nname: Ana\r\n---\r\nText\n\n\n\n\n", "\r\n", "name: Ana\r\n", 4),
        (b"\xef\xbb\xbf---\nname: Ana\n---", "\n", "name: Ana\n", 4),
        (b"---\n---\nText", "\n", "", 3),
        (b"Text\r\nmore\r\n", "\r\n", None, 1),
        (b"Text\r\nmore\n", "\n", None, 1),
        (b"", "\n", None, 1),
        (b"\xef\xbb\xbf", "\n", None, 1),
        (b"----\na: 1\n----\n", "\n", None, 1),
    ],
)
def test_the_parts_have_their_places(data: bytes, newline: str, span: str | None, body_line: int) -> None:
    note = NoteText.from_bytes(data)
    assert note.newline == newline
    assert (note.matter_span and note.text[slice(*note.matter_span)]) == span
    assert note.body_line == body_line
    assert note.text[: note.body_start].count("\n") in (body_line - 1, body_line - 2)
    assert note.with_text(note.text) == data


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"caf\xe9\n", "line 1: not UTF-8"),
        (b"---\nname: Ana\n", "never closed"),
        (b"---\nname: [Ana\n---\n", "line 2"),
        (b"---\nname: Ana\nname: Bo\n---\n", "line 3: a second 'name'"),
        (b"---\n- Ana\n---\n", "no list of properties"),
        (b"---\nJust a rule\n---\n", "no list of properties"),
    ],
)
def test_what_does_not_parse_is_refused_with_its_line(data: bytes, words: str) -> None:
    with pytest.raises(EditRefusedError) as caught:
        NoteText.from_bytes(data)
    assert words in caught.value.message
    assert caught.value.hint


def test_a_changed_text_keeps_the_byte_order_mark_and_refuses_what_is_no_text() -> None:
    note = NoteText.from_bytes(b"\xef\xbb\xbfText")
    assert note.replaced(0, 1, "N") == b"\xef\xbb\xbfNext"
    with pytest.raises(EditRefusedError):
        note.with_text("\udcff")
