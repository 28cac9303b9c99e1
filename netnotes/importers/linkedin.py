"""LinkedIn's Connections.csv: who is connected with you, where they work, and since when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from netnotes.importers.reading.cells import join_name, one_line, read_emails, read_urls
from netnotes.importers.reading.headers import columns_of, fold_header, person_field
from netnotes.importers.reading.nameless import name_for
from netnotes.importers.reading.notices import Notices, Unused
from netnotes.importers.reading.profiles import profile_slug
from netnotes.importers.reading.source import Options, Source
from netnotes.importers.reading.tables import Header, Row, find_header, iter_rows, read_header, too_wide
from netnotes.importers.reading.written_dates import DateReader
from netnotes.model.folding import fold_name
from netnotes.model.incoming import Incoming, IncomingPerson, IncomingRemark, LeftOut

TITLE = "LinkedIn connections (Connections.csv)"
_EXPECTED = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
_FIELDS = frozenset(
    {"name", "first_name", "last_name", "url", "email", "organization", "role", "met_on", "notes"},
)
_HIDDEN = frozenset({"", "linkedin member", "linkedin-mitglied", "membre de linkedin", "miembro de linkedin"})
_PREAMBLE = "when exporting your connection data"
_JOINED = "several rows of one person are joined"

Columns = Mapping[str, tuple[int, ...]]


def recognise(source: Source) -> int:
    """Surest of a header with a name and ``Connected On``; else of LinkedIn's remarks or profile links."""
    header = find_header(source.head, _weigh)
    if header is None:
        return 0
    fields = set(map(person_field, header.cells))
    if fields & {"phone", "birthday"}:
        return 0
    if "met_on" in fields and {fold_header(cell) for cell in header.cells} & _CONNECTED:
        return 95
    sign = _PREAMBLE in source.head.casefold() or "linkedin.com/in/" in source.head.casefold()
    return 80 if sign and {"organization", "role"} <= fields else 0


def read(source: Source, options: Options) -> Incoming:
    """The connections; members without a name are counted and left out, several rows of one person are joined."""
    header = read_header(source, _weigh, _EXPECTED)
    rows = list(iter_rows(source, header))
    columns = _columns(header, rows)
    notices, unused = Notices(), Unused(header, (number for found in columns.values() for number in found))
    dates = DateReader((_cell(row, columns, "met_on") for row in rows), notices, recent=True)
    people: dict[str, IncomingPerson] = {}
    left: list[LeftOut] = []
    for row in rows:
        unused.look(row)
        person = too_wide(row, header) if row.surplus else _person(row, columns, dates, notices, options)
        if isinstance(person, LeftOut):
            left.append(person)
            continue
        same = _same(person)
        if same in people:
            notices.add(_JOINED, row.line)
            people[same] = _joined(people[same], person)
        else:
            people[same] = person
    if unused.headers:
        notices.say(f"columns left out: {', '.join(unused.headers)}")
    inside = len(rows) - len(people) - len(left)
    return Incoming(
        rows=len(rows), people=tuple(people.values()), left_out=tuple(left), inside=inside, told=notices.told()
    )


_CONNECTED = frozenset(
    map(
        fold_header,
        ("Connected On", "Verbunden am", "Verknüpft am", "Connecté le", "En relation depuis", "Relation depuis",
         "Conectado el", "Conectado en", "Conectado em", "Ligado em", "Collegato il", "Connesso il", "Verbonden op"),
    )
)  # fmt: skip


def _field(header: str) -> str:
    field = person_field(header)
    return field if field in _FIELDS else ""


def _weigh(cells: Sequence[str]) -> int:
    fields = {field for cell in cells if (field := _field(cell))}
    named = "name" in fields or {"first_name", "last_name"} <= fields
    return len(fields) if named and len(fields) >= 3 else 0


def _columns(header: Header, rows: Sequence[Row]) -> Columns:
    """The columns by their headers; where none is called so, that of the links is told by what stands in it."""
    columns = columns_of([_field(cell) for cell in header.cells])
    if "url" not in columns:
        known = {number for found in columns.values() for number in found}
        for number in range(len(header.cells)):
            if number not in known and any(profile_slug(row.cells[number]) for row in rows[:50]):
                return {**columns, "url": (number,)}
    return columns


def _cell(row: Row, columns: Columns, field: str) -> str:
    return next((one_line(row.cells[number]) for number in columns.get(field, ()) if row.cells[number]), "")


def _cells(row: Row, columns: Columns, field: str) -> list[str]:
    return [row.cells[number] for number in columns.get(field, ()) if row.cells[number]]


def _person(
    row: Row, columns: Columns, dates: DateReader, notices: Notices, options: Options
) -> IncomingPerson | LeftOut:
    connected = dates.day(_cell(row, columns, "met_on"), row.line, "a day of connecting")
    emails = read_emails(_cells(row, columns, "email"), row.line, notices)
    name = join_name(_cell(row, columns, "first_name"), family=_cell(row, columns, "last_name")) or _cell(
        row, columns, "name"
    )
    if name.casefold() in _HIDDEN and not emails:
        what = f"connected on {connected}" if connected else "a connection"
        return LeftOut(line=row.line, what=what, why="no name: LinkedIn hides this member")
    if connected and connected > options.today:
        notices.add("a day of connecting that is still to come left out", row.line)
        connected = None
    urls = read_urls(_cells(row, columns, "url"), row.line, notices)
    slug = next((slug for url in urls if (slug := profile_slug(url))), "")
    notes = "\n\n".join(_cells(row, columns, "notes"))
    return IncomingPerson(
        line=row.line,
        name=name_for(emails, "", ()) if name.casefold() in _HIDDEN else name,
        source="LinkedIn",
        key=slug,
        ids=(("linkedin_id", slug),) if slug else (),
        emails=emails,
        urls=urls,
        organization=_cell(row, columns, "organization"),
        role=_cell(row, columns, "role"),
        met_on=connected,
        remarks=(IncomingRemark(text=notes),) if notes else (),
    )


def _same(person: IncomingPerson) -> str:
    """What two rows of one person share: the profile, else an address and the name, else all that they say."""
    if person.key:
        return f"in/{person.key}"
    if person.emails:
        return f"{person.emails[0].casefold()}\n{fold_name(person.name)}"
    return "\n".join((person.name, person.organization, person.role, str(person.met_on)))


def _joined(first: IncomingPerson, second: IncomingPerson) -> IncomingPerson:
    """One person of two rows: what the first leaves open is taken from the second."""
    days = [day for day in (first.met_on, second.met_on) if day]
    return replace(
        first,
        aliases=tuple(
            dict.fromkeys(
                (*first.aliases, *(() if fold_name(second.name) == fold_name(first.name) else (second.name,)))
            )
        ),
        emails=tuple(dict.fromkeys((*first.emails, *second.emails))),
        urls=tuple(dict.fromkeys((*first.urls, *second.urls))),
        organization=first.organization or second.organization,
        role=first.role or second.role,
        met_on=min(days, default=None),
        remarks=tuple(dict.fromkeys((*first.remarks, *second.remarks))),
    )
