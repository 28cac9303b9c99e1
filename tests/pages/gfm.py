"""A strict reading of GFM tables and of Obsidian's links, written for tests from their rules alone."""

import re
import string
import unicodedata
from collections.abc import Iterable
from posixpath import dirname, join, normpath
from urllib.parse import unquote

_PUNCTUATION = re.compile(r"\\([" + re.escape(string.punctuation) + "])")
_WIKI = re.compile(r"(?<!\\)\[\[([^\[\]\n]+)\]\]")
_MARKDOWN = re.compile(r"(?<!\\)\[((?:\\.|[^\[\]\\\n])*)\]\(([^()\s<>]*)\)")
_TABLE = re.compile(r"(?:^\|[^\n]*(?:\n|\Z))+", re.MULTILINE)


def cells(row: str) -> list[str]:
    """The cells of a table row. A pipe after a backslash belongs to its cell, however many backslashes there are:
    where parsers disagree on that (an even number of them) the row is refused.
    """  # fmt: skip
    row = row.strip()
    assert row.startswith("|"), row
    assert row.endswith("|"), row
    found, start = [], 1
    for match in re.finditer(r"\\*\|", row[1:]):
        backslashes = len(match[0]) - 1
        assert backslashes == 0 or backslashes % 2 == 1, f"readers disagree on this row: {row}"
        if not backslashes:
            found.append(row[start : match.end()].strip())
            start = match.end() + 1
    return found


def tables(page: str) -> list[list[list[str]]]:
    """The tables of a page, each as rows of cells: all of one width, below a delimiter row, after a blank line."""
    found = []
    for match in _TABLE.finditer(page):
        before = page[: match.start()]
        assert before.endswith("\n\n"), f"a table needs a blank line before it: {match[0]}"
        rows = [cells(line) for line in match[0].strip("\n").split("\n")]
        assert all(re.fullmatch(r":?-+:?", cell) for cell in rows[1]), rows[1]
        assert {len(row) for row in rows} == {len(rows[0])}, match[0]
        found.append(rows)
    return found


_PICTURE = re.compile(r"^```mermaid\n(.*?)^```$\n?", re.MULTILINE | re.DOTALL)
_PICTURE_LINE = re.compile(
    r"pie showData|  title [A-Za-z ]+|  \"[^\"#;`%\[\]{}<>|\\\n]+\" : [1-9]\d*"  # a pie and its pieces
    r"|flowchart TD|  g\d+\[\"[^\"#;`%\[\]{}<>|\\\n]+\"\]|  g\d+ --> g\d+"  # a tree
)


def pictures(page: str) -> list[list[str]]:
    """The lines of each Mermaid picture; what a note says stands in quotes only, and ends none."""
    found = [block.rstrip("\n").split("\n") for block in _PICTURE.findall(page)]
    for line in (line for lines in found for line in lines):
        assert _PICTURE_LINE.fullmatch(line), line
    return found


def without_pictures(page: str) -> str:
    """The page without them."""
    return _PICTURE.sub("", page)


def unescape(text: str) -> str:
    """Markdown text as it is shown, where all that is special in it is escaped."""
    return _PUNCTUATION.sub(r"\1", text)


def links(page: str) -> list[tuple[str, str]]:
    """Every link of a page: style and target."""
    wiki = [("wiki", re.split(r"\\?\|", inner, maxsplit=1)[0]) for inner in _WIKI.findall(page)]
    return wiki + [("markdown", target) for _, target in _MARKDOWN.findall(page)]


def resolve(style: str, target: str, source: str, files: Iterable[str]) -> str | None:
    """The file of the vault that Obsidian opens; a relative Markdown link must also lead there on the web."""
    files = set(files)
    if style == "markdown":
        path = unquote(target)
        if path.startswith(("./", "../")):
            found = normpath(join(dirname(source), path))
            return found if found in files else None
        target = path
    wanted = _fold(target.split("#", 1)[0])
    wanted = wanted if wanted.endswith(".md") else f"{wanted}.md"
    by_fold = {_fold(file): file for file in files}
    if wanted in by_fold:
        return by_fold[wanted]
    if beside := by_fold.get(_fold(join(dirname(source), wanted))):
        return beside
    ending = [file for folded, file in by_fold.items() if folded.endswith(f"/{wanted}")]
    shortest = [file for file in ending if len(file) == min(map(len, ending))]
    return shortest[0] if len(shortest) == 1 else None


def _fold(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()
