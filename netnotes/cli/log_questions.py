"""What `log` asks somebody at a terminal who said nothing but names: five short questions."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import click

from netnotes.cli.line_asking import ask_line
from netnotes.cli.naming import NEW_HINT, the_people
from netnotes.cli.options import NoAnswerError
from netnotes.cli.output.lines import paragraph
from netnotes.cli.session import Session, screen_of
from netnotes.edits.log_words import Words, typed_day
from netnotes.model.errors import OperatorError

T = TypeVar("T")


def ask_about(session: Session, words: Words) -> Words:
    """The words, completed by what was answered; Enter leaves a question open.

    What cannot be understood is asked again. Raises Abort where the input ends.
    """
    from netnotes.edits.log import the_kind
    from netnotes.vault.kinds import KindReader

    names = words.name
    if names:
        the_people(session, names, or_else=NEW_HINT, writing=True)
    else:
        everybody = sorted({person.name for person in session.network.people}, key=str.casefold)
        names = _again(lambda: _named(session, ask_line("With whom?", words=everybody)))
    kinds = KindReader(session.network.config)
    known = sorted(kinds.known.values())
    kind = _again(lambda: _kind(ask_line("Kind, such as call or coffee?", words=known), kinds, the_kind))
    day = _again(lambda: _day(ask_line("When?", "today"), session))
    note = ask_line("What about?")
    gave = ask_line("What did you give, if anything?")
    got = ask_line("What did you get?")
    return replace(
        words,
        name=names,
        kind=kind,
        date_=day,
        note=note or None,
        gave=(gave,) if gave else (),
        got=(got,) if got else (),
    )


def _again(ask: Callable[[], T]) -> T:
    """The answer, asked for until it can be understood."""
    while True:
        try:
            return ask()
        except NoAnswerError as err:
            click.echo(str(err), err=True)
        except OperatorError as err:
            said = "; ".join(filter(None, (err.message, err.hint)))
            click.echo(paragraph(said, screen_of(sys.stderr), hang=2), err=True)


def _named(session: Session, text: str) -> tuple[str, ...]:
    parts = tuple(part.strip() for part in text.split(",") if part.strip())
    names = parts if len(parts) > 1 else tuple(text.split())
    if not names:
        raise NoAnswerError("a name, or several with commas between them; Ctrl-C leaves")
    the_people(session, names, or_else=NEW_HINT, writing=True)
    return names


def _kind(text: str, kinds: object, the_kind: Callable[..., str]) -> str | None:
    return the_kind(text, kinds) if text else None


def _day(text: str, session: Session) -> str:
    return str(typed_day(text, session.today))
