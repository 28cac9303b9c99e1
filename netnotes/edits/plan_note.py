"""The note of a month's plan: written once, the user's from then on (SPEC 7)."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from netnotes.edits.link_text import LinkTexts
from netnotes.edits.note_places import is_read
from netnotes.edits.plain_line import plain_line
from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.model.network import Network
from netnotes.model.plans import PLANNED, Month
from netnotes.model.settings import Settings
from netnotes.rules.plan import Plan, PlanRow
from netnotes.rules.plan_room import month_words
from netnotes.vault.changing import current

INTRO = (
    "This page is yours: strike out, add, write what you like. `netnotes build` ticks the box of somebody you were in\n"
    "touch with since this page was made, lines you add included, and changes nothing else."
)


def new_plan(network: Network, root: Path, plan: Plan, today: date, settings: Settings) -> FileChange | None:
    """The file to make; None where the month has one. Raises OperatorError where notes there are not read."""
    path = plan.month.path
    if current(root, path) is not None:
        return None
    if not is_read(path, network.config, settings):
        raise OperatorError(
            f"{path} would not be read as a note, so that no box in it could be ticked",
            "look at ignore:, dashboards: and templates: in netnotes.yaml; one of them leaves plans/ out",
        )
    links = LinkTexts([*(head.path for head in network.heads), path], network.config, settings)
    return FileChange(path=path, before=None, after=plan_text(plan, links, today).encode())


def plan_text(plan: Plan, links: LinkTexts, today: date) -> str:
    """The note: each person on a line with a box, below it why, an idea, and commands that help."""
    people = "\n".join(line for row in plan.rows for line in _lines(row, links, plan.month.path))
    note = f"{plan.note}\n\n" if plan.note else ""
    return (
        f"---\n{PLANNED}: {_made_on(plan.month, today)}\n---\n# Plan for {month_words(plan.month)}\n\n"
        f"{INTRO}\n\n{note}## People\n\n{people}\n\n## Notes\n\n"
    )


def _made_on(month: Month, today: date) -> date:
    """From when on contacts count: today, or the month's first day where it has not begun."""
    return max(month.first, today)


def _lines(row: PlanRow, links: LinkTexts, source: str) -> Iterator[str]:
    yield f"- [ ] {links.in_text(row.path, row.name, source)}"
    yield f"  - why: {'; '.join(plain_line(part.words) for part in row.parts)}"
    yield f"  - idea: {plain_line(row.idea)}"
    yield f"  - `{_as_code(f'netnotes brief {shlex.quote(row.name)}')}` · `{_as_code(row.command)}`"


def _as_code(text: str) -> str:
    return " ".join(text.replace("`", "").split())
