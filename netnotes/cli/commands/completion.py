"""`netnotes completion`: let the shell complete commands, options and names."""

from __future__ import annotations

from pathlib import Path

import click

from netnotes.cli.options import command
from netnotes.cli.output.clean import clean
from netnotes.cli.session import Session
from netnotes.cli.shell_answers import SHELLS
from netnotes.cli.shells import MADE_BY, own_shell, place_of, script
from netnotes.model.errors import OperatorError


@command("netnotes completion install", "netnotes completion install --shell zsh", "netnotes completion fish")
@click.argument("what", metavar="install|bash|zsh|fish", required=False, type=click.Choice(("install", *SHELLS)))
@click.option("--shell", type=click.Choice(SHELLS), help="Install for this shell; yours unless you name another.")
@click.option("-n", "--dry-run", is_flag=True, help="Only say where the script would be written.")
def completion(session: Session, what: str | None, shell: str | None, dry_run: bool) -> None:
    """Let Tab complete commands, options and names.

    `install` writes the script where your shell looks for it; the name of a shell prints it. Names come from the
    index as the last command left it: completing reads no note and writes nothing.
    """
    if what is None:
        raise click.UsageError("netnotes completion install sets it up; netnotes completion zsh only prints the script")
    if what != "install":
        session.say(script(what).rstrip("\n"))
        return
    wanted = shell or own_shell()
    if wanted is None:
        raise OperatorError("your shell cannot be told from SHELL", f"add --shell {', --shell '.join(SHELLS)}")
    _install(session, wanted, dry_run=dry_run)


def _install(session: Session, shell: str, *, dry_run: bool) -> None:
    from netnotes.vault.writing import write_atomic

    try:
        place = place_of(shell)
    except RuntimeError as err:
        raise OperatorError(
            "there is no home folder to install into", f"netnotes completion {shell} prints it"
        ) from err
    shown, data = clean(str(place.path)), script(shell).encode()
    before = _there(place.path, shell)
    if before == data:
        session.say(f"{shown} is there already")
    elif dry_run:
        session.say(f"Would write {shown}")
    else:
        folder = _existing(place.path.parent)
        write_atomic(place.path, data, root=folder)
        session.say(f"Wrote {shown}")
    session.tell(place.then)


def _there(path: Path, shell: str) -> bytes | None:
    """What stands there. Raises OperatorError where somebody else wrote it."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    if MADE_BY.encode() not in data[:200]:
        hint = f"move it away, or put what `netnotes completion {shell}` prints where you like"
        raise OperatorError(f"{clean(str(path))} is not from netnotes; it stays as it is", hint)
    return data


def _existing(folder: Path) -> Path:
    """The nearest folder above that exists: below it folders are made."""
    return next(above for above in (folder, *folder.parents) if above.is_dir())
