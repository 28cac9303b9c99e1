"""Who may be somebody: asked about once, decided by a box, known from then on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from netnotes.edits.importing import FileSaid, Importing
from netnotes.edits.importing_rows import Imported
from netnotes.edits.importing_work import ImportAsked
from netnotes.model.incoming import Incoming, IncomingPerson
from netnotes.model.kept_pages import IMPORT_REVIEW
from netnotes.rules.lookalikes import lookalikes
from netnotes.vault.load import load_network
from netnotes.vault.settings import read_settings
from tests.edits.planning import carried_out
from tests.rules.build import TODAY

VAULT = """
    === people/Ana Silva.md
    ---
    type: person
    organization: Acme
    ---
    My own words.
    === Me.md
    ---
    type: me
    name: Robin Moreira
    ---
"""


def row(name: str = "Ana Silva", line: int = 2, **fields: Any) -> IncomingPerson:
    return IncomingPerson(line=line, name=name, source="Test", **fields)


def importing(root: Path) -> Importing:
    return Importing(load_network(root), root, read_settings(root), ImportAsked(today=TODAY))


def said(*people: IncomingPerson) -> list[FileSaid]:
    return [FileSaid(file="downloads/people.csv", format="csv", said=Incoming(rows=len(people), people=people))]


def imported(root: Path, *people: IncomingPerson) -> Imported:
    """Import and write."""
    done = importing(root).changes(said(*people))
    carried_out(root, done.changes)
    return done


def resolved(root: Path) -> Imported:
    done = importing(root).resolved()
    carried_out(root, done.changes)
    return done


def tick(root: Path, words: str) -> None:
    text = (root / IMPORT_REVIEW).read_text(encoding="utf-8")
    assert text.count(f"- [ ] {words}") == 1, text
    (root / IMPORT_REVIEW).write_text(text.replace(f"- [ ] {words}", f"- [x] {words}"), encoding="utf-8")


def ends(done: Imported) -> list[tuple[str, str]]:
    return [(one.end, one.path) for one in done.rows]


def notes(root: Path) -> Sequence[str]:
    return sorted(path.name for path in (root / "people").iterdir())


ROWS: list[dict[str, Any]] = [
    {"emails": ("ana@home.example",)}, {"ids": (("vcard_uid", "u-1"),)}, {}, {"urls": ("linkedin.com/in/ana",)},
]  # fmt: skip


@pytest.fixture
def root(vault: Callable[[str], Path]) -> Path:
    return vault(VAULT)


@pytest.mark.parametrize("fields", ROWS)
def test_the_same_fills_the_note_and_is_known_again(root: Path, fields: dict[str, Any]) -> None:
    person = row(organization="Beta", location="Porto", **fields)
    assert ends(imported(root, person)) == [("review", "")]
    assert 'file: "people.csv"' in (root / IMPORT_REVIEW).read_text(encoding="utf-8")
    assert ends(imported(root, person)) == [("review", "")]
    assert ends(resolved(root)) == [("review", "")]
    tick(root, "same as")
    assert ends(resolved(root)) == [("matched", "people/Ana Silva.md")]
    text = (root / "people/Ana Silva.md").read_text(encoding="utf-8")
    assert "location: Porto" in text
    assert "organization: Acme" in text
    assert "My own words." in text
    assert notes(root) == ["Ana Silva.md"]
    assert resolved(root).rows == ()
    again = imported(root, person)
    assert ends(again) == [("matched", "people/Ana Silva.md")]
    assert IMPORT_REVIEW not in {change.path for change in again.changes}
    assert imported(root, person).changes == ()


@pytest.mark.parametrize("fields", ROWS)
def test_a_different_one_gets_a_note_and_is_known_again(root: Path, fields: dict[str, Any]) -> None:
    person = row(organization="Beta", **fields)
    imported(root, person)
    tick(root, "different")
    before = (root / "people/Ana Silva.md").read_bytes()
    done = resolved(root)
    assert ends(done) == [("imported", "people/Ana Silva 2.md")]
    assert (root / "people/Ana Silva.md").read_bytes() == before
    assert 'different_from: "[[Ana Silva]]"' in (root / "people/Ana Silva 2.md").read_text(encoding="utf-8")
    assert lookalikes(load_network(root)) == ()
    assert resolved(root).changes == ()
    again = imported(root, person)
    assert ends(again) == [("matched", "people/Ana Silva 2.md")]
    assert again.changes == ()


def test_a_different_one_at_the_same_organization_stays_different(root: Path) -> None:
    (root / "people/Ana Silva.md").write_text("---\ntype: person\n---\n", encoding="utf-8")
    person = row(organization="Acme", ids=(("vcard_uid", "u-1"),))
    imported(root, person)
    tick(root, "different")
    (root / "people/Ana Silva.md").write_text("---\ntype: person\norganization: Acme\n---\n", encoding="utf-8")
    assert ends(resolved(root)) == [("imported", "people/Ana Silva 2.md")]


def test_rows_of_one_person_are_one_note(root: Path) -> None:
    phone = ("0470 12 34 56",)
    done = imported(root, row("Bo Chen", 2, phones=phone), row("B. Chen", 3, phones=phone, location="Oslo"))
    assert ends(done) == [("imported", "people/Bo Chen.md"), ("matched", "people/Bo Chen.md")]
    assert "location: Oslo" in (root / "people/Bo Chen.md").read_text(encoding="utf-8")


def test_rows_that_may_be_one_ask_about_the_note_that_is_made(root: Path) -> None:
    rows = (row("Bo Chen", 2, emails=("bo@a.example",)), row("Bo Chen", 3, emails=("bc@b.example",)))
    assert ends(imported(root, *rows)) == [("imported", "people/Bo Chen.md"), ("review", "")]
    tick(root, "same as [Bo Chen](../people/Bo%20Chen.md)")
    assert ends(resolved(root)) == [("matched", "people/Bo Chen.md")]
    text = (root / "people/Bo Chen.md").read_text(encoding="utf-8")
    assert "bo@a.example" in text
    assert "## Moves" not in text
    assert ends(imported(root, *rows)) == [("matched", "people/Bo Chen.md")] * 2
    assert imported(root, *rows).changes == ()


def test_the_owner_is_skipped(root: Path) -> None:
    done = imported(root, row("Moreira, Robin"))
    assert [(one.end, one.why) for one in done.rows] == [("skipped", "this is you")]
    assert done.changes == ()


def test_what_is_unclear_stays_and_the_rest_is_done(root: Path) -> None:
    imported(root, row(emails=("ana@home.example",)))
    (root / "people/Bo Chen.md").write_text("---\ntype: person\n---\n", encoding="utf-8")
    imported(root, row("Bo Chen", emails=("bo@home.example",)))
    tick(root, "same as [Ana")
    tick(root, "same as [Bo")
    text = (root / IMPORT_REVIEW).read_text(encoding="utf-8")
    (root / IMPORT_REVIEW).write_text(text.replace('name: "Ana Silva"', "name: Ana Silva"), encoding="utf-8")
    done = resolved(root)
    assert ends(done) == [("matched", "people/Bo Chen.md")]
    assert [(one.line, one.why) for one in done.unclear] == [(20, "'name: Ana Silva' cannot be read")]
    assert len(resolved(root).unclear) == 1


def test_a_note_that_is_gone_since_is_not_made_again(root: Path) -> None:
    person = row(organization="Beta")
    imported(root, person)
    tick(root, "different")
    resolved(root)
    (root / "people/Ana Silva 2.md").unlink()
    done = imported(root, person)
    assert [(one.end, one.why) for one in done.rows] == [
        ("skipped", "decided in imports/Review.md before, and that note is gone")
    ]
    assert done.changes == ()
