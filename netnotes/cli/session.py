"""One run of a command: the vault, the day, the network, and how to answer."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeVar

import click

from netnotes.cli.asked import Asked
from netnotes.cli.clock import choose_today
from netnotes.cli.output.answer import Answer, Screen
from netnotes.cli.output.printing import render
from netnotes.cli.progress import Progress
from netnotes.cli.vault_root import find_root
from netnotes.model.errors import OperatorError

if TYPE_CHECKING:
    from netnotes.model.network import Network
    from netnotes.model.places import Problem

T = TypeVar("T")
_AT_ONCE = 0.01


def screen_of(stream: IO[str] | None) -> Screen:
    """The screen behind a stream: as wide as its terminal, without a width where it is none."""
    if stream is None or not stream.isatty():
        return Screen()
    import shutil  # here, because it brings much along

    return Screen(width=max(shutil.get_terminal_size().columns, 20))


def tally_line(problems: int, unread: int, asked: Asked) -> str:
    """How many errors and warnings there are, how many notes cannot be read, and what would list them."""
    count = f"{problems} problem{'' if problems == 1 else 's'}"
    if unread:
        count += f", {unread} note{'' if unread == 1 else 's'} that cannot be read"
    where = "" if asked.verbose else f": netnotes check lists {'it' if problems == 1 else 'them'}"
    return count + where


class Session:
    """What a command works with. Everything is found or read when it is first asked for.

    ``argument`` is the command's own VAULT; ``lists_problems`` says that the command itself tells of problems.
    """

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.began = time.time_ns()
        self.argument: Path | None = None
        self.lists_problems = False
        self._held = ExitStack()
        self._last_words: list[str] = []

    @cached_property
    def today(self) -> date:
        """The day of the answer."""
        return choose_today(self.asked.today)

    @cached_property
    def root(self) -> Path:
        """The vault. Raises OperatorError."""
        return find_root(self.asked.vault, self.argument)

    @cached_property
    def network(self) -> Network:
        """Everything the vault says."""
        _ = self.today  # a mistake in --today shows before the work
        from netnotes.vault.looking import begin_to_look

        begin_to_look(self.root)
        from netnotes.index.load import load_network

        with Progress("reading notes", quiet=self.asked.quiet) as progress:
            return load_network(self.root, progress, full=self.asked.full)

    def hold(self) -> None:
        """Let no other command write until this one has ended: what it reads now is what it changes (SPEC 11).

        Not for a command that asks. Waits for its turn; raises OperatorError where that takes too long.
        """
        from netnotes.vault.lock import vault_lock
        from netnotes.vault.looking import forget_look

        began = time.monotonic()
        self._held.enter_context(vault_lock(self.root, self.tell))
        if time.monotonic() - began > _AT_ONCE:
            forget_look(self.root)  # it may have begun before the other command was done
            self.reload()

    def reload(self) -> None:
        """Read the vault anew when it is next asked for: something was written."""
        self.close()
        for name in ("network", "problems", "_grave"):
            vars(self).pop(name, None)

    def end(self) -> None:
        """Let go of the index and of the vault."""
        self.close()
        self._held.close()

    def close(self) -> None:
        """Let go of the index, if it was asked."""
        network: Network | None = vars(self).get("network")
        if network is not None:
            network.close()

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem, those of the lint checks included."""
        from netnotes.lint import all_problems

        return all_problems(self.network, self.today)

    @property
    def screen(self) -> Screen:
        """Where a table goes."""
        return screen_of(sys.stdout)

    def show(self, answer: Answer[T]) -> None:
        """Print an answer to standard output in the format asked for."""
        self.say(render(answer, self.asked.format, self.screen))

    def say(self, text: str) -> None:
        """Print to standard output. Text from notes must be clean already."""
        self._put(text, nl=True)

    def say_bytes(self, data: bytes) -> None:
        """Write a file to standard output, byte for byte."""
        self._put(data, nl=False)

    def _put(self, what: str | bytes, *, nl: bool) -> None:
        try:
            click.echo(what, nl=nl)
        except BrokenPipeError:
            raise
        except OSError as err:
            raise OperatorError(f"the answer could not be written: {err.strerror}") from err

    def tell(self, text: str) -> None:
        """Print to standard error, unless it should be quiet."""
        if not self.asked.quiet:
            click.echo(text, err=True)

    def tell_last(self, text: str) -> None:
        """Print to standard error after everything that the command says, unless it should be quiet."""
        self._last_words.append(text)

    def tell_last_words(self) -> None:
        """Print what was kept for the end."""
        while self._last_words:
            self.tell(self._last_words.pop(0))

    def tell_problems(self) -> None:
        """Say in one line on standard error how many errors and warnings there are; list them with `-v`."""
        if "network" not in vars(self) or self.asked.quiet or self.lists_problems:
            return
        if self.asked.verbose and self._grave:
            from netnotes.cli.output.problem_lines import render_problem

            click.echo("\n".join(render_problem(problem) for problem in self._grave), err=True)
        if tally := self.tally():
            click.echo(tally, err=True)

    @cached_property
    def _grave(self) -> Sequence[Problem]:
        """The errors and warnings."""
        return [problem for problem in self.problems if problem.severity != "info"]

    def tally(self) -> str:
        """How many errors and warnings there are, in one line; nothing where there are none."""
        return tally_line(len(self._grave), self.network.unread, self.asked) if self._grave else ""
