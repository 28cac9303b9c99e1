"""`netnotes lsp`: the server that editors talk to. It answers, and never writes a file."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from netnotes.index.load import TROUBLE
from netnotes.model.errors import OperatorError
from netnotes.model.places import Problem
from netnotes.serving.lsp.diagnostics import diagnostic_of
from netnotes.serving.lsp.known import KnownVault
from netnotes.serving.lsp.protocol import Protocol, Threads
from netnotes.serving.lsp.vaults import Vaults

log = logging.getLogger(__name__)
SETTLED_SECONDS = 0.2
"""So long nobody must have typed before the problems are looked for."""


class Server(LanguageServer):
    """The language server of one editor. ``today`` gives the day of an answer; OperatorError where there is none."""

    def __init__(self, today: Callable[[], date], vaults: Vaults, version: str) -> None:
        super().__init__("netnotes", version, protocol_cls=Protocol)
        self.today = today
        self.vaults = vaults
        self.was_shut_down = False
        self._waiting: asyncio.TimerHandle | None = None
        self._told: dict[str, list[types.Diagnostic]] = {}

    @cached_property
    def thread_pool(self) -> Threads:
        """The threads that read what the editor sends."""
        return Threads()

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Write to the log what went wrong; the editor shows what it wants of that."""
        log.error("%s", error, exc_info=error)

    def tell_soon(self) -> None:
        """Look for problems once nobody types for a moment."""
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = asyncio.get_running_loop().call_later(SETTLED_SECONDS, self.tell)

    def tell(self) -> None:
        """Tell the problems of all open notes and settings, only those that changed; closed ones have none."""
        found: dict[str, list[types.Diagnostic]] = {}
        for vault in self.vaults.known:
            for path, problems in self._problems_of(vault).items():
                uri = self.vaults.uri(vault, path)
                document = self.vaults.documents[uri]
                found[uri] = [diagnostic_of(problem, document) for problem in problems]
        for uri, wrong in self.vaults.settings_problems().items():
            found[uri] = [diagnostic_of(problem, self.vaults.documents[uri]) for problem in wrong]
        for uri in {**self._told, **found}:
            if uri not in self._told or self._told[uri] != found.get(uri):
                document_now = self.vaults.documents.get(uri)
                version = document_now.version if document_now else None
                told = types.PublishDiagnosticsParams(uri=uri, diagnostics=found.get(uri, []), version=version)
                self.text_document_publish_diagnostics(told)
        self._told = found

    def _problems_of(self, vault: KnownVault) -> Mapping[str, Sequence[Problem]]:
        if not vault.texts:
            return {}
        try:
            today = self.today()
            try:
                return vault.problems(today)
            except (OperatorError, *TROUBLE) as err:
                log.error("%s: read without the index: %s", vault.root, err)
                vault.distrust()
                return vault.problems(today)
        except (OSError, OperatorError) as err:
            log.error("%s: %s", vault.root, err)
            vault.refresh()
            return {}
