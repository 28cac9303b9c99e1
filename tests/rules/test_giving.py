from collections.abc import Callable
from datetime import date

import pytest

from netnotes.model.network import Network
from netnotes.rules.contact import PersonFacts, facts_of
from netnotes.rules.giving import give_next, good_moment, have_met, ways_to_give

TODAY = date(2026, 11, 21)
Read = Callable[[str], Network]

VAULT = """
    === Me.md
    ---
    type: me
    name: Robin
    offers: [roadmap reviews]
    ---
    === people/Ana.md
    ---
    i_offer: [a visit to the archive]
    needs: [hiring advice, reviews of roadmaps]
    interests: [kayaks, maps]
    ---
    === people/Bo.md
    ---
    offers: [advice on hiring]
    ---
    ## Log

    - 2026-11-01 coffee: he hires again
    """


def about(network: Network, name: str = "Ana") -> PersonFacts:
    return facts_of(network, TODAY).people[f"people/{name}.md"]


def given(network: Network, name: str = "Ana") -> list[str]:
    return [f"{gift.source}: {gift.text} [{gift.path}:{gift.line}]" for gift in ways_to_give(about(network, name))]


def test_everything_to_give_in_its_order_with_its_line(network: Read) -> None:
    assert given(network(VAULT)) == [
        "i_offer: a visit to the archive [people/Ana.md:2]",
        "needs: reviews of roadmaps: they look for it and you offer it [people/Ana.md:3]",
        "introduction: an introduction to Bo, who offers advice on hiring [people/Ana.md:3]",
        "interests: something on kayaks [people/Ana.md:4]",
        "interests: something on maps [people/Ana.md:4]",
    ]


def test_the_first_comes_next(network: Read) -> None:
    found = network(VAULT)
    gift = give_next(about(found))
    assert gift is not None
    assert (gift.text, gift.source, gift.topic) == ("a visit to the archive", "i_offer", "a visit to the archive")
    assert give_next(about(found, "Bo")) is None


def test_without_a_note_about_me_no_need_is_mine_to_fill(network: Read) -> None:
    found = network("=== people/Ana.md\n---\nneeds: [roadmap reviews]\n---\n")
    assert given(found) == []


@pytest.mark.parametrize(
    "acquainted",
    [
        "=== people/Bo.md\n---\noffers: [hiring advice]\nknows: '[[Ana]]'\n---\n## Log\n- 2026-11-01 coffee: x\n",
        "=== meetings/2026-10-01 Lunch.md\n---\npeople: ['[[Ana]]', '[[Bo]]']\n---\n",
        "=== meetings/2027-01-01 Introducing.md\n---\npeople: ['[[Ana]]', '[[Bo]]']\nkind: intro\nstage: asked\n---\n",
    ],
)
def test_who_know_each_other_are_not_introduced(acquainted: str, network: Read, vault: Callable[[str], object]) -> None:
    vault(VAULT)
    found = network(acquainted)
    assert have_met(about(found), about(found, "Bo"))
    assert have_met(about(found, "Bo"), about(found))
    assert not [line for line in given(found) if line.startswith("introduction")]


@pytest.mark.parametrize("status", ["archived", "deceased"])
def test_nobody_is_introduced_to_who_is_gone(status: str, network: Read) -> None:
    text = VAULT.replace("offers: [advice on hiring]", f"offers: [advice on hiring]\n    status: {status}")
    assert not [line for line in given(network(text)) if "introduction" in line]


def test_a_stranger_is_not_introduced(network: Read) -> None:
    text = VAULT.replace("- 2026-11-01 coffee: he hires again", "")
    assert not [line for line in given(network(text)) if "introduction" in line]


@pytest.mark.parametrize(
    ("log", "moment"),
    [
        ("- 2026-11-01 coffee [got:: a tip]", "they have done more for you than you for them so far"),
        ("- 2026-11-01 coffee [got:: a tip]\n    - 2026-11-02 coffee [gave:: two tips] [size:: 2]", ""),
        ("- 2026-11-01 coffee [gave:: a tip]", ""),
        ("- 2026-11-01 coffee", ""),
    ],
)
def test_a_good_moment_is_when_more_came_than_went(log: str, moment: str, network: Read) -> None:
    found = network(f"""
    === people/Ana.md
    ## Log

    {log}
    """)
    assert good_moment(about(found)) == moment


def test_with_an_opening_balance_the_first_favour_may_still_be_theirs(network: Read) -> None:
    text = "=== people/Ana.md\n---\nopening_balance: 3\n---\n## Log\n- 2026-11-01 coffee [got:: a tip]\n"
    assert good_moment(about(network(text))) == "the first favour was theirs"
    off = text.replace("opening_balance: 3", "account: off")
    assert good_moment(about(network(off))) == ""
