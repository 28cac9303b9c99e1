"""What `why` says of warmth and of a cadence that was not kept."""

from __future__ import annotations

from datetime import timedelta

import pytest

from netnotes.rules.contact import facts_of
from netnotes.rules.pace_reasons import pace_words
from tests.rules.build import TODAY, net, path_of, person, touch


def test_warmth_and_the_rhythm_that_was_kept() -> None:
    contacts = [touch("Ana", TODAY - timedelta(days=62 * n), line=9 - n) for n in range(5)]
    network = net(person("Ana", cadence="monthly", lines={"cadence": 3}), *contacts)
    words = list(pace_words(facts_of(network, TODAY).people[path_of("Ana")]))
    unkept = "in practice every 2 months since 2026-03-08, never every month (own)"
    assert [(text, str(place)) for text, place in words] == [
        ("warm: silent for no longer than one cadence", "people/Ana.md:9"),
        (
            f"the cadence is wrong, not the person: {unkept}; netnotes set Ana cadence=2mo",
            "people/Ana.md:3",
        ),
    ]


@pytest.mark.parametrize("status", ["paused", "archived", "deceased", "to-meet"])
def test_nothing_of_those_out_of_the_running(status: str) -> None:
    network = net(person("Ana", cadence="monthly", status=status), touch("Ana", TODAY))
    assert list(pace_words(facts_of(network, TODAY).people[path_of("Ana")])) == []
