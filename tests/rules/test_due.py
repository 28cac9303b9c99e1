"""Who is due, and since when."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.model.config import Config, Season
from netnotes.rules.due import LISTED, UNLISTED, DueRow, due_rows
from tests.rules.build import TODAY, net, path_of, person, rhythm, touch

LISTED_AND_NOT = (*LISTED, *UNLISTED)


def row(*records: object, config: Config | None = None, today: date = TODAY, **more: object) -> DueRow:
    """The row of Ana, whoever else there is."""
    rows = due_rows(net(*records, config=config, **more), today, everyone=True)  # type: ignore[arg-type]
    return next(row for row in rows if row.name == "Ana")


def test_due_is_one_cadence_after_the_last_contact() -> None:
    ana = row(person("Ana", cadence="6w"), touch("Ana", "2026-09-30"))
    assert ana.due == ana.base == TODAY
    assert (ana.status, ana.base_from, ana.cadence) == ("due", "last_contact", "6w")
    assert (ana.days_overdue, ana.overdue_ratio) == (0, 0)
    assert ana.reason == "every 6 weeks; last coffee on 2026-09-30"


@pytest.mark.parametrize(
    ("last", "cadence", "due"),
    [
        ("2026-01-31", "monthly", "2026-02-28"),
        ("2024-01-31", "monthly", "2024-02-29"),
        ("2024-02-29", "yearly", "2025-02-28"),
        ("2024-02-29", "every 4 years", "2028-02-29"),
        ("2025-12-31", "bimonthly", "2026-02-28"),
        ("2025-11-30", "quarterly", "2026-02-28"),
        ("2026-08-31", "half-yearly", "2027-02-28"),
        ("2026-10-31", "1d", "2026-11-01"),
    ],
)
def test_months_are_calendar_months(last: str, cadence: str, due: str) -> None:
    assert row(person("Ana", cadence=cadence), touch("Ana", last)).due == date.fromisoformat(due)


def test_overdue_is_counted_in_days_and_in_cadences() -> None:
    ana = row(person("Ana", cadence="monthly"), touch("Ana", "2026-01-31"), today=date(2026, 11, 21))
    assert (ana.status, ana.days_overdue, ana.overdue_ratio) == ("overdue", 266, 9.5)


def test_a_third_is_not_rounded() -> None:
    ana = row(person("Ana", cadence="3d"), touch("Ana", "2026-11-07"))
    assert ana.overdue_ratio == 1 / 3


def test_without_any_contact_it_counts_from_added() -> None:
    ana = row(person("Ana", cadence="quarterly", added="2026-03-01"))
    assert (ana.due, ana.base_from, ana.status) == (date(2026, 6, 1), "added", "never")
    assert (ana.days_overdue, ana.overdue_ratio) == (0, 0)
    assert ana.reason == "every 3 months; not met yet, added on 2026-03-01"


def test_without_added_there_is_no_due_date_whatever_the_snooze() -> None:
    ana = row(person("Ana", cadence="quarterly", snooze="2026-09-01"))
    assert (ana.due, ana.base, ana.base_from, ana.status) == (None, None, None, "never")
    assert ana.reason == "every 3 months; not met yet"


@pytest.mark.parametrize(
    ("cadence", "next_contact", "due", "status"),
    [
        ("yearly", "2026-11-01", "2026-11-01", "overdue"),
        (None, "2026-11-11", "2026-11-11", "due"),
        ("never", "2026-11-18", "2026-11-18", "soon"),
        ("weekly", "2027-01-01", "2027-01-01", "ok"),
        ("yearly", "2026-09-30", "2027-09-30", "ok"),
        (None, "2026-09-30", None, "untracked"),
        (None, "2026-01-01", None, "untracked"),
    ],
)
def test_a_next_contact_later_than_the_last_is_pending(
    cadence: str | None, next_contact: str, due: str | None, status: str
) -> None:
    ana = row(person("Ana", cadence=cadence, next_contact=next_contact), touch("Ana", "2026-09-30"))
    assert (ana.due, ana.status) == (date.fromisoformat(due) if due else None, status)
    assert (ana.cadence is None) == (cadence in {None, "never"})
    assert (ana.base_from == "next_contact") == (due == next_contact)


def test_a_pending_next_contact_is_the_reason() -> None:
    ana = row(person("Ana", next_contact="2026-11-01"), touch("Ana", "2026-09-30", "recorded"))
    assert ana.reason == "be in touch on 2026-11-01; last contact on 2026-09-30"
    assert ana.overdue_ratio == 10 / 32


def test_a_next_contact_without_any_contact_is_pending() -> None:
    ana = row(person("Ana", next_contact="2026-01-01", added="2020-01-01", cadence="weekly"))
    assert (ana.due, ana.status) == (date(2026, 1, 1), "never")


def test_snooze_puts_off() -> None:
    contact = touch("Ana", "2026-01-01")
    later = row(person("Ana", cadence="weekly", snooze="2026-11-12"), contact)
    assert (later.due, later.status) == (date(2026, 11, 12), "snoozed")
    assert later.reason == "every week; last coffee on 2026-01-01; snoozed until 2026-11-12"
    over = row(person("Ana", cadence="weekly", snooze="2026-11-11"), contact)
    assert (over.due, over.status, over.base) == (TODAY, "due", date(2026, 1, 8))
    sooner = row(person("Ana", cadence="yearly", snooze="2026-11-10"), contact)
    assert (sooner.due, sooner.status) == (date(2027, 1, 1), "ok")


def test_a_quiet_season_moves_the_due_date() -> None:
    config = Config(quiet=(Season(start=(11, 10), end=(11, 12)), Season(start=(1, 1), end=(12, 31))))
    assert row(person("Ana", cadence="6w"), touch("Ana", "2026-09-30"), config=config).due == TODAY
    config = Config(quiet=(Season(start=(11, 10), end=(11, 12)),))
    ana = row(person("Ana", cadence="6w"), touch("Ana", "2026-09-30"), config=config)
    assert (ana.base, ana.due, ana.seasons) == (TODAY, date(2026, 11, 13), config.quiet)
    assert ana.reason == "every 6 weeks; last coffee on 2026-09-30; moved past a quiet season"
    put_off = row(
        person("Ana", cadence="1w", snooze="2026-11-11"),
        touch("Ana", "2026-09-30"),
        config=config,
        today=date(2026, 11, 13),
    )
    assert (put_off.due, put_off.status) == (date(2026, 11, 13), "due")


@pytest.mark.parametrize(
    ("planned", "kind", "status"),
    [
        ("2026-11-25", "coffee", "scheduled"),
        ("2026-11-26", "coffee", "overdue"),
        ("2026-11-12", "like", "overdue"),
    ],
)
def test_a_meeting_within_a_fortnight_is_scheduled(planned: str, kind: str, status: str) -> None:
    ana = row(
        person("Ana", cadence="weekly"),
        touch("Ana", "2026-01-01"),
        touch("Ana", planned, kind, resets=kind != "like"),
    )
    assert ana.status == status
    assert ana.next_scheduled == date.fromisoformat(planned)
    assert ("; coffee planned on 2026-11-25" in ana.reason) == (status == "scheduled")


def test_a_meeting_before_the_due_date_is_scheduled_however_far() -> None:
    contact = touch("Ana", "2026-11-01")
    assert row(person("Ana", cadence="yearly"), contact, touch("Ana", "2027-11-01")).status == "scheduled"
    assert row(person("Ana", cadence="yearly"), contact, touch("Ana", "2027-11-02")).status == "ok"


def test_a_meeting_without_a_due_date_is_scheduled_within_a_fortnight() -> None:
    assert row(person("Ana", cadence="yearly"), touch("Ana", "2026-11-25")).status == "scheduled"
    assert row(person("Ana", cadence="yearly"), touch("Ana", "2026-11-26")).status == "never"


def test_scheduled_comes_before_snoozed_and_untracked_before_scheduled() -> None:
    planned = touch("Ana", "2026-11-12")
    assert row(person("Ana", cadence="yearly", snooze="2027-01-01"), planned).status == "scheduled"
    assert row(person("Ana"), planned).status == "untracked"


def test_snoozed_comes_before_never() -> None:
    assert row(person("Ana", cadence="yearly", snooze="2026-11-12")).status == "snoozed"


@pytest.mark.parametrize(
    ("status", "expected", "reason"),
    [
        ("paused", "paused", "paused"),
        ("archived", "paused", "archived"),
        ("deceased", "paused", "deceased"),
        ("to-meet", "to_meet", "to meet"),
    ],
)
def test_who_is_not_active_has_no_due_date(status: str, expected: str, reason: str) -> None:
    ana = row(
        person("Ana", cadence="weekly", next_contact="2026-11-01", status=status),
        touch("Ana", "2026-01-01"),
        touch("Ana", "2026-11-12"),
    )
    assert (ana.status, ana.due, ana.base, ana.base_from, ana.reason) == (expected, None, None, None, reason)
    assert (ana.days_overdue, ana.overdue_ratio, ana.cadence) == (0, 0, "weekly")


@pytest.mark.parametrize(("soon_days", "status"), [(7, "soon"), (6, "ok"), (0, "ok")])
def test_soon_is_a_number_of_days(soon_days: int, status: str) -> None:
    config = Config(soon_days=soon_days)
    assert row(person("Ana", cadence="7d"), touch("Ana", "2026-11-11"), config=config).status == status


def test_the_household_counts_and_is_marked() -> None:
    ana = row(
        person("Ana", cadence="weekly"), person("Bo"), touch("Bo", "2026-11-11", "call"), households=[("Ana", "Bo")]
    )
    assert (ana.last_contact, ana.due, ana.status) == (TODAY, date(2026, 11, 18), "soon")
    assert ana.reason == "every week; last call on 2026-11-11 (with Bo, same household)"


def test_where_the_cadence_was_set() -> None:
    ana = row(person("Ana", tier="close", lines={"tier": 4}), touch("Ana", "2026-11-11"))
    assert (ana.cadence, ana.rhythm, ana.tier) == ("monthly", rhythm("monthly"), "close")
    assert (ana.cadence_source, ana.cadence_word, str(ana.cadence_place)) == ("tier", "close", f"{path_of('Ana')}:4")


def test_no_cadence_is_a_reason() -> None:
    assert row(person("Ana"), touch("Ana", "2026-11-10")).reason == "no cadence; last coffee on 2026-11-10"


def test_the_order_of_the_list() -> None:
    network = net(
        person("yearly", cadence="yearly"), touch("yearly", "2025-09-02"),
        person("sister", cadence="weekly"), touch("sister", "2026-10-14"),
        person("due b", cadence="1d"), touch("due b", "2026-11-10"),
        person("Due A", cadence="1d"), touch("Due A", "2026-11-10"),
        person("a soon one", cadence="2d"), touch("a soon one", "2026-11-11"),
        person("soon", cadence="1d"), touch("soon", "2026-11-11"),
        person("1 undated", cadence="weekly"),
        person("a new one", cadence="weekly", added="2026-02-01"),
        person("new", cadence="weekly", added="2026-01-01"),
        person("ok b", cadence="weekly", next_contact="2026-12-24"), touch("ok b", "2026-11-11"),
        person("ok a", cadence="yearly"), touch("ok a", "2026-11-11"),
        person("planned", cadence="weekly"), touch("planned", "2026-11-12"),
        person("snoozed", cadence="weekly", snooze="2027-01-01"),
        person("untracked"),
        person("to meet", status="to-meet"),
        person("paused", status="paused"),
    )  # fmt: skip
    names = [row.name for row in due_rows(network, TODAY)]
    listed = ["sister", "yearly", "Due A", "due b", "soon", "a soon one", "new", "a new one", "1 undated"]
    assert names == listed
    everyone = [row.name for row in due_rows(network, TODAY, everyone=True)]
    assert everyone == [*listed, "ok a", "ok b", "planned", "snoozed", "untracked", "to meet", "paused"]


def test_ties_are_by_name_then_path() -> None:
    network = net(
        person("b", cadence="1w"), person("A", path="2.md", cadence="1w"), person("a", path="1.md", cadence="1w")
    )
    assert [row.path for row in due_rows(network, TODAY)] == ["1.md", "2.md", path_of("b")]


def test_the_contract_names_attributes() -> None:
    ana = row(person("Ana", categories=("author",)))
    assert [getattr(ana, key) for key in DueRow.JSON] == [
        "Ana", path_of("Ana"), "untracked", None, None, None, 0, 0.0, None, ("author",), None,
    ]  # fmt: skip


def test_the_end_of_the_calendar() -> None:
    ana = row(person("Ana", cadence="100 years"), touch("Ana", "9999-12-30"), today=date(9999, 12, 31))
    assert (ana.due, ana.status) == (date.max, "due")


days = st.dates(date(2024, 1, 1), date(2026, 12, 31))
cadences = st.sampled_from([None, "never", "1d", "2w", "monthly", "quarterly", "yearly", "every 100 years"])
seasons = st.builds(Season, start=st.just((12, 1)), end=st.sampled_from([(12, 24), (1, 31)]))
people = st.builds(
    lambda cadence, added, next_contact, snooze, status: person(
        "Ana", cadence=cadence, added=added, next_contact=next_contact, snooze=snooze, status=status
    ),
    cadences,
    st.none() | days,
    st.none() | days,
    st.none() | days,
    st.sampled_from(["active", "active", "active", "to-meet", "paused"]),
)
contacts = st.lists(st.builds(lambda when: touch("Ana", when), days), max_size=4)


@given(ana=people, contacts=contacts, quiet=st.lists(seasons, max_size=1), today=days)
def test_statuses_say_what_they_mean(ana, contacts, quiet, today) -> None:  # type: ignore[no-untyped-def]
    found = row(ana, *contacts, config=Config(quiet=tuple(quiet)), today=today)
    assert found.status in LISTED_AND_NOT
    assert (found.status == "paused") == (ana.status == "paused")
    assert (found.status == "to_meet") == (ana.status == "to-meet")
    assert (found.days_overdue > 0) == (found.overdue_ratio > 0) == (found.status == "overdue")
    if found.status in {"paused", "to_meet", "untracked"}:
        assert found.due is None
    if found.status in {"overdue", "due", "soon", "ok"}:
        assert found.due is not None
        assert found.last_contact is not None
        offset = (found.due - today).days
        assert found.status == ("overdue" if offset < 0 else "due" if offset == 0 else "soon" if offset <= 7 else "ok")
    if found.status == "never":
        assert found.last_contact is None


@given(ana=people, contacts=contacts.filter(bool), new=days, quiet=st.lists(seasons, max_size=1), today=days)
def test_one_more_contact_never_makes_anybody_more_overdue(ana, contacts, new, quiet, today) -> None:  # type: ignore[no-untyped-def]
    config = Config(quiet=tuple(quiet))
    before = row(ana, *contacts, config=config, today=today)
    after = row(ana, *contacts, touch("Ana", min(new, today)), config=config, today=today)
    if before.last_contact is not None:
        assert after.days_overdue <= before.days_overdue


@given(when=st.dates(date(1900, 1, 1), date(2199, 12, 31)), k=st.integers(1, 1200))
def test_months_later_is_the_same_day_or_the_last_of_the_month(when: date, k: int) -> None:
    later = rhythm(f"{k} months").after(when)
    assert (later.year * 12 + later.month) - (when.year * 12 + when.month) == k
    assert later > when
    if later.day != when.day:
        assert later.day < when.day
        assert (later + timedelta(days=1)).day == 1


@given(when=st.dates(max_value=date(9000, 1, 1)), text=st.sampled_from(["1d", "2w", "monthly", "1 year", "100 years"]))
def test_a_century_of_cadences_always_goes_forward(when: date, text: str) -> None:
    day = when
    for _ in range(5):
        later = rhythm(text).after(day)
        assert later > day
        day = later
