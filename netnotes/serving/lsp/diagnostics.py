"""Problems as an editor shows them."""

from __future__ import annotations

import re

from lsprotocol import types

from netnotes.model.places import Problem
from netnotes.model.safe_text import clean
from netnotes.serving.lsp.documents import Document

SOURCE = "netnotes"
_SEVERITY = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_LINK = re.compile(r"[\"']?!?\[\[[^\[\]\n]+\]\][\"']?")
_ITEM = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|[^,\]\n]+")


def diagnostic_of(problem: Problem, document: Document) -> types.Diagnostic:
    """A problem at its place, to the end of what it is about; ``data`` holds its parts as `check` prints them."""
    message, hint = clean(problem.message), clean(problem.hint)
    return types.Diagnostic(
        range=document.range(*extent(problem, document)),
        message=f"{message}\n{hint}" if hint else message,
        severity=_SEVERITY[problem.severity],
        code=problem.code,
        source=SOURCE,
        data={"line": problem.line, "column": problem.column, "message": problem.message, "hint": problem.hint},
    )


def extent(problem: Problem, document: Document) -> tuple[int, int]:
    """The offsets from a problem's place to the end of the link, of the item of a list, or of the line."""
    start = document.place(problem.line, problem.column)
    line, end = document.line_start(start), document.line_end(start)
    text = document.text
    end = max(start, line + len(text[line:end].rstrip()))
    if problem.column <= 1:
        return min(start + len(text[start:end]) - len(text[start:end].lstrip()), end), end
    if link := _LINK.match(text, start, end):
        return start, link.end()
    if "[" in text[line:start] and "[[" not in text[line:start] and (item := _ITEM.match(text, start, end)):
        return start, start + len(item[0].rstrip())
    return start, end
