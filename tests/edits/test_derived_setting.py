"""One setting of netnotes.yaml, and not a byte beside it."""

from __future__ import annotations

import pytest

from netnotes.edits.derived_setting import set_derived
from netnotes.vault.config import parse_config
from netnotes.vault.editing.trouble import EditRefusedError


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, "obsidian: {derived_properties: true}\n"),
        ("", "obsidian: {derived_properties: true}\n"),
        ("# mine\n", "# mine\n\nobsidian: {derived_properties: true}\n"),
        ("soon_days: 9 # a week\n", "soon_days: 9 # a week\n\nobsidian: {derived_properties: true}\n"),
        ("soon_days: 9", "soon_days: 9\n\nobsidian: {derived_properties: true}\n"),
        ("soon_days: 9\r\n", "soon_days: 9\r\n\r\nobsidian: {derived_properties: true}\r\n"),
        ("obsidian: {vault_name: A}  # x\nsoon_days: 9\n",
         "obsidian: {derived_properties: true, vault_name: A}  # x\nsoon_days: 9\n"),
        ("obsidian: {}\n", "obsidian: {derived_properties: true}\n"),
        ("obsidian:\n    vault_name: A\n", "obsidian:\n    derived_properties: true\n    vault_name: A\n"),
        ("obsidian:   # mine\r\n  vault_name: A\r\n",
         "obsidian:   # mine\r\n  derived_properties: true\r\n  vault_name: A\r\n"),
        ("obsidian:\n", "obsidian:\n  derived_properties: true\n"),
        ("obsidian: {vault_name: A, derived_properties: false} # x\n",
         "obsidian: {vault_name: A, derived_properties: true} # x\n"),
        ("obsidian:\n  derived_properties:   False   # no\n", "obsidian:\n  derived_properties:   true   # no\n"),
        ("obsidian: {derived_properties: true}\n", "obsidian: {derived_properties: true}\n"),
    ],
)  # fmt: skip
def test_it_is_set_where_it_belongs(before: str | None, after: str) -> None:
    found = set_derived(None if before is None else before.encode(), True)
    assert found == after.encode()
    config, problems = parse_config(after)
    assert config.derived_properties
    assert problems == ()


@pytest.mark.parametrize("text", [None, "", "soon_days: 9\n", "obsidian: {vault_name: A}\n"])
def test_what_is_off_by_default_is_not_written(text: str | None) -> None:
    data = None if text is None else text.encode()
    assert set_derived(data, False) == data


def test_it_is_taken_back() -> None:
    on = set_derived(b"soon_days: 9\nobsidian:\n  derived_properties: true\n", False)
    assert on == b"soon_days: 9\nobsidian:\n  derived_properties: false\n"


@pytest.mark.parametrize(
    "text",
    [
        "a: [\n",
        "- a list\n",
        "obsidian: x\n",
        "obsidian: [a]\n",
        '"obsidian": {vault_name: A}\n',
        "obsidian: {\n  vault_name: A}\nobsidian: 3\n",
        "soon_days: 9\n...\n",
        "a: \xff\n",
    ],
)
def test_what_cannot_be_edited_safely_is_refused(text: str) -> None:
    with pytest.raises(EditRefusedError) as caught:
        set_derived(text.encode("latin-1"), True)
    assert "obsidian: {derived_properties: true}" in caught.value.hint
