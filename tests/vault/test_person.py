"""From a note to a person (SPEC 2.2)."""

from collections.abc import Callable
from typing import Any

import pytest

from netnotes.model.network import Network
from netnotes.model.people import Person
from tests.vault.seen import codes, person, place, problem

Read = Callable[[str], Network]


def ana(network: Read, front: str, body: str = "") -> Person:
    """The person of a note with these properties, in which nothing is a problem."""
    found = network(f"=== people/Ana.md\n---\n{front}\n---\n{body}\n")
    assert [p for p in found.problems if p.severity != "info"] == []
    return person(found)


def complaint(network: Read, front: str) -> str:
    """Place, code and hint of the only problem of a person's note with these properties."""
    found = problem(network(f"=== people/Ana.md\n---\n{front}\n---\n"))
    return f"{found.line}:{found.column} {found.code} {found.severity}: {found.hint}"


@pytest.mark.parametrize(
    ("front", "name"),
    [
        ("email: x", "Ana"),
        ("name: Ana Silva", "Ana Silva"),
        ("FN: Ana Silva", "Ana Silva"),
        ("fn: A\nname: B", "B"),
        ("full_name: Ana Silva", "Ana Silva"),
        ("Full Name: Ana Silva", "Ana Silva"),
        ("name:", "Ana"),
        ("name: 42", "42"),
        ("name: {first: Ana, last: Silva}", "Ana Silva"),
        ('"name.first": Ana\n"name.last": Silva', "Ana Silva"),
        ("First Name: Ana\nLast Name: Silva", "Ana Silva"),
        ("N.FN: Silva\nN.GN: Ana", "Ana Silva"),
    ],
)
def test_the_name(network: Read, front: str, name: str) -> None:
    assert ana(network, front).name == name


def test_a_heading_is_no_name(network: Read) -> None:
    assert ana(network, "email: x", "# Ana Silva").name == "Ana"


TEXTS = [
    ("aliases", "aliases", "aliases"),
    ("emails", "email", "email emails mail E-mail email_address EMAIL[HOME]"),
    ("phones", "phone", "phone phones mobile tel Phone-Number TEL[CELL]"),
    ("urls", "url", "url urls linkedin website homepage"),
    ("categories", "category", "category categories relationship group groups"),
    ("their_goals", "their_goals", "their_goals Their-Goals"),
    ("offers", "offers", "offers skills can_offer"),
    ("needs", "needs", "needs looking_for wants"),
    ("i_offer", "i_offer", "i_offer give_ideas i_can_help_them"),
    ("interests", "interests", "interests topics likes"),
    ("knows_about_me", "knows_about_me", "knows_about_me"),
]
LISTS = [(field, ours, key) for field, ours, keys in TEXTS for key in keys.split()]


@pytest.mark.parametrize(("field", "ours", "key"), LISTS)
def test_fields_of_one_or_more_texts(network: Read, field: str, ours: str, key: str) -> None:
    found = ana(network, f"name: Ana\n{key}: one thing")
    assert (getattr(found, field), found.line(ours)) == (("one thing",), 3)
    assert getattr(ana(network, f"{key}: [one, two]"), field) == ("one", "two")
    assert getattr(ana(network, f"{key}:\n  - one\n  -\n  - two"), field) == ("one", "two")
    assert getattr(ana(network, f"{key}:"), field) == ()


SINGLE = [
    ("department", "department team unit"),
    ("role", "role job_title position Occupation"),
    ("met", "met how_we_met howWeMet"),
    ("prefers", "prefers"),
    ("timezone", "timezone time-zone"),
    ("location", "location city place prm-location"),
]


@pytest.mark.parametrize(("field", "key"), [(field, key) for field, keys in SINGLE for key in keys.split()])
def test_fields_of_one_text(network: Read, field: str, key: str) -> None:
    found = ana(network, f"name: Ana\n{key}: one thing")
    assert (getattr(found, field), found.line(field)) == ("one thing", 3)
    assert getattr(ana(network, f"{key}: [one thing]"), field) == "one thing"
    assert getattr(ana(network, f"{key}: []"), field) == ""


def test_numbers_stay_as_they_are_written(network: Read) -> None:
    assert ana(network, "phone: +49301234567").phones == ("+49301234567",)
    assert ana(network, "phone: 007").phones == ("007",)
    assert ana(network, "contacts: {phone: 291677999336, mail: a@example.org}").phones == ("291677999336",)


