"""The text of a statement in SQL: its words, its comments, and how its rows get an order that never changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
      (?P<comment>--[^\n]*|/\*.*?(?:\*/|\Z))
    | (?P<quoted>'(?:[^']|'')*(?:'|\Z)|"(?:[^"]|"")*(?:"|\Z)|`(?:[^`]|``)*(?:`|\Z)|\[[^\]]*(?:\]|\Z))
    | (?P<word>[^\W\d][\w$]*)
    | (?P<space>\s+)
    | (?P<other>\d[\w.]*|.)
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A piece of a statement; ``depth`` counts the parentheses around it."""

    kind: str
    text: str
    start: int
    depth: int


def tokens(sql: str) -> Iterator[Token]:
    """The pieces that are neither space nor comment."""
    depth = 0
    for match in _TOKEN.finditer(sql):
        text = match[0]
        depth -= text == ")"
        if match.lastgroup not in ("space", "comment"):
            yield Token(match.lastgroup or "", text, match.start(), depth)
        depth += text == "("


def first_word(sql: str) -> str:
    """The word with which the statement begins, in capitals; empty where it begins with none."""
    token = next(tokens(sql), None)
    return token.text.upper() if token is not None and token.kind == "word" else ""


def bare(sql: str) -> str:
    """The statement without what follows its last token, and without semicolons at its end."""
    found = list(tokens(sql))
    while found and found[-1].text == ";":
        found.pop()
    return sql[: found[-1].start + len(found[-1].text)] if found else ""


def described(sql: str) -> str:
    """What the comment lines at the top say: ``-- …``, joined to one text."""
    lines = []
    for line in sql.removeprefix("\ufeff").splitlines():
        if line.strip().startswith("--"):
            lines.append(line.strip().lstrip("-").strip())
        elif line.strip() or lines:
            break
    return " ".join(filter(None, lines))


def settled(sql: str, columns: int) -> str:
    """The statement with its rows in one order only: that asked for, and after it by every column from the left.

    Without it rows that are equal in what they are ordered by would come in the order of the index, which depends on
    the history of the notes.
    """
    sql = bare(sql)
    outer = [token for token in tokens(sql) if token.kind == "word" and token.depth == 0]
    limit = next((token.start for token in outer if token.text.upper() == "LIMIT"), len(sql))
    ordered = any(token.text.upper() == "ORDER" and token.start < limit for token in outer)
    every = ", ".join(map(str, range(1, columns + 1)))
    return f"{sql[:limit]}\n{', ' if ordered else 'ORDER BY '}{every}\n{sql[limit:]}"


def line_of(sql: str, word: str) -> int:
    """The line on which a word stands for the first time outside comments, else that of the first token."""
    found = list(tokens(sql))
    wanted = word.rsplit(".", 1)[-1].strip("\"'`[]").casefold()
    here = [token for token in found if wanted and wanted in token.text.casefold()]
    exact = [token for token in here if token.text.strip("\"'`[]").casefold() == wanted]
    first = next(iter(exact or here or found), None)
    return sql.count("\n", 0, first.start) + 1 if first else 1
