"""`why` names what was ticked about somebody in a review, with its line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from netnotes.model.network import Network
from netnotes.rules.why import reasons


def test_each_tick_about_them(network: Callable[[str], Network]) -> None:
    found = network(
        "=== people/Ana.md\n---\ntype: person\n---\n=== people/Bo.md\n---\ntype: person\n---\n"
        "=== reviews/2026-Q3.md\n- [x] [[Ana]] ^thanks-2026-03-12-ana\n- [x] [[Ana]] ^one-sided-2026-05-01-ana\n"
        "- [x] [[Ana]] mine ^own-id\n- [ ] [[Ana]] ^cadence-monthly-ana\n- [x] [[Bo]], [[Ana]] ^cadence-2w-bo\n"
    )
    told = [(reason.text, str(reason.place)) for reason in reasons(found, "people/Ana.md", date(2026, 11, 21))]
    assert ("the thank-you of 2026-03-12 was let go: ticked in a review", "reviews/2026-Q3.md:1") in told
    assert ("giving that goes one way is as you like it: ticked in a review", "reviews/2026-Q3.md:2") in told
    assert sum("review" in text for text, _ in told) == 2
