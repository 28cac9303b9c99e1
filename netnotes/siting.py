"""The site: which of its files a build has to write, and writing them (SPEC 8)."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from netnotes.index.linked import links_of, property_links_of
from netnotes.index.place import compiled_folder, index_folder, ready_folder
from netnotes.model.network import Network
from netnotes.model.places import Problem
from netnotes.model.records import recordclass
from netnotes.pages.context import make_variables
from netnotes.pages.site.addresses import addresses_of
from netnotes.pages.site.documents import Document
from netnotes.pages.site.images import Images
from netnotes.pages.site.note_links import NoteLinks
from netnotes.pages.site.program import program_mark
from netnotes.pages.site.public import Veil, public_network
from netnotes.pages.site.site import SiteParts, iter_site
from netnotes.pages.site.texts import Texts
from netnotes.rules.leaving_out import leave_out
from netnotes.rules.quiet_text import Quiet, hidden_notes
from netnotes.vault.settings import read_settings
from netnotes.vault.site_folder import SiteFolder
from netnotes.vault.writing import write_atomic

_KEPT = "site"
_MOST_AT_ONCE = 500
_MOST_BYTES = 8 * 1024 * 1024


@recordclass(frozen=True, slots=True, kw_only=True)
class SiteResult:
    """What was done to the site, by paths below its ``folder``; with ``check`` nothing, and ``stale`` says what would.

    ``foreign`` are files in the place of a page that netnotes did not write. ``looked_at`` are the files and folders
    that decide which pictures are shown, where notes show any.
    """

    folder: Path
    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    looked_at: tuple[Path, ...] = ()


def make_site(
    root: Path,
    today: date,
    network: Network,
    problems: Iterable[Problem],
    *,
    folder: Path | None = None,
    check: bool = False,
    told: Collection[str] = (),
) -> SiteResult:
    """Bring the site of a vault up to date, page by page; files whose bytes would not change are not touched.

    ``folder`` is that of the configuration, unless another one is given. ``told`` are notes that are not shown, and
    whose problems are, because nobody but the owner sees these pages. Raises OperatorError where it is not ours,
    WriteTroubleError where something cannot be written; what was written until then is complete.
    """
    config = network.config
    place = SiteFolder(folder or root / config.site_folder, str(folder or config.site_folder))
    kept = None if config.cache == "none" else _cache(root)
    links = links_of(network)
    hidden = hidden_notes(network)
    veil = Veil(network, hidden, links, property_links_of(network) if hidden else {})
    left = leave_out(network, Quiet(network, hidden), veil.properties, None, today)
    shown = public_network(left, veil)
    addresses = addresses_of(shown)
    images = Images(root, (config.site_folder, config.dashboards_folder))
    parts = SiteParts(
        addresses=addresses,
        notes=note_links(root, network),
        texts=Texts(root, links, addresses, veil, images, kept),
        images=images,
        compiled=compiled_folder() if kept else None,
        basis=program_mark(),
    )
    seen = (problem for problem in problems if problem.path in told or veil.shows(problem))
    variables = make_variables(shown, today, (), seen)
    making = _Making(place, _Known(kept / "files.json" if kept else None, place), check)
    result = making.run(iter_site(shown, today, variables, parts), addresses.pages.values())
    return replace(result, looked_at=tuple(images.looked_at()))


def note_links(root: Path, network: Network) -> NoteLinks:
    """How facts lead to their notes: as configured, else into Obsidian where it is used, else not at all."""
    config, way = network.config, network.config.site_links
    if way == "auto":
        way = "obsidian" if read_settings(root).present else "none"
    return NoteLinks(way=way, vault=config.vault_name or root.resolve().name, root=str(root.resolve()))


def _cache(root: Path) -> Path | None:
    try:
        ready_folder(root)
        folder = index_folder(root) / _KEPT
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return None
    return folder


class _Known:
    """What is remembered of a site's files: of what they were made, and how they stood then."""

    def __init__(self, file: Path | None, place: SiteFolder) -> None:
        self._file, self._place = file, place
        self._key = hashlib.sha256(str(place.path.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        self._before: dict[str, list[object]] = {}
        self._now: dict[str, list[object]] = {}
        try:
            if file is not None:
                found = json.loads(file.read_bytes())
                self._before = dict(found["files"]) if found["folder"] == self._key else {}
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            self._before = {}

    def stands(self, document: Document) -> bool:
        """Whether the file is as it would be made, without making it."""
        stamp = self._place.stamp(document.path)
        now = [document.digest, *(stamp or ())]
        if document.digest and stamp and self._before.get(document.path) == now:
            self._now[document.path] = now
            return True
        return False

    def wrote(self, document: Document) -> None:
        """Remember that the file stands now."""
        self._now[document.path] = [document.digest, *(self._place.stamp(document.path) or ())]

    def keep(self) -> None:
        """Write down what is remembered; where that is not possible, the next build looks at every file."""
        if self._file is None or self._now == self._before:
            return
        data = json.dumps({"folder": self._key, "files": self._now}, ensure_ascii=True, sort_keys=True)
        try:
            write_atomic(self._file, data.encode(), root=self._file.parent, private=True)
        except OSError:
            return


class _Writers:
    """Writes files in batches: each batch is made safe on disk at once, and no more is held than one."""

    def __init__(self, place: SiteFolder, known: _Known) -> None:
        self._place, self._known = place, known
        self._waiting: list[tuple[Document, bytes]] = []
        self._size = 0

    def write(self, document: Document, data: bytes) -> None:
        """Have a file written, now or a little later."""
        self._waiting.append((document, data))
        self._size += len(data)
        if len(self._waiting) >= _MOST_AT_ONCE or self._size >= _MOST_BYTES:
            self.finish()

    def finish(self) -> None:
        """Write what waits."""
        self._place.write((document.path, data) for document, data in self._waiting)
        for document, _ in self._waiting:
            self._known.wrote(document)
        self._waiting, self._size = [], 0


class _Making:
    """One run through all files of a site."""

    def __init__(self, place: SiteFolder, known: _Known, check: bool) -> None:
        self._place, self._known, self._check = place, known, check
        self._written: list[str] = []
        self._unchanged: list[str] = []
        self._foreign: list[str] = []
        self._before = place.listed
        self._planned: set[str] = set()
        self._writers = _Writers(place, known)

    def run(self, documents: Iterable[Document], planned: Iterable[str]) -> SiteResult:
        """Go through all files; ``planned`` are most of their paths."""
        seen: set[str] = set()
        self._planned = {path for path in planned if not self._place.is_foreign(path)}
        for document in documents:
            seen.add(document.path)
            self._one(document)
        self._writers.finish()
        gone = tuple(sorted(self._before - seen))
        if self._check:
            return self._result(stale=(*self._written, *gone))
        for path in gone:
            self._place.remove(path)
        self._place.announce(seen.difference(self._foreign))
        self._known.keep()
        return self._result(written=tuple(self._written), removed=gone)

    def _result(
        self, *, written: tuple[str, ...] = (), removed: tuple[str, ...] = (), stale: tuple[str, ...] = ()
    ) -> SiteResult:
        return SiteResult(
            folder=self._place.path,
            unchanged=tuple(self._unchanged),
            foreign=tuple(self._foreign),
            written=written,
            removed=removed,
            stale=stale,
        )

    def _is_foreign(self, path: str) -> bool:
        """Whether something stands there that no build wrote: nothing of this one stands there yet."""
        return os.path.lexists(self._place.path / path)

    def _one(self, document: Document) -> None:
        if document.path not in self._before and self._is_foreign(document.path):
            self._foreign.append(document.path)
        elif self._known.stands(document):
            self._unchanged.append(document.path)
        else:
            data = document.make()
            if self._place.read(document.path) == data:
                self._unchanged.append(document.path)
            else:
                self._written.append(document.path)
                if self._check:
                    return
                if document.path not in self._place.listed:
                    self._place.announce({*self._place.listed, *self._planned, document.path})
                self._writers.write(document, data)
                return
            self._known.wrote(document)
