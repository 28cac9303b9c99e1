"""What is known of each person on one day."""

from datetime import date

from netnotes.model.config import Config
from netnotes.model.places import Place
from netnotes.rules.contact import config_place, days_after, days_before, facts_of, place_of
from tests.rules.build import TODAY, gave, net, path_of, person, touch


def test_the_past_and_what_is_scheduled_are_in_order() -> None:
    network = net(
        person("Ana"),
        touch("Ana", "2026-12-01", "like", resets=False),
        touch("Ana", "2026-12-03"),
        touch("Ana", "2026-11-11", line=9),
        touch("Ana", "2026-11-11", "call", line=3),
        touch("Ana", "2026-11-12", "call"),
    )
    ana = facts_of(network, TODAY).people[path_of("Ana")]
    assert [(t.date.day, t.kind) for t in ana.past] == [(11, "call"), (11, "coffee")]
    assert [(t.date.day, t.kind) for t in ana.scheduled] == [(12, "call"), (1, "like"), (3, "coffee")]
    assert ana.next_scheduled == date(2026, 11, 12)
    assert ana.own is ana.past[1]
    assert ana.last_date == TODAY
    assert ana.contact_days == (TODAY.toordinal(),)
    assert ana.last is not None
    assert (ana.last.via, ana.last.place) == (None, Place(path=path_of("Ana"), line=9))


def test_a_scheduled_touch_is_no_scheduled_contact() -> None:
    network = net(person("Ana"), touch("Ana", "2026-11-12", "like", resets=False), touch("Ana", "2026-11-20"))
    ana = facts_of(network, TODAY).people[path_of("Ana")]
    assert ana.next_contact is not None
    assert ana.next_contact.date == date(2026, 11, 20)
    assert ana.next_scheduled == date(2026, 11, 12)


def test_a_touch_is_no_contact() -> None:
    network = net(person("Ana"), touch("Ana", "2026-01-05"), touch("Ana", "2026-02-01", "like", resets=False))
    ana = facts_of(network, TODAY).people[path_of("Ana")]
    assert ana.last_date == date(2026, 1, 5)
    assert len(ana.past) == 2


def test_last_contact_in_the_future_is_ignored() -> None:
    network = net(person("Ana"), touch("Ana", "2026-12-01", "recorded", source="recorded"))
    ana = facts_of(network, TODAY).people[path_of("Ana")]
    assert (ana.past, ana.scheduled, ana.last, ana.last_date) == ((), (), None, None)
    assert (ana.next_scheduled, ana.next_contact) == (None, None)


def test_a_contact_counts_for_the_household_and_is_marked_so() -> None:
    network = net(
        person("Ana"),
        person("Bo"),
        person("Chen"),
        touch("Ana", "2026-05-01"),
        touch("Bo", "2026-06-01"),
        households=[("Ana", "Bo", "Chen")],
    )
    people = facts_of(network, TODAY).people
    ana, bo, chen = (people[path_of(name)] for name in ("Ana", "Bo", "Chen"))
    assert ana.last is not None
    assert ana.last.via == bo.person
    assert ana.last_date == date(2026, 6, 1)
    assert ana.contact_days == (date(2026, 5, 1).toordinal(),)
    assert bo.last is not None
    assert bo.last.via is None
    assert chen.last is not None
    assert chen.last.via == bo.person
    assert chen.own is None


def test_an_own_contact_beats_the_households_of_the_same_day() -> None:
    network = net(
        person("Ana"),
        person("Bo"),
        touch("Ana", "2026-06-01", "call"),
        touch("Bo", "2026-06-01"),
        households=[("Ana", "Bo")],
    )
    for about in facts_of(network, TODAY).people.values():
        assert about.last is not None
        assert about.last.via is None


def test_a_household_may_name_somebody_who_is_gone() -> None:
    network = net(person("Ana"), touch("Bo", "2026-06-01"), households=[("Ana", "Bo")])
    assert facts_of(network, TODAY).people[path_of("Ana")].last is None


def test_exchanges_after_today_do_not_count_yet() -> None:
    network = net(
        person("Ana"), gave("Ana", "2026-11-12"), gave("Ana", "2026-11-11", line=5), gave("Ana", "2026-11-11")
    )
    ana = facts_of(network, TODAY).people[path_of("Ana")]
    assert [(e.date, e.line) for e in ana.exchanges] == [(TODAY, 1), (TODAY, 5)]
    assert [e.date for e in ana.promised] == [date(2026, 11, 12)]


def test_facts_are_kept_for_one_network_and_day() -> None:
    network = net(person("Ana"), touch("Ana", "2026-11-11"))
    facts = facts_of(network, TODAY)
    assert facts_of(network, TODAY) is facts
    earlier = facts_of(network, date(2026, 11, 10))
    assert earlier.people[path_of("Ana")].past == ()
    assert facts_of(net(person("Ana")), TODAY).people[path_of("Ana")].past == ()


def test_people_are_sorted_by_name_then_path() -> None:
    network = net(person("bo"), person("Ana", path="z.md"), person("Ana", path="a.md"), person("Chen"))
    order = [(about.person.name, about.person.path) for about in facts_of(network, TODAY).sorted()]
    assert order == [("Ana", "a.md"), ("Ana", "z.md"), ("bo", path_of("bo")), ("Chen", path_of("Chen"))]


def test_the_line_of_a_field() -> None:
    ana = person("Ana", lines={"category": 4, "tags": 6})
    assert place_of(ana, "account", "category", "tags") == Place(path=path_of("Ana"), line=4)
    assert place_of(ana, "tags", "category") == Place(path=path_of("Ana"), line=6)
    assert place_of(ana, "cadence") == Place(path=path_of("Ana"), line=1)


def test_the_line_of_a_key_of_the_configuration() -> None:
    config = Config(lines=(("tiers", 3), ("tiers.close", 4)))
    assert config_place(config, "tiers.close", "tiers") == Place(path="netnotes.yaml", line=4)
    assert config_place(config, "tiers.wide", "tiers") == Place(path="netnotes.yaml", line=3)
    assert config_place(config, "soon_days") is None


def test_days_stop_at_the_ends_of_the_calendar() -> None:
    assert days_after(date(2026, 11, 11), 30) == date(2026, 12, 11)
    assert days_before(date(2026, 11, 11), 11) == date(2026, 10, 31)
    assert days_after(date.max, 1) == date.max
    assert days_before(date.min, 1) == date.min
