"""Every reason behind one person's numbers (SPEC 4, 5, 6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar, Literal

from netnotes.model.cadence import Cadence
from netnotes.model.config import Season
from netnotes.model.ledger import Touchpoint
from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.model.places import Place
from netnotes.model.records import recordclass
from netnotes.rules.accounts import (
    ONE_SIDED,
    BalanceRow,
    account_place,
    balance_row,
    keeps_account,
    no_account_word,
)  # fmt: skip
from netnotes.rules.categories import category_reasons
from netnotes.rules.contact import CONFIG_FILE, Facts, PersonFacts, days_after, facts_of, is_reachable, place_of
from netnotes.rules.drifting import MIN_GAPS, rhythm_of
from netnotes.rules.due import SCHEDULED_DAYS, DueRow, due_row
from netnotes.rules.giving import ways_to_give
from netnotes.rules.goal_ties import goal_ties
from netnotes.rules.introduced import introduced
from netnotes.rules.moves import move_words
from netnotes.rules.open_reasons import date_words, follow_up_words
from netnotes.rules.pace_reasons import pace_words
from netnotes.rules.review_reasons import review_words
from netnotes.rules.seasons import endless_seasons, season_end
from netnotes.rules.to_meet import to_meet_reasons
from netnotes.rules.why_planned import plan_reasons
from netnotes.rules.wording import cadence_words, last_words, length_words

Topic = Literal[
    "cadence", "contact", "due", "status", "rhythm", "warmth", "category", "balance", "giving", "goals", "follow-ups",
    "dates", "moves", "introductions", "to meet", "plan", "review",
]  # fmt: skip


@recordclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason: what it is about, in words, and the line it comes from (None where no line says it)."""

    JSON: ClassVar[tuple[str, ...]] = ("topic", "text", "path", "line")

    topic: Topic
    text: str
    place: Place | None = None

    @property
    def path(self) -> str | None:
        """The file the reason comes from."""
        return self.place.path if self.place else None

    @property
    def line(self) -> int | None:
        """The line in that file."""
        return self.place.line if self.place else None


def reasons(network: Network, path: str, today: date) -> tuple[Reason, ...]:
    """Every reason behind every number of the person whose note is at path; empty for an unknown path.

    By topic, in the order in which one thing follows from another. For the terminal: day counts are spelled out.
    """
    facts = facts_of(network, today)
    about = facts.people.get(path)
    if about is None:
        return ()
    row = due_row(about)
    return (
        *_cadence(about.person, row),
        *_contact(about, today),
        *_due(about, row, facts),
        *_status(about, row, facts),
        *_rhythm(about, today),
        *(Reason(topic="warmth", text=text, place=place) for text, place in pace_words(about)),
        *(Reason(topic="category", text=text, place=place) for text, place in category_reasons(about)),
        *_balance(facts, about),
        *_giving(about),
        *(Reason(topic="goals", text=text, place=place) for text, place in goal_ties(network, about.person)),
        *(Reason(topic="follow-ups", text=text, place=place) for text, place in follow_up_words(about)),
        *(Reason(topic="dates", text=text, place=place) for text, place in date_words(about)),
        *(Reason(topic="moves", text=text, place=place) for text, place in move_words(about)),
        *(Reason(topic="introductions", text=text, place=place) for text, place in introduced(facts, about.person)),
        *(Reason(topic="to meet", text=text, place=place) for text, place in to_meet_reasons(about)),
        *(Reason(topic="plan", text=text, place=place) for text, place in plan_reasons(about)),
        *(Reason(topic="review", text=text, place=place) for text, place in review_words(about)),
    )


def _cadence(person: Person, row: DueRow) -> Iterator[Reason]:
    words = cadence_words(row.rhythm) if row.rhythm else "not tracked, on purpose"
    match row.cadence_source:
        case "person":
            yield Reason(topic="cadence", text=f"own cadence: {words}", place=row.cadence_place)
        case "tier":
            yield Reason(topic="cadence", text=f"tier {row.cadence_word}: {words}", place=row.cadence_place)
            if row.cadence_place and row.cadence_place.path == CONFIG_FILE:
                text = f"tier {person.tier} is set here"
                yield Reason(topic="cadence", text=text, place=place_of(person, "tier"))
        case "category" | "tag":
            text = f"{row.cadence_source} {row.cadence_word}: {words}, the shortest that applies"
            yield Reason(topic="cadence", text=text, place=row.cadence_place)
        case "default":
            default = words if row.rhythm else "none, because neither person, tier, category nor tag gives one"
            yield Reason(topic="cadence", text=f"default cadence: {default}", place=row.cadence_place)


