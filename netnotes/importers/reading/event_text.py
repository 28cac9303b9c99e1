"""What is worth keeping of an event's words: its kind, where it was, the first lines of its description."""

from __future__ import annotations

import html
import re

from netnotes.importers.reading.components import Component
from netnotes.importers.reading.content_lines import unescaped
from netnotes.rules.mentions import guess_kind

_KINDS = ("call", "coffee", "lunch", "dinner", "drinks", "video", "walk", "visit", "interview", "conference", "event")
_CALLS = re.compile(
    r"(?i)(?<![\w-])(?:zoom\.us|teams\.microsoft\.com|teams\.live\.com|meet\.google\.com|webex\.com|whereby\.com"
    r"|gotomeeting\.com|gotomeet\.me|jitsi\.org|meet\.jit\.si|chime\.aws|bluejeans\.com)/"
)
_CALL_PLACES = re.compile(
    r"(?i)(?:microsoft )?teams(?:[- ](?:meeting|besprechung))?|google meet|zoom(?: meeting)?|skype|online|webex"
)
_CALL_PROPERTIES = (
    "CONFERENCE",
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGCONFLINK",
)
_BOILERPLATE = re.compile(
    r"(?im)^[ \t]*(?:-::~|[_~=*─-]{8,}|join (?:zoom|with google meet|microsoft teams|the meeting|online)"
    r"|microsoft teams|[^\n]{0,80} is inviting you to a scheduled (?:zoom )?meeting"
    r"|this event has a (?:video call|google meet))"
)
_BREAK = re.compile(r"(?i)<br\s*/?>|</(?:p|div|li|tr|h\d)>")
_TAG = re.compile(r"<[A-Za-z/!][^<>]{0,2000}>")
_LINES, _SIGNS = 6, 600


def title_of(event: Component) -> str:
    """The event's title on one line; empty without one."""
    return " ".join(unescaped(event.value("SUMMARY")).split())


def kind_of(event: Component, title: str) -> str:
    """One of our kind words: from the title, else video where there is a link to a call, else a meeting."""
    kind = guess_kind(title, _KINDS)
    if kind != "contact":
        return kind
    linked = any(event.value(name) for name in _CALL_PROPERTIES)
    texts = (event.value(name)[:20_000] for name in ("LOCATION", "URL", "DESCRIPTION"))
    return "video" if linked or any(map(_CALLS.search, texts)) else "meeting"


def place_of(event: Component) -> str:
    """Where it was; the address of a call is no place."""
    place = ", ".join(part.strip() for part in unescaped(event.value("LOCATION")).split("\n") if part.strip())
    if _CALL_PLACES.fullmatch(place) or re.match(r"(?i)https?://", place):
        return ""
    return place


def text_of(event: Component) -> str:
    """The first lines of the description, without HTML and what programs for calls add; ``…`` where it is cut."""
    text = unescaped(event.value("DESCRIPTION"))[:20_000]
    if _BREAK.search(text) or "<html" in text[:500].lower():
        text = html.unescape(_TAG.sub("", _BREAK.sub("\n", text)))
    added = _BOILERPLATE.search(text)
    lines = [line.strip() for line in (text[: added.start()] if added else text).split("\n")]
    lines = [line for line in lines if line]
    kept = "\n".join(lines[:_LINES])
    if len(kept) > _SIGNS:
        return kept[:_SIGNS].rstrip() + "…"
    return kept + "\n…" if len(lines) > _LINES else kept
