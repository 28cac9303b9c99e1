"""The SDK's own client, talking over standard input and output to the server in a process of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TextIO

from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp_types import CallToolResult, TextContent, Tool

from tests.index.processes import HERE, TODAY, environment

EXAMPLE = HERE / "example-vault"


class RefusedError(Exception):
    """A call that was answered with an error; its text is what the assistant reads."""


class Assistant:
    """An assistant at work. ``heard`` is the text of everything that was ever answered."""

    def __init__(self, portal: BlockingPortal, client: Client) -> None:
        self.portal, self.client = portal, client
        self.heard: list[str] = []

    def call(self, tool: str, arguments: Mapping[str, Any]) -> CallToolResult:
        """The whole result of one call."""
        result = self.portal.call(self.client.call_tool, tool, dict(arguments))
        assert isinstance(result, CallToolResult)
        self.heard.append(result.model_dump_json())
        return result

    def ask(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """What a tool answers. Raises RefusedError."""
        result = self.call(tool, arguments)
        text = "\n".join(block.text for block in result.content if isinstance(block, TextContent))
        if result.is_error:
            raise RefusedError(text)
        found: dict[str, Any] = result.structured_content
        return found

    def data(self, tool: str, **arguments: Any) -> Any:
        """What it answers from the notes."""
        return self.ask(tool, **arguments)["data"]

    def tools(self) -> dict[str, Tool]:
        """Every tool that is offered."""
        return {tool.name: tool for tool in self.portal.call(self.client.list_tools).tools}


@contextmanager
def assistant(
    root: Path, *options: str, home: Path, told: TextIO | None = None, today: str | None = TODAY
) -> Iterator[Assistant]:
    """An assistant that has started the server for a vault; ``told`` is where its standard error goes."""
    days = ["--today", today] if today else []
    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "netnotes", "-C", str(root), *days, "mcp", *options],
        env=environment(home),
    )
    with started(server, told) as found:
        yield found


@contextmanager
def started(server: StdioServerParameters, told: TextIO | None = None) -> Iterator[Assistant]:
    """An assistant that has started this server."""
    with ExitStack() as stack:
        errors = told or stack.enter_context(open(os.devnull, "w", encoding="utf-8"))
        portal = stack.enter_context(start_blocking_portal())
        client = Client(stdio_client(server, errlog=errors))
        yield Assistant(portal, stack.enter_context(portal.wrap_async_context_manager(client)))
