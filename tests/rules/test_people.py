"""The list of people."""

from datetime import date

from netnotes.rules.people import PersonRow, people_rows
from tests.rules.build import TODAY, gave, net, noteless, path_of, person, ref, touch


def test_everything_about_a_person() -> None:
    network = net(
        person("Ana", cadence="weekly", tier="close", role="head of data", categories=("author",), emails=("a@b.org",),
               organization=(ref("Northwind"), noteless("Harbour"))),
        touch("Ana", "2026-11-01"),
        touch("Ana", "2026-11-02", "like", resets=False),
        touch("Ana", "2026-11-20"),
        touch("Ana", "2027-11-20"),
        gave("Ana", "2026-11-01", 2),
    )  # fmt: skip
    (ana,) = people_rows(network, TODAY)
    assert [getattr(ana, key) for key in PersonRow.JSON] == [
        "Ana", path_of("Ana"), "Northwind, Harbour", "head of data", ("author",), "close", "weekly", date(2026, 11, 1),
        2, 2, "scheduled", ("a@b.org",),
    ]  # fmt: skip
    assert (ana.person_status, ana.person) == ("active", network.people[0])


def test_what_is_absent_is_none() -> None:
    (ana,) = people_rows(net(person("Ana", status="to-meet", account="off")), TODAY)
    assert (ana.organization, ana.role, ana.tier, ana.cadence, ana.last_contact, ana.balance) == (None,) * 6
    assert (ana.status, ana.person_status, ana.touchpoints, ana.email) == ("to_meet", "to-meet", 0, ())


def test_an_empty_account_is_zero() -> None:
    assert [row.balance for row in people_rows(net(person("Ana")), TODAY)] == [0]


def test_people_are_sorted_by_name() -> None:
    rows = people_rows(net(person("chen"), person("Bo"), person("Ana")), TODAY)
    assert [row.name for row in rows] == ["Ana", "Bo", "chen"]
