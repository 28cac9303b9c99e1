"""What to give or to ask in this month's contact, and the command that helps with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from netnotes.rules.contact import PersonFacts
from netnotes.rules.giving import GiveFrom, give_next
from netnotes.rules.plan_parts import PlanPart
from netnotes.rules.to_meet import path_words
from netnotes.rules.warm_paths import best_path
from netnotes.rules.wording import shorten

_MESSAGES: dict[GiveFrom, str] = {"needs": "offer-help", "interests": "share-article"}
LONGEST = 200


class PlanIdea(NamedTuple):
    """An idea in words, without day counts, and the command to type for it."""

    text: str
    command: str


def idea_for(about: PersonFacts, parts: Iterable[PlanPart]) -> PlanIdea:
    """Thanks first; the way in to somebody to meet; else what to give, else a question.

    Names of others in it are as notes write them: see `model.people.Person.private` before you pass it on.
    """
    import shlex

    name = shlex.quote(about.person.name)
    thanks = next((part for part in parts if part.reason == "thanks"), None)
    if thanks is not None:
        what = f" for “{shorten(thanks.subject)}”" if thanks.subject else ""
        return PlanIdea(f"thank them{what}", f"netnotes draft {name} --kind thank-you")
    if about.person.status == "to-meet":
        return PlanIdea(_way_in(about), f"netnotes path {name}")
    gift = give_next(about)
    if gift is None:
        return PlanIdea("ask how they are, and what they need just now", f"netnotes draft {name} --kind reconnect")
    kind = _MESSAGES.get(gift.source, "reconnect")
    return PlanIdea(shorten(f"give {gift.text}", LONGEST), f"netnotes draft {name} --kind {kind}")


def _way_in(about: PersonFacts) -> str:
    found = best_path(about.facts, about.person.path)
    if found is not None:
        return shorten(f"ask for an introduction: {path_words(found)}", LONGEST)
    return "find out who knows them" if about.person.researched else "read up on them, and note it under Homework"