def _contact(about: PersonFacts, today: date) -> Iterator[Reason]:
    last = about.last
    if last is None:
        yield Reason(topic="contact", text=f"no contact up to {today}")
    else:
        words = last_words(last.touchpoint.kind, last.date)
        if last.via:
            words += f", with {last.via.name} of the same household"
        yield Reason(topic="contact", text=words, place=last.place)
        for place in last.touchpoint.also:
            yield Reason(topic="contact", text="the same contact is written here, too", place=place)
    for t in about.past:
        if not t.resets and (last is None or t.date >= last.date):
            text = f"{t.kind} on {t.date} is a touch: it does not reset the clock"
            yield Reason(topic="contact", text=text, place=_place(t))
    for t in about.scheduled:
        text = f"{t.kind} on {t.date} is scheduled: it does not count yet"
        yield Reason(topic="contact", text=text, place=_place(t))


def _due(about: PersonFacts, row: DueRow, facts: Facts) -> Iterator[Reason]:
    yield from _next_contact(about)
    if row.base is None or row.due is None:
        yield Reason(topic="due", text=f"no due date: {_no_due(row)}")
        return
    if row.base_from == "last_contact" and row.rhythm and row.last:
        text = f"last contact: {_sum(row.last.date, row.rhythm, row.base)}"
        yield Reason(topic="due", text=text, place=row.last.place)
    elif row.base_from == "added" and row.rhythm and about.person.added:
        text = f"no contact yet, so from added: {_sum(about.person.added, row.rhythm, row.base)}"
        yield Reason(topic="due", text=text, place=place_of(about.person, "added"))
    yield from _snooze(about.person, row.base)
    yield from _seasons(max(row.base, about.person.snooze or row.base), row, facts)
    yield Reason(topic="due", text=f"due {row.due}")


def _next_contact(about: PersonFacts) -> Iterator[Reason]:
    wanted, last = about.person.next_contact, about.last_date
    if wanted is None:
        return
    if last is not None and wanted <= last:
        text = f"next_contact {wanted} is settled by the contact on {last}"
    else:
        text = f"next_contact {wanted} is pending and takes the cadence's place"
    yield Reason(topic="due", text=text, place=place_of(about.person, "next_contact"))


def _no_due(row: DueRow) -> str:
    if row.status in {"paused", "to_meet"}:
        return f"status is {row.person.status}"
    if row.rhythm is None:
        return "no cadence and no pending next_contact"
    return "no contact and no added date to count from"


def _sum(start: date, cadence: Cadence, end: date) -> str:
    """``2026-09-30 + 6 weeks = 2026-11-11``."""
    return f"{start} + {length_words(cadence)} = {end}"


def _snooze(person: Person, base: date) -> Iterator[Reason]:
    if person.snooze is not None:
        effect = "is later and takes its place" if person.snooze > base else "is not later: no effect"
        text = f"snooze {person.snooze} {effect}"
        yield Reason(topic="due", text=text, place=place_of(person, "snooze"))


def _seasons(day: date, row: DueRow, facts: Facts) -> Iterator[Reason]:
    for season in row.seasons:
        end = season_end(day, season) or day
        text = f"{day} lies in the quiet season {_span(season)}: moved to {end + timedelta(days=1)}"
        yield Reason(topic="due", text=text, place=_config(season))
        day = end + timedelta(days=1)
    for season in endless_seasons(facts.config.quiet):
        text = f"the quiet season {_span(season)} leaves no free day and is ignored"
        yield Reason(topic="due", text=text, place=_config(season))


def _span(season: Season) -> str:
    start, end = (d if isinstance(d, date) else f"{d[0]:02d}-{d[1]:02d}" for d in (season.start, season.end))
    return f"{start} to {end}"