def test_a_comma_does_not_split_a_text(network: Read) -> None:
    assert ana(network, "offers: maps, in print and online").offers == ("maps, in print and online",)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('"[[Datastroom 2026]]"', "Datastroom 2026"),
        ("[[Datastroom 2026]]", "Datastroom 2026"),
        ('"at [[events/Datastroom|the fair]], in [Lyon](places/Lyon.md)"', "at the fair, in Lyon"),
        ("at [[Datastroom]] in Lyon", "at Datastroom in Lyon"),
        ('"on [a list](https://example.org/list)"', "on [a list](https://example.org/list)"),
        ("[at work, later]", "at work, later"),
        ("|\n  on two\n  lines", "on two lines"),
    ],
)
def test_links_in_a_text_stand_as_what_they_show(network: Read, written: str, shown: str) -> None:
    found = network(f"=== people/Ana.md\n---\nmet: {written}\n---\n")
    assert person(found).met == shown


@pytest.mark.parametrize("key", ["organization", "org", "company", "Employer", "organisation", "companies"])
def test_organization_is_a_link_or_text(network: Read, key: str) -> None:
    assert [ref.shown for ref in ana(network, f"{key}: Acme, Inc.").organization] == ["Acme, Inc."]
    assert [ref.style for ref in ana(network, f'{key}: "[[Acme]]"').organization] == ["wiki"]
    assert [ref.shown for ref in ana(network, f'{key}: "[Acme](https://acme.example)"').organization] == ["Acme"]


@pytest.mark.parametrize("title", ["Ana", "ana", "Ana Silva", "The heading"])
def test_a_title_that_is_the_file_name_or_the_heading_is_no_role(network: Read, title: str) -> None:
    assert ana(network, f"name: Ana Silva\ntitle: {title}", "# The Heading\n# Engineer").role == ""


def test_any_other_title_is_the_role(network: Read) -> None:
    found = ana(network, "title: Engineer", "# Ana\n## Engineer")
    assert (found.role, found.line("role")) == ("Engineer", 2)
    assert ana(network, "title: Engineer\nrole: Baker").role == "Baker"


def test_categories_are_spelled_as_configured(network: Read) -> None:
    assert ana(network, "category: [Weak Tie, weak_tie, Chess, colleague]").categories == (
        "weak-tie",
        "Chess",
        "colleague",
    )
    assert ana(network, "category: colleague, mentor").categories == ("colleague", "mentor")


def test_the_link_that_types_a_person_is_no_category(network: Read) -> None:
    assert ana(network, 'categories: ["[[People]]", "[[Mentor]]", colleague]').categories == ("mentor", "colleague")
    assert ana(network, 'categories: ["[People](People.md)", mentor]').categories == ("mentor",)
    assert ana(network, "category: person").categories == ()
    assert ana(network, "relationship: community").categories == ("community",)


@pytest.mark.parametrize("key", ["tier", "prm-tier", "circle", "priority"])
def test_tiers(network: Read, key: str) -> None:
    found = ana(network, f"name: Ana\n{key}: Inner")
    assert (found.tier, found.line("tier")) == ("inner", 3)


@pytest.mark.parametrize("key", ["circle", "priority"])
def test_circle_and_priority_count_only_when_they_name_a_tier(network: Read, key: str) -> None:
    assert ana(network, f"{key}: high").tier is None


def test_a_tier_that_is_none(network: Read) -> None:
    assert complaint(network, "tier: iner") == "2:1 unknown-tier warning: write tier: inner"


def test_tiers_of_the_configuration(network: Read) -> None:
    found = network("=== netnotes.yaml\ntiers: {A List: 2w}\n=== people/Ana.md\n---\ntier: a-list\n---\n")
    assert person(found).tier == "A List"


@pytest.mark.parametrize(
    "key",
    ["cadence", "frequency", "contact_frequency", "contactFrequency", "keep_in_touch", "prm-cadence", "cadence_days"],
)
def test_cadences(network: Read, key: str) -> None:
    found = ana(network, f"name: Ana\n{key}: 30")
    assert found.cadence is not None
    assert (found.cadence.text, found.cadence.days, found.line("cadence")) == ("30", 30, 3)


@pytest.mark.parametrize("value", ["never", "none", "off", "false"])
def test_untracked_on_purpose(network: Read, value: str) -> None:
    cadence = ana(network, f"cadence: {value}").cadence
    assert cadence is not None
    assert cadence.never


