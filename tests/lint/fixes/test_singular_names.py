import pytest

from tests.lint.fixes.mended import check_left, check_mended


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("alias: Annie", "aliases: Annie", "singular-alias"),
        ('Alias : "Silva, A."', 'Aliases : "Silva, A."', "singular-alias"),
        ('"alias": [A, B]', '"aliases": [A, B]', "singular-alias"),
        ("alias:\n  - A\n  - B", "aliases:\n  - A\n  - B", "singular-alias"),
        ("tag: a", "tags: a", "singular-tag"),
        ("TAG: [a, b]", "TAGS: [a, b]", "singular-tag"),
        ("tag: a, b # c", "tags: [a, b] # c", "singular-tag"),
    ],
)
def test_they_get_the_name_that_obsidian_reads(before: str, after: str, code: str) -> None:
    check_mended(before, after, code)


@pytest.mark.parametrize(
    ("front", "code", "why"),
    [
        ("tag: a\ntags: [b]", "singular-tag", "it stands on line 2 too"),
        ("alias: A\naliases: [B]", "singular-alias", "it stands on line 2 too"),
        ("tag: a b.c", "singular-tag", "another problem would come up on line 2: tags-on-one-line"),
        ("{alias: A}", "singular-alias", "not written plainly"),
    ],
)
def test_where_that_would_not_do_they_are_left(front: str, code: str, why: str) -> None:
    check_left(front, code, why)
