"""Links to notes and addresses, and the filters that make them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from posixpath import relpath
from typing import Any, Literal
from urllib.parse import quote

from netnotes.model.records import recordclass
from netnotes.pages.escaping import Markdown, escape, plain

LinkStyle = Literal["wikilink", "markdown"]

_ENDING = re.compile(r"\.(?:md|markdown)$", re.IGNORECASE)
_WIKI_TROUBLE = re.compile(r"[#|^\[\]\\:*\"<>?%]")
_ADDRESS = re.compile(r"[\w.!#$&'*+/=?^{}~%-]{1,64}@\w(?:[\w-]*\w)?(?:\.\w(?:[\w-]*\w)?)+")
_PHONE = re.compile(r"\+?[\d\s().\-/\u2010\u2011]{3,30}", re.ASCII)
_ODD = re.compile(r"[^A-Za-z0-9/\-._,+@']")
_SPACED = re.compile(r"[A-Za-z0-9/\-._,+@' ]*")
_PIPE = re.compile(r"(\[\[[^\[\]|\n]*[^\[\]|\\\n])\|(?=[^\[\]|\n]+\]\])")


@recordclass(frozen=True, slots=True, kw_only=True)
class Links:
    """How pages in ``folder`` link: the style, and the folded names that more than one note bears.

    ``pages`` are the names of the pages themselves.
    """

    style: LinkStyle = "markdown"
    folder: str = "dashboards"
    shared: frozenset[str] = frozenset()
    pages: tuple[str, ...] = ()

    def plain(self) -> dict[str, Any]:
        """The same as plain data, for another process."""
        return {"style": self.style, "folder": self.folder, "shared": sorted(self.shared), "pages": list(self.pages)}

    @classmethod
    def from_plain(cls, data: Mapping[str, Any]) -> Links:
        """The links that `plain` describes."""
        return cls(**{**data, "shared": frozenset(data["shared"]), "pages": tuple(data["pages"])})

    def to(self, target: Any, text: str | None = None) -> Markdown:
        """The filter ``link``: to a record with ``name`` and ``path``, or each of a list, joined with commas.

        Without a path (somebody without a note), and for what is no note, it is the name as text.
        """
        if isinstance(target, list | tuple):
            return Markdown(", ".join(self.to(one) for one in target))
        if not (isinstance(target, dict) or isinstance(target, Mapping)):  # noqa: SIM101 - the first is known at once
            return escape(target)
        path, shown = target.get("path"), text or target.get("name") or target.get("title") or ""
        if self.style == "markdown" and type(path) is str and type(shown) is str:
            return _link(self.folder, path, shown)
        name = plain(shown)
        if not isinstance(path, str) or not is_linkable(path):
            return escape(name)
        return self._wikilink(path, name) or _link(self.folder, path, name)

    def page(self, name: Any, text: str | None = None) -> Markdown:
        """The filter ``page``: to another generated page by its name; text where there is no such page."""
        path = f"{self.folder}/{name}.md" if name in self.pages else None
        return self.to({"name": text or name, "path": path})

    def _wikilink(self, path: str, name: str) -> Markdown | None:
        """A wikilink: the bare name where it is unique, else the full path; None where only Markdown can say it."""
        if self.style != "wikilink" or not path.endswith(".md"):
            return None
        bare = unicodedata.normalize("NFC", path.removesuffix(".md"))
        target = bare if fold(stem(path)) in self.shared else bare.rsplit("/", 1)[-1]
        if _WIKI_TROUBLE.search(target) or plain(target) != target or escape(name) != name:
            return None
        return Markdown(f"[[{target}]]" if name == target else f"[[{target}|{name}]]")


@lru_cache(maxsize=8192)  # the same people stand on page after page
def _link(folder: str, path: str, shown: str) -> Markdown:
    """A relative Markdown link; one beside the page begins with ``./``, so that no note at the top can win.

    The name as text for what is no note.
    """
    name = plain(shown)
    return Markdown(f"[{escape(name or stem(path))}]({_way(folder, path)})") if is_linkable(path) else escape(name)


@lru_cache(maxsize=8192)
def _way(folder: str, path: str) -> str:
    """The target of a Markdown link from a page in the folder."""
    top = folder.partition("/")[0]
    if top and not path.startswith(top):  # so it is for nearly all notes
        return encode_path("../" * (folder.count("/") + 1) + path)
    way = relpath(path, folder or ".")
    return encode_path(way if way.startswith("../") else f"./{way}")


def links_for(style: LinkStyle, folder: str, paths: Iterable[str], pages: Iterable[str] = ()) -> Links:
    """How to link from a folder that holds these pages (names), in a vault that holds notes at these paths.

    Only wikilinks need to know which names are shared.
    """
    pages = tuple(pages)
    if style != "wikilink":
        return Links(style=style, folder=folder, pages=pages)
    counts = Counter(fold(stem(path)) for path in {*paths, *(f"{folder}/{name}.md" for name in pages)})
    shared = frozenset(name for name, count in counts.items() if count > 1)
    return Links(style=style, folder=folder, shared=shared, pages=pages)


def is_linkable(path: str) -> bool:
    """Whether a path is a note that readers can open: Markdown, and in no hidden folder."""
    ends = path.endswith(".md") or _ENDING.search(path) is not None
    return ends and "\\" not in path and "/." not in path and not path.startswith(".")


def stem(path: str) -> str:
    """The name of a note without its folder and ending."""
    name = path.rsplit("/", 1)[-1]
    return name[:-3] if name.endswith(".md") else _ENDING.sub("", name)


def fold(name: str) -> str:
    """A note's name as Obsidian compares it: any case, NFC."""
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name).casefold()


def encode_path(path: str) -> str:
    """A path as the target of a Markdown link: what could end or change it is percent-encoded, letters are kept."""
    if _SPACED.fullmatch(path):  # as most are
        return path.replace(" ", "%20")
    return _ODD.sub(_encoded, path)


def _encoded(match: re.Match[str]) -> str:
    return _encoded_sign(match[0])


@lru_cache(maxsize=1024)
def _encoded_sign(char: str) -> str:
    return char if _is_safe(char) else quote(char, safe="", errors="replace")


def _is_safe(char: str) -> bool:
    if char.isascii():
        return char.isalnum() or char in "/-._,+@'"
    return unicodedata.category(char)[0] not in "CZ"


def mailto(address: Any) -> Markdown:
    """The filter ``mailto``: a link that writes to the address; what does not look like one is text."""
    text = plain(address)
    if not is_address(text):
        return escape(text)
    return Markdown(f"[{escape(text)}](mailto:{quote(text, safe='@.-_+')})")


def tel(number: Any) -> Markdown:
    """The filter ``tel``: a link that calls the number; what does not look like one is text."""
    text = plain(number)
    digits = phone_digits(text)
    return Markdown(f"[{escape(text)}](tel:{digits})") if digits else escape(text)


def is_address(text: str) -> bool:
    """Whether a text looks like an e-mail address."""
    return len(text) <= 254 and _ADDRESS.fullmatch(text) is not None


def phone_digits(text: str) -> str:
    """The digits of a phone number, with its ``+``; empty where the text does not look like one."""
    digits = re.sub(r"\D", "", text, flags=re.ASCII)
    if _PHONE.fullmatch(text) is None or not 3 <= len(digits) <= 15:
        return ""
    return f"{'+' if text.startswith('+') else ''}{digits}"


def escape_pipes(row: str) -> str:
    """A table row with the ``|`` inside its wikilinks escaped, as Obsidian wants it in tables."""
    return _PIPE.sub(r"\1\\|", row) if "[[" in row else row
