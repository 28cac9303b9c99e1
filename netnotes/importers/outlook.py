"""Contacts of Outlook as CSV: the 92 columns of the classic one and the 61 of the new one, by commas or tabs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from netnotes.importers.reading.cells import (
    join_name,
    one_line,
    read_emails,
    read_phones,
    read_urls,
    split_list,
)
from netnotes.importers.reading.headers import columns_of, fold_header
from netnotes.importers.reading.nameless import NamelessError, name_for
from netnotes.importers.reading.notices import Notices, Unused
from netnotes.importers.reading.profiles import profile_ids
from netnotes.importers.reading.source import Options, Source
from netnotes.importers.reading.tables import Row, find_header, iter_rows, read_header, too_wide
from netnotes.importers.reading.written_dates import DateReader
from netnotes.model.incoming import Incoming, IncomingPerson, IncomingRelation, IncomingRemark, LeftOut

TITLE = "Outlook contacts (CSV)"
_EXPECTED = "First Name,Middle Name,Last Name,…,Company,…,Business Phone,…,E-mail Address"
_NAMES = {
    "title": "prefix", "firstname": "first", "middlename": "middle", "lastname": "last", "suffix": "suffix",
    "nickname": "nickname", "company": "organization", "department": "department", "jobtitle": "role",
    "profession": "profession", "birthday": "birthday", "anniversary": "anniversary", "categories": "categories",
    "hobby": "hobby", "notes": "notes", "referredby": "referred_by", "spouse": "spouse", "children": "children",
    "managersname": "manager", "assistantsname": "assistant", "officelocation": "office_location",
    "location": "location", "private": "private", "sensitivity": "sensitivity", "emaildisplayname": "display_name",
    "keywords": "keywords", "gender": "gender", "priority": "priority", "emailtype": "type",
}  # fmt: skip
_PHONES = (
    "Mobile Phone", "Primary Phone", "Home Phone", "Home Phone 2", "Business Phone", "Business Phone 2", "Car Phone",
    "Other Phone", "Radio Phone", "Company Main Phone",
)  # fmt: skip
_EMAILS = ("E-mail Address", "E-mail 2 Address", "E-mail 3 Address")
_URLS = ("Web Page", "Personal Web Page")
_STREETS = ("Street", "Street 2", "Street 3", "Postal Code", "City", "State", "Country")
_ORDERED = {
    fold_header(name): f"{field}:{name}"
    for field, listed in (("phone", _PHONES), ("email", _EMAILS), ("url", _URLS))
    for name in listed
}
_ADDRESSES = {
    fold_header(f"{kind} {part}"): f"address:{kind} {part}"
    for kind in ("Home", "Business", "Other")
    for part in _STREETS
}
_ADDRESSES |= {
    fold_header(f"{kind} Country/Region"): f"address:{kind} Country" for kind in ("Home", "Business", "Other")
}
_DEFAULTS = frozenset({"", "unspecified", "normal", "low", "false", "0", "smtp", "none"})
_QUIET = frozenset({"gender", "priority"})
_SAFE = frozenset({"private", "personal", "confidential"})
_OUTLOOKS = frozenset(
    {"phone:Company Main Phone", "phone:Car Phone", "phone:Business Phone 2", "manager", "assistant", "referred_by",
     "display_name", "address:Business Street", "address:Home Street", "email:E-mail 2 Address", "phone:Business Phone"}
)  # fmt: skip

Columns = Mapping[str, tuple[int, ...]]


def recognise(source: Source) -> int:
    """Sure of names beside ``E-mail Address`` and several of the columns that only Outlook has."""
    header = find_header(source.head, _weigh)
    if header is None:
        return 0
    return min(94, 60 + 8 * len(_OUTLOOKS.intersection(map(_field, header.cells))))


def read(source: Source, options: Options) -> Incoming:
    """The contacts. Outlook writes dates as the computer's region does: which way is told by the dates themselves."""
    header = read_header(source, _weigh, _EXPECTED)
    rows = list(iter_rows(source, header))
    columns = columns_of([_field(cell) for cell in header.cells])
    notices = Notices()
    quiet = {number for field in _QUIET for number in columns.get(field, ())}
    unused = Unused(header, {number for found in columns.values() for number in found} - quiet)
    days = [number for field in ("birthday", "anniversary") for number in columns.get(field, ())]
    dates = DateReader((row.cells[number] for row in rows for number in days if row.cells[number]), notices)
    people: list[IncomingPerson] = []
    left: list[LeftOut] = []
    for row in rows:
        if row.surplus:
            left.append(too_wide(row, header))
            continue
        unused.look(_without_defaults(row))
        found = _contact(row, columns, dates, notices)
        left.append(found) if isinstance(found, LeftOut) else people.append(found)
    if unused.headers:
        notices.say(f"columns left out: {', '.join(unused.headers)}")
    return Incoming(rows=len(rows), people=tuple(people), left_out=tuple(left), told=notices.told())


