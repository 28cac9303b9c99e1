"""One conversation with an editor, from its first word to its last."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from netnotes.serving.lsp.features import register
from netnotes.serving.lsp.server import Server
from netnotes.serving.lsp.vaults import Vaults


def serve(version: str, today: Callable[[], date], named: Path | None = None, otherwise: Path | None = None) -> int:
    """Talk to an editor on standard input and output until it says goodbye; 0, or 1 where it did not.

    ``named`` is the only vault where the command line names one, ``otherwise`` one for notes around which there is
    none.
    """
    logging.basicConfig(level=logging.WARNING, format="netnotes lsp: %(message)s")
    server = Server(today, Vaults(named, otherwise), version)
    register(server)
    try:
        server.start_io(stdout=open(os.dup(sys.stdout.fileno()), "wb"))  # noqa: SIM115 - it is closed at the end
    finally:
        server.vaults.close()
    return 0 if server.was_shut_down else 1
