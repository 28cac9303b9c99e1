"""`netnotes mcp`: the vault for somebody's assistant."""

from __future__ import annotations

import gc
import os
from importlib.util import find_spec
from pathlib import Path

import click

from netnotes.cli.clock import choose_today
from netnotes.cli.options import command
from netnotes.cli.session import Session
from netnotes.model.errors import OperatorError


@command("netnotes -C ~/notes mcp", "netnotes -C ~/notes mcp --write")
@click.option("--write", is_flag=True, help="Let the assistant write, too: log, new, set, and undo of these.")
@click.option("--private", is_flag=True, help="With private notes and fields, which it does not see otherwise.")
def mcp(session: Session, write: bool, private: bool) -> None:
    """Let an assistant ask about your notes.

    A server for assistants that speak the Model Context Protocol; their program starts it, and it answers on standard
    input and output until that program ends. It reads only, and leaves private notes out, unless you allow more. What
    it answers goes to whoever runs the assistant: docs/assistant.md says what that means.
    """
    if find_spec("mcp") is None:
        raise OperatorError("the package mcp is missing", "install netnotes with its extra mcp (docs/assistant.md)")
    root = Path(os.path.abspath(session.root))
    _ = session.today  # a mistake in --today shows before the work
    from netnotes import __version__
    from netnotes.serving.assistant.desk import Desk
    from netnotes.serving.assistant.running import run

    gc.enable()  # unlike other commands this one goes on for days
    asked = session.asked.today
    run(Desk(root, lambda: choose_today(asked), private=private), __version__, write=write)
