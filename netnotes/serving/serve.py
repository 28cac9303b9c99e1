"""Make the site of one vault for a preview, and tell open pages of it; the vault is only read (SPEC 9)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from netnotes.build import BuildResult, refuse_broken_config
from netnotes.index.load import load_network
from netnotes.index.place import index_folder, ready_folder
from netnotes.lint import all_problems
from netnotes.model.config import Config
from netnotes.model.errors import OperatorError
from netnotes.model.places import Problem
from netnotes.rules.quiet_text import hidden_notes, unread_notes
from netnotes.serving.live import Banner
from netnotes.serving.rebuilding import Rebuilt
from netnotes.siting import make_site
from netnotes.vault.progress import Progress

MOST_LINES = 3
_FOLDER = "preview"


class Preview:
    """The site of a vault in a folder outside it, or in the vault's own site folder where one is wanted.

    ``banner`` says what the last build found wrong.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self.banner: Banner | None = None

    def __enter__(self) -> Preview:
        return self

    def __exit__(self, *_: object) -> None:
        if self._temporary is not None:
            self._temporary.cleanup()

    def build(self, today: date, progress: Progress | None = None, *, full: bool = False) -> Rebuilt:
        """Bring the site up to date, and let go of the index.

        Raises OperatorError and OSError; what was there before is then still there.
        """
        network = load_network(self._root, progress, full=full)
        try:
            refuse_broken_config(network)
            config = network.config
            problems = all_problems(network, today)
            folder = None if config.site_enabled else self._folder(config)
            unread = unread_notes(network)
            told = unread if folder else ()
            site = make_site(self._root, today, network, problems, folder=folder, told=told)
            self.banner = banner_of(problems, hidden_notes(network) - unread)
            result = BuildResult(site=site)
            return Rebuilt(result=result, config=config, problems=problems, unread=network.unread)
        finally:
            network.close()

    def _folder(self, config: Config) -> Path:
        """Where the site goes: beside the index, or where nothing may be kept a folder that goes with the program."""
        if config.cache != "none" and self._temporary is None:
            try:
                ready_folder(self._root)
                return index_folder(self._root) / _FOLDER
            except OSError:
                pass
        if self._temporary is None:
            self._temporary = tempfile.TemporaryDirectory(prefix="netnotes-")
        return Path(self._temporary.name) / _FOLDER


def banner_of(problems: Iterable[Problem], hidden: frozenset[str] = frozenset()) -> Banner | None:
    """What pages say of errors in notes, the first of them in order; None where there are none.

    Private notes are ``hidden``: somebody may look over one's shoulder. Of one that cannot be read the owner is told.
    """
    found = sorted(one for one in problems if one.severity == "error" and one.path not in hidden)
    if not found:
        return None
    lines = [f"{one.path}:{one.line}: {one.message}" for one in found[:MOST_LINES]]
    if len(found) > MOST_LINES:
        lines.append(f"and {len(found) - MOST_LINES} more")
    title = "Something in your notes needs mending:" if len(found) == 1 else "Some things in your notes need mending:"
    return Banner(title, tuple(lines), "problems.html")


def banner_of_failure(err: OperatorError | OSError) -> Banner:
    """What pages say when the site could not be made anew."""
    if isinstance(err, OperatorError):
        lines = (err.message, err.hint)
    else:
        where = f"{err.filename}: " if isinstance(err.filename, str) else ""
        lines = (f"{where}{err.strerror or err}", str(getattr(err, "hint", "")))
    return Banner("The pages could not be made anew; you see them as they were:", tuple(filter(None, lines)))
