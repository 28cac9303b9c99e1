"""What was found in a network, kept until something that was asked for it is another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from netnotes.index.sealing import DERIVED
from netnotes.index.stamps import EVERYTHING
from netnotes.model.network import Network

SEALS: Mapping[str, tuple[str, ...]] = {
    "config": (),  # where it changes all notes are read again
    "people": ("Person",),
    "goals": ("Goal",),
    "meetings": ("Meeting",),
    "organizations": ("Organization",),
    "me": ("Me",),
    "topics": ("Person", "Goal", "Me"),
    "households": ("Person",),
    "heads": ("heads",),
    "unread": ("heads",),
    "derived": (DERIVED,),
    "exchanges": ("exchanges",),
    "touchpoints": ("touchpoints",),
    "gatherings": ("touchpoints",),
    "first_of_kind": ("touchpoints",),
    "thanked": ("touchpoints",),
}
"""Attribute of a network → the seals of all rows that it is made of. What is not here may depend on everything."""


class _Watched:
    """A network that remembers what was asked of it."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.asked: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        self.asked.add(name)
        return getattr(self.network, name)

    def seals(self) -> tuple[str, ...]:
        """The seals of all rows that decide what was answered."""
        return tuple(sorted({seal for name in self.asked for seal in SEALS.get(name, (EVERYTHING,))}))


if TYPE_CHECKING:

    class Watched(_Watched, Network):
        """For type checkers: a network like any other."""

else:
    Watched = _Watched
