"""Tasks and reminders: what was promised, and the days to remember."""

from __future__ import annotations

from datetime import date, timedelta

from netnotes.importers.reading.monica.draft import Draft, Reading
from netnotes.importers.reading.monica.tree import Item
from netnotes.model.dates import PartialDate, add_months
from netnotes.model.incoming import IncomingTask

_BIRTHDAY = ("birthday", "anniversaire", "geburtstag", "cumpleaños", "aniversário", "compleanno", "verjaardag")


def task(item: Item, draft: Draft, reading: Reading) -> str:
    """A promise; one that is done has its day, in doubt the day it was last changed."""
    text = _text(item)
    if not text:
        return "it says nothing"
    done = item.day("completed_at")
    if item.flag("completed") and done is None:
        done = item.day("updated_at", "created_at")
    if item.flag("completed") is False:
        done = None
    draft.tasks.append(IncomingTask(line=item.line, text=text, done=done))
    return ""


def reminder(item: Item, draft: Draft, reading: Reading) -> str:
    """A yearly one is a day to remember; one to come is a task; a past one is a text. A birthday stands once."""
    text, day = _text(item), item.day("initial_date", "created_at")
    if not text:
        return "it says nothing"
    unit = item.line_of("frequency_type").casefold().removesuffix("ly")
    every = item.line_of("frequency_number")
    number = int(every) if every.isdecimal() and every.isascii() and len(every) < 4 else 1
    often = "" if unit in ("", "one_time") else f"every {unit}" if number <= 1 else f"every {number} {unit}s"
    if day is None or item.flag("inactive"):
        draft.remark(f"{text} ({often})" if often else text, day, "Reminder")
    elif unit == "year" and number <= 1:
        _yearly(item, draft, day)
    elif not often and day < reading.options.today:
        draft.remark(text, day, "Reminder")
    else:
        due: date | None = next_day(day, unit, number, reading.options.today)
        if due and due < reading.options.today:
            due = None
        draft.tasks.append(IncomingTask(line=item.line, text=f"{text} ({often})" if often else text, due=due))
    return ""


def _yearly(item: Item, draft: Draft, day: date) -> None:
    title = item.line_of("title") or item.line_of("description")
    of_birth = item.flag("delible") is False or any(word in title.casefold() for word in _BIRTHDAY)
    born = draft.birthday
    if not (of_birth and born and (born.month, born.day) == (day.month, day.day)):
        draft.dates.append((title, PartialDate(month=day.month, day=day.day)))
    if item.text("title") and item.text("description"):
        draft.remark(_text(item), day, "Reminder")


def _text(item: Item) -> str:
    """Title and description on one line: neither is lost."""
    return ": ".join(part for part in (item.line_of("title"), item.line_of("description")) if part)


def next_day(first: date, unit: str, number: int, today: date) -> date:
    """The first day from today on which a reminder comes that began on ``first``."""
    if first >= today or unit not in ("day", "week", "month", "year"):
        return first
    number = max(number, 1)
    if unit in ("day", "week"):
        step = number * (7 if unit == "week" else 1)
        return first + timedelta(days=-(-(today - first).days // step) * step)
    months = number * (12 if unit == "year" else 1)
    gone = (today.year - first.year) * 12 + today.month - first.month
    due = add_months(first, gone // months * months)
    return due if due >= today else add_months(first, (gone // months + 1) * months)