def test_a_cadence_that_is_none(network: Read) -> None:
    hint = "write cadence: monthly (or weekly, 6 weeks, 45 days, quarterly, never)"
    assert complaint(network, "name: Ana\ncadence: often") == f"3:1 bad-cadence warning: {hint}"
    assert "bad-cadence" in complaint(network, "cadence: 0")


DATES = [
    ("next_contact", "next_contact next_follow_up next_followup follow_up"),
    ("snooze", "snooze snooze_until snooze-until prm-snooze-until"),
    ("added", "added created date_created"),
]


@pytest.mark.parametrize(("field", "key"), [(field, key) for field, keys in DATES for key in keys.split()])
def test_dates(network: Read, field: str, key: str) -> None:
    found = ana(network, f"name: Ana\n{key}: 2026-11-03 10:30")
    assert (str(getattr(found, field)), found.line(field)) == ("2026-11-03", 3)


def test_a_date_that_is_none_names_the_right_one(network: Read) -> None:
    assert complaint(network, "snooze: 31.12.2026") == "2:1 bad-date warning: write snooze: 2026-12-31"
    assert complaint(network, "snooze: 12/31/2026") == "2:1 bad-date warning: write snooze: 2026-12-31"
    assert complaint(network, "snooze: 06/07/2026").endswith("write snooze: 2026-11-05 (year-month-day)")
    assert complaint(network, "snooze: 2026-2-3") == "2:1 bad-date warning: write snooze: 2026-02-03"
    assert complaint(network, "snooze: [soon]").startswith("2:1 bad-date warning")


def test_a_wordy_date_of_creation_is_no_warning(network: Read) -> None:
    assert complaint(network, "created: Monday, December 12th 2022, 12:02:56 am").startswith("2:1 bad-date info")


@pytest.mark.parametrize(
    ("front", "status"),
    [
        ("name: Ana", "active"),
        ("status: active", "active"),
        ("status: wobbly", "active"),
        ("status: To Meet", "to-meet"),
        ("status: to_meet", "to-meet"),
        ("status: 🟡 Paused", "paused"),
        ("status: archived", "archived"),
        ("status: deceased", "deceased"),
        ("paused: true", "paused"),
        ("prm-paused: true", "paused"),
        ("paused: false", "active"),
        ("paused: true\nstatus: archived", "archived"),
        ("deceased: true", "deceased"),
        ("deceased: false", "active"),
        ("died: 2024-05-01", "deceased"),
        ("died:", "active"),
        ("died: 2024\nstatus: active", "deceased"),
    ],
)
def test_status(network: Read, front: str, status: str) -> None:
    assert ana(network, front).status == status


@pytest.mark.parametrize("key", ["birthday", "birthDate", "bday", "born", "prm-birthday", "BDAY", "birth_date"])
def test_names_of_the_birthday(network: Read, key: str) -> None:
    found = ana(network, f"name: Ana\n{key}: 1990-03-02")
    assert (str(found.birthday), found.line("birthday")) == ("1990-03-02", 3)


@pytest.mark.parametrize("value", ["--03-02", "03-02", "XXXX-03-02", "1604-03-02", "--0302", '"[[1604-03-02]]"'])
def test_birthdays_without_a_year(network: Read, value: str) -> None:
    assert str(ana(network, f"birthday: {value}").birthday) == "--03-02"


@pytest.mark.parametrize("value", ["1990", "1990-03", "in spring"])
def test_a_year_or_words_are_kept_without_a_birthday(network: Read, value: str) -> None:
    assert ana(network, f"birthday: {value}").birthday is None


@pytest.mark.parametrize("value", ["02/03/1990", "1990-02-30", "13-13"])
def test_a_birthday_that_is_none(network: Read, value: str) -> None:
    hint = "write birthday: 1990-03-02, or --03-02 where the year is unknown"
    assert complaint(network, f"birthday: {value}") == f"2:1 bad-birthday warning: {hint}"


@pytest.mark.parametrize(
    "value",
    ["{wedding: 2015-06-20, name day: --06-24}", "\n  - {wedding: 2015-06-20}\n  - {what: name day, date: 06-24}",
     "\n  - wedding 2015-06-20\n  - '06-24: name day'"],
)  # fmt: skip
def test_other_dates(network: Read, value: str) -> None:
    assert [(what, str(day)) for what, day in ana(network, f"dates: {value}").dates] == [
        ("wedding", "2015-06-20"), ("name day", "--06-24"),
    ]  # fmt: skip
    assert len(ana(network, f"anniversaries: {value}").dates) == 2


