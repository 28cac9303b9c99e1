"""What a build changes in people's notes where derived properties are wanted, and how they go again (SPEC 8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.model.network import Network
from netnotes.rules.derived_properties import Values, outdated
from netnotes.vault.changing import current
from netnotes.vault.editing.derived_lines import keep_derived


def derived_changes(
    root: Path, network: Network, today: date, known: Mapping[str, FileChange], told: list[str]
) -> Iterator[FileChange]:
    """The changes of people's notes on that day; ``known`` are changes to be made anyway: these go on from them.

    Only notes that say something else are read. One that cannot be changed stays as it is, and a line says why.
    """
    return _changes(root, ((one.path, one.values) for one in outdated(network, today)), known, told)


def removals(root: Path, network: Network, known: Mapping[str, FileChange], told: list[str]) -> Iterator[FileChange]:
    """The changes that take all derived properties away; ``known`` and ``told`` as of `derived_changes`."""
    return _changes(root, ((path, ()) for path in network.derived), known, told)


def _changes(
    root: Path, wanted: Iterable[tuple[str, Values]], known: Mapping[str, FileChange], told: list[str]
) -> Iterator[FileChange]:
    for path, values in wanted:
        change = known.get(path)
        try:
            before = change.before if change else current(root, path)
            if before is None:
                continue
            text = (change.after or before) if change else before
            after = keep_derived(text, values)
        except OperatorError as err:  # EditRefusedError, too
            told.append(f"{path}: its derived properties were left alone: {err.message}")
            continue
        if after != text:
            yield FileChange(path=path, before=before, after=after)
