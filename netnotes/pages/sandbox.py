"""Render a vault's own templates in a process apart, with limits: whatever they do, the build goes on (SPEC 8)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from netnotes.model.errors import OperatorError
from netnotes.model.places import Problem
from netnotes.pages.links import Links
from netnotes.pages.templates import MESSAGE_KIND, PAGE_KIND, REGION_KIND, template_problem

SECONDS = 10.0
_MOST_ANSWER = 16 * 1024 * 1024
AskRecords = Callable[[str], Sequence[Mapping[str, Any]]]
"""Answers a statement in SQL with records of plain data. Raises OperatorError."""
_KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


def render_in_sandbox(
    names: Sequence[str],
    vault: Mapping[str, str],
    builtin: Mapping[str, str],
    links: Links,
    context: Mapping[str, Any],
    ask: AskRecords | None = None,
) -> tuple[dict[str, str], list[Problem]]:
    """The text of each of the vault's templates, and a problem for each that failed; one process for all of them.

    ``ask`` answers what they ask with `query()`; without it they cannot.
    """
    job = {"names": list(names), "vault": vault, "builtin": builtin, "links": links.plain(), "context": context}
    return _texts(list(names), _run(json.dumps(job).encode(), ask), PAGE_KIND)


def render_message_in_sandbox(
    name: str, vault: Mapping[str, str], builtin: Mapping[str, str], context: Mapping[str, Any]
) -> tuple[str | None, list[Problem]]:
    """The plain text of one message; None, and a problem, where its template failed."""
    job = {"names": [name], "vault": vault, "builtin": builtin, "plain": True, "context": context}
    texts, problems = _texts([name], _run(json.dumps(job).encode(), None), MESSAGE_KIND)
    return texts.get(name), problems


def _texts(names: list[str], answers: list[dict[str, Any]], kind: str) -> tuple[dict[str, str], list[Problem]]:
    """What the worker said of these templates; a problem for each that it did not come to."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    started = ""
    for line in answers:
        if "start" in line:
            started = str(line["start"])
        elif "text" in line:
            texts[str(line["name"])] = str(line["text"])
        else:
            file, number = line["at"]
            problems.append(template_problem(str(file), str(line["error"]), int(number), kind))
            names = [name for name in names if name != line["name"]]
    for name in names:
        if name not in texts:
            told = f"it was not reached: {started} took the time" if started not in ("", name) else _STOPPED
            problems.append(template_problem(name, told, kind=kind))
    return texts, problems


def render_parts_in_sandbox(
    parts: Sequence[tuple[str, str, Mapping[str, Any]]],
    vault: Mapping[str, str],
    builtin: Mapping[str, str],
    links: Links,
    ask: AskRecords | None = None,
) -> tuple[list[str | None], list[Problem]]:
    """The same for regions: (template, folder of the note, context) of each. None for what was not made.

    A template that fails for several notes is told once.
    """
    job = {"parts": list(parts), "vault": vault, "builtin": builtin, "links": links.plain()}
    texts: list[str | None] = [None] * len(parts)
    told: dict[str, Problem] = {}
    answered = 0
    for line in _run(json.dumps(job).encode(), ask):
        if "part" in line:
            answered += 1
            if "text" in line:
                texts[int(line["part"])] = str(line["text"])
            else:
                file, number = line["at"]
                problem = template_problem(str(file), str(line["error"]), int(number), REGION_KIND)
                told.setdefault(str(line["name"]), problem)
    if answered < len(parts):
        told.setdefault(parts[answered][0], template_problem(parts[answered][0], _STOPPED, kind=REGION_KIND))
    return texts, list(told.values())


_STOPPED = f"it was stopped: it takes more than {SECONDS:.0f} seconds, or too much memory"


def _run(job: bytes, ask: AskRecords | None) -> list[dict[str, Any]]:
    """What the worker answered until it ended or was stopped; what is cut off in the middle of a line is dropped."""
    environment = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    command = [sys.executable, "-I", "-m", "netnotes.pages.worker"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as worker:
        timer = threading.Timer(SECONDS, worker.kill)
        timer.start()
        try:
            return _talk(worker, job, ask)
        finally:
            timer.cancel()
            worker.kill()
            if worker.stdin is not None:
                with suppress(OSError):
                    worker.stdin.close()


def _talk(worker: subprocess.Popen[bytes], job: bytes, ask: AskRecords | None) -> list[dict[str, Any]]:
    """What the worker says; what it asks in between is answered."""
    heard: list[dict[str, Any]] = []
    if worker.stdin is None or worker.stdout is None:
        return heard
    room = _MOST_ANSWER
    with suppress(OSError):
        worker.stdin.write(job + b"\n")
        worker.stdin.flush()
        while room > 0 and (text := worker.stdout.readline(room)).endswith(b"\n"):
            room -= len(text)
            line = _line(text)
            if isinstance(line, dict) and "query" in line:
                worker.stdin.write(json.dumps(_answer(str(line["query"]), ask)).encode() + b"\n")
                worker.stdin.flush()
            elif isinstance(line, dict):
                heard.append(line)
    return heard


def _answer(sql: str, ask: AskRecords | None) -> dict[str, Any]:
    if ask is None:
        return {"error": "query() has nothing to ask here"}
    try:
        return {"rows": ask(sql)}
    except OperatorError as err:
        return {"error": "; ".join(filter(None, (err.message, err.hint)))}


def _line(text: bytes) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return None
