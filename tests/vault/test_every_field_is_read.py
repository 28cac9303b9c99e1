"""No field of a person or meeting is forgotten: each is read from its property, and holds its default without it."""

from dataclasses import fields

import pytest

from netnotes.model.config import Config
from netnotes.model.meetings import Meeting
from netnotes.model.people import Person
from netnotes.model.settings import Settings
from netnotes.vault.reader import NoteReader

PERSON = """---
aliases: [An]
email: a@example.org
phone: "1"
url: https://example.org
organization: Acme
department: Maps
role: Lead
category: mentor
tags: [climate]
tier: close
cadence: weekly
next_contact: 2026-12-01
snooze: 2026-12-02
status: paused
added: 2026-01-01
met: at a fair
introduced_by: Bo
knows: Cy
household: Di
different_from: Ed
birthday: 1990-03-02
dates: {wedding: 2015-06-20}
helps_with: A goal
their_goals: rest
offers: maps
needs: hiring
i_offer: a desk
interests: chess
knows_about_me: my book
prefers: mail
timezone: CET
location: Porto
lifeline: true
trust: 4
account: off
opening_balance: 2
private: true
homework: done
---
# Ana

## Moves

- 2026-11-21 role: Analyst → Lead
"""
MEETING = """---
date: 2026-11-05
kind: call
status: cancelled
people: Ana
goals: A goal
organization: Acme
location: Porto
stage: asked
private: true
---
We talked.
"""


@pytest.mark.parametrize(
    ("path", "text", "kind"), [("people/Ana.md", PERSON, Person), ("meetings/x.md", MEETING, Meeting)]
)
def test_each_field_is_read(path: str, text: str, kind: type[Person] | type[Meeting]) -> None:
    record = NoteReader(Config(), Settings()).read(path, text.encode()).record
    assert isinstance(record, kind)
    unread = [one.name for one in fields(kind) if getattr(record, one.name) == one.default]
    assert unread == []


@pytest.mark.parametrize(("path", "kind"), [("people/Ana.md", Person), ("meetings/2026-11-05 x.md", Meeting)])
def test_what_is_not_written_holds_its_default(path: str, kind: type[Person] | type[Meeting]) -> None:
    record = NoteReader(Config(), Settings()).read(path, b"# x\n").record
    assert isinstance(record, kind)
    written = {"path", "name", "lines", "date", "present"}
    assert {one.name for one in fields(kind) if getattr(record, one.name) != one.default} <= written
