"""A person, a goal, a meeting or an organization in a few lines, as the saved notes have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from netnotes.model.network import Network
from netnotes.model.notes import NoteType
from netnotes.model.refs import Ref
from netnotes.rules.accounts import balance_row, keeps_account
from netnotes.rules.before_asking import balance_words
from netnotes.rules.brief import promises_with
from netnotes.rules.contact import PersonFacts, facts_of
from netnotes.rules.due import due_row
from netnotes.rules.goals import GoalRow, goal_rows
from netnotes.rules.needs import STEPS
from netnotes.rules.wording import join_names, last_words, shorten

_MOST = 5
_STATUS = {
    "never": "not met yet",
    "untracked": "no cadence",
    "to_meet": "somebody to meet",
    "paused": "paused",
}


def card_lines(network: Network, path: str, type_: NoteType | None, today: date) -> list[str]:
    """What is known of the note at a path, one thing a line, without its name; nothing where it is not saved yet."""
    match type_:
        case "person":
            about = facts_of(network, today).people.get(path)
            return list(_person(about)) if about else []
        case "goal":
            row = next((row for row in goal_rows(network, today, everyone=True) if row.path == path), None)
            return list(_goal(row)) if row else []
        case "meeting":
            return _meeting(network, path)
        case "organization":
            return _organization(network, path)
    return []


def _person(about: PersonFacts) -> Iterator[str]:
    person, row = about.person, due_row(about)
    if who := ", ".join(filter(None, (person.role, person.department, _names(person.organization), person.location))):
        yield who
    if about.last:
        via = f" (with {about.last.via.name}, same household)" if about.last.via else ""
        yield f"{last_words(about.last.touchpoint.kind, about.last.date)}{via}"
    else:
        yield "no contact yet"
    words = _STATUS.get(row.status, row.status)
    yield f"due: {row.due} ({words})" if row.due else f"due: {words}"
    if keeps_account(person, about.facts.config):
        yield f"between us: {balance_words(balance_row(about))}"
    promises = promises_with(about)
    for promise in promises[:_MOST]:
        day = f" (by {promise.due})" if promise.due else ""
        yield f"{'waiting for' if promise.waiting else 'promised'}: {shorten(promise.text)}{day}"
    if len(promises) > _MOST:
        yield f"and {len(promises) - _MOST} more open"


def _goal(row: GoalRow) -> Iterator[str]:
    done = row.steps_done >= len(STEPS) - 1
    step = "all steps done" if done else f"step {row.steps_done + 1}: {row.step.replace('_', ' ')}"
    yield f"{row.status}, {step}" + (f", due {row.due}" if row.due else "")
    if row.next_action:
        yield f"next: {row.next_action}"
    if row.people:
        yield f"people: {join_names(row.people)}"


def _meeting(network: Network, path: str) -> list[str]:
    meeting = next((one for one in network.meetings if one.path == path), None)
    if meeting is None:
        return []
    what = " ".join(filter(None, (meeting.kind, f"on {meeting.date}" if meeting.date else "", meeting.status)))
    people = [ref.target.rsplit("/", 1)[-1].rsplit(".", 1)[0] if ref.target else ref.shown for ref in meeting.people]
    return [what, *([f"with {join_names(people)}"] if people else [])]


def _organization(network: Network, path: str) -> list[str]:
    found = next((one for one in network.organizations if one.path == path), None)
    if found is None:
        return []
    known = [person.name for person in network.people if any(ref.target == path for ref in person.organization)]
    lines = [f"my role: {found.my_role}"] if found.my_role else []
    return [*lines, f"whom I know there: {join_names(known)}" if known else "nobody I know is there yet"]


def _names(refs: Iterable[Ref]) -> str:
    return ", ".join(ref.shown for ref in refs)
