import pytest

from tests.lint.fixes.mended import check_left, check_mended

CODE = "unquoted-link"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("organization: [[Acme]]", 'organization: "[[Acme]]"'),
        ("organization:   [[Acme|the works]]  ", 'organization:   "[[Acme|the works]]"  '),
        ("knows: [[A]], [[B]]", 'knows: ["[[A]]", "[[B]]"]'),
        ("knows: [[A]] [[B#Log]]", 'knows: ["[[A]]", "[[B#Log]]"]'),
        ("knows:\n  - [[A]]\n  - [[B]] # of Ana\n  - Cy", 'knows:\n  - "[[A]]"\n  - "[[B]]" # of Ana\n  - Cy'),
        ("knows:\n- [[A]]\n- \"[[B]]\"\n- '[[C]]'", 'knows:\n- "[[A]]"\n- "[[B]]"\n- \'[[C]]\''),
        ("knows: [[[A]], [[B]]]", 'knows: ["[[A]]", "[[B]]"]'),
        ("knows:\n\n  - [[A]]", 'knows:\n\n  - "[[A]]"'),
    ],
)
def test_links_get_quotes(before: str, after: str) -> None:
    check_mended(before, after, CODE)


@pytest.mark.parametrize(
    ("front", "why"),
    [
        ("knows:\n  - [[A]], [[B]]", "not written plainly"),
        ('{knows: [[[A]]], role: "x"}', "not written plainly"),
    ],
)
def test_what_is_not_plain_is_left(front: str, why: str) -> None:
    check_left(front, CODE, why)
