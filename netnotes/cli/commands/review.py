"""`netnotes review`: looking back on a quarter or a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.cli.carrying_out import carry_out, dry_run_option, holds_data, say_of_writing
from netnotes.cli.completing import complete_quarter
from netnotes.cli.options import command
from netnotes.cli.output.answer import Answer, Cell, Column, record_of
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.rules.quarters import Period
    from netnotes.rules.review import Review
    from netnotes.rules.review_items import ReviewItem

COLUMNS = (Column("Section"), Column("About", "shrink"), Column("What", "wrap"), Column("Date"))
_THIS = "this"


@command(
    "netnotes review",
    "netnotes review --quarter 2026-Q3 --write",
    "netnotes review --year 2026",
)
@click.option(
    "--quarter",
    metavar="YYYY-Qn",
    shell_complete=complete_quarter,
    help="Another quarter: 2026-Q3, Q3 of this year, this or last.",
)
@click.option("--year", metavar="YYYY", is_flag=False, flag_value=_THIS, help="A whole year: this one, or YYYY.")
@click.option("--write", is_flag=True, help="Write it down, once: reviews/2026-Q3.md is yours from then on.")
@dry_run_option
def review(session: Session, quarter: str | None, year: str | None, write: bool, dry_run: bool) -> None:
    """Look back on a quarter or a year: what went well first.

    Then comes what is worth a second look: who went quiet, thanks that are still open, what you only assume, gaps.

    Without options it is the quarter of today; in the first two weeks of a new one it is the last. What happened is
    told by its dates; what to look at is as of today.

    In the written review a tick dismisses: a late thank-you, an assumption, an account, a cadence that is ticked there
    is not asked again.

    JSON keys: period, start, end, complete, numbers, written, well and look (sections with section, title, note and
    items). CSV has a line for each item.
    """
    period = _period(session, quarter, year)
    from netnotes.rules.review import review as review_of

    if write:
        session.hold()
        _write(session, period, dry_run=dry_run)
        if not holds_data(session):
            return
    session.show(_answer(session, review_of(session.network, session.today, period)))
    if session.asked.format in {None, "table"}:
        _tell_next(session, period, chosen=bool(quarter or year))


def _period(session: Session, quarter: str | None, year: str | None) -> Period:
    from netnotes.rules.quarters import parse_quarter, parse_year, quarter_to_review, year_to_review

    if quarter and year:
        raise click.UsageError("give --quarter or --year, not both")
    if year:
        return year_to_review(session.today) if year == _THIS else parse_year(year, session.today)
    return parse_quarter(quarter, session.today) if quarter else quarter_to_review(session.today)


def _answer(session: Session, found: Review) -> Answer[ReviewItem]:
    from netnotes.cli.review_text import review_text
    from netnotes.rules.review_items import ReviewItem
    from netnotes.rules.review_offer import written_review
    from netnotes.rules.review_year import kind_numbers

    quarters = tuple(path for one in found.of.quarters if (path := written_review(session.network, one)))
    whole = {
        **record_of(found),
        "numbers": {number.section: number.how_many for number in kind_numbers(found)},
        "written": written_review(session.network, found.of),
        "well": [section for section in found.sections if section.good],
        "look": [section for section in found.sections if not section.good],
    }
    return Answer(
        items=found.items,
        keys=ReviewItem.JSON,
        record=record_of,
        columns=COLUMNS,
        cells=_cells,
        empty=f"Nothing to review in {found.of.name} yet.",
        whole=whole,
        text=lambda screen: review_text(found, quarters if found.of.is_year else (), screen),
    )


def _cells(item: ReviewItem) -> tuple[Cell, ...]:
    return item.section.replace("_", " "), item.name, item.text, item.date


def _tell_next(session: Session, period: Period, *, chosen: bool) -> None:
    """Which quarter this is where nobody chose it, and how to write it down."""
    from netnotes.cli.output.clean import clean
    from netnotes.rules.quarters import quarter_of
    from netnotes.rules.review_offer import written_review

    if not chosen and period != quarter_of(session.today):
        session.tell(f"{period.name} is the last complete quarter; --quarter this shows the new one")
    if written := written_review(session.network, period):
        session.tell(clean(f"Yours is {written}: a tick there dismisses a line here."))
    else:
        asked = f"--year {period.name}" if period.is_year else f"--quarter {period.name}"
        session.tell(f"To keep it and tick what is settled: netnotes review {asked} --write")


def _write(session: Session, period: Period, *, dry_run: bool) -> None:
    from netnotes.cli.output.clean import clean
    from netnotes.edits.review_note import new_review, review_path
    from netnotes.rules.review import review as review_of
    from netnotes.rules.review_offer import written_review
    from netnotes.vault.settings import read_settings

    found = review_of(session.network, session.today, period)
    change = new_review(session.network, session.root, found, read_settings(session.root))
    if change is None:
        path = written_review(session.network, period) or review_path(period)
        say_of_writing(session, clean(f"{path} is there already; it is yours, and nothing was written"))
    elif carry_out(session, [change], dry_run=dry_run, aside=holds_data(session)):
        say_of_writing(session, clean(f"Made {change.path}"))
        if not found.complete:
            session.tell(f"{period.name} is not over: what is still to come you add yourself")
