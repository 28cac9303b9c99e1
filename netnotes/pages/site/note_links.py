"""Links from the site to notes: into Obsidian or an editor, to the file, or none (configuration ``site.links``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal
from urllib.parse import quote

from markupsafe import Markup, escape

from netnotes.model.records import recordclass
from netnotes.pages.escaping import plain

Way = Literal["obsidian", "vscode", "file", "none"]


@recordclass(frozen=True, slots=True, kw_only=True)
class NoteLinks:
    """How facts lead to their notes. ``root`` is the vault's folder, which only ``vscode`` and ``file`` tell."""

    way: Way = "none"
    vault: str = ""
    root: str = ""

    def to(self, place: Any, up: str, text: str) -> Markup:
        """A link to a note given as a record with ``path`` and perhaps ``line``; nothing where there is no way."""
        if not isinstance(place, Mapping) or not place.get("path"):
            return Markup("")
        url = self.url(place["path"], place.get("line"))
        if url is None:
            return Markup("")
        return Markup('<a class="note" href="{}">{}</a>').format(url, escape(plain(text)))

    def url(self, path: str, line: int | None = None) -> str | None:
        """The address of a note."""
        if self.way == "obsidian":
            return f"obsidian://open?vault={quote(self.vault, safe='')}&file={quote(path, safe='')}"
        if self.way == "vscode":
            at = f":{line}" if line else ""
            return f"vscode://file{self._absolute(path)}{at}"
        if self.way == "file":
            return f"file://{self._absolute(path)}"
        return None

    def _absolute(self, path: str) -> str:
        root = self.root.replace("\\", "/").rstrip("/")
        return quote(f"{'' if root.startswith('/') else '/'}{root}/{path}", safe="/", errors="replace")
