"""The boxes of plans that real contacts tick: the box and its day, not a byte more (SPEC 7, 8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.model.network import Network
from netnotes.model.plans import PlanBox
from netnotes.rules.plans_kept import ticks_of
from netnotes.vault.changing import current
from netnotes.vault.editing.task_tick import tick_task
from netnotes.vault.editing.trouble import EditRefusedError


def tick_changes(
    root: Path, network: Network, today: date, known: Mapping[str, FileChange], told: list[str]
) -> Iterator[FileChange]:
    """The changes of plans on that day; ``known`` are changes to be made anyway, by path: these go on from them.

    A line that cannot be ticked without touching more, or that comes again and again, stays as it is.
    """
    for plan in network.plans:
        ticks = list(ticks_of(plan, network.contacts(today).days, today))
        if not ticks:
            continue
        before = change.before if (change := known.get(plan.path)) else _bytes(root, plan.path, told)
        if before is not None:
            after = _ticked(change.after or before if change else before, ticks)
            if after != before:
                yield FileChange(path=plan.path, before=before, after=after)


def _bytes(root: Path, path: str, told: list[str]) -> bytes | None:
    try:
        return current(root, path)
    except OperatorError as err:
        told.append(err.message)
        return None


def _ticked(data: bytes, ticks: list[tuple[PlanBox, date]]) -> bytes:
    for box, day in ticks:
        with suppress(EditRefusedError):
            data = tick_task(data, box.line, box.text, day)
    return data
