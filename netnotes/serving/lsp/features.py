"""What the server answers to: each message of the protocol with the function that knows the answer."""

from __future__ import annotations

from lsprotocol import types

from netnotes.serving.lsp.completion import complete
from netnotes.serving.lsp.documents import UTF16, Document
from netnotes.serving.lsp.server import Server

_WATCHED = ("**/*.md", "**/*.markdown", "**/netnotes.yaml", "**/.obsidian/*.json")


def register(server: Server) -> None:
    """Let the server answer."""
    _register_life(server)
    _register_sync(server)
    _register_writing(server)


def _register_life(server: Server) -> None:
    """From the first word to the last."""
    vaults = server.vaults

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        folders: list[str | None] = [folder.uri for folder in params.workspace_folders or ()] or [params.root_uri]
        if params.root_path and not any(folders):
            folders = [f"file://{params.root_path}"]
        vaults.begin(folders, _encoding(params))

    @server.feature(types.INITIALIZED)
    def initialized(params: types.InitializedParams) -> None:
        if _watches(server):
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
        if not _watches(server):
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
        return complete(*spot, server.today()) if spot else None


def _encoding(params: types.InitializeParams) -> str:
    """The position encoding that pygls chooses: the first that the client offers and we know (LSP 3.17)."""
    general = params.capabilities.general
    offered = (general.position_encodings if general else None) or [UTF16]
    known = [kind.value for kind in types.PositionEncodingKind]
    return next((str(kind) for kind in map(_plain, offered) if kind in known), UTF16)


def _plain(kind: types.PositionEncodingKind | str) -> str:
    return kind.value if isinstance(kind, types.PositionEncodingKind) else kind


def _watches(server: Server) -> bool:
    workspace = server.client_capabilities.workspace
    watched = workspace.did_change_watched_files if workspace else None
    return bool(watched and watched.dynamic_registration)
