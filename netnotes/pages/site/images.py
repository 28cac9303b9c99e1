"""The pictures that notes show: files of safe types inside the vault, copied without what cameras write into them."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from netnotes.pages.site.documents import Document
from netnotes.pages.site.photo_data import without_camera_data
from netnotes.vault.files import ReadTroubleError, read_bytes
from netnotes.vault.linking import fold_path

ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp")
MOST_BYTES = 10 * 1024 * 1024
_SHOWN = re.compile(r"!\[\[([^\[\]|#\n]{1,1000})|!\[[^\[\]\n]*\]\(<?([^()<>\n]{1,1000}?)>?(?:[ \t]+\"[^\"\n]*\")?\)")


class Images:
    """The pictures of a vault, found as Obsidian finds them; ``passed`` are folders that are not looked into."""

    def __init__(self, root: Path, passed: tuple[str, ...]) -> None:
        self._root, self._passed = root, passed
        self._used: dict[str, tuple[str, os.stat_result]] = {}
        self._folders: list[str] = []

    def of(self, text: str, source: str) -> Mapping[str, str]:
        """What the note at ``source`` shows: as written → path below the site's folder."""
        found: dict[str, str] = {}
        if "![" not in text:
            return found
        for match in _SHOWN.finditer(text):
            written = (match[1] or unquote(match[2].partition("#")[0])).strip()
            if written.lower().endswith(ENDINGS) and (page := self._page(written, source)):
                found[written] = page
        return found

    def documents(self) -> Iterator[Document]:
        """The files of the pictures that were asked for."""
        for page, (path, status) in sorted(self._used.items()):
            digest = f"{path}\n{status.st_size}\n{status.st_mtime_ns}"
            yield Document(
                page, hashlib.sha256(digest.encode("utf-8", "surrogateescape")).hexdigest(), self._maker(path)
            )

    def looked_at(self) -> Iterator[Path]:
        """The pictures of the vault and all folders that were looked into; nothing where no note shows a picture."""
        if "_files" in vars(self):
            yield from (self._root / path for path in (*self._folders, *self._files.values()))

    def _maker(self, path: str) -> Callable[[], bytes]:
        def make() -> bytes:
            try:
                return without_camera_data(read_bytes(self._root / path, MOST_BYTES))
            except ReadTroubleError:
                return b""

        return make

    def _page(self, written: str, source: str) -> str | None:
        """Where a picture is copied to; None where there is none, or it is no file inside the vault."""
        wanted = fold_path(written.lstrip("/"))
        beside = normpath(join(fold_path(dirname(source)), wanted))
        exact = self._files.get(wanted) or self._files.get(beside)
        path = exact or self._by_name.get(wanted.rsplit("/", 1)[-1])
        if path is None or not fold_path(path).endswith(wanted.removeprefix("./").removeprefix("../")):
            return None
        try:
            status = (self._root / path).lstat()
        except OSError:
            return None
        if not stat.S_ISREG(status.st_mode) or status.st_size > MOST_BYTES:
            return None
        mark = hashlib.sha256(path.encode("utf-8", "surrogateescape")).hexdigest()[:32]
        page = f"assets/images/{mark}{os.path.splitext(path)[1].lower()}"
        self._used[page] = (path, status)
        return page

    @cached_property
    def _files(self) -> dict[str, str]:
        """Folded path → path of every picture of the vault."""
        found: dict[str, str] = {}
        for folder, folders, names in os.walk(self._root):
            here = os.path.relpath(folder, self._root).replace(os.sep, "/")
            self._folders.append(here)
            folders[:] = sorted(
                one for one in folders
                if one[0] not in ".~" and one != "node_modules" and normpath(join(here, one)) not in self._passed
            )  # fmt: skip
            for name in sorted(names):
                if name.lower().endswith(ENDINGS) and not name.startswith("."):
                    path = normpath(join(here, name))
                    found.setdefault(fold_path(path), path)
        return found

    @cached_property
    def _by_name(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for folded, path in sorted(self._files.items(), key=lambda item: (len(item[0]), item[0])):
            found.setdefault(folded.rsplit("/", 1)[-1], path)
        return found
