"""A reference to another note, as written and as resolved."""

from __future__ import annotations

from typing import Literal

from netnotes.model.records import recordclass

RefStyle = Literal["wiki", "markdown", "name"]


@recordclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """Somebody or something named in a note.

    ``text`` is the name or the link's target as written; ``shown`` how to print it. ``target`` is the
    vault-relative path of the note it resolves to, None before resolving and for a name without a note.
    """

    text: str
    shown: str
    style: RefStyle = "name"
    line: int = 1
    column: int = 1
    target: str | None = None
