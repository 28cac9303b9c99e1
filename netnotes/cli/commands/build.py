"""`netnotes build`: write the dashboards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netnotes.cli.completing import complete_folder
from netnotes.cli.options import command, complain
from netnotes.cli.output.answer import Answer, Column
from netnotes.cli.output.clean import clean
from netnotes.cli.output.problem_lines import render_problem
from netnotes.cli.session import Session
from netnotes.model.kept_pages import is_kept_page

if TYPE_CHECKING:
    from netnotes.build import BuildResult

KEYS = ("path", "action")
COLUMNS = (Column("Action"), Column("Page"))
ACTIONS = ("written", "pruned", "filled", "derived", "stale", "foreign", "unchanged")
SITE_ACTIONS = ("written", "removed", "stale", "foreign", "unchanged")


@command("netnotes build", "netnotes build --check", "netnotes build --site")
@click.argument(
    "folder", metavar="[VAULT]", required=False, type=click.Path(path_type=Path), shell_complete=complete_folder
)
@click.option("--check", is_flag=True, help="Write nothing; the exit code is 1 where a page is out of date.")
@click.option("--site/--no-site", default=None, help="Also make the site, as web pages, or not.")
@click.option("--wait", is_flag=True, help="Wait a moment where notes changed just now, and fill those, too.")
def build(session: Session, folder: Path | None, check: bool, site: bool | None, wait: bool) -> int:
    """Write the dashboards, fill regions, make the site.

    Dashboards are notes in the vault. A page that would not change is not touched, and a file that netnotes did not
    make is never overwritten. In your own notes only what stands between netnotes:begin and netnotes:end is
    replaced, and boxes of plans are ticked. The site is made with --site, or where netnotes.yaml asks for it. VAULT
    is the folder of notes, unless -C names it.
    """
    from netnotes.build import build_vault

    session.argument = folder
    result = build_vault(
        session.root, session.today, check=check, network=session.network, site=site, wait=wait and not check
    )
    if session.asked.format != "table" or not session.asked.quiet:
        session.show(build_answer(result, check))
    elif check:
        _say_stale(result)
    for line in result.notes:
        session.tell(clean(line))
    for problem in sorted(set(result.problems) - set(session.problems)):
        if problem.path not in result.foreign:
            session.tell(render_problem(problem))
    for path in (*result.foreign, *_site_paths(result, "foreign")):
        complain(f"{path} was not made by netnotes, so it is left alone", "move it away, then build again")
    if not check and site is not False:
        _remember(session, result, "--site" if site else "")
    return result.exit_code


def _say_stale(result: BuildResult) -> None:
    """Why a quiet check ends with 1: a line for each page, on standard error."""
    for line in changed_lines(result):
        click.echo(line, err=True)


def _remember(session: Session, result: BuildResult, asked: str) -> None:
    """Keep that there was nothing to do, so that the next build need not look as closely."""
    site = result.site
    changed = (
        result.written
        or result.pruned
        or result.filled
        or result.derived
        or result.foreign
        or result.notes
        or result.problems != session.problems
        or (site and (site.written or site.removed or site.foreign))
    )
    how = session.asked
    if changed or session.network.config.cache == "none" or (how.format, how.quiet) != ("table", False):
        return
    from netnotes.index.network import StoredNetwork
    from netnotes.index.unchanged import Said, remember
    from netnotes.vault.site_folder import MARKER
    from netnotes.vault.snippet import SNIPPET
    from netnotes.vault.state import open_state

    tally = session.tally() if not how.verbose else None
    if tally is not None:
        said = Said("\n".join(build_lines(result, check=False)) + "\n", tally + "\n" if tally else "")
        kept = open_state(session.root).pages_file
        snippet = session.root / SNIPPET
        also = [*([kept] if kept else []), *(path for path in (snippet.parent, snippet) if path.exists())]
        if site:
            also += [*(site.folder / path for path in (MARKER, *site.unchanged)), *site.looked_at]
        seen = session.network.seen() if isinstance(session.network, StoredNetwork) else None
        if seen is not None:
            remember(session.root, session.today.isoformat(), said, seen, session.began, also, asked)


def build_answer(result: BuildResult, check: bool) -> Answer[tuple[str, str]]:
    """What a build did, in every format."""
    pages = [(path, action) for action in ACTIONS for path in getattr(result, action)]
    return Answer(
        items=pages,
        keys=KEYS,
        record=lambda page: dict(zip(KEYS, page, strict=True)),
        columns=COLUMNS,
        cells=lambda page: (page[1], page[0]),
        whole={**{action: getattr(result, action) for action in ACTIONS}, "notes": result.notes, "site": _site(result)},
        text=lambda screen: "\n".join(build_lines(result, check)),
    )


def build_lines(result: BuildResult, check: bool) -> Iterator[str]:
    """A line for each page that changed, or would; then one for the rest."""
    yield from changed_lines(result)
    count = len(result.unchanged)
    site = result.site
    changed = site and (site.written or site.removed or site.stale)
    if not (result.written or result.pruned or result.filled or result.derived or result.stale or changed):
        count += len(site.unchanged) if site else 0
        yield f"nothing to {'do' if check else 'write'}: {_pages(count)} up to date"
    elif count:
        yield f"{_pages(count)} up to date"


def changed_lines(result: BuildResult) -> Iterator[str]:
    """A line for each page that changed, or would."""
    for verb, paths in (("wrote", result.written), ("removed", result.pruned), *_of_notes(result)):
        for path in paths:
            yield f"{verb} {clean(path)}"
    if count := len(result.derived):
        yield f"wrote the derived properties of {count} {'person' if count == 1 else 'people'}"
    yield from _of_site(result)


def _of_site(result: BuildResult) -> Iterator[str]:
    """One line for all pages of the site: there may be thousands."""
    site = result.site
    if site is None:
        return
    start = clean(str(site.folder / "index.html"))
    if site.stale:
        yield f"out of date: {len(site.stale)} {_files(site.stale)} of the site"
    if site.written:
        yield f"wrote {len(site.written)} {_files(site.written)} of the site: {start}"
    if site.removed:
        yield f"removed {len(site.removed)} {_files(site.removed)} of the site"


def _files(paths: tuple[str, ...]) -> str:
    return "file" if len(paths) == 1 else "files"


def _site(result: BuildResult) -> dict[str, object] | None:
    """What was done to the site, by paths in its folder."""
    return {action: getattr(result.site, action) for action in SITE_ACTIONS} if result.site else None


def _site_paths(result: BuildResult, action: str) -> tuple[str, ...]:
    return tuple(str(result.site.folder / path) for path in getattr(result.site, action)) if result.site else ()


def _of_notes(result: BuildResult) -> Iterator[tuple[str, tuple[str, ...]]]:
    ticked = tuple(path for path in result.filled if is_kept_page(path))
    yield "filled the regions of", tuple(path for path in result.filled if path not in ticked)
    yield "ticked what is done in", ticked
    yield "out of date:", result.stale


def _pages(count: int) -> str:
    return "1 page is" if count == 1 else f"{count} pages are"
