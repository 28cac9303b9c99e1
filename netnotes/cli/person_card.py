"""One person at a glance: the rows about them, put together and put into words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from netnotes.cli.output.answer import Screen
from netnotes.cli.output.lines import fact, heading, paragraph
from netnotes.cli.timeline import history_lines
from netnotes.model.network import Network
from netnotes.model.records import recordclass
from netnotes.model.refs import Ref
from netnotes.rules.accounts import BalanceRow, balance_of
from netnotes.rules.contact import facts_of
from netnotes.rules.due import DueRow, due_rows
from netnotes.rules.followups import FollowUpRow, follow_up_rows, rows_about
from netnotes.rules.goals import goal_rows
from netnotes.rules.history import HistoryRow, history_rows
from netnotes.rules.introduced import introduction_words
from netnotes.rules.introductions import introductions_of
from netnotes.rules.people import PersonRow, people_rows
from netnotes.rules.wording import day_words

RECENT = MOST = 5


@recordclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Everything about one person on one day. ``goals`` are the titles of unmet goals they are linked to.

    ``introductions`` are those of which they are part, in words.
    """

    row: PersonRow
    due: DueRow
    account: BalanceRow | None
    goals: tuple[str, ...]
    open: tuple[FollowUpRow, ...]
    recent: tuple[HistoryRow, ...]
    introductions: tuple[str, ...]

    def record(self) -> dict[str, object]:
        """What the object of `show` has beyond the record of `people`."""
        person, due = self.row.person, self.due
        account = {key: getattr(self.account, key, None) for key in BalanceRow.JSON[2:]}
        return {
            "due": due.due,
            "days_overdue": due.days_overdue,
            "next_scheduled": due.next_scheduled,
            "aliases": person.aliases,
            "phone": person.phones,
            "url": person.urls,
            "department": person.department or None,
            "prefers": person.prefers or None,
            "timezone": person.timezone or None,
            "birthday": person.birthday,
            "dates": {what: str(day) for what, day in person.dates},
            "added": person.added,
            "met": person.met or None,
            "introduced_by": _names(person.introduced_by),
            "knows": _names(person.knows),
            "household": _names(person.household),
            "offers": person.offers,
            "needs": person.needs,
            "interests": person.interests,
            "i_offer": person.i_offer,
            "their_goals": person.their_goals,
            "knows_about_me": person.knows_about_me,
            "lifeline": person.lifeline,
            "private": person.private,
            **account,
            "goals": self.goals,
            "followups": self.open,
            "recent": self.recent,
            "introductions": self.introductions,
        }


def card(network: Network, path: str, today: date) -> Card:
    """The card of the person whose note is at path, who must be in the network."""
    goals = (goal.title for goal in goal_rows(network, today) if path in goal.paths)
    return Card(
        row=next(row for row in people_rows(network, today) if row.path == path),
        due=next(row for row in due_rows(network, today, everyone=True) if row.path == path),
        account=balance_of(network, path, today),
        goals=tuple(goals),
        open=rows_about(follow_up_rows(network, today), (path,)),
        recent=history_rows(network, path, today)[-RECENT:],
        introductions=tuple(introduction_words(one, path) for one in introductions_of(facts_of(network, today), path)),
    )


def card_text(seen: Card, screen: Screen) -> str:
    """The card for people: blocks of facts, those that are not known left out."""
    person = seen.row.person
    who = [seen.row.role, person.department, seen.row.organization, person.location]
    kind = [", ".join(person.categories), f"tier {person.tier}" if person.tier else ""]
    kind += ["lifeline" if person.lifeline else "", "private" if person.private else ""]
    lines = [fact(person.name, person.path, screen, indent=0)]
    lines += [paragraph(", ".join(filter(None, who)), screen)] if any(who) else []
    lines += [paragraph("; ".join(filter(None, kind)), screen)] if any(kind) else []
    blocks = (
        ("In touch", _in_touch(seen)), ("Open", _open(seen)), ("Give and get", _account(seen)), ("About", _about(seen)),
    )  # fmt: skip
    for title, facts in blocks:
        known = [(label, text) for label, text in facts if text]
        if known:
            lines += ["", heading(title), *(_fact_line(label, text, screen) for label, text in known)]
    if seen.recent:
        lines += ["", heading("Recently"), *history_lines(seen.recent, screen, indent=2)]
    return "\n".join(lines)


def _in_touch(seen: Card) -> Iterable[tuple[str, str]]:
    person, due = seen.row.person, seen.due
    status = due.status.replace("_", " ")
    yield "now", f"{status}; {due.reason}" if due.reason != status else status
    yield "due", str(due.due or "")
    yield "planned", str(due.next_scheduled or "")
    yield "reach", ", ".join((*person.emails, *person.phones, *person.urls))
    yield "prefers", person.prefers
    yield "time zone", person.timezone


def _open(seen: Card) -> Iterable[tuple[str, str]]:
    for row in seen.open:
        by = f" (by {row.due})" if row.due else ""
        yield "I wait for" if row.waiting else "I promised", f"{row.text}{by}"


def _account(seen: Card) -> Iterable[tuple[str, str]]:
    account = seen.account
    if account is not None and (account.statement or account.opening_balance):
        yield "balance", f"{account.balance} (gave {account.deposits}, got {account.withdrawals})"
        yield "thank", "; ".join(f"{thanks.what} ({thanks.date})" for thanks in account.thanks)
    yield "could give", "; ".join(seen.row.person.i_offer)


def _about(seen: Card) -> Iterable[tuple[str, str]]:
    person = seen.row.person
    yield "also called", ", ".join(person.aliases)
    yield "offers", ", ".join(person.offers)
    yield "looks for", ", ".join(person.needs)
    yield "likes", ", ".join(person.interests)
    yield "is after", "; ".join(person.their_goals)
    yield "knows of me", "; ".join(person.knows_about_me)
    yield "my goals", "; ".join(seen.goals)
    yield "met", person.met
    yield "through", ", ".join(_names(person.introduced_by))
    yield "introductions", "; ".join(seen.introductions[:MOST])
    yield "knows", ", ".join(_names(person.knows))
    yield "household", ", ".join(_names(person.household))
    yield "birthday", day_words(person.birthday) if person.birthday else ""
    yield "dates", ", ".join(f"{what} {day_words(day)}" for what, day in person.dates)


def _fact_line(label: str, text: str, screen: Screen) -> str:
    return paragraph(f"{label}: {text}", screen, indent=2, hang=2)


def _names(refs: Iterable[Ref]) -> list[str]:
    return [ref.shown for ref in refs]
