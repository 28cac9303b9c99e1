"""The process that runs a vault's templates, so that none can harm, hang or fill the one that builds.

It reads one job from standard input and answers on standard output, one JSON object a line: ``{"start": name}``
before a template, then ``{"name": name, "text": text}`` or ``{"name": name, "error": message, "at": [file, line]}``.
In between it may ask ``{"query": sql}`` and is given a line ``{"rows": records}`` or ``{"error": message}``.
Templates are given as text; it opens no file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jinja2 import Environment, TemplateError, TemplateRuntimeError, TemplateSyntaxError

from netnotes.pages.environment import make_environment
from netnotes.pages.links import Links
from netnotes.pages.text_environment import make_text_environment

MEMORY = 512 * 1024 * 1024
CPU_SECONDS = 5
MOST_OUTPUT = 5 * 1024 * 1024
_LONGEST_MESSAGE = 300
TROUBLES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    NameError,
    OSError,
    RuntimeError,
    TemplateError,
    TypeError,
    ValueError,
)


class _TooMuchError(ValueError):
    """A template printed more than all pages together may hold."""


def answer(job: Mapping[str, Any], query: Callable[[Any], Any]) -> Iterator[dict[str, Any]]:
    """The answers to a job, template by template.

    A job holds the ``names`` of the templates to render, the ``vault`` and ``builtin`` templates by name,
    ``links`` and ``context``; with ``plain`` they make plain text. ``query`` answers what templates ask.
    """
    if job.get("plain"):
        environment = make_text_environment(job["builtin"], job["vault"])
    else:
        environment = make_environment(Links.from_plain(job["links"]), job["builtin"], job["vault"])
    environment.globals["query"] = query
    room = MOST_OUTPUT
    for name in job["names"]:
        yield {"start": name}
        try:
            text = _render(environment, name, job["context"], room)
        except TROUBLES as err:
            yield _trouble(err, name, job["vault"])
        else:
            room -= len(text)
            yield {"name": name, "text": text}


def answer_parts(job: Mapping[str, Any], query: Callable[[Any], Any]) -> Iterator[dict[str, Any]]:
    """The answers to a job of many regions, one by one: ``part`` is the place of each in the job's list.

    Each of the ``parts`` is the ``template``, the ``folder`` of its note and the ``context``; the rest is as in
    `answer`.
    """
    environments: dict[str, Environment] = {}
    room = MOST_OUTPUT
    for number, (name, folder, context) in enumerate(job["parts"]):
        yield {"start": name}
        if folder not in environments:
            links = Links.from_plain({**job["links"], "folder": folder})
            environments[folder] = make_environment(links, job["builtin"], job["vault"])
            environments[folder].globals["query"] = query
        try:
            text = _render(environments[folder], name, context, room)
        except TROUBLES as err:
            yield {"part": number, **_trouble(err, name, job["vault"])}
        else:
            room -= len(text)
            yield {"part": number, "name": name, "text": text}


def _trouble(err: BaseException, name: str, vault: Mapping[str, str]) -> dict[str, Any]:
    """What is said of a template that failed."""
    message = "it takes too much memory" if isinstance(err, MemoryError) else str(err) or type(err).__name__
    return {"name": name, "error": message[:_LONGEST_MESSAGE], "at": _place(err, name, vault)}


def _render(environment: Environment, name: str, context: Mapping[str, Any], room: int) -> str:
    pieces: list[str] = []
    for piece in environment.get_template(name).generate(context):
        room -= len(piece)
        if room < 0:
            raise _TooMuchError(f"the pages of this vault's templates are larger than {MOST_OUTPUT // 1024**2} MB")
        pieces.append(piece)
    return "".join(pieces)


def _place(err: BaseException, name: str, vault: Mapping[str, str]) -> tuple[str, int]:
    """The vault's template and its line where the error arose."""
    if isinstance(err, TemplateSyntaxError) and err.filename and err.filename in vault:
        return err.filename, err.lineno
    place, frame = (name, 1), err.__traceback__
    while frame is not None:
        if frame.tb_frame.f_code.co_filename in vault:
            place = frame.tb_frame.f_code.co_filename, frame.tb_lineno
        frame = frame.tb_next
    return place


def _limit() -> None:
    """Take little memory, little time, and write no files; where the system has no such limits, only time is short."""
    try:
        import resource
    except ImportError:
        return
    wanted = {"RLIMIT_AS": MEMORY, "RLIMIT_CPU": CPU_SECONDS, "RLIMIT_FSIZE": 0, "RLIMIT_CORE": 0}
    for name, most in wanted.items():
        kind = getattr(resource, name, None)
        if kind is None:
            continue
        hard = resource.getrlimit(kind)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):
            continue


def main() -> None:
    """Answer one job."""
    _limit()
    job = _hear()
    for line in (answer_parts if "parts" in job else answer)(job, ask):
        _say(line)


def ask(sql: Any) -> Any:
    """The function ``query`` of templates: the rows that a statement in SQL gives, each a record."""
    _say({"query": str(sql)})
    heard = _hear()
    if "error" in heard:
        raise TemplateRuntimeError(heard["error"])
    return heard["rows"]


def _say(line: Mapping[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(line, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def _hear() -> dict[str, Any]:
    """The next line, an error at the end."""
    line = sys.stdin.buffer.readline()
    heard: dict[str, Any] = json.loads(line) if line else {"error": "nobody answers"}
    return heard


if __name__ == "__main__":
    main()