def _config(season: Season) -> Place:
    return Place(path=CONFIG_FILE, line=season.line)


def _status(about: PersonFacts, row: DueRow, facts: Facts) -> Iterator[Reason]:
    person, today = about.person, facts.today
    words, place = row.status.replace("_", "-"), None
    match row.status:
        case "paused" | "to_meet":
            because, place = f"the note says {person.status}", place_of(person, person.status, "status")
        case "untracked":
            because = "no cadence and no pending next_contact"
        case "scheduled" if about.next_contact:
            latest = days_after(today, SCHEDULED_DAYS)
            latest = max(row.due or latest, latest)
            because = f"{about.next_contact.kind} on {about.next_contact.date} is no later than {latest}"
            place = _place(about.next_contact)
        case "snoozed":
            because, place = f"snooze {person.snooze} is after {today}", place_of(person, "snooze")
        case "never":
            because = "no contact yet"
        case "overdue":
            because = f"due {row.due} was {_days(row.days_overdue)} before {today}"
        case "due":
            because = f"due {row.due} is today"
        case "soon":
            because = f"due {row.due} is within {_days(facts.config.soon_days)} of {today}"
        case _:
            because = f"due {row.due} is more than {_days(facts.config.soon_days)} after {today}"
    yield Reason(topic="status", text=f"{words}: {because}", place=place)
    if row.days_overdue and row.due and row.last_contact:
        whole = _days((row.due - row.last_contact).days)
        text = f"overdue ratio: {_days(row.days_overdue)} ÷ {whole} = {row.overdue_ratio:.2f}"
        yield Reason(topic="status", text=text)


def _rhythm(about: PersonFacts, today: date) -> Iterator[Reason]:
    rhythm, last = rhythm_of(about), about.last_date
    if rhythm is None or last is None:
        days = len(about.contact_days)
        text = f"no own rhythm yet: {days} of the {MIN_GAPS + 1} contact days it takes"
    else:
        silence = (today - last).days
        verdict = "over" if silence > 2 * rhythm else "not over"
        pace = f"a contact every {rhythm:g} day{'' if rhythm == 1 else 's'} (median)"
        text = f"own rhythm: {pace}; silent for {_days(silence)}, {verdict} twice that"
    yield Reason(topic="rhythm", text=text)


def _balance(facts: Facts, about: PersonFacts) -> Iterator[Reason]:
    person, config = about.person, facts.config
    if not keeps_account(person, config):
        word = no_account_word(person, config)
        because = "account: off" if person.account == "off" else f"{word} is among no_account"
        text = f"no account is kept: {because}"
        yield Reason(topic="balance", text=text, place=account_place(person, config))
        return
    row = balance_row(about)
    if person.opening_balance is not None:
        text = f"opening balance {row.opening_balance}"
        yield Reason(topic="balance", text=text, place=place_of(person, "opening_balance"))
    for line in row.statement:
        text = f"{line.date} {line.kind} of {line.size}: {line.what} (balance {line.balance})"
        yield Reason(topic="balance", text=text, place=line.place)
    yield from _four_facts(row)


def _four_facts(row: BalanceRow) -> Iterator[Reason]:
    if row.in_debt_place:
        text = f"balance {row.balance}: here it went below zero, so give next"
        yield Reason(topic="balance", text=text, place=row.in_debt_place)
    if row.asked_place:
        text = "asked before giving: the first exchange is a withdrawal"
        yield Reason(topic="balance", text=text, place=row.asked_place)
    for owed in row.thanks:
        text = f"still to be thanked for: {owed.what} ({owed.date})"
        yield Reason(topic="balance", text=text, place=Place(path=owed.path, line=owed.line))
    if row.one_sided_place:
        text = f"one-sided, worth a second look: deposit {ONE_SIDED} since the last withdrawal"
        yield Reason(topic="balance", text=text, place=row.one_sided_place)


def _giving(about: PersonFacts) -> Iterator[Reason]:
    if is_reachable(about):
        yield from (Reason(topic="giving", text=gift.text, place=gift.place) for gift in ways_to_give(about))


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"


def _place(touchpoint: Touchpoint) -> Place:
    return Place(path=touchpoint.path, line=touchpoint.line)
