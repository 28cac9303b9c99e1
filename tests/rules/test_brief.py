from collections.abc import Callable
from datetime import date

from netnotes.model.dates import PartialDate
from netnotes.model.network import Network
from netnotes.rules.brief import Brief, brief_of
from netnotes.rules.contact import facts_of
from tests.rules.build import net, person, touch

TODAY = date(2026, 11, 21)
Read = Callable[[str], Network]


def seen(network: Network, name: str = "Ana") -> Brief:
    return brief_of(facts_of(network, TODAY).people[f"people/{name}.md"])


def test_the_last_three_touchpoints_and_the_next(network: Read) -> None:
    brief = seen(
        network("""
        === people/Ana.md
        ## Log

        - 2026-08-01 lunch: first
        - 2026-09-01 like: a photo
        - 2026-10-01 call: third
        - 2026-11-01 coffee: newest
        - 2026-12-01 walk: planned
        - 2026-12-02 dinner: later
        """)
    )
    assert [(touch.date.month, touch.kind, touch.text, touch.line) for touch in brief.recent] == [
        (11, "coffee", "newest", 6), (10, "call", "third", 5), (9, "like", "a photo", 4),
    ]  # fmt: skip
    assert [touch.text for touch in brief.planned] == ["planned"]


def test_promises_stand_both_ways_mine_first(network: Read) -> None:
    brief = seen(
        network("""
        === people/Ana.md
        - [ ] dates of the workshop #waiting 📅 2026-11-22
        - [ ] send the slides 📅 2026-11-30
        - [x] done already
        === meetings/2026-11-01 Lunch.md
        ---
        people: "[[Ana]]"
        ---
        - [ ] bring the map
        """)
    )
    assert [(one.text, one.waiting, one.path) for one in brief.promises] == [
        ("send the slides", False, "people/Ana.md"),
        ("bring the map", False, "meetings/2026-11-01 Lunch.md"),
        ("dates of the workshop", True, "people/Ana.md"),
    ]


def test_an_almost_empty_note_has_an_almost_empty_brief() -> None:
    brief = brief_of(facts_of(net(person("Ana")), TODAY).people["people/Ana.md"])
    lists = (brief.recent, brief.planned, brief.promises, brief.gifts, brief.common, brief.shared, brief.dates)
    assert set(lists) == {()}
    assert brief.good_moment == ""
    assert len(brief.questions) == 2


def test_an_account_that_is_off_is_not_shown(network: Read) -> None:
    assert seen(network("=== people/Ana.md\n---\naccount: off\n---\n")).account is None


def test_somebody_with_a_thousand_meetings() -> None:
    meetings = [touch("Ana", date(2023, 1, 1 + n % 28), text=f"meeting {n}", line=n) for n in range(1000)]
    brief = seen(net(person("Ana"), *meetings))
    assert len(brief.recent) == 3
    assert brief.recent[0].text == "meeting 979"


def test_days_of_the_next_thirty_days() -> None:
    ana = person(
        "Ana",
        birthday=PartialDate(month=12, day=21),
        dates=(("moved in", PartialDate(month=11, day=25)), ("too late", PartialDate(month=12, day=22))),
    )
    bo = person("Bo", status="deceased", birthday=PartialDate(month=12, day=1))
    found = net(ana, bo)
    assert [(one.what, str(one.date)) for one in seen(found).dates] == [
        ("moved in", "2026-11-25"), ("birthday", "2026-12-21"),
    ]  # fmt: skip
    assert seen(found, "Bo").dates == ()
