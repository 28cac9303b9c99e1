"""Two bodies made one: nothing of either is lost."""

from collections import Counter
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.vault.editing.joined_bodies import joined_body


def joined(first: str, second: str, *kept: str, newline: str = "\n") -> str:
    return joined_body(dedent(first), dedent(second), "Ana S", newline, kept)


def test_logs_are_united_by_date() -> None:
    first = """
        Intro.

        ## Log

        - 2026-01-05 call: a
          more of a
        - 2026-03-05 call: c

        ## Homework
        - x
    """
    second = """
        ## Contact log
        - 2026-02-05 call: b
          - more of b
        - 2026-01-05 call: a
          more of a
        - 2026-04-05 call: d
    """
    assert joined(first, second) == dedent("""
        Intro.

        ## Log

        - 2026-01-05 call: a
          more of a
        - 2026-02-05 call: b
          - more of b
        - 2026-03-05 call: c
        - 2026-04-05 call: d

        ## Homework
        - x
    """)


def test_the_newest_stays_first_where_it_was() -> None:
    first = "## Log\n- 2026-03-05 c\n- 2026-01-05 a"
    second = "## Log\n- 2026-02-05 b\n- 2026-04-05 d\n"
    assert joined(first, second) == "## Log\n- 2026-04-05 d\n- 2026-03-05 c\n- 2026-02-05 b\n- 2026-01-05 a"


def test_the_rest_comes_below_a_heading_that_ends_the_log() -> None:
    assert joined("# Ana\n\n## Log\n- 2026-03-05 c\n", "\nHi.\n\n## Log\n- 2026-02-05 b\n\n## Homework\nx\n\n") == (
        "# Ana\n\n## Log\n- 2026-02-05 b\n- 2026-03-05 c\n\n## Ana S\n\nHi.\n\n## Homework\nx\n"
    )
    assert (
        joined("### Log\n- 2026-03-05 c\n\n# A\n# B\n", "Hi.")
        == "### Log\n- 2026-03-05 c\n\n# A\n# B\n\n# Ana S\n\nHi.\n"
    )
    assert joined("x\n", "# Ana S\nHi.") == "x\n\n# Ana S\nHi.\n"


def test_a_log_with_headings_of_its_own_stays_in_one_piece() -> None:
    second = "## Log\n### 2026-02-05 lunch\nx\n"
    assert joined("## Log\n- 2026-03-05 c\n", second) == "## Log\n- 2026-03-05 c\n\n" + second


def test_kept_lines_are_code() -> None:
    assert joined("x\n", "", "role: boss # since May", "a: ```") == (
        "x\n\n## Ana S\n\n```yaml\nrole: boss # since May\n```\n\n````yaml\na: ```\n````\n"
    )


@pytest.mark.parametrize("second", ["", "\n", "  \n\n"])
def test_nothing_to_add_changes_nothing(second: str) -> None:
    for first in ("", "x", "x\n", "## Log\n- 2026-03-05 c\r\n\r\n"):
        assert joined(first, second) == first


def test_line_ends_of_the_first_stay() -> None:
    first = "a \r\nb\n## Log\r\n- 2026-03-05 c\r\n- 2026-05-05 e\r\n"
    second = "Hi\n## Log\n- 2026-04-05 d\n"
    assert joined(first, second, newline="\r\n") == (
        "a \r\nb\n## Log\r\n- 2026-03-05 c\r\n- 2026-04-05 d\r\n- 2026-05-05 e\r\n\r\n## Ana S\r\n\r\nHi\r\n"
    )


lines = st.sampled_from(
    [
        "## Log", "# Top", "### Deep", "## Homework", "", "  ", "- 2026-01-02 call: a", "- 2026-01-02 call: b",
        "- 2025-07-01 lunch", "2026-02-03 x", "  indented", "text", "```", "- [ ] task", "[[Link]]", "%%",
        "## 2026-01-05",
    ]
)  # fmt: skip
bodies = st.lists(lines, max_size=12).map("\n".join)


@given(first=bodies, second=bodies, newline=st.sampled_from(["\n", "\r\n"]))
def test_every_line_of_both_is_there_in_its_order(first: str, second: str, newline: str) -> None:
    first = first.replace("\n", newline)
    found = joined_body(first, second, "Ana S", newline, ["k: v"])
    there = Counter(line.removesuffix("\r") for line in found.split("\n"))
    mine = Counter(line.removesuffix("\r") for line in first.split("\n"))
    assert not mine - there - Counter({"": 99, "  ": 99})
    assert {line for line in second.split("\n") if line.strip()} - {"## Log"} <= set(there)
    remaining = iter(found.replace("\r", "").split("\n"))  # the first body is there in its order
    assert all(line in remaining for line in first.replace("\r", "").split("\n") if line.strip() not in ("", "```"))
