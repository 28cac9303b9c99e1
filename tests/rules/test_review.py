"""The review of a quarter: what went well, what is worth a second look, and what a tick dismisses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from netnotes.model.network import Network
from netnotes.rules.accounts import balance_of, thanks_owed
from netnotes.rules.quarters import Period
from netnotes.rules.review import Review, review
from netnotes.rules.review_items import ReviewItem, SectionName

Read = Callable[[str], Network]
TODAY = date(2026, 11, 21)
Q3, Q4, YEAR = Period(2026, 3), Period(2026, 4), Period(2026, 0)


def items(network: Network, name: SectionName, period: Period = Q3, today: date = TODAY) -> tuple[ReviewItem, ...]:
    [found] = [tuple(section.items) for section in review(network, today, period).sections if section.section == name]
    return found


def names(network: Network, name: SectionName, period: Period = Q3, today: date = TODAY) -> list[str]:
    return [item.name for item in items(network, name, period, today)]


def person(name: str, properties: str = "", *lines: str) -> str:
    log = "".join(f"- {line}\n" for line in lines)
    return f"=== people/{name}.md\n---\ntype: person\n{properties}\n---\n## Log\n{log}"


def meeting(day: str, properties: str, body: str = "") -> str:
    return f"=== meetings/{day} Meeting.md\n---\n{properties}\n---\n{body}\n"


def test_an_empty_vault_has_every_section_and_nothing_in_them(network: Read) -> None:
    found = review(network("=== note.md\nhello\n"), TODAY, Q3)
    assert len(found.sections) == len({section.section for section in found.sections})
    assert not found.items
    assert [section.good for section in found.sections] == sorted((s.good for s in found.sections), reverse=True)
    assert all(section.empty for section in found.sections)


class TestNewPeople:
    def test_who_was_met_or_added_in_the_quarter_newest_first(self, network: Read) -> None:
        found = network(
            person("Met", "", "2026-07-01 call: x")
            + person("Met last day", "", "2026-09-30 call: x")
            + person("Added", "added: 2026-08-10")
            + person("Day before", "", "2026-06-30 call: x")
            + person("Day after", "", "2026-10-01 call: x")
        )
        assert names(found, "new_people") == ["Met last day", "Added", "Met"]

    def test_not_who_was_known_before_they_were_added_nor_who_is_gone_or_family(self, network: Read) -> None:
        found = network(
            person("Known", "added: 2026-08-01", "2024-01-01 call: x", "2026-08-02 call: x")
            + person("Archived", "status: archived", "2026-08-02 call: x")
            + person("Dead", "status: deceased", "2026-08-02 call: x")
            + person("Wanted", "status: to-meet\nadded: 2026-08-02")
            + person("Mum", "category: family", "2026-08-02 call: x")
            + person("Line", "lifeline: true\nadded: 2026-08-02")
            + person("Off", "account: off", "2026-08-02 call: x")
            + person("Only liked", "", "2026-08-02 like: a post")
        )
        assert names(found, "new_people") == []

    def test_nothing_after_today_counts(self, network: Read) -> None:
        found = network(person("Planned", "", "2026-12-01 call: x") + person("Later", "added: 2026-12-02"))
        assert names(found, "new_people", Q4) == []
        assert names(found, "new_people", Q4, date(2026, 12, 31)) == ["Later", "Planned"]


class TestGoneQuiet:
    def test_who_turned_cold_in_the_quarter_and_still_is(self, network: Read) -> None:
        found = network(
            person("Quiet", "cadence: monthly", "2026-06-01 coffee: x")  # cold from 2 August
            + person("Long quiet", "cadence: monthly", "2025-06-01 coffee: x")
            + person("Cooling", "cadence: quarterly", "2026-06-01 coffee: x")
            + person("Back", "cadence: monthly", "2026-06-01 coffee: x", "2026-10-30 call: x")
        )
        [item] = items(found, "gone_quiet")
        assert (item.name, item.text) == ("Quiet", "last coffee on 2026-06-01")

    def test_the_bounds_of_the_quarter(self, network: Read) -> None:
        found = network(person("Ana", "cadence: 10 days", "2026-06-10 call: x"))  # cold from 1 July
        assert names(found, "gone_quiet") == ["Ana"]
        assert names(found, "gone_quiet", Period(2026, 2)) == []

    def test_by_their_own_rhythm_where_there_is_no_cadence(self, network: Read) -> None:
        days = ("2026-05-01", "2026-05-11", "2026-05-21", "2026-05-31", "2026-06-20")
        found = network(person("Ana", "", *(f"{day} call: x" for day in days)))
        assert names(found, "gone_quiet") == ["Ana"]

    @pytest.mark.parametrize(
        "properties", ["status: paused", "status: archived", "status: deceased", "snooze: 2027-01-01"]
    )
    def test_never_whom_i_left_out_on_purpose(self, network: Read, properties: str) -> None:
        found = network(person("Ana", f"cadence: monthly\n{properties}", "2026-06-01 coffee: x"))
        assert names(found, "gone_quiet") == []

    def test_nor_with_whom_something_is_planned_nor_of_a_household_that_was_met(self, network: Read) -> None:
        found = network(
            person("Ana", "cadence: monthly", "2026-06-01 coffee: x", "2026-12-24 dinner: x")
            + person("Bo", "cadence: monthly", "2026-06-01 coffee: x")
            + person("Cy", "household: Bo", "2026-11-20 call: x")
        )
        assert names(found, "gone_quiet") == []


class TestCameBack:
    def test_after_twice_the_cadence_and_a_quarter_of_a_year(self, network: Read) -> None:
        found = network(
            person("Back", "cadence: monthly", "2026-01-05 call: x", "2026-08-01 call: x", "2026-09-01 call: x")
            + person("Never gone", "cadence: yearly", "2026-01-05 call: x", "2026-08-01 call: x")
            + person("Short", "cadence: weekly", "2026-06-20 call: x", "2026-08-01 call: x")
            + person("New", "cadence: weekly", "2026-08-01 call: x")
        )
        [item] = items(found, "came_back")
        assert (item.name, item.date) == ("Back", date(2026, 8, 1))
        assert "2026-01-05" in item.text

    def test_without_a_cadence_by_the_rhythm_before_else_a_year(self, network: Read) -> None:
        often = ("2025-01-01", "2025-01-11", "2025-01-21", "2025-02-01", "2026-08-01")
        found = network(
            person("Often", "", *(f"{day} call: x" for day in often))
            + person("Twice", "", "2025-07-02 call: x", "2026-07-01 call: x")
            + person("A year", "", "2025-07-01 call: x", "2026-07-02 call: x")
            + person("Dead", "status: deceased", "2025-07-01 call: x", "2026-08-01 call: x")
        )
        assert names(found, "came_back") == ["A year", "Often"]

    def test_nothing_before_its_day(self, network: Read) -> None:
        found = network(person("Ana", "", "2025-01-01 call: x", "2026-12-01 call: x"))
        assert names(found, "came_back", Q4) == []


def test_promises_kept_are_tasks_of_mine_completed_in_the_quarter(network: Read) -> None:
    found = network(
        person("Ana")
        + "- [x] send the [[deck]] #soon ✅ 2026-07-01\n- [x] early ✅ 2026-06-30\n- [x] no date\n"
        + "- [ ] open 📅 2026-08-01\n"
        + "- [x] their answer #waiting ✅ 2026-08-01\n- [-] cancelled ❌ 2026-08-01\n"
        + "=== reviews/2026-Q2.md\n- [x] write to [[Ana]] ✅ 2026-08-02\n"
        + "=== plans/2026-08.md\n- [x] [[Ana]] ✅ 2026-08-03\n"
    )
    [item] = items(found, "promises_kept")
    assert (item.name, item.text, item.date) == ("Ana", "send the [[deck]]", date(2026, 7, 1))
    assert (item.source, item.line is not None) == ("people/Ana.md", True)


def test_introductions_and_favours_are_not_told_twice(network: Read) -> None:
    found = network(
        person("Ana")
        + person("Bo", "", "2026-08-02 call: [gave:: a book]", "2026-08-03 call: [got:: a tip]")
        + person("Off", "account: off", "2026-08-02 call: [gave:: a ladder]")
        + meeting("2026-08-01", "kind: intro\nstage: made\npeople: [Ana, Bo]")
        + meeting("2026-08-04", "kind: intro\nstage: asked\npeople: [Ana, Bo]")
        + meeting("2026-08-05", "people: [Ana, Bo]\ngave: cake")
        + meeting("2026-10-05", "kind: intro\nstage: done\npeople: [Ana, Bo]")
    )
    assert names(found, "introductions_made") == ["Ana, Bo"]
    assert [(item.name, item.text) for item in items(found, "favours_given")] == [("Ana, Bo", "cake"), ("Bo", "a book")]


def test_thanks_said_count_once_a_day(network: Read) -> None:
    found = network(
        person("Ana", "", "2026-08-01 thanks: for all", "2026-05-01 call: [got:: a tip] [thanked:: 2026-08-01]")
        + person("Bo", "", "2026-05-01 call: [got:: a tip] [thanked:: 2026-09-01]", "2026-10-01 thanks: x")
        + person("Cy", "", "2026-05-01 call: [got:: a tip] [thanked:: true]")
    )
    assert [(item.name, str(item.date)) for item in items(found, "thanks_said")] == [
        ("Bo", "2026-09-01"),
        ("Ana", "2026-08-01"),
    ]


class TestGoals:
    def test_met_with_a_date_else_by_when_it_was_due(self, network: Read) -> None:
        found = network(
            "=== goals/Dated.md\n---\nstatus: met\nmet_on: 2026-08-01\ndue: 2025-01-01\n---\n"
            "=== goals/Undated.md\n---\nstatus: done\ndue: 2026-09-30\n---\n"
            "=== goals/Synonym.md\n---\nstatus: met\ncompleted_on: 2026-07-01\n---\n"
            "=== goals/Other.md\n---\nstatus: met\nmet_on: 2026-10-01\n---\n"
            "=== goals/Dropped.md\n---\nstatus: dropped\ndue: 2026-08-01\n---\n"
        )
        texts = {item.name: item.text for item in items(found, "goals_moved")}
        assert texts == {
            "Dated": "met on 2026-08-01", "Synonym": "met on 2026-07-01", "Undated": "met; it was due on 2026-09-30",
        }  # fmt: skip

    def test_a_step_that_a_contact_or_a_favour_took(self, network: Read) -> None:
        goal = "=== goals/{0}.md\n---\ndue: 2027-01-01\nneeds:\n  - {{what: x, people: {1}}}\n---\n"
        found = network(
            person("Ana", "", "2026-08-01 call: x")
            + person("Bo", "", "2026-01-01 call: x", "2026-08-01 call: [gave:: a book]")
            + person("Cy", "", "2026-01-01 call: [gave:: x]", "2026-08-01 call: x")
            + "".join(goal.format(f"G {name}", name) for name in ("Ana", "Bo", "Cy", "Nobody"))
        )
        texts = {item.name: item.text for item in items(found, "goals_moved")}
        assert texts == {
            "G Ana": "you have been in touch with somebody for every need",
            "G Bo": "you have given somebody for every need something first",
        }

    def test_without_people_alone_or_as_a_whole_horizon(self, network: Read) -> None:
        found = network(
            person("Ana")
            + "=== goals/A.md\n---\nhorizon: five years\n---\n=== goals/B.md\n---\nhorizon: five years\n---\n"
            + "=== goals/C.md\n---\nhorizon: this year\npeople: Ana\n---\n"
            + "=== goals/D.md\n---\nhorizon: this year\n---\n"
            + "=== goals/E.md\n---\nstatus: met\n---\n=== goals/F.md\nplain\n"
        )
        assert [(item.name, "five years" in item.text) for item in items(found, "goals")] == [
            ("A, B", True), ("D", False), ("F", False),
        ]  # fmt: skip


GAVE = tuple(f"2026-0{month}-01 call: [gave:: a favour]" for month in range(1, 6))


class TestWhatATickDismisses:
    THANKS = person("Ana Silva", "", "2026-03-12 call: [got:: a tip] [got:: a lift]")

    def ticked(self, line: str, newline: str = "\n") -> str:
        return f"=== reviews/2026-Q3.md\n# Review{newline}{newline}- [x] {line}{newline}"

    def test_old_thanks_are_one_line_for_a_person_and_a_day(self, network: Read) -> None:
        [item] = items(network(self.THANKS), "old_thanks")
        assert item.text == "a tip and a lift (2026-03-12)"
        assert item.key == "thanks-2026-03-12-ana-silva"
        assert item.command == "netnotes draft 'Ana Silva' --kind thank-you"

    def test_recent_ones_stand_on_daily_pages_and_those_of_the_dead_nowhere(self, network: Read) -> None:
        found = network(
            person("Ana", "", "2026-11-01 call: [got:: a tip]")
            + person("Bo", "status: deceased", "2026-03-12 call: [got:: a tip]")
        )
        assert names(found, "old_thanks") == []

    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    @pytest.mark.parametrize(
        "line",
        [
            "[[Ana Silva]]: a tip (2026-03-12) ^thanks-2026-03-12-ana-silva",
            "[Ana](../people/Ana%20Silva.md) my own words ✅ 2026-11-01 ^thanks-2026-03-12-ana-silva",
            "[[Ana Silva]] ^thanks-2026-03-12-ana-silva ✅ 2026-11-01",
            "[[Ana Silva]] ^THANKS-2026-03-12-ana-silva [completion:: 2026-11-01]",
            "no link any more ^thanks-2026-03-12-ana-silva",
            "[[Ana Silva]], called otherwise then ^thanks-2026-03-12-anna-costa",
        ],
    )
    def test_known_by_its_id_and_its_first_link_whatever_else_is_edited(
        self, network: Read, line: str, newline: str
    ) -> None:
        found = network(self.THANKS + self.ticked(line, newline))
        assert names(found, "old_thanks") == []
        assert thanks_owed(found, TODAY) == ()
        account = balance_of(found, "people/Ana Silva.md", TODAY)
        assert account is not None
        assert account.thanks_owed == 2, "the count is of all of them (SPEC 9.1)"

    @pytest.mark.parametrize(
        "review",
        [
            "=== reviews/2026-Q3.md\n- [ ] [[Ana Silva]] ^thanks-2026-03-12-ana-silva\n",
            "=== reviews/2026-Q3.md\n- [x] [[Ana Silva]] ^thanks-2026-03-13-ana-silva\n",
            "=== reviews/2026-Q3.md\n- [x] [[Ana Silva]] a tip (2026-03-12)\n",
            "=== reviews/2026-Q3.md\n```\n- [x] [[Ana Silva]] ^thanks-2026-03-12-ana-silva\n```\n",
            "=== other/2026-Q3.md\n- [x] [[Ana Silva]] ^thanks-2026-03-12-ana-silva\n",
            "=== reviews/2026-Q3.md\n---\nbad: [\n---\n- [x] [[Ana Silva]] ^thanks-2026-03-12-ana-silva\n",
            "=== people/Bo.md\n=== reviews/2026-Q3.md\n- [x] [[Bo]], not [[Ana Silva]] ^thanks-2026-03-12-ana-silva\n",
        ],
    )
    def test_anything_else_dismisses_nothing(self, network: Read, review: str) -> None:
        assert names(network(self.THANKS + review), "old_thanks") == ["Ana Silva"]

    def test_a_cancelled_box_dismisses_too(self, network: Read) -> None:
        found = network(self.THANKS + "=== reviews/any name.md\n* [-] [[Ana Silva]] ^thanks-2026-03-12-ana-silva\n")
        assert names(found, "old_thanks") == []

    def test_two_of_one_name_are_known_by_the_link(self, network: Read) -> None:
        other = "=== people/abroad/Ana Silva.md\n---\ntype: person\n---\n## Log\n- 2026-03-12 call: [got:: x]\n"
        line = "[a](../people/abroad/Ana%20Silva.md) ^thanks-2026-03-12-ana-silva"
        found = network(self.THANKS + other + self.ticked(line))
        assert [item.path for item in items(found, "old_thanks")] == ["people/Ana Silva.md"]

    def test_names_in_other_scripts_get_a_checksum(self, network: Read) -> None:
        found = network(
            person("李伟", "", "2026-03-12 call: [got:: x]") + person("李娜", "", "2026-03-12 call: [got:: x]")
        )
        keys = [item.key for item in items(found, "old_thanks")]
        assert len(set(keys)) == 2
        assert all(key.isascii() and len(key) == len("thanks-2026-03-12-") + 8 for key in keys)

    def test_one_sided_accounts_until_there_is_another_five(self, network: Read) -> None:
        ana = person("Ana", "", *GAVE)
        [item] = items(network(ana), "one_sided")
        assert item.key == "one-sided-2026-05-01-ana"
        assert names(network(ana + self.ticked(f"[[Ana]] ^{item.key}")), "one_sided") == []
        again = (*GAVE, "2026-06-01 call: [got:: x]")
        later = tuple(f"2026-{month:02}-05 call: [gave:: x]" for month in range(6, 11))
        found = network(person("Ana", "", *again, *later) + self.ticked(f"[[Ana]] ^{item.key}"))
        assert [one.key for one in items(found, "one_sided")] == ["one-sided-2026-10-05-ana"]

    def test_cadences_never_kept_until_the_cadence_is_another(self, network: Read) -> None:
        days = tuple(f"2026-{month:02}-01 call: x" for month in range(3, 11))
        found = items(network(person("Ana", "cadence: every 2 days", *days)), "cadences_never_kept")
        assert [(item.key, item.command) for item in found] == [
            ("cadence-every-2-days-ana", "netnotes set Ana cadence=monthly"),
        ]  # fmt: skip
        tick = self.ticked(f"[[Ana]] ^{found[0].key}")
        ticked = network(person("Ana", "cadence: every 2 days", *days) + tick)
        assert items(ticked, "cadences_never_kept") == ()
        changed = network(person("Ana", "cadence: weekly", *days) + tick)
        assert [item.key for item in items(changed, "cadences_never_kept")] == ["cadence-weekly-ana"]

    def test_four_are_not_one_sided_nor_is_an_account_that_is_off(self, network: Read) -> None:
        found = network(person("Ana", "", *GAVE[:4]) + person("Bo", "account: off", *GAVE))
        assert names(found, "one_sided") == []

    def test_assumptions_by_their_words_and_their_note(self, network: Read) -> None:
        notes = (
            "=== ideas/A.md\n- #assumption the crews agree\n- [x] #assumption done already\n"
            "=== ideas/B.md\nthe crews  Agree #assumption\n"
        )
        found = items(network(notes), "assumptions")
        assert [(item.name, item.text) for item in found] == [("A", "the crews agree"), ("B", "the crews Agree")]
        line = f"[[A]]: words ^{found[0].key}"
        assert names(network(notes + self.ticked(line)), "assumptions") == ["B"]
        changed = notes.replace("the crews agree", "the crews love it")
        assert names(network(changed + self.ticked(line)), "assumptions") == ["A", "B"], "another assumption"

    def test_an_assumption_of_somebody_gone_or_in_a_review_is_none(self, network: Read) -> None:
        found = network(
            person("Ana", "status: deceased", "2026-01-01 call: x #assumption y")
            + "=== reviews/2026-Q1.md\n- #assumption z\n=== plans/2026-01.md\n- #assumption z\n"
        )
        assert names(found, "assumptions") == []


ME = "=== Me.md\n---\ntype: me\noffers: [maps]\nneeds: [advice]\n{}\n---\n"


class TestMyProfile:
    def asked(self, network: Network, period: Period) -> bool:
        return bool(items(network, "profile", period, date(2028, 12, 31)))

    def test_asked_in_the_first_quarter_where_it_never_was(self, network: Read) -> None:
        found = network(ME.format(""))
        assert [self.asked(found, Period(2027, number)) for number in (1, 2, 3, 4)] == [True, False, False, False]
        [item] = items(found, "profile", Period(2027, 1), date(2028, 12, 31))
        assert (item.text, item.key) == ("offers: maps; needs: advice", "profile-2027-q1")

    def test_then_a_year_after_the_tick(self, network: Read) -> None:
        found = network(ME.format("") + "=== reviews/2026-Q3.md\n- [x] [[Me]] ^profile-2026-q3\n")
        asked = [p.name for p in (*Period(2026, 0).quarters, *Period(2027, 0).quarters) if self.asked(found, p)]
        assert asked == ["2027-Q3", "2027-Q4"]

    def test_nobody_is_asked_who_has_no_such_note(self, network: Read) -> None:
        assert not self.asked(network(person("Ana")), Period(2027, 1))


class TestNewPosition:
    PEOPLE = (
        person("Zed", "organization: Acme\nstatus: to-meet")
        + person("Lea", "organization: Acme\ncategory: leader")
        + person("Dep", "organization: acme\ndepartment: Data")
        + person("Other", "organization: Acme\ndepartment: Law")
        + person("There", "organization: Acme")
        + person("Seen", "organization: Acme", "2026-08-02 call: x")
        + person("Planned", "organization: Acme", "2026-12-02 call: x")
        + person("Gone", "organization: Acme\nstatus: archived")
        + person("Elsewhere", "organization: Bcme")
    )
    WORK = "organization: Acme\ndepartment: Data\nrole_since: 2026-08-01"

    def test_whom_to_meet_and_why(self, network: Read) -> None:
        found = network(ME.format(self.WORK) + self.PEOPLE)
        assert [(item.name, item.text) for item in items(found, "new_position")] == [
            ("Zed", "somebody you want to meet"),
            ("Lea", "a leader there"),
            ("Dep", "of your department"),
            ("Other", "of another function"),
            ("There", "works there, too"),
        ]

    def test_for_its_quarter_and_the_next(self, network: Read) -> None:
        found = network(ME.format(self.WORK) + self.PEOPLE)
        quarters = (Period(2026, 2), Q3, Q4, Period(2027, 1))
        assert [bool(items(found, "new_position", q, date(2027, 2, 1))) for q in quarters] == [False, True, True, False]

    def test_nothing_without_a_date_or_before_it(self, network: Read) -> None:
        assert names(network(ME.format("organization: Acme") + self.PEOPLE), "new_position") == []
        found = network(ME.format("organization: Acme\nrole_since: 2026-12-01") + self.PEOPLE)
        assert names(found, "new_position", Q4) == []

    def test_without_an_organization_it_says_what_would_help(self, network: Read) -> None:
        [item] = items(network(ME.format("role_since: 2026-08-01") + self.PEOPLE), "new_position")
        assert "organization" in item.text


def test_organizations_in_which_i_did_not_take_part(network: Read) -> None:
    found = network(
        "=== organizations/Away.md\n---\nmy_role: member\n---\n"
        "=== organizations/There.md\n---\ncadence: quarterly\n---\n"
        "=== organizations/Left.md\n---\nmy_role: member\nstatus: left\n---\n=== organizations/Employer.md\nx\n"
        "=== organizations/Soon.md\n---\nmy_role: member\nnext_event: 2026-12-01\n---\n"
        + meeting("2026-06-30", "organization: Away")
        + meeting("2026-07-01", "organization: There")
    )
    [item] = items(found, "organizations")
    assert (item.name, item.text) == ("Away", "member; last took part on 2026-06-30")


def test_categories_to_open(network: Read) -> None:
    found = network(
        "=== netnotes.yaml\ncategories: [mentor, leader, author]\n"
        + person("Ana", "category: mentor")
        + person("Bo", "category: leader\nstatus: to-meet")
    )
    assert [(item.name, item.text) for item in items(found, "categories")] == [
        ("leader", "somebody to meet, nobody yet"), ("author", "nobody yet"),
    ]  # fmt: skip


def test_a_year_sums_up_its_quarters_and_keeps_what_is_open(network: Read) -> None:
    lines = tuple(f"2026-{month:02}-05 call: [gave:: x]" for month in range(1, 12))
    found = network(person("Ana", "", *lines))
    parts = [review(found, TODAY, quarter) for quarter in YEAR.quarters]

    def favours(one: Review) -> int:
        return sum(item.section == "favours_given" for item in one.items)

    assert favours(review(found, TODAY, YEAR)) == sum(map(favours, parts)) == len(lines)
    look = [section.section for section in review(found, TODAY, YEAR).sections if not section.good]
    assert look == ["goals", "categories", "organizations", "profile"]


def test_the_first_and_the_last_year_of_the_calendar(network: Read) -> None:
    found = network(
        person("Ana", "cadence: monthly", "0001-01-02 call: x", "9999-12-30 call: x")
        + "=== goals/G.md\n---\nneeds: [x]\n---\n"
    )
    for day in (date.min, date.max):
        for number in range(5):
            period = Period(day.year, number)
            assert review(found, date.max, period).of == period


def test_no_text_holds_a_day_count_and_it_stands_still_within_the_quarter(network: Read) -> None:
    found = network(person("Ana", "cadence: monthly", "2026-01-05 call: [got:: x]", "2026-06-01 call: [gave:: y]"))
    assert review(found, date(2026, 11, 1), Q3).items == review(found, date(2027, 11, 1), Q3).items
