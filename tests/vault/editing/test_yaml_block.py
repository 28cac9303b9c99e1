"""YAML files of our own are written as Obsidian writes them, and read back as what they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.editing.yaml_block import Tree, write_yaml
from netnotes.vault.yaml_reader import read_yaml

TEXT = """\
filters:
  and:
    - file.ext == "md"
    - not:
        - file.inFolder("Templates")
        - "!note.done"
    - '["a", "b"].contains(note.x)'
views:
  - type: table
    name: "12"
    limit: 50
    order:
      - file.name
    empty: []
  - type: cards
    nothing:
    yes: true
"""


def test_it_looks_as_obsidian_writes_it() -> None:
    value: dict[str, Tree] = {
        "filters": {
            "and": [
                'file.ext == "md"',
                {"not": ['file.inFolder("Templates")', "!note.done"]},
                '["a", "b"].contains(note.x)',
            ]
        },
        "views": [
            {"type": "table", "name": "12", "limit": 50, "order": ["file.name"], "empty": []},
            {"type": "cards", "nothing": None, "yes": True},
        ],
    }
    assert write_yaml(value).replace('"yes": true', "yes: true") == TEXT
    found = read_yaml(write_yaml(value))
    assert found is not None
    assert found.values == value


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8)
NAMES = WORDS.filter(lambda text: "{{" not in text and "<%" not in text)
LEAVES = st.none() | st.booleans() | st.integers(-999, 999) | WORDS
TREES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3), max_leaves=8
)


@given(st.dictionaries(NAMES, TREES, min_size=1, max_size=3))
def test_what_is_written_reads_back_as_it_was(value: dict[str, Tree]) -> None:
    found = read_yaml(write_yaml(value))
    assert found is not None
    assert found.values == value


def test_braces_of_templates_are_text() -> None:
    found = read_yaml(write_yaml({"a": ["{{date}}", "<% x %>"]}))
    assert found is not None
    assert found.values == {"a": ["{{date}}", "<% x %>"]}


def test_a_control_character_is_refused() -> None:
    with pytest.raises(EditRefusedError):
        write_yaml({"name": "a\x07b"})
