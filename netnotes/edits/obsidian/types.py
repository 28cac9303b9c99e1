"""Types of our properties for Obsidian's `.obsidian/types.json`, where the values in this vault fit them.

Obsidian gives a property one type by its name, in the whole vault and in any case (its help, "Properties").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from netnotes.model.folding import fold_key
from netnotes.model.network import Network
from netnotes.vault.editing.json_text import JsonTroubleError, fold_names
from netnotes.vault.fields import is_empty
from netnotes.vault.synonyms import field_names

_FIELDS: dict[str, dict[str, tuple[str, ...]]] = {
    "person": {
        "date": ("last_contact", "next_contact", "snooze", "added"),
        "number": ("trust", "opening_balance"),
        "checkbox": ("lifeline", "private", "paused"),
        "multitext": ("category", "helps_with", "knows", "household", "offers", "needs", "i_offer", "interests"),
        "text": ("role", "department", "organization", "tier", "cadence", "status", "met", "introduced_by",
                 "their_goals", "location", "timezone", "prefers"),
    },
    "goal": {
        "date": ("due", "met_on"),
        "number": ("progress",),
        "multitext": ("people", "organizations"),
        "text": ("horizon", "why", "success", "parent"),
    },
    "meeting": {"date": ("date",), "multitext": ("people", "goals"), "text": ("kind", "stage")},
    "organization": {"date": ("next_event",), "text": ("my_role",)},
    "me": {"date": ("role_since",), "text": ("partner",)},
}  # fmt: skip
_DERIVED = {"netnotes_last_contact": "date", "netnotes_next_due": "date", "netnotes_balance": "number"}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def merge_types(network: Network, found: Mapping[str, Any]) -> dict[str, Any]:
    """What `types.json` holds, with types for properties of ours that have none there; nothing in it changes.

    A type is given to our names and to those in use here for the same field, where every value in the vault fits it
    and no field wants another. Raises JsonTroubleError where `types` is no object.
    """
    types = found.get("types", {})
    if not isinstance(types, dict):
        raise JsonTroubleError('"types" is no object in braces')
    known, values = fold_names(types), _values(network)
    wanted = _wanted(network, values)
    added = {
        name: type_
        for name, type_ in wanted.items()
        if name.casefold() not in known and all(_fits(value, type_) for value in values.get(name.casefold(), ()))
    }
    return {**found, "types": {**types, **added}} if added else dict(found)


def _wanted(network: Network, values: Mapping[str, list[Any]]) -> dict[str, str]:
    """The type of each name: ours first, then those in use for the same field; of two minds is none."""
    names = field_names(network.config)
    types: dict[str, set[str]] = {}
    for of, by_type in _FIELDS.items():
        for type_, fields in by_type.items():
            for field in fields:
                used = (name for name in _used(network, of) if fold_key(name) in names[of][field])
                for name in (field, *used):
                    types.setdefault(name, set()).add(type_)
    ours = {field for by_type in _FIELDS.values() for fields in by_type.values() for field in fields}
    ordered = sorted(types, key=lambda name: (name not in ours, name))
    clear = {name: next(iter(types[name])) for name in ordered if len(types[name]) == 1}
    return {**_first_of_case(clear), **_DERIVED}


def _first_of_case(types: Mapping[str, str]) -> dict[str, str]:
    """One name of those that differ by case only."""
    kept: dict[str, str] = {}
    for name, type_ in types.items():
        if name.casefold() not in fold_names(kept):
            kept[name] = type_
    return kept


def _used(network: Network, of: str) -> list[str]:
    """The names of properties in the front matter of notes of a type."""
    notes = (note for note in network.notes if note.type == of)
    return sorted({prop.name for note in notes for prop in note.properties if not prop.inline})


def _values(network: Network) -> dict[str, list[Any]]:
    """Every value that is not empty by the name of its property, in any case and any note."""
    found: dict[str, list[Any]] = {}
    for note in network.notes:
        for prop in note.properties:
            if not prop.inline and not is_empty(prop.value):
                found.setdefault(prop.name.casefold(), []).append(prop.value)
    return found


def _fits(value: Any, type_: str) -> bool:
    if type_ == "multitext":
        return isinstance(value, list) and all(_is_plain(item) for item in value)
    if type_ == "date":
        return isinstance(value, str) and _DATE.fullmatch(value) is not None
    if type_ == "number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    if type_ == "checkbox":
        return isinstance(value, bool)
    return isinstance(value, str)


def _is_plain(item: Any) -> bool:
    return isinstance(item, str | int | float)
