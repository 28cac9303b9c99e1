"""Whose topics go with whose, on notes."""

from collections.abc import Callable
from datetime import date

import pytest

from netnotes.model.network import Network
from netnotes.rules.contact import facts_of
from netnotes.rules.goals import goal_rows
from netnotes.rules.home import home
from netnotes.rules.match_rows import How, MatchRow, has_topics, match_rows, near_topics
from netnotes.rules.matching import helpers_for, my_help_for, offers, who_likes, whom_i_can_help
from tests.rules.build import need, net, path_of, person

TODAY = date(2026, 11, 21)
Read = Callable[[str], Network]
NOTES = """
    === Me.md
    ---
    type: me
    offers: [roadmap reviews, introductions to grant writers]
    ---
    === people/Ana Silva.md
    ---
    offers: [hiring advice, data platforms]
    needs: reviews of a roadmap
    interests: [old maps, hiring]
    last_contact: 2026-11-01
    cadence: monthly
    ---
    === people/Bo Chen.md
    ---
    offers: Data platform design
    needs: [hiring, writing grants]
    category: leader
    ---
    === people/Chen Li.md
    ---
    offers: [hiring, advice on hiring]
    status: archived
    ---
    === people/Dee.md
    ---
    skills: data protection
    looking_for: sailing
    likes: "[[Old maps]] of Lisbon"
    died: 2026-05-01
    ---
    === people/Eve.md
    ---
    offers: [old maps, hiring engineers]
    interests: sailing
    status: to-meet
    ---
    === goals/Platform.md
    ---
    due: 2027-01-01
    why: it helps
    needs: [mentor in data platforms]
    ---
    """


def shown(rows: tuple[MatchRow, ...]) -> list[str]:
    return [f"{row.name} {row.how} {row.topic}: {' '.join(row.words)}" for row in rows]


def test_who_offers_needs_and_likes_a_topic(network: Read) -> None:
    found = network(NOTES)
    assert shown(match_rows(found, TODAY, "hiring")) == [
        "Ana Silva offers hiring advice: hiring",
        "Eve offers hiring engineers: hiring",
        "Bo Chen needs hiring: hiring",
        "Ana Silva likes hiring: hiring",
    ]
    assert shown(match_rows(found, TODAY, "MAPS, old ones", ["likes"])) == ["Ana Silva likes old maps: old maps"]
    assert match_rows(found, TODAY, "cooking") == ()
    assert match_rows(found, TODAY, "") == ()


def test_rows_say_how_things_stand_with_them(network: Read) -> None:
    row, _ = match_rows(network(NOTES), TODAY, "advice on data platforms", ("offers",))
    assert [getattr(row, key) for key in MatchRow.JSON] == [
        "Ana Silva", "people/Ana Silva.md", "offers", "data platforms", ("data", "platforms"), "ok", date(2026, 11, 1),
    ]  # fmt: skip


def test_who_could_help_with_a_need(network: Read) -> None:
    found = network(NOTES)
    facts = facts_of(found, TODAY)
    mentor = found.goals[0].needs[0]
    assert [(fit.about.person.name, fit.topic, fit.words) for fit in helpers_for(mentor, facts)] == [
        ("Ana Silva", "data platforms", ("data", "platforms")),
        ("Bo Chen", "Data platform design", ("Data", "platform")),
    ]
    led = helpers_for(need(mentor.what, category="Leader"), facts)
    assert [fit.about.person.name for fit in led] == ["Bo Chen"]
    (row,) = goal_rows(found, TODAY)
    assert row.next_action == (
        "find a mentor in data platforms: Ana Silva (data platforms) and Bo Chen (Data platform design) could help"
    )


def test_everybody_is_named_once_by_their_nearest_offer() -> None:
    network = net(person("Bo", offers=("hiring advice", "hiring")), person("Ana", offers=("hiring", "hiring")))
    fits = helpers_for(need("hiring"), facts_of(network, TODAY))
    assert [(fit.about.person.name, fit.topic, fit.is_same) for fit in fits] == [
        ("Ana", "hiring", True), ("Bo", "hiring", True),
    ]  # fmt: skip


