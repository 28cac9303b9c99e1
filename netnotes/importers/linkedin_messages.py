"""LinkedIn's messages.csv: on which days you wrote to each other, and who did."""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from netnotes.importers.reading.cells import one_line
from netnotes.importers.reading.headers import columns_of, fold_header
from netnotes.importers.reading.notices import Notices
from netnotes.importers.reading.profiles import profile_slug
from netnotes.importers.reading.source import NotUnderstoodError, Options, Source
from netnotes.importers.reading.tables import Row, find_header, iter_rows, read_header, too_wide
from netnotes.importers.reading.written_dates import DateReader
from netnotes.model.incoming import Incoming, IncomingPerson, IncomingTouch, LeftOut
from netnotes.model.records import recordclass

TITLE = "LinkedIn messages (messages.csv)"
_EXPECTED = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
)
_FIELDS = {
    "conversationid": "conversation", "from": "sender", "senderprofileurl": "sender_url", "to": "recipients",
    "recipientprofileurls": "recipient_urls", "date": "date", "subject": "subject", "content": "content",
    "folder": "folder", "ismessagedraft": "draft", "isconversationdraft": "draft",
}  # fmt: skip
_NEEDED = frozenset({"conversation", "sender", "recipients", "date"})
_LONGEST_TEXT, _READ = 80, 2000
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_NOBODY = frozenset({"", "linkedin member", "linkedin"})
_YES = frozenset({"yes", "true", "1"})


@recordclass(frozen=True, slots=True, kw_only=True)
class _Who:
    """Somebody in a conversation; ``key`` is their profile, else their name, folded."""

    name: str
    slug: str = ""

    @property
    def key(self) -> str:
        return self.slug or self.name.casefold()


@recordclass(frozen=True, slots=True, kw_only=True)
class _Message:
    line: int
    conversation: str
    sender: _Who
    recipients: tuple[_Who, ...]
    date: date
    written: str  # the day and time as the file has them, which sort as they came
    subject: str
    text: str


def recognise(source: Source) -> int:
    """Sure of a header with a conversation, who wrote, to whom and when."""
    return 97 if find_header(source.head, _weigh) else 0


def read(source: Source, options: Options) -> Incoming:
    """The people one wrote with, each with a touchpoint for every day on which there was a message.

    In a conversation of several a message counts for who wrote it; what I wrote to several counts for nobody. Raises
    NotUnderstoodError where nothing tells which of the people is me.
    """
    header = read_header(source, _weigh, _EXPECTED)
    columns = columns_of([_FIELDS.get(fold_header(cell), "") for cell in header.cells])
    notices = Notices()
    rows = list(iter_rows(source, header))
    cells = [
        {field: "\n".join(row.cells[n] for n in ns if row.cells[n]) for field, ns in columns.items()} for row in rows
    ]
    dates = DateReader((row["date"] for row in cells), notices, recent=True)
    left: list[LeftOut] = []
    messages: list[_Message] = []
    for row, said in zip(rows, cells, strict=True):
        found = too_wide(row, header) if row.surplus else _message(row, said, dates)
        left.append(found) if isinstance(found, LeftOut) else messages.append(found)
    people = _people(messages, options, left) if messages else ()
    inside = len(rows) - len(people) - len(left)
    left.sort(key=lambda row: row.line)
    return Incoming(rows=len(rows), people=people, left_out=tuple(left), inside=inside, told=notices.told())


def _weigh(cells: Sequence[str]) -> int:
    fields = {field for cell in cells if (field := _FIELDS.get(fold_header(cell), ""))}
    return len(fields) if fields >= _NEEDED else 0


def _message(row: Row, said: dict[str, str], dates: DateReader) -> _Message | LeftOut:
    sender = _Who(name=one_line(said["sender"]), slug=profile_slug(said.get("sender_url", "")))
    what = f"a message of {sender.name or 'somebody'}"
    if said.get("draft", "").casefold() in _YES or said.get("folder", "").casefold() in {"draft", "drafts"}:
        return LeftOut(line=row.line, what=what, why="a draft")
    if said.get("folder", "").casefold() == "spam":
        return LeftOut(line=row.line, what=what, why="in the folder of spam")
    if sender.name.casefold() in _NOBODY and not sender.slug:
        return LeftOut(line=row.line, what=what, why="from LinkedIn, or from a member whom it hides")
    day = dates.day(said["date"], row.line, "the day of a message")
    if day is None:
        return LeftOut(line=row.line, what=what, why=f"no date that can be read: {said['date'] or 'empty'}")
    return _Message(
        line=row.line,
        conversation=said["conversation"] or f"line {row.line}",
        sender=sender,
        recipients=tuple(_recipients(said["recipients"], said.get("recipient_urls", ""))),
        date=day,
        written=said["date"],
        subject=one_line(said.get("subject", "")),
        text=_plain(said.get("content", "")),
    )


def _plain(content: str) -> str:
    """How a message begins, in one line, without the tags of HTML."""
    return one_line(html.unescape(_TAG.sub(" ", content[:_READ])))


