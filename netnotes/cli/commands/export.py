"""`netnotes export`: the vault for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netnotes.cli.completing import (
    complete_category,
    complete_export_format,
    complete_goal,
    complete_person,
    complete_place,
)
from netnotes.cli.options import NoAnswerError, command
from netnotes.cli.output.clean import clean
from netnotes.cli.session import Session
from netnotes.model.errors import OperatorError

if TYPE_CHECKING:
    from netnotes.exporters import Exporter

_FILE = click.Path(path_type=Path, dir_okay=False)


@command(
    "netnotes export ics -o ~/Public/people.ics",
    "netnotes export vcard --category family -o family.vcf",
    "netnotes export csv ana --safe",
    "netnotes export digest | mail -s 'This week' me@example.org",
    "netnotes export              the formats",
)
@click.argument("format_", metavar="[FORMAT]", required=False, shell_complete=complete_export_format)
@click.argument("name", metavar="[NAME]...", nargs=-1, shell_complete=complete_person)
@click.option("-o", "--output", metavar="FILE", type=_FILE, help="Write to this file, whole or not at all.")
@click.option("--force", is_flag=True, help="Replace a file that no earlier export wrote.")
@click.option("--category", metavar="WORD", shell_complete=complete_category, help="Only people of this category.")
@click.option("--goal", metavar="TITLE", shell_complete=complete_goal, help="Only people linked to this goal.")
@click.option(
    "--in", "place", metavar="PLACE", shell_complete=complete_place, help="Only people whose location names this place."
)
@click.option("--private", is_flag=True, help="With private notes and fields, which stay at home otherwise.")
@click.option("--safe", is_flag=True, help="csv: no cell that a spreadsheet would run as a formula.")
@click.option("--alarm", is_flag=True, help="ics: let the phone remind at nine in the morning.")
def export(
    session: Session, format_: str | None, name: tuple[str, ...], output: Path | None, force: bool,
    category: str | None, goal: str | None, place: str | None, private: bool, safe: bool, alarm: bool,
) -> None:  # fmt: skip
    """Files for phones, calendars, spreadsheets and scripts.

    Everybody, or the people named and those who fit the options; to standard output or a file. Private notes and the
    fields of private_fields stay at home without --private. docs/exporting.md has each format's fields, and how to let
    a phone subscribe.
    """
    if format_ is None:
        _show_formats(session)
        return
    from netnotes.exporters import copies_notes, export_as
    from netnotes.exporters.writing.options import Options

    exporter = _exporter(format_)
    if output is not None and str(output) != "-":
        _refuse_what_stands_there(output, exporter, force)
    elif exporter.MARK.endswith(b"\0") and sys.stdout.isatty():
        raise OperatorError(f"{format_} is no text for a terminal", f"-o people{exporter.SUFFIX} writes it to a file")
    if copies_notes(format_):
        from netnotes.cli.indexed import the_index

        the_index(session)
    people = _people(session, name, category, goal, place, private=private)
    options = Options(people=people, private=private, safe=safe, alarm=alarm)
    data = export_as(format_, session.network, session.today, options)
    if output is None or str(output) == "-":
        session.say_bytes(data)
    else:
        _write(session, output, data)


def _exporter(name: str) -> Exporter:
    from netnotes.exporters import exporter, names
    from netnotes.model.folding import closest

    if name in names():
        return exporter(name)
    near = closest(name, names())
    hint = f"did you mean {near}?" if near else ""
    raise OperatorError(f"there is no format {name!r}", hint or f"the formats are {', '.join(names())}")


def _show_formats(session: Session) -> None:
    from netnotes.cli.output.answer import Answer, Column
    from netnotes.exporters import exporter, names

    rows = [(name, exporter(name).TITLE, exporter(name).SUFFIX) for name in names()]
    session.show(
        Answer(
            items=rows,
            keys=("name", "title", "suffix"),
            record=lambda row: dict(zip(("name", "title", "suffix"), row, strict=True)),
            columns=(Column("Format"), Column("What it is", "wrap"), Column("File")),
            cells=lambda row: row,
        )
    )


def _people(
    session: Session,
    names: tuple[str, ...],
    category: str | None,
    goal: str | None,
    place: str | None,
    *,
    private: bool,
) -> frozenset[str] | None:
    """The paths of whom to export, None for everybody. Raises NoAnswerError where that is nobody."""
    from netnotes.cli.naming import the_goal, the_people
    from netnotes.rules.choosing import Choice, chosen_paths

    named, _ = the_people(session, names) if names else ((), ())
    if hidden := [person for person in named if person.private and not private]:
        raise NoAnswerError(f"{hidden[0].name} is private and stays at home; --private lets them leave")
    if not named and category is None and goal is None and place is None:
        return None
    path = None if goal is None else the_goal(session, [goal]).path
    choice = Choice(place=place, category=category, goal=path)
    chosen = chosen_paths(session.network, session.today, choice)
    found = chosen & {person.path for person in named} if named else chosen
    if not found:
        from netnotes.cli.people_none import why_nobody

        why = "none of those named fits the options" if named else why_nobody(session.network, session.today, choice)
        raise NoAnswerError(why)
    return found


def _refuse_what_stands_there(path: Path, exporter: Exporter, force: bool) -> None:
    """Raise OperatorError where a file stands that no earlier export of the format wrote, or where none can."""
    if not path.parent.is_dir():
        raise OperatorError(f"there is no folder {path.parent}", "make it first, or choose another place")
    if force or not path.exists():
        return
    try:
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError as err:
        raise OperatorError(f"{path} cannot be looked at: {err.strerror}") from err
    if head and not (exporter.MARK and exporter.MARK in head):
        raise OperatorError(
            f"{path} exists, and no export of this format wrote it", "choose another name, or --force to replace it"
        )


def _write(session: Session, path: Path, data: bytes) -> None:
    from netnotes.vault.writing import WriteTroubleError, write_atomic

    path = path.absolute()
    try:
        write_atomic(path, data, root=path.parent)
    except WriteTroubleError as err:
        raise OperatorError(str(err), err.hint) from err
    session.tell(f"wrote {clean(str(path))}")
    if path.resolve().is_relative_to(session.root.resolve()):
        session.tell("this file lies in the vault, and goes wherever the vault is synced to")
