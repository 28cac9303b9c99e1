"""Google Contacts as CSV, of both generations: names, addresses, labels, notes, birthdays, relations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count

from netnotes.importers.reading.cells import (
    join_name,
    one_line,
    read_emails,
    read_phones,
    read_urls,
)
from netnotes.importers.reading.headers import fold_header, own_key
from netnotes.importers.reading.mail_addresses import is_address
from netnotes.importers.reading.nameless import NamelessError, name_for
from netnotes.importers.reading.notices import Notices, Unused
from netnotes.importers.reading.profiles import profile_ids
from netnotes.importers.reading.source import Options, Source
from netnotes.importers.reading.tables import Row, find_header, iter_rows, read_header, too_wide
from netnotes.importers.reading.written_dates import DateReader
from netnotes.model.dates import PartialDate
from netnotes.model.incoming import Incoming, IncomingPerson, IncomingRelation, IncomingRemark, LeftOut

TITLE = "Google Contacts (CSV)"
_EXPECTED = "First Name,Middle Name,Last Name,…,Labels,E-mail 1 - Label,E-mail 1 - Value"
_FIELDS = {
    "name": "name", "givenname": "first", "firstname": "first", "additionalname": "middle", "middlename": "middle",
    "familyname": "last", "lastname": "last", "nameprefix": "prefix", "namesuffix": "suffix", "nickname": "nickname",
    "shortname": "nickname", "maidenname": "nickname", "fileas": "file_as", "birthday": "birthday", "notes": "notes",
    "labels": "labels", "groupmembership": "labels", "organizationname": "organization", "location": "location",
    "organizationtitle": "role", "organizationdepartment": "department", "occupation": "occupation", "hobby": "hobby",
    "yominame": "phonetic", "phoneticfirstname": "phonetic_first", "phoneticmiddlename": "phonetic_first",
    "phoneticlastname": "phonetic_last", "givennameyomi": "phonetic_first", "additionalnameyomi": "phonetic_first",
    "familynameyomi": "phonetic_last",
}  # fmt: skip
_NUMBERED = re.compile(
    r"(email|phone|address|organization|website|event|relation|customfield|im)(\d{1,3})"
    r"(label|type|value|formatted|street|extendedaddress|pobox|postalcode|city|region|country|name|title|department"
    r"|service)"
)
_SURE = frozenset({"phonetic_first", "phonetic_last", "phonetic", "file_as", "labels"})
_SYSTEM_LABELS = frozenset({"mycontacts", "my contacts", "starred", "other contacts", "othercontacts", "all contacts"})
_PARTS = ":::"
_POSTAL_PARTS = ("street", "extendedaddress", "pobox", "postalcode", "city", "region", "country")

Cells = dict[str, str]
Numbered = dict[str, list[dict[str, str]]]


def recognise(source: Source) -> int:
    """Sure of ``E-mail 1 - Value`` and its like beside names, labels or phonetic names."""
    header = find_header(source.head, _weigh)
    if header is None:
        return 0
    fields = set(map(_field, header.cells))
    numbered = sum(1 for field in fields if ":" in field)
    return 96 if numbered >= 2 and fields & _SURE else 85 if numbered else 0


def read(source: Source, options: Options) -> Incoming:
    """The contacts; one without a name is called by the nickname or the address."""
    header = read_header(source, _weigh, _EXPECTED)
    rows = list(iter_rows(source, header))
    fields = [(number, field) for number, cell in enumerate(header.cells) if (field := _field(cell))]
    notices, unused = Notices(), Unused(header, (number for number, _ in fields))
    days = [number for number, field in fields if field == "birthday" or field.startswith("event:")]
    dates = DateReader((row.cells[number] for row in rows for number in days if row.cells[number]), notices)
    people: list[IncomingPerson] = []
    left: list[LeftOut] = []
    for row in rows:
        unused.look(row)
        found = too_wide(row, header) if row.surplus else _contact(row, fields, dates, notices)
        left.append(found) if isinstance(found, LeftOut) else people.append(found)
    if unused.headers:
        notices.say(f"columns left out: {', '.join(unused.headers)}")
    return Incoming(rows=len(rows), people=tuple(people), left_out=tuple(left), told=notices.told())


@lru_cache(maxsize=512)
def _field(header: str) -> str:
    """The field of a column: a word, or ``email:1:value`` for one of several; empty where it is not taken over."""
    folded = fold_header(header)
    if match := _NUMBERED.fullmatch(folded):
        return ":".join(match.groups())
    return _FIELDS.get(folded, "")


def _weigh(cells: Sequence[str]) -> int:
    fields = {field for cell in cells if (field := _field(cell))}
    named = fields & {"name", "first", "last", "file_as"} and any(":" in field for field in fields)
    return len(fields) if named else 0


def _sorted_cells(row: Row, fields: Sequence[tuple[int, str]]) -> tuple[Cells, Numbered]:
    """The cells of a row by field, and those of which there are several by kind and number."""
    plain: Cells = {}
    numbered: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    for column, field in fields:
        if not (cell := row.cells[column]):
            continue
        kind, _, rest = field.partition(":")
        if rest:
            number, _, part = rest.partition(":")
            numbered[kind].setdefault(number, {})[part] = cell
        else:
            plain[kind] = f"{plain[kind]}\n{cell}" if kind in plain else cell
    return plain, {kind: list(by_number.values()) for kind, by_number in numbered.items()}


def _labelled(parts: list[dict[str, str]]) -> Iterator[tuple[str, str]]:
    """Each label and value, those marked ``* `` first; one cell may hold several values."""
    found = [
        (part.get("label") or part.get("type") or "", value)
        for part in parts
        for value in map(str.strip, part.get("value", "").split(_PARTS))
        if value
    ]
    for label, value in sorted(found, key=lambda pair: not pair[0].startswith("*")):
        yield one_line(label.split(_PARTS)[0].lstrip("* ")), value


def _contact(
    row: Row, fields: Sequence[tuple[int, str]], dates: DateReader, notices: Notices
) -> IncomingPerson | LeftOut:
    cells, several = _sorted_cells(row, fields)
    line = row.line
    emails = [value for _, value in _labelled(several.get("email", []))]
    own_name = join_name(
        cells.get("first", ""), cells.get("middle", ""), family=cells.get("last", ""), suffix=cells.get("suffix", "")
    )
    own_name = own_name or one_line(cells.get("name", "")) or one_line(cells.get("file_as", ""))
    if is_address(own_name):
        emails.append(own_name)
    found = read_emails(emails, line, notices)
    phones = read_phones((value for _, value in _labelled(several.get("phone", []))), line, notices)
    work = several.get("organization", [{}])[0]
    organization = one_line(cells.get("organization") or work.get("name", ""))
    nickname = cells.get("nickname", "").partition("\n")[0]
    own_name = "" if is_address(own_name) else own_name
    try:
        name = own_name or one_line(nickname) or name_for(found, organization, phones)
    except NamelessError as reason:
        return LeftOut(line=line, what=next(filter(None, (organization, *phones)), "a contact"), why=str(reason))
    urls = read_urls((value for _, value in _labelled(several.get("website", []))), line, notices)
    events = tuple(_events(several.get("event", []), dates, line))
    relations = [(label or "related", one_line(value)) for label, value in _labelled(several.get("relation", []))]
    return IncomingPerson(
        line=line,
        name=name,
        source="Google Contacts",
        ids=profile_ids(urls[:9]),
        aliases=_aliases(cells, name),
        emails=found,
        phones=phones,
        urls=urls,
        organization=organization,
        department=one_line(cells.get("department") or work.get("department", "")),
        role=one_line(cells.get("role") or work.get("title", "") or cells.get("occupation", "")),
        location=_place(several.get("address", [])) or one_line(cells.get("location", "")),
        birthday=dates.partial(cells.get("birthday", ""), line, "a birthday"),
        dates=events,
        groups=tuple(_groups(cells.get("labels", ""))),
        interests=tuple(part for p in re.split(r":::|[,;\n]", cells.get("hobby", "")) if (part := one_line(p))),
        introduced_by=tuple(_introduced(relations)),
        relations=tuple(
            IncomingRelation(what=what.casefold(), who=who) for what, who in relations if not _is_introducer(what)
        ),
        remarks=(IncomingRemark(text=cells["notes"]),) if "notes" in cells else (),
        extra=tuple(_extra(cells, several)),
    )


def _aliases(cells: Cells, name: str) -> tuple[str, ...]:
    phonetic = join_name(cells.get("phonetic_first", ""), family=cells.get("phonetic_last", "")) or cells.get(
        "phonetic", ""
    )
    listed = [*cells.get("nickname", "").split("\n"), phonetic]
    return tuple(dict.fromkeys(alias for text in listed if (alias := one_line(text)) and alias != name))


def _groups(labels: str) -> Iterator[str]:
    """The labels that somebody gave; ``* myContacts`` and the other groups of the system say nothing."""
    for label in labels.split(_PARTS):
        bare = one_line(label.strip().lstrip("* "))
        if bare and bare.casefold() not in _SYSTEM_LABELS:
            yield bare


def _place(addresses: list[dict[str, str]]) -> str:
    """Town and country of the first address that has any."""
    for address in addresses:
        if place := ", ".join(one_line(address[part]) for part in ("city", "country") if address.get(part)):
            return place
    return ""


def _events(parts: list[dict[str, str]], dates: DateReader, line: int) -> Iterator[tuple[str, PartialDate]]:
    for label, value in _labelled(parts):
        if found := dates.partial(value, line, "a date of a year to remember"):
            yield label or "Event", found


def _put(found: dict[str, str], key: str, value: str) -> None:
    """Keep a value under a key, or under the next free number of it: no label says that there is only one."""
    number = next(n for n in count(1) if (key if n == 1 else f"{key}_{n}") not in found)
    found[key if number == 1 else f"{key}_{number}"] = value


def _postal(address: dict[str, str]) -> str:
    """A postal address in one line; empty where it is no more than a town."""
    lines = [line for line in map(one_line, address.get("formatted", "").split("\n")) if line]
    if not lines and address.get("street"):
        lines = [one_line(address[part]) for part in _POSTAL_PARTS if address.get(part)]
    return ", ".join(lines) if len(lines) > 1 else ""


def _is_introducer(what: str) -> bool:
    return fold_header(what) in {"referredby", "introducedby"}


def _introduced(relations: list[tuple[str, str]]) -> Iterator[IncomingRelation]:
    return (IncomingRelation(what="introduced by", who=who) for what, who in relations if _is_introducer(what))


def _extra(cells: Cells, several: Numbered) -> Iterator[tuple[str, str]]:
    """What has no field of ours and is worth keeping: title, postal addresses, messengers, fields of one's own."""
    found: dict[str, str] = {}
    if "prefix" in cells:
        found["name_prefix"] = one_line(cells["prefix"])
    for address in several.get("address", []):
        if text := _postal(address):
            label = one_line((address.get("label") or address.get("type") or "").lstrip("* "))
            _put(found, own_key(f"address {label or 'postal'}", "google"), text)
    for messenger in several.get("im", []):
        service = one_line(messenger.get("service") or messenger.get("label") or messenger.get("type") or "chat")
        _put(found, own_key(service.lstrip("* "), "google"), one_line(messenger.get("value", "")))
    for label, value in _labelled(several.get("customfield", [])):
        _put(found, own_key(label or "field", "google"), one_line(value))
    return ((key, value) for key, value in found.items() if value)
