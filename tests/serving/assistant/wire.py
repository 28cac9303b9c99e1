"""The server spoken to line by line, so that a test sees everything that goes over standard input and output."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.index.processes import TODAY, environment

HELLO = {
    "protocolVersion": "2025-06-18",
    "capabilities": {},
    "clientInfo": {"name": "a test", "version": "1"},
}


class Wire:
    """A server and the lines that were exchanged with it."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self.number = 0

    def send(self, line: bytes) -> None:
        """A line as it is."""
        assert self.process.stdin is not None
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def tell(self, method: str, params: dict[str, Any] | None = None) -> int:
        """A request, without waiting for its answer; its number."""
        self.number += 1
        request = {"jsonrpc": "2.0", "id": self.number, "method": method, "params": params or {}}
        self.send(json.dumps(request).encode())
        return self.number

    def ask(self, method: str, params: dict[str, Any] | None = None) -> dict[str, Any]:
        """A request and its answer; every line on standard output must be one of the protocol."""
        number = self.tell(method, params)
        assert self.process.stdout is not None
        while line := self.process.stdout.readline():
            said: dict[str, Any] = json.loads(line)
            assert said["jsonrpc"] == "2.0"
            if said.get("id") == number:
                return said
        raise AssertionError("the server ended")

    def call(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """The result of a tool."""
        result: dict[str, Any] = self.ask("tools/call", {"name": tool, "arguments": arguments})["result"]
        return result

    def end(self) -> tuple[int, bytes, bytes]:
        """Hang up: exit code, and what was still said on both streams."""
        out, err = self.process.communicate(timeout=60)
        return self.process.returncode, out, err


@contextmanager
def wire(root: Path, *options: str, home: Path) -> Iterator[Wire]:
    """A server that has been greeted."""
    command = [sys.executable, "-m", "netnotes", "-C", str(root), "--today", TODAY, "mcp", *options]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment(home), stdin=pipe, stdout=pipe, stderr=pipe) as process:
        found = Wire(process)
        try:
            found.ask("initialize", HELLO)
            found.send(b'{"jsonrpc": "2.0", "method": "notifications/initialized"}')
            yield found
        finally:
            process.kill()
