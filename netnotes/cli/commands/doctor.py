"""`netnotes doctor`: is this installation healthy, and this vault?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netnotes.cli.options import NO, command
from netnotes.cli.output.answer import Answer, Cell, Column, Screen, Styled
from netnotes.cli.output.as_table import render_table
from netnotes.cli.session import Session
from netnotes.cli.vault_root import NoVaultError

if TYPE_CHECKING:
    from netnotes.cli.health import Finding

COLUMNS = (Column("What"), Column(""), Column("Finding", "wrap"))
KEYS = ("name", "value", "healthy", "hint")


@command("netnotes doctor", "netnotes doctor --format json")
def doctor(session: Session) -> int:
    """Whether this installation and this vault are healthy.

    For bug reports: nothing in it is about anybody. The exit code is 1 where something needs mending.
    """
    from netnotes.cli.health import day_asked, installation, nothing_found, vault_findings

    found = [*installation(), day_asked(session.today)]
    try:
        found += vault_findings(session.root, session.network)
    except NoVaultError:
        found += nothing_found()
    session.lists_problems = True
    session.show(
        Answer(
            items=found,
            keys=KEYS,
            record=_record,
            columns=COLUMNS,
            cells=_cells,
            whole={"healthy": all(f.healthy for f in found), "findings": [_record(f) for f in found]},
            text=lambda screen: _text(found, screen),
        )
    )
    return 0 if all(finding.healthy for finding in found) else NO


def _record(finding: Finding) -> dict[str, object]:
    return {key: getattr(finding, key) for key in KEYS} | {"hint": finding.hint or None}


def _cells(finding: Finding) -> tuple[Cell, ...]:
    mark = Styled("ok", "green") if finding.healthy else Styled("mend", "red")
    return finding.name, mark, "; ".join(filter(None, (finding.value, finding.hint)))


def _text(found: list[Finding], screen: Screen) -> str:
    return render_table(COLUMNS, [_cells(finding) for finding in found], screen)
