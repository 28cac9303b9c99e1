"""The occasions for which a message can be drafted (SPEC 9, draft); each has its template of the same name."""

from __future__ import annotations

from typing import ClassVar

from netnotes.model.ledger import Touchpoint
from netnotes.model.records import recordclass

MINUTES = 20


@recordclass(frozen=True, slots=True, kw_only=True)
class MessageKind:
    """One occasion: what it is for in a line, the minutes it asks for (0: none), and as what kind it is logged.

    ``people`` is 1 for a message to one person, 2 for an introduction; ``apart`` says that each of two gets their own.
    """

    JSON: ClassVar[tuple[str, ...]] = ("kind", "what", "minutes", "people")

    kind: str
    what: str
    minutes: int = 0
    people: int = 1
    apart: bool = False
    logged: str = "message"

    @property
    def title(self) -> str:
        """What stands in the line that is logged: ``follow up``."""
        return self.kind.replace("-", " ")


def _kind(kind: str, what: str, minutes: int = 0, people: int = 1) -> MessageKind:
    apart, logged = kind == "intro-ask", "thanks" if kind == "thank-you" else "message"
    return MessageKind(kind=kind, what=what, minutes=minutes, people=people, apart=apart, logged=logged)


KINDS = (
    _kind("expert-opinion", "ask for their opinion on something they know", MINUTES),
    _kind("problem-solved", "ask how they solved a problem that you have now", MINUTES),
    _kind("collaboration", "offer to contribute to an initiative of theirs", MINUTES),
    _kind("navigate", "ask how things work at their place, and whom to talk to", MINUTES),
    _kind("interview-or-article", "ask for an interview, or a contribution to an article", MINUTES),
    _kind("invitation", "invite them to your own meeting", MINUTES),
    _kind("reconnect", "be in touch again after a while, without a request", MINUTES),
    _kind("follow-up", "go on from where you met", MINUTES),
    _kind("thank-you", "thank them for what they did"),
    _kind("congratulate-role", "congratulate them on a new role"),
    _kind("congratulate-day", "a birthday, or another day of theirs"),
    _kind("share-article", "pass on something to read that they may like"),
    _kind("comment-work", "say what you liked about a work of theirs"),
    _kind("job-lead", "pass on an open position"),
    _kind("offer-help", "offer help with what they look for", MINUTES),
    _kind("invite-event", "ask them to come along to an event"),
    _kind("intro-ask", "ask two people, each apart, whether they want to be introduced", MINUTES, 2),
    _kind("intro-both", "introduce two people who have both said yes", MINUTES, 2),
)
BY_NAME = {kind.kind: kind for kind in KINDS}
_LOGGED = {(kind.logged, kind.title) for kind in KINDS}


def is_logged_draft(touchpoint: Touchpoint) -> bool:
    """Whether a touchpoint is the line that `netnotes draft --log` wrote: what I sent, and nothing that they said."""
    return (touchpoint.kind, touchpoint.text.partition(":")[0]) in _LOGGED


def own_kind(name: str) -> MessageKind:
    """An occasion that only a vault has a template for."""
    return MessageKind(kind=name, what="your own template", minutes=MINUTES)
