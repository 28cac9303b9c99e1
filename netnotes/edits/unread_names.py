"""Notes that cannot be read and that a NAME may mean: nobody else is to be taken for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from netnotes.model.network import Network
from netnotes.model.notes import NoteType
from netnotes.rules.names import how_well
from netnotes.vault.meeting import date_of_path
from netnotes.vault.typing_rules import TypeRules, is_overview

_WORST = 99


class _Found(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def path(self) -> str: ...


def unread_for(
    network: Network, text: str, found: Sequence[_Found] = (), type_: NoteType | None = None
) -> tuple[str, ...]:
    """The paths of unreadable notes that the text fits by file name, at least as well as it fits those found.

    Only notes that may be of the type of those found count: what a note in a folder of meetings is called is no name
    of a person. Where nobody was found, all that fit at all, or that may be of ``type_``.
    """
    if not network.unread:
        return ()
    rules = TypeRules(network.config)
    wanted = {record.path for record in found}
    types = {head.type for head in network.heads if head.path in wanted} or {type_}
    limit = min((_fit(text, record) for record in found), default=_WORST)
    if limit == 0:
        return ()
    paths = (head.path for head in network.heads if head.status == "unreadable" and head.path not in wanted)
    fitting = [(level, path) for path in paths if (level := how_well(text, path, (_stem(path),))) is not None]
    near = [path for level, path in sorted(fitting) if level <= limit]
    return tuple(path for path in near if types == {None} or _may_be(path, rules, types))


def _fit(text: str, record: _Found) -> int:
    names = (record.name, _stem(record.path), *getattr(record, "aliases", ()))
    level = how_well(text, record.path, names)
    return _WORST if level is None else level


def _may_be(path: str, rules: TypeRules, types: set[NoteType | None]) -> bool:
    """Whether a note at this path may be of one of the types: its folder says so, or nothing says otherwise."""
    by_folder = rules.type_by_folder(path)
    return by_folder in types or (by_folder is None and not is_overview(_stem(path)) and date_of_path(path) is None)


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