def test_another_date_that_is_none(network: Read) -> None:
    found = problem(network("=== people/Ana.md\n---\ndates:\n  - {wedding: 2015-06-20}\n  - {first: soon}\n---\n"))
    assert place(found) == "people/Ana.md:4:5 bad-date"


@pytest.mark.parametrize(
    ("value", "lifeline"), [("true", True), ("yes", True), ("false", False), ("no", False), ("", False)]
)
def test_lifeline(network: Read, value: str, lifeline: bool) -> None:
    assert ana(network, f"lifeline: {value}").lifeline is lifeline
    assert ana(network, f"private: {value}").private is lifeline


def test_a_flag_that_is_unclear(network: Read) -> None:
    assert complaint(network, "lifeline: perhaps") == "2:1 bad-value warning: write lifeline: true"


@pytest.mark.parametrize("value", [1, 5])
def test_trust(network: Read, value: int) -> None:
    assert ana(network, f"trust: {value}").trust == value


@pytest.mark.parametrize("line", ["trust: 0", "trust: 6", "trust: high", "trust: 2.5", "opening_balance: 1.5"])
def test_numbers_that_are_none(network: Read, line: str) -> None:
    assert complaint(network, line).startswith("2:1 bad-number warning: write ")


@pytest.mark.parametrize("value", ["-3", "0", "4", '"+4"'])
def test_opening_balance(network: Read, value: str) -> None:
    assert ana(network, f"opening_balance: {value}").opening_balance == int(value.strip('"'))


@pytest.mark.parametrize(
    ("value", "account"), [("off", "off"), ("false", "off"), ("on", "on"), ("true", "on"), ("", None)]
)
def test_account(network: Read, value: str, account: str | None) -> None:
    assert ana(network, f"account: {value}").account == account


def test_an_account_that_is_unclear(network: Read) -> None:
    assert complaint(network, "account: maybe") == "2:1 bad-value warning: write account: off"


@pytest.mark.parametrize(
    ("front", "body", "line"),
    [
        ("x: 1", "# Homework\n\nShe wrote a book.", 6),
        ("x: 1", "## 📚 Background:\n### Career\n- ten years of maps", 6),
        ("x: 1", "## research\ntext", 5),
        ("homework: read her book", "", 2),
        ("Background: ten years of maps", "", 2),
        ("x: 1", "research:: her book", 4),
    ],
)
def test_homework_is_done(network: Read, front: str, body: str, line: int) -> None:
    found = ana(network, front, body)
    assert (found.researched, found.researched_line) == (True, line)


@pytest.mark.parametrize(
    "body",
    ["", "## Homework\n\n", "## Homework\n### Career\n\n## Notes\ntext", "## My homework\ntext", "Homework\ntext",
     "## Homework\n<!-- what do they do? -->\n", "## Homework\n%% netnotes:begin due %%\ntext\n%% netnotes:end %%\n"],
)  # fmt: skip
def test_homework_is_not_done(network: Read, body: str) -> None:
    assert not ana(network, "homework:", body).researched


def test_tags_of_a_person_are_those_of_front_matter_and_tag_lines(network: Read) -> None:
    assert ana(network, "tags: [chess, work/team]", "#friend\n\nSee #book.").tags == ("chess", "work/team", "friend")


def test_the_singular_alias_is_read_with_a_warning(network: Read) -> None:
    found = network("=== people/Ana.md\n---\nalias: Anni\n---\n")
    assert person(found).aliases == ("Anni",)
    assert (place(problem(found)), problem(found).hint) == ("people/Ana.md:2:1 singular-alias", "write aliases: [Anni]")


def test_the_first_name_in_the_table_that_is_not_empty_wins(network: Read) -> None:
    assert ana(network, "org: Two\norganization:\nemployer: Three").organization[0].text == "Two"
    assert (
        ana(network, "prm-birthday: 1991-01-01\nbirthday: 1990-01-01").birthday
        == ana(network, "born: 1990-01-01").birthday
    )


def test_an_inline_field_counts_where_the_front_matter_has_none_of_that_name(network: Read) -> None:
    found = ana(network, "role: Baker", "Role:: Smith\n- **City**:: Porto\n> Team:: Bread\n- [ ] prefers:: mail\n")
    assert (found.role, found.location, found.department, found.prefers) == ("Baker", "Porto", "Bread", "")


