"""What `netnotes check --fix` mends: one file each. A new file here is a new fix.

A fix has ``CODES``, the codes of the problems that it mends, ``DID``, what it did in a few words, and a function
``fix(data, problem) -> bytes``: the note with that one problem mended, as it was where it cannot tell how. It changes
words on lines and never how many lines there are. What it gives is read again and compared before it counts: the rest
of the note must say what it said. ``ASIDE`` (fields of records), ``RENAMES`` (a property) and ``RELINKS`` say what
may differ. A note whose front matter cannot be read is never mended (SPEC 1).
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import NamedTuple

from netnotes.model.places import Problem
from netnotes.vault.editing.compared import Allowed, what_differs
from netnotes.vault.reader import NoteReader

Fix = Callable[[bytes, Problem], bytes]


class Mending(NamedTuple):
    """A note with what could be mended: each problem with what was done, and each that was left, with the reason."""

    data: bytes
    done: tuple[tuple[Problem, str], ...]
    left: tuple[tuple[Problem, str], ...]


class _Known(NamedTuple):
    fix: Fix
    did: str
    allowed: Allowed


@cache
def known_fixes() -> Mapping[str, _Known]:
    """Code → its fix, in the order in which they are made: that of the files' names."""
    found: dict[str, _Known] = {}
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda info: info.name):
        module = import_module(f"{__name__}.{info.name}")
        allowed = Allowed(
            aside=getattr(module, "ASIDE", ()),
            renames=getattr(module, "RENAMES", False),
            relinks=getattr(module, "RELINKS", False),
        )
        found |= {code: _Known(module.fix, module.DID, allowed) for code in module.CODES}
    return found


def mend_note(path: str, data: bytes, problems: Iterable[Problem], reader: NoteReader) -> Mending:
    """Mend what can be mended of these problems of one note, one after the other; the others are not looked at."""
    done: list[tuple[Problem, str]] = []
    left: list[tuple[Problem, str]] = []
    readable = reader.read(path, data).note.status == "ok"
    for problem in _in_order(problems):
        fixed = known_fixes()[problem.code]
        if not readable or problem.line > data.count(b"\n") + 1:
            left.append((problem, "the note is not as it was read"))
            continue
        after = fixed.fix(data, problem)
        trouble = _NOT_PLAIN
        if after != data:
            trouble = what_differs(reader, path, data, after, problem, fixed.allowed)
        if trouble:
            left.append((problem, trouble))
        else:
            data = after
            done.append((problem, fixed.did))
    return Mending(data, tuple(sorted(done)), tuple(sorted(left)))


_NOT_PLAIN = "it is not written plainly enough for a program to mend"


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    order = list(known_fixes())
    mendable = (problem for problem in problems if problem.code in known_fixes())
    return sorted(mendable, key=lambda problem: (order.index(problem.code), problem))
