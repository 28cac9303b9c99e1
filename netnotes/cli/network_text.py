"""The network as text: a table for each of its sides, and a sentence where a table would be too much."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from netnotes.cli.output.answer import Cell, Column, Screen
from netnotes.cli.output.as_table import render_table
from netnotes.cli.output.lines import heading, paragraph
from netnotes.cli.pace_text import calendar_lines, relief_lines, unkept_lines, warmth_lines

if TYPE_CHECKING:
    from netnotes.rules.capacity import Capacity
    from netnotes.rules.communities import CommunityRow
    from netnotes.rules.network_view import NetworkView
    from netnotes.rules.to_meet import ToMeetRow

MOST = 40
MOST_NAMES = 8
Table = tuple[Sequence[Column], Sequence[Sequence[Cell]]]

GOALS = (Column("Goal", "wrap"), Column("People"), Column("Categories", "wrap"))
COMMUNITIES = (
    Column("Name", "shrink"), Column("My role", "shrink"), Column("I know there", "wrap"), Column("Last contact"),
    Column("Took part"), Column("Next event"), Column("Due"),
)  # fmt: skip
LIFELINES = (Column("Name", "shrink"), Column("Last contact"), Column("Give next", "wrap"), Column("Now", "wrap"))
TO_MEET = (
    Column("Name", "shrink"), Column("Category", "shrink"), Column("For", "wrap"), Column("Find out first", "wrap"),
    Column("Way in", "wrap"),
)  # fmt: skip


def network_text(view: NetworkView, categories: Table, screen: Screen) -> str:
    """Section by section; those with nothing in them are left out."""
    blocks = (
        _section("Categories", *categories, screen, _gaps(view)),
        _section("By goal", *_goals(view), screen),
        [heading("Capacity"), paragraph(capacity_words(view.capacity), screen, indent=0), *relief_lines(view, screen)],
        unkept_lines(view, screen),
        warmth_lines(view, screen),
        _organizations(view, screen),
        _section("Lifelines", *_lifelines(view), screen),
        _wanted(view, screen),
        calendar_lines(view),
    )
    return "\n\n".join("\n".join(block) for block in blocks if block)


def capacity_words(capacity: Capacity) -> str:
    """What the cadences promise, in one sentence or two."""
    promised = f"Your cadences promise about {capacity.promised_per_month:.1f} contacts a month"
    if capacity.overcommitted:
        more = f"{capacity.over_by:.1f} more than the {capacity.capacity} that you can really keep"
        return f"{promised}: {more} (capacity in netnotes.yaml)."
    if not capacity.promised_per_month:
        return "No cadence promises anything yet: cadence: monthly in somebody's note is such a promise."
    return f"{promised}, of the {capacity.capacity} that you can really keep (capacity in netnotes.yaml)."


def _section(
    title: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    screen: Screen,
    after: Sequence[str] = (),
    more: int = 0,
) -> list[str]:
    if not rows and not after:
        return []
    lines = [heading(title)]
    if rows:
        lines.append(render_table(columns, rows[:MOST], screen))
    if (more := max(more, len(rows) - MOST)) > 0:
        lines.append(f"and {more} more: --format json has them all")
    return [*lines, *(paragraph(text, screen, hang=2) for text in after)]


def _gaps(view: NetworkView) -> list[str]:
    from netnotes.rules.wording import join_names

    lines = []
    for label, names in (
        ("Gaps", [row.category for row in view.categories if row.gap]),
        ("Online only so far", view.online_only),
        ("Without a category", view.uncategorized),
    ):
        if names:
            lines.append(f"{label}: {join_names(names, MOST_NAMES)}")
    return lines


def _goals(view: NetworkView) -> Table:
    rows = [
        (row.title, row.people, ", ".join(f"{word} {count}" for word, count in row.covered) or None)
        for row in view.goals
    ]
    return GOALS, rows


def _organizations(view: NetworkView, screen: Screen) -> list[str]:
    """A table where its lines may be long; on a terminal a few lines for each."""
    title = "Organizations and communities"
    if screen.width is None or not view.organizations:
        return _section(title, *_communities(view), screen)
    stanzas = [(row.name, *_of_community(row)) for row in view.organizations]
    return _stanzas(title, stanzas, screen)


def _of_community(row: CommunityRow) -> tuple[str, list[str]]:
    """What stands beside its name, and below."""
    from netnotes.rules.wording import join_names

    facts = (
        ("", row.my_role), ("last contact ", row.last_contact), ("took part ", row.last_took_part),
        ("next event ", row.next_event), ("take part again by ", row.due),
    )  # fmt: skip
    said = "; ".join(f"{words}{value}" for words, value in facts if value)
    return said, [f"I know {join_names(row.people)}"] if row.people else []


def _wanted(view: NetworkView, screen: Screen) -> list[str]:
    """The same for people to meet."""
    title = "People you want to know"
    if screen.width is None or not view.to_meet:
        return _section(title, *_to_meet(view), screen, more=len(view.to_meet) - MOST)
    return _stanzas(title, [(row.name, *_of_wanted(row)) for row in view.to_meet], screen)


def _of_wanted(row: ToMeetRow) -> tuple[str, list[str]]:
    said = "; ".join(filter(None, (", ".join(row.category), f"for {'; '.join(row.goals)}" if row.goals else "")))
    missing = [f"find out first {'; '.join(row.missing_words)}"] if row.missing_words else []
    way = _way_in(row)
    return said, [*missing, *([f"way in: {way}"] if way else [])]


def _stanzas(title: str, stanzas: Sequence[tuple[str, str, list[str]]], screen: Screen) -> list[str]:
    """A name and what is said of it, and lines below, for each."""
    lines = [heading(title)]
    for name, said, below in stanzas[:MOST]:
        lines.append(paragraph(f"{name}: {said}" if said else name, screen, indent=2, hang=4))
        lines += [paragraph(text, screen, indent=6, hang=2) for text in below]
    if len(stanzas) > MOST:
        lines.append(f"and {len(stanzas) - MOST} more: --format json has them all")
    return lines


def _communities(view: NetworkView) -> Table:
    from netnotes.rules.wording import join_names

    rows = [
        (row.name, row.my_role, join_names(row.people), row.last_contact, row.last_took_part, row.next_event, row.due)
        for row in view.organizations
    ]
    return COMMUNITIES, rows


def _lifelines(view: NetworkView) -> Table:
    rows = [
        (row.name, row.last_contact, row.give, f"a good moment: {row.because}" if row.because else None)
        for row in view.lifelines
    ]
    return LIFELINES, rows


def _to_meet(view: NetworkView) -> Table:
    rows = [
        (row.name, ", ".join(row.category), "; ".join(row.goals), "; ".join(row.missing_words), _way_in(row))
        for row in view.to_meet[:MOST]
    ]
    return TO_MEET, rows


def _way_in(row: ToMeetRow) -> str | None:
    from netnotes.rules.to_meet import path_words

    found = row.warm_path
    return path_words(found) if found else None
