"""`netnotes new TYPE NAME`: a note from a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.cli.carrying_out import carry_out, dry_run_option
from netnotes.cli.completing_settings import complete_setting
from netnotes.cli.heeding_unread import refuse_unreadable
from netnotes.cli.options import command
from netnotes.cli.output.clean import clean
from netnotes.cli.session import Session
from netnotes.model.errors import OperatorError

if TYPE_CHECKING:
    from netnotes.model.notes import NoteType

TYPES: tuple[NoteType, ...] = ("person", "goal", "meeting", "organization", "me")


@command(
    "netnotes new person Ana Silva -s cadence=monthly -s organization=Acme",
    'netnotes new goal "Publish the survey" -s due=2027-03-01 --edit',
    "netnotes new meeting Kick-off -s date=2026-11-27",
    'netnotes new meeting "Lunch with Bo Chen"',
)
@click.argument("type_", metavar="TYPE", type=click.Choice(TYPES, case_sensitive=False))
@click.argument("name", nargs=-1, required=True)
@click.option(
    "-s",
    "--set",
    "pairs",
    metavar="KEY=VALUE",
    multiple=True,
    shell_complete=complete_setting,
    help="A property of the new note.",
)
@click.option("--anyway", is_flag=True, help="Make it although a note of that name exists.")
@click.option("-e", "--edit", is_flag=True, help="Open it in your editor then (VISUAL or EDITOR).")
@dry_run_option
def new(
    session: Session, type_: NoteType, name: tuple[str, ...], pairs: tuple[str, ...], anyway: bool, edit: bool,
    dry_run: bool,
) -> None:  # fmt: skip
    """A new note from a template.

    TYPE is person, goal, meeting, organization or me. The note goes to the folder where the others of its type are.
    A meeting gets the people whose names stand in its title, unless -s people= says who was there.
    Your own templates: .netnotes/templates/notes/person.md and so on.
    """
    from netnotes.edits.log import one_line
    from netnotes.edits.new_note import Maker, Wanted
    from netnotes.edits.new_values import day_of, parse_pairs, with_people_of_title, with_values
    from netnotes.edits.typed_names import TypedNames
    from netnotes.vault.settings import read_settings

    if not edit:
        session.hold()
    called = one_line(" ".join(name))
    _look_for_namesakes(session, type_, called, anyway=anyway)
    asked = parse_pairs(pairs)
    day = day_of(type_, called, asked, session.today)
    maker = Maker(session.network, session.root, read_settings(session.root))
    made = maker.make(Wanted(type=type_, name=called, day=day))
    others = [one for one in asked if (type_, one.name) != ("meeting", "date")]
    known = TypedNames(session.network, maker.settings)
    made = with_values(made, others, type_, session.today, maker.reader, known)
    made, people = with_people_of_title(made, called, others, maker.reader, known)
    if carry_out(session, [made.change], dry_run=dry_run):
        session.say(clean(f"Made {made.path}"))
        if people:
            session.tell(clean(f"people: {', '.join(people)}, named in the title; -s people= leaves it empty"))
        if edit:
            click.edit(filename=str(session.root / made.path))


def _look_for_namesakes(session: Session, type_: NoteType, name: str, *, anyway: bool) -> None:
    """Say who is called nearly so; refuse a second note of the very same name unless it is wanted."""
    from netnotes.edits.new_note import namesakes

    same, near = namesakes(session.network, type_, name)
    if type_ == "me" and session.network.me is not None:
        raise OperatorError(f"your own note is {session.network.me.path}", "there is one in a vault; edit that")
    if same and not anyway:
        raise OperatorError(f"{name} is there already: {same[0]}", "--anyway makes a second note of that name")
    if not anyway:
        refuse_unreadable(session, name)
    if near:
        session.tell(clean(f"there is {' and '.join(near)} already: if that is whom you mean, netnotes undo"))
