"""What the server answers to: each message of the protocol with the function that knows the answer."""

from __future__ import annotations

from lsprotocol import types

from netnotes.serving.lsp.actions import KINDS, code_actions
from netnotes.serving.lsp.capabilities import (
    chosen_encoding,
    takes_actions,
    takes_whole_edits,
    wants_markdown,
    wants_tree,
    watches,
)
from netnotes.serving.lsp.completion import complete
from netnotes.serving.lsp.documents import Document
from netnotes.serving.lsp.hover import hover
from netnotes.serving.lsp.navigation import (
    definition,
    document_links,
    document_symbols,
    flat_symbols,
    references,
    workspace_symbols,
)
from netnotes.serving.lsp.renaming import prepare_rename, rename
from netnotes.serving.lsp.server import Server

_WATCHED = ("**/*.md", "**/*.markdown", "**/netnotes.yaml", "**/.obsidian/*.json")


def register(server: Server) -> None:
    """Let the server answer."""
    _register_life(server)
    _register_sync(server)
    _register_writing(server)
    _register_reading(server)
    _register_changing(server)


def _register_life(server: Server) -> None:
    """From the first word to the last."""
    vaults = server.vaults

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        folders: list[str | None] = [folder.uri for folder in params.workspace_folders or ()] or [params.root_uri]
        if params.root_path and not any(folders):
            folders = [f"file://{params.root_path}"]
        vaults.begin(folders, chosen_encoding(params.capabilities))

    @server.feature(types.INITIALIZED)
    def initialized(params: types.InitializedParams) -> None:
        if watches(server.client_capabilities):
            watchers = [types.FileSystemWatcher(glob_pattern=pattern) for pattern in _WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers=watchers)
            wanted = types.Registration(
                id="netnotes-files", method=types.WORKSPACE_DID_CHANGE_WATCHED_FILES, register_options=options
            )
            server.client_register_capability(types.RegistrationParams(registrations=[wanted]))

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders_changed(params: types.DidChangeWorkspaceFoldersParams) -> None:
        vaults.change_folders(
            [folder.uri for folder in params.event.added], [folder.uri for folder in params.event.removed]
        )
        server.tell_soon()

    @server.feature(types.SHUTDOWN)
    def shutdown(params: None) -> None:
        server.was_shut_down = True
        vaults.close()


def _register_sync(server: Server) -> None:
    """What the editor holds, and what changes on disk."""
    vaults = server.vaults

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        vaults.put(Document(item.uri, item.text, vaults.encoding, item.version))
        if not watches(server.client_capabilities):
            vaults.changed_on_disk([item.uri])
        server.tell_soon()

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def typed(params: types.DidChangeTextDocumentParams) -> None:
        document = vaults.documents.get(params.text_document.uri)
        if document is not None:
            vaults.put(document.changed(list(params.content_changes), params.text_document.version))
            server.tell_soon()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        vaults.changed_on_disk([params.text_document.uri])
        server.tell_soon()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        vaults.drop(params.text_document.uri)
        server.tell_soon()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def changed_on_disk(params: types.DidChangeWatchedFilesParams) -> None:
        if vaults.changed_on_disk([change.uri for change in params.changes]):
            server.tell_soon()


def _register_writing(server: Server) -> None:
    """What helps while a note is written."""
    vaults = server.vaults

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=list("[:# \"'")))
    def complete_here(params: types.CompletionParams) -> types.CompletionList | None:
        spot = vaults.spot(params.text_document.uri, params.position)
        whole = takes_whole_edits(server.client_capabilities)
        return complete(*spot, server.today(), whole_edits=whole) if spot else None


def _register_reading(server: Server) -> None:
    """What there is to know, and the ways from one note to another."""
    vaults = server.vaults

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover_here(params: types.HoverParams) -> types.Hover | None:
        spot = vaults.spot(params.text_document.uri, params.position)
        return hover(spot, server.today(), markdown=wants_markdown(server.client_capabilities)) if spot else None

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition_of(params: types.DefinitionParams) -> types.Location | None:
        spot = vaults.spot(params.text_document.uri, params.position)
        return definition(vaults, spot) if spot else None

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def references_of(params: types.ReferenceParams) -> list[types.Location] | None:
        spot = vaults.spot(params.text_document.uri, params.position)
        return references(vaults, spot, declaration=params.context.include_declaration) if spot else None

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_LINK)
    def links_of(params: types.DocumentLinkParams) -> list[types.DocumentLink]:
        return document_links(vaults, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols_of(
        params: types.DocumentSymbolParams,
    ) -> list[types.DocumentSymbol] | list[types.SymbolInformation] | None:
        document = vaults.documents.get(params.text_document.uri)
        if document is None or vaults.find(document.uri) is None:
            return None
        found = document_symbols(document)
        return found if wants_tree(server.client_capabilities) else flat_symbols(document.uri, found)

    @server.feature(types.WORKSPACE_SYMBOL)
    def symbols(params: types.WorkspaceSymbolParams) -> list[types.SymbolInformation]:
        return workspace_symbols(vaults, params.query)


def _register_changing(server: Server) -> None:
    """What the editor may change for the user."""
    vaults = server.vaults

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def can_rename(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        spot = vaults.spot(params.text_document.uri, params.position)
        return prepare_rename(spot) if spot else None

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def rename_here(params: types.RenameParams) -> types.WorkspaceEdit | None:
        spot = vaults.spot(params.text_document.uri, params.position)
        return rename(vaults, spot, params.new_name, server.client_capabilities) if spot else None

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[*KINDS]))
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        spot = vaults.spot(params.text_document.uri, params.range.start)
        if spot is None or not takes_actions(server.client_capabilities):
            return []
        return code_actions(vaults, spot, params, server.today(), server.client_capabilities)
