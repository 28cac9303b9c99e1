"""The edits between two texts make the one from the other, whatever the lines end with."""

from hypothesis import given
from hypothesis import strategies as st

from netnotes.serving.lsp.documents import Document
from netnotes.serving.lsp.text_edits import text_edits
from tests.serving.lsp.typing_in import applied

TEXTS = st.lists(st.sampled_from(["a", "b🎉", "\n", "\r\n", "é", "\u2028", "\ufeff", " "]), max_size=25).map("".join)


@given(before=TEXTS, after=TEXTS, encoding=st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_the_edits_make_the_one_text_from_the_other(before: str, after: str, encoding: str) -> None:
    edits = text_edits(Document("", before, encoding), after)
    assert applied(before, edits, encoding) == after
    assert bool(edits) == (before != after)


def test_only_what_changes_is_replaced() -> None:
    document = Document("", "one\r\ntwo words\r\nthree\r\n")
    (edit,) = text_edits(document, "one\r\ntwo birds\r\nthree\r\n")
    assert (edit.range.start.character, edit.range.end.character, edit.new_text) == (4, 6, "bi")
