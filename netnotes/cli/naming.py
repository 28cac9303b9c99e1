"""The person, goal or other note that a NAME on the command line means, or an answer that helps to say it better."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from netnotes.cli.heeding_unread import heed_unread
from netnotes.cli.options import NoAnswerError
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.model.goals import Goal
    from netnotes.model.people import Person, Record

R = TypeVar("R", bound="Record")

MOST = 10
NEW_HINT = "\n  --new makes a note for somebody new"


def the_person(session: Session, words: Sequence[str], *, or_else: str = "", writing: bool = False) -> Person:
    """The one person that all words together mean; raises NoAnswerError for none and for several.

    ``or_else`` ends what is said where they mean nobody: one more way out. With ``writing`` a note that cannot be read
    and that may be meant is reason enough to refuse.
    """
    from netnotes.rules.names import find_person

    text = " ".join(words)
    match = find_person(session.network, text)
    about = {person.path: ", ".join(ref.shown for ref in person.organization) for person in match.found}
    hint = "netnotes people lists everybody" if session.network.people else "netnotes init shows how to begin"
    heed_unread(session, text, match.found, writing=writing)
    return _only(text, match.found, match.near, about, ("person", "people"), hint, or_else)


def the_goal(session: Session, words: Sequence[str], *, writing: bool = False) -> Goal:
    """The one goal that all words together mean; raises NoAnswerError for none and for several."""
    from netnotes.rules.names import find_goal

    text = " ".join(words)
    match = find_goal(session.network, text)
    heed_unread(session, text, match.found, writing=writing)
    about = {goal.path: goal.status for goal in match.found}
    return _only(text, match.found, match.near, about, ("goal", "goals"), "netnotes goals --all lists every goal")


def the_note(session: Session, words: Sequence[str], *, writing: bool = False) -> Record:
    """The one typed note that all words together mean, a person first; raises NoAnswerError for none and several."""
    from netnotes.rules.names import find_note

    text = " ".join(words)
    match = find_note(session.network, text)
    heed_unread(session, text, match.found, writing=writing)
    hint = "give the path of the note, or netnotes people lists everybody"
    return _only(text, match.found, match.near, {record.path: "" for record in match.found}, ("note", "notes"), hint)


def _only(
    text: str, found: Sequence[R], near: Sequence[str], about: Mapping[str, str], noun: tuple[str, str], hint: str,
    or_else: str = "",
) -> R:  # fmt: skip
    if len(found) == 1:
        return found[0]
    if not found:
        meant = f"did you mean {' or '.join(near)}?" if near else hint
        raise NoAnswerError(f"no {noun[0]} here is called {text!r}; {meant}{or_else}")
    lines = [f"{text!r} fits {len(found)} {noun[1]}; say more of the name, or give the path of the note:"]
    for record in found[:MOST]:
        parts = (record.name, record.path, about[record.path])
        lines.append("  " + "  ".join(part for part in parts if part))
    if len(found) > MOST:
        lines.append(f"  and {len(found) - MOST} more")
    raise NoAnswerError("\n".join(lines))


def the_people(
    session: Session, words: Sequence[str], *, new: bool = False, or_else: str = "", writing: bool = False
) -> tuple[tuple[Person, ...], tuple[str, ...]]:
    """The people that the words mean, and with ``new`` the names of those who have no note.

    All words together that mean one person are one NAME, otherwise each is a NAME (SPEC 9); where none of them means
    anybody and ``new`` is set, they are the one name of somebody new. Raises NoAnswerError; ``or_else`` as above.
    """
    from netnotes.rules.names import find_person

    together = find_person(session.network, " ".join(words))
    if len(together.found) == 1 or len(words) == 1:
        if new and not together.found:
            return (), (_new_name(words[0]),)
        return (the_person(session, words, or_else=or_else, writing=writing),), ()
    if writing:
        heed_unread(session, " ".join(words), together.found, "person", writing=True)
    each = {word: find_person(session.network, word) for word in words}
    if not any(match.found for match in each.values()):
        if not new:
            the_person(session, words, or_else=or_else, writing=writing)
        spaced = any(" " in word.strip() for word in words)
        return (), tuple(map(_new_name, each)) if spaced else (_new_name(" ".join(words)),)
    if together.found and any(len(match.found) > 1 for match in each.values()):
        the_person(session, words, or_else=or_else)
    unknown = [word for word, match in each.items() if new and not match.found]
    found = [_one_of(session, word, or_else, writing=writing) for word in each if word not in unknown]
    known = {person.path: person for person in found}
    return tuple(known.values()), tuple(map(_new_name, unknown))


def _one_of(session: Session, word: str, or_else: str, *, writing: bool) -> Person:
    """The person that one word of several means."""
    try:
        return the_person(session, [word], or_else=or_else, writing=writing)
    except NoAnswerError as err:
        raise NoAnswerError(f"{err}\nquotes keep the words of one name together: 'ana silva' bo") from None


def _new_name(text: str) -> str:
    name = " ".join(text.split())
    if not name:
        raise NoAnswerError("a NAME is empty")
    return name
