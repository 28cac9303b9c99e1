"""What I only assume: the lines of a note that carry `#assumption` (SPEC 7)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from netnotes.model.notes import Tag
from netnotes.vault.body import BULLET, Body
from netnotes.vault.fences import split_note
from netnotes.vault.files import ReadTroubleError, read_text
from netnotes.vault.links import find_tags
from netnotes.vault.log import find_dated
from netnotes.vault.tasks import TASK

_TAG = "assumption"
_AT_TAG = re.compile(r"\s*#assumption(?![\w/-])[ \t]*:?[ \t]*", re.IGNORECASE)


class Assumption(NamedTuple):
    """One assumption and the line on which it stands."""

    text: str
    line: int


def read_assumptions(root: Path, path: str) -> tuple[Assumption, ...]:
    """The assumptions of one note, in its order; nothing where it cannot be read. Ticked ones are checked already."""
    try:
        text = read_text(root / path)
    except ReadTroubleError:
        return ()
    return find_assumptions(text) if "#assumption" in text.casefold() else ()


def find_assumptions(text: str) -> tuple[Assumption, ...]:
    """The same in the text of a note: what stands after the tag, else before it; code and comments do not count."""
    parts = split_note(text)
    body = Body(parts.body, parts.body_line)
    return assumptions_of(body, find_tags(body.masked.text, parts.body_line))


def assumptions_of(body: Body, tags: Iterable[Tag]) -> tuple[Assumption, ...]:
    """The same of a body whose tags are known; tags of front matter are passed over."""
    lines = {tag.line - body.first_line for tag in tags if tag.name.casefold() == _TAG and tag.line >= body.first_line}
    if not lines:
        return ()
    found = (
        Assumption(_words(body.lines[at]), body.number(at)) for at in sorted(lines) if not _is_done(body.lines[at])
    )
    return tuple(one for one in found if one.text)


def _is_done(line: str) -> bool:
    task = TASK.match(line)
    return task is not None and task[1] != " "


def _words(line: str) -> str:
    """The assumption itself; a line that ends with the tag is one as a whole."""
    dated, task, bullet = find_dated(line), TASK.match(line), BULLET.match(line)
    said = dated.rest if dated else task[2] if task else line[bullet.end() :] if bullet else line
    before, *after = _AT_TAG.split(said, maxsplit=1)
    return " ".join((" ".join(after).strip() or before.strip()).split())
