"""`netnotes rename OLD NEW`: a note under another name, and every link to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.cli.carrying_out import carry_out, dry_run_option
from netnotes.cli.completing import complete_note
from netnotes.cli.note_naming import path_of_note, stored_network
from netnotes.cli.options import command
from netnotes.cli.output.clean import clean
from netnotes.cli.session import Session
from netnotes.cli.told import tell_places

if TYPE_CHECKING:
    from netnotes.edits.rename import Renaming


@command('netnotes rename "Ana Silva" "Ana Souza"', 'netnotes rename ana "archive/Ana Silva" --dry-run')
@click.argument("old", shell_complete=complete_note)
@click.argument("new")
@click.option("--keep-alias/--no-alias", default=None, help="Keep the old name as an alias; else only where needed.")
@dry_run_option
def rename(session: Session, old: str, new: str, keep_alias: bool | None, dry_run: bool) -> None:
    """Rename a note and mend every link to it.

    Links in all notes follow, in their text and in their properties, and so do people, goals and organizations
    named without a link. What links show stays as it is.

    OLD is any unambiguous part of a name, or a path. NEW is a name; with / it is a path, and the note moves there.
    """
    from netnotes.edits.rename import new_path, plan_rename

    session.hold()
    path = path_of_note(session, (old,), writing=True)
    network = stored_network(session)
    done = plan_rename(network, session.root, path, new_path(path, new), keep_alias=keep_alias)
    written = carry_out(session, done.changes, dry_run=dry_run)
    _say(session, path, done, verb="changed" if written else "would change")


def _say(session: Session, old: str, done: Renaming, *, verb: str) -> None:
    counts = [f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in _counts(done) if count]
    where = f" in {done.notes} note{'' if done.notes == 1 else 's'}" if counts else ""
    session.say(clean(f"{old} -> {done.path}"))
    if counts:
        session.say(f"  {' and '.join(counts)} {verb}{where}")
    if done.alias:
        session.say(clean(f"  the old name stays as an alias: {done.alias}"))
    if done.was != done.type:
        session.tell(f"there it is read as {_kind(done.type)}, no longer as {_kind(done.was)}")
    tell_places(session, "these now mean it because of its new name", done.newly)
    tell_places(session, "these count for it no more", done.lost)
    tell_places(session, "left as they are", done.left)


def _counts(done: Renaming) -> tuple[tuple[int, str], ...]:
    return (done.links, "link"), (done.names, "name")


def _kind(type_: str | None) -> str:
    return type_ or "a plain note"
