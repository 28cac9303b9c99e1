"""Obsidian's own marks in the running text of a note, as rules of markdown-it: links, tags, comments, highlights."""

from __future__ import annotations

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markupsafe import escape

from netnotes.pages.site.note_view import NoteView
from netnotes.vault.links import clean_tag, wiki_parts

SOMEONE = "someone"
VIEW = "view"
_WIKI = re.compile(r"(!?)\[\[([^\[\]\n]{1,1000})\]\]")
_TAG = re.compile(r"#([^\s\u2000-\u206f\u2e00-\u2e7f'!\"#$%&()*+,.:;<=>?@^`{|}~\[\]\\]{1,200})")
_HIGHLIGHT = re.compile(r"==(?=\S)([^=\n]{1,1000})(?<=\S)==")
_BLOCK_ID = re.compile(r"\^[a-zA-Z0-9-]{1,100}[ \t]*(?=\n|$)")
_FIELD = re.compile(
    r"\[([^\[\]():\n]{1,60})::[ \t]*((?:[^\[\]\n]|\[\[[^\[\]\n]*\]\])*)\]|\(([^\[\]():\n]{1,60})::[ \t]*([^()\n]*)\)"
)
_SIZE = re.compile(r"(\d{1,4})(?:x(\d{1,4}))?")


def add_inline_marks(parser: MarkdownIt) -> None:
    """Teach a parser the marks; each render needs a `NoteView` as ``env["view"]``."""
    ruler = parser.inline.ruler
    ruler.before("link", "wikilink", _wikilink)
    ruler.before("link", "field", _field)
    ruler.before("escape", "comment", _comment)
    ruler.before("emphasis", "highlight", _highlight)
    ruler.before("emphasis", "tag", _tag)
    ruler.before("emphasis", "block_id", _block_id)
    parser.inline.ruler.before("text", "stop", _stop_at_marks)


def _stop_at_marks(state: StateInline, silent: bool) -> bool:
    """Text up to the next mark: markdown-it's own rule does not end at ``#``, ``=``, ``%`` and ``^``."""
    end = state.pos
    while end < state.posMax and state.src[end] not in _ENDS:
        end += 1
    if end == state.pos:
        return False
    if not silent:
        state.pending += state.src[state.pos : end]
    state.pos = end
    return True


_ENDS = frozenset("\n!#$%&()*+-:<=>@[\\]^_`{}~")


def _wikilink(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "![":
        return False
    match = _WIKI.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        view: NoteView = state.env[VIEW]
        if match[1]:
            _embed(state, view, match[2])
        else:
            target, _, shown = wiki_parts(match[2])
            put_link(state, view, target, shown)
    state.pos = match.end()
    return True


def _field(state: StateInline, silent: bool) -> bool:
    """``[gave:: a book]``: its words, without the marks."""
    match = _FIELD.match(state.src, state.pos, state.posMax) if state.src[state.pos] in "[(" else None
    if match is None:
        return False
    if not silent:
        value, last = 2 if match[1] else 4, state.posMax
        put_html(state, f'<span class="field">{escape(match[value - 1])}: ')
        state.pos, state.posMax = match.span(value)
        state.md.inline.tokenize(state)
        state.posMax = last
        put_html(state, "</span>")
    state.pos = match.end()
    return True


def put_link(state: StateInline, view: NoteView, target: str, shown: str) -> None:
    """A link to a note: to its page where it has one, its text where it has none, "someone" where it is private."""
    found = view.page_of(target) if target else None
    if found is None:
        state.push("text", "", 0).content = shown
    elif found.hidden:
        state.push("text", "", 0).content = SOMEONE
    else:
        state.push("link_open", "a", 1).attrs = {"href": found.url}
        state.push("text", "", 0).content = shown
        state.push("link_close", "a", -1)


def _embed(state: StateInline, view: NoteView, inner: str) -> None:
    path, _, words = inner.partition("|")
    image = view.image(path.partition("#")[0].strip())
    if image is None:
        target, _, shown = wiki_parts(inner)
        put_link(state, view, target, shown)
        return
    size = _SIZE.fullmatch(words.strip())
    alt = path.rsplit("/", 1)[-1].rsplit(".", 1)[0] if size or not words.strip() else words.strip()
    attrs: dict[str, Any] = {"src": image, "alt": alt}
    if size:
        attrs["width"] = size[1]
        if size[2]:
            attrs["height"] = size[2]
    put_html(state, "<img{}>".format("".join(f' {name}="{escape(value)}"' for name, value in attrs.items())))


def put_html(state: StateInline, html: str) -> None:
    """HTML of ours, whose data is escaped already."""
    state.push("html_inline", "", 0).content = html


def _tag(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "#" or (state.pos and not state.src[state.pos - 1].isspace()):
        return False
    match = _TAG.match(state.src, state.pos, state.posMax)
    name = clean_tag(match[1]) if match else None
    if name is None:
        return False
    if not silent:
        put_html(state, f'<span class="hashtag">#{escape(name)}</span>')
    state.pos += len(name) + 1
    return True


def _comment(state: StateInline, silent: bool) -> bool:
    """``%% … %%`` and ``<!-- … -->``: nothing of them is printed; one that is not closed takes the rest with it."""
    for begin, end in (("%%", "%%"), ("<!--", "-->")):
        if state.src.startswith(begin, state.pos):
            found = state.src.find(end, state.pos + len(begin))
            state.pos = state.posMax if found < 0 else min(found + len(end), state.posMax)
            return True
    return False


def _highlight(state: StateInline, silent: bool) -> bool:
    match = _HIGHLIGHT.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "=" else None
    if match is None or "[[" in match[1] or "%%" in match[1] or "<!--" in match[1]:
        return False
    if not silent:
        put_html(state, f"<mark>{escape(match[1])}</mark>")
    state.pos = match.end()
    return True


def _block_id(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "^" or (state.pos and not state.src[state.pos - 1].isspace()):
        return False
    match = _BLOCK_ID.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    state.pos = match.end()
    return True
