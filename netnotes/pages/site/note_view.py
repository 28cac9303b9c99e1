"""What the text of one note may lead to: pages of the site, pictures of the vault, addresses outside."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from netnotes.pages.site.addresses import Addresses, url_of
from netnotes.vault.linking import fold_path

_OUTSIDE = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:md|markdown)$", re.IGNORECASE)


class Found(NamedTuple):
    """A note that a link means: its page, or that nobody may see it."""

    url: str
    hidden: bool


class NoteView:
    """The view from one note: ``links`` are its links as the index resolved them, target → path of the note.

    ``images`` are the pictures it shows, as written → path below the site's folder; ``hides`` says which targets are
    private.
    """

    def __init__(
        self,
        links: Mapping[str, str],
        images: Mapping[str, str],
        addresses: Addresses,
        hides: Callable[[str], bool],
        up: str,
    ) -> None:
        self._links = {fold_path(target): path for target, path in links.items()}
        self._images, self._addresses, self._hides, self._up = images, addresses, hides, up
        self._given: set[str] = set()

    def page_of(self, target: str) -> Found | None:
        """What a wikilink's target means; None for a note without a page, and for none at all."""
        if self._hides(target):
            return Found("", True)
        path = self._links.get(fold_path(target))
        if path is None:
            return None
        page = self._addresses.of(path)
        if page is None:
            return None
        url = url_of(page, self._up)
        self._given.add(url)
        return Found(url, False)

    def page_of_way(self, href: str) -> Found | None:
        """The same for the target of a Markdown link."""
        return self.page_of(_ENDING.sub("", unquote(href).partition("#")[0]))

    def is_page(self, href: str) -> bool:
        """Whether an address is one that this view gave."""
        return href in self._given

    def is_outside(self, href: str) -> bool:
        """Whether an address leads to the web, to mail or to a telephone."""
        return _OUTSIDE.match(href) is not None

    def image(self, target: str) -> str | None:
        """The address of a picture of the vault; None where it may not be shown, or is none."""
        page = self._images.get(target)
        return url_of(page, self._up) if page else None

    def image_of_way(self, src: str) -> str | None:
        """The same for the address of a Markdown image."""
        return self.image(unquote(src).partition("#")[0])
