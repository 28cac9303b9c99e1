"""The variables about follow-ups and dates: by whom they concern, and in the order of the year (SPEC 7, 8)."""

from __future__ import annotations

from datetime import date

from netnotes.model.dates import PartialDate
from netnotes.model.network import Network
from netnotes.pages.escaping import spoken
from netnotes.pages.plain import day_text, note_record
from netnotes.pages.rows import Record, Rows
from netnotes.rules.contact import PersonFacts, facts_of
from netnotes.rules.dates import DateRow, YearlyDate, date_rows, next_occurrence, yearly_dates
from netnotes.rules.follow_up_now import FreshContact, follow_up_now
from netnotes.rules.followups import FollowUpRow, by_people, follow_up_rows
from netnotes.rules.moves import MoveRow, moves_to_congratulate
from netnotes.rules.wording import MONTHS


def follow_up_variables(network: Network, today: date) -> Record:
    """``promised`` and ``waiting``: open tasks by person; ``follow_up``: fresh contacts.

    ``coming_dates`` are those of the next 30 days, ``dates`` all of a year from January on; ``moves`` are whom to
    congratulate.
    """
    rows = follow_up_rows(network, today)

    def yearly_record(one: YearlyDate) -> Record:
        return _date_record(one.about, one.what, one.day, next_occurrence(one.day, today))

    return {
        "promised": Rows(by_people(row for row in rows if not row.waiting), follow_up_record),
        "waiting": Rows(by_people(row for row in rows if row.waiting), follow_up_record),
        "follow_up": Rows(follow_up_now(network, today), fresh_record),
        "coming_dates": Rows(date_rows(network, today), date_record),
        "dates": Rows(yearly_dates(facts_of(network, today)), yearly_record),
        "moves": Rows(moves_to_congratulate(network, today), move_record),
    }


def follow_up_record(row: FollowUpRow) -> Record:
    """An open task; ``waiting`` where I wait for somebody else."""
    return {
        "people": [{"name": about.person.name, "path": about.person.path} for about in row.people],
        "text": task_words(row.text),
        "due": day_text(row.due),
        "waiting": row.waiting,
        "note": note_record(row.place),
    }


def task_words(text: str) -> str:
    """The words of a task, without its tags."""
    return " ".join(word for word in spoken(text).split() if not word.startswith("#"))


def fresh_record(fresh: FreshContact) -> Record:
    """Somebody to follow up with."""
    return {
        "name": fresh.name,
        "path": fresh.path,
        "date": day_text(fresh.date),
        "kind": fresh.kind,
        "first": fresh.first,
        "by": day_text(fresh.by),
        "promise": task_words(fresh.promise or ""),
        "note": note_record(fresh.place),
    }


def move_record(row: MoveRow) -> Record:
    """Somebody to congratulate on a move."""
    return {
        "name": row.name,
        "path": row.path,
        "date": day_text(row.date),
        "now": spoken(row.now),
        "note": note_record(row.place),
    }


def date_record(row: DateRow) -> Record:
    """A birthday or another date; no age, which would change a page every year."""
    return _date_record(row.about, row.what, row.day, row.date)


def _date_record(about: PersonFacts, what: str, day: PartialDate, following: date | None) -> Record:
    return {
        "name": about.person.name,
        "path": about.person.path,
        "what": what,
        "date": day_text(following),
        "day": f"{day.day} {MONTHS[day.month - 1]}",
        "year": day.year,
    }
