"""The base "Due for contact" and the list `netnotes due`: the same people, as far as Bases can see it."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from netnotes.build import build_vault
from netnotes.rules.contact import facts_of
from netnotes.rules.due import rows_by_status
from netnotes.vault.load import load_network
from tests.cli.conftest import TODAY as TODAY_TEXT
from tests.edits.obsidian import grammar
from tests.edits.obsidian.looking import bases_of, view

Vault = Callable[[str], Path]
TODAY = date.fromisoformat(TODAY_TEXT)
EXAMPLE = Path(__file__).parents[3] / "example-vault"
BASE = "Due for contact.base"
ON = "obsidian: {derived_properties: true}\n"


@pytest.fixture(autouse=True)
def state_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETNOTES_STATE_DIR", str(tmp_path_factory.mktemp("state")))


def listed(root: Path) -> dict[str, set[str]]:
    """The file names of people by their status, those due to today; planned ones aside, whom Bases cannot know."""
    rows = rows_by_status(facts_of(load_network(root), TODAY))
    return {
        status: {Path(row.path).stem for row in rows.get(status, ()) if row.due is not None and row.due <= TODAY}
        for status in ("overdue", "due", "never", "scheduled")
    }


def due_now(root: Path) -> set[str]:
    found = listed(root)
    return found["overdue"] | found["due"] | found["never"]


def build(root: Path) -> None:
    before = time.time() - 60
    for path in root.rglob("*.md"):
        os.utime(path, (before, before))
    assert not build_vault(root, TODAY, check=False).waiting


def test_due_now_of_the_example_vault_is_the_due_list(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    shutil.copytree(EXAMPLE, root)
    with (root / "netnotes.yaml").open("a", encoding="utf-8") as settings:
        settings.write(ON)
    build(root)
    assert len(due_now(root)) > 3
    assert view(root, BASE, "Due now") == due_now(root) | listed(root)["scheduled"]


MANY = """
    === people/Ana.md
    ---
    cadence: weekly
    next_contact: 2026-11-01
    ---
    ## Log
    - 2026-11-18 coffee
    === people/Bo.md
    ---
    next_contact: 2026-11-01
    ---
    ## Log
    - 2026-11-18 coffee
    === people/Cy.md
    ---
    cadence: weekly
    ---
    ## Log
    - 2026-11-01 coffee
    === people/Di.md
    ---
    cadence: weekly
    snooze: 2026-12-01
    ---
    ## Log
    - 2026-11-01 coffee
    === people/Ed.md
    ---
    cadence: weekly
    ---
    ## Log
    - 2026-11-01 coffee
    - 2026-11-28 lunch
    === people/Flo.md
    ---
    cadence: monthly
    added: 2026-09-01
    ---
    === people/Gus.md
    ---
    cadence: monthly
    ---
    === people/Hal.md
    ---
    status: OnHold
    next_contact: 2026-11-01
    ---
    === people/Ida.md
    ---
    cadence: weekly
    paused: "no"
    ---
    ## Log
    - 2026-11-01 coffee
    === people/Joy.md
    ---
    cadence: weekly
    status: ⏸ Paused
    ---
    ## Log
    - 2026-11-01 coffee
    === people/Kai.md
    ---
    cadence: weekly
    ---
    ## Log
    - 2026-11-14 coffee
    """


def test_with_derived_properties_due_now_is_the_due_list_and_those_with_a_planned_meeting(vault: Vault) -> None:
    root = vault(f"=== netnotes.yaml\n{ON}")
    vault(MANY)
    build(root)
    assert due_now(root) == {"Cy", "Flo", "Hal", "Ida", "Kai"}
    assert listed(root)["scheduled"] == {"Ed"}
    assert view(root, BASE, "Due now") == due_now(root) | {"Ed"}
    assert view(root, BASE, "Without a next date") == {"Bo", "Gus"}


def test_the_bases_follow_the_setting(vault: Vault) -> None:
    root = vault(MANY)
    assert "note.next_contact" in bases_of(root)[BASE]["formulas"]["asked"]
    vault(f"=== netnotes.yaml\n{ON}")
    formulas = bases_of(root)[BASE]["formulas"]
    assert sorted(formulas) == ["days_overdue", "last_contact", "next_due"]
    assert "next_contact" not in str(formulas)


WRITTEN = """
    === netnotes.yaml
    tiers: {inner: 2w, wide: half-yearly}
    cadences: {family: 2w, mentor: 6w, choir: never}
    default_cadence: yearly
    """


@pytest.mark.parametrize(
    ("properties", "due"),
    [
        ("cadence: weekly\nlast_contact: 2026-11-14", "2026-11-21"),
        ("cadence: Bi-Weekly\nlast_contact: 2026-11-01", "2026-11-15"),
        ("cadence: every 3 months\nlast_contact: 2026-08-31", "2026-11-30"),
        ("frequency: 30d\nlastContact: 2026-11-01", "2026-12-01"),
        ("cadence: 45\nlast_contact: 2026-11-01", "2026-12-16"),
        ("cadence: never\ntier: inner\nlast_contact: 2026-01-01", None),
        ("cadence: now and then\ntier: Inner\nlast_contact: 2026-11-01", "2026-11-15"),
        ("tier: wide\nlast_contact: 2026-05-21", "2026-11-21"),
        ("circle: Inner\nlast_contact: 2026-11-01", "2026-11-15"),
        ("category: [mentor, Family]\nlast_contact: 2026-11-01", "2026-11-15"),
        ("category: choir\nlast_contact: 2026-11-01", None),
        ("tags: [x/mentor, mentor/old]\nlast_contact: 2026-10-10", "2026-11-21"),
        ("tags: mentor\nlast_contact: 2026-10-10", "2026-11-21"),
        ("tags: [x/mentor]\nlast_contact: 2026-10-10", "2027-10-10"),
        ("last_contact: 2025-11-21", "2026-11-21"),
        ("last_contact: '[[2025-11-22]]'", "2026-11-22"),
        ("cadence: monthly\nadded: 2026-10-21", "2026-11-21"),
        ("cadence: monthly", None),
        ("cadence: monthly\nlast_contact: 2026-11-01\nnext_contact: 2026-11-20", "2026-11-20"),
        ("cadence: monthly\nlast_contact: 2026-11-01\nnext_contact: 2026-11-01", "2026-12-01"),
        ("cadence: never\nnext_contact: 2026-11-20", "2026-11-20"),
        ("cadence: weekly\nlast_contact: 2026-11-01\nsnooze: 2026-11-21", "2026-11-21"),
        ("cadence: monthly\nlast_contact: 2026-11-01\nsnooze: 2026-11-21", "2026-12-01"),
        ("cadence: weekly\nsnooze: 2026-11-20", None),
    ],
)
def test_without_derived_properties_the_next_date_is_computed_from_the_note(
    vault: Vault, properties: str, due: str | None
) -> None:
    root = vault(WRITTEN)
    (root / "people").mkdir()
    (root / "people/Ana.md").write_text(f"---\n{properties}\n---\n", encoding="utf-8")
    (row,) = (row for group in rows_by_status(facts_of(load_network(root), TODAY)).values() for row in group)
    assert (row.due and row.due.isoformat()) == due
    grammar.Checker(bases_of(root)[BASE])
    expected = {"Ana"} if due is not None else set()
    assert view(root, BASE, "By tier", where=f'formula.next_due == "{due}"') == expected
    assert view(root, BASE, "Without a next date") == {"Ana"} - expected