def _field(header: str) -> str:
    folded = fold_header(header)
    return _NAMES.get(folded) or _ORDERED.get(folded) or _ADDRESSES.get(folded) or ""


def _weigh(cells: Sequence[str]) -> int:
    fields = {field for cell in cells if (field := _field(cell))}
    named = {"first", "last"} <= fields and len(fields & _OUTLOOKS) >= 2
    return len(fields) if named else 0


def _without_defaults(row: Row) -> Row:
    cells = ["" if cell.casefold() in _DEFAULTS or not cell.strip("0/-: ") else cell for cell in row.cells]
    return Row(row.line, cells)


def _cell(row: Row, columns: Columns, field: str) -> str:
    return next((one_line(row.cells[number]) for number in columns.get(field, ()) if row.cells[number]), "")


def _listed(row: Row, columns: Columns, field: str, names: Sequence[str]) -> list[str]:
    return [cell for name in names if (cell := _cell(row, columns, f"{field}:{name}"))]


def _contact(row: Row, columns: Columns, dates: DateReader, notices: Notices) -> IncomingPerson | LeftOut:
    line = row.line
    emails = read_emails(_listed(row, columns, "email", _EMAILS), line, notices)
    phones = read_phones(_listed(row, columns, "phone", _PHONES), line, notices)
    organization = _cell(row, columns, "organization")
    try:
        name = _name(row, columns) or name_for(emails, organization, phones)
    except NamelessError as reason:
        return LeftOut(line=line, what=next(filter(None, (organization, *phones)), "a contact"), why=str(reason))
    urls = read_urls(_listed(row, columns, "url", _URLS), line, notices)
    anniversary = dates.partial(_cell(row, columns, "anniversary"), line, "an anniversary")
    notes = "\n".join(row.cells[number] for number in columns.get("notes", ()) if row.cells[number])
    referred = _cell(row, columns, "referred_by")
    return IncomingPerson(
        line=line,
        name=name,
        source="Outlook",
        ids=profile_ids(urls),
        aliases=tuple(alias for alias in (_cell(row, columns, "nickname"),) if alias and alias != name),
        emails=emails,
        phones=phones,
        urls=urls,
        organization=organization,
        department=_cell(row, columns, "department"),
        role=_cell(row, columns, "role") or _cell(row, columns, "profession"),
        location=_place(row, columns) or _cell(row, columns, "location"),
        birthday=dates.partial(_cell(row, columns, "birthday"), line, "a birthday"),
        dates=(("Anniversary", anniversary),) if anniversary else (),
        groups=split_list(_cell(row, columns, "categories"), commas=True),
        interests=split_list(_cell(row, columns, "hobby"), commas=True),
        introduced_by=(IncomingRelation(what="introduced by", who=referred),) if referred else (),
        relations=tuple(_relations(row, columns)),
        remarks=(IncomingRemark(text=notes),) if notes else (),
        extra=tuple(_extra(row, columns)),
    )


def _name(row: Row, columns: Columns) -> str:
    """The name without its title; else what Outlook shows beside the address, else the nickname."""
    first, middle, last, suffix = (_cell(row, columns, field) for field in ("first", "middle", "last", "suffix"))
    name = join_name(first, middle, family=last, suffix=suffix)
    shown = _cell(row, columns, "display_name").partition("(")[0].strip()
    return name or ("" if "@" in shown else shown) or _cell(row, columns, "nickname")


def _place(row: Row, columns: Columns) -> str:
    """Town and country, at home before at work."""
    for kind in ("Home", "Business", "Other"):
        if city := _cell(row, columns, f"address:{kind} City"):
            return ", ".join(filter(None, (city, _cell(row, columns, f"address:{kind} Country"))))
    return ""


def _relations(row: Row, columns: Columns) -> Iterator[IncomingRelation]:
    for what in ("spouse", "manager", "assistant"):
        if who := _cell(row, columns, what):
            yield IncomingRelation(what=what, who=who)
    for child in split_list(_cell(row, columns, "children"), commas=True):
        yield IncomingRelation(what="child", who=child)


def _extra(row: Row, columns: Columns) -> Iterator[tuple[str, str]]:
    """Title, postal addresses, office and keywords; what was marked private stays so."""
    if prefix := _cell(row, columns, "prefix"):
        yield "name_prefix", prefix
    for kind in ("Home", "Business", "Other"):
        if _cell(row, columns, f"address:{kind} Street"):
            parts = _listed(row, columns, "address", [f"{kind} {part}" for part in _STREETS])
            yield f"address_{kind.casefold()}", ", ".join(parts)
    for field in ("office_location", "keywords"):
        if text := _cell(row, columns, field):
            yield field, text
    marked = _cell(row, columns, "private").casefold() in {"true", "yes", "1"}
    if marked or _cell(row, columns, "sensitivity").casefold() in _SAFE:
        yield "private", "true"
