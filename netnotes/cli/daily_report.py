"""What `netnotes today --into-daily` writes and says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netnotes.cli.carrying_out import carry_out
from netnotes.cli.output.clean import clean
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.edits.daily_page import Offered


def write_into_daily(session: Session, *, dry_run: bool) -> None:
    """Write today's section into the daily note, once, and say what stands in it; with `-q` nothing but errors.

    Raises OperatorError, WriteTroubleError.
    """
    from netnotes.edits.daily_page import daily_page, offered_on
    from netnotes.vault.offered import HEADING
    from netnotes.vault.settings import read_settings

    session.hold()
    offered = offered_on(session.network, session.today)
    if not offered.size:
        _say(session, "nobody and nothing is due today; nothing was written")
        return
    page = daily_page(session.network, session.root, read_settings(session.root), offered, session.today)
    if page.told:
        session.tell(clean(page.told))
    if page.change is None:
        _say(session, f"{page.path} has a section {HEADING} already; nothing was changed")
    elif carry_out(session, [page.change], dry_run=dry_run):
        _say(session, f"wrote {HEADING} into {page.path}: {_words(offered)}")


def _say(session: Session, line: str) -> None:
    if not session.asked.quiet:  # a timer runs it every morning
        session.say(clean(line))


def _words(offered: Offered) -> str:
    counted = (
        (len(offered.people), "person", "people"),
        (len(offered.promises), "promise", "promises"),
        (len(offered.dates), "date", "dates"),
    )
    return ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counted if count)
