"""The assembly line: load, render, write what changed (SPEC 8)."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from netnotes.index.load import load_network
from netnotes.index.place import compiled_folder
from netnotes.lint import all_problems
from netnotes.model.errors import OperatorError
from netnotes.model.network import Network
from netnotes.model.places import Problem
from netnotes.model.records import recordclass
from netnotes.model.regions import WAITS, Filling
from netnotes.pages.asking import Asking
from netnotes.pages.links import LinkStyle
from netnotes.pages.named_queries import answer_queries, page_names
from netnotes.pages.render import Rendering, choose_templates, render_pages
from netnotes.rules.plans_kept import any_ticks
from netnotes.vault.generated import Plan, find_prunable, foreign_files, may_prune, plan_pages, read_standing
from netnotes.vault.page_templates import read_page_templates
from netnotes.vault.query_files import read_query_files
from netnotes.vault.settings import read_settings
from netnotes.vault.snippet import CSS_CLASS, has_snippet
from netnotes.vault.state import LastBuild, VaultState, digest_of, open_state
from netnotes.vault.writing import remove_file, write_atomic

if TYPE_CHECKING:
    from netnotes.siting import SiteResult

ROUNDS = 3
"""How often a build that waits for notes tries again: somebody may go on writing."""
SETTLED = 2.1
"""Seconds after which a note that nobody changes any more may be filled (SPEC 8)."""


@recordclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """What a build did, by paths in the vault; ``notes`` are lines to tell the user.

    ``filled`` are people's own notes whose regions changed, ``derived`` those whose derived properties did. With
    ``check`` nothing was written, and ``stale`` are the pages that a build would write or remove, and the notes that
    it would fill. ``foreign`` are files in the place of a page that netnotes did not make and left alone. ``waiting``
    are notes that cannot be filled yet. ``site`` is what was done to the site, where one is made.
    """

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    pruned: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()
    derived: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    site: SiteResult | None = None

    @property
    def exit_code(self) -> int:
        """2 for a foreign file (an operator's mistake), 1 for stale pages of a check, else 0 (SPEC 9)."""
        site = self.site
        foreign = self.foreign or (site.foreign if site else ())
        return 2 if foreign else 1 if self.stale or (site and site.stale) else 0


def build_vault(
    root: Path,
    today: date,
    *,
    check: bool = False,
    network: Network | None = None,
    site: bool | None = None,
    wait: bool = False,
) -> BuildResult:
    """Bring the dashboards up to date, then regions in notes and boxes of plans; a second build changes nothing.

    Last of all the site, where the configuration or ``site`` asks for one. With ``wait`` notes that changed too short
    a time ago to be filled are waited for, a few seconds at most.

    Raises OperatorError where nothing may be written (configuration unreadable, dashboards folder not a folder of
    the vault), WriteTroubleError where something could not be; what was written until then is complete.
    """
    network = network or load_network(root)
    result = _build_pages(root, today, check, network)
    for _ in range(ROUNDS if wait else 0):
        if result.waiting:
            time.sleep(SETTLED)
            result = _pages_again(root, today, result)
    wanted = network.config.site_enabled if site is None else site
    return replace(result, site=_build_site(root, today, check, network, result)) if wanted else result


def _build_site(root: Path, today: date, check: bool, network: Network, result: BuildResult) -> SiteResult:
    """The site, from the notes as they are once their regions are filled."""
    from netnotes.siting import make_site

    if not result.filled and not result.derived:
        return make_site(root, today, network, all_problems(network, today), check=check)
    again = load_network(root)
    try:
        return make_site(root, today, again, all_problems(again, today), check=check)
    finally:
        again.close()


def _build_pages(root: Path, today: date, check: bool, network: Network) -> BuildResult:
    refuse_broken_config(network)
    folder = network.config.dashboards_folder
    standing = read_standing(root, folder)
    state = open_state(root, network.config.cache)
    last = state.last_build()
    own, refused = read_page_templates(root)
    templates = choose_templates(own)
    files, unread = read_query_files(root)
    queries, misnamed = page_names(files, templates.pages)
    targets = [f"{folder}/{page}.md" for page in (*queries, *templates.pages)]
    foreign = foreign_files(standing, targets)
    unused, count = find_prunable(standing, targets, last), _count_notes(network, folder)
    prune = unused if may_prune(count, last) else ()
    notes = tuple(head.path for head in network.heads if head.path not in prune)
    style, compiled = link_style(root, network), None if network.config.cache == "none" else compiled_folder()
    css_class = CSS_CLASS if has_snippet(root) else ""
    how = Rendering(
        templates=templates, style=style, folder=folder, notes=notes, compiled=compiled, css_class=css_class
    )
    problems = [*all_problems(network, today), *refused, *foreign.values(), *unread, *misnamed]
    with Asking(root, network, today) as asking:
        answered, failed = answer_queries(queries, asking.for_page)
        how = replace(how, queries=answered, ask=asking.for_template)
        filling = _filling(root, network, today, how)
        rendered = render_pages(network, today, how, [*problems, *failed, *filling.problems])
    pages = {path: text for path, text in rendered.pages.items() if path not in foreign}
    plan = plan_pages(pages, standing, last, prune)
    result = BuildResult(
        unchanged=plan.unchanged,
        foreign=tuple(sorted(problem.path for problem in foreign.values())),
        problems=rendered.problems,
    )
    if check:
        waiting = (change.path for change in filling.changes)
        return replace(result, stale=(*plan.write, *plan.prune, *waiting, *filling.waiting))
    kept = tuple(path for path in unused if path not in prune)
    told = _write(root, plan, state, notes=last.notes if kept else count)
    told += [f"{path} is no longer made, but kept: far fewer notes were found than last time" for path in kept]
    if last.notes and not may_prune(count, last):
        told.append(f"{count} notes, where there were {last.notes} last time: is a drive or a sync missing?")
    result = replace(result, waiting=filling.waiting, notes=(*told, *filling.notes))
    result = replace(result, written=tuple(plan.write), pruned=plan.prune)
    return _write_filled(root, today, result, filling, state) if filling.changes else result


def _write_filled(root: Path, today: date, result: BuildResult, filling: Filling, state: VaultState) -> BuildResult:
    """Change people's own notes where they asked for it: last of all, once the pages stand."""
    from netnotes.vault.changing import apply_changes

    try:
        apply_changes(root, filling.changes, command="build", state=state, generated=True)
    except OperatorError as err:  # somebody else writes just now; the pages stand
        unfilled = tuple(change.path for change in filling.changes)
        what = "derived properties" if filling.alone.issuperset(unfilled) else "regions"
        told_now = (*result.notes, f"{what} {WAITS}: {err.message}")
        return replace(result, waiting=(*result.waiting, *unfilled), notes=told_now)
    paths = [change.path for change in filling.changes]
    filled = replace(
        result,
        filled=tuple(path for path in paths if path not in filling.alone),
        derived=tuple(path for path in paths if path in filling.derived),
    )
    return _pages_again(root, today, filled) if filling.changes_pages else filled


def _pages_again(root: Path, today: date, first: BuildResult) -> BuildResult:
    """Pages are made once more, from the notes as they are now: filled regions moved lines, boxes were ticked."""
    network = load_network(root)
    try:
        second = _build_pages(root, today, False, network)
    finally:
        network.close()
    told = (note for note in first.notes if WAITS not in note)
    return replace(
        second,
        written=tuple(dict.fromkeys((*first.written, *second.written))),
        unchanged=tuple(path for path in second.unchanged if path not in first.written),
        pruned=tuple(dict.fromkeys((*first.pruned, *second.pruned))),
        filled=tuple(dict.fromkeys((*first.filled, *second.filled))),
        derived=tuple(dict.fromkeys((*first.derived, *second.derived))),
        notes=tuple(dict.fromkeys((*told, *second.notes))),
    )


def _filling(root: Path, network: Network, today: date, how: Rendering) -> Filling:
    """What is to be filled in notes.

    Nothing is read, and no more imported, where there is no region, no tick, and no derived property is wanted.
    """
    if not (network.region_notes or network.config.derived_properties or any_ticks(network, today)):
        return Filling()
    from netnotes.filling import find_fillings

    return find_fillings(root, network, today, how)


def link_style(root: Path, network: Network) -> LinkStyle:
    """Wikilinks only where Obsidian is and wants them; else Markdown links, which work everywhere (SPEC 8)."""
    if network.config.links != "auto":
        return network.config.links
    settings = read_settings(root)
    return "wikilink" if settings.present and not settings.markdown_links else "markdown"


def refuse_broken_config(network: Network) -> None:
    """Raise OperatorError where the configuration cannot be read: nobody knows what may be written."""
    for problem in network.problems:
        if problem.code == "config-unreadable":
            raise OperatorError(f"{problem.path}:{problem.line}: {problem.message}", problem.hint)


def _count_notes(network: Network, folder: str) -> int:
    return sum(not head.path.startswith(f"{folder}/") for head in network.heads)


def _write(root: Path, plan: Plan, state: VaultState, notes: int) -> list[str]:
    """Write and remove, keep what somebody changed, remember it all however far it came; gives lines to tell.

    Where a page has to change the vault is locked, so that no other command writes at the same time.
    """
    if not plan.write and not plan.prune:
        state.save(LastBuild(notes=notes, pages=plan.digests))
        return [state.warning] if state.warning else []
    from netnotes.vault.lock import vault_lock

    with vault_lock(root):
        return _write_locked(root, plan, state, notes)


def _write_locked(root: Path, plan: Plan, state: VaultState, notes: int) -> list[str]:
    digests, kept = dict(plan.digests), []
    try:
        for path, data in plan.write.items():
            if path in plan.edited and state.keep(path, plan.edited[path]):
                kept.append(path)
            write_atomic(root / path, data, root=root)
            digests[path] = digest_of(data)
        for path in plan.prune:
            remove_file(root / path, root=root)
            digests.pop(path, None)
    finally:
        state.save(LastBuild(notes=notes, pages=digests))
    told = [state.warning] if state.warning else []
    for words, paths in (
        ("changed since it was written here", [path for path in kept if path in plan.digests]),
        ("written anew over an older page", [path for path in kept if path not in plan.digests]),
    ):
        if paths:
            told.append(f"{', '.join(paths)}: {words}; the old text is kept in {state.journal_folder}")
    return told
