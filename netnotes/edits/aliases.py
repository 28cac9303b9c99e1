"""Another name among a note's aliases."""

from __future__ import annotations


def with_alias(data: bytes, alias: str) -> bytes:
    """The note with a name among its aliases, unless it is one already. Raises EditRefusedError."""
    raise NotImplementedError
