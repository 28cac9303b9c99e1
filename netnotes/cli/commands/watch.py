"""`netnotes watch`: write the dashboards again whenever something changed."""

from __future__ import annotations

import gc
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netnotes.cli.clock import choose_today
from netnotes.cli.commands.build import build_answer, changed_lines
from netnotes.cli.completing import complete_folder
from netnotes.cli.options import command
from netnotes.cli.progress import Progress
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.build import BuildResult
    from netnotes.serving.rebuilding import Rebuilt


@command("netnotes watch", "netnotes watch --poll   on a network drive, where changes are not told")
@click.argument(
    "folder", metavar="[VAULT]", required=False, type=click.Path(path_type=Path), shell_complete=complete_folder
)
@click.option("--poll", is_flag=True, help="Look every second, instead of waiting to be told of a change.")
def watch(session: Session, folder: Path | None, poll: bool) -> int:
    """Keep the dashboards up to date while you write.

    Builds at once, then again whenever a note, a template or the configuration changed, and when the day changes.
    A note that is broken for a while ends nothing. Ctrl-C ends it. VAULT is the folder of notes, unless -C names it.
    """
    from netnotes.cli.watch_report import WatchReport
    from netnotes.serving.rebuilding import rebuild
    from netnotes.serving.watching import Watch

    session.argument = folder
    root = Path(os.path.abspath(session.root))
    _ = session.today  # a mistake in --today shows before the work
    full = session.asked.full
    gc.enable()  # unlike other commands this one goes on for days

    def build(today: date) -> Rebuilt:
        nonlocal full
        with Progress("reading notes", quiet=session.asked.quiet) as progress:
            built = rebuild(root, today, progress, full=full)
        full = False
        return built

    report = WatchReport(session, lambda result: _show(session, result))
    Watch(root, build, lambda: choose_today(session.asked.today), report, poll=poll).run()
    return 0


def _show(session: Session, result: BuildResult) -> None:
    """What a build changed; what it left alone only where nothing else can be said."""
    lines = list(changed_lines(result)) if session.asked.format == "table" else []
    if lines:
        session.say("\n".join(lines))
    else:
        session.show(build_answer(result, check=False))
