"""What netnotes finds in a folder of notes that it sees for the first time, before it adds anything (SPEC 2.1, 2.2)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from netnotes.edits.proposals import Proposal, proposals_for
from netnotes.model.config import Config
from netnotes.model.folding import fold_key
from netnotes.model.network import Network
from netnotes.model.notes import Note, NoteType, Property
from netnotes.model.places import Problem
from netnotes.model.records import recordclass
from netnotes.vault.fields import is_empty
from netnotes.vault.synonyms import field_names

ORDER: tuple[NoteType, ...] = ("person", "meeting", "goal", "organization", "me")
_ON_LINE = re.compile(r" on line \d+$")
_TELLING = ("cadence", "last_contact", "next_contact", "tier", "status")


@recordclass(frozen=True, slots=True, kw_only=True)
class TypeCount:
    """How many notes are of a type, and by which rules: words and number, most first."""

    type: NoteType
    count: int
    rules: tuple[tuple[str, int], ...]


@recordclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A property that is called otherwise here than by us: as written, our name, and in how many notes of the type."""

    written: str
    field: str
    type: NoteType
    notes: int


@recordclass(frozen=True, slots=True, kw_only=True)
class FirstLook:
    """What is in a vault. Folders go with the number of notes in them, most first; the root is ``""``.

    ``notes`` are all Markdown files, ``unread`` those that cannot be read; ``wikilinks`` and ``markdown_links`` stand
    in bodies; ``problems`` are errors and warnings.
    """

    notes: int
    unread: int
    types: tuple[TypeCount, ...]
    meanings: tuple[Meaning, ...]
    daily: tuple[tuple[str, int], ...]
    templates: tuple[tuple[str, int], ...]
    wikilinks: int
    markdown_links: int
    problems: int
    proposals: tuple[Proposal, ...]


def first_look(network: Network, problems: Sequence[Problem] | None = None) -> FirstLook:
    """Look at a vault that was read whole; nothing is asked of the disk.

    ``problems`` are all that are known of it, those of reading alone unless they are given.
    """
    notes = network.notes
    links = [link for note in notes for link in note.links if not link.in_property]
    wiki = sum(link.style == "wiki" for link in links)
    return FirstLook(
        notes=len(notes),
        unread=sum(note.status == "unreadable" for note in notes),
        types=tuple(_type_counts(notes)),
        meanings=tuple(_meanings(notes, network.config)),
        daily=_folders(note for note in notes if note.daily),
        templates=_folders(note for note in notes if note.status == "template"),
        wikilinks=wiki,
        markdown_links=len(links) - wiki,
        problems=sum(one.severity != "info" for one in (network.problems if problems is None else problems)),
        proposals=proposals_for(network),
    )


def rule_words(why: str) -> str:
    """The rule in ``Note.why`` without the line where it was seen."""
    return _ON_LINE.sub("", why).removeprefix("it is ")


def _type_counts(notes: Iterable[Note]) -> Iterator[TypeCount]:
    rules: dict[str, Counter[str]] = {}
    for note in notes:
        if note.type:
            rules.setdefault(note.type, Counter())[rule_words(note.why)] += 1
    for type_ in ORDER:
        found = rules.get(type_, Counter())
        yield TypeCount(type=type_, count=found.total(), rules=tuple(_most_first(found)))


def _folders(notes: Iterable[Note]) -> tuple[tuple[str, int], ...]:
    return tuple(_most_first(Counter(note.path.rpartition("/")[0] for note in notes)))


def _most_first(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _meanings(notes: Iterable[Note], config: Config) -> Iterator[Meaning]:
    """The property names that are synonyms of ours, what decides about contacts first, then by number."""
    fields = {type_: _field_of(names) for type_, names in field_names(config).items()}
    tiers = {fold_key(name) for name, _ in config.tiers}
    counts: Counter[tuple[NoteType, str]] = Counter()
    spelled: dict[tuple[NoteType, str], Counter[str]] = {}
    for note in notes:
        if note.type is None:
            continue
        for key, prop in _named(note.properties):
            field = fields[note.type].get(key)
            if field is None or (field == "tier_guess" and fold_key(str(prop.value)) not in tiers):
                continue
            if _is_own(key, field) or note.why.startswith(f"{prop.name} links to"):
                continue
            counts[note.type, key] += 1
            spelled.setdefault((note.type, key), Counter())[prop.name] += 1
    for (type_, key), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        written = spelled[type_, key].most_common(1)[0][0]
        yield Meaning(written=written, field=_shown_field(fields[type_][key]), type=type_, notes=count)


def telling_first(meanings: Iterable[Meaning]) -> list[Meaning]:
    """The meanings with those first that decide when somebody is due."""
    return sorted(meanings, key=lambda meaning: meaning.field not in _TELLING)


def _field_of(names: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """From each folded name to the first field that reads it."""
    found: dict[str, str] = {}
    for field, keys in names.items():
        for key in keys:
            found.setdefault(key, field)
    return found


def _named(properties: Iterable[Property]) -> Iterator[tuple[str, Property]]:
    """The properties that say something with their folded names, those within a map as well."""
    for prop in properties:
        if is_empty(prop.value):
            continue
        name = prop.name[: prop.name.rfind("[")] if prop.name.endswith("]") else prop.name
        yield fold_key(name), prop
        if isinstance(prop.value, dict):
            for inner, value in prop.value.items():
                if not is_empty(value):
                    dotted = f"{prop.name}.{inner}"
                    yield fold_key(dotted), Property(name=dotted, value=value, line=prop.line)


def _is_own(key: str, field: str) -> bool:
    """Whether a name is ours, or nearly: nobody needs to be told that ``emails`` are e-mail addresses."""
    ours = fold_key(field)
    return key in (ours, f"{ours}s") or ours in (f"{key}s", f"{key}es")


def _shown_field(field: str) -> str:
    return "tier" if field == "tier_guess" else field
