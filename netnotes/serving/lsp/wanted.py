"""What the values of a property can be: notes of a type, words, topics in use, days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from itertools import chain
from operator import attrgetter

from netnotes.edits.typed_values import STATUSES
from netnotes.model.config import Config
from netnotes.model.network import Network
from netnotes.model.notes import NoteType
from netnotes.vault.meeting import STAGES

CADENCES = (
    "weekly", "every 2 weeks", "every 3 weeks", "monthly", "every 6 weeks", "every 2 months", "quarterly",
    "half-yearly", "yearly", "never",
)  # fmt: skip
TYPES = ("person", "meeting", "goal", "organization", "me")
LINKS: Mapping[str, NoteType] = {
    "organization": "organization", "organizations": "organization", "introduced_by": "person", "knows": "person",
    "household": "person", "different_from": "person", "people": "person", "partner": "person", "helps_with": "goal",
    "goals": "goal", "parent": "goal", "to": "person", "from": "person",
}  # fmt: skip
_NOT_HELD = ("cancelled", "declined", "no-show", "postponed", "tentative")
_TOPICS = frozenset({"offers", "needs", "i_offer", "interests", "what", "gave", "got"})
_AHEAD = frozenset({"next_contact", "snooze", "due", "next_event"})
_DAYS = _AHEAD | {"date", "last_contact", "added", "met_on", "role_since"}
_TRUE = frozenset({"private", "lifeline", "thanked"})
_USED: Mapping[str, Callable[[Network], Iterable[str]]] = {
    "location": lambda network: map(attrgetter("location"), network.people),
    "department": lambda network: map(attrgetter("department"), network.people),
    "organization": lambda network: (ref.shown for p in network.people for ref in p.organization if ref.target is None),
    "role": lambda network: map(attrgetter("role"), network.people),
    "horizon": lambda network: map(attrgetter("horizon"), network.goals),
    "tags": lambda network: chain.from_iterable(map(attrgetter("tags"), network.people)),
}


def kinds(config: Config) -> tuple[str, ...]:
    """The kinds of touchpoints, but for the one that nobody writes."""
    found = dict.fromkeys((*config.contact_kinds, *config.touch_kinds))
    return tuple(kind for kind in found if kind != "recorded")


def words_for(field: str, type_: NoteType | None, network: Network, today: date) -> Iterable[str]:
    """The values that a property can have beside links to notes, the likeliest first."""
    config = network.config
    match field:
        case "category":
            return dict.fromkeys((*config.categories, *_sorted(one for p in network.people for one in p.categories)))
        case "tier":
            return [name for name, _ in config.tiers]
        case "cadence":
            return CADENCES
        case "status":
            return _NOT_HELD if type_ == "meeting" else STATUSES.get(type_, ()) if type_ else ()
        case "kind":
            return kinds(config)
        case "stage":
            return STAGES
        case "type":
            return TYPES
        case "account":
            return ("off", "on")
        case "size":
            return ("1", "2", "3", "4", "5")
        case "my_role":
            return ("member", "volunteer", "organizer")
    if field in _TOPICS:
        return _sorted(network.topics)
    if field in _TRUE:
        return ("true",)
    if field in _DAYS:
        ahead = (today + timedelta(days) for days in (1, 7, 14, 30, 90))
        return [day.isoformat() for day in (today, *(ahead if field in _AHEAD else ()))]
    return _sorted(_USED[field](network)) if field in _USED else ()


def _sorted(texts: Iterable[str]) -> list[str]:
    return sorted({text for text in texts if text}, key=lambda text: (text.casefold(), text))
