"""The text of a note as HTML: markdown-it with raw HTML off, and nh3 with an explicit allow-list after it (SPEC 11)."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from netnotes.model.folding import fold_key
from netnotes.pages.site.block_marks import add_block_marks
from netnotes.pages.site.inline_marks import VIEW, add_inline_marks
from netnotes.pages.site.note_view import NoteView
from netnotes.rules.quiet_fields import open_field_of
from netnotes.vault.fences import split_note
from netnotes.vault.inline_fields import find_bracketed, open_field, without_fields
from netnotes.vault.masking import mask_body

MOST = 200_000
TAGS = frozenset({
    "a", "blockquote", "br", "code", "del", "details", "div", "em", "h3", "h4", "h5", "h6", "hr", "img", "li", "mark",
    "ol", "p", "pre", "s", "span", "strong", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul",
})  # fmt: skip
ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "span": {"role", "aria-label"},
    "details": {"open"},
}
CLASSES = {
    "div": {"callout", "callout-good", "callout-warm"},
    "details": {"callout", "callout-good", "callout-warm"},
    "p": {"callout-title"},
    "summary": {"callout-title"},
    "li": {"task"},
    "span": {"glyph", "hashtag", "field"},
    "td": {"number"},
    "th": {"number"},
}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_OWN_IMAGE = re.compile(r"(?:\.\./)?assets/images/[0-9a-f]{16,64}\.(?:png|jpe?g|gif|webp)")
_HEADING_ABOVE = re.compile(r"^#{1,6}[ \t][^\n]*\n\s*\Z", re.MULTILINE)
_LONGEST_RUN = re.compile(r"[!\[\]*_`~<]{200,}")


def render_body(text: str, view: NoteView, private: Collection[str] = ()) -> Markup:
    """The body of a note's whole text; fields of these (folded) names are left out. Empty where nothing is left."""
    body = readable(split_note(text).body, private)
    if not body.strip():
        return Markup("")
    return Markup(clean_html(_parser().render(body, {VIEW: view})))  # noqa: S704 - nh3 leaves the allow-list only


def readable(body: str, private: Collection[str] = ()) -> str:
    """A body without comments, regions (the page says the same) and private fields; cut where it is very long."""
    masked = mask_body(body)
    cuts = [(_with_heading(body, region.start, region.end), region.end) for region in masked.regions]
    cuts += _comments(masked.text)
    for start, end in sorted(cuts, reverse=True):
        body = body[:start] + body[end:]
    if private and "::" in body:
        body = "\n".join(line for one in body.split("\n") if (line := _without_private(one, private)) is not None)
    if len(body) > MOST:
        body = body[:MOST].rsplit("\n", 1)[0] + "\n\n…"
    return _LONGEST_RUN.sub(lambda run: run[0][:200], body)


def _with_heading(body: str, start: int, end: int) -> int:
    """Where a region begins, or the heading above it where nothing else stands below that one."""
    rest = body[end:].lstrip()
    above = _HEADING_ABOVE.search(body, 0, start) if not rest or rest.startswith("#") else None
    return above.start() if above else start


def _comments(masked: str) -> list[tuple[int, int]]:
    """Where ``%% … %%`` stand outside code; one that is not closed goes on to the end."""
    found, at = [], masked.find("%%")
    while at >= 0:
        end = masked.find("%%", at + 2)
        found.append((at, end + 2 if end >= 0 else len(masked)))
        at = masked.find("%%", end + 2) if end >= 0 else -1
    return found


def _without_private(line: str, private: Collection[str]) -> str | None:
    """A line without private fields; None where it is nothing else."""
    fields = [field for field in find_bracketed(line) if fold_key(field.key) in private]
    if fields:
        line = without_fields(line, fields)
    field = open_field(line)
    if field is not None and fold_key(field.key) in private:
        return None
    within = open_field_of(frozenset(private))
    return within.sub("", line) if within and "::" in line else line


def clean_html(html: str) -> str:
    """HTML with nothing in it but what the allow-list names."""
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        allowed_classes={tag: set(names) for tag, names in CLASSES.items()},
        url_schemes=set(SCHEMES),
        attribute_filter=_own_images_only,
        link_rel="noreferrer",
        strip_comments=True,
    )


def _own_images_only(tag: str, name: str, value: str) -> str | None:
    return None if (tag, name) == ("img", "src") and _OWN_IMAGE.fullmatch(value) is None else value


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": True})
    parser.enable(["table", "strikethrough"])
    add_inline_marks(parser)
    add_block_marks(parser)
    return parser
