"""What a watch tells: what each build wrote, and of problems only those that are new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netnotes.cli.options import complain
from netnotes.cli.output.clean import clean
from netnotes.cli.output.problem_lines import render_problem
from netnotes.cli.session import Session, tally_line
from netnotes.model.errors import OperatorError
from netnotes.model.regions import WAITS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from netnotes.build import BuildResult
    from netnotes.model.places import Problem
    from netnotes.serving.rebuilding import Rebuilt

MOST = 20


class WatchReport:
    """Tells the user of a watch what happens, nothing twice in a row; ``show`` prints what a build did."""

    def __init__(self, session: Session, show: Callable[[BuildResult], None]) -> None:
        self._session, self._show = session, show
        self._first = True
        self._problems: frozenset[Problem] = frozenset()
        self._notes: frozenset[str] = frozenset()
        self._foreign: tuple[str, ...] = ()
        self._tally = self._failure = ""

    def built(self, rebuilt: Rebuilt) -> None:
        """A build is done."""
        session, result = self._session, rebuilt.result
        site = result.site
        notes = result.filled or result.derived
        changed = result.written or result.pruned or notes or (site and (site.written or site.removed))
        if (changed or self._first) and (session.asked.format != "table" or not session.asked.quiet):
            self._show(result)
        lines = frozenset(line for line in result.notes if not line.endswith(WAITS))
        for line in result.notes:
            if line in lines - self._notes:
                session.tell(clean(line))
        if result.foreign != self._foreign:
            for path in result.foreign:
                complain(f"{path} was not made by netnotes, so it is left alone", "move it away")
        self._tell_problems(rebuilt)
        if self._first:
            session.tell(f"watching {clean(str(session.root))}; Ctrl-C ends it")
        self._notes, self._foreign, self._failure, self._first = lines, result.foreign, "", False

    def failed(self, err: OperatorError | OSError) -> None:
        """A build could not be done; it is tried again."""
        if isinstance(err, OperatorError):
            message, hint = err.message, err.hint
        else:
            where = f"{err.filename}: " if isinstance(err.filename, str) else ""
            message, hint = f"{where}{err.strerror or err}", str(getattr(err, "hint", ""))
        if message != self._failure:
            complain(message, hint)
        self._failure = message

    def told(self, line: str) -> None:
        """Something else that the user should know."""
        self._session.tell(clean(line))

    def _tell_problems(self, rebuilt: Rebuilt) -> None:
        """List what is new, of the first build only what pages and regions ran into; and say how many there are."""
        session = self._session
        found = sorted(p for p in {*rebuilt.problems, *rebuilt.result.problems} if p.severity != "info")
        known = self._problems if not self._first else frozenset() if session.asked.verbose else {*rebuilt.problems}
        self._list([p for p in found if p not in known and p.path not in rebuilt.result.foreign])
        tally = tally_line(len(found), rebuilt.unread, session.asked) if found else ""
        if tally != self._tally:
            session.tell(tally or "no problems are left")
        self._problems, self._tally = frozenset(found), tally

    def _list(self, problems: Sequence[Problem]) -> None:
        most = len(problems) if self._session.asked.verbose else MOST
        for problem in problems[:most]:
            self._session.tell(render_problem(problem))
        if len(problems) > most:
            self._session.tell(f"and {len(problems) - most} more")
