"""Rules' rows as the plain data that regions in notes show, beside those of the pages."""

from __future__ import annotations

from collections.abc import Iterable

from netnotes.model.follow_ups import FollowUp
from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.places import Place
from netnotes.pages.context import thanks_record
from netnotes.pages.escaping import spoken
from netnotes.pages.follow_up_context import task_words
from netnotes.pages.plain import day_text, note_record
from netnotes.pages.rows import Record
from netnotes.rules.accounts import BalanceRow, StatementLine
from netnotes.rules.contact import PersonFacts
from netnotes.rules.history import HistoryRow
from netnotes.rules.wording import kind_words

_FAVOURS = {"deposit": "gave", "withdrawal": "got"}


def history_record(row: HistoryRow) -> Record:
    """A touchpoint or favour; ``kind`` is its word: a favour is what I gave or got."""
    return {
        "date": day_text(row.date),
        "kind": _FAVOURS.get(row.kind) or kind_words(row.kind),
        "favour": row.entry == "exchange",
        "text": spoken(row.text),
        "size": row.size,
        "planned": row.scheduled,
        "note": note_record(row.place),
    }


def account_record(row: BalanceRow) -> Record:
    """The account with one person."""
    return {
        "deposits": row.deposits,
        "withdrawals": row.withdrawals,
        "balance": row.balance,
        "opening_balance": row.opening_balance,
        "give_next": row.in_debt or row.show_asked_before_giving,
        "second_look": row.one_sided,
        "thanks": [thanks_record(owed) for owed in row.thanks],
    }


def statement_record(line: StatementLine) -> Record:
    """One line of the account."""
    return {
        "date": day_text(line.date),
        "kind": _FAVOURS[line.kind],
        "what": spoken(line.what),
        "size": line.size,
        "balance": line.balance,
        "note": note_record(line.place),
    }


def planned_record(touchpoint: Touchpoint, people: Iterable[PersonFacts]) -> Record:
    """Something scheduled, with those of the people asked about who are in it."""
    return {
        "date": day_text(touchpoint.date),
        "kind": kind_words(touchpoint.kind),
        "text": spoken(touchpoint.text),
        "people": [{"name": about.person.name, "path": about.person.path} for about in people],
        "note": note_record(Place(path=touchpoint.path, line=touchpoint.line)),
    }


def exchange_record(exchange: Exchange) -> Record:
    """A favour that is still to come."""
    return {
        "date": day_text(exchange.date),
        "kind": {"deposit": "give", "withdrawal": "get"}[exchange.direction],
        "what": spoken(exchange.what),
        "note": note_record(Place(path=exchange.path, line=exchange.line)),
    }


def task_record(task: FollowUp) -> Record:
    """An open task; ``waiting`` where I wait for somebody else."""
    return {
        "text": task_words(task.text),
        "due": day_text(task.due),
        "waiting": task.waiting,
        "note": note_record(Place(path=task.path, line=task.line)),
    }
