"""The properties that a source has beside those of every format: the owner's own, in the form a note holds them."""

from __future__ import annotations

import re
from datetime import date

from netnotes.edits.importing_text import line_of
from netnotes.model.dates import parse_date
from netnotes.model.incoming import IncomingPerson
from netnotes.vault.person import fold_status

_PROPERTY = re.compile(r"[a-z][a-z0-9_]*")
_PARTS = re.compile(r":::|[;|]")
_SEVERAL = frozenset({"category", "offers", "needs", "helps_with", "knows", "household"})
_LISTS = _SEVERAL | {"their_goals", "i_offer", "knows_about_me"}
_YES = frozenset({"true", "yes", "on", "1"})
_STATUSES = {fold_status(word): word for word in ("to-meet", "paused", "archived", "deceased")}
_STATUSES["active"] = ""
_LEFT = frozenset({"type", "name", "added", "private", "status"})

Extra = dict[str, "str | list[str]"]


def extra_of(person: IncomingPerson) -> Extra:
    """The other properties and the ids; of what may be several all are kept, of anything else the first.

    ``added`` and ``status`` have a place of their own. Only a yes makes a note private, and nothing else says so.
    """
    found: dict[str, dict[str, None]] = {}
    ids = {key for key, _ in person.ids}
    for key, value in (*person.extra, *person.ids):
        if _PROPERTY.fullmatch(key) and key not in _LEFT and (key not in found or key in _LISTS | ids):
            found.setdefault(key, {}).update(dict.fromkeys(_items(key, value)))
    extra: Extra = {key: next(iter(texts)) if len(texts) == 1 else list(texts) for key, texts in found.items()}
    if any(key == "private" and value.strip().casefold() in _YES for key, value in person.extra):
        extra["private"] = "true"
    return extra


def status_of(person: IncomingPerson) -> str:
    """The status: our word for it where there is one (SPEC 2.2), else the source's own; active is what everybody is."""
    text = line_of(person.status or dict(person.extra).get("status", ""))
    return _STATUSES.get(fold_status(text), text)


def added_of(person: IncomingPerson, today: date) -> str:
    """The day somebody entered the vault: as the source has it, else today (SPEC 2.2).

    Not the day we met: somebody met long ago would be long overdue with their first cadence.
    """
    known = parse_date(dict(person.extra).get("added", ""))
    return str(known if known and known <= today else today)


def _items(key: str, text: str) -> list[str]:
    """The values in a text: of a field of several parted by ``;``, which no topic has, categories by commas, too."""
    parts = _PARTS.split(text) if key in _SEVERAL else [text]
    if len(parts) == 1 and key == "category":
        parts = text.split(",")
    return list(filter(None, map(line_of, parts)))
