"""Organizations and communities: whom I know there, when I took part, when one is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from netnotes.model.network import Network
from netnotes.rules.communities import CommunityRow, community_rows, due_communities
from netnotes.rules.due import due_rows
from netnotes.rules.home import home

TODAY = date(2026, 11, 21)
Read = Callable[[str], Network]


def one(network: Network, today: date = TODAY) -> CommunityRow:
    [row] = community_rows(network, today)
    return row


def guild(properties: str, rest: str = "") -> str:
    return f"=== organizations/Guild.md\n---\n{properties}\n---\n{rest}"


def person(name: str, properties: str = "organization: Guild", *lines: str) -> str:
    log = "".join(f"- {line}\n" for line in lines)
    return f"=== people/{name}.md\n---\n{properties}\n---\n## Log\n{log}"


def meeting(day: str, properties: str = "organization: Guild") -> str:
    return f"=== meetings/{day} Evening.md\n---\n{properties}\n---\n"


def test_whom_i_know_there_and_the_last_contact_with_any_of_them(network: Read) -> None:
    row = one(network(
        guild("my_role: organizer\npeople: [Cy, Cy, Nobody]")
        + person("Ana", "organization: '[[Guild]]'", "2026-10-01 call: x", "2026-12-01 lunch: planned")
        + person("Bo", "organization: Guild", "2026-09-01 coffee: x", "2026-11-01 like: x")
        + person("Cy", "role: baker")
        + person("Gone", "organization: Guild\nstatus: archived", "2026-11-01 call: x")
        + person("Wished", "organization: Guild\nstatus: to-meet")
        + person("Other", "organization: Elsewhere", "2026-11-20 call: x")
    ))  # fmt: skip
    assert (row.my_role, row.people, row.last_contact) == ("organizer", ("Ana", "Bo", "Cy"), date(2026, 10, 1))
    assert (row.last_took_part, row.next_event, row.cadence, row.due, row.status) == (
        None,
        None,
        None,
        None,
        "untracked",
    )


def test_taking_part_is_a_meeting_with_it(network: Read) -> None:
    row = one(network(
        guild("next_event: 2026-12-20")
        + meeting("2026-06-01")
        + meeting("2026-07-01", "organization: Guild\nstatus: cancelled")
        + meeting("2026-08-01", "organization: Guild\nkind: intro\nstage: made")
        + meeting("2026-09-01", "organization: Guild\nkind: email")
        + meeting("2026-12-10")
    ))  # fmt: skip
    assert (row.last_took_part, row.next_event, row.last_contact) == (date(2026, 6, 1), date(2026, 12, 10), None)
    assert row.part is not None
    assert (row.part.path, row.part.line) == ("meetings/2026-06-01 Evening.md", 2)


def test_an_event_that_is_over_is_not_next(network: Read) -> None:
    read = network(guild("next_event: 2026-11-21"))
    assert one(read).next_event == TODAY
    assert one(read, date(2026, 11, 22)).next_event is None


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2026-10-20", "overdue"), ("2026-10-21", "due"), ("2026-10-22", "soon"), ("2026-10-28", "soon"),
        ("2026-10-29", "ok"), ("", "never"),
    ],
)  # fmt: skip
def test_the_later_of_contact_and_taking_part_and_a_cadence(network: Read, day: str, status: str) -> None:
    text = guild("cadence: monthly") + person("Ana", "organization: Guild", "2026-01-01 call: x")
    row = one(network(guild("cadence: monthly") if not day else text + meeting(day)))
    assert row.status == status
    assert row.due == (date.fromisoformat(day).replace(month=11) if day else None)


def test_a_quiet_season_and_a_planned_event_put_off(network: Read) -> None:
    quiet = "=== netnotes.yaml\nquiet: [{from: 11-15, to: 11-30}]\n"
    text = guild("cadence: monthly") + meeting("2026-10-20")
    row = one(network(quiet + text))
    assert (row.due, row.status) == (date(2026, 12, 1), "ok")


def test_what_is_planned_soon_is_not_due(network: Read) -> None:
    text = meeting("2026-10-01")
    planned = guild("cadence: monthly\nnext_event: 2026-12-05")
    assert one(network(planned + text)).status == "scheduled"
    far = guild("cadence: monthly\nnext_event: 2026-12-06")
    assert one(network(far + text)).status == "overdue"


@pytest.mark.parametrize("word", ["paused", "Archived", "left"])
def test_one_that_i_left_is_never_due(network: Read, word: str) -> None:
    row = one(network(guild(f"cadence: monthly\nstatus: {word}") + meeting("2026-01-01")))
    assert (row.status, row.due) == ("paused", None)


def test_those_that_are_due_stand_on_home_and_not_in_due(network: Read) -> None:
    read = network(
        "".join(
            f"=== organizations/{name}.md\n---\ncadence: {cadence}\n---\n"
            for name, cadence in (("A", "monthly"), ("B", "weekly"), ("C", "yearly"), ("D", "never"), ("E", "daily"))
        )
        + "".join(meeting(f"2026-10-0{n}", f"organization: {name}") for n, name in enumerate("ABCDE", start=1))
    )
    assert [row.name for row in due_communities(read, TODAY)] == ["E", "B", "A"]
    view = home(read, TODAY)
    assert ([row.name for row in view.organizations], view.more_organizations) == (["E", "B"], 1)
    assert view.organizations[0].reason == "every day; last took part on 2026-10-05"
    assert due_rows(read, TODAY, everyone=True) == ()


def test_no_organization_has_a_cadence(network: Read) -> None:
    read = network(guild("my_role: member") + meeting("2026-01-01"))
    assert due_communities(read, TODAY) == ()
