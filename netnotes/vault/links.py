"""Links and tags in text, by Obsidian's rules (Obsidian help: Tags, Internal links)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from netnotes.model.notes import Link, Tag
from netnotes.vault.quick_records import make_link, make_tag

# Each pattern begins with a literal, which the engine finds many times faster than a look-behind; what stands before
# a match is looked at afterwards.
_WIKI = re.compile(r"\[\[(?!\[)((?>(?:[^\[\]\n]++|\](?!\])|\[(?!\[))+))\]\]")
MARKDOWN_LINK = re.compile(
    r"(?<!\\)(!?)\[([^\[\]\n]*)\]\((?:<([^<>\n]*)>|([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*))(?:[ \t]+\"[^\"\n]*\")?\)"
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_TAG_STOP = r"\s\u2000-\u206f\u2e00-\u2e7f'!\"#$%&()*+,.:;<=>?@^`{|}~\[\]\\"
_TAG = re.compile(rf"#(?:(?<!\S#)|(?<=\\\[#))([^{_TAG_STOP}]++)")
_TAG_LINE = re.compile(r"[ \t]{0,3}#[^\s#]+(?:[ \t]+#[^\s#]+)*[ \t]*\r?")
_ITEM = re.compile(r"^[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])", re.MULTILINE)
_LONGEST_LINK = 1000
_NOTE_ENDING = re.compile(r"\.(?:md|markdown)$", re.IGNORECASE)


class _Places:
    """Lines and columns of rising offsets in a text, counted on from the last one."""

    def __init__(self, text: str, first_line: int) -> None:
        self.text, self.line, self.at, self.line_start = text, first_line, 0, 0

    def of(self, offset: int) -> tuple[int, int]:
        passed = self.text.count("\n", self.at, offset)
        if passed:
            self.line += passed
            self.line_start = self.text.rfind("\n", self.at, offset) + 1
        self.at = offset
        return self.line, offset - self.line_start + 1


@lru_cache(maxsize=8192)  # the same people are linked all over a vault
def wiki_parts(inner: str) -> tuple[str, str, str]:
    """Target, subpath and shown text of what stands between ``[[`` and ``]]``."""
    path, _, shown = inner.partition("|")
    path = path.removesuffix("\\").strip()
    target, hash_, subpath = path.partition("#")
    target = _NOTE_ENDING.sub("", target.strip())
    shown = shown.strip() or (f"{target} > {subpath}".replace("#", " > ") if hash_ and target else target or subpath)
    return target, subpath, shown.rsplit("/", 1)[-1] if shown == target else shown


def iter_wikilinks(text: str, first_line: int = 1) -> Iterator[Link]:
    """The wikilinks and embeds of a text, with lines from ``first_line`` on."""
    line, line_start, at = first_line, 0, 0  # as `_Places`, without its calls
    for match in _WIKI.finditer(text):
        start = match.start()
        before = text[start - 1] if start else ""
        embed = before == "!"
        if before == "\\" or (embed and text[start - 2 : start - 1] == "\\"):
            continue
        start -= embed
        if passed := text.count("\n", at, start):
            line += passed
            line_start = text.rfind("\n", at, start) + 1
        at = start
        target, subpath, shown = wiki_parts(match[1])
        yield make_link(target, shown, line, start - line_start + 1, "wiki", embed, subpath)


def iter_markdown_links(text: str, first_line: int = 1) -> Iterator[Link]:
    """The Markdown links and images of a text that point into the vault (no scheme), percent-decoded."""
    places = _Places(text, first_line)
    for match in MARKDOWN_LINK.finditer(text):
        raw = match[3] if match[3] is not None else match[4]
        if not raw or _SCHEME.match(raw) or "\\" in raw:
            continue
        path, _, subpath = unquote(raw).partition("#")
        line, column = places.of(match.start())
        yield make_link(
            target=_NOTE_ENDING.sub("", path),
            shown=match[2] or path,
            subpath=subpath,
            line=line,
            column=column,
            style="markdown",
            embed=bool(match[1]),
        )


def find_links(text: str, first_line: int = 1) -> tuple[Link, ...]:
    """All links of a masked text in reading order."""
    wiki = tuple(iter_wikilinks(text, first_line)) if "[[" in text else ()
    if "(" not in text or "](" not in text:
        return wiki
    found = [*wiki, *iter_markdown_links(text, first_line)]
    return tuple(sorted(found, key=lambda link: (link.line, link.column)))


def clean_tag(raw: str) -> str | None:
    """The tag that ``raw`` (without ``#``) makes, None where it is none (only digits, begins with ``/`` or ``-``)."""
    name = raw.rstrip("/-")
    return name if name and not name.isdigit() and name[0] not in "/-" else None


def find_tags(text: str, first_line: int = 1) -> tuple[Tag, ...]:
    """The tags of a masked body; ``own_line`` where the line holds nothing but tags (SPEC 2.1 rule 3)."""
    if "#" not in text:
        return ()
    tags: list[Tag] = []
    judged, own = 0, False
    places = _Places(text, first_line)
    for match in _TAG.finditer(text):
        name = clean_tag(match[1])
        if name is None:
            continue
        line, column = places.of(match.start())
        if _in_wikilink(text, places.line_start, match.start()):
            continue
        if line != judged:
            end = text.find("\n", match.start())
            own = _TAG_LINE.fullmatch(text, places.line_start, end if end >= 0 else len(text)) is not None
            own = own and not _in_list_or_quote(text, places.line_start)
            judged = line
        tags.append(make_tag(name, line, column, own))
    return tuple(tags)


def _in_list_or_quote(text: str, line_start: int) -> bool:
    """Whether a line goes on with a list item or quote: right below one, or indented anywhere below one."""
    above = text[max(0, line_start - _LONGEST_LINK) : line_start]
    paragraph = above[above.rfind("\n\n") + 1 :]
    indented = text[line_start : line_start + 1] in (" ", "\t")
    return _ITEM.search(above if indented else paragraph) is not None


def _in_wikilink(text: str, line_start: int, offset: int) -> bool:
    """Whether an offset lies between ``[[`` and ``]]`` of its line."""
    opened = text.rfind("[[", max(line_start, offset - _LONGEST_LINK), offset)
    if opened < 0 or text.find("]]", opened, offset) >= 0:
        return False
    link = _WIKI.match(text, opened)
    return link is not None and link.end() > offset
