"""Text from notes made harmless for a terminal: see `netnotes.model.safe_text`, where exports find it too."""

from __future__ import annotations

from netnotes.model.safe_text import BIDI, clean, clean_lines, unlink

__all__ = ["BIDI", "clean", "clean_lines", "unlink"]