def _recipients(names: str, urls: str) -> Iterable[_Who]:
    """To whom a message went. Names with commas in them are told apart by how many profiles there are."""
    slugs = [slug for url in urls.replace(";", ",").split(",") if (slug := profile_slug(url))]
    listed = [name for part in names.replace(";", ",").split(",") if (name := one_line(part))]
    if len(slugs) == 1:
        return [_Who(name=one_line(names), slug=slugs[0])]
    if len(slugs) == len(listed):
        return [_Who(name=name, slug=slug) for name, slug in zip(listed, slugs, strict=True)]
    return [_Who(name="", slug=slug) for slug in slugs] or [_Who(name=name) for name in listed]


def _people(messages: Sequence[_Message], options: Options, left: list[LeftOut]) -> tuple[IncomingPerson, ...]:
    me = _find_me(messages, options)
    names = _names(messages)
    talks: dict[str, list[_Message]] = defaultdict(list)
    for message in messages:
        talks[message.conversation].append(message)
    days: dict[str, dict[date, list[_Message]]] = defaultdict(lambda: defaultdict(list))
    for talk in talks.values():
        others = {who.key for message in talk for who in _present(message)} - me - {""}
        answered = any(message.sender.key in me for message in talk)
        for message in talk:
            other = next(iter(others)) if len(others) == 1 else message.sender.key
            if why := _why_not(message, me, len(others), answered=answered, named=bool(names.get(other))):
                left.append(LeftOut(line=message.line, what=f"a message of {message.date}", why=why))
            else:
                days[other][message.date].append(message)
    found = [_person(key, names[key], by_day, me) for key, by_day in days.items()]
    return tuple(sorted(found, key=lambda person: person.line))


def _why_not(message: _Message, me: frozenset[str], others: int, *, answered: bool, named: bool) -> str:
    """Why a message is contact with nobody; empty where it is."""
    if others == 0:
        return "to nobody else"
    if others > 1 and message.sender.key in me:
        return "yours to several at once, which is contact with none of them alone"
    if others == 1 and message.subject and not answered:
        return "an InMail that you did not answer"
    return "" if named else "nothing tells the name of the other one"


def _present(message: _Message) -> tuple[_Who, ...]:
    return message.sender, *message.recipients


def _find_me(messages: Sequence[_Message], options: Options) -> frozenset[str]:
    """The keys that are mine: by my names, else who takes part in every conversation and alone does so."""
    everybody = {who.key: who for message in messages for who in _present(message)}
    mine = {
        who.key
        for message in messages
        for who in _present(message)
        if who.name.casefold() in options.mine or (who.slug and who.slug in options.mine)
    }
    if mine:
        return frozenset(mine)
    talks: dict[str, set[str]] = defaultdict(set)
    for message in messages:
        talks[message.conversation].update(who.key for who in _present(message))
    always = set(everybody).intersection(*talks.values()) - {""}
    if len(always) == 1:
        return frozenset(always)
    raise NotUnderstoodError(
        messages[0].line,
        "nothing tells which of these people you are",
        "make a note of yourself with your name as LinkedIn has it: netnotes new me NAME",
    )


def _names(messages: Sequence[_Message]) -> dict[str, str]:
    """Each key → the name it is called by most, the first of several."""
    called: dict[str, Counter[str]] = defaultdict(Counter)
    for message in messages:
        for who in _present(message):
            if who.name.casefold() not in _NOBODY:
                called[who.key][who.name] += 1
    return {key: names.most_common(1)[0][0] for key, names in called.items()}


def _person(key: str, name: str, by_day: dict[date, list[_Message]], me: frozenset[str]) -> IncomingPerson:
    slug = next((w.slug for ms in by_day.values() for m in ms for w in _present(m) if w.key == key), "")
    touches = tuple(_touch(by_day[day], me) for day in sorted(by_day))
    return IncomingPerson(
        line=min(message.line for said in by_day.values() for message in said),
        name=name,
        source="LinkedIn",
        key=slug,
        ids=(("linkedin_id", slug),) if slug else (),
        urls=(f"https://www.linkedin.com/in/{slug}",) if slug else (),
        touches=touches,
    )


def _touch(said: list[_Message], me: frozenset[str]) -> IncomingTouch:
    """One day's messages with somebody: who wrote, and the subject or how the first one begins."""
    first = min(said, key=lambda message: (message.written, message.line))
    by_me, by_them = any(m.sender.key in me for m in said), any(m.sender.key not in me for m in said)
    who = "we wrote to each other" if by_me and by_them else "I wrote" if by_me else "they wrote"
    count = f" ({len(said)} messages)" if len(said) > 1 else ""
    text = next((message.subject for message in said if message.subject), "") or first.text
    if len(text) > _LONGEST_TEXT:
        text = f"{text[:_LONGEST_TEXT].rsplit(' ', 1)[0]}…"
    return IncomingTouch(
        line=first.line, date=first.date, kind="message", text=f"{who}{count}: {text}" if text else f"{who}{count}"
    )
