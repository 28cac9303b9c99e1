"""Editors that only go on with what is typed: what they are offered begins with it, and says the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lsprotocol import types

from netnotes.serving.lsp.capabilities import takes_whole_edits
from netnotes.serving.lsp.completion import complete
from netnotes.serving.lsp.vaults import Vaults
from tests.serving.lsp.typing_in import CURSOR, DAY, open_at

VAULT = """
    === netnotes.yaml
    === people/Ana Silva.md
    ---
    aliases: [Anita]
    ---
    === people/Dee.md
    ---
    tier: wide
    ---
    === people/old/Dee.md
    ---
    tier: wide
    ---
    === people/Yes.md
    ---
    tier: wide
    ---
"""


def gone_on(root: Path, text: str, label: str, *, whole: bool = False) -> tuple[str, types.CompletionItem]:
    """The line as omnifunc leaves it: the new text from where its edit begins to the cursor; and the item."""
    vaults = Vaults()
    spot = open_at(vaults, root / "people" / "New.md", text)
    found = {item.label: item for item in complete(*spot, DAY, whole_edits=whole).items}
    vaults.close()
    edit = found[label].text_edit
    assert isinstance(edit, types.TextEdit)
    start, plain = spot.document.offset(edit.range.start), text.replace(CURSOR, "")
    if not whole:
        assert edit.new_text.startswith(plain[start : spot.offset])
        assert spot.document.offset(edit.range.end) == spot.offset
    return plain[:start] + edit.new_text + plain[spot.document.offset(edit.range.end) :], found[label]


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("knows: An‸", "Ana Silva", "knows: Ana Silva"),
        ("knows: Ani‸", "Anita", "knows: Anita"),
        ('knows: "An‸', "Ana Silva", 'knows: "Ana Silva"'),
        ("knows: ‸", "Ana Silva", 'knows: "[[Ana Silva]]"'),
        ("knows: [[An‸", "Ana Silva", "knows: [[Ana Silva]]"),
        ("knows: [[An‸]]", "Ana Silva", "knows: [[Ana Silva]]"),
        ('knows: "[[An‸', "Ana Silva", 'knows: "[[Ana Silva]]"'),
        ('knows: "[[An‸]]"', "Ana Silva", 'knows: "[[Ana Silva]]"'),
        ("knows: '[[An‸", "Ana Silva", "knows: '[[Ana Silva]]'"),
        ("knows: [An‸]", "Ana Silva", "knows: [Ana Silva]"),
        ("tier: cl‸", "close", "tier: close"),
    ],
)  # fmt: skip
def test_what_is_typed_goes_on(vault: Callable[[str], Path], text: str, label: str, expected: str) -> None:
    found, item = gone_on(vault(VAULT), f"---\n{text}\n---\n", label)
    assert found == f"---\n{expected}\n---\n"
    assert item.filter_text is None, "else the editor looks for a word before the cursor instead of the edit's start"


def test_in_the_text_the_link_goes_on(vault: Callable[[str], Path]) -> None:
    assert gone_on(vault(VAULT), "with [[An‸", "Ana Silva")[0] == "with [[Ana Silva]]"


def test_a_name_that_two_have_is_written_as_a_link(vault: Callable[[str], Path]) -> None:
    spot = open_at(vaults := Vaults(), vault(VAULT) / "people" / "New.md", "---\nknows: De‸\n---\n")
    edits = [item.text_edit for item in complete(*spot, DAY, whole_edits=False).items]
    vaults.close()
    texts = {edit.new_text for edit in edits if isinstance(edit, types.TextEdit)}
    assert texts == {'"[[people/Dee|Dee]]"', '"[[people/old/Dee|Dee]]"'}


def test_other_editors_get_the_link_and_filter_by_what_is_typed(vault: Callable[[str], Path]) -> None:
    found, item = gone_on(vault(VAULT), "---\nknows: [[An‸]]\n---\n", "Ana Silva", whole=True)
    assert (found, item.filter_text) == ('---\nknows: "[[Ana Silva]]"\n---\n', "[[Ana Silva")


def test_an_editor_says_what_it_can_do() -> None:
    def can(*lazily: str) -> types.ClientCapabilities:
        options = types.ClientCompletionItemResolveOptions(properties=list(lazily))
        item = types.ClientCompletionItemOptions(resolve_support=options)
        completion = types.CompletionClientCapabilities(completion_item=item)
        return types.ClientCapabilities(text_document=types.TextDocumentClientCapabilities(completion=completion))

    assert takes_whole_edits(can("documentation", "additionalTextEdits"))
    assert not takes_whole_edits(can("documentation"))
    assert not takes_whole_edits(types.ClientCapabilities())
