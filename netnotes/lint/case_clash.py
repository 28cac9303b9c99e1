"""Two notes whose paths differ only in case or in how accents are stored: on many disks they are one file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date

from netnotes.model.network import Network
from netnotes.model.places import Problem

CODES = ("case-clash",)


def check(network: Network, today: date) -> Iterator[Problem]:
    """One warning at every note but the first of such paths."""
    first: dict[str, str] = {}
    for note in network.notes:
        folded = note.path.lower() if note.path.isascii() else unicodedata.normalize("NFC", note.path).casefold()
        other = first.setdefault(folded, note.path)
        if other != note.path:
            yield Problem(
                path=note.path,
                line=1,
                column=1,
                code="case-clash",
                severity="warning",
                message=f"{other} differs only in case or in how its accents are stored",
                hint="rename one of them; macOS and Windows cannot keep both",
            )