def test_whom_i_can_help(network: Read) -> None:
    facts = facts_of(network(NOTES), TODAY)
    assert [(help_.about.person.name, help_.need, help_.topic, help_.words) for help_ in whom_i_can_help(facts)] == [
        ("Ana Silva", "reviews of a roadmap", "roadmap reviews", ("roadmap", "reviews")),
    ]
    bo = facts.people["people/Bo Chen.md"]
    assert my_help_for(bo) is None
    eve = facts.people["people/Eve.md"]
    assert my_help_for(eve) is None


def test_home_says_what_to_give(network: Read) -> None:
    (ana,) = home(network(NOTES), date(2026, 12, 1)).people
    assert (ana.give, ana.give_from) == ("reviews of a roadmap: they look for it and you offer it", "needs")
    assert str(ana.give_place) == "people/Ana Silva.md:3"


def test_with_whom_to_share_an_article(network: Read) -> None:
    facts = facts_of(network(NOTES), TODAY)
    assert [(fit.about.person.name, fit.words) for fit in who_likes("old maps", facts)] == [
        ("Ana Silva", ("old", "maps"))
    ]


def test_without_a_note_about_me_nobody_is_helped(network: Read) -> None:
    found = network("=== people/Ana.md\n---\nneeds: hiring\n---\n")
    assert whom_i_can_help(facts_of(found, TODAY)) == ()
    alone = network("=== Me.md\n---\ntype: me\noffers: hiring\n---\n")
    assert [help_.need for help_ in whom_i_can_help(facts_of(alone, TODAY))] == ["hiring"]


def test_an_empty_vault_has_no_topics() -> None:
    assert match_rows(net(), TODAY, "hiring") == ()
    assert near_topics(net(), TODAY, "hiring") == ()
    assert not has_topics(net(), TODAY)
    assert helpers_for(need("hiring"), facts_of(net(), TODAY)) == ()


def test_topics_only_of_who_cannot_be_suggested_are_none() -> None:
    gone = net(person("Ana", offers=("hiring",), status="deceased"))
    assert not has_topics(gone, TODAY)
    assert match_rows(gone, TODAY, "hiring") == ()


def test_everybody_offers_the_same() -> None:
    names = [f"P{number:04}" for number in range(5000)]
    everybody = net(*(person(name, offers=("hiring",)) for name in names))
    rows = match_rows(everybody, TODAY, "hiring advice")
    assert [row.name for row in rows] == names
    assert len(helpers_for(need("advice on hiring"), facts_of(everybody, TODAY))) == 5000


def test_what_is_no_topic_is_a_problem_and_matches_nobody(network: Read) -> None:
    found = network("""
        === people/Ana.md
        ---
        offers:
          - hiring: senior people
          - 365
          - maps
        ---
        === Me.md
        ---
        type: me
        offers: {hiring: 3}
        ---
        """)
    assert [(problem.path, problem.line, problem.code) for problem in found.problems] == [
        ("Me.md", 3, "bad-topic"), ("people/Ana.md", 3, "bad-topic"), ("people/Ana.md", 4, "bad-topic"),
    ]  # fmt: skip
    assert match_rows(found, TODAY, "hiring senior people") == match_rows(found, TODAY, "365") == ()
    assert offers(facts_of(found, TODAY)).find("map")[0].owner == path_of("Ana")


@pytest.mark.parametrize(
    ("asked", "hows", "near"),
    [
        ("data", ("offers", "needs", "likes"), ("data platforms", "Data platform design")),
        ("hirng", ("needs",), ("hiring",)),
        ("old mpas", ("offers", "likes"), ("old maps",)),
        ("sailng", ("offers",), ()),
        ("", ("offers",), ()),
    ],
)
def test_topics_that_may_have_been_meant(network: Read, asked: str, hows: tuple[How, ...], near: tuple[str]) -> None:
    assert near_topics(network(NOTES), TODAY, asked, hows) == near


def test_near_topics_beside_those_that_were_found(network: Read) -> None:
    found = network(NOTES)
    assert near_topics(found, TODAY, "data platforms", known=("Data platforms",)) == ("Data platform design",)
    assert near_topics(found, TODAY, "sailing", known=("sailing",)) == ()
