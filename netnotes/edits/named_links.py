"""Names and links that were typed into a property: whom they mean among the notes there are (SPEC 2.2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from netnotes.edits.assignments import Aim
from netnotes.model.errors import OperatorError
from netnotes.model.network import Network
from netnotes.model.notes import NoteType
from netnotes.model.people import Record
from netnotes.model.readings import Named, Reading
from netnotes.model.refs import Ref
from netnotes.vault.names import Names

WANTED: dict[str, NoteType] = {
    "organization": "organization", "organizations": "organization", "introduced_by": "person", "knows": "person",
    "household": "person", "helps_with": "goal", "goals": "goal", "parent": "goal", "people": "person",
    "partner": "person", "different_from": "person",
}  # fmt: skip
"""The fields that name notes, and of which type."""
_ARTICLE = {"organization": "an organization", "person": "a person", "goal": "a goal"}


def check_names(network: Network, before: Reading, after: Reading, aims: Sequence[Aim]) -> tuple[str, ...]:
    """What is worth telling about names that no note has; raises OperatorError for one that means the wrong note."""
    fields = dict.fromkeys(aim.field for aim in aims if aim.field in WANTED)
    new = [(field, ref) for field in fields for ref in _refs(after, field) if not _was_there(ref, _refs(before, field))]
    if not new:
        return ()
    names = Names(all_named(network))
    said = (_meant(names, after.note.path, WANTED[field], ref) for field, ref in new)
    return tuple(hint for hint in said if hint)


def _refs(reading: Reading, field: str) -> tuple[Ref, ...]:
    found: tuple[Ref, ...] = getattr(reading.record, field, ())
    return found


def _was_there(ref: Ref, before: Iterable[Ref]) -> bool:
    return any(ref.text == other.text and ref.style == other.style for other in before)


def all_named(network: Network) -> list[Named]:
    """What each note of the vault is called."""
    records: dict[str, Record] = {
        record.path: record for record in (*network.people, *network.goals, *network.organizations)
    }
    found = []
    for path, status, type_ in network.heads:
        record = records.get(path)
        title = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        aliases: tuple[str, ...] = getattr(record, "aliases", ())
        name = record.name if record else title
        found.append(Named(path=path, title=title, status=status, type=type_, name=name, aliases=aliases))
    return found


def _meant(names: Names, source: str, wanted: NoteType, ref: Ref) -> str:
    """A word about a reference; raises OperatorError where it means a note of another type, or several."""
    linked = names.links.resolve(ref.text, source) if ref.style != "name" else None
    if linked:
        type_ = names.notes[linked.path].type
        if type_ not in (wanted, "me"):
            what = _ARTICLE.get(type_ or "", "a note of another kind")
            raise OperatorError(
                f"{ref.shown!r} is {what} ({linked.path}), not {_ARTICLE[wanted]}; nothing was changed",
                "give the name of another note",
            )
        return ""
    found = names.called(wanted).find(ref.text)
    if len(found) > 1:
        raise OperatorError(f"{ref.text!r} fits {' and '.join(found)}; nothing was changed", "say more of the name")
    if found:
        return ""
    near = names.called(wanted).near(ref.text)
    meant = f"; did you mean {near}?" if near else ""
    return f"no note of {_ARTICLE[wanted]} is called {ref.text!r}, it is kept as a name{meant}"
