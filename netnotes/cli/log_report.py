"""What `log` says when it is done: what was written, and what changed for the people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from netnotes.cli.output.clean import clean
from netnotes.cli.output.lines import paragraph
from netnotes.cli.session import Session
from netnotes.rules.wording import kind_words, last_words

if TYPE_CHECKING:
    from netnotes.edits.log import Asked, Logged
    from netnotes.rules.accounts import BalanceRow
    from netnotes.rules.due import DueRow
    from netnotes.vault.reader import NoteReader


def report(session: Session, asked: Asked, logged: Logged, reader: NoteReader) -> str:
    """The lines for the screen: the touchpoint, then each person as they stand once the changes are made."""
    from netnotes.edits.afterwards import network_after
    from netnotes.rules.accounts import balance_of
    from netnotes.rules.contact import facts_of
    from netnotes.rules.due import due_row

    day = asked.line.date
    kind = asked.kind or ("meeting" if len(logged.people) > 1 or asked.meeting else "contact")
    made = [change.path for change in logged.changes if change.before is None and change.path != logged.path]
    lines = [f"Logged {kind_words(kind)} on {day:%a} {day} in {logged.path}"]
    lines += [f"Made {path}" for path in made]
    network = network_after(session.network, logged.changes, logged.people, reader)
    facts = facts_of(network, session.today)
    for path in logged.people:
        about = facts.people.get(path)
        if about is None:
            continue
        parts = [*_contact(due_row(about)), *_account(balance_of(network, path, session.today))]
        lines.append(f"{about.person.name}: {'; '.join(parts)}")
    if asked.kind and reader.kinds.word(asked.kind) is None:
        lines.append(f"{asked.kind} is a word of your own; it counts as a contact")
    if day > session.today:
        lines.append(f"{day} is still to come: until then it is an appointment, and counts as no contact")
    return "\n".join(paragraph(clean(line), session.screen, hang=2) for line in lines)


def _contact(row: DueRow) -> Iterator[str]:
    yield last_words(row.last.touchpoint.kind, row.last.date) if row.last else "no contact yet"
    if row.due:
        yield f"next due {row.due}"
    elif row.status == "untracked":
        yield "no cadence is set, so nothing is due"
    if row.next_scheduled:
        yield f"planned for {row.next_scheduled}"


def _account(row: BalanceRow | None) -> Iterator[str]:
    if row is None or not (row.exchanges or row.opening_balance):
        return
    yield f"balance {row.balance} (gave {row.deposits}, got {row.withdrawals})"
    if row.thanks:
        yield "to thank for: " + ", ".join(thanks.what or "a favour" for thanks in row.thanks)
