"""The table of people: what stands in which cell, and read back by our own importer."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from netnotes.exporters.csv import COLUMNS, joined
from netnotes.importers import any_csv, recognised
from netnotes.importers.reading.source import Options, Source
from netnotes.model.incoming import IncomingPerson, IncomingRelation
from tests.exporters.conftest import TODAY, Export

ANA = """
    === people/Ana Silva.md
    ---
    aliases: [Annie, "Silva, A."]
    organization: "[[Acme]]"
    department: Data
    role: Head of data
    email: [ana@example.org, silva@work.example]
    phone: ["+351 555 0100", "+351 555 0101"]
    url: [https://example.org/~ana]
    location: Lisbon, Portugal
    birthday: 03-02
    dates: {wedding: 2019-05-04, name day: 07-26}
    category: [colleague, leader]
    tags: [choir]
    offers: [hiring; advice, "one, two"]
    their_goals: ["to sing, in tune"]
    knows: ["[[Bo Chen]]"]
    introduced_by: "[[Bo Chen]]"
    met: at the "fair", upstairs
    cadence: every 6 weeks
    added: 2026-01-02
    trust: 4
    ---
    ## Log

    - 2026-09-30 coffee: teams [gave:: a book]
    === people/Bo Chen.md
    ---
    status: to-meet
    lifeline: true
    ---
"""


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def test_a_row_says_what_the_note_says(export: Export) -> None:
    ana, bo = rows(export("csv", ANA))
    assert {key: text for key, text in ana.items() if text} == {
        "name": "Ana Silva",
        "aliases": "Annie; Silva, A.",
        "email": "ana@example.org; silva@work.example",
        "phone": "+351 555 0100; +351 555 0101",
        "url": "https://example.org/~ana",
        "organization": "Acme",
        "department": "Data",
        "role": "Head of data",
        "location": "Lisbon, Portugal",
        "category": "colleague; leader",
        "tags": "choir",
        "cadence": "every 6 weeks",
        "birthday": "--03-02",
        "dates": "wedding: 2019-05-04; name day: --07-26",
        "added": "2026-01-02",
        "met": 'at the "fair", upstairs',
        "introduced_by": "Bo Chen",
        "knows": "Bo Chen",
        "their_goals": "to sing, in tune;",
        "offers": "hiring, advice; one, two",
        "last_contact": "2026-09-30",
        "balance": "1",
        "state": "overdue",
        "path": "people/Ana Silva.md",
    }
    assert (bo["status"], bo["lifeline"], bo["state"]) == ("to-meet", "true", "to_meet")
    assert tuple(ana) == COLUMNS


def test_our_own_importer_reads_it_back(export: Export) -> None:
    source = Source("people.csv", export("csv", ANA))
    assert recognised(source) == "any_csv"
    ana, _ = any_csv.read(source, Options(today=TODAY)).people
    assert ana == IncomingPerson(
        line=2,
        name="Ana Silva",
        source="CSV",
        aliases=("Annie", "Silva, A."),
        emails=("ana@example.org", "silva@work.example"),
        phones=("+351 555 0100", "+351 555 0101"),
        urls=("https://example.org/~ana",),
        organization="Acme",
        department="Data",
        role="Head of data",
        location="Lisbon, Portugal",
        birthday=ana.birthday,
        dates=ana.dates,
        groups=("choir",),
        met='at the "fair", upstairs',
        introduced_by=(IncomingRelation(what="introduced by", who="Bo Chen"),),
        relations=(IncomingRelation(what="knows", who="Bo Chen"),),
        cadence="every 6 weeks",
        last_contact=date(2026, 9, 30),
        extra=(
            ("category", "colleague"), ("category", "leader"), ("added", "2026-01-02"),
            ("their_goals", "to sing, in tune"), ("offers", "hiring, advice"), ("offers", "one, two"),
        ),
    )  # fmt: skip
    assert [f"{what}: {day}" for what, day in (("birthday", ana.birthday), *ana.dates)] == [
        "birthday: --03-02", "wedding: 2019-05-04", "name day: --07-26",
    ]  # fmt: skip


def test_a_formula_stays_what_it_is_unless_a_spreadsheet_shall_read_it(export: Export) -> None:
    text = "=== people/A.md\n---\nname: '=1+1'\nphone: '+351 555'\nrole: '  @x'\nlocation: '-1'\nmet: a=b\n---\n"
    (exact,) = rows(export("csv", text))
    assert (exact["name"], exact["phone"], exact["met"]) == ("=1+1", "+351 555", "a=b")
    (safe,) = rows(export("csv", safe=True))
    assert (safe["name"], safe["phone"], safe["location"], safe["met"]) == ("'=1+1", "'+351 555", "'-1", "a=b")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((), ""),
        (("a",), "a"),
        (("a, b",), "a, b;"),
        (("a;b", "c"), "a,b; c"),
        (("a\nb",), "a b"),
        (("a", "a, b"), "a; a, b"),
    ],
)
def test_a_list_in_a_cell(values: tuple[str, ...], expected: str) -> None:
    assert joined(values) == expected
