"""The same conversation by somebody else's client: that of pygls."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from tests.serving.lsp.wire import PATIENCE, TODAY


async def converse(root: Path) -> tuple[list[types.Diagnostic], list[str], str, int]:
    client = LanguageClient("test", "1")
    told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

    def take(params: types.PublishDiagnosticsParams) -> None:
        told.put_nowait(params)

    client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(take)
    await client.start_io(sys.executable, "-m", "netnotes", "--today", TODAY, "lsp")
    folder = types.WorkspaceFolder(uri=root.as_uri(), name="notes")
    started = await client.initialize_async(
        types.InitializeParams(
            capabilities=types.ClientCapabilities(), root_uri=root.as_uri(), workspace_folders=[folder]
        )
    )
    assert started.server_info is not None
    assert started.server_info.name == "netnotes"
    assert started.capabilities.position_encoding == "utf-16"
    client.initialized(types.InitializedParams())
    uri = (root / "people" / "New.md").as_uri()
    text = "---\ntier: clse\nknows: Marc\n---\n[[Marcus Oyelaran]]\n"
    item = types.TextDocumentItem(uri=uri, language_id="markdown", version=1, text=text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    found = await asyncio.wait_for(told.get(), PATIENCE)
    here = types.TextDocumentIdentifier(uri)
    offered = await client.text_document_completion_async(types.CompletionParams(here, types.Position(2, 11)))
    assert isinstance(offered, types.CompletionList)
    shown = await client.text_document_hover_async(types.HoverParams(here, types.Position(4, 5)))
    assert shown is not None
    assert isinstance(shown.contents, types.MarkupContent)
    assert shown.contents.kind == types.MarkupKind.PlainText, "the client did not ask for Markdown"
    await client.shutdown_async(None)
    client.exit(None)
    server = client._server
    assert server is not None
    code = await asyncio.wait_for(server.wait(), PATIENCE)
    await client.stop()  # type: ignore[no-untyped-call]
    return list(found.diagnostics), [one.label for one in offered.items], shown.contents.value, code


def test_it_gets_problems_completions_and_hovers(example: Path) -> None:
    diagnostics, offered, shown, code = asyncio.run(converse(example))
    assert [one.code for one in diagnostics] == ["unknown-tier", "unknown-person"]
    assert offered == ["Marcus Oyelaran", "Ines Marchetti"]
    assert shown.startswith("Marcus Oyelaran\n")
    assert code == 0
