"""`netnotes open NAME`: a note in Obsidian."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import quote

import click

from netnotes.cli.completing import complete_note
from netnotes.cli.note_naming import path_of_note
from netnotes.cli.options import command
from netnotes.cli.session import Session
from netnotes.model.errors import OperatorError


@command("netnotes open ana", "netnotes open ana --print")
@click.argument("name", nargs=-1, required=True, shell_complete=complete_note)
@click.option("--print", "only_print", is_flag=True, help="Print the address; open nothing.")
def open(session: Session, name: tuple[str, ...], only_print: bool) -> None:
    """Open a note in Obsidian.

    With obsidian: {vault_name: …} in netnotes.yaml the address names the vault, and works on every machine that has
    it; else it names the file on this one.

    NAME is any unambiguous part of a name or alias, or the path of a note.
    """
    from netnotes.cli.programs import open_address

    path = path_of_note(session, name)
    address = obsidian_address(session.root, path, session.network.config.vault_name)
    if only_print:
        session.say(address)
        return
    if not sys.stdin.isatty():
        raise OperatorError("there is no terminal, so nothing is opened", "--print shows the address")
    open_address(address)


def obsidian_address(root: Path, path: str, vault: str | None) -> str:
    """The address of a note, every character that could end it percent-encoded (Obsidian help: Obsidian URI)."""
    if vault:
        return f"obsidian://open?vault={_encoded(vault)}&file={_encoded(path)}"
    return f"obsidian://open?path={_encoded(str((root / path).absolute()))}"


def _encoded(text: str) -> str:
    return quote(text, safe="", errors="surrogateescape")
