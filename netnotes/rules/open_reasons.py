"""What `why` says of follow-ups and dates: words, and the line that they come from."""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.model.follow_ups import FollowUp
from netnotes.model.places import Place
from netnotes.rules.contact import PersonFacts
from netnotes.rules.dates import dates_of
from netnotes.rules.follow_up_now import SHOWN_DAYS, follow_up_now
from netnotes.rules.open_ends import kept_in_daily_notes, open_tasks_by_person
from netnotes.rules.wording import day_words, kind_words

Words = tuple[str, Place]


def follow_up_words(about: PersonFacts) -> Iterator[Words]:
    """What is open with somebody, what a daily note settled, and whether a fresh contact asks for a word."""
    for task in open_tasks_by_person(about.facts).get(about.person.path, ()):
        yield _task_words(task), Place(path=task.path, line=task.line)
    for task, tick in kept_in_daily_notes(about.facts).get(about.person.path, ()):
        what = "it came" if task.waiting else "kept"
        text = f"{_task_words(task)}; {what}: the same words are ticked in the daily note, done on {tick.done}"
        yield text, Place(path=tick.path, line=tick.line)
    for fresh in follow_up_now(about.facts.network, about.facts.today):
        if fresh.path == about.person.path:
            which = "the first contact" if fresh.first else "a contact at an event"
            text = f"{kind_words(fresh.kind)} on {fresh.date} was {which}, and nothing later is noted: follow up by"
            yield f"{text} {fresh.by} (shown for {SHOWN_DAYS} days)", fresh.place


def _task_words(task: FollowUp) -> str:
    """``I promised: send the deck, by 2026-11-20``."""
    by = f", by {task.due}" if task.due else ""
    return f"{'I wait for' if task.waiting else 'I promised'}: {task.text}{by}"


def date_words(about: PersonFacts) -> Iterator[Words]:
    """The dates to remember, and when each is kept next."""
    for row in dates_of(about):
        age = f", {row.age} years" if row.age else ""
        text = f"{row.what} on {day_words(row.day)}: next on {row.date}{age}"
        if (row.day.month, row.day.day) == (2, 29):
            text += "; 29 February is kept on the 28th in common years"
        yield text, row.place
