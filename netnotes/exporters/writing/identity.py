"""Identities that stay the same from one export to the next, made only from what stands in the notes."""

from __future__ import annotations

import unicodedata
import uuid

_SPACE = uuid.UUID("6e65746e-6f74-5573-8000-657870727473")


def stable_id(*parts: str) -> str:
    """A UUID of these texts; how a file system spells accents does not matter."""
    return str(uuid.uuid5(_SPACE, "\x1f".join(unicodedata.normalize("NFC", part) for part in parts)))
