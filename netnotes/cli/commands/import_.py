"""`netnotes import FILE…`: people and meetings of other programs, as notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.cli.carrying_out import carry_out, dry_run_option, holds_data
from netnotes.cli.completing import complete_import_format, complete_vault_folder
from netnotes.cli.completing_settings import complete_column
from netnotes.cli.options import NO, NoAnswerError, command
from netnotes.cli.output.answer import Answer, Cell, Column, record_of
from netnotes.cli.output.clean import clean
from netnotes.cli.session import Session
from netnotes.model.errors import OperatorError
from netnotes.model.kept_pages import IMPORT_REVIEW

if TYPE_CHECKING:
    from netnotes.edits.importing_rows import Imported, ImportRow

COLUMNS = (Column("File", "shrink"), Column("Line"), Column("What", "shrink"), Column("End"), Column("Why", "wrap"))
MOST_DIFFS, MOST_ON_TERMINAL = 50, 3


@command(
    "netnotes import Connections.csv",
    "netnotes import contacts.vcf calendar.ics --yes",
    'netnotes import people.csv --as any_csv --map "Job Title=role"',
    "netnotes import --resolve               act on the boxes ticked in imports/Review.md",
)
@click.argument("file", nargs=-1, type=click.Path(allow_dash=True))
@click.option("--as", "format_", metavar="FORMAT", shell_complete=complete_import_format, help="What the files are.")
@click.option(
    "--map",
    "mapping",
    metavar="HEADER=FIELD",
    multiple=True,
    shell_complete=complete_column,
    help="What a column means; may be repeated.",
)
@click.option(
    "--into",
    metavar="FOLDER",
    default="",
    shell_complete=complete_vault_folder,
    help="The folder for new people; that of the others.",
)
@click.option("--strangers", is_flag=True, help="Notes for everybody in a meeting, not only for those who are known.")
@click.option("--resolve", is_flag=True, help="Act on what was decided in imports/Review.md.")
@click.option("-y", "--yes", is_flag=True, help="Import without asking.")
@dry_run_option
def import_(
    session: Session,
    file: tuple[str, ...],
    format_: str | None,
    mapping: tuple[str, ...],
    into: str,
    strangers: bool,
    resolve: bool,
    yes: bool,
    dry_run: bool,
) -> int:
    """Bring in people and meetings from other programs.

    What a FILE is, is told from its content; - reads standard input. New people get a note each, untracked; of those
    who have one only empty fields are filled; who may be somebody else waits in imports/Review.md. Importing the same
    file again changes nothing. On a terminal the sums are shown first and it asks; elsewhere it writes only with --yes.
    """
    if resolve:
        return _resolve(session, dry_run=dry_run)
    if not file:
        raise click.UsageError("Missing argument 'FILE...'.")
    if yes or dry_run:
        session.hold()
    done = _planned(session, file, format_, mapping, into, strangers)
    written = False
    if dry_run:
        _show_diff(session, done)
    else:
        written = (
            bool(done.changes) and (yes or _agreed(session, done)) and carry_out(session, done.changes, dry_run=False)
        )
    _tell(session, done, written=written, dry_run=dry_run, yes=yes)
    return _code(session, done, written=written, dry_run=dry_run)


def _planned(
    session: Session,
    file: tuple[str, ...],
    format_: str | None,
    mapping: tuple[str, ...],
    into: str,
    strangers: bool,
) -> Imported:
    """What the import would do. Raises OperatorError, WriteTroubleError; nothing is written."""
    from netnotes.cli.import_files import parse_mapping, read_files
    from netnotes.cli.progress import Progress
    from netnotes.edits.importing import Importing
    from netnotes.edits.importing_work import ImportAsked
    from netnotes.importers import names
    from netnotes.importers.reading.source import Options
    from netnotes.vault.settings import read_settings

    if format_ is not None and format_ not in names():
        raise OperatorError(f"no format is called {format_!r}", f"there are: {', '.join(names())}")
    me = session.network.me
    mine = frozenset(text.casefold() for text in (me.name, *me.aliases, *me.emails)) if me else frozenset()
    said = read_files(file, format_, Options(today=session.today, mine=mine, mapping=parse_mapping(mapping)))
    asked = ImportAsked(today=session.today, into=_folder(session, into), mine=mine, strangers=strangers)
    with Progress("importing", quiet=session.asked.quiet) as progress:
        return Importing(session.network, session.root, read_settings(session.root), asked, progress).changes(said)


def _folder(session: Session, into: str) -> str:
    """The folder of the vault that is meant. Raises OperatorError for one outside it."""
    from pathlib import PurePosixPath

    from netnotes.edits.note_names import name_trouble

    parts = PurePosixPath(into.replace("\\", "/")).parts
    for part in parts:
        if part == "/" or (trouble := "leads out of the vault" if part == ".." else name_trouble(part)):
            why = "begins at the top of the disk" if part == "/" else trouble
            raise OperatorError(f"--into {into}: {part} {why}", "name a folder within the vault: people/Imported")
    return "/".join(parts)


def _agreed(session: Session, done: Imported) -> bool:
    """Whether whoever sits at the terminal wants it, once the sums are shown; without a terminal nobody does."""
    from netnotes.cli.asking import ask_yes
    from netnotes.cli.line_asking import can_ask

    if not can_ask(session):
        return False
    session.say(_report(session, done))
    if not ask_yes(f"{_what(done)}?", default=False):
        return False
    session.hold()
    return True


def _what(done: Imported) -> str:
    """What would be written, as a question begins: ``Make 12 notes and change 3``."""
    notes = [change for change in done.changes if change.path != IMPORT_REVIEW]
    made = sum(change.before is None for change in notes)
    review = sum(row.end == "review" for row in done.rows) if len(notes) < len(done.changes) else 0
    parts = ((made, f"make {made:,}"), (len(notes) - made, f"change {len(notes) - made:,}"))
    said = [f"{word} note{'' if count == 1 else 's'}" for count, word in parts if count]
    said += [f"write {IMPORT_REVIEW}"] if review else []
    text = " and ".join((", ".join(said[:-1]), said[-1])) if len(said) > 1 else "".join(said)
    return text[:1].upper() + text[1:]


def _show_diff(session: Session, done: Imported) -> None:
    from netnotes.cli.carrying_out import show_diff

    most = MOST_DIFFS if session.screen.width is None else MOST_ON_TERMINAL
    if done.changes:
        show_diff(session, done.changes[:most], aside=holds_data(session))
    if len(done.changes) > most:
        session.tell(f"and {len(done.changes) - most:,} more files, not shown")
    session.tell(_report(session, done))


def _report(session: Session, done: Imported) -> str:
    from netnotes.cli.import_report import report
    from netnotes.importers import importer

    titles = {one.format: importer(one.format).TITLE for one in done.sums}
    return report(done, titles, session.screen, everything=session.asked.verbose)


def _tell(session: Session, done: Imported, *, written: bool, dry_run: bool, yes: bool) -> None:
    """What was or would be done, in the format asked for; then whom to track first."""
    from netnotes.cli.import_report import record, suggestions
    from netnotes.cli.line_asking import can_ask
    from netnotes.rules.first_to_track import first_to_track

    first = first_to_track(done.newcomers, session.network, session.today)
    whole = record(done, first, written=written)
    if not holds_data(session):
        if not dry_run and (yes or not done.changes or not can_ask(session)):
            session.say(_report(session, done))
        if written and first:
            session.say(suggestions(first, session.screen))
    else:
        session.show(
            Answer(items=done.rows, keys=_keys(), record=record_of, columns=COLUMNS, cells=_cells, whole=whole)
        )
    if written and any(row.end == "review" for row in done.rows):
        session.tell(f"some wait in {IMPORT_REVIEW}: tick who is who, then: netnotes import --resolve")
    for one in done.unclear:
        session.tell(clean(f"{IMPORT_REVIEW}:{one.line}: {one.why}; {one.hint}"))
    if done.review_left:
        more = f"{done.review_left:,} more have to be looked at and did not fit into {IMPORT_REVIEW}"
        session.tell(f"{more}; import the file again when those are done")
    if done.changes and not written and not dry_run:
        session.tell_last("nothing was written; --yes imports it")


def _keys() -> tuple[str, ...]:
    from netnotes.edits.importing_rows import ImportRow

    return ImportRow.JSON


def _cells(row: ImportRow) -> tuple[Cell, ...]:
    return row.file, row.line, row.what, row.end, row.why


def _code(session: Session, done: Imported, *, written: bool, dry_run: bool) -> int:
    """0 where something was or would be written, where all is here already; 1 where nobody agreed to it.

    A file of which nothing could be used is told; raises NoAnswerError where that is true of every file with rows.
    """
    filled = [one for one in done.sums if one.rows]
    useless = [one for one in filled if not any(one.ends[end] for end in ("imported", "matched", "review"))]
    told = []
    for one in useless:
        what = "the one row" if one.rows == 1 else f"the {one.rows:,} rows"
        told.append(clean(f"nothing of {what} in {one.file} could be imported; -v says why of each"))
    nothing = bool(useless) and len(useless) == len(filled) and not done.changes
    for text in told[:-1] if nothing else told:
        session.tell(text)
    if nothing:
        raise NoAnswerError(told[-1])
    return NO if done.changes and not written and not dry_run else 0


def _resolve(session: Session, *, dry_run: bool) -> int:
    """Carry out what was decided, and say what came of everybody."""
    from netnotes.cli.import_report import record, resolved_report
    from netnotes.edits.importing import Importing
    from netnotes.edits.importing_work import ImportAsked
    from netnotes.vault.settings import read_settings

    session.hold()
    asked = ImportAsked(today=session.today)
    done = Importing(session.network, session.root, read_settings(session.root), asked).resolved()
    for one in done.unclear:
        session.tell(clean(f"{IMPORT_REVIEW}:{one.line}: {one.why}; {one.hint}"))
    if not done.rows and not done.unclear:
        raise NoAnswerError(f"nothing waits in {IMPORT_REVIEW}")
    written = carry_out(session, done.changes, dry_run=dry_run, aside=holds_data(session))
    if done.rows and (dry_run or not holds_data(session)):
        (session.tell if dry_run else session.say)(resolved_report(done, session.screen))
    if holds_data(session):
        whole = record(done, (), written=written)
        session.show(
            Answer(items=done.rows, keys=_keys(), record=record_of, columns=COLUMNS, cells=_cells, whole=whole)
        )
    return NO if done.unclear and not done.changes else 0
