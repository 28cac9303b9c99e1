"""How many notes of each type a demo vault gets."""

from typing import NamedTuple

MOST_GOALS = 36
MOST_DAYS = 900


class Counts(NamedTuple):
    """Numbers of notes by type; their sum is the number of Markdown notes in the vault."""

    me: int
    people: int
    meetings: int
    goals: int
    organizations: int
    days: int
    plain: int


def count_notes(people: int, notes: int | None) -> Counts:
    """Share out a vault of `notes` notes, or of about four notes for each of `people` people.

    A quarter are people, about half are meetings, a tenth each are daily and plain notes (daily notes up to
    `MOST_DAYS`); goals stop at `MOST_GOALS`. Raises ValueError when a number is negative.
    """
    total = max(1, 4 * people) if notes is None else notes
    if total < 0 or (notes is None and people < 0):
        raise ValueError("the number of people or notes must not be negative")
    if total == 0:
        return Counts(0, 0, 0, 0, 0, 0, 0)
    left = total - 1
    persons = min(left, max(1, total // 4))
    left -= persons
    goals = min(MOST_GOALS, total // 25)
    organizations = min(persons // 6 + 4, left // 6)
    days = min(MOST_DAYS, total // 10)
    plain = total // 10
    meetings = left - goals - organizations - days - plain
    return Counts(1, persons, meetings, goals, organizations, days, plain)
