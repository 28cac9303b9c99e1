"""Settings that would help a vault, each with its reason: what `init` may write into a new `netnotes.yaml`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from netnotes.edits.likely_types import likely_types
from netnotes.model.cadence import parse_cadence
from netnotes.model.config import Config
from netnotes.model.dates import parse_date, parse_partial_date
from netnotes.model.folding import fold_key
from netnotes.model.network import Network
from netnotes.model.notes import Note
from netnotes.model.records import recordclass
from netnotes.rules.cadences import Cadences
from netnotes.vault.fields import filled
from netnotes.vault.scalars import scalar_text
from netnotes.vault.synonyms import field_names
from netnotes.vault.typing_rules import TypeRules

_FEWEST = 3
_MOST_WORDS = 4
_CADENCES = {
    "family": "every 2 weeks", "friend": "monthly", "friends": "monthly", "mentor": "every 6 weeks",
    "mentors": "every 6 weeks", "colleague": "monthly", "colleagues": "monthly", "client": "monthly",
    "clients": "monthly", "leader": "quarterly",
}  # fmt: skip
_ANY = re.compile("")
_FIELDS: tuple[tuple[str, re.Pattern[str], Callable[[str], object]], ...] = (
    ("cadence", re.compile("freq|cadence|every|interval|rhythm|often"), parse_cadence),
    ("last_contact", re.compile("last|latest|spoke|seen"), parse_date),
    ("birthday", re.compile("birth|bday|geburt|naissance|nacim|nasc|рожд"), parse_partial_date),
    ("email", _ANY, re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+").fullmatch),
)


@recordclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One setting: the dotted key (``types.person.folders``), the value to add there, and why, as a sentence.

    A value of ``cadences`` is written ``word: cadence``. ``type`` is the type of note that it adds.
    """

    key: str
    value: str
    why: str
    type: str = ""


def proposals_for(network: Network) -> tuple[Proposal, ...]:
    """What `netnotes.yaml` should say beside the defaults; nothing that it says already."""
    likely = tuple(likely_types(network))
    people = [note for note in network.notes if note.type == "person"]
    people += [note for found in likely if found.type == "person" for note in found.notes]
    return (
        *(Proposal(key=f"types.{one.type}.{one.where}", value=one.word, why=one.why, type=one.type) for one in likely),
        *_fields(people, network.config),
        *_cadences(network),
        *_ignored(network),
    )


def _fields(people: Iterable[Note], config: Config) -> Iterator[Proposal]:
    """Properties of people that hold what we look for under a name that we do not know, in every note the same."""
    known = {key for names in field_names(config)["person"].values() for key in names}
    values: dict[str, list[str]] = {}
    written: dict[str, str] = {}
    for note in people:
        for key, prop in filled(note.properties):
            if key not in known and not isinstance(prop.value, dict | list):
                values.setdefault(key, []).append(scalar_text(prop.value).strip())
                written.setdefault(key, prop.name)
    for key, found in values.items():
        for field, name, reads in _FIELDS:
            if len(found) >= 2 and name.search(key) and all(map(reads, found)):
                why = f"{len(found)} notes of people have {written[key]}, which reads like {field}"
                yield Proposal(key=f"fields.person.{field}", value=written[key], why=why)
                break


def _cadences(network: Network) -> Iterator[Proposal]:
    """How often to be in touch by category or tag, where nobody has a cadence yet."""
    cadences = Cadences(network.config)
    people = [person for person in network.people if person.status == "active"]
    if len(people) < _FEWEST or any(not cadences.of(person).cadence.never for person in people):
        return
    rules = TypeRules(network.config)
    counts: Counter[str] = Counter()
    for person in people:
        tags = (tag for tag in person.tags if fold_key(tag.rpartition("/")[2]) not in rules.tags)
        counts.update({fold_key(word): word for word in (*person.categories, *tags)}.values())
    for word, count in counts.most_common(_MOST_WORDS):
        last = fold_key(word.rpartition("/")[2])
        if count >= _FEWEST or last in _CADENCES:
            pace = _CADENCES.get(last, "quarterly")
            why = f"{word} stands in {_notes(count)}, and nobody has a cadence yet: be in touch {pace}?"
            yield Proposal(key="cadences", value=f"{word}: {pace}", why=why)


def _notes(count: int) -> str:
    return "1 note" if count == 1 else f"{count} notes"


def _ignored(network: Network) -> Iterator[Proposal]:
    """Folders without a note of ours in which half of the notes cannot be read."""
    folders: dict[str, list[Note]] = {}
    for note in network.notes:
        folders.setdefault(note.path.partition("/")[0], []).append(note)
    for folder, notes in folders.items():
        unread = sum(note.status == "unreadable" for note in notes)
        if unread >= _FEWEST and 2 * unread >= len(notes) and not any(note.type or note.daily for note in notes):
            count = f"all {unread}" if unread == len(notes) else f"{unread} of the {len(notes)}"
            why = f"{count} notes in {folder} cannot be read, and none is about people"
            yield Proposal(key="ignore", value=f"{folder}/**", why=why)
