"""Where in a note a cursor stands: in the name or the value of a property, behind ``[[``, in a line of a log."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from netnotes.model.folding import fold_key
from netnotes.serving.lsp.documents import Document
from netnotes.vault.fences import split_note
from netnotes.vault.log import find_dated
from netnotes.vault.masking import mask_body
from netnotes.vault.tasks import TASK

What = Literal["name", "value", "link", "tag", "kind", "field", "detail", "none"]
_FENCE = re.compile(r"---[ \t]*")
_NAME = re.compile(r"[^\s#\-\[\]{}\"'|>&*!%@`:][^:#]*|")
_PROPERTY = re.compile(r"(?P<name>[^\s#\-][^:]*?)[ \t]*:(?:[ \t]+|$)")
_INNER = re.compile(r"[ \t]+(?:-[ \t]+)?(?P<name>[\w-]+)[ \t]*:(?:[ \t]+|$)")
_ITEM = re.compile(r"[ \t]*-(?:[ \t]+|$)")
_OPEN_LINK = re.compile(r"[\"']?\[\[[^\[\]|#]*$")
_DETAIL = re.compile(r"(?P<name>\w+)::[ \t]*(?P<typed>[^\[\]():]*)$")
_TAG = re.compile(r"(?:^|(?<=\s))#[\w/-]*$")
_FIELD = re.compile(r"(?:(?<=[^\[]\[)|(?<=\()|(?P<item>^\s*[-*+][ \t]+))(?P<typed>[\w-]*)$")
_ALONE = re.compile(r"[ \t]*(?P<typed>[a-z]+)")
_LINE = re.compile(
    r"[> \t]*(?:[-*+][ \t]+)?[*_~]*(?P<name>[^\W\d_][^:\[\]()]*?)[*_~]*::[*_~]*[ \t]*(?P<typed>[^\[\]():*]*)$"
)
_KIND = re.compile(r"[\w-]*")
_LONGEST = 2000


class Cursor(NamedTuple):
    """What is being typed: from ``start`` to the cursor, and what of the text behind it belongs to that, to ``end``.

    ``name`` is the property, or the inline field, whose value it is; ``inner`` one of a map within it, or ``line``
    for a field that fills its line. A field that is begun is ``item`` of a list, or stands ``alone`` on its line.
    """

    what: What
    start: int = 0
    end: int = 0
    name: str = ""
    inner: str = ""


def matter_span(document: Document) -> tuple[int, int] | None:
    """The offsets of the front matter without its fences; where the closing one is missing, of all that may be it."""
    text, starts = document.text, document.note_starts
    lines = [text[start : document.line_end(start)] for start in starts[:_LONGEST]]
    if not lines or not _FENCE.fullmatch(lines[0].removeprefix("\ufeff")) or len(lines) < 2:
        return None
    closing = next((index for index, line in enumerate(lines[1:], 1) if _FENCE.fullmatch(line)), None)
    if closing is None:
        ends = (index for index, line in enumerate(lines[1:], 1) if line.startswith("#") or not line.strip())
        closing = next(ends, len(lines))
    return starts[1], starts[closing] if closing < len(starts) else len(text)


def find_cursor(document: Document, offset: int) -> Cursor:
    """What is being typed at an offset."""
    start = document.line_start(offset)
    before, after = document.text[start:offset], document.text[offset : document.line_end(offset)]
    if len(before) > _LONGEST:
        return Cursor("none")
    span = matter_span(document)
    if span and span[0] <= start and (start < span[1] or start == span[1] == len(document.text)):
        return _in_matter(document, start, before, after)
    return _in_body(start, before, after) if _is_text(document, offset) else Cursor("none")


def _is_text(document: Document, offset: int) -> bool:
    """Whether what is typed at an offset of the body would be text: no code, no comment, no region of netnotes."""
    mark = document.text.startswith("\ufeff")
    text = f"{document.text[mark:offset]}x{document.text[offset:]}"
    body = split_note(text).body
    here = offset - mark - (len(text) - len(body))
    return here < 0 or mask_body(body).text[here] == "x"


def _in_matter(document: Document, start: int, before: str, after: str) -> Cursor:
    offset = start + len(before)
    if _NAME.fullmatch(before) and not _FENCE.fullmatch(before):
        rest = re.match(r"[\w-]*(?=:|$)", after)
        return Cursor("name", start, offset + (rest.end() if rest and before else 0))
    if found := _PROPERTY.match(before):
        return _value(found["name"], "", start, before, found.end(), after)
    above = _name_above(document, start)
    if found := _INNER.match(before):
        return _value(above, fold_key(found["name"]), start, before, found.end(), after)
    if above and (found := _ITEM.match(before)):
        return _value(above, "", start, before, found.end(), after)
    return Cursor("none")


def _name_above(document: Document, start: int) -> str:
    """The property to which the lines around an indented one belong."""
    while start > 0:
        start = document.line_start(start - 1)
        line = document.text[start : document.line_end(start)]
        if found := _PROPERTY.match(line):
            return found["name"]
        if line and line[0] not in " \t-#":
            return ""
    return ""


def _value(name: str, inner: str, start: int, before: str, at: int, after: str) -> Cursor:
    """The value, or the item of a list on one line, that is being typed."""
    typed = before[at:]
    if typed.startswith("{"):
        pair = re.search(r"[{,]\s*(?P<name>[\w-]+)[ \t]*:[ \t]*(?P<typed>[^,{}]*)$", typed)
        if pair is None:
            return Cursor("none")
        inner, at = fold_key(pair["name"]), at + pair.start("typed")
    elif typed.startswith("[") and (not typed.startswith("[[") or typed.startswith("[[[") or "," in typed):
        at += _last_item(typed)
    typed = before[at:].lstrip()
    at = len(before) - len(typed)
    if (link := _OPEN_LINK.search(typed)) and link.start():
        at += typed.rindex("[[")
        return Cursor("link", start + at, start + len(before) + 2 * after.startswith("]]"))
    return Cursor("value", start + at, start + len(before) + _belongs(typed, after), name, inner)


def _last_item(typed: str) -> int:
    """Where in a list on one line its last item begins; commas between quotes part nothing."""
    begins, quote = 1, ""
    for index, char in enumerate(typed):
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'" and not typed[begins:index].strip():
            quote = char
        elif char == ",":
            begins = index + 1
    return begins


def _belongs(typed: str, after: str) -> int:
    """How much behind the cursor closes what is open before it: brackets and quotes that the editor added."""
    quote = typed[:1] if typed[:1] in ("'", '"') else ""
    brackets = "]]" if "[[" in typed and "]]" not in typed else ""
    return next((len(closing) for closing in (brackets + quote, brackets, quote) if after.startswith(closing)), 0)


def _in_body(start: int, before: str, after: str) -> Cursor:
    end = start + len(before)
    if found := _OPEN_LINK.search(before):
        at = found.start() + (before[found.start()] != "[")
        detail = _DETAIL.search(before[:at])
        return Cursor("link", start + at, end + 2 * after.startswith("]]"), detail["name"] if detail else "")
    if found := _TAG.search(before):
        return Cursor("tag", start + found.start(), end)
    if (found := _LINE.fullmatch(before)) and not TASK.match(before):
        return Cursor("detail", start + found.start("typed"), end, found["name"].rstrip("*_~ "), "line")
    if found := _DETAIL.search(before):
        return Cursor("detail", start + found.start("typed"), end, fold_key(found["name"]))
    dated = find_dated(before + "." if before.endswith(" ") else before)
    if dated and before[: dated.rest_at].rstrip() != before[: dated.rest_at]:
        rest = before[dated.rest_at :]
        if _KIND.fullmatch(rest):
            heading = before.lstrip().startswith("#")
            return Cursor("kind", start + dated.rest_at, end, "heading" if heading else "")
    if found := _FIELD.search(before):
        return Cursor("field", start + found.start("typed"), end, "item" if found["item"] else "")
    if found := _ALONE.fullmatch(before):
        return Cursor("field", start + found.start("typed"), end, "alone")
    return Cursor("none")
