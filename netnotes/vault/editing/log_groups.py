"""Headings that group the entries of a Log by year or month: which a new entry belongs under, and how to write one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from netnotes.vault.body import Body, Heading, trim_edges
from netnotes.vault.log import OpenEntry

_FORMS = ("%Y", "%Y-%m", "%B %Y", "%Y %B", "%b %Y", "%Y/%m", "%m/%Y", "%Y-%m %B")


class Group(NamedTuple):
    """A heading above entries, and the form of the day that it shows."""

    heading: Heading
    form: str

    def holds(self, day: date) -> bool:
        """Whether entries of the day belong under it."""
        return day.strftime(self.form).casefold() == trim_edges(self.heading.text).casefold()


def group_of(body: Body, entry: OpenEntry, top: int) -> Group | None:
    """The group of an entry: the nearest heading above it, below the line ``top``, that shows its year or month."""
    above = [heading for heading in body.headings if top < heading.index < entry.index]
    for heading in reversed(above):
        for form in _FORMS:
            group = Group(heading, form)
            if group.holds(entry.date):
                return group
    return None


def new_heading(body: Body, group: Group, day: date) -> str:
    """The heading of another group, written like this one, with the blank line that follows it here."""
    line = body.raw[group.heading.index]
    label = trim_edges(group.heading.text)
    at = line.rindex(label)
    gap = "\n" if not body.raw[group.heading.index + 1].strip() else ""
    return f"{line[:at]}{day.strftime(group.form)}{line[at + len(label) :]}\n{gap}"


def better_side(
    body: Body, entries: Sequence[OpenEntry], at: int, other: int, day: date, top: int
) -> Group | int | None:
    """Where the entry at index ``at`` of ``entries`` is beside a new one that belongs to another group than it does.

    The index of the entry on the other side, where that has the right group; else the group of this one, which is
    to be followed or preceded by a new group. None where nothing is grouped, or the group is right.
    """
    group = group_of(body, entries[at], top)
    if group is None or group.holds(day):
        return None
    beyond = group_of(body, entries[other], top) if 0 <= other < len(entries) else None
    return other if beyond and beyond.holds(day) else group
