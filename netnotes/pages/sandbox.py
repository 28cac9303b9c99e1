"""Render a vault's own templates in a process apart, with limits: whatever they do, the build goes on (SPEC 8)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from netnotes.model.places import Problem
from netnotes.pages.links import Links
from netnotes.pages.templates import template_problem

SECONDS = 10.0
_MOST_ANSWER = 16 * 1024 * 1024
_KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


def render_in_sandbox(
    names: Sequence[str], vault: Mapping[str, str], builtin: Mapping[str, str], links: Links, context: Mapping[str, Any]
) -> tuple[dict[str, str], list[Problem]]:
    """The text of each of the vault's templates, and a problem for each that failed; one process for all of them."""
    job = {"names": list(names), "vault": vault, "builtin": builtin, "links": links.plain(), "context": context}
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    started = ""
    for line in _run(json.dumps(job).encode()):
        if "start" in line:
            started = str(line["start"])
        elif "text" in line:
            texts[str(line["name"])] = str(line["text"])
        else:
            file, number = line["at"]
            problems.append(template_problem(str(file), str(line["error"]), int(number)))
            names = [name for name in names if name != line["name"]]
    for name in names:
        if name not in texts:
            told = f"it was not reached: {started} took the time" if started not in ("", name) else _STOPPED
            problems.append(template_problem(name, told))
    return texts, problems


_STOPPED = f"it was stopped: it takes more than {SECONDS:.0f} seconds, or too much memory"


def _run(job: bytes) -> list[dict[str, Any]]:
    """What the worker answered until it ended or was stopped; what is cut off in the middle of a line is dropped."""
    environment = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    command = [sys.executable, "-I", "-m", "netnotes.pages.worker"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as worker:
        timer = threading.Timer(SECONDS, worker.kill)
        timer.start()
        try:
            answer = _talk(worker, job)
        finally:
            timer.cancel()
            worker.kill()
    return [line for text in answer.split(b"\n")[:-1] if isinstance(line := _line(text), dict)]


def _talk(worker: subprocess.Popen[bytes], job: bytes) -> bytes:
    if worker.stdin is None or worker.stdout is None:
        return b""
    with suppress(BrokenPipeError):
        worker.stdin.write(job)
    with suppress(BrokenPipeError):
        worker.stdin.close()
    return worker.stdout.read(_MOST_ANSWER)


def _line(text: bytes) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return None
