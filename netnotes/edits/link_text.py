"""How a new note links to another: in the vault's own style, and so that the link can mean no other note."""

from __future__ import annotations

import re
from collections.abc import Iterable
from posixpath import dirname, relpath
from urllib.parse import quote

from netnotes.model.config import Config
from netnotes.model.settings import Settings
from netnotes.vault.linking import LinkIndex, link_key

_WIKI_TROUBLE = re.compile(r"[#|^\[\]\\:*\"<>?%]")
_BRACKETS = re.compile(r"[\[\]\\]")


class LinkTexts:
    """Writes links between the notes of a vault, those that are about to be made included."""

    def __init__(self, paths: Iterable[str], config: Config, settings: Settings) -> None:
        self.index = LinkIndex(paths)
        auto = "wikilink" if settings.present and not settings.markdown_links else "markdown"
        self.style = auto if config.links == "auto" else config.links

    def in_property(self, path: str, name: str, source: str) -> str:
        """The link for a property of the note at ``source``: a wikilink, which alone properties show as a link.

        One that a wikilink cannot say is a Markdown link.
        """
        return self._wikilink(path, name, source) or _markdown(path, name, source)

    def in_text(self, path: str, name: str, source: str) -> str:
        """The link for the text of the note at ``source``, in the vault's style."""
        wiki = self._wikilink(path, name, source) if self.style == "wikilink" else None
        return wiki or _markdown(path, name, source)

    def _wikilink(self, path: str, name: str, source: str) -> str | None:
        """The bare name where it means that note alone, else the whole path."""
        stem = path.removesuffix(".md")
        alone = len(self.index.by_base.get(link_key(path)[1:], ())) == 1
        for target in (stem.rsplit("/", 1)[-1], stem)[0 if alone else 1 :]:
            found = self.index.resolve(target, source)
            if found and found.path == path and not found.rivals and not _WIKI_TROUBLE.search(target):
                return f"[[{target}]]" if target == name or _WIKI_TROUBLE.search(name) else f"[[{target}|{name}]]"
        return None


def _markdown(path: str, name: str, source: str) -> str:
    way = relpath(path, dirname(source) or ".")
    target = "".join(c if c.isalnum() or c in "/-._,+@'" else quote(c, safe="") for c in way)
    return f"[{_BRACKETS.sub('', name)}]({target})"
