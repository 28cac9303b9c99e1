"""What files of other programs say, before it meets a vault: people, meetings, and rows that say nothing usable.

An importer gives these as values; nothing here knows a vault. Text is as the file had it, decoded, unfolded and
stripped; what is unsafe in it is cleaned when notes are made.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from netnotes.model.dates import PartialDate
from netnotes.model.records import recordclass


@recordclass(frozen=True, slots=True, kw_only=True)
class IncomingFavour:
    """A favour or a thing lent: ``deposit`` is what I gave."""

    direction: Literal["deposit", "withdrawal"]
    what: str
    size: int = 1


@recordclass(frozen=True, slots=True, kw_only=True)
class IncomingTouch:
    """One dated contact, or with an empty ``kind`` one that only carries favours or words.

    ``kind`` is one of our kind words (SPEC 1.1) or another single word. ``text`` is one line or more.
    """

    line: int
    date: date
    kind: str = "contact"
    text: str = ""
    favours: tuple[IncomingFavour, ...] = ()


@recordclass(frozen=True, slots=True, kw_only=True)
class IncomingTask:
    """A promise or something I wait for; ``done`` is the day it was done."""

    line: int
    text: str
    due: date | None = None
    done: date | None = None
    waiting: bool = False


@recordclass(frozen=True, slots=True, kw_only=True)
class IncomingRelation:
    """Somebody this person has to do with: ``who`` is a name, ``key`` the `IncomingPerson.key` of it in one file.

    ``what`` is the word for them as seen from this person: ``sister``, ``introduced by``, ``manager``.
    """

    what: str
    who: str
    key: str = ""


@recordclass(frozen=True, slots=True, kw_only=True)
class IncomingRemark:
    """A text about somebody, in Markdown or plain; ``date`` and ``heading`` where the file has them."""

    text: str
    date: date | None = None
    heading: str = ""


@recordclass(frozen=True, slots=True, kw_only=True)
class IncomingPerson:
    """One person as one row, card or object says. ``line`` is where it begins in its file (1 for the first line).

    ``ids`` are flat keys and values that tell the person in the source for ever: ``("linkedin_id", "ada")``,
    ``("vcard_uid", "…")``, ``("monica_uuid", "…")``; they are kept in the note. ``key`` is how the same file refers to
    the person, empty where it does not. ``source`` names it for the reader: ``LinkedIn``. ``emails``, ``phones`` and
    ``urls`` begin with the preferred one. ``groups`` are the source's own labels. ``touches`` are contacts with this
    person alone; ``last_contact`` is a day without more. ``cadence`` is text of SPEC 4. ``extra`` are other flat
    properties worth keeping, by property name of SPEC 2.2 or a readable one of their own.
    """

    line: int
    name: str
    source: str
    key: str = ""
    ids: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    organization: str = ""
    department: str = ""
    role: str = ""
    location: str = ""
    birthday: PartialDate | None = None
    dates: tuple[tuple[str, PartialDate], ...] = ()
    groups: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    met: str = ""
    met_on: date | None = None
    introduced_by: tuple[IncomingRelation, ...] = ()
    relations: tuple[IncomingRelation, ...] = ()
    cadence: str = ""
    last_contact: date | None = None
    next_contact: date | None = None
    status: Literal["", "archived", "deceased"] = ""
    remarks: tuple[IncomingRemark, ...] = ()
    touches: tuple[IncomingTouch, ...] = ()
    tasks: tuple[IncomingTask, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


@recordclass(frozen=True, slots=True, kw_only=True)
class IncomingMeeting:
    """A meeting of several, or an event of a calendar. ``people`` say who was there: by key, or by name and e-mail.

    ``ids`` as of a person. ``kind`` is one of our kind words. Me is not among ``people``.
    """

    line: int
    date: date
    title: str
    source: str
    kind: str = "meeting"
    ids: tuple[tuple[str, str], ...] = ()
    people: tuple[IncomingPerson, ...] = ()
    location: str = ""
    text: str = ""
    favours: tuple[IncomingFavour, ...] = ()


@recordclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A row that gives nothing, and why, in words for its owner: ``no name and no address``."""

    line: int
    what: str
    why: str


@recordclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """All that one file says. ``rows`` counts what it holds; every one is a person, a meeting or left out.

    ``rows == len(people) + len(meetings) + len(left_out) + inside`` must hold, where ``inside`` counts the rows that
    went into others (a message into a touchpoint of its person). ``told`` are lines for the owner: what the format
    cannot say, what was cut.
    """

    rows: int
    people: tuple[IncomingPerson, ...] = ()
    meetings: tuple[IncomingMeeting, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    inside: int = 0
    told: tuple[str, ...] = ()