def test_a_bad_value_costs_nothing_else(network: Read) -> None:
    found = network(
        "=== people/Ana.md\n---\nsnooze: never ever 1\ntrust: 9\ncity: Porto\n---\n## Log\n- 2026-11-03 call\n"
    )
    assert codes(found) == ["bad-date", "bad-number"]
    assert (person(found).location, person(found).snooze, len(found.touchpoints)) == ("Porto", None, 1)


@pytest.mark.parametrize(
    ("field", "key"),
    [("introduced_by", "introduced_by"), ("introduced_by", "met_through"), ("introduced_by", "referred_by"),
     ("knows", "knows"), ("household", "household")],
)  # fmt: skip
def test_people_a_person_names(network: Read, field: str, key: str) -> None:
    found = network(f"=== people/Ana.md\n---\n{key}: [Bo, '[[Cy]]']\n---\n=== people/Bo.md\nx\n=== people/Cy.md\nx\n")
    assert [ref.target for ref in getattr(person(found), field)] == ["people/Bo.md", "people/Cy.md"]


def test_goals_a_person_helps_with(network: Read) -> None:
    for key in ("helps_with", "goals"):
        found = network(f"=== people/Ana.md\n---\n{key}: [a book, '[[Publish]]']\n---\n=== goals/A book.md\nx\n")
        assert [(ref.text, ref.target) for ref in person(found).helps_with] == [
            ("a book", "goals/A book.md"), ("Publish", None)
        ]  # fmt: skip


def test_properties_of_other_people_s_vaults_by_configuration(network: Read) -> None:
    found = network("""
        === netnotes.yaml
        fields:
          person: {cadence: [touch_every], birthday: [Рождение]}
        === people/Ana.md
        ---
        touch_every: weekly
        рождение: 1990-03-02
        frequency: yearly
        ---
        """)
    cadence = person(found).cadence
    assert cadence is not None
    assert (cadence.text, str(person(found).birthday)) == ("weekly", "1990-03-02")


QUIET: list[Any] = [
    "x:", "tags: [null]", "aliases:\n  -", "aliases: [T4 Task, 2, 2024-01-01]", "rating: 3\nfavourite colour: blue",
    "created: 2024-05-01 10:30", "email: []", "birthday:", "last_contact:", "cadence:", "org: Acme", "tags: []",
]  # fmt: skip


@pytest.mark.parametrize("front", QUIET)
def test_ordinary_notes_are_no_problem(network: Read, front: str) -> None:
    found = network(
        f"=== people/Ana Silva.md\n---\n{front}\n---\nSee [[Nobody]] and [x](gone.md).\n=== n/README.md\nx\n"
    )
    assert found.problems == ()


def test_notes_without_front_matter_and_shared_base_names_are_no_problem(network: Read) -> None:
    assert network("=== a/Index.md\nText [[Nowhere]]\n=== b/Index.md\nText\n=== people/Ana.md\nText\n").problems == ()


@pytest.mark.parametrize("key", ["offers", "needs", "interests"])
@pytest.mark.parametrize(
    ("written", "topics", "problems"),
    [
        ("hiring", ("hiring",), []),
        ('[hiring, "[[Grants|grant]] writing"]', ("hiring", "grant writing"), []),
        ("\n  - hiring: senior people\n  - maps", ("maps",), [(4, 'write words, in quotes: "hiring: senior people"')]),
        ("\n  - maps\n  - 365", ("maps",), [(5, 'write words, in quotes: "365"')]),
        ("true", (), [(3, 'write words, in quotes: "true"')]),
        ("{python: 3, maps: 4.5}", (), [(3, "write short phrases: {key}: [python, maps]")]),
        ('["365", "007"]', ("365", "007"), []),
        ("\n  - maps\n  -\n  - ''", ("maps",), []),
    ],
)
def test_topics_are_texts(
    network: Read, key: str, written: str, topics: tuple[str, ...], problems: list[tuple[int, str]]
) -> None:
    found = network(f"=== people/Ana.md\n---\nname: Ana\n{key}: {written}\n---\n")
    assert getattr(person(found), key) == topics
    told = [(problem.line, problem.code, problem.hint) for problem in found.problems]
    assert told == [(line, "bad-topic", hint.replace("{key}", key)) for line, hint in problems]
