"""File names of pages: letters and digits of any script and ``-``, safe on every file system (SPEC 11)."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from netnotes.pages.links import stem

MOST_BYTES = 80
_RESERVED = re.compile(r"con|prn|aux|nul|index|(?:com|lpt)\d")


def make_slugs(paths: Iterable[str]) -> dict[str, str]:
    """A slug for the note at each path, no two the same; where names are shared, each bears a mark of its path.

    A slug depends on the note's own path, and on whether another note of these bears the same name.
    """
    paths = sorted(set(paths))
    plain = {path: slug_of(stem(path)) for path in paths}
    counts = Counter(plain.values())
    found = {path: slug if slug and counts[slug] == 1 else _marked(slug, path) for path, slug in plain.items()}
    again = Counter(found.values())
    return {path: slug if again[slug] == 1 else _marked(slug, path, 32) for path, slug in found.items()}


def slug_of(name: str) -> str:
    """A name in small letters with ``-`` between its words; empty where nothing of it may stand in a file name."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    kept = "".join(char if _is_allowed(char) else "'" if char in "'’" else " " for char in folded)
    slug = "-".join(kept.replace("'", "").split())
    if len(slug.encode()) > MOST_BYTES:
        return _marked(slug, name)
    return _marked(slug, name) if _RESERVED.fullmatch(slug) else slug


def _is_allowed(char: str) -> bool:
    return (category := unicodedata.category(char))[0] == "L" or category == "Nd"


def _marked(slug: str, key: str, digits: int = 8) -> str:
    """The slug, cut where it is long, and a mark by which it is known from others."""
    mark = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:digits]
    head = slug.encode()[: MOST_BYTES - digits - 1].decode("utf-8", "ignore").strip("-")
    return f"{head}-{mark}" if head else f"note-{mark}"
