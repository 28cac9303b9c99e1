"""The example vault: who was last met when and where, and what was given and got, counted by hand."""

from datetime import date
from pathlib import Path

import pytest

from netnotes.model.network import Network
from netnotes.vault.load import load_network
from tests.vault.seen import stem

ROOT = Path(__file__).resolve().parents[2] / "example-vault"
TODAY = date(2026, 11, 21)

# person | last contact (of the household) | where it is written | next touchpoint ahead | given | got | touchpoints
BY_HAND = """
    Lotte Haverkamp | 2026-10-24 | people/Lotte Haverkamp.md:32 | 2026-12-26 | off | off | 12
    Tomas Brandl | 2026-10-02 | meetings/2026-10-02 Video with Tomas Brandl.md |  | 3 | 2 | 9
    Ana Silva | 2026-07-14 | meetings/2026-07-14 Coffee with Ana Silva.md |  | 5 | 3 | 8
    Greta Nilsen | 2026-10-27 | meetings/2026-10-27 Coffee with Greta Nilsen.md |  | 2 | 2 | 4
    Nikhil Bose | 2026-09-30 | meetings/2026-09-30 Call with Nikhil Bose.md |  | 9 | 1 | 8
    Иван Ветров | 2026-04-16 | meetings/2026-04-16 Call with Иван Ветров.md |  | 3 | 2 | 4
    Ruth Abernathy | 2025-09-12 | meetings/2025-09-12 Lunch with Ruth Abernathy.md |  | 3 | 0 | 4
    Femke Aerts | 2026-10-31 | meetings/2026-10-31 Walk with Femke Aerts.md |  | 2 | 1 | 10
    Agnieszka Wróbel | 2026-10-24 | meetings/2026-10-24 Guild hackday 2026.md |  | 2 | 1 | 10
    Marcus Oyelaran | 2026-11-11 | meetings/2026-11-11 Lunch with Marcus Oyelaran.md |  | 6 | 5 | 11
    Thandi Mokoena |  |  |  |  |  | 3
    Oskar Lindahl |  |  |  |  |  | 0
    Beatriz Fontes |  |  |  |  |  | 1
    Dirk Haverkamp | 2026-11-15 | daily/2026-11-15.md:3 | 2026-12-26 | off | off | 2
    Mieke Haverkamp | 2026-11-15 | daily/2026-11-15.md:3 | 2026-12-26 | off | off | 4
    Dominik Ferenc | 2026-11-10 | meetings/2026-11-10 One-to-one with Dominik Ferenc.md |  | 2 | 0 | 8
    Maria Costa (Lisbon) | 2026-09-25 | meetings/2026-09-25 Lunch with Maria Costa (Lisbon).md |  | 3 | 1 | 4
    ليلى منصور | 2026-11-20 | daily/2026-11-20.md:3 |  | 4 | 1 | 10
    Søren Kjær | 2026-09-18 | meetings/2026-09-18 Visit to Søren Kjær.md |  | 1 | 1 | 5
    Priya Raman | 2026-10-07 | meetings/2026-10-07 Mentoring with Priya Raman.md | 2026-11-26 | 5 | 5 | 10
    陈思远 | 2026-11-12 | meetings/2026-11-12 Video with 陈思远.md | 2027-01-12 | 5 | 4 | 8
    Zoë Lefèvre | 2026-09-04 | meetings/2026-09-04 Lunch with Zoë Lefèvre.md |  | 3 | 2 | 5
    Colette Vance | 2026-08-06 | meetings/2026-08-06 Interview with Colette Vance.md |  |  |  | 1
    Hal Pemberton | 2026-05-21 | meetings/2026-05-21 Coffee with Hal Pemberton.md |  | 2 | 1 | 9
    Ines Marchetti | 2026-11-12 | meetings/2026-11-12 Datastroom autumn meetup.md |  |  |  | 1
    José Ángel Ibáñez | 2026-10-06 | people/José Ángel Ibáñez.md:26 |  | 0 | 7 | 3
    Maria Costa (Porto) | 2026-08-19 | people/Maria Costa (Porto).md:4 | 2026-12-03 | 1 | 0 | 3
    Hiroko Tanabe |  |  | 2026-12-03 |  |  | 0
    Petra Vaněk |  |  |  |  |  | 0
    Yewande Adebisi |  |  |  |  |  | 0
    Aldert Kuipers | 2025-10-30 | meetings/2025-10-30 Letter to Aldert Kuipers.md |  | 1 | 1 | 3
    Bram Oosterlinck | 2026-02-10 | people/Bram Oosterlinck.md:17 |  |  |  | 4
    Gerrit Molenaar | 2025-11-13 | people/Gerrit Molenaar.md:15 |  |  |  | 4
"""
ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in BY_HAND.strip().splitlines()]


@pytest.fixture(scope="module")
def example() -> Network:
    return load_network(ROOT)


def test_everybody_is_counted(example: Network) -> None:
    assert sorted(stem(person.path) for person in example.people) == sorted(row[0] for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_person(example: Network, row: tuple[str, ...]) -> None:
    name, last, where, ahead, given, got, count = row
    path = next(person.path for person in example.people if stem(person.path) == name)
    household = next((group for group in example.households if path in group), (path,))
    own = [t for t in example.touchpoints if t.person == path]
    contacts = [t for t in example.touchpoints if t.person in household and t.resets and t.date <= TODAY]
    newest = max(contacts, key=lambda t: t.date, default=None)
    assert (newest.date.isoformat() if newest else "") == last
    source = f"{newest.path}:{newest.line}" if newest else ""
    assert (source if where.count(".md:") else source.rsplit(":", 1)[0]) == where
    assert min((t.date.isoformat() for t in own if t.date > TODAY), default="") == ahead
    assert len([t for t in own if t.date <= TODAY]) == int(count)
    if given != "off":
        sizes = {"deposit": 0, "withdrawal": 0}
        for exchange in example.exchanges:
            if exchange.person == path and exchange.date <= TODAY:
                sizes[exchange.direction] += exchange.size
        assert (sizes["deposit"], sizes["withdrawal"]) == (int(given or 0), int(got or 0))


def test_nothing_is_wrong_in_it(example: Network) -> None:
    assert [problem for problem in example.problems if problem.severity != "info"] == []


def test_introductions_are_deposits_with_both(example: Network) -> None:
    made = sorted((e.date.isoformat(), stem(e.person)) for e in example.exchanges if e.what == "introduction")
    assert made == [
        ("2025-03-20", "Ana Silva"),
        ("2025-03-20", "Nikhil Bose"),
        ("2026-05-28", "Nikhil Bose"),
        ("2026-05-28", "ليلى منصور"),
    ]
