"""A vault for scripts: every question of the command line that reads, answered with frozen records."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import date
from os import PathLike
from pathlib import Path
from types import TracebackType

from netnotes.api.naming import one_goal, one_person
from netnotes.index.around import find_around
from netnotes.index.load import load_network
from netnotes.index.network import StoredNetwork
from netnotes.index.query import Questions, Result
from netnotes.index.usable import usable_index
from netnotes.lint import all_problems
from netnotes.model.network import Network
from netnotes.model.places import Problem
from netnotes.model.plans import month_of
from netnotes.rules.accounts import BalanceRow, StatementLine, balance_of, balance_rows
from netnotes.rules.brief import Brief, brief_of
from netnotes.rules.choosing import Choice, chosen_paths
from netnotes.rules.contact import facts_of
from netnotes.rules.dates import DateRow, date_rows
from netnotes.rules.day_tables import day_tables
from netnotes.rules.due import DueRow, due_row, due_rows
from netnotes.rules.follow_up_now import FreshContact, follow_up_now
from netnotes.rules.followups import FollowUpRow, follow_up_rows, rows_about
from netnotes.rules.goals import GoalRow, goal_rows
from netnotes.rules.history import HistoryRow, history_rows
from netnotes.rules.introduction_rows import IntroRow, introduction_rows
from netnotes.rules.match_rows import HOWS, How, MatchRow, match_rows
from netnotes.rules.network_view import NetworkView, network_view
from netnotes.rules.people import PersonRow, people_rows, person_row
from netnotes.rules.plan import Plan, plan_for
from netnotes.rules.plans_kept import KeptPlan, kept_plan
from netnotes.rules.warm_paths import WarmPath, warm_paths
from netnotes.vault.assumptions import read_assumptions


class Vault:
    """A folder of notes, read when it is first asked; make a new one to read it again.

    ``path`` is the folder itself: nothing is looked for above it, and no environment variable counts. ``progress`` is
    called with how many notes are read and how many there are, where reading takes a while.

    Nothing in the folder is written; what was read is kept in the user's cache folder, so that a second time only
    what changed is read (not with ``cache: none`` in netnotes.yaml). A note that cannot be read is a problem, never
    an exception; OSError is raised where the folder itself cannot be listed.

    A NAME is any unambiguous part of a name or alias, or the path of a note, as on the command line; NameMatchError
    is raised for one that means nobody or several.
    """

    def __init__(self, path: str | PathLike[str], progress: Callable[[int, int], None] | None = None) -> None:
        self.path = Path(path)
        self._progress = progress
        self._network: Network | None = None
        self._indexed: StoredNetwork | None = None
        self._thread: int | None = None
        self._closed = False

    def __enter__(self) -> Vault:
        return self

    def __exit__(
        self, type_: type[BaseException] | None, err: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index; every later question raises ValueError. At the end of ``with`` this is done for you."""
        for network in (self._network, self._indexed):
            if network is not None:
                network.close()
        self._network = self._indexed = None
        self._closed = True

    @property
    def network(self) -> Network:
        """Every record, and what is wrong in the notes, whatever the day.

        Raises ValueError after ``close``, and RuntimeError in another thread than the first that asked.
        """
        self._ready()
        if self._network is None:
            self._network = load_network(self.path, self._progress)
        return self._network

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the notes, whatever the day."""
        return self.network.problems

    def check(self, today: date) -> tuple[Problem, ...]:
        """What `netnotes check --infos` lists: ``problems`` and those of every lint check."""
        return all_problems(self.network, today)

    def due(self, today: date, *, everyone: bool = False) -> tuple[DueRow, ...]:
        """Whom to be in touch with, as `netnotes due`; everybody with ``everyone``."""
        return due_rows(self.network, today, everyone)

    def people(
        self,
        today: date,
        *,
        place: str | None = None,
        category: str | None = None,
        goal: str | None = None,
        offers: str | None = None,
        drifting: bool = False,
    ) -> tuple[PersonRow, ...]:
        """Everybody, or who fits all that is asked for, as `netnotes people`; ``goal`` is any part of a title."""
        path = None if goal is None else one_goal(self.network, goal).path
        choice = Choice(place=place, category=category, goal=path, offers=offers, drifting=drifting)
        chosen = chosen_paths(self.network, today, choice)
        return tuple(row for row in people_rows(self.network, today) if row.path in chosen)

    def person(self, name: str, today: date) -> PersonRow:
        """One person by NAME: the row of ``people``."""
        return person_row(facts_of(self.network, today).people[self._path_of(name)])

    def when(self, name: str, today: date) -> DueRow:
        """One person by NAME, whatever their status: the row of ``due``."""
        return due_row(facts_of(self.network, today).people[self._path_of(name)])

    def balances(self, today: date) -> tuple[BalanceRow, ...]:
        """What was given and got with everybody, as `netnotes balance`."""
        return balance_rows(self.network, today)

    def balance(self, today: date) -> tuple[BalanceRow, ...]:
        """The same as ``balances``, which is the name to use: this one is kept for scripts that have it."""
        return self.balances(today)

    def statement(self, name: str, today: date) -> tuple[StatementLine, ...]:
        """One account by NAME, oldest first, as `netnotes balance NAME`; empty where no account is kept."""
        row = balance_of(self.network, self._path_of(name), today)
        return row.statement if row else ()

    def goals(self, today: date, *, everyone: bool = False) -> tuple[GoalRow, ...]:
        """The unmet goals, as `netnotes goals`; every goal with ``everyone``."""
        return goal_rows(self.network, today, everyone)

    def goal(self, title: str, today: date) -> GoalRow:
        """One goal, by any unambiguous part of its title; raises NameMatchError."""
        path = one_goal(self.network, title).path
        return next(row for row in goal_rows(self.network, today, everyone=True) if row.path == path)

    def followups(self, today: date, name: str | None = None) -> tuple[FollowUpRow, ...]:
        """Promises both ways, overdue first, as `netnotes followups`; of one person with NAME."""
        rows = follow_up_rows(self.network, today)
        return rows if name is None else rows_about(rows, {self._path_of(name)})

    def followups_now(self, today: date) -> tuple[FreshContact, ...]:
        """Whom to follow up with after a first contact or an event, as `netnotes followups --now`."""
        return follow_up_now(self.network, today)

    def dates(self, today: date, days: int | None = 30) -> tuple[DateRow, ...]:
        """Birthdays and other dates in the next so many days, as `netnotes dates`; None for each date's next."""
        return date_rows(self.network, today, days)

    def intros(self, today: date, *, everyone: bool = False) -> tuple[IntroRow, ...]:
        """Introductions under way, and those worth making, as `netnotes intros`; all of them with ``everyone``."""
        return introduction_rows(self.network, today, everyone)

    def plan(self, today: date, month: date | None = None) -> Plan:
        """Who is suggested for a month, as `netnotes plan`: that of any day in it, today's unless one is given.

        ``written_plan`` is the one that was written down.
        """
        return plan_for(self.network, today, month_of(month or today))

    def written_plan(self, today: date, month: date | None = None) -> KeptPlan | None:
        """The plan that was written for a month, and whom of it I met; None where there is none."""
        return kept_plan(self.network, today, month_of(month or today))

    def match(self, topic: str, today: date, hows: Sequence[How] = HOWS) -> tuple[MatchRow, ...]:
        """Who offers, needs or likes something near a topic, the nearest first, as `netnotes match`."""
        return match_rows(self.network, today, topic, hows)

    def paths(self, name: str, today: date) -> tuple[WarmPath, ...]:
        """Who can introduce me to somebody, by NAME, the best way first, as `netnotes path`."""
        return warm_paths(self.network, self._path_of(name), today)

    def history(self, name: str, today: date) -> tuple[HistoryRow, ...]:
        """Everything dated with one person, by NAME, oldest first, as `netnotes history`."""
        return history_rows(self.network, self._path_of(name), today)

    def brief(self, name: str, today: date) -> Brief:
        """What to know before meeting somebody, by NAME, as `netnotes brief`. Raises OperatorError as ``query``."""
        path = self._path_of(name)
        around = find_around(self._index().store, path)
        linked = {one.path for one in (*around.links, *around.backlinks)} if around else set()
        assumptions = [one.text for one in read_assumptions(self.path, path)]
        return brief_of(facts_of(self.network, today).people[path], linked, assumptions)

    def view(self, today: date) -> NetworkView:
        """Kinds of tie, capacity, lifelines, communities and whom to meet, as `netnotes network`."""
        return network_view(self.network, today)

    def query(self, sql: str, today: date) -> Result:
        """The answer to a question in SQL, read only, as `netnotes query`: at most 10,000 rows, within a second.

        Raises OperatorError where the statement does not only read, is wrong or takes too long, and where SQLite
        cannot make an index here.
        """
        network = self._index()
        hidden = network.config.dashboards_folder
        with Questions(network.store, today, day_tables(self.network, today), hidden) as questions:
            return questions.ask(sql)

    def _path_of(self, name: str) -> str:
        return one_person(self.network, name).path

    def _index(self) -> StoredNetwork:
        """An index, of which there is none in ``network`` with ``cache: none`` or where the stored one is no use."""
        network = self.network
        if isinstance(network, StoredNetwork):
            return network
        if self._indexed is None:
            self._indexed = usable_index(self.path, self._progress)
        return self._indexed

    def _ready(self) -> None:
        if self._closed:
            raise ValueError("this Vault is closed; make a new one")
        here = threading.get_ident()
        if self._thread is None:
            self._thread = here
        elif self._thread != here:
            raise RuntimeError("a Vault belongs to the thread that asked it first; make one for each thread")
