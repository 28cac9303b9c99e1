"""Who can introduce me to somebody."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest

from netnotes.model.gatherings import Gathering
from netnotes.model.network import Network
from netnotes.rules.contact import facts_of
from netnotes.rules.warm_paths import WarmPath, best_path, warm_paths
from tests.rules.build import TODAY, net, path_of, person, ref, touch

Read = Callable[[str], Network]
ZOE = "people/Zoe.md"


def ways(network: Network, path: str = ZOE, today: date = TODAY) -> list[str]:
    """Each way as the names on it."""
    return [names(found) for found in warm_paths(network, path, today)]


def names(found: WarmPath) -> str:
    return " > ".join([found.name, *(link.whom for link in found.chain)])


def evidence(network: Network, path: str = ZOE) -> list[tuple[str, str]]:
    """What each link of the best way says, and where."""
    (found, *_) = warm_paths(network, path, TODAY)
    return [(link.how, str(link.place)) for link in found.chain]


def test_somebody_who_knows_them_is_one_link_away_whoever_wrote_it(network: Read) -> None:
    read = network("""
        === people/Ana.md
        ---
        knows: ["[[Zoe]]"]
        ---
        ## Log
        - 2026-11-01 coffee
        === people/Bo.md
        ## Log
        - 2026-11-01 coffee
        === people/Zoe.md
        ---
        status: to-meet
        knows: ["[[Bo]]"]
        ---
        """)
    assert ways(read) == ["Ana > Zoe", "Bo > Zoe"]
    first, second = warm_paths(read, ZOE, TODAY)
    assert [(link.how, str(link.place)) for link in first.chain] == [("Ana knows Zoe", "people/Ana.md:2")]
    assert [(link.how, str(link.place)) for link in second.chain] == [("Bo knows Zoe", "people/Zoe.md:3")]


def test_whoever_introduced_somebody_can_introduce_me(network: Read) -> None:
    read = network("""
        === people/Ana.md
        ## Log
        - 2026-11-01 coffee
        === people/Zoe.md
        ---
        introduced_by: Ana
        ---
        """)
    assert evidence(read) == [("Zoe was introduced by Ana", "people/Zoe.md:2")]


def test_the_same_organization_with_and_without_a_note(network: Read) -> None:
    read = network("""
        === people/Ana.md
        ---
        organization: "[[Acme]]"
        ---
        ## Log
        - 2026-11-01 coffee
        === people/Bo.md
        ---
        company: birch & co
        ---
        ## Log
        - 2026-11-01 coffee
        === people/Zoe.md
        ---
        organization: ["[[Acme]]", "Birch & Co"]
        ---
        === organizations/Acme.md
        text
        """)
    assert ways(read) == ["Ana > Zoe", "Bo > Zoe"]
    assert evidence(read) == [("both at Acme", "people/Ana.md:2")]


def test_the_people_of_an_organizations_note_belong_to_it(network: Read) -> None:
    read = network("""
        === people/Ana.md
        ## Log
        - 2026-11-01 coffee
        === people/Zoe.md
        text
        === organizations/Guild.md
        ---
        people: [Ana, Zoe]
        ---
        """)
    assert evidence(read) == [("both at Guild", "organizations/Guild.md:2")]


def test_working_for_oneself_ties_nobody(network: Read) -> None:
    read = network("""
        === people/Ana.md
        ---
        organization: Freelance
        ---
        ## Log
        - 2026-11-01 coffee
        === people/Zoe.md
        ---
        organization: freelance
        ---
        """)
    assert ways(read) == []


def test_a_meeting_ties_those_who_were_there_once_it_has_been(network: Read) -> None:
    read = network("""
        === people/Ana.md
        text
        === people/Bo.md
        text
        === people/Chen.md
        text
        === people/Zoe.md
        text
        === meetings/2026-10-01 Lunch.md
        ---
        kind: lunch
        people: [Ana, Zoe]
        ---
        === meetings/2026-10-02 Dinner.md
        ---
        kind: dinner
        status: cancelled
        people: [Bo, Zoe]
        ---
        === meetings/2026-12-02 Party.md
        ---
        people: [Chen, Zoe]
        ---
        """)
    assert ways(read) == ["Ana > Zoe"]
    assert evidence(read) == [("together at a lunch on 2026-10-01", "meetings/2026-10-01 Lunch.md:3")]
    assert ways(read, today=date(2026, 9, 30)) == []
    assert ways(read, today=date(2026, 12, 2)) == ["Ana > Zoe", "Chen > Zoe"]


def test_an_introduction_not_made_brought_nobody_together(network: Read) -> None:
    read = network("""
        === people/Ana.md
        ## Log
        - 2026-11-01 coffee
        === people/Zoe.md
        text
        === meetings/2026-10-01 Ana and Zoe.md
        ---
        kind: intro
        stage: asked
        people: [Ana, Zoe]
        ---
        """)
    assert ways(read) == []


def chain_of(*names: str) -> Network:
    """Each knows the next; I have been in touch with the first."""
    people = [person(name, knows=(ref(other),)) for name, other in pairwise(names)]
    return net(*people, person(names[-1]), touch(names[0], "2026-11-01"))


def test_three_links_are_a_way_and_four_are_none() -> None:
    assert ways(chain_of("Ana", "Bo", "Chen", "Zoe")) == ["Ana > Bo > Chen > Zoe"]
    assert ways(chain_of("Ana", "Bo", "Chen", "Dee", "Zoe")) == []


def test_a_way_begins_with_the_person_i_know_who_is_nearest() -> None:
    network = net(
        person("Ana", knows=(ref("Bo"),)),
        person("Bo", knows=(ref("Zoe"),)),
        person("Zoe"),
        touch("Ana", "2026-11-01"),
        touch("Bo", "2026-11-01"),
    )
    assert ways(network) == ["Bo > Zoe"]


@pytest.mark.parametrize("status", ["archived", "deceased"])
def test_nobody_archived_or_dead_is_asked_or_stands_between(status: str) -> None:
    network = net(
        person("Ana", knows=(ref("Zoe"),), status=status),
        person("Bo", knows=(ref("Chen"),)),
        person("Chen", knows=(ref("Zoe"),), status=status),
        person("Zoe"),
        touch("Ana", "2026-11-01"),
        touch("Bo", "2026-11-01"),
    )
    assert ways(network) == []


def test_nothing_leads_to_the_dead_or_to_nobody() -> None:
    network = net(person("Ana", knows=(ref("Zoe"),)), person("Zoe", status="deceased"), touch("Ana", "2026-11-01"))
    assert ways(network) == []
    assert ways(network, "people/Nobody.md") == []


def test_somebody_i_only_sent_a_like_is_not_known() -> None:
    network = net(person("Ana", knows=(ref("Zoe"),)), person("Zoe"), touch("Ana", "2026-11-01", "like", resets=False))
    assert ways(network) == []


def test_fewer_links_then_stronger_evidence_then_warmth_then_names() -> None:
    acme = (ref("Acme"),)
    network = net(
        person("Far", knows=(ref("Between"),)),
        person("Between", knows=(ref("Zoe"),)),
        person("Colleague", organization=acme),
        person("cold", knows=(ref("Zoe"),), cadence="weekly"),
        person("cooling", knows=(ref("Zoe"),), cadence="monthly"),
        person("unknown", knows=(ref("Zoe"),)),
        person("warm b", knows=(ref("Zoe"),), cadence="yearly"),
        person("Warm a", knows=(ref("Zoe"),), cadence="yearly"),
        person("Zoe", organization=acme),
        *(touch(name, "2026-10-01") for name in ("cold", "cooling", "unknown", "warm b", "Warm a", "Colleague", "Far")),
    )
    assert ways(network) == [
        "Warm a > Zoe",
        "warm b > Zoe",
        "cooling > Zoe",
        "unknown > Zoe",
        "cold > Zoe",
        "Colleague > Zoe",
        "Far > Between > Zoe",
    ]
    assert [found.warmth for found in warm_paths(network, ZOE, TODAY)][:6:2] == ["warm", "cooling", "cold"]


def test_the_best_way_is_the_first() -> None:
    network = chain_of("Ana", "Bo", "Zoe")
    facts = facts_of(network, TODAY)
    assert best_path(facts, ZOE) == warm_paths(network, ZOE, TODAY)[0]
    assert best_path(facts, path_of("Nobody")) is None


def test_a_small_meeting_says_more_than_a_conference(network: Read) -> None:
    crowd = [f"Guest {n}" for n in range(60)]
    guests = "\n".join(f"=== people/{name}.md\ntext" for name in crowd)
    read = network(
        f"=== people/Ana.md\ntext\n=== people/Bo.md\ntext\n=== people/Zoe.md\ntext\n{guests}\n"
        f"=== meetings/2026-10-01 Fair.md\n---\nkind: conference\npeople: [Ana, Zoe, {', '.join(crowd)}]\n---\n"
        "=== meetings/2026-09-01 Walk.md\n---\nkind: walk\npeople: [Bo, Zoe]\n---\n"
    )
    first, *others = warm_paths(read, ZOE, TODAY)
    assert (first.name, len(others)) == ("Bo", 61)
    assert others[0].chain[0].how == "together at a conference on 2026-10-01, among 62 people"


def test_a_person_with_a_thousand_meetings_of_two_hundred_people_is_answered() -> None:
    people = [person(f"P{n:03}") for n in range(200)]
    paths = tuple(sorted(one.path for one in people))
    touches = [touch(f"P{n:03}", "2026-01-01") for n in range(200)]
    network = net(*people, *touches)
    vars(network)["gatherings"] = tuple(
        Gathering(f"meetings/{n:04}.md", 1, date.fromordinal(735000 + n), "meeting", paths) for n in range(1000)
    )
    found = warm_paths(network, people[0].path, TODAY)
    assert len(found) == 199
    assert {link.path for way in found for link in way.chain} == {"meetings/0999.md"}


def test_without_a_way_there_is_none(network: Read) -> None:
    assert ways(network("=== people/Zoe.md\ntext\n")) == []
