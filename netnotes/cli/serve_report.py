"""What `netnotes serve` tells: what a watch does, to the terminal and to the open pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from netnotes.cli.output.clean import clean
from netnotes.cli.session import Session
from netnotes.cli.watch_report import WatchReport

if TYPE_CHECKING:
    from netnotes.build import BuildResult
    from netnotes.model.errors import OperatorError
    from netnotes.serving.live import Live
    from netnotes.serving.rebuilding import Rebuilt
    from netnotes.serving.serve import Preview
    from netnotes.serving.web_server import WebServer


class ServeReport:
    """Begins to serve once there is something to be seen, be it only what is wrong; ``begin`` is given the address."""

    def __init__(
        self, session: Session, preview: Preview, server: WebServer, live: Live, begin: Callable[[str], None]
    ) -> None:
        self._session, self._preview, self._server, self._live, self._begin = session, preview, server, live, begin
        self._terminal = WatchReport(session, self._show)
        self._started = False

    def built(self, rebuilt: Rebuilt) -> None:
        """A build is done."""
        site = rebuilt.result.site
        if site is not None:
            moved = self._server.folder not in (None, site.folder)
            self._server.folder = site.folder
            changed = (*site.written, *site.removed, *(site.unchanged if moved else ()))
            self._live.changed(changed, self._preview.banner)
        self._start()
        self._terminal.built(rebuilt)

    def failed(self, err: OperatorError | OSError) -> None:
        """A build could not be done: the pages stay as they are, and say so."""
        from netnotes.serving.serve import banner_of_failure

        self._live.warn(banner_of_failure(err))
        self._start()
        self._terminal.failed(err)

    def told(self, line: str) -> None:
        """Something else that the user should know."""
        self._terminal.told(line)

    def _start(self) -> None:
        if not self._started:
            self._started = True
            self._server.start()
            self._begin(self._server.url)

    def _show(self, result: BuildResult) -> None:
        site = result.site
        if site is not None and (count := len(site.written) + len(site.removed)):
            self._session.tell(clean(f"{count} file{'' if count == 1 else 's'} of the site made anew"))
