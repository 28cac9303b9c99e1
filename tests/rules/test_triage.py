from collections.abc import Callable
from datetime import date

from netnotes.model.cadence import parse_cadence
from netnotes.model.config import Config
from netnotes.model.network import Network
from netnotes.rules.triage import choices, untracked_people

TODAY = date(2026, 11, 21)


def test_those_met_most_come_first_and_the_decided_are_left_out(network: Callable[[str], Network]) -> None:
    rows = untracked_people(network("""
        === netnotes.yaml
        cadences: {family: monthly}
        tiers: {never-again: never}
        === people/Often.md
        ## Log
        - 2026-01-01 call: one
        - 2026-02-01 coffee: she is moving teams
        - 2026-12-24 call: not yet
        === people/Lately.md
        ## Log
        - 2026-11-01 call
        === people/Long ago.md
        ## Log
        - 2020-11-01 call
        === people/Nobody yet.md
        Met in a queue.
        === people/Own cadence.md
        ---
        cadence: monthly
        ---
        === people/Never.md
        ---
        cadence: never
        ---
        === people/Tier.md
        ---
        tier: never-again
        ---
        === people/Cousin.md
        ---
        category: family
        ---
        === people/Planned.md
        ---
        next_contact: 2026-12-01
        ---
        === people/Set aside.md
        ---
        status: archived
        ---
        """), TODAY)  # fmt: skip
    assert [(row.name, row.touchpoints) for row in rows] == [
        ("Often", 2), ("Lately", 1), ("Long ago", 1), ("Nobody yet", 0),
    ]  # fmt: skip
    assert (rows[0].last_kind, rows[0].last_contact) == ("coffee", date(2026, 2, 1))
    assert rows[0].last_text == "she is moving teams"


def test_what_the_tie_is_for_is_told_in_three_facts_at_most(network: Callable[[str], Network]) -> None:
    (row,) = untracked_people(network("""
        === people/Ana.md
        ---
        offers: [grants, maps]
        needs: [a flat]
        interests: [chess]
        met: in a queue
        category: known
        ---
        """), TODAY)  # fmt: skip
    assert row.about == ("offers: grants, maps", "looks for: a flat", "common ground: chess")


def test_every_tier_has_a_key() -> None:
    keys = choices(Config())
    assert "".join(keys) == "icqwdtasx"
    assert [(keys[key].field, keys[key].value) for key in "iqta"] == [
        ("tier", "inner"), ("tier", "casual"), ("status", "to-meet"), ("status", "archived"),
    ]  # fmt: skip
    assert keys["s"].field == keys["x"].field == ""


def test_tiers_of_one_s_own_get_keys_that_are_free() -> None:
    monthly = parse_cadence("2w")
    assert monthly
    tiers = tuple((name, monthly) for name in ("Amigos", "Primera", "Segunda", "xx", "友", "ss"))
    keys = choices(Config(tiers=tiers))
    values = {one.value: key for key, one in keys.items() if one.field == "tier"}
    assert values == {"Amigos": "m", "Primera": "p", "Segunda": "e", "xx": "1", "友": "2", "ss": "3"}
