"""The records, checked against the schema that is published, by a checker for what the schema uses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.exporters.conftest import Export, exported

ROOT = Path(__file__).resolve().parents[2]
SCHEMA: dict[str, Any] = json.loads((ROOT / "docs" / "export-schema.json").read_text(encoding="utf-8"))
TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str, "integer": int, "boolean": bool, "array": list, "object": dict, "null": type(None),
}  # fmt: skip
KNOWN = {
    "$ref", "$schema", "$defs", "title", "description", "type", "format", "pattern", "items", "properties", "required",
    "additionalProperties", "enum", "const", "anyOf", "minimum", "maximum",
}  # fmt: skip


def wrong(value: Any, schema: dict[str, Any], at: str = "$") -> list[str]:
    """What of a value the schema does not allow."""
    assert schema.keys() <= KNOWN, schema.keys() - KNOWN
    if "$ref" in schema:
        return wrong(value, SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")], at)
    if "anyOf" in schema:
        found = [wrong(value, one, at) for one in schema["anyOf"]]
        return [] if [] in found else found[0]
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{at}: {value!r}"]
    if "const" in schema:
        return [] if value == schema["const"] else [f"{at}: {value!r}"]
    types = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    if not any(isinstance(value, TYPES[name]) and isinstance(value, bool) == (name == "boolean") for name in types):
        return [f"{at}: {value!r} is no {types}"]
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        return [f"{at}: {value!r}"]
    if isinstance(value, int) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        return [f"{at}: {value!r}"]
    if isinstance(value, list):
        return [text for n, item in enumerate(value) for text in wrong(item, schema["items"], f"{at}[{n}]")]
    if isinstance(value, dict):
        return wrong_keys(value, schema, at)
    return []


def wrong_keys(value: dict[str, Any], schema: dict[str, Any], at: str) -> list[str]:
    assert schema["additionalProperties"] is False
    odd = set(schema["required"]) ^ value.keys()
    parts = schema["properties"]
    return [f"{at}: {key}" for key in sorted(odd)] + [
        text for key, item in value.items() if key in parts for text in wrong(item, parts[key], f"{at}.{key}")
    ]


@pytest.mark.parametrize("private", [False, True])
def test_the_example_vault_is_as_the_schema_says(private: bool) -> None:
    document = json.loads(exported(ROOT / "example-vault", "json", private=private))
    assert wrong(document, SCHEMA) == []
    assert all(document[key] for key in ("people", "organizations", "goals", "meetings", "touchpoints", "exchanges"))
    assert document["follow_ups"]


def test_a_vault_with_next_to_nothing_is_as_the_schema_says(export: Export) -> None:
    document = json.loads(export("json", "=== people/Ana.md\n---\ntype: person\n---\n"))
    assert wrong(document, SCHEMA) == []
    assert document["me"] is None


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"version": 2}, ["$.version: 2"]),
        ({"today": "soon"}, ["$.today: 'soon'"]),
        ({"people": None}, ["$.people: None is no ['array']"]),
        ({"more": 1}, ["$: more"]),
    ],
)
def test_the_checker_finds_what_is_wrong(change: dict[str, Any], expected: list[str], export: Export) -> None:
    document = json.loads(export("json", "=== people/Ana.md\n---\ntype: person\n---\n"))
    assert wrong(document | change, SCHEMA) == expected


def test_what_somebody_is_is_told_whole(export: Export) -> None:
    data = export(
        "json",
        """
        === people/Ana Silva.md
        ---
        aliases: Annie
        organization: "[[Acme|the Acme]]"
        birthday: 03-02
        dates: {wedding: 2019-05-04}
        cadence: monthly
        knows: [Somebody]
        ---
        - [ ] call her #waiting 📅 2026-12-01

        ## Log

        - 2026-11-01 coffee: long [gave:: a book] [size:: 2] [thanked:: true]
        === organizations/Acme.md
        ---
        url: https://acme.example
        ---
        """,
    )
    document = json.loads(data)
    (ana,) = document["people"]
    assert ana["organization"] == [{"name": "the Acme", "path": "organizations/Acme.md"}]
    assert ana["knows"] == [{"name": "Somebody", "path": None}]
    assert (ana["birthday"], ana["dates"]) == ("--03-02", [{"what": "wedding", "date": "2019-05-04"}])
    assert (ana["state"], ana["due"], ana["last_contact"], ana["balance"]) == ("ok", "2026-12-01", "2026-11-01", 2)
    who = {"name": "Ana Silva", "path": "people/Ana Silva.md"}
    (contact,), (favour,), (task,) = (document[key] for key in ("touchpoints", "exchanges", "follow_ups"))
    assert (contact["person"], contact["kind"], contact["contact"], contact["line"]) == (who, "coffee", True, 13)
    assert (favour["kind"], favour["what"], favour["size"], favour["thanked"]) == ("deposit", "a book", 2, True)
    assert (task["people"], task["due"], task["waiting"]) == ([who], "2026-12-01", True)
