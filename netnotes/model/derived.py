"""Derived properties: what `build` keeps in the notes of people where the configuration asks for it (SPEC 8).

They are written for other programs (Obsidian's Bases, Dataview) and never read back.
"""

from __future__ import annotations

from netnotes.model.folding import fold_key

LAST_CONTACT, NEXT_DUE, BALANCE = "netnotes_last_contact", "netnotes_next_due", "netnotes_balance"
NAMES = (LAST_CONTACT, NEXT_DUE, BALANCE)
"""Their names, in the order in which they stand."""
KEYS = frozenset(map(fold_key, NAMES))
"""Their names as properties are looked up."""


def is_derived(name: str) -> bool:
    """Whether a property of that name is ours to write; any case."""
    return name[:9].lower() == "netnotes_" and name.lower() in NAMES
