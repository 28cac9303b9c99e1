"""The vaults and the open documents of one editor, and which belongs to which."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types

from netnotes.model.places import Problem
from netnotes.serving.lsp.documents import UTF16, Document
from netnotes.serving.lsp.known import KnownVault
from netnotes.serving.lsp.places import is_within, path_in_vault, path_of_uri, root_for, uri_of_path
from netnotes.serving.relevance import Outputs, concern_of
from netnotes.vault.config import MAX_CONFIG, parse_config
from netnotes.vault.root import CONFIG_NAME


class Spot(NamedTuple):
    """A place in an open note: its vault, its path there, its text, and the offset."""

    vault: KnownVault
    path: str
    document: Document
    offset: int


class Vaults:
    """What one editor has open. ``named`` is the only vault, if any; ``otherwise`` one for notes of none else."""

    def __init__(self, named: Path | None = None, otherwise: Path | None = None) -> None:
        self.named, self.otherwise = named, otherwise
        self.folders: list[Path] = []
        self.encoding = UTF16
        self.documents: dict[str, Document] = {}
        self._known: dict[Path, KnownVault] = {}

    def begin(self, folders: Iterable[str | None], encoding: str) -> None:
        """Work with these folders (URIs) and with this position encoding."""
        self.folders = [path for uri in folders if uri and (path := path_of_uri(uri))]
        self.encoding = encoding

    def change_folders(self, added: Iterable[str], removed: Iterable[str]) -> None:
        """Folders (URIs) that came to the workspace, and that went."""
        gone = {path_of_uri(uri) for uri in removed}
        new = [path for uri in added if (path := path_of_uri(uri))]
        self.folders = [*(folder for folder in self.folders if folder not in gone), *new]
        held = list(self.documents.values())
        for vault in self._known.values():
            vault.texts.clear()
        for document in held:
            self.put(document)

    def find(self, uri: str) -> tuple[KnownVault, str] | None:
        """The vault of a document, and its path there; None for what is no note of any vault."""
        path = path_of_uri(uri)
        root = self._root_for(path) if path else None
        if path is None or root is None or not root.is_dir():
            return None
        inside = path_in_vault(path, root)
        return (self._at(root), inside) if inside else None

    def _root_for(self, path: Path) -> Path | None:
        found = root_for(path, self.folders, self.named)
        return self.otherwise if found is None and self.otherwise and is_within(path, self.otherwise) else found

    def _at(self, root: Path) -> KnownVault:
        if root not in self._known:
            self._known[root] = KnownVault(root)
        return self._known[root]

    @property
    def known(self) -> list[KnownVault]:
        """The vaults that were asked for: those of the workspace, and of open documents."""
        for folder in [self.named] if self.named else self.folders:
            root = self._root_for(folder / "x.md")
            if root is not None and root.is_dir():
                self._at(root)
        return list(self._known.values())

    def put(self, document: Document) -> None:
        """Hold a document as it is now."""
        self.documents[document.uri] = document
        if found := self.find(document.uri):
            found[0].texts[found[1]] = document.data

    def drop(self, uri: str) -> None:
        """Let go of a document."""
        self.documents.pop(uri, None)
        if found := self.find(uri):
            found[0].texts.pop(found[1], None)
            found[0].refresh()

    def spot(self, uri: str, position: types.Position) -> Spot | None:
        """Where in which open note a request asks; None where that is no note of a vault."""
        document, found = self.documents.get(uri), self.find(uri)
        if document is None or found is None:
            return None
        return Spot(*found, document, document.offset(position))

    def settings_problems(self) -> dict[str, tuple[Problem, ...]]:
        """URI of each open `netnotes.yaml` of a vault → what is wrong in it, as it is open; notes see it as saved."""
        found = {}
        for uri, document in self.documents.items():
            if uri.endswith(f"/{CONFIG_NAME}") and len(document.data) <= MAX_CONFIG and self._is_settings(uri):
                found[uri] = parse_config(document.text.removeprefix("\ufeff"))[1]
        return found

    def _is_settings(self, uri: str) -> bool:
        path = path_of_uri(uri)
        return path is not None and self._root_for(path) in (path.parent, path.parent.resolve())

    def document(self, vault: KnownVault, path: str) -> Document | None:
        """A note of a vault as a document: the open one, else as it is saved; None where it cannot be read as text."""
        uri = self.uri(vault, path)
        if uri in self.documents:
            return self.documents[uri]
        data = vault.data(path)
        try:
            return None if data is None else Document(uri, data.decode(), self.encoding)
        except UnicodeDecodeError:
            return None

    def uri(self, vault: KnownVault, path: str) -> str:
        """The URI of a note: as the editor writes it where it is open."""
        made = uri_of_path(vault.root / path)
        if made not in self.documents and path in vault.texts:
            for uri in self.documents:
                if (found := self.find(uri)) and found[0] is vault and found[1] == path:
                    return uri
        return made

    def changed_on_disk(self, uris: Iterable[str]) -> bool:
        """Look again at the vaults in which something changed that notes are read by; whether there is one."""
        stale = set()
        for uri in uris:
            path = path_of_uri(uri)
            for root in self._known:
                if path and path.is_relative_to(root):
                    inside = path.relative_to(root).as_posix()
                    if concern_of(inside, Outputs(), whole=not path.suffix):
                        stale.add(root)
        for root in stale:
            self._known[root].refresh()
        return bool(stale)

    def close(self) -> None:
        """Let go of every index."""
        for vault in self._known.values():
            vault.close()
