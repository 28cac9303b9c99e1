"""The text of each public note: read when its page is asked for, and kept as HTML in the cache by what decides it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from markupsafe import Markup

from netnotes.pages.site.addresses import Addresses
from netnotes.pages.site.images import Images
from netnotes.pages.site.note_view import NoteView
from netnotes.pages.site.public import Veil
from netnotes.vault.files import ReadTroubleError, read_text
from netnotes.vault.writing import write_atomic

VERSION = "2"
"""To be raised whenever the same note gives other HTML."""
_SHARDS = 64


class Texts:
    """The notes of the site. ``kept`` is a private folder for rendered text, None where nothing may be kept."""

    def __init__(
        self,
        root: Path,
        links: Mapping[str, Mapping[str, str]],
        addresses: Addresses,
        veil: Veil,
        images: Images,
        kept: Path | None,
    ) -> None:
        self._root, self._links, self._addresses = root, links, addresses
        self._veil, self._images, self.kept = veil, images, kept
        self._shards: dict[str, dict[str, str]] = {}
        self._changed: set[str] = set()
        self._keys: dict[str, str] = {}

    def raw(self, path: str) -> str:
        """The text of a note; empty where it cannot be read now."""
        try:
            return read_text(self._root / path)
        except ReadTroubleError:
            return ""

    def body(self, path: str) -> str:
        """The body of a note as the search may know it."""
        from netnotes.pages.site.bodies import readable
        from netnotes.vault.fences import split_note

        return self._veil.text(readable(split_note(self.raw(path)).body, self._veil.fields), path)

    def key(self, path: str) -> str:
        """What decides the HTML of a note's text and its words, as one mark."""
        if path in self._keys:
            return self._keys[path]
        text = self.raw(path)
        aims = sorted((target, self._aim(to)) for target, to in self._links.get(path, {}).items())
        images = sorted(self._images.of(text, path).items())
        private = [sorted(self._veil.fields), sorted(self._veil.names)]
        parts = json.dumps([VERSION, path, aims, images, private], ensure_ascii=True)
        key = hashlib.sha256(parts.encode() + text.encode("utf-8", "surrogatepass")).hexdigest()
        self._keys[path] = key
        return key

    def _aim(self, to: str) -> str:
        return "-" if to in self._veil.hidden else self._addresses.of(to) or ""

    def html(self, path: str, key: str) -> Markup:
        """The text of a note as HTML, which stands one folder below the top of the site."""
        shard = self._shard(key[:2])
        if key not in shard:
            shard[key] = str(self._render(path))
            self._changed.add(key[:2])
        return Markup(shard[key])  # noqa: S704 - cleaned by nh3 before it was kept, in a folder of ours

    def _render(self, path: str) -> Markup:
        from netnotes.pages.site.bodies import render_body

        text = self.raw(path)
        images = self._images.of(text, path)
        links, hides = self._links.get(path, {}), partial(self._veil.hides, source=path)
        view = NoteView(links, images, self._addresses, hides, "../")
        return render_body(text, view, self._veil.fields)

    def _shard(self, name: str) -> dict[str, str]:
        """A part of what is kept; nothing of it where it cannot be read."""
        name = f"{int(name, 16) % _SHARDS:02x}"
        if name not in self._shards:
            found: dict[str, str] = {}
            try:
                if self.kept is not None:
                    found = dict(json.loads((self.kept / f"{name}.json").read_bytes()))
            except (OSError, ValueError, TypeError, RecursionError):
                found = {}
            self._shards[name] = found
        return self._shards[name]

    def keep(self) -> None:
        """Write what changed, without what no note of this run has any more; where that is not possible, nothing."""
        used = set(self._keys.values())
        for name in {f"{int(one, 16) % _SHARDS:02x}" for one in self._changed}:
            left = {key: html for key, html in sorted(self._shards[name].items()) if key in used}
            try:
                if self.kept is not None:
                    data = json.dumps(left, ensure_ascii=True).encode()
                    write_atomic(self.kept / f"{name}.json", data, root=self.kept, private=True)
            except OSError:
                return
        self._changed.clear()
