"""A table of contacts from any other app: date, person, kind, note, gave, got, direction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from netnotes.importers.reading.cells import one_line, read_emails, split_list
from netnotes.importers.reading.headers import columns_of, fold_header
from netnotes.importers.reading.mail_addresses import is_address
from netnotes.importers.reading.nameless import name_for
from netnotes.importers.reading.notices import Notices, Unused
from netnotes.importers.reading.source import Options, Source
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
from netnotes.model.folding import fold_name
from netnotes.model.incoming import (
    Incoming,
    IncomingFavour,
    IncomingMeeting,
    IncomingPerson,
    IncomingTouch,
    LeftOut,
)
from netnotes.model.records import recordclass

TITLE = "touchpoints (CSV of dates and people)"
_EXPECTED = "date,person,kind,note,gave,got,direction"
_WORDS = {
    "date": "date", "day": "date", "when": "date", "timestamp": "date", "datetime": "date", "person": "person",
    "people": "person", "with": "person", "name": "person", "contact": "person", "who": "person",
    "participants": "person", "attendees": "person", "email": "email", "emailaddress": "email", "kind": "kind",
    "type": "kind", "channel": "kind", "via": "kind", "note": "note", "notes": "note", "text": "note",
    "summary": "note", "subject": "note", "content": "note", "message": "note", "gave": "gave", "given": "gave",
    "deposit": "gave", "got": "got", "received": "got", "withdrawal": "got", "direction": "direction",
    "location": "location", "place": "location", "size": "size",
}  # fmt: skip
_TELLING = frozenset({"kind", "gave", "got", "direction"})
_KINDS = {
    "phone": "call", "phonecall": "call", "telephone": "call", "voicecall": "call", "mail": "email", "sms": "message",
    "text": "message", "textmessage": "message", "chat": "message", "dm": "message", "im": "message",
    "whatsapp": "message", "signal": "message", "telegram": "message", "imessage": "message", "slack": "message",
    "zoom": "video", "videocall": "video", "teams": "video", "facetime": "video", "appointment": "meeting",
    "1on1": "meeting", "missedcall": "attempt", "noanswer": "no-reply",
}  # fmt: skip
_VERBS = {"call": "called", "video": "called", "message": "wrote", "email": "wrote", "letter": "wrote"}
_THEM = frozenset({"in", "incoming", "inbound", "received", "them", "they", "theirs", "from"})
_ME = frozenset({"out", "outgoing", "outbound", "sent", "me", "i", "mine", "to"})
_MOST_WORDS, _SIZES = 2, range(1, 6)

Columns = Mapping[str, tuple[int, ...]]


@recordclass(frozen=True, slots=True, kw_only=True)
class _Contact:
    """One row: who was there, and what it was."""

    people: tuple[IncomingPerson, ...]
    touch: IncomingTouch
    location: str


def recognise(source: Source) -> int:
    """Sure of a header with a date, a person, and a kind, a favour or a direction."""
    header = find_header(source.head, _weigh)
    if header is None or not _TELLING.intersection(map(_field, header.cells)):
        return 0
    return 60 if is_regular(source.head, header) else 0


def read(source: Source, options: Options) -> Incoming:
    """The people with their touchpoints; a row with several people is a meeting of them."""
    header = read_header(source, _weigh, _EXPECTED)
    columns = columns_of([_field(cell) for cell in header.cells])
    rows = list(iter_rows(source, header))
    notices, unused = Notices(), Unused(header, (number for found in columns.values() for number in found))
    dates = DateReader((_cell(row, columns, "date") for row in rows), notices, recent=True)
    left: list[LeftOut] = []
    meetings: list[IncomingMeeting] = []
    alone: list[_Contact] = []
    for row in rows:
        unused.look(row)
        found = _contact(row, header, columns, dates, notices, options)
        if isinstance(found, LeftOut):
            left.append(found)
        elif len(found.people) > 1:
            meetings.append(_meeting(found))
        else:
            alone.append(found)
    if unused.headers:
        notices.say(f"columns left out: {', '.join(unused.headers)}")
    people = tuple(map(_person, _by_person(alone)))
    inside = len(rows) - len(people) - len(meetings) - len(left)
    return Incoming(
        rows=len(rows),
        people=people,
        meetings=tuple(meetings),
        left_out=tuple(left),
        inside=inside,
        told=notices.told(),
    )


def _field(header: str) -> str:
    return _WORDS.get(fold_header(header), "")


def _weigh(cells: Sequence[str]) -> int:
    fields = {field for cell in cells if (field := _field(cell))}
    return len(fields) if "date" in fields and fields & {"person", "email"} and len(fields) >= 3 else 0


def _cell(row: Row, columns: Columns, field: str) -> str:
    return next((row.cells[number] for number in columns.get(field, ()) if row.cells[number]), "")


def _contact(
    row: Row, header: Header, columns: Columns, dates: DateReader, notices: Notices, options: Options
) -> _Contact | LeftOut:
    if row.surplus:
        return too_wide(row, header)
    written = _cell(row, columns, "date")
    names = _cell(row, columns, "person")
    what = one_line(f"{written} {names}").strip() or f"a row on line {row.line}"
    day = dates.day(written, row.line, "the day of a contact")
    if day is None:
        why = f"no date that can be read: {written}" if written else "no date"
        return LeftOut(line=row.line, what=what, why=why)
    everybody = _people(row, columns, notices)
    people = tuple(p for p in everybody if not {p.name.casefold(), *map(str.casefold, p.emails)} & options.mine)
    if not people:
        return LeftOut(line=row.line, what=what, why="with nobody but you" if everybody else "nobody is named")
    return _Contact(
        people=people,
        touch=_touch(row, columns, day, notices),
        location=one_line(_cell(row, columns, "location")),
    )


def _people(row: Row, columns: Columns, notices: Notices) -> list[IncomingPerson]:
    """Those whom the row names, ``;`` between them; e-mail addresses belong to them in the same order."""
    names = list(split_list(_cell(row, columns, "person")))
    emails = list(read_emails([text for text in (_cell(row, columns, "email"),) if text], row.line, notices))
    if not names:
        names = emails
    paired = emails if len(emails) == len(names) else [name if is_address(name) else "" for name in names]
    return [
        IncomingPerson(line=row.line, name=name, source="touchpoints", emails=(email,) if email else ())
        for name, email in zip(names, paired, strict=True)
    ]


def _touch(row: Row, columns: Columns, day: date, notices: Notices) -> IncomingTouch:
    kind = _kind(_cell(row, columns, "kind"), row.line, notices)
    note = _cell(row, columns, "note")
    word = fold_header(_cell(row, columns, "direction"))
    who = "they" if word in _THEM else "I" if word in _ME else ""
    if who:
        said = f"{who} {_VERBS.get(kind, 'got in touch')}"
        note = f"{said}: {note}" if note else said
    return IncomingTouch(line=row.line, date=day, kind=kind, text=note, favours=_favours(row, columns))


def _kind(text: str, line: int, notices: Notices) -> str:
    """A kind word of ours for another app's, else their own word or two, joined; `contact` for what is longer."""
    folded = fold_header(text)
    words = "".join(c if c.isalnum() else " " for c in text.casefold()).split()
    if len(words) > _MOST_WORDS:
        notices.add("a kind of more than two words is taken as contact", line)
        return "contact"
    return _KINDS.get(folded) or ("email" if folded == "email" else "-".join(words)) or "contact"


