"""`netnotes demo`: a realistic made-up vault of any size. Standard library only; nobody in it is real."""

from collections.abc import Iterator
from datetime import date

from netnotes.demo.counts import count_notes
from netnotes.demo.diary import iter_days
from netnotes.demo.dice import Dice
from netnotes.demo.essays import iter_essays
from netnotes.demo.goals import iter_goals
from netnotes.demo.meetings import iter_meetings
from netnotes.demo.organizations import iter_organizations
from netnotes.demo.profiles import iter_people
from netnotes.demo.settings import CONFIGURATION, GITATTRIBUTES, GITIGNORE, render_me
from netnotes.demo.world import World, plan_world

__all__ = ["iter_demo"]


def iter_demo(*, people: int = 40, notes: int | None = None, seed: int = 1, today: date) -> Iterator[tuple[str, str]]:
    """Yield (path, text) for every file of a made-up vault, sorted by path.

    Paths are relative with "/", texts end in one line feed and are to be written as UTF-8. With `notes` there
    are exactly that many Markdown notes, about a quarter of them people; else `people` people and about four
    notes for each. `netnotes.yaml`, `.gitattributes` and `.gitignore` come besides. The same arguments give
    the same bytes everywhere; all dates lie around `today`, up to some ten years before it (so `today` should
    be no earlier than the year 20). Notes are made as they are asked for: a large vault need not fit in memory.

    Raises ValueError when a number is negative.
    """
    counts = count_notes(people, notes)
    return _iter_files(seed, counts.me, plan_world(seed, today, counts))


def _iter_files(seed: int, me: int, world: World) -> Iterator[tuple[str, str]]:
    """Yield the files of a planned vault, folder by folder."""
    yield ".gitattributes", GITATTRIBUTES
    yield ".gitignore", GITIGNORE
    if me:
        yield "Me.md", render_me(Dice(seed, 10), world)
    yield from iter_days(Dice(seed, 11), world)
    yield from iter_goals(Dice(seed, 12), world.calendar, world.goals)
    yield from iter_meetings(Dice(seed, 13), world)
    yield "netnotes.yaml", CONFIGURATION
    yield from iter_essays(Dice(seed, 14), world)
    yield from iter_organizations(Dice(seed, 15), world.calendar, world.organizations, world.people)
    yield from iter_people(Dice(seed, 16), world)
