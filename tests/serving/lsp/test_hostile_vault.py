"""A stranger's vault in an editor: what it says of people is text, whatever is written there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.serving.lsp.wire import editing

NOTES = """
    === netnotes.yaml
    === people/Eve.md
    ---
    type: person
    role: "![x](https://tracker.example/a.png) [y](command:workbench.action.quit) <img src=https://tracker.example/b.png>"
    organization: "a\\u202eb\\u001b[31m"
    ---
    === people/Ana.md
    ---
    knows: "[[Eve]]"
    ---
"""


def test_what_rests_under_the_mouse_has_no_picture_link_or_code_of_theirs(vault: Callable[[str], Path]) -> None:
    root = vault(NOTES)
    uri = (root / "people" / "Ana.md").as_uri()
    with editing(root) as wire:
        wire.open(uri, (root / "people" / "Ana.md").read_text(encoding="utf-8"))
        place = {"textDocument": {"uri": uri}, "position": {"line": 1, "character": 11}}
        value = wire.ask("textDocument/hover", place)["contents"]["value"]
    assert "Eve" in value
    assert "tracker" in value
    assert "![" not in value.replace("\\![", "").replace("!\\[", "")
    assert "](" not in value.replace("\\](", "")
    assert "<img" not in value.replace("\\<img", "")
    assert "\x1b" not in value
    assert "\u202e" not in value
