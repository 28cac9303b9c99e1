"""The variables of messages: plain data only, drawn from the notes, private ones aside (SPEC 9, 11).

`docs/network-briefs.md` lists them. What notes say about somebody is used only where it can be said to them; text of
conversations never is.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from netnotes.model.ledger import Touchpoint
from netnotes.model.people import Me, Person
from netnotes.model.records import recordclass
from netnotes.model.refs import Ref
from netnotes.pages.escaping import plain
from netnotes.pages.hidden import Hidden
from netnotes.pages.rows import Record
from netnotes.rules.accounts import balance_row, keeps_account
from netnotes.rules.brief import promises_with
from netnotes.rules.contact import PersonFacts, days_after, days_before
from netnotes.rules.dates import BIRTHDAY, DAYS, next_occurrence
from netnotes.rules.matching import my_help_for, my_offers, offers
from netnotes.rules.message_kinds import MessageKind, is_logged_draft
from netnotes.rules.message_words import (
    Favour,
    LastTime,
    day_words,
    favour_words,
    first_name,
    is_about_them,
    is_long_ago,
    last_time,
    met_sentence,
    opening_sentence,
    said,
)
from netnotes.rules.topics import Topics

JUST_GONE = 7
_LONGEST_NAME = 80


@recordclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A message to write: to whom, about whom else (introductions), and what was said on the command line.

    ``minutes`` is None where the kind's own holds. ``private`` lets private notes tell what they know.
    """

    kind: MessageKind
    to: PersonFacts
    other: PersonFacts | None = None
    topic: str = ""
    minutes: int | None = None
    private: bool = False


def message_context(wanted: Wanted) -> Record:
    """What a template may say in this message; text that is not known is empty."""
    about, facts = wanted.to, wanted.to.facts
    hidden = Hidden(facts.network, everything=wanted.private)
    last = _last(about, hidden)
    help_, own_topic = my_help_for(about), wanted.kind.kind == "offer-help"
    event, event_day = _event(wanted, hidden) if wanted.kind.kind in {"invitation", "invite-event"} else ("", "")
    other = wanted.other

    def untold(text: str) -> str:
        return "" if hidden.tells(text) else text

    return {
        "kind": wanted.kind.kind,
        "to": _person(about.person, hidden),
        "other": _person(other.person, hidden) if other else None,
        "me": _me(facts.network.me, hidden),
        "minutes": wanted.kind.minutes if wanted.minutes is None else wanted.minutes,
        "topic": plain(wanted.topic) or event or untold(_topic(about, wanted.kind.kind, hidden)),
        "known": about.contact_count > 0,
        "long_ago": last is not None and is_long_ago(last.date, facts.today),
        "knows_my_work": bool(about.person.knows_about_me),
        "opening": _opening(about, last, hidden),
        "last": _last_words(about, last, hidden)._asdict(),
        "promised": any(not promise.waiting for promise in promises_with(about)),
        "thanks": _thanks(about, hidden)._asdict(),
        "give": untold(_sayable(help_.need)) if help_ else "",
        "offer": untold(_sayable(help_.topic)) if help_ and not (wanted.topic and own_topic) else "",
        "skill": _skill(about, hidden),
        "interest": next(filter(None, (untold(_sayable(one)) for one in about.person.interests)), ""),
        "occasion": untold(_occasion(about)),
        "event_day": "" if wanted.topic else event_day,
        "you_need": untold(_need_met(about, other)) if other else "",
        "they_need": untold(_need_met(other, about)) if other else "",
    }


def hints_for(wanted: Wanted) -> list[str]:
    """What the notes say that a draft leaves to its writer: for the gaps, not for the message."""
    person = wanted.to.person
    hints = [f"met: {person.met}" if person.met else ""]
    conversation = next((t for t in reversed(wanted.to.past) if t.resets and t.text), None)
    hints.append(f"{conversation.date} {conversation.kind}: {conversation.text}" if conversation else "")
    hints += [f"got from them: {owed.what} ({owed.date})" for owed in balance_row(wanted.to).thanks[-1:]]
    hints += [f"promised: {promise.text}" for promise in islice(promises_with(wanted.to), 2) if not promise.waiting]
    hints += [f"of your work they know: {'; '.join(person.knows_about_me)}" if person.knows_about_me else ""]
    hints += [f"they prefer {person.prefers}" if person.prefers else ""]
    return [hint for hint in hints if hint]


def _person(person: Person, hidden: Hidden) -> Record:
    name = plain(person.name)[:_LONGEST_NAME].strip()
    organization = _organization(person.organization, hidden)
    return {
        "name": name,
        "first_name": first_name(name),
        "role": "" if hidden.tells(person.role) else plain(person.role),
        "organization": organization,
        "line": _line("" if hidden.tells(person.role) else person.role, organization),
    }


def _me(me: Me | None, hidden: Hidden) -> Record:
    name = plain(me.name)[:_LONGEST_NAME].strip() if me and me.name.casefold() != "me" else ""
    organization = _organization(me.organization, hidden) if me else ""
    return {
        "name": name or "[your name]",
        "first_name": first_name(name) if name else "[your name]",
        "role": plain(me.role) if me else "",
        "organization": organization,
        "line": _line(me.role if me else "", organization),
    }


