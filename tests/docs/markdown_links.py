"""The links of a Markdown page and the anchors of its headings, as a git web page makes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS.glob("*.md")])
_NOT_IN_SLUG = re.compile(r"[^\w\- ]")
_READER = MarkdownIt("commonmark").enable("table")


def links_of(text: str) -> list[str]:
    """The targets of links and pictures; what stands in code is no link."""
    inside = [child for token in _READER.parse(text) for child in token.children or ()]
    targets = [str(child.attrGet("href") or child.attrGet("src") or "") for child in inside]
    return [target for target in targets if target]


def code_of(text: str) -> Iterator[str]:
    """What stands in code: each span, and each line of each block without the prompt."""
    for token in _READER.parse(text):
        if token.type in {"fence", "code_block"}:
            yield from (line.strip().removeprefix("$ ") for line in token.content.splitlines())
        yield from (child.content for child in token.children or () if child.type == "code_inline")


def anchors_of(text: str) -> set[str]:
    """What `page.md#anchor` can name: each heading in lower case, its spaces as hyphens, a second one with `-1`."""
    found: set[str] = set()
    for words in _headings(_READER.parse(text)):
        slug = _NOT_IN_SLUG.sub("", words.strip().lower()).replace(" ", "-")
        number = 0
        while (name := f"{slug}-{number}" if number else slug) in found:
            number += 1
        found.add(name)
    return found


def _headings(tokens: list[Token]) -> Iterator[str]:
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            yield "".join(child.content for child in inline.children or ())


def lost_links(page: Path) -> list[str]:
    """The links of a page that lead to no file of the checkout, or to no heading of it."""
    lost = []
    for target in links_of(page.read_text(encoding="utf-8")):
        parts = urlsplit(target)
        if parts.scheme or parts.netloc:
            continue
        file = (page.parent / unquote(parts.path)).resolve() if parts.path else page
        found = file.exists() and file.is_relative_to(ROOT)
        if found and parts.fragment:
            found = unquote(parts.fragment) in anchors_of(file.read_text(encoding="utf-8"))
        if not found:
            lost.append(target)
    return lost
