"""A small client of the language server, written from the protocol's text alone: one process, one conversation."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

TODAY = "2026-11-21"
PATIENCE = 60.0
Json = Any
RICH: Json = {
    "workspace": {
        "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create", "rename", "delete"]},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
    },
    "textDocument": {
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source"]}}},
        "rename": {"prepareSupport": True},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
    },
    "general": {"positionEncodings": ["utf-16"]},
}


class AnswerError(Exception):
    """The server answered with an error."""

    def __init__(self, error: Json) -> None:
        super().__init__(error["message"])
        self.code, self.message = error["code"], error["message"]


class Wire:
    """One running server and what was said. A question waits for its answer; what comes unasked is kept."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self.messages: queue.Queue[Json | None] = queue.Queue()
        self.unasked: list[Json] = []
        self.answers: dict[int, Json] = {}
        self.count = 0
        self.versions: dict[str, int] = {}
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        while line := stream.readline():
            length = 0
            while line not in (b"\r\n", b""):
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
                line = stream.readline()
            self.messages.put(json.loads(stream.read(length)))
        self.messages.put(None)

    def send(self, message: Json) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.process.stdin.flush()

    def take(self) -> Json:
        """The next message; a question of the server is answered at once with nothing."""
        message = self.messages.get(timeout=PATIENCE)
        assert message is not None, "the server has gone"
        if "id" in message and "method" in message:
            self.unasked.append(message)
            self.send({"id": message["id"], "result": None})
        elif "id" in message:
            self.answers[message["id"]] = message
        else:
            self.unasked.append(message)
        return message

    def ask(self, method: str, params: Json = None) -> Json:
        self.count += 1
        number = self.count
        self.send({"id": number, "method": method, **({} if params is None else {"params": params})})
        while number not in self.answers:
            self.take()
        answer = self.answers.pop(number)
        if "error" in answer:
            raise AnswerError(answer["error"])
        return answer["result"]

    def say(self, method: str, params: Json) -> None:
        self.send({"method": method, "params": params})

    def open(self, uri: str, text: str) -> None:
        self.versions[uri] = 1
        item = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
        self.say("textDocument/didOpen", {"textDocument": item})

    def change(self, uri: str, *changes: Json) -> int:
        """Type; a change without a range is the whole text. The version that the text has now."""
        self.versions[uri] += 1
        document = {"uri": uri, "version": self.versions[uri]}
        self.say("textDocument/didChange", {"textDocument": document, "contentChanges": list(changes)})
        return self.versions[uri]

    def close(self, uri: str) -> None:
        self.say("textDocument/didClose", {"textDocument": {"uri": uri}})

    def diagnostics(self, uri: str, version: int | None = None) -> list[Json]:
        """What was told of a document since the last time, at this version; waits for it."""
        while True:
            for message in self.unasked:
                if message["method"] == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                    self.unasked.remove(message)
                    if version is None or message["params"].get("version") == version:
                        found: list[Json] = message["params"]["diagnostics"]
                        return found
                    break
            else:
                self.take()

    def goodbye(self) -> int:
        """Shut down as the protocol says; the exit code."""
        self.ask("shutdown")
        self.say("exit", None)
        return self.process.wait(PATIENCE)


@contextmanager
def server(*options: str, env: Mapping[str, str] | None = None, code: str = "") -> Iterator[Wire]:
    """A server in a process of its own, not yet initialized; ``code`` runs in it first."""
    start = f"import sys\n{code}\nfrom netnotes.cli.start import main\nmain()"
    command = [sys.executable, "-X", "dev", "-W", "error", "-c", start, "--today", TODAY, "lsp", *options]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **(env or {})},
    )
    wire = Wire(process)
    try:
        yield wire
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                stream.close()


@contextmanager
def editing(
    *folders: Path,
    capabilities: Json = None,
    options: Sequence[str] = (),
    env: Mapping[str, str] | None = None,
    code: str = "",
) -> Iterator[Wire]:
    """A conversation about these workspace folders that has begun."""
    with server(*options, env=env, code=code) as wire:
        named = [{"uri": folder.as_uri(), "name": folder.name} for folder in folders]
        can = RICH if capabilities is None else capabilities
        root = folders[0].as_uri() if folders else None
        wire.ask("initialize", {"processId": None, "rootUri": root, "capabilities": can, "workspaceFolders": named})
        wire.say("initialized", {})
        yield wire
