"""A path that says the name of somebody private leaves with "someone" in its place, the same all over an export."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

import pytest

from netnotes.exporters import names
from tests.exporters.conftest import Export

VAULT = """
    === Me.md
    ---
    type: me
    name: Robin Moreira
    partner: "[[people/Vera Verborgen/Ana Silva]]"
    ---
    === people/Vera Verborgen/Vera Verborgen.md
    ---
    private: true
    ---
    === people/Vera Verborgen/Ana Silva.md
    ---
    cadence: weekly
    knows: ["[[people/Vera Verborgen/Bo Chen|Bo]]", "[[Bo Chen]]"]
    birthday: 11-25
    household: "[[Bo Chen]]"
    ---
    - [ ] send the deck 📅 2026-11-22

    ## Log

    - 2026-11-01 coffee: tea [gave:: a book]
    === people/Vera Verborgen/Bo Chen.md
    ---
    cadence: weekly
    ---
    See [[people/Vera Verborgen/garden]] and [the tea](<../../meetings/2026-11-09 Tea with Vera Verborgen.md>).
    === people/Vera Verborgen/garden.md
    ---
    type: note
    ---
    roses
    === people/vera-verborgen/garden.md
    ---
    type: note
    ---
    tulips
    === meetings/2026-11-09 Tea with Vera Verborgen.md
    ---
    people: ["[[Ana Silva]]", "[[Bo Chen]]"]
    goals: "[[Paint Vera Verborgen]]"
    gave: a cake
    ---
    - [ ] wash up 📅 2026-11-20
    === meetings/Vera Verborgen/2026-11-30 Walk.md
    ---
    people: "[[Ana Silva]]"
    ---
    === goals/Paint Vera Verborgen.md
    ---
    due: 2026-12-01
    people: "[[Ana Silva]]"
    needs: [{what: a brush, people: "[[Bo Chen]]"}]
    ---
    === goals/Hang it up.md
    ---
    parent: "[[Paint Vera Verborgen]]"
    ---
    === organizations/Friends of Vera Verborgen.md
    ---
    aliases: [Vera Verborgen's]
    people: "[[Ana Silva]]"
    ---
    === other/Vera Verborgen.md
    ---
    type: person
    ---
"""
NAMESAKE = "other/Vera Verborgen.md"


def walk(value: Any) -> list[Any]:
    """A value and all that is within it."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value, *(deep for one in inner for deep in walk(one))]


@pytest.mark.parametrize("name", names())
def test_no_path_and_no_title_tells_the_name(name: str, export: Export) -> None:
    vault = VAULT.partition(f"=== {NAMESAKE}")[0]
    told = export(name, vault).decode("utf-8", "replace").replace("\r\n ", "").casefold()
    where = told.find("verborgen")
    assert where < 0, told[max(where - 200, 0) : where + 100]
    assert "silva" in told
    assert "verborgen" in export(name, private=True).decode("utf-8", "replace").casefold() or name in {
        "beancount", "csv", "digest", "ics", "vcard", "vcard4",
    }  # fmt: skip


def test_somebody_of_the_same_name_keeps_it(export: Export) -> None:
    told = json.loads(export("json", VAULT))
    assert [(one["name"], one["path"]) for one in told["people"] if one["name"] == "Vera Verborgen"] == [
        ("Vera Verborgen", NAMESAKE)
    ]


def test_every_path_of_the_records_leads_to_its_record(export: Export) -> None:
    told = json.loads(export("json", VAULT))
    kinds = ("people", "goals", "meetings", "organizations")
    paths = [record["path"] for kind in kinds for record in told[kind]] + [told["me"]["path"]]
    assert len(paths) == len(set(paths))
    assert {"people/someone/Ana Silva.md", "meetings/2026-11-09 Tea with someone.md"} <= set(paths)
    assert [one["path"] for one in told["meetings"]] == sorted(one["path"] for one in told["meetings"])
    named = [one["path"] for one in walk(told) if isinstance(one, dict) and one.get("path")]
    assert len(named) > len(paths)
    assert set(named) <= set(paths)
    assert told["goals"][0]["parent"] == [{"name": "Paint someone", "path": "goals/Paint someone.md"}]
    assert told["people"][0]["knows"] == [{"name": "Bo", "path": "people/someone/Bo Chen.md"}]


def test_the_tables_hang_together(export: Export) -> None:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(export("sqlite", VAULT))

    def column(sql: str) -> list[Any]:
        return [value for (value,) in connection.execute(sql)]

    paths = column("SELECT path FROM notes")
    assert paths.count("people/someone/garden.md") == paths.count("people/someone/garden (2).md") == 1
    for table in ("properties", "links", "tasks", "people", "goals", "meetings", "touchpoints", "exchanges", "due"):
        found = column(f"SELECT DISTINCT path FROM {table}")
        assert found
        assert set(found) <= set(paths), table
    assert column("SELECT to_path FROM links WHERE target = 'people/someone/garden'") == ["people/someone/garden.md"]
    assert {value for text in column("SELECT people FROM tasks") for value in json.loads(text)} <= set(paths)
    assert column("SELECT body FROM full_text JOIN notes ON notes.id = full_text.rowid WHERE path LIKE '%garden.md'")
    assert column("SELECT title FROM notes WHERE type = 'goal' ORDER BY path") == ["Hang it up", "Paint someone"]
    assert column("SELECT title FROM notes WHERE path = 'other/Vera Verborgen.md'") == ["Vera Verborgen"]
    connection.close()
