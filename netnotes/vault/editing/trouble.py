"""An edit that cannot be made without touching more than it names."""

from __future__ import annotations

from netnotes.model.errors import OperatorError


class EditRefusedError(OperatorError):
    """Nothing is written: the note does not parse, the words are gone, or the result would differ in more."""
