"""The Jinja2 environment of the site: every value is escaped as HTML unless it is `Markup` already.

Only what makes links here, rendered bodies (`bodies`) and our own pictures are `Markup`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from jinja2 import StrictUndefined, TemplateNotFound, pass_context
from jinja2.bccache import BytecodeCache
from jinja2.environment import Environment
from jinja2.loaders import BaseLoader
from jinja2.runtime import Context
from markupsafe import Markup, escape

from netnotes.pages.environment import SPACES, share, short
from netnotes.pages.escaping import plain
from netnotes.pages.links import is_address, phone_digits
from netnotes.pages.site.addresses import DASHBOARDS, Addresses, url_of
from netnotes.pages.site.note_links import NoteLinks
from netnotes.rules.wording import MONTHS

PREFIX = "site/"
_DAY = re.compile(r"(?<![\d-])(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\d-])")
_WEB = re.compile(r"https?://[^\s<>\"\\]{1,2000}", re.IGNORECASE)


class _Loader(BaseLoader):
    """The templates by ``site/NAME``: no file system."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = {PREFIX + name: text for name, text in texts.items()}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """As jinja2 asks: the text, its name, and that it has not changed."""
        if template not in self._texts:
            raise TemplateNotFound(template)
        return self._texts[template], template, lambda: True


def make_site_environment(
    templates: Mapping[str, str], addresses: Addresses, notes: NoteLinks, cache: BytecodeCache | None = None
) -> Environment:
    """An environment for these templates (name → text), which finds pages by these addresses."""
    made = Environment(
        loader=_Loader(templates),
        undefined=StrictUndefined,
        autoescape=True,
        bytecode_cache=cache,
        trim_blocks=SPACES["trim_blocks"],
        lstrip_blocks=SPACES["lstrip_blocks"],
        keep_trailing_newline=SPACES["keep_trailing_newline"],
    )

    @pass_context
    def link(context: Context, target: Any, text: str | None = None) -> Markup:
        return _link(addresses, context["up"], target, text)

    @pass_context
    def page(context: Context, name: str, text: str | None = None) -> Markup:
        return _anchor(url_of(f"{DASHBOARDS[name]}.html", context["up"]), text or name)

    @pass_context
    def note(context: Context, place: Any, text: str = "note") -> Markup:
        return notes.to(place, context["up"], text)

    made.filters |= {
        "link": link, "page": page, "note": note, "day": day, "mailto": mailto, "tel": tel, "web": web,
        "short": short, "share": share, "anchor": anchor_name, "prose": prose,
    }  # fmt: skip
    return made


def _anchor(url: str, text: Any) -> Markup:
    return Markup('<a href="{}">{}</a>').format(url, text)


def _link(addresses: Addresses, up: str, target: Any, text: str | None) -> Markup:
    """The filter ``link``: a record with ``name`` and ``path`` as a link to its page, each of a list; else its name."""
    if isinstance(target, list | tuple):
        return Markup(", ").join(_link(addresses, up, one, None) for one in target)
    if not isinstance(target, Mapping):
        return escape(plain(target or ""))
    name = plain(text or target.get("name") or "")
    page = addresses.of(target.get("path"))
    return _anchor(url_of(page, up), name) if page else escape(name)


@lru_cache(maxsize=8192)
def day(value: str | date | None) -> Markup:
    """The filter ``day``: an ISO date as people write it."""
    if value is None:
        return Markup("")
    found = _DAY.fullmatch(str(value))
    if found is None:
        return escape(value)
    month = MONTHS[int(found[2]) - 1][:3]
    return Markup('<time datetime="{}">{} {} {}</time>').format(found[0], int(found[3]), month, found[1])


def prose(text: Any) -> Markup:
    """The filter ``prose``: a sentence, with its ISO dates as people write them."""
    parts = _DAY.split(str(text))
    said = [escape(parts[0])]
    for at in range(1, len(parts), 4):
        said += [day("-".join(parts[at : at + 3])), escape(parts[at + 3])]
    return Markup("").join(said)


def mailto(address: Any) -> Markup:
    """The filter ``mailto``: a link that writes to the address; what does not look like one is text."""
    text = plain(address)
    return _anchor(f"mailto:{quote(text, safe='@.-_+')}", text) if is_address(text) else escape(text)


def tel(number: Any) -> Markup:
    """The filter ``tel``: a link that calls the number; what does not look like one is text."""
    text = plain(number)
    digits = phone_digits(text)
    return _anchor(f"tel:{digits}", text) if digits else escape(text)


def web(address: Any) -> Markup:
    """The filter ``web``: a web address as a link that tells nobody where it was followed; else text."""
    text = plain(address)
    if _WEB.fullmatch(text) is None:
        return escape(text)
    shown = re.sub(r"^https?://(?:www\.)?|/$", "", text)
    return Markup('<a href="{}" rel="noreferrer">{}</a>').format(text, short(shown, 60))


def anchor_name(text: str) -> str:
    """The filter ``anchor``: a word as the id of a place on a page."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
