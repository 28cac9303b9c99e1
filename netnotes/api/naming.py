"""The person or goal that a script means by a NAME, by the rule of the command line (SPEC 9)."""

from __future__ import annotations

from typing import TypeVar

from netnotes.model.goals import Goal
from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.rules.names import Match, find_goal, find_person

_MOST = 10
R = TypeVar("R", Person, Goal)


class NameMatchError(LookupError):
    """A NAME that means nobody, or several: the text of the error says whom it may mean.

    ``text`` is what was asked for. ``found`` are the paths of the notes that it fits, none where it fits nobody; then
    ``near`` are up to three names in nearly that spelling.
    """

    def __init__(self, message: str, text: str, found: tuple[str, ...] = (), near: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.text, self.found, self.near = text, found, near

    def __str__(self) -> str:
        return str(self.args[0])


def one_person(network: Network, name: str) -> Person:
    """The one person that a name, alias, part of one or path of a note means; raises NameMatchError."""
    return _only(find_person(network, name), name, ("person", "people"))


def one_goal(network: Network, title: str) -> Goal:
    """The one goal that a title, part of one or path of a note means; raises NameMatchError."""
    return _only(find_goal(network, title), title, ("goal", "goals"))


def _only(match: Match[R], text: str, noun: tuple[str, str]) -> R:
    if len(match.found) == 1:
        return match.found[0]
    if not match.found:
        meant = f"; did you mean {' or '.join(match.near)}?" if match.near else ""
        raise NameMatchError(f"no {noun[0]} here is called {text!r}{meant}", text, near=match.near)
    listed = ", ".join(f"{record.name} ({record.path})" for record in match.found[:_MOST])
    more = f" and {len(match.found) - _MOST} more" if len(match.found) > _MOST else ""
    paths = tuple(record.path for record in match.found)
    raise NameMatchError(f"{text!r} fits {len(match.found)} {noun[1]}: {listed}{more}", text, found=paths)
