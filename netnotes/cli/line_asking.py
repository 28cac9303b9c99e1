"""Questions with a line as answer, to whoever sits at the terminal; Tab completes where the system can."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType

import click

from netnotes.cli.session import Session


def can_ask(session: Session) -> bool:
    """Whether somebody can be asked: in and out are terminals, and the answer is not for a program."""
    streams = (sys.stdin, sys.stdout)
    return session.asked.format in (None, "table") and all(stream is not None and stream.isatty() for stream in streams)


def ask_line(question: str, default: str = "", words: Sequence[str] = ()) -> str:
    """The answer, stripped; Enter gives the default. Raises Abort where the input ends, KeyboardInterrupt.

    ``words`` are what Tab completes.
    """
    shown = f"{question} [{default}] " if default else f"{question} "
    with _completing(words):
        try:
            return input(shown).strip() or default
        except EOFError:
            click.echo()
            raise click.Abort from None


@contextmanager
def _completing(words: Sequence[str]) -> Iterator[None]:
    """Let Tab complete the words while the answer is typed."""
    readline = _readline()
    if readline is None:
        yield
        return
    before, delims = readline.get_completer(), readline.get_completer_delims()
    libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if libedit else "tab: complete")
    readline.set_completer_delims("")
    readline.set_completer(completer(words))
    readline.set_auto_history(False)
    try:
        yield
    finally:
        readline.set_completer(before)
        readline.set_completer_delims(delims)


def _readline() -> ModuleType | None:
    """The module, which not every system has."""
    try:
        import readline
    except ImportError:
        return None
    return readline


def completer(words: Sequence[str]) -> Callable[[str, int], str | None]:
    """What readline asks for its Tab: the words that begin so, or one of whose words does; case never counts."""

    def complete(typed: str, state: int) -> str | None:
        wanted = typed.casefold()
        folded = [(word, word.casefold()) for word in words]
        found = [word for word, fold in folded if fold.startswith(wanted)]
        found += [word for word, fold in folded if f" {wanted}" in fold and word not in found]
        return found[state] if state < len(found) else None

    return complete
