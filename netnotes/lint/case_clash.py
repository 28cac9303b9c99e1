"""Two notes whose paths differ only in case or in how accents are stored: on many disks they are one file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from netnotes.model.network import Network
from netnotes.model.places import Problem

CODES = ("case-clash",)


def check(network: Network) -> Iterator[Problem]:
    """One warning at every note but the first of such paths."""
    paths = [head.path for head in network.heads]
    folded = [path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold() for path in paths]
    if len(set(folded)) == len(paths):
        return
    first: dict[str, str] = {}
    for key, path in zip(folded, paths, strict=True):
        other = first.setdefault(key, path)
        if other != path:
            yield Problem(
                path=path,
                line=1,
                column=1,
                code="case-clash",
                severity="warning",
                message=f"{other} differs only in case or in how its accents are stored",
                hint="rename one of them; macOS and Windows cannot keep both",
            )