def _line(role: str, organization: str) -> str:
    """``Head of collections at Museum of Tides``; what is not known is left out."""
    role = plain(role)
    if not role or is_about_them(role):
        return f"at {organization}" if organization else ""
    return f"{role} at {organization}" if organization else role


def _organization(refs: tuple[Ref, ...], hidden: Hidden) -> str:
    return next((plain(ref.shown) for ref in refs if not hidden.means(ref)), "")


def _last(about: PersonFacts, hidden: Hidden) -> Touchpoint | None:
    """The newest contact of their own that may be spoken of; a message of mine says nothing of an answer."""
    own = about.person.path
    spoken = (t for t in reversed(about.past) if t.resets and not is_logged_draft(t))
    return next((t for t in spoken if t.path == own or t.path not in hidden), None)


def _last_words(about: PersonFacts, last: Touchpoint | None, hidden: Hidden) -> LastTime:
    return last_time(last, _event_name(about, last, hidden), about.facts.today) if last else LastTime()


def _opening(about: PersonFacts, last: Touchpoint | None, hidden: Hidden) -> str:
    if last:
        return opening_sentence(last, _event_name(about, last, hidden), about.facts.today)
    through = next((ref.shown for ref in about.person.introduced_by if not hidden.means(ref)), "")
    if through:
        return f"{plain(through)} put us in touch."
    return "" if hidden.tells(about.person.met) else plain(met_sentence(about.person.met))


def _event_name(about: PersonFacts, last: Touchpoint, hidden: Hidden) -> str:
    """The name of the meeting note of an event: ``Datastroom autumn meetup``."""
    if last.source != "meeting" or last.kind not in {"event", "conference"}:
        return ""
    name = next((meeting.name for meeting in about.facts.network.meetings if meeting.path == last.path), "")
    name = "" if hidden.tells(name) else plain(name.removeprefix(str(last.date)))[:_LONGEST_NAME].strip(" -–:")
    word = next((word for word in reversed(name.split()) if word.isalpha()), "")
    return f"the {name}" if word.islower() and name[0].isupper() else name


def _topic(about: PersonFacts, kind: str, hidden: Hidden) -> str:
    """What the message is about where nobody said it."""
    if kind in {"expert-opinion", "interview-or-article"}:
        return _skill(about, hidden)
    if kind == "offer-help":
        help_ = my_help_for(about)
        return _sayable(help_.need if help_ else next(iter(about.person.needs), ""))
    return ""


def _skill(about: PersonFacts, hidden: Hidden) -> str:
    """What they know: an offer that I look for, else their first."""
    me, mine = about.facts.network.me, about.person.offers
    wanted = me.needs if me else ()
    found = (hit.topic for need in wanted for hit in offers(about.facts).find(need) if hit.owner == about.person.path)
    return next(filter(None, (_sayable(one) for one in (*found, *mine) if not hidden.tells(one))), "")


def _sayable(text: str) -> str:
    """A topic as it may stand in a sentence to them; empty where it speaks of them."""
    words = plain(said(text))
    return "" if is_about_them(words) else words


def _thanks(about: PersonFacts, hidden: Hidden) -> Favour:
    """The newest favour still to be thanked for, else the newest of all."""
    own = about.person.path
    seen = [owed for owed in balance_row(about).thanks if owed.path == own or owed.path not in hidden]
    if seen and keeps_account(about.person, about.facts.config):
        return _favour(seen[-1].what, hidden)
    got = [e for e in about.exchanges if e.direction == "withdrawal" and (e.path == own or e.path not in hidden)]
    return _favour(got[-1].what, hidden) if got else Favour()


def _favour(what: str, hidden: Hidden) -> Favour:
    return Favour() if hidden.tells(what) else favour_words(plain(what))


def _occasion(about: PersonFacts) -> str:
    """A day of theirs a week ago or within a month; the nearest."""
    person, today = about.person, about.facts.today
    written = ((BIRTHDAY, person.birthday), *person.dates)
    since = days_before(today, JUST_GONE)
    found = ((next_occurrence(day, since), what) for what, day in written if day)
    near = [(abs((day - today).days), what) for day, what in found if day and day <= days_after(today, DAYS)]
    return plain(min(near)[1]) if near else ""


def _event(wanted: Wanted, hidden: Hidden) -> tuple[str, str]:
    """What to invite to, and its day: the next event of a community, for `invitation` one that I organize."""
    return next(_events(wanted, hidden), ("", ""))


def _events(wanted: Wanted, hidden: Hidden) -> Iterator[tuple[str, str]]:
    facts = wanted.to.facts
    coming = [one for one in facts.network.organizations if one.next_event and one.next_event >= facts.today]
    for one in sorted(coming, key=lambda one: (one.next_event or facts.today, one.path)):
        mine = wanted.kind.kind == "invite-event" or one.my_role.casefold() in {"organizer", "organiser"}
        if mine and one.path not in hidden and one.next_event:
            yield f"the next {plain(one.name)} meeting", day_words(one.next_event, facts.today)


def _need_met(who: PersonFacts, other: PersonFacts) -> str:
    """What the one looks for and the other offers."""
    known = Topics([(other.person.path, offer) for offer in other.person.offers], my_offers(who.facts).weights)
    return next((_sayable(need) for need in who.person.needs if known.find(need)), "")