def _favours(row: Row, columns: Columns) -> tuple[IncomingFavour, ...]:
    sized = _cell(row, columns, "size")
    size = int(sized) if sized.isascii() and sized.isdigit() and len(sized) == 1 and int(sized) in _SIZES else 1
    directions: tuple[tuple[str, Literal["deposit", "withdrawal"]], ...] = (("gave", "deposit"), ("got", "withdrawal"))
    return tuple(
        IncomingFavour(direction=direction, what=what, size=size)
        for field, direction in directions
        for what in split_list(_cell(row, columns, field))
    )


def _by_person(contacts: list[_Contact]) -> list[list[_Contact]]:
    """The contacts of each person: by e-mail address, else by the name, which may have one in another row."""
    known: dict[str, set[str]] = {}
    for contact in contacts:
        person = contact.people[0]
        known.setdefault(fold_name(person.name), set()).update(map(str.casefold, person.emails))
    found: dict[str, list[_Contact]] = {}
    for contact in contacts:
        person = contact.people[0]
        name = fold_name(person.name)
        emails = set(map(str.casefold, person.emails)) or known[name]
        found.setdefault(min(emails) if len(emails) == 1 else name, []).append(contact)
    return list(found.values())


def _person(contacts: list[_Contact]) -> IncomingPerson:
    """One person with all their touchpoints; a name comes before an address as what they are called."""
    found = [contact.people[0] for contact in contacts]
    named = next((person for person in found if not is_address(person.name)), found[0])
    return IncomingPerson(
        line=found[0].line,
        name=name_for((named.name,), "", ()) if is_address(named.name) else named.name,
        source="touchpoints",
        emails=next((person.emails for person in found if person.emails), ()),
        touches=tuple(contact.touch for contact in contacts),
    )


def _meeting(contact: _Contact) -> IncomingMeeting:
    touch = contact.touch
    names = [person.name for person in contact.people]
    title = f"{touch.kind} with {', '.join(names[:-1])} and {names[-1]}"
    return IncomingMeeting(
        line=touch.line,
        date=touch.date,
        title=title,
        source="touchpoints",
        kind=touch.kind,
        people=contact.people,
        location=contact.location,
        text=touch.text,
        favours=touch.favours,
    )
