"""What a client can do: nothing is sent that it would not understand (LSP 3.17)."""

from __future__ import annotations

from lsprotocol import types
from pygls.capabilities import get_capability

from netnotes.serving.lsp.documents import UTF16

Can = types.ClientCapabilities


def chosen_encoding(can: Can) -> str:
    """The position encoding that pygls chooses: the first of the client's that is known."""
    offered = get_capability(can, "general.position_encodings") or [UTF16]
    plain = [kind.value if isinstance(kind, types.PositionEncodingKind) else kind for kind in offered]
    known = [kind.value for kind in types.PositionEncodingKind]
    return next((kind for kind in plain if kind in known), UTF16)


def watches(can: Can) -> bool:
    """Whether it tells of files that change on disk."""
    return bool(get_capability(can, "workspace.did_change_watched_files.dynamic_registration"))


def wants_markdown(can: Can) -> bool:
    """Whether hovers may be Markdown: it stands first among what the client prefers, or nothing does."""
    formats = get_capability(can, "text_document.hover.content_format") or []
    return bool(formats) and formats[0] == types.MarkupKind.Markdown


def wants_tree(can: Can) -> bool:
    """Whether symbols may stand one within the other."""
    return bool(get_capability(can, "text_document.document_symbol.hierarchical_document_symbol_support"))


def takes_actions(can: Can) -> bool:
    """Whether it applies the edits of code actions by itself."""
    return get_capability(can, "text_document.code_action.code_action_literal_support") is not None


def takes_versions(can: Can) -> bool:
    """Whether edits may say for which version of a text they are."""
    return bool(get_capability(can, "workspace.workspace_edit.document_changes"))


def renames_files(can: Can) -> bool:
    """Whether an edit may rename a file. One that says so takes `documentChanges`, even where it does not say that."""
    operations = get_capability(can, "workspace.workspace_edit.resource_operations") or []
    return types.ResourceOperationKind.Rename in operations


def takes_whole_edits(can: Can) -> bool:
    """Whether a completion may replace what is typed by a text that begins otherwise.

    A client that makes additional edits makes those of the item too. Others, as Neovim's omnifunc, may only go on
    with what is typed, and show no item that begins with something else.
    """
    lazily = get_capability(can, "text_document.completion.completion_item.resolve_support.properties") or []
    return "additionalTextEdits" in lazily
