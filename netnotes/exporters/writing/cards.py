"""One person as a card, in the two dialects of vCard that address books read (RFC 2426, 6350).

A card holds what an address book is for and people pass on: names, addresses, where somebody works and lives, days to
remember, who belongs to whom. What I think of somebody, owe them or plan with them is in no card.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from typing import Literal

from netnotes.exporters.writing.content_lines import escaped, line, listed, structured, uri
from netnotes.exporters.writing.identity import stable_id
from netnotes.exporters.writing.plain import plain
from netnotes.model.dates import PartialDate
from netnotes.model.folding import fold_key
from netnotes.model.people import Person

Version = Literal["3.0", "4.0"]

NO_YEAR = 1604
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SUFFIXES = re.compile(r"(?:ph\.?d|m\.?d|mba|jr|sr|ii|iii|iv|esq)\.?", re.IGNORECASE)
_NETWORKS = {
    "linkedin.com": "linkedin", "twitter.com": "twitter", "x.com": "twitter", "facebook.com": "facebook",
    "instagram.com": "instagram", "github.com": "github", "mastodon.social": "mastodon",
}  # fmt: skip
_RELATED = (("knows", "knows", ""), ("introduced_by", "introduced by", "x-introduced-by"),
            ("household", "household", "co-resident"))  # fmt: skip
_TYPES = frozenset({"person", "persons", "people", "contact", "contacts"})
_ANNIVERSARIES = frozenset({"anniversary", "weddinganniversary"})


def card(person: Person, uid: str, version: Version) -> str:
    """The card of one person, with a last line end; ``uid`` is the identity it came with, empty for none."""
    return "".join(_Card(person, uid, version).lines())


class _Card:
    def __init__(self, person: Person, uid: str, version: Version) -> None:
        self.person, self.uid, self.version = person, uid, version
        self.four = version == "4.0"
        self.groups = 0

    def lines(self) -> Iterator[str]:
        person = self.person
        yield line("BEGIN", "VCARD")
        yield line("VERSION", self.version)
        yield line("PRODID", "-//netnotes//EN")
        yield self._identity()
        yield line("FN", escaped(person.name))
        yield line("N", structured(*name_parts(plain(person.name))))
        if aliases := listed(person.aliases):
            yield line("NICKNAME", aliases)
        yield from self._work()
        for address in filter(None, map(escaped, person.emails)):
            yield line("EMAIL" if self.four else "EMAIL;TYPE=INTERNET", address)
        for number in filter(None, map(escaped, person.phones)):
            yield line("TEL", number)
        yield from self._pages()
        if place := plain(person.location):
            yield line("ADR;TYPE=home" if self.four else "ADR;TYPE=HOME", structured("", "", "", *place_parts(place)))
        yield from self._days()
        yield from self._others()
        yield line("END", "VCARD")

    def _identity(self) -> str:
        uid = plain(self.uid) or stable_id("person", self.person.path)
        if not self.four:
            return line("UID", escaped(uid))
        return line("UID", f"urn:uuid:{uid}") if _is_uuid(uid) else line("UID;VALUE=text", escaped(uid))

    def _work(self) -> Iterator[str]:
        places = [plain(ref.shown) for ref in self.person.organization] or [""]
        units = (self.person.department,) if plain(self.person.department) else ()
        for number, name in enumerate(places):
            if name or units:
                yield line("ORG", structured(name, *(units if number == 0 else ())))
        if role := escaped(self.person.role):
            yield line("TITLE", role)

    def _pages(self) -> Iterator[str]:
        for page in self.person.urls:
            address = uri(page)
            if not address or (_SCHEME.match(address) and not address.lower().startswith(("http://", "https://"))):
                continue
            service = _network(address)
            yield line(f"X-SOCIALPROFILE;TYPE={service}" if service else "URL", address)

    def _days(self) -> Iterator[str]:
        birthday = self.person.birthday
        if birthday and self.person.status != "deceased":  # a telephone would go on reminding
            yield self._day("BDAY", birthday)
        for what, day in self.person.dates:
            if self.four and fold_key(what) in _ANNIVERSARIES:
                yield self._day("ANNIVERSARY", day)
                continue
            label = "_$!<Anniversary>!$_" if fold_key(what) == "anniversary" else escaped(what)
            yield from self._labelled("X-ABDATE", day, label or "date")

    def _day(self, head: str, day: PartialDate) -> str:
        year = f"{day.year:04d}" if day.year is not None else ""
        if self.four:
            return line(head, f"{year or '--'}{day.month:02d}{day.day:02d}")
        if not year:
            head = f"{head};X-APPLE-OMIT-YEAR={NO_YEAR}"
        return line(head, f"{year or NO_YEAR}-{day.month:02d}-{day.day:02d}")

    def _labelled(self, head: str, value: str | PartialDate, label: str) -> Iterator[str]:
        """A property with a label of its own, as Apple and Android write it."""
        self.groups += 1
        group = f"item{self.groups}"
        yield self._day(f"{group}.{head}", value) if isinstance(value, PartialDate) else line(f"{group}.{head}", value)
        yield line(f"{group}.X-ABLabel", label)

    def _others(self) -> Iterator[str]:
        person = self.person
        if categories := listed(dict.fromkeys((*person.categories, *filter(_is_own, person.tags)))):
            yield line("CATEGORIES", categories)
        if self.four:
            for interest in filter(None, map(escaped, person.interests)):
                yield line("INTEREST", interest)
        if zone := plain(person.timezone):
            yield line("TZ;VALUE=text" if not self.four else "TZ", escaped(zone))
        for field, label, type_ in _RELATED:
            for ref in getattr(person, field):
                if not (name := escaped(ref.shown)):
                    continue
                if self.four:
                    yield line(f"RELATED;VALUE=text{f';TYPE={type_}' if type_ else ''}", name)
                else:
                    yield from self._labelled("X-ABRELATEDNAMES", name, label)


def name_parts(name: str) -> tuple[str, str, str, str, str]:
    """Family name, given name, further names, prefix, suffix, as far as a name tells: its last word is the family's.

    ``Lovelace, Ada`` stands the other way round; ``Bo Chen, PhD`` has a suffix.
    """
    head, comma, tail = (part.strip() for part in name.partition(","))
    if comma and tail and not all(map(_SUFFIXES.fullmatch, re.split(r"[\s,]+", tail))):
        return head, tail, "", "", ""
    given, _, family = head.rpartition(" ")
    return (family, given, "", "", tail) if given else ("", family, "", "", tail)


def place_parts(place: str) -> tuple[str, str, str, str]:
    """City, region, code and country of a place as written: after its last comma stands the country."""
    city, comma, country = (part.strip() for part in place.rpartition(","))
    if comma and city and country and city.casefold() != country.casefold():
        return city, "", "", country
    return place, "", "", ""


def _network(address: str) -> str:
    host = address.lower().partition("//")[2].partition("/")[0].removeprefix("www.")
    path = address.partition("//")[2].partition("/")[2]
    return next((word for name, word in _NETWORKS.items() if path and (host == name or host.endswith(f".{name}"))), "")


def _is_own(tag: str) -> bool:
    """Whether a tag says more than that the note is about a person (SPEC 2.1 rule 3)."""
    return fold_key(tag.partition("/")[0]) not in _TYPES


def _is_uuid(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text.lower()
    except ValueError:
        return False
