"""Small English."""

from datetime import date

import pytest

from netnotes.rules.wording import cadence_words, find_words, join_names, kind_words, last_words, length_words
from tests.rules.build import rhythm


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ((), ""),
        (("Ana",), "Ana"),
        (("Ana", "Bo"), "Ana and Bo"),
        (("Ana", "Bo", "Chen"), "Ana, Bo and Chen"),
        (("Ana", "Bo", "Chen", "Dee"), "Ana, Bo, Chen and 1 more"),
        (("Ana", "Bo", "Chen", "Dee", "Eve"), "Ana, Bo, Chen and 2 more"),
    ],
)
def test_names_in_a_row(names: tuple[str, ...], expected: str) -> None:
    assert join_names(names) == expected


@pytest.mark.parametrize(
    ("text", "words", "length"),
    [
        ("1", "every day", "1 day"),
        ("10d", "every 10 days", "10 days"),
        ("weekly", "every week", "1 week"),
        ("6w", "every 6 weeks", "6 weeks"),
        ("monthly", "every month", "1 month"),
        ("quarterly", "every 3 months", "3 months"),
        ("yearly", "every year", "1 year"),
        ("every 2 years", "every 2 years", "2 years"),
        ("never", "never", "1 never"),
    ],
)
def test_a_cadence_in_words(text: str, words: str, length: str) -> None:
    assert cadence_words(rhythm(text)) == words
    assert length_words(rhythm(text)) == length


def test_kinds_that_say_nothing_read_contact() -> None:
    assert [kind_words(kind) for kind in ("coffee", "recorded", "contact")] == ["coffee", "contact", "contact"]
    assert last_words("coffee", date(2026, 9, 30)) == "last coffee on 2026-09-30"


@pytest.mark.parametrize(
    ("what", "missing", "have", "expected"),
    [
        ("mentor in data platforms", 1, 0, "find a mentor in data platforms"),
        ("mentor in data platforms", 1, 1, "find another mentor in data platforms"),
        ("mentor in data platforms", 2, 0, "find 2 mentors in data platforms"),
        ("mentor in data platforms", 2, 1, "find 2 more mentors in data platforms"),
        ("editor", 1, 0, "find an editor"),
        ("beer", 1, 0, "find someone for beer"),
        ("actor", 1, 0, "find an actor"),
        ("legal  advice", 1, 0, "find someone for legal advice"),
        ("xerox operator", 1, 0, "find a xerox operator"),
        ("coach", 2, 0, "find 2 coaches"),
        ("ally on the board", 2, 1, "find 2 more allies on the board"),
        ("reviewers", 2, 0, "find 2 reviewers"),
        ("reviewers", 1, 0, "find someone for reviewers"),
        ("data platform coach", 1, 0, "find a data platform coach"),
        ("funding", 1, 0, "find someone for funding"),
        ("funding", 1, 1, "find someone else for funding"),
        ("funding", 3, 0, "find 3 people for funding"),
        ("funding", 3, 1, "find 3 more people for funding"),
        ("for", 1, 0, "find someone for for"),
        ("somebody who knows the statutes", 1, 0, "find somebody who knows the statutes"),
        ("A sponsor", 2, 0, "find A sponsor"),
        ("", 1, 0, "find someone"),
    ],
)
def test_a_need_in_words(what: str, missing: int, have: int, expected: str) -> None:
    assert find_words(what, missing, have) == expected
