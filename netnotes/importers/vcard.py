"""Address books as vCard files (.vcf), versions 2.1, 3.0 and 4.0, of phones, Apple, Google, Outlook, Monica and others.

Each card is read by itself: one that is broken costs nobody else. Groups, organizations and cards without a name or an
address are left out with their reason; pictures, sounds and keys are stepped over.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from netnotes.importers.reading.card_fields import Odd
from netnotes.importers.reading.card_people import NoPersonError, read_card
from netnotes.importers.reading.cards import Card, iter_cards
from netnotes.importers.reading.content_lines import MEDIA, ends_whole
from netnotes.importers.reading.source import NotUnderstoodError, Options, Source
from netnotes.model.incoming import Incoming, IncomingPerson, IncomingRelation, LeftOut

TITLE = "vCard address book"

_BEGIN = re.compile(r"^[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)
_TECHNICAL = frozenset({
    "VERSION", "PRODID", "REV", "SOURCE", "NAME", "PROFILE", "CLASS", "MAILER", "SORT-STRING", "SORT-AS", "GEO",
    "LANG", "GENDER", "X-GENDER", "CLIENTPIDMAP", "XML", "CALURI", "CALADRURI", "FBURL", "PHOTO", "LABEL", "X-ABADR",
    "X-ABUID", "X-ABLABEL", "X-ABCROP-RECTANGLE", "X-IMAGEHASH", "X-IMAGETYPE", "X-SHARED-PHOTO-DISPLAY-PREF",
    "X-PHONETIC-FIRST-NAME", "X-PHONETIC-MIDDLE-NAME", "X-PHONETIC-LAST-NAME", "X-PHONETIC-ORG",
    "X-EVOLUTION-FILE-AS", "X-MOZILLA-HTML", "X-RADICALE-NAME", "X-ACTIVITY-ALERT", "X-APPLE-SUBLOCALITY",
    "X-APPLE-SUBADMINISTRATIVEAREA", "X-ADDRESSING-GRAMMAR",
})  # fmt: skip
_SHOWN = 10


def recognise(source: Source) -> int:
    """Surely where the first words are BEGIN:VCARD, likely where a line of the beginning is."""
    begin = _BEGIN.search(source.head)
    if begin is None:
        return 0
    return 95 if not source.head[: begin.start()].strip() else 70


def read(source: Source, options: Options) -> Incoming:
    """The people of an address book. Raises NotUnderstoodError where it holds no card."""
    dropped: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    people: list[IncomingPerson] = []
    left_out: list[LeftOut] = []
    odd = Odd()
    open_at: list[int] = []
    for card in iter_cards(source.data, dropped):
        if not card.whole:
            open_at.append(card.line)
        try:
            people.append(read_card(card, options.mine, odd))
            unknown.update(name for name in card.unseen() if not _is_technical(name))
        except NoPersonError as reason:
            left_out.append(LeftOut(line=card.line, what=_called(card), why=str(reason)))
    rows = len(people) + len(left_out)
    if not rows:
        raise NotUnderstoodError(
            1, "there is no card in it", "a vCard file has lines BEGIN:VCARD and END:VCARD around each contact"
        )
    people, lost = _named_relations(_keyed_once(people))
    told = [*_told(dropped, unknown, odd, lost), *_told_of_ends(open_at, source.data)]
    return Incoming(rows=rows, people=tuple(people), left_out=tuple(left_out), told=tuple(told))


def _is_technical(name: str) -> bool:
    return name in _TECHNICAL or name.startswith("X-MS-OL-")


def _called(card: Card) -> str:
    """What an owner knows a card by."""
    texts = (" ".join(card.first(name).replace(";", " ").split()) for name in ("FN", "N", "ORG", "EMAIL", "TEL"))
    return next((text[:80] for text in texts if text), "a card")


def _keyed_once(people: list[IncomingPerson]) -> list[IncomingPerson]:
    """People of whom no two have one key: the first has it."""
    keys: set[str] = set()
    found: list[IncomingPerson] = []
    for person in people:
        found.append(replace(person, key="") if person.key in keys else person)
        keys |= {person.key} - {""}
    return found


def _named_relations(people: list[IncomingPerson]) -> tuple[list[IncomingPerson], int]:
    """People whose relations by UID have the name of that card; those with an unknown UID are counted and left out."""
    names = {person.key: person.name for person in people if person.key}
    found: list[IncomingPerson] = []
    lost = 0
    for person in people:
        if any(not relation.who for relation in person.relations):
            known = [relation for relation in person.relations if relation.who or relation.key in names]
            lost += len(person.relations) - len(known)
            person = replace(person, relations=tuple(_named(relation, names) for relation in known))
        found.append(person)
    return found, lost


def _named(relation: IncomingRelation, names: dict[str, str]) -> IncomingRelation:
    return relation if relation.who else replace(relation, who=names[relation.key])


def _told(dropped: Counter[str], unknown: Counter[str], odd: Odd, lost: int) -> list[str]:
    told: list[str] = []
    if media := sum(number for name, number in dropped.items() if name in MEDIA):
        told.append(f"pictures, sounds and keys are not kept ({media})")
    if long := sorted(name for name in dropped if name not in MEDIA):
        told.append(f"lines of more than 1 MB are not kept: {', '.join(long)}")
    if unknown:
        listed = ", ".join(f"{name} ({number})" for name, number in sorted(unknown.items())[:30])
        told.append(f"netnotes has no place for: {listed}{', …' if len(unknown) > 30 else ''}")
    told.extend(odd.told())
    if lost:
        told.append(f"relations to somebody whom the file does not hold are not kept ({lost})")
    return told


def _told_of_ends(open_at: list[int], data: bytes) -> list[str]:
    if not open_at:
        return []
    listed = ", ".join(f"line {line}" for line in open_at[:_SHOWN])
    cut = "" if ends_whole(data) else "; its last line is left away"
    return [f"a card without END:VCARD, read as far as it goes ({listed}): the file may have been cut off{cut}"]
