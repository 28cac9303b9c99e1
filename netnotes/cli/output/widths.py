"""How many columns of a terminal a text takes: see `netnotes.model.text_width`, where exports find it too."""

from __future__ import annotations

from netnotes.model.text_width import display_width, shorten, wrap

__all__ = ["display_width", "shorten", "wrap"]
