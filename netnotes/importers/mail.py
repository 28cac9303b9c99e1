"""Mails as mbox or .eml files: only who wrote to whom, when and about what; the mails themselves are not read.

One touchpoint for each person and day. Lists, newsletters, machines and mails to more than ten are left out.
"""

from __future__ import annotations

import re
from datetime import date

from netnotes.importers.reading.mail_addresses import given_first, is_nobody, name_in_address
from netnotes.importers.reading.mail_headers import Mail, iter_mails
from netnotes.importers.reading.source import NotUnderstoodError, Options, Source
from netnotes.model.incoming import Incoming, IncomingPerson, IncomingTouch, LeftOut

TITLE = "mails (mbox, .eml)"

MOST_RECIPIENTS = 10
"""A mail to more people than this is no contact with each of them."""

_HEADER = re.compile(r"(?m)^(From|To|Date|Subject|Message-ID|Received|MIME-Version|Return-Path):", re.IGNORECASE)
_ENVELOPE = re.compile(r"From [^\n]{0,300}\d{4}[^\n]{0,40}\n")
_SUBJECTS = 3


def recognise(source: Source) -> int:
    """Likely where the first lines are headers of a mail, From and Date among them."""
    head = source.head.partition("\n\n")[0]
    envelope = _ENVELOPE.match(head)
    found = {match[1].lower() for match in _HEADER.finditer(head)}
    if not re.match(r"[A-Za-z][A-Za-z0-9-]*:", head[envelope.end() :] if envelope else head):
        return 0
    if {"from", "date"} <= found and len(found) > 2:
        return 90 if envelope else 80
    return 60 if envelope and "from" in found else 0


def read(source: Source, options: Options) -> Incoming:
    """The people I wrote to and who wrote to me. Raises NotUnderstoodError without a mail, or without my address."""
    left_out: list[LeftOut] = []
    people: dict[str, _Correspondent] = {}
    rows, several = 0, False
    for mail in iter_mails(source.data):
        if not mail.first("From"):
            continue
        if not any("@" in mine for mine in options.mine):
            raise NotUnderstoodError(
                mail.line, "your own address is not known, so nobody can tell who wrote to whom",
                "write it as email in a note Me, then import again",
            )  # fmt: skip
        try:
            day, text, others = _contact(mail, options)
        except _NoContactError as reason:
            left_out.append(LeftOut(line=mail.line, what=mail.subject()[:80] or "a mail", why=str(reason)))
            continue
        rows += len(others)
        several = several or len(others) > 1
        for address, name in others.items():
            people.setdefault(address, _Correspondent(mail.line)).add(name, day, mail, text)
    if not rows and not left_out:
        raise NotUnderstoodError(
            1, "there is no mail in it", "an mbox file begins with From, an .eml file with headers"
        )
    found = tuple(person.made(address) for address, person in people.items())
    return Incoming(
        rows=rows + len(left_out), people=found, left_out=tuple(left_out), inside=rows - len(found),
        told=("a mail to several people counts once for each of them",) if several else (),
    )  # fmt: skip


class _NoContactError(Exception):
    """A mail that is no contact, with the reason in words."""


def _contact(mail: Mail, options: Options) -> tuple[date, str, dict[str, str]]:
    """The day, the words and the names by address of those a mail is a contact with. Raises _NoContactError."""
    day = mail.day()
    senders, receivers = mail.people("From"), mail.people("To", "Cc")
    others = {address: name for address, name in receivers.items() if address not in options.mine}
    if day is None:
        raise _NoContactError("no date that can be read")
    if day > options.today:
        raise _NoContactError("dated in the future")
    if mail.is_bulk():
        raise _NoContactError("of a list, a newsletter or a machine")
    if len(others) > MOST_RECIPIENTS:
        raise _NoContactError(f"to more than {MOST_RECIPIENTS} people")
    subject = mail.subject()
    if options.mine & set(senders):
        others = {address: name for address, name in others.items() if not is_nobody(address)}
        if not others:
            raise _NoContactError("to nobody else")
        return day, f"I wrote: {subject}" if subject else "I wrote", others
    if not options.mine & set(mail.people("To", "Cc", "Bcc", "Delivered-To", "X-Original-To")):
        raise _NoContactError("not addressed to you")
    if not senders:
        raise _NoContactError("no address of a sender")
    return day, f"they wrote: {subject}" if subject else "they wrote", senders


class _Correspondent:
    """Somebody with whom mails went to and fro: by day, the words of each with the line of the first."""

    def __init__(self, line: int) -> None:
        self.line, self.name = line, ""
        self.days: dict[date, tuple[int, dict[str, None]]] = {}

    def add(self, name: str, day: date, mail: Mail, text: str) -> None:
        """One more mail."""
        self.name = self.name or ("" if "@" in name else given_first(name.strip("'\" ")))
        self.days.setdefault(day, (mail.line, {}))[1][text] = None

    def made(self, address: str) -> IncomingPerson:
        """The person with one touchpoint a day."""
        touches = (_touch(day, line, list(texts)) for day, (line, texts) in sorted(self.days.items()))
        name = self.name or name_in_address(address)
        return IncomingPerson(line=self.line, name=name, source="mail", emails=(address,), touches=tuple(touches))


def _touch(day: date, line: int, texts: list[str]) -> IncomingTouch:
    more = f"; and {len(texts) - _SUBJECTS} more" if len(texts) > _SUBJECTS else ""
    return IncomingTouch(line=line, date=day, kind="email", text="; ".join(texts[:_SUBJECTS]) + more)
