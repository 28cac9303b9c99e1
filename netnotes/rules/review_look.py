"""What a review takes a second look at (SPEC 7): accounts, assumptions, gaps, goals, communities, my own profile."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from shlex import quote

from netnotes.model.kept_pages import is_kept_page
from netnotes.rules.accounts import ONE_SIDED, BalanceRow, Thanks, account_holders, balance_row, thanks_owed
from netnotes.rules.communities import CommunityRow, community_rows
from netnotes.rules.contact import Facts, is_reachable
from netnotes.rules.coverage import category_rows
from netnotes.rules.goals import GoalRow, goal_rows
from netnotes.rules.kept_rhythm import unkept_rows
from netnotes.rules.quarters import Period, quarter_to_review
from netnotes.rules.review_items import Items, ReviewItem, Subject
from netnotes.rules.review_ticks import checksum, is_dismissed, is_settled, key_of, slug, ticked_stamps
from netnotes.rules.wording import join_names

PROFILE_QUARTERS = 4
_STAMP = re.compile(r"(\d{4})-q([1-4])", re.ASCII)


def old_thanks(facts: Facts) -> Items[Sequence[Thanks]]:
    """Favours older than `thanks_days` that nobody was thanked for, the newest first: one for each person and day."""
    together: defaultdict[tuple[str, date], list[Thanks]] = defaultdict(list)
    for owed in thanks_owed(facts.network, facts.today):
        if not owed.recent and is_reachable(facts.people[owed.person]):
            together[owed.person, owed.date].append(owed)
    return Items([*together.values()], _old_thanks)


def _old_thanks(favours: Sequence[Thanks]) -> ReviewItem:
    first, day = favours[0], str(favours[0].date)
    what = join_names([favour.what for favour in favours if favour.what], len(favours))
    return ReviewItem(
        section="old_thanks",
        about=(Subject(first.name, first.person),),
        text=f"{what or 'a favour'} ({day})",
        date=first.date,
        source=first.path,
        line=first.line,
        command=f"netnotes draft {quote(first.name)} --kind thank-you",
        key=key_of("thanks", day, first.name),
    )


def one_sided(facts: Facts) -> Iterator[ReviewItem]:
    """Accounts with five deposits or more since the last withdrawal, by name."""
    holders = (about for about in account_holders(facts) if len(about.exchanges) >= ONE_SIDED)
    for row in map(balance_row, filter(is_reachable, holders)):
        place = row.one_sided_place
        if place is None:
            continue
        day = next(str(e.date) for e in row.exchanges if (e.path, e.line) == (place.path, place.line))
        if not is_settled(facts, "one-sided", day, row.name, row.path):
            yield ReviewItem(
                section="one_sided",
                about=(Subject(row.name, row.path),),
                text=_given(row),
                source=place.path,
                line=place.line,
                command=f"netnotes balance {quote(row.name)}",
                key=key_of("one-sided", day, row.name),
            )


def _given(row: BalanceRow) -> str:
    if row.last_withdrawal is None:
        return "you have given again and again; is there something you could ask for?"
    return f"you have given again and again since {row.last_withdrawal}; is there something you could ask for?"


def never_kept(facts: Facts) -> Iterator[ReviewItem]:
    """Cadences that were never kept, by name, each with the one that was; until a tick says that it stays."""
    for row in unkept_rows(facts.network, facts.today):
        stamp = slug(row.cadence or "none")
        if not is_settled(facts, "cadence", stamp, row.name, row.path):
            yield ReviewItem(
                section="cadences_never_kept",
                about=(Subject(row.name, row.path),),
                text=row.reason,
                source=row.place.path if row.place else None,
                line=row.place.line if row.place else None,
                command=row.command,
                key=key_of("cadence", stamp, row.name),
            )


def assumptions(facts: Facts) -> Items[tuple[str, int, str]]:
    """Lines with `#assumption`, by note and line; not those of people who are gone, nor of plans and reviews."""
    ticked, people = bool(facts.network.ticks), facts.people
    return Items(
        [
            (path, line, text)
            for path, line, text in facts.network.assumptions
            if not (path in people and not is_reachable(people[path]))
            and not is_kept_page(path)
            and not (ticked and is_dismissed(facts, _assumption_key(text), path))
        ],
        _assumption,
    )


def _assumption(written: tuple[str, int, str]) -> ReviewItem:
    path, line, text = written
    note, key = Subject(path.rsplit("/", 1)[-1].rsplit(".", 1)[0], path), _assumption_key(text)
    return ReviewItem(section="assumptions", about=(note,), text=text, source=path, line=line, key=key)


def _assumption_key(text: str) -> str:
    return key_of("assumption", checksum(text), " ".join(text.split()[:4]))


def categories(facts: Facts) -> Iterator[ReviewItem]:
    """Categories of the configuration in which I know nobody, in its order; none where nobody is of any category."""
    rows = category_rows(facts.network, facts.today)
    used = any(row.people or row.to_meet for row in rows)
    for row in rows:
        if row.gap and used:
            yield ReviewItem(
                section="categories",
                about=(Subject(row.category, None),),
                text="somebody to meet, nobody yet" if row.to_meet else "nobody yet",
                command=f"netnotes new person NAME -s category={quote(row.category)} -s status=to-meet",
            )


def goals(facts: Facts) -> Iterator[ReviewItem]:
    """Unmet goals to which nobody is linked; those of a horizon in which no goal has anybody are one."""
    horizons: dict[str, list[GoalRow]] = {}
    for row in goal_rows(facts.network, facts.today):
        horizons.setdefault(row.horizon or "", []).append(row)
    for horizon, rows in horizons.items():
        alone = [row for row in rows if "no_people" in row.flags]
        subjects = [Subject(row.title, row.path) for row in alone]
        if horizon and alone == rows:
            yield ReviewItem(section="goals", about=tuple(subjects), text=f"nobody yet in the horizon “{horizon}”")
            continue
        for one in subjects:
            yield ReviewItem(section="goals", about=(one,), text="nobody yet: who could help, or knows somebody?")


def organizations(facts: Facts, period: Period) -> Iterator[ReviewItem]:
    """Organizations with a role of mine or a cadence in which I have not taken part since the period began, by name.

    Not those that I left, nor those with something planned.
    """
    for row in community_rows(facts.network, facts.today):
        away = row.last_took_part is None or row.last_took_part < period.start
        if away and (row.my_role or row.cadence) and row.status != "paused" and row.next_event is None:
            yield ReviewItem(
                section="organizations",
                about=(Subject(row.name, row.path),),
                text=_part(row),
                date=row.last_took_part,
            )


def _part(row: CommunityRow) -> str:
    role = f"{row.my_role}; " if row.my_role else ""
    last = f"last took part on {row.last_took_part}" if row.last_took_part else "no meeting with it is noted yet"
    return f"{role}{last}"


def profile(facts: Facts, period: Period) -> Iterator[ReviewItem]:
    """My own note, once a year: four quarters after its box was last ticked; in the first quarter where it never was.

    When the note changed nobody can say; when its owner said that it holds, their review does.
    """
    me = facts.network.me
    quarter = quarter_to_review(facts.today) if period.is_year else period
    if me is None or not _asks(facts, quarter):
        return
    said = [f"{word}: {join_names(found)}" for word, found in (("offers", me.offers), ("needs", me.needs)) if found]
    yield ReviewItem(
        section="profile",
        about=(Subject(me.name, me.path),),
        text="; ".join(said) or "what do you offer, and what do you look for?",
        command=f"netnotes edit {quote(me.path)}",
        key=key_of("profile", quarter.name.casefold()),
    )


def _asks(facts: Facts, quarter: Period) -> bool:
    found = filter(None, map(_STAMP.fullmatch, ticked_stamps(facts, "profile")))
    ticked = [Period(int(stamp[1]), int(stamp[2])).order for stamp in found]
    if any(quarter.order - order < PROFILE_QUARTERS for order in ticked):
        return False
    return quarter.number == 1 or bool(ticked)
