"""Obsidian's callouts, tasks and long comments, as rules of markdown-it; headings stand below the page's own."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import escape

from netnotes.pages.site.inline_marks import SOMEONE, VIEW
from netnotes.pages.site.note_view import NoteView

_CALLOUT = re.compile(r"\[!([\w-]{1,40})(?:\|[^\]\n]*)?\]([+-]?)[ \t]*([^\n]*)(?:\n|$)")
_TASK = re.compile(r"\[(.)\][ \t]+(?=\S)")
_GOOD = frozenset({"tip", "hint", "important", "success", "check", "done"})
_WARM = frozenset({
    "warning", "caution", "attention", "failure", "fail", "missing", "danger", "error", "bug", "question", "help",
    "faq",
})  # fmt: skip
_GLYPHS = {"x": ("☑", "done"), "X": ("☑", "done"), "-": ("☒", "cancelled"), " ": ("☐", "to do")}
_HEADINGS_DOWN = 2


def add_block_marks(parser: MarkdownIt) -> None:
    """Teach a parser the marks."""
    parser.block.ruler.before(
        "fence", "comment_block", _comment_block, {"alt": ["paragraph", "blockquote", "list", "reference"]}
    )
    parser.core.ruler.before("inline", "callouts", _callouts)
    parser.core.ruler.before("inline", "task_marks", _tasks)
    parser.core.ruler.after("inline", "headings_down", _after)


def _comment_block(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A comment that begins a line and is closed on a later one; one that is never closed takes the rest with it."""
    start = state.bMarks[first] + state.tShift[first]
    line = state.src[start : state.eMarks[first]]
    end = "%%" if line.startswith("%%") else "-->" if line.startswith("<!--") else ""
    if not end or state.is_code_block(first) or end in line[2 if end == "%%" else 4 :]:
        return False
    if silent:
        return True
    number = first + 1
    while number < last and end not in state.src[state.bMarks[number] : state.eMarks[number]]:
        number += 1
    state.line = min(number + 1, last)
    return True


def _callouts(state: StateCore) -> None:
    """``> [!note] Title``: a box with a title, which unfolds where it was folded."""
    tokens = state.tokens
    for at in range(len(tokens) - 2):
        one, inline = tokens[at], tokens[at + 2]
        if one.type != "blockquote_open" or inline.type != "inline":
            continue
        match = _CALLOUT.match(inline.content)
        if match is None:
            continue
        kind = match[1].casefold()
        close = _closing(tokens, at)
        folds = bool(match[2])
        one.tag = close.tag = "details" if folds else "div"
        look = "callout-good" if kind in _GOOD else "callout-warm" if kind in _WARM else ""
        one.attrs = {"class": f"callout {look}".strip()}
        if match[2] == "+":
            one.attrs["open"] = "open"
        title, rest = match[3].strip() or kind.capitalize(), inline.content[match.end() :]
        inline.content = title
        tokens[at + 1].tag = tag = "summary" if folds else "p"
        tokens[at + 1].attrs = {"class": "callout-title"}
        tokens[at + 1].hidden = tokens[at + 3].hidden = False
        if rest.strip():
            inline.meta["rest"] = (tag, rest)
        else:
            tokens[at + 3].tag = tag
    state.tokens = [new for token in tokens for new in _with_rest(token)] if _has_rest(tokens) else tokens


def _has_rest(tokens: list[Token]) -> bool:
    return any("rest" in token.meta for token in tokens if token.type == "inline")


def _with_rest(token: Token) -> list[Token]:
    """A callout's title and, as a paragraph of its own, what stood below it."""
    rest = token.meta.pop("rest", None) if token.type == "inline" else None
    if rest is None:
        return [token]
    tag, text = rest
    below = token.copy()
    below.content, below.meta, below.children = text, {}, []
    return [token, Token("paragraph_close", tag, -1, block=True), Token("paragraph_open", "p", 1, block=True), below]


def _closing(tokens: list[Token], at: int) -> Token:
    level = 0
    for token in tokens[at:]:
        level += token.nesting if token.type.startswith("blockquote") else 0
        if level == 0:
            return token
    return tokens[-1]


def _tasks(state: StateCore) -> None:
    """``- [x] text``: a glyph that says whether it is done; no box to tick, because here it would change nothing."""
    for at in range(2, len(state.tokens)):
        inline, item = state.tokens[at], state.tokens[at - 2]
        if inline.type != "inline" or item.type != "list_item_open":
            continue
        if match := _TASK.match(inline.content):
            inline.content = inline.content[match.end() :]
            inline.meta["task"] = match[1]
            item.attrs["class"] = "task"


def _after(state: StateCore) -> None:
    """What can be done once the text is parsed: glyphs of tasks, headings one step down, links into the vault."""
    view: NoteView = state.env[VIEW]
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + _HEADINGS_DOWN, 6)}"
        elif token.type in ("th_open", "td_open") and "style" in token.attrs:
            token.attrs = {"class": "number"} if "right" in str(token.attrs["style"]) else {}
        elif token.type == "inline" and token.children is not None:
            token.children = _links_and_images(token.children, view)
            if "task" in token.meta:
                glyph, words = _GLYPHS.get(token.meta["task"], ("☐", "to do"))
                mark = Token("html_inline", "", 0)
                mark.content = f'<span class="glyph" role="img" aria-label="{words}">{glyph}</span>'
                token.children.insert(0, mark)


def _links_and_images(children: list[Token], view: NoteView) -> list[Token]:
    """Links to notes lead to pages, those to private ones read "someone", pictures of the vault are shown."""
    made: list[Token] = []
    dropped = ""  # what closes a link that is not kept
    for token in children:
        if dropped == "link_close" and token.type != "link_close":
            continue
        if token.type == "link_open" and "href" in token.attrs:
            dropped = _aim(token, view, made)
        elif token.type == "link_close" and dropped:
            dropped = ""
        elif token.type == "image":
            made.append(_image(token, view))
        else:
            made.append(token)
    return made


def _aim(token: Token, view: NoteView, made: list[Token]) -> str:
    """Aim one link; what is to be left out up to its end: nothing, the link alone ("link"), or its text as well."""
    href = str(token.attrs["href"])
    if view.is_page(href) or view.is_outside(href):
        made.append(token)
        return ""
    found = view.page_of_way(href)
    if found is None:
        return "link"
    if found.hidden:
        text = Token("text", "", 0)
        text.content = SOMEONE
        made.append(text)
        return "link_close"
    token.attrs["href"] = found.url
    made.append(token)
    return ""


def _image(token: Token, view: NoteView) -> Token:
    url = view.image_of_way(str(token.attrs.get("src", "")))
    made = Token("html_inline", "", 0) if url else Token("text", "", 0)
    made.content = f'<img src="{escape(url)}" alt="{escape(token.content)}">' if url else token.content
    return made
