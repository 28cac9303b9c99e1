import pytest

from tests.lint.fixes.mended import check_left, check_mended

CODE = "tag-is-comment"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("tags: #a", "tags: a"),
        ("tags:\n  - #a\n  - b\n  - #c/d  ", "tags:\n  - a\n  - b\n  - c/d  "),
        ("tags:\n- #été", "tags:\n- été"),
    ],
)
def test_the_hash_goes(before: str, after: str) -> None:
    check_mended(before, after, CODE)


@pytest.mark.parametrize("front", ["tags:\n  - #1984", "tags:\n  - #a:b", "tags:\n  - #true"])
def test_what_would_be_no_tag_is_left(front: str) -> None:
    check_left(front, CODE, "not written plainly")
