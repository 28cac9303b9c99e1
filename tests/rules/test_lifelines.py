"""Lifelines, and whether it is a good moment to give."""

from __future__ import annotations

from datetime import date

from netnotes.model.config import Config
from netnotes.model.network import Network
from netnotes.rules.lifelines import lifeline_rows
from tests.rules.build import TODAY, gave, got, net, person, touch


def because(network: Network) -> dict[str, str]:
    return {row.name: row.because for row in lifeline_rows(network, TODAY)}


def test_who_they_are() -> None:
    network = net(
        person("zoe", lifeline=True), person("Ana", lifeline=True, status="paused"), person("Bo"),
        person("Gone", lifeline=True, status="deceased"), person("Wished", lifeline=True, status="to-meet"),
        touch("Ana", "2026-09-01"), touch("Ana", "2026-12-01"),
    )  # fmt: skip
    rows = lifeline_rows(network, TODAY)
    assert [(row.name, row.status, row.last_contact) for row in rows] == [
        ("Ana", "paused", date(2026, 9, 1)),
        ("zoe", "untracked", None),
    ]
    assert not any(row.good_moment_to_give for row in rows)
    assert lifeline_rows(net(person("Bo")), TODAY) == ()


def test_a_good_moment_says_why() -> None:
    network = net(
        person("Asked", lifeline=True), got("Asked", "2026-01-01", thanked=True),
        person("Even", lifeline=True), gave("Even", "2026-01-01"), got("Even", "2026-02-01", thanked=True),
        person("Owed", lifeline=True), gave("Owed", "2026-01-01", 5), got("Owed", "2026-11-01"),
        person("Late", lifeline=True, cadence="weekly"), touch("Late", "2026-10-01"),
        person("Well", lifeline=True, cadence="weekly"), touch("Well", "2026-11-11"),
    )  # fmt: skip
    assert because(network) == {
        "Asked": "they have been generous",
        "Even": "",
        "Late": "it is time to be in touch",
        "Owed": "there is something to thank for",
        "Well": "it is time to be in touch",
    }


def test_no_account_is_read_where_none_is_kept() -> None:
    config = Config(soon_days=0)
    network = net(
        person("Mum", lifeline=True, categories=("family",), cadence="weekly", i_offer=("a lift",)),
        got("Mum", "2026-01-01"), touch("Mum", "2026-11-10"), config=config,
    )  # fmt: skip
    [mum] = lifeline_rows(network, TODAY)
    assert (mum.because, mum.good_moment_to_give, mum.give) == ("", False, "a lift")
