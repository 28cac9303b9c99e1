"""Rename a note and every name of it: the edits of `netnotes rename`, for the editor to make."""

from __future__ import annotations

from typing import NoReturn

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from netnotes.edits.rename import new_path, plan_rename
from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.model.folding import fold_key
from netnotes.model.safe_text import clean
from netnotes.serving.lsp.capabilities import Can, renames_files
from netnotes.serving.lsp.cursor import find_cursor
from netnotes.serving.lsp.mentions import mention_at, on_title
from netnotes.serving.lsp.places import uri_of_path
from netnotes.serving.lsp.text_edits import document_edit, text_edits
from netnotes.serving.lsp.vaults import Spot, Vaults
from netnotes.vault.walk import role_of

_FAILED = -32803
"""RequestFailed: a request that is understood and cannot be done (LSP 3.17)."""
_ALIASES = frozenset({"alias", "aliases"})
_ALIAS = "aliases are not renamed: change the line, and the links that show the old one stay as they are"
_NOWHERE = "put the cursor on a link or name, or on the first line of the note"


def refuse(message: str, hint: str = "") -> NoReturn:
    """Answer with a message that the editor shows. Raises JsonRpcException."""
    raise JsonRpcException(clean(f"{message}; {hint}" if hint else message), code=_FAILED)


def prepare_rename(spot: Spot) -> types.PrepareRenamePlaceholder | None:
    """What a rename here would rename: the name in the link, or that of the note."""
    document, mention = spot.document, mention_at(spot)
    if _generated(spot, mention.path if mention else spot.path):
        return None
    if mention is not None:
        place = document.range(mention.name_start, mention.name_end)
        return types.PrepareRenamePlaceholder(range=place, placeholder=_title(mention.path))
    if on_title(spot):
        start = document.line_start(spot.offset)
        place = document.range(start, document.line_end(start))
        return types.PrepareRenamePlaceholder(range=place, placeholder=_title(spot.path))
    return None


def rename(vaults: Vaults, spot: Spot, name: str, can: Can) -> types.WorkspaceEdit:
    """The edits that rename the note named under the cursor, or on its title the note itself, to a new name.

    Raises JsonRpcException where the name is taken or no name, and where the client cannot rename files.
    """
    mention = mention_at(spot)
    path = mention.path if mention else spot.path if on_title(spot) else None
    if path is None:
        alias = fold_key(find_cursor(spot.document, spot.offset).name) in _ALIASES
        refuse("there is nothing to rename here", _ALIAS if alias else _NOWHERE)
    if _generated(spot, path):
        refuse(f"{path} is a page that netnotes build writes", "it would come back under its old name")
    if not renames_files(can):
        refuse("this editor cannot rename files for a language server", f'netnotes rename "{_title(path)}" "{name}"')
    vault = spot.vault
    try:
        done = plan_rename(vault.network, vault.root, path, new_path(path, name), held=vault.texts)
    except OperatorError as err:
        refuse(err.message, err.hint)
    edits = [edit for change in done.changes for edit in _edits_of(vaults, spot, change)]
    old, new = vaults.uri(vault, path), uri_of_path(vault.root / done.path)
    return types.WorkspaceEdit(document_changes=[*edits, types.RenameFile(old_uri=old, new_uri=new)])


def _generated(spot: Spot, path: str) -> bool:
    vault = spot.vault
    _ = vault.network
    return role_of(path, vault.reader.config, vault.reader.settings) == "generated"


def _edits_of(vaults: Vaults, spot: Spot, change: FileChange) -> list[types.TextDocumentEdit]:
    document = vaults.document(spot.vault, change.moved_from or change.path)
    if document is None or change.after is None or change.after == change.before:
        return []
    return [document_edit(document, text_edits(document, change.after.decode()))]


def _title(path: str) -> str:
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
