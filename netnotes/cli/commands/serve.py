"""`netnotes serve`: the site in a browser, kept up to date."""

from __future__ import annotations

import gc
import os
import sys
import threading
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netnotes.cli.clock import choose_today
from netnotes.cli.completing import complete_folder
from netnotes.cli.options import command
from netnotes.cli.output.answer import Answer
from netnotes.cli.progress import Progress
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.serving.rebuilding import Rebuilt

KEYS = ("url",)


@command("netnotes serve", "netnotes serve --port 9000 --no-open")
@click.argument(
    "folder", metavar="[VAULT]", required=False, type=click.Path(path_type=Path), shell_complete=complete_folder
)
@click.option("--port", type=click.IntRange(0, 65535), help="Where to serve, instead of the first free from 8137 on.")
@click.option("--no-open", is_flag=True, help="Open no browser.")
def serve(session: Session, folder: Path | None, port: int | None, no_open: bool) -> int:
    """Look at the site in your browser while you write.

    Makes the site in the cache folder (in its own folder where the configuration wants a site), serves it to this
    computer only, and shows what you change within a second. Nothing in your notes is changed. Ctrl-C ends it. VAULT
    is the folder of notes, unless -C names it.
    """
    from netnotes.cli.serve_report import ServeReport
    from netnotes.serving.live import Live
    from netnotes.serving.serve import Preview
    from netnotes.serving.watching import Watch
    from netnotes.serving.web_server import open_server

    session.argument = folder
    root = Path(os.path.abspath(session.root))
    _ = session.today  # a mistake in --today shows before the work
    full = session.asked.full
    gc.enable()  # unlike other commands this one goes on for days

    def build(today: date) -> Rebuilt:
        nonlocal full
        with Progress("reading notes", quiet=session.asked.quiet) as progress:
            built = preview.build(today, progress, full=full)
        full = False
        return built

    def begin(url: str) -> None:
        record = {"url": url}
        session.show(Answer([url], KEYS, lambda _: record, (), lambda _: (), whole=record, text=lambda _: url))
        sys.stdout.flush()
        if not no_open and has_browser():
            open_browser(url)

    with Preview(root) as preview, open_server(port, live := Live()) as server:
        report = ServeReport(session, preview, server, live, begin)
        Watch(root, build, lambda: choose_today(session.asked.today), report).run()
    return 0


def has_browser() -> bool:
    """Whether a window can be opened: without a display a browser would take over the terminal."""
    windowed = sys.platform in ("darwin", "win32")
    return windowed or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


def open_browser(url: str) -> None:
    """Open the page; the program does not wait for it."""
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
