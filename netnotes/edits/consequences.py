"""What an edit of properties comes to: refused where the note reads worse by it, told in words where it does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netnotes.edits.assignments import OTHER, Aim, Assignment, counting
from netnotes.model.errors import OperatorError
from netnotes.model.folding import fold_key
from netnotes.model.notes import Note, Property
from netnotes.model.people import Person
from netnotes.model.readings import Reading
from netnotes.vault.editing.checking import same
from netnotes.vault.fields import is_empty
from netnotes.vault.person import fold_status
from netnotes.vault.shown import iter_texts

_ARTICLES = {
    "person": "a person", "goal": "a goal", "meeting": "a meeting", "organization": "an organization", "me": "yours",
}  # fmt: skip
_TYPE_NAMES = frozenset({"type", "kind", "tags", "fileclass", "notetype", "class"})
_SAY_STATUS = frozenset({"paused", "prmpaused", "deceased", "died"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One property before and after, in words: ``was`` and ``now`` are empty where there is no value."""

    name: str
    was: str
    now: str
    line: int


def check_reading(before: Reading, after: Reading, aims: Sequence[Aim]) -> None:
    """Raise OperatorError where the note reads worse than it did, with what `check` would say."""
    typed = any(fold_key(aim.name) in _TYPE_NAMES for aim in aims)
    if after.note.type != before.note.type and not typed:
        what = _ARTICLES.get(after.note.type or "", "a note without a type")
        raise OperatorError(
            f"this would make {before.note.path} {what}; nothing was changed", "set type= if it is meant"
        )
    known = Counter((problem.code, problem.message) for problem in before.problems)
    for problem in after.problems:
        key = (problem.code, problem.message)
        if problem.severity != "info" and not known[key]:
            raise OperatorError(f"{problem.message}; nothing was changed", problem.hint)
        known[key] -= 1
    _check_status(after, aims)


def _check_status(after: Reading, aims: Sequence[Aim]) -> None:
    """Raise OperatorError where ``paused:`` or ``deceased:`` keeps a new status from being heard."""
    if not isinstance(after.record, Person) or all(aim.field != "status" for aim in aims):
        return
    status = next((_words(prop) for prop in after.note.properties if prop.name.casefold() == "status"), "active")
    other = next((prop for prop in after.note.properties if fold_key(prop.name) in _SAY_STATUS), None)
    if other and fold_status(status or "active") != fold_key(after.record.status):
        raise OperatorError(
            f"{after.note.path}:{other.line}: {other.name}: {_words(other)} makes the status {after.record.status}; "
            "nothing was changed",
            f"clear that as well: {other.name}=",
        )


def lines_of(reading: Reading) -> tuple[tuple[str, int], ...]:
    """The line of each field that the note's record was read from."""
    return reading.record.lines if reading.record else ()


def find_hidden(
    reading: Reading, names: Mapping[str, tuple[str, ...]], asked: Sequence[Assignment], aims: Sequence[Aim]
) -> tuple[str, ...]:
    """What other property still gives a field that was set or cleared under another name."""
    found = []
    for assignment, aim in zip(asked, aims, strict=True):
        other = counting(reading.note, names, aim.field, lines_of(reading)) if aim.field else ""
        if other and other != aim.name and assignment.operator == "=":
            line = next(prop.line for prop in reading.note.properties if prop.name == other)
            found.append(f"{other}: ({reading.note.path}:{line}) is what counts as {aim.field} now")
    return tuple(found)


def find_own(before: Note, aims: Sequence[Aim]) -> tuple[str, ...]:
    """The properties that are new in the note and that nothing here reads."""
    known = {fold_key(prop.name) for prop in before.properties} | {fold_key(name) for name in OTHER}
    new = dict.fromkeys(aim.name for aim in aims if not aim.field and fold_key(aim.name) not in known)
    return tuple(f"{name}: is kept in the note as a property of your own; netnotes does not read it" for name in new)


def tell_changes(before: Note, after: Note) -> tuple[Told, ...]:
    """Every property that differs, in the order of the note."""
    old = {(prop.name, prop.inline): prop for prop in before.properties}
    new = {(prop.name, prop.inline): prop for prop in after.properties}
    told = []
    for key in dict.fromkeys((*old, *new)):
        was, now = old.get(key), new.get(key)
        if was is None or now is None or not same(was.value, now.value):
            line = now.line if now else was.line if was else 1
            told.append(Told(name=key[0], was=_words(was), now=_words(now), line=line))
    return tuple(told)


def _words(prop: Property | None) -> str:
    return "" if prop is None or is_empty(prop.value) else ", ".join(text for text, _ in iter_texts(prop))
