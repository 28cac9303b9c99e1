"""`netnotes lsp`: check, completion and rename in your editor."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from netnotes import __version__
from netnotes.cli.clock import choose_today
from netnotes.cli.options import command
from netnotes.cli.session import Session
from netnotes.model.errors import OperatorError

MISSING, HINT = "the package pygls is missing", "install netnotes with its extra lsp (docs/editors.md)"


@command("netnotes lsp", "netnotes lsp -C ~/notes")
def lsp(session: Session) -> int:
    """Help your editor: problems, completion, rename.

    A language server (LSP) on standard input and output. Editors start it; docs/editors.md says how to set them up.
    It reads the vault around the notes that are open, and never writes a file itself.
    """
    try:
        from netnotes.serving.lsp.serve import serve
    except ModuleNotFoundError as err:
        if err.name is None or err.name.partition(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        raise OperatorError(MISSING, HINT) from err
    _ = session.today  # a mistake in --today shows before the work
    named = Path(os.path.abspath(session.root)) if session.asked.vault else None
    otherwise = os.environ.get("NETNOTES_VAULT")
    if sys.stdin is not None and sys.stdin.isatty():
        session.tell("waiting for an editor on standard input; Ctrl-C ends it")
    gc.enable()  # unlike other commands this one goes on for days
    return serve(
        __version__,
        lambda: choose_today(session.asked.today),
        named,
        Path(os.path.abspath(os.path.expanduser(otherwise))) if otherwise else None,
    )
