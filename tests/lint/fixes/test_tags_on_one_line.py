import pytest

from netnotes.lint.fixes import mend_note
from tests.lint.fixes.mended import READER, check_left, check_mended

CODE = "tags-on-one-line"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("tags: a, b", "tags: [a, b]"),
        ("Tags:  a b/c  # two", "Tags:  [a, b/c]  # two"),
        ("tags: 'a,b'", "tags: [a, b]"),
        ('tags: "#a #b"', "tags: [a, b]"),
        ("tags: über, 1984, no", 'tags: [über, "1984", "no"]'),
    ],
)
def test_they_become_a_list(before: str, after: str) -> None:
    check_mended(before, after, CODE)


@pytest.mark.parametrize(
    ("front", "why"),
    [
        ("tags: a, b.c", "not written plainly"),
        ("tags: >\n  a, b", "not written plainly"),
        ("tags: a,\n  b", "could not be read any more"),
    ],
)
def test_what_is_not_plain_is_left(front: str, why: str) -> None:
    check_left(front, CODE, why)


def test_a_tag_that_would_make_it_something_else_is_left_to_its_owner() -> None:
    data = b"---\ntags: meeting, b\n---\n"
    problems = READER.read("notes/Lunch.md", data).problems
    assert mend_note("notes/Lunch.md", data, problems, READER) == (
        data,
        (),
        ((problems[0], "it would become a note of type meeting, so please decide yourself"),),
    )
