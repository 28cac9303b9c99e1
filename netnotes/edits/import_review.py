"""imports/Review.md: who of an imported file may have a note already, for its owner to decide.

Somebody is added to it once; from then on the note is the user's, who ticks a box. Everything that is needed to act
on it stands in the note, so that no file is asked for again. See `netnotes.vault.review_note` for its form.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from netnotes.edits.importing_text import text_line
from netnotes.edits.link_text import LinkTexts
from netnotes.model.file_changes import FileChange
from netnotes.model.folding import fold_accents, fold_name
from netnotes.model.incoming import IncomingPerson
from netnotes.model.incoming_plain import plain
from netnotes.model.kept_pages import IMPORT_REVIEW
from netnotes.model.records import recordclass
from netnotes.rules.import_traits import Traits, traits_of_row
from netnotes.vault.changing import current
from netnotes.vault.review_note import parse_review

MOST_BYTES = 4_000_000
_LONGEST_SUMMARY = 300
_NOT_IN_KEY = re.compile(r"[^a-z0-9]+")
_HEAD = """# People to look at

These people of imported files may have a note already. Tick one box for each, then run `netnotes import --resolve`.
*Same* fills what is empty in that note, *different* makes a new one; without a tick a person waits.

This note is yours: move and reword what you like. Only the blocks, and the codes behind ^, must stay as they are.
"""


@recordclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A note that may be about somebody: its path, the name in it, and why."""

    path: str
    name: str
    because: tuple[str, ...] = ()


@recordclass(frozen=True, slots=True, kw_only=True)
class ReviewEntry:
    """Somebody in a file, and the notes that may be about them, the likeliest first."""

    file: str
    person: IncomingPerson
    candidates: tuple[Candidate, ...]


@recordclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """The change of the note, if any, how many people were added, and how many did not fit: the next import asks."""

    change: FileChange | None
    added: int
    left: int


def review_key(person: IncomingPerson) -> str:
    """What stands for somebody in the note: readable, and the same at each import of the same person.

    It comes from the source's ids where there are any, else from addresses, numbers and profiles, else from the name
    and organization.
    """
    traits = traits_of_row(person)
    told = sorted(person.ids) or sorted(traits.values) or [(place, fold_name(person.name)) for place in _places(traits)]
    code = hashlib.sha256(json.dumps([person.source.casefold(), told]).encode()).hexdigest()[:10]
    words = _NOT_IN_KEY.sub("-", fold_accents(told[0][1]))[:30].strip("-")
    return f"{words}-{code}" if words else code


def _places(traits: Traits) -> list[str]:
    return sorted(traits.places) or [""]


def review_change(root: Path, entries: Sequence[ReviewEntry], links: LinkTexts) -> Reviewed:
    """The note with whoever is not in it yet; what stands there stays as it is, to the byte.

    Raises OperatorError where the note cannot be read.
    """
    before = current(root, IMPORT_REVIEW)
    known = _keys(before) if before is not None else set()
    newline = b"\r\n" if before and b"\r\n" in before[:4096] else b"\n"
    parts = [before.rstrip(b"\r\n") + newline if before and before.strip() else _HEAD.encode()]
    size, added, left = len(parts[0]), 0, 0
    for entry in entries:
        key = review_key(entry.person)
        if key in known:
            continue
        text = newline.join(line.encode() for line in ("", *_entry(key, entry, links), ""))
        if size + len(text) > MOST_BYTES:
            left += 1
            continue
        known.add(key)
        parts.append(text)
        size, added = size + len(text), added + 1
    change = FileChange(path=IMPORT_REVIEW, before=before, after=b"".join(parts)) if added else None
    return Reviewed(change=change, added=added, left=left)


def _keys(data: bytes) -> set[str]:
    note = parse_review(data)
    return {block.key for block in note.blocks} | {box.key for box in note.boxes}


def _entry(key: str, entry: ReviewEntry, links: LinkTexts) -> Iterator[str]:
    person = entry.person
    yield f"## {text_line(person.name) or 'Without a name'}"
    yield ""
    if summary := _summary(person):
        yield summary
        yield ""
    for number, one in enumerate(entry.candidates, 1):
        why = f": {text_line('; '.join(one.because))}" if one.because else ""
        yield f"- [ ] same as {links.in_text(one.path, one.name, IMPORT_REVIEW)}{why} ^{key}-{number}"
    yield f"- [ ] different, a note of their own ^{key}-0"
    yield ""
    yield "```yaml"
    yield f"review: {key}"
    yield f"file: {_json(entry.file)}"
    yield f"notes: {_json([one.path for one in entry.candidates])}"
    yield from (f"{name}: {_json(value)}" for name, value in plain(person).items())
    yield "```"


def _summary(person: IncomingPerson) -> str:
    """What the file says, in a line: enough to tell who it is."""
    work = " at ".join(part for part in (person.role, person.organization) if part)
    told = (work, person.department, person.location, *person.emails, *person.phones, *person.urls)
    born = f"born {person.birthday}" if person.birthday else ""
    return text_line(
        "; ".join(part for part in (f"{person.source} says", *told, born) if part)[:_LONGEST_SUMMARY]
    ).replace(" says;", " says:", 1)


def _json(value: Any) -> str:
    """JSON on one line, in which nothing is invisible."""
    text = json.dumps(value, ensure_ascii=False)
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in text)
