"""Which file an address means: regular files below one folder, reached without a link, of a few kinds (SPEC 11)."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from urllib.parse import unquote_to_bytes

from netnotes.vault.writing import open_folder

KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
LARGEST = 64 * 1024 * 1024
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f\\:*?"<>|]')
_LONGEST = 2000
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def parse_path(target: str) -> tuple[str, ...] | None:
    """The parts of the path that a request asks for; None where no file of a site can be meant.

    ``target`` is as it stands in the request, with its query.
    """
    path = target.partition("?")[0].partition("#")[0]
    if not path.startswith("/") or len(path) > _LONGEST:
        return None
    try:
        decoded = unquote_to_bytes(path).decode("utf-8")
    except UnicodeError:
        return None
    parts = tuple(decoded[1:].split("/")) if decoded != "/" else ("index.html",)
    if any(not part or part.startswith(".") or part.endswith((".", " ")) or _UNSAFE.search(part) for part in parts):
        return None
    return parts


def kind_of(parts: tuple[str, ...]) -> str | None:
    """The media type of a file by its ending; None for a kind that no site has."""
    return KINDS.get(os.path.splitext(parts[-1])[1].lower())


def read_served(root: Path, parts: tuple[str, ...]) -> bytes | None:
    """The bytes of the file; None where there is none that may be read."""
    path = root.joinpath(*parts)
    try:
        with open_folder(path, root, make=False) as folder:
            status = folder.status(path.name)
            if status is None or not stat.S_ISREG(status.st_mode):
                return None
            with open(os.open(folder.name(path.name), _FLAGS, dir_fd=folder.fd), "rb") as file:
                is_regular = stat.S_ISREG(os.fstat(file.fileno()).st_mode)
                data = file.read(LARGEST + 1) if is_regular else b""
                return data if is_regular and len(data) <= LARGEST else None
    except OSError:
        return None
