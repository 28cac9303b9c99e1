"""Whom to introduce to whom."""

from collections.abc import Callable, Iterable
from datetime import date

import pytest

from netnotes.model.network import Network
from netnotes.rules.contact import facts_of
from netnotes.rules.introducing import MOST, PER_PERSON, PER_TOPIC, Suggestion, suggestions, suggestions_for
from tests.rules.build import TODAY, net, noteless, path_of, person, ref, touch

Read = Callable[[str], Network]
PAIR = """
    === people/Ana.md
    ---
    needs: [grant writing]
    ---
    === people/Bo.md
    ---
    offers: [writing grants]
    ---
"""


def pairs(network: Network, today: date = TODAY) -> list[str]:
    return [words(one) for one in suggestions(facts_of(network, today))]


def words(one: Suggestion) -> str:
    return f"{one.a.person.name} + {one.b.person.name}: {one.topic}"


def test_what_one_looks_for_and_another_offers(network: Read) -> None:
    (one,) = suggestions(facts_of(network(PAIR), TODAY))
    assert words(one) == "Ana + Bo: grant writing"
    assert one.because == "Ana looks for grant writing; Bo offers it"
    assert [str(place) for place in one.places] == ["people/Ana.md:2", "people/Bo.md:2"]
    assert one.back is None


def test_both_ways_is_one_suggestion_and_comes_first() -> None:
    network = net(
        person("Ana", needs=("tea",)),
        person("Bo", offers=("tea",)),
        person("Dee", needs=("maps",), offers=("glass",)),
        person("Eli", needs=("glass",), offers=("maps",)),
    )
    assert pairs(network) == ["Eli + Dee: glass", "Ana + Bo: tea"]
    first = suggestions(facts_of(network, TODAY))[0]
    assert first.back is not None
    assert len(first.places) == 4


def test_nobody_is_introduced_to_themselves_or_where_nothing_fits() -> None:
    assert pairs(net(person("Ana", needs=("tea",), offers=("tea",)), person("Bo", offers=("maps",)))) == []
    assert pairs(net()) == []


@pytest.mark.parametrize(
    "note",
    [
        "=== meetings/2026-10-01 Fair.md\n---\npeople: [Ana, Bo]\n---\n",
        "=== meetings/2026-12-01 Plan.md\n---\npeople: [Ana, Bo]\n---\n",
        "=== meetings/2026-10-01 Intro.md\n---\nkind: intro\nstage: considered\npeople: [Bo, Ana]\n---\n",
        "=== meetings/2026-10-01 Intro.md\n---\nkind: intro\nstatus: declined\npeople: [Bo, Ana]\n---\n",
        "=== 2026-10-01.md\n- coffee with [[Ana]] and [[Bo]]\n",
        "=== people/Ana.md\n---\nneeds: [grant writing]\nknows: [[Bo]]\n---\n",
        "=== people/Ana.md\n---\nneeds: [grant writing]\nintroduced_by: Bo\n---\n",
        "=== people/Bo.md\n---\noffers: [grant writing]\nintroduced_by: Ana\n---\n",
        "=== people/Bo.md\n---\noffers: [grant writing]\nhousehold: Ana\n---\n",
        *(
            f"=== people/Bo.md\n---\noffers: [grant writing]\nstatus: {status}\n---\n"
            for status in ("archived", "deceased", "paused", "to-meet")
        ),
    ],
)
def test_never_those_who_know_each_other_or_whom_nobody_should_ask(network: Read, note: str) -> None:
    assert pairs(network(PAIR)) == ["Ana + Bo: grant writing"]
    assert pairs(network(note)) == []


@pytest.mark.parametrize(
    "note",
    [
        "=== meetings/2026-10-01 Off.md\n---\nstatus: cancelled\npeople: [Ana, Bo]\n---\n",
        "=== meetings/2026-10-01 A.md\n---\npeople: Ana\n---\n=== meetings/2026-10-01 B.md\n---\npeople: Bo\n---\n",
        "=== 2026-10-01.md\n- [x] call [[Ana]] and [[Bo]] #call ✅ 2026-10-01\n",
    ],
)
def test_what_brought_nobody_together_forbids_nothing(network: Read, note: str) -> None:
    network(PAIR)
    assert pairs(network(note)) == ["Ana + Bo: grant writing"]


