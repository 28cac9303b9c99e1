"""Any other table of people as CSV, by its headers in seven languages or by what ``--map Header=field`` says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

from netnotes.importers.reading.cells import (
    join_name,
    one_line,
    read_emails,
    read_phones,
    read_urls,
    split_list,
)
from netnotes.importers.reading.headers import columns_of, fold_header, person_field, person_fields
from netnotes.importers.reading.nameless import NamelessError, name_for
from netnotes.importers.reading.notices import Notices, Unused
from netnotes.importers.reading.profiles import profile_ids
from netnotes.importers.reading.source import NotUnderstoodError, Options, Source
from netnotes.importers.reading.tables import (
    Header,
    Row,
    find_header,
    is_regular,
    iter_rows,
    read_header,
    too_wide,
)
from netnotes.importers.reading.written_dates import DateReader
from netnotes.model.cadence import parse_cadence
from netnotes.model.dates import PartialDate
from netnotes.model.folding import closest
from netnotes.model.incoming import Incoming, IncomingPerson, IncomingRelation, IncomingRemark, LeftOut
from netnotes.model.records import recordclass

TITLE = "any table of people (CSV)"
_EXPECTED = 'Name,Email,Phone,Company,Role,Birthday; or say what a header means: --map "HEADER=name"'
_DATES = ("birthday", "anniversary", "dates", "met_on", "added", "last_contact", "next_contact", "snooze")
_SINGLE = frozenset(
    {"name", "first_name", "middle_name", "last_name", "suffix", "aliases", "email", "phone", "url", "organization",
     "department", "role", "location", "birthday", "dates", "labels", "interests", "met", "met_on", "introduced_by",
     "cadence", "last_contact", "next_contact", "status", "notes", "spouse", "anniversary", "knows", "household"}
)  # fmt: skip
_LISTED = frozenset(
    {"category", "helps_with", "their_goals", "offers", "needs", "i_offer", "knows_about_me"}
)  # fmt: skip
_RELATIONS = ("spouse", "household", "knows")
_DEGREES = re.compile(
    r"(?:ph\.?d|m\.?d|mba|m\.?sc|b\.?sc|m\.?a|b\.?a|jr|sr|i{1,3}|iv|esq|cpa|pmp|ll\.?m)\.?", re.IGNORECASE
)
_TITLES = frozenset({"title", "titel", "titre", "titulo", "titolo"})
_LEAVE = frozenset({"", "-", "none", "ignore", "skip"})
_SWITCHES = frozenset({"on", "off", "yes", "no", "true", "false"})
_NAMED = frozenset({"name", "first_name", "last_name", "email"})
_STATUSES: dict[str, Literal["archived", "deceased"]] = {
    "archived": "archived", "deceased": "deceased", "died": "deceased", "dead": "deceased",
}  # fmt: skip
_ONLY_SWITCHED = frozenset({"account", "private", "lifeline", "paused"})

Columns = Mapping[str, tuple[int, ...]]


@recordclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What the rows of one file share: its columns, its dates, whether names stand the family's first."""

    columns: Columns
    dates: DateReader
    turned: bool


def recognise(source: Source) -> int:
    """Possible where two headers mean something, one of them a name or an e-mail address; every other is surer."""
    header = find_header(source.head, lambda cells: _weigh(list(map(person_field, cells))))
    return 20 if header and is_regular(source.head, header) else 0


