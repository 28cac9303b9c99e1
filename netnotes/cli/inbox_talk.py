"""The talk of `inbox`: show a line, ask whether it counts, write it, go on."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from netnotes.cli.asking import ask_key
from netnotes.cli.carrying_out import carry_out
from netnotes.cli.indexed import the_index
from netnotes.cli.line_asking import ask_line
from netnotes.cli.options import complain
from netnotes.cli.output.lines import fact, paragraph
from netnotes.cli.session import Session, screen_of
from netnotes.edits.inbox import Inbox, InboxLine
from netnotes.model.errors import OperatorError
from netnotes.model.folding import fold_key
from netnotes.rules.wording import join_names

_DAILY = {"y": "yes", "k": "another kind", "n": "no", "x": "stop"}
_MEETING = {"y": "yes", "n": "no", "x": "stop"}


def talk_through(session: Session, kinds: Sequence[str], lines: Sequence[InboxLine], *, dry_run: bool) -> None:
    """Ask about one line after the other; what counts is written at once.

    ``kinds`` are those that are known. Raises KeyboardInterrupt; all lines before are kept.
    """
    many = "1 line mentions" if len(lines) == 1 else f"{len(lines)} lines mention"
    meanings = "y counts, k counts as another kind, n or Enter does not, x stops."
    session.say(paragraph(f"{many} somebody without counting. {meanings}", session.screen, hang=2))
    done = 0
    for line in lines:
        session.say(f"\n{fact(str(line.date), f'{line.path}:{line.line}', session.screen, indent=0)}")
        session.say(paragraph(line.text, session.screen, indent=2, hang=2))
        keys = _DAILY if line.source == "daily" else _MEETING
        pressed = ask_key(f"  {_question(line)} [{''.join(keys)}]", keys, "n")
        if pressed == "x":
            break
        kind = line.kind if pressed == "y" else _kind(session, kinds, line.kind) if pressed == "k" else None
        if kind and _write(session, line, kind, dry_run=dry_run):
            done += 1
    counted = "would count" if dry_run else "now counts" if done == 1 else "now count"
    session.say(f"\n{done} {'line' if done == 1 else 'lines'} {counted}.")


def _question(line: InboxLine) -> str:
    if line.source == "meeting":
        return f"Was {line.people[0]} there?"
    what = "Contact" if line.kind == "contact" else f"Contact ({line.kind})"
    return f"{what} with {join_names(line.people)}?"


def _kind(session: Session, kinds: Sequence[str], default: str) -> str | None:
    """The kind that is typed; None where it is none that is known."""
    known = {fold_key(kind): kind for kind in kinds}
    typed = ask_line("  which kind?", default, list(known.values()))
    kind = known.get(fold_key(typed))
    if kind is None:
        text = f"{typed!r} is no kind here; known are {', '.join(known.values())}. The line is left as it is."
        session.tell(paragraph(text, screen_of(sys.stderr), indent=2))
    return kind


def _write(session: Session, line: InboxLine, kind: str, *, dry_run: bool) -> bool:
    """Write it, by the index as it is after the line before; what cannot be edited is told, and the talk goes on."""
    try:
        change = Inbox(the_index(session), session.root).counted(line, kind)
        carry_out(session, (change,), dry_run=dry_run)
        session.tell_last_words()
    except OperatorError as err:
        complain(err.message, err.hint)
        return False
    return True
