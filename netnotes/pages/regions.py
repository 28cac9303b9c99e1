"""The text of the regions in notes: a template for each part, the vault's own before the built-in one (SPEC 8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from netnotes.model.network import Network
from netnotes.model.places import Problem
from netnotes.model.regions import REGIONS, RegionNote
from netnotes.pages.links import Links, links_for
from netnotes.pages.region_context import RegionContext
from netnotes.pages.render import Rendering, tidy
from netnotes.pages.rows import Record
from netnotes.pages.templates import ENDING, REGION_KIND, read_builtin, template_problem

TEMPLATES = tuple(f"{name}{ENDING}" for name in REGIONS)


class Wanted(NamedTuple):
    """A region to fill: its note, its part, and the day it tells of."""

    note: RegionNote
    part: str
    day: date

    @property
    def template(self) -> str:
        """The file name of its template."""
        return f"{self.part}{ENDING}"

    @property
    def folder(self) -> str:
        """The folder of its note, from which its links lead."""
        return self.note.path.rpartition("/")[0]


def choose_region_templates(vault: Mapping[str, str]) -> tuple[dict[str, str], list[Problem]]:
    """The vault's templates that fill a region or are a part of one, and a problem for each other one."""
    usable = {name: text for name, text in vault.items() if name in TEMPLATES or name.startswith("_")}
    message = f"no region is called so; there are: {', '.join(REGIONS)}"
    return usable, [template_problem(name, message, kind=REGION_KIND) for name in vault if name not in usable]


def render_regions(
    network: Network, wanted: Sequence[Wanted], how: Rendering, own: Mapping[str, str]
) -> tuple[dict[Wanted, str], list[Problem]]:
    """The text of each region, lines that end with LF, and a problem for each template of the vault that failed.

    ``own`` are the vault's templates; ``how`` is that of the pages. Where one fails the built-in one is used.
    """
    problems: list[Problem] = []
    records = _records(network, wanted)
    links = links_for(how.style, how.folder, how.notes, how.names(how.templates.pages))
    texts: dict[Wanted, str] = {}
    theirs = [one for one in wanted if one.template in own]
    if theirs:
        from netnotes.pages.sandbox import render_parts_in_sandbox

        parts = [(one.template, one.folder, records[one]) for one in theirs]
        made, problems = render_parts_in_sandbox(parts, own, read_builtin(REGION_KIND), links, how.ask)
        texts = {one: text for one, text in zip(theirs, made, strict=True) if text is not None}
    texts |= _render_builtin([one for one in wanted if one not in texts], records, links, how)
    return {one: tidy(text) for one, text in texts.items()}, problems


def _records(network: Network, wanted: Iterable[Wanted]) -> dict[Wanted, Record]:
    """The variables of each region, day by day, because facts are kept for one day at a time."""
    contexts: dict[date, RegionContext] = {}
    found = {}
    for one in sorted(wanted, key=lambda one: (one.day, one.note.path)):
        context = contexts.setdefault(one.day, RegionContext(network, one.day))
        found[one] = context.of(one.note, one.part)
    return found


def _render_builtin(
    wanted: Sequence[Wanted], records: Mapping[Wanted, Record], links: Links, how: Rendering
) -> dict[Wanted, str]:
    if not wanted:
        return {}
    from netnotes.pages.compiled import CompiledTemplates  # these two import jinja2
    from netnotes.pages.environment import make_environment

    builtin, cache = read_builtin(REGION_KIND), CompiledTemplates(how.compiled) if how.compiled else None
    folders = {one.folder for one in wanted}
    made = {folder: make_environment(replace(links, folder=folder), builtin, cache=cache) for folder in folders}
    return {one: made[one.folder].get_template(one.template).render(records[one]) for one in wanted}