def read(source: Source, options: Options) -> Incoming:
    """The people. Headers that mean nothing here are told, with the way to say what they mean.

    Raises NotUnderstoodError for a mapping that names no column of the file or no field.
    """
    mapped = _mapping(options)
    header = read_header(source, lambda cells: _weigh(_fields(cells, mapped), least=1), _EXPECTED)
    _check_mapping(options, header)
    columns = columns_of(_fields(header.cells, mapped))
    rows = list(iter_rows(source, header))
    notices, unused = Notices(), Unused(header, (number for found in columns.values() for number in found))
    unused_on_purpose = {number for number, cell in enumerate(header.cells) if mapped.get(fold_header(cell)) == ""}
    shared = _Reading(
        columns=columns,
        dates=DateReader((text for field in _DATES for text in _column(rows, columns, field)), notices),
        turned=_family_first(_column(rows, columns, "name")),
    )
    people: list[IncomingPerson] = []
    left: list[LeftOut] = []
    for row in rows:
        unused.look(row)
        found = too_wide(row, header) if row.surplus else _person(row, shared, notices)
        left.append(found) if isinstance(found, LeftOut) else people.append(found)
    asked = {header.cells[number] for number in unused_on_purpose}
    if unknown := [name for name in unused.headers if name not in asked]:
        notices.say(f'columns left out: {", ".join(unknown)}; --map "{unknown[0]}=FIELD" takes one over')
    return Incoming(rows=len(rows), people=tuple(people), left_out=tuple(left), told=notices.told())


def _weigh(fields: Sequence[str], least: int = 2) -> int:
    known = {field for field in fields if field}
    return len(known) if known & _NAMED and len(known) >= least else 0


def _mapping(options: Options) -> dict[str, str]:
    """Each folded header → the field it was said to mean, empty to leave it out. Raises NotUnderstoodError."""
    known = {fold_header(field): field for field in person_fields()}
    found: dict[str, str] = {}
    for header, field in options.mapping:
        if field.strip().casefold() in _LEAVE:
            found[fold_header(header)] = ""
        elif target := known.get(fold_header(field)) or person_field(field):
            found[fold_header(header)] = target
        else:
            near = closest(field, person_fields())
            raise NotUnderstoodError(
                1,
                f"{field!r} in --map {header}={field} is no field of a person",
                f"did you mean {near!r}?" if near else f"fields are {', '.join(person_fields())}",
            )
    return found


def _check_mapping(options: Options, header: Header) -> None:
    there = {fold_header(cell) for cell in header.cells}
    for name, field in options.mapping:
        if fold_header(name) not in there:
            near = closest(name, [cell for cell in header.cells if cell])
            raise NotUnderstoodError(
                header.line,
                f"no column is headed {name!r}, which --map {name}={field} names",
                f"did you mean {near!r}?" if near else f"the headers are {', '.join(filter(None, header.cells))}",
            )


def _fields(cells: Sequence[str], mapped: Mapping[str, str]) -> list[str]:
    """The field of each column. ``Title`` is what somebody is called, not a role, beside a column of roles."""
    fields = [mapped[folded] if (folded := fold_header(cell)) in mapped else person_field(cell) for cell in cells]
    if fields.count("role") > 1:
        titled = {number for number, cell in enumerate(cells) if fold_header(cell) in _TITLES - mapped.keys()}
        fields = ["prefix" if number in titled else field for number, field in enumerate(fields)]
    return fields


def _column(rows: Sequence[Row], columns: Columns, field: str) -> Iterator[str]:
    return (row.cells[number] for row in rows for number in columns.get(field, ()) if row.cells[number])


def _family_first(names: Iterator[str]) -> bool:
    """Whether all names stand as ``Lovelace, Ada``, degrees aside."""
    halves = [name.partition(",")[::2] for name in names]
    return bool(halves) and all(
        given.strip() and "," not in given and not _DEGREES.fullmatch(given.strip()) for _, given in halves
    )


