"""Paths that say the name of somebody private, as they leave the vault: with "someone" in its place (SPEC 11).

The note itself is public and leaves: `people/Ana Canary/garden.md` is told as `people/someone/garden.md`, and a meeting
called `2026-11-03 Tea with Ana Canary` as `2026-11-03 Tea with someone`. Of a person's own note only the folders count:
two people may have the same name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from netnotes.model.network import Network
from netnotes.model.people import Organization
from netnotes.model.refs import Ref
from netnotes.rules.quiet_text import Quiet


def named_people(network: Network) -> frozenset[str]:
    """The notes that are called as people are, the owner among them: a name there stays, whoever else has it."""
    people = (person.path for person in network.people)
    return frozenset((*people, network.me.path) if network.me else people)


def told_paths(network: Network, quiet: Quiet) -> Mapping[str, str]:
    """Path → how it is told, of the notes whose path says the name of somebody private; of no two the same."""
    if not quiet.hidden:
        return {}
    people = named_people(network)
    every = [head.path for head in network.heads if head.path not in quiet.hidden]
    changed = {path: told for path in every if (told := _quiet_path(path, quiet, own=path in people)) != path}
    taken = {path.casefold() for path in every if path not in changed}
    found: dict[str, str] = {}
    for path in sorted(changed):
        found[path] = _free(changed[path], taken)
        taken.add(found[path].casefold())
    return found


def with_told_paths(network: Network, paths: Mapping[str, str], quiet: Quiet) -> Network:
    """A network whose paths, titles and references tell no name of somebody private."""
    if not paths:
        return network
    told = _Told(paths, quiet, named_people(network))
    path = told.path
    return replace(
        network,
        notes=_by_path(
            replace(one, path=path(one.path), title=told.title(one.title, one.path)) for one in network.notes
        ),
        people=_by_path(map(told.record, network.people)),
        goals=_by_path(map(told.record, network.goals)),
        meetings=_by_path(map(told.record, network.meetings)),
        organizations=_by_path(map(told.record, network.organizations)),
        me=told.record(network.me) if network.me else None,
        touchpoints=_by_date(
            replace(
                one,
                person=path(one.person),
                path=path(one.path),
                also=tuple(replace(place, path=path(place.path)) for place in one.also),
            )
            for one in network.touchpoints
        ),
        exchanges=_by_date(replace(one, person=path(one.person), path=path(one.path)) for one in network.exchanges),
        households=tuple(sorted(tuple(sorted(map(path, group))) for group in network.households)),
        tasks=tuple(
            sorted(
                (one._replace(path=path(one.path), people=tuple(map(path, one.people))) for one in network.tasks),
                key=lambda one: (one.path, one.line),
            )
        ),
        plans=tuple(
            one._replace(boxes=tuple(box._replace(person=box.person and path(box.person)) for box in one.boxes))
            for one in network.plans
        ),
    )


class _Told:
    """What is told instead of what stands in the notes."""

    def __init__(self, paths: Mapping[str, str], quiet: Quiet, people: frozenset[str]) -> None:
        self._paths, self._quiet, self._people = paths, quiet, people

    def path(self, path: str) -> str:
        return self._paths.get(path, path)

    def title(self, title: str, path: str) -> str:
        """What a note is called: people as they are."""
        return title if path in self._people else self._quiet.text(title)

    def record(self, record: Any) -> Any:
        """A record with its path, its name and all it refers to."""
        told = replace(self._within(record), path=self.path(record.path))
        if record.path in self._people:
            return told
        aliases = {"aliases": self._quiet.texts(told.aliases)} if isinstance(told, Organization) else {}
        return replace(told, name=self._quiet.text(told.name), **aliases)

    def _within(self, value: Any) -> Any:
        if isinstance(value, Ref):
            return self._ref(value)
        if type(value) is tuple:
            return tuple(map(self._within, value))
        if is_dataclass(value) and not isinstance(value, type):
            told = {field.name: self._within(getattr(value, field.name)) for field in fields(value)}
            return replace(value, **{name: one for name, one in told.items() if one != getattr(value, name)})
        return value

    def _ref(self, ref: Ref) -> Ref:
        """A reference; of a person only the folders that are written with the name."""
        if ref.target is None:
            return ref
        own = ref.target in self._people
        text, shown = (_quiet_path(words, self._quiet, own=own) for words in (ref.text, ref.shown))
        return replace(ref, text=text, shown=shown, target=self.path(ref.target))


def _quiet_path(path: str, quiet: Quiet, *, own: bool) -> str:
    """A path as it is told: of somebody's ``own`` note the file's name stays."""
    folder, slash, name = path.rpartition("/")
    return f"{quiet.text(folder)}{slash}{name}" if own else quiet.text(path)


def _free(path: str, taken: set[str]) -> str:
    """The path, with a number where another note is told so."""
    stem, dot, ending = path.rpartition(".")
    number, found = 2, path
    while found.casefold() in taken:
        found, number = f"{stem} ({number}){dot}{ending}", number + 1
    return found


def _by_path(records: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(records, key=lambda one: one.path))


def _by_date(records: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(records, key=lambda one: (one.date, one.path, one.line)))
