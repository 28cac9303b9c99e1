"""When Home offers a review: quietly, in the first two weeks of a quarter, until it is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from netnotes.model.network import Network
from netnotes.rules.home import home
from netnotes.rules.review_offer import offered_review, written_reviews

Read = Callable[[str], Network]
ANA = "=== people/Ana.md\n## Log\n- 2026-08-01 call: x\n- 2026-10-02 call: y\n"
DAY = date(2026, 10, 5)


def offer(network: Network, today: date = DAY) -> str | None:
    found = offered_review(network, today)
    assert home(network, today).review == (found.name if found else None)
    return found.name if found else None


def test_in_the_first_two_weeks_of_a_quarter(network: Read) -> None:
    found = network(ANA)
    days = (date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 14), date(2026, 10, 15))
    assert [offer(found, day) for day in days] == [None, "2026-Q3", "2026-Q3", None]


@pytest.mark.parametrize("name", ["2026-Q3", "2026-q3"])
def test_until_it_is_written(network: Read, name: str) -> None:
    assert offer(network(f"{ANA}=== reviews/{name}.md\nbad: [\n")) is None


def test_the_review_of_another_quarter_is_none_of_this_one(network: Read) -> None:
    found = network(f"{ANA}=== reviews/2026-Q2.md\nx\n=== reviews/2026.md\nx\n=== notes/2026-Q3.md\nx\n")
    assert offer(found) == "2026-Q3"
    assert written_reviews(found) == ("reviews/2026.md", "reviews/2026-Q2.md")


def test_not_in_a_quiet_season(network: Read) -> None:
    found = network(f"=== netnotes.yaml\nquiet: [{{from: 10-01, to: 10-07}}]\n{ANA}")
    assert [offer(found, date(2026, 10, day)) for day in (7, 8)] == [None, "2026-Q3"]


def test_not_where_there_was_no_contact_to_look_back_on(network: Read) -> None:
    assert offer(network("=== people/Ana.md\n## Log\n- 2026-06-30 call: x\n- 2026-10-02 call: y\n")) is None
    assert offer(network("=== note.md\nx\n")) is None
