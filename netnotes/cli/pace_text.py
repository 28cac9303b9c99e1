"""What the network says about the pace: gentler cadences, cadences never kept, warmth, the year of contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netnotes.cli.output.answer import Column, Screen
from netnotes.cli.output.as_table import render_table
from netnotes.cli.output.lines import heading, paragraph

if TYPE_CHECKING:
    from netnotes.rules.capacity_relief import Relief
    from netnotes.rules.network_view import NetworkView

MOST = 10
MOST_NAMES = 8
_CALENDAR = (Column("Month"), Column("Weeks"), Column("Contacts"))


def relief_lines(view: NetworkView, screen: Screen) -> list[str]:
    """The fewest gentler cadences that would fit, each with the command or the line that makes it so."""
    if not view.capacity.overcommitted:
        return []
    if not view.relief.fits:
        return [paragraph(no_fit_words(view.relief.promised_per_month), screen)]
    changes = view.relief.changes
    what = "One gentler cadence" if len(changes) == 1 else f"{len(changes)} gentler cadences"
    lines = [paragraph(f"{what} would fit, those closest to you last:", screen)]
    for change in changes[:MOST]:
        lines += _relief(change, screen)
    return [*lines, *_more(len(changes))]


def _relief(change: Relief, screen: Screen) -> list[str]:
    if change.command is not None:
        lines = [paragraph(change.command, screen, indent=2, hang=2, verbatim=True)]
    else:
        where = f"{change.set_at}: " if change.set_at else "netnotes.yaml: "
        lines = [paragraph(f"{where}{change.setting}", screen, indent=2, hang=2, verbatim=True)]
        lines += [paragraph(f"keep: {one}", screen, indent=6, hang=2, verbatim=True) for one in change.keeps[:MOST]]
        if len(change.keeps) > MOST:
            lines.append(f"      and {len(change.keeps) - MOST} more to keep")
    return [*lines, paragraph(change.because, screen, indent=6)]


def no_fit_words(promised: float) -> str:
    """What to say where not even a call a year to everybody fits."""
    return (
        f"Once a year each would still be about {promised:.1f} a month: perhaps not everybody needs a cadence. "
        "cadence: never in a note takes nobody out of your network, only out of the lists."
    )


def unkept_lines(view: NetworkView, screen: Screen) -> list[str]:
    """Cadences that were never kept, and the command for the rhythm that was, without those told above."""
    above = {change.path for change in view.relief.changes[:MOST]}
    rest = [row for row in view.unkept if row.path not in above]
    if not rest:
        return []
    beside = ". Beside those above" if len(rest) < len(view.unkept) else ""
    lines = [heading("Cadences that were not kept"), f"The cadence is wrong, not the person, nor you{beside}:"]
    for row in rest[:MOST]:
        lines.append(paragraph(f"{row.name}: {row.reason}", screen, indent=2, hang=2))
        lines.append(paragraph(row.command, screen, indent=6, hang=2, verbatim=True))
    return [*lines, *_more(len(rest))]


def warmth_lines(view: NetworkView, screen: Screen) -> list[str]:
    """How many are warm, cooling and cold, and who drifts."""
    from netnotes.rules.wording import join_names

    counted = [f"{count} {word}" for word, count in view.warmth.items() if count]
    if not counted:
        return []
    lines = [heading("Warmth"), paragraph(", ".join(counted), screen)]
    if view.drifting:
        names = join_names([row.name for row in view.drifting], MOST_NAMES)
        lines.append(paragraph(f"Drifting from their own rhythm, without a cadence: {names}", screen, hang=2))
    return lines


def calendar_lines(view: NetworkView) -> list[str]:
    """The year of contacts: a mark for each week of a month, higher for more."""
    if not view.calendar:
        return []
    rows = [(month.month, month.picture, month.contacts) for month in view.calendar]
    return [heading("The year"), render_table(_CALENDAR, rows, Screen())]


def _more(count: int) -> list[str]:
    return [f"  and {count - MOST} more: --format json has them all"] if count > MOST else []
