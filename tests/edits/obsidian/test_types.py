"""Types for Obsidian: ours where every value fits, and nothing that stands is changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from netnotes.edits.obsidian.setup import TYPES, Piece, setup_pieces
from netnotes.vault.load import load_network

Vault = Callable[[str], Path]


def piece_of(root: Path, path: str = TYPES) -> Piece:
    return next(one for one in setup_pieces(load_network(root), root) if one.path.startswith(path))


def types_of(root: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads(piece_of(root).after)["types"]
    return found


def test_a_new_vault_gets_every_type(vault: Vault) -> None:
    types = types_of(vault("=== netnotes.yaml\n"))
    assert types["last_contact"] == types["due"] == types["netnotes_next_due"] == "date"
    assert types["netnotes_balance"] == types["trust"] == "number"
    assert types["lifeline"] == "checkbox"
    assert types["people"] == types["offers"] == "multitext"
    assert types["role"] == "text"
    assert set(types.values()) == {"date", "number", "checkbox", "multitext", "text"}
    assert not {"birthday", "tags", "aliases", "type"} & types.keys(), "without a year, or Obsidian's own"


def test_a_property_with_a_value_that_does_not_fit_gets_no_type(vault: Vault) -> None:
    root = vault("""
        === people/Ana.md
        ---
        last_contact: spring
        category: colleague
        cadence: 45
        offers: [a, {b: c}]
        trust: "4"
        lifeline: yes
        added: 2026-01-01
        ---
        === note.md
        ---
        added: 2026-01-01T10:30
        DUE: soon
        ---
        """)
    types = types_of(root)
    for name in ("last_contact", "category", "cadence", "offers", "trust", "lifeline", "added", "due"):
        assert name not in types


def test_names_in_use_for_the_same_field_get_its_type(vault: Vault) -> None:
    root = vault("""
        === people/Ana.md
        ---
        lastContact: 2026-11-01
        Company: Acme
        skills: [sql]
        ---
        === people/Bo.md
        ---
        LASTCONTACT: 2026-11-01
        ---
        === meetings/2026-11-01 Call.md
        ---
        Attendees: ["[[Ana]]"]
        ---
        """)
    types = types_of(root)
    assert [types[name] for name in ("Company", "skills", "Attendees")] == ["text", "multitext", "multitext"]
    assert [name for name in types if name.casefold() == "lastcontact"] == ["LASTCONTACT"]


@pytest.mark.parametrize("indent", ["\t", "    ", " "])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_stands_stays_in_its_order_and_style(vault: Vault, indent: str, newline: str, mark: str) -> None:
    root = vault("=== note.md\ntext\n")
    before = json.dumps(
        {"zeta": 1, "types": {"Last_Contact": "text", "äö": "number"}, "alpha": [1, 2]},
        indent=indent,
        ensure_ascii=False,
    )
    (root / ".obsidian").mkdir()
    data = (mark + before.replace("\n", newline) + newline).encode()
    (root / TYPES).write_bytes(data)
    after = piece_of(root).after
    assert after.startswith(data.split(b'"number"')[0] + b'"number",')
    assert after.endswith(data.split(b'"number"')[1].split(b"}", 1)[1])
    found = json.loads(after.decode("utf-8-sig"))
    assert list(found) == ["zeta", "types", "alpha"]
    assert list(found["types"])[:2] == ["Last_Contact", "äö"]
    assert found["types"]["Last_Contact"] == "text"
    assert "last_contact" not in found["types"]


def test_a_file_on_one_line_stays_on_one_line(vault: Vault) -> None:
    root = vault('=== .obsidian/types.json\n{"types": {"due": "text"}}\n')
    after = piece_of(root).after.decode()
    assert after.startswith('{"types": {"due": "text", ')
    assert after.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{\n  "types": {\n    "due": "date",\n  }\n}\n', 3),
        ("[]\n", 1),
        ('{"types": []}', 1),
        ("", 1),
        ('{"types": {"a": "text", "a": "date"}}', 1),
        ("[" * 100_000, 1),
    ],
)
def test_what_is_no_json_is_named_with_its_line_and_left_alone(vault: Vault, text: str, line: int) -> None:
    root = vault("=== note.md\ntext\n")
    (root / ".obsidian").mkdir()
    (root / TYPES).write_text(text, encoding="utf-8", newline="")
    piece = piece_of(root)
    assert (piece.standing, piece.is_wanted) == ("left", False)
    assert abs(int(piece.path.rpartition(":")[2]) - line) <= 1, "Python versions point at the comma or behind it"
    assert piece.words