def _person(row: Row, shared: _Reading, notices: Notices) -> IncomingPerson | LeftOut:
    def cells(field: str) -> list[str]:
        return [row.cells[number] for number in shared.columns.get(field, ()) if row.cells[number]]

    def cell(field: str) -> str:
        return one_line(next(iter(cells(field)), ""))

    def listed(field: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(part for text in cells(field) for part in split_list(text, commas=True)))

    line = row.line
    emails = read_emails(cells("email"), line, notices)
    phones = read_phones(cells("phone"), line, notices)
    organization = cell("organization")
    try:
        name = _name(cell, turned=shared.turned) or next(iter(listed("aliases")), "")
        name = name or name_for(emails, organization, phones)
    except NamelessError as reason:
        return LeftOut(line=line, what=next(filter(None, (organization, *phones)), "a row"), why=str(reason))
    urls = read_urls(cells("url"), line, notices)
    dates = shared.dates
    anniversary = dates.partial(cell("anniversary"), line, "an anniversary")
    notes = "\n\n".join(cells("notes"))
    return IncomingPerson(
        line=line,
        name=name,
        source="CSV",
        ids=profile_ids(urls),
        aliases=tuple(alias for alias in listed("aliases") if alias != name),
        emails=emails,
        phones=phones,
        urls=urls,
        organization=organization,
        department=cell("department"),
        role=cell("role"),
        location=", ".join(dict.fromkeys(map(one_line, cells("location")))),
        birthday=dates.partial(cell("birthday"), line, "a birthday"),
        dates=(*((("Anniversary", anniversary),) if anniversary else ()), *_remembered(cells("dates"), line, dates)),
        groups=listed("labels"),
        interests=listed("interests"),
        met=cell("met"),
        met_on=dates.day(cell("met_on"), line, "a day of meeting"),
        introduced_by=tuple(IncomingRelation(what="introduced by", who=who) for who in listed("introduced_by")),
        relations=tuple(IncomingRelation(what=what, who=who) for what in _RELATIONS for who in listed(what)),
        cadence=_cadence(cell("cadence"), line, notices),
        last_contact=dates.day(cell("last_contact"), line, "a day of last contact"),
        next_contact=dates.day(cell("next_contact"), line, "a day of next contact"),
        status=_STATUSES.get(cell("status").casefold(), ""),
        remarks=(IncomingRemark(text=notes),) if notes else (),
        extra=tuple(_extra(row, shared, notices)),
    )


def _name(cell: Callable[[str], str], *, turned: bool) -> str:
    whole = cell("name")
    if turned and whole:
        family, _, given = whole.partition(",")
        whole = join_name(given.strip(), family=family.strip())
    first, middle, last, suffix = (cell(field) for field in ("first_name", "middle_name", "last_name", "suffix"))
    parts = join_name(first, middle, family=last, suffix=suffix)
    return parts if cell("first_name") and cell("last_name") else whole or parts


def _remembered(cells: list[str], line: int, dates: DateReader) -> Iterator[tuple[str, PartialDate]]:
    """Dates to remember, each ``wedding: 2019-05-04``."""
    for part in (part for text in cells for part in split_list(text)):
        label, _, value = part.rpartition(":")
        if found := dates.partial(value, line, "a date of a year to remember"):
            yield one_line(label) or "Date", found


def _cadence(text: str, line: int, notices: Notices) -> str:
    if text and parse_cadence(text) is None:
        notices.add("a cadence that cannot be read left out: write it as 6w or monthly", line)
        return ""
    return text


def _extra(row: Row, shared: _Reading, notices: Notices) -> Iterator[tuple[str, str]]:
    """The other properties of SPEC 2.2 that the file holds, dates as ISO; what a property cannot hold is told.

    A list is a pair for each of its values; no comma parts them, which many a value has.
    """
    for field, numbers in shared.columns.items():
        text = one_line(next((row.cells[number] for number in numbers if row.cells[number]), ""))
        if not text or field in _SINGLE - {"status"}:
            continue
        if field in _LISTED:
            parts = (part for number in numbers for part in split_list(row.cells[number]))
            yield from ((field, part) for part in dict.fromkeys(parts))
            continue
        if field in _DATES:
            found = shared.dates.day(text, row.line, f"a day of {field}")
            text = found.isoformat() if found else ""
        elif field == "status":
            text = "" if text.casefold() in _STATUSES else text
        elif field in _ONLY_SWITCHED and text.casefold() not in _SWITCHES:
            notices.add(f"{field} left out, which is on or off", row.line)
            continue
        if text:
            yield "name_prefix" if field == "prefix" else field, text