def test_people_i_am_in_touch_with_and_rare_topics_come_first_colleagues_last() -> None:
    acme = (noteless("Acme"),)
    network = net(
        person("Ana", needs=("tea",), organization=acme),
        person("Bo", offers=("tea",), organization=acme),
        person("Cy", needs=("common knots",)),
        *(person(f"Knot {n}", offers=("common knots",)) for n in range(3)),
        person("Dee", needs=("glass",)),
        person("Eli", offers=("glass",)),
        person("Fay", needs=("stone",)),
        person("Gus", offers=("stone",)),
        *(touch(name, "2026-10-01") for name in ("Ana", "Bo", "Fay", "Gus")),
    )
    found = pairs(network)
    assert found[:3] == ["Fay + Gus: stone", "Dee + Eli: glass", "Cy + Knot 0: common knots"]
    assert found[-1] == "Ana + Bo: tea"


def everybody(count: int) -> Network:
    return net(*(person(f"P{n:04}", needs=("hiring",), offers=("hiring",)) for n in range(count)))


def test_where_everybody_fits_a_common_topic_does_not_marry_them_all() -> None:
    found = suggestions(facts_of(everybody(300), TODAY))
    assert len(found) == PER_TOPIC
    assert pairs(everybody(300)) == pairs(everybody(300))


def test_nobody_stands_in_many_and_there_are_never_too_many() -> None:
    helper = person("Helper", offers=tuple(f"craft number {word}" for word in letters(20)))
    seekers = [person(f"S {word}", needs=(f"craft number {word}",)) for word in letters(20)]
    assert len(pairs(net(helper, *seekers))) == PER_PERSON
    many = [person(f"N {word}", needs=(f"{word} craft",)) for word in letters(300)]
    many += [person(f"O {word}", offers=(f"{word} craft",)) for word in letters(300)]
    assert len(pairs(net(*many))) == MOST


def letters(count: int) -> Iterable[str]:
    """So many different made-up words."""
    return [f"zor{chr(97 + n // 26)}{chr(97 + n % 26)}k" for n in range(count)]


def test_of_many_who_seek_the_same_each_is_looked_at_with_others() -> None:
    seekers = [person(f"S{n:02}", needs=("hiring",)) for n in range(30)]
    helpers = [person(f"H{n:02}", offers=("hiring",)) for n in range(30)]
    met = [touch(f"S{n:02}", "2026-10-01") for n in range(25, 30)]
    found = pairs(net(*seekers, *helpers, *met))
    assert all(words.startswith(("S25", "S26", "S27", "S28", "S29")) for words in found)


def test_of_one_person_both_what_they_look_for_and_what_they_offer() -> None:
    network = net(
        person("Ana", needs=("tea",), offers=("maps",)),
        person("Bo", offers=("tea",)),
        person("Cy", needs=("maps",)),
        person("Dee", needs=("maps",), offers=("tea",), knows=(ref("Ana"),)),
        person("Eli", needs=("maps",), offers=("tea",)),
        person("Gone", status="archived", needs=("maps",)),
    )
    people = facts_of(network, TODAY).people
    found = list(suggestions_for(people[path_of("Ana")]))
    assert sorted(words(one) for one in found[1:]) == ["Ana + Bo: tea", "Cy + Ana: maps"]
    assert {found[0].a.person.name, found[0].b.person.name} == {"Ana", "Eli"}
    assert list(suggestions_for(people[path_of("Gone")])) == []


def test_a_person_with_a_thousand_meetings_is_answered(network: Read) -> None:
    meetings = "".join(f"=== meetings/{n}.md\n---\ndate: 2026-01-01\npeople: [Ana, Cy]\n---\n" for n in range(1000))
    network(PAIR)
    read = network("=== people/Cy.md\n---\noffers: [grant writing]\n---\n" + meetings)
    assert pairs(read) == ["Ana + Bo: grant writing"]
