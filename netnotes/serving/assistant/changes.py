"""Carry out what an assistant asked to change, the same careful way as every command, and say what it was."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import unified_diff
from typing import TYPE_CHECKING

from netnotes.model.file_changes import FileChange
from netnotes.model.records import recordclass
from netnotes.serving.assistant.answers import Answer, harmless, plain_text, single
from netnotes.serving.assistant.desk import Desk, View

if TYPE_CHECKING:
    from netnotes.vault.journal import UndoJournal

MOST_DIFF = 20_000
MOST_COMMAND = 400
_CONTEXT = 3
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@recordclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a change came to, in words, and the people whom it concerns (paths)."""

    told: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


def carry_out(
    desk: Desk, view: View, command: str, changes: Iterable[FileChange], done: Done, *, dry_run: bool
) -> Answer:
    """Make the changes, unless it is a trial, and answer with their diff. Raises OperatorError, WriteTroubleError."""
    from netnotes.vault.changing import apply_changes, in_order
    from netnotes.vault.journal import UndoJournal
    from netnotes.vault.state import open_state

    wanted = in_order(changes)
    if not wanted or dry_run:
        return answer(view, wanted, done, written=False)
    state = open_state(view.root, view.whole.config.cache)
    kept = apply_changes(view.root, wanted, command=command, state=state)
    if kept:
        remember(desk, UndoJournal(state))
    found = answer(view, wanted, done, written=True, undo=kept)
    add_people(desk, view, found, wanted, done.people)
    return found


def add_people(desk: Desk, view: View, found: Answer, changes: Sequence[FileChange], named: Iterable[str] = ()) -> None:
    """Put into an answer how those stand now whom a change concerns: the named, and those of changed notes."""
    changed = {change.path for change in changes}
    with desk.afterwards() as now:
        people = dict.fromkeys((*named, *_taking_part(view, changed), *_taking_part(now, changed)))
        found["data"]["people"] = [harmless(row) for path in people for row in _standing(now, path)]


def _taking_part(view: View, changed: Collection[str]) -> Iterator[str]:
    """The people whose notes are among these, and those of meetings among them."""
    yield from (person.path for person in view.network.people if person.path in changed)
    meetings = (meeting for meeting in view.network.meetings if meeting.path in changed)
    yield from (ref.target for meeting in meetings for ref in meeting.people if ref.target)


def _standing(view: View, path: str) -> Iterable[dict[str, object]]:
    """How somebody stands now: when they are due, and the balance, under the keys of `due` and `balance`."""
    from netnotes.rules.accounts import balance_of
    from netnotes.rules.contact import facts_of
    from netnotes.rules.due import due_row

    about = facts_of(view.network, view.today).people.get(path)
    if about is not None:
        row, account = due_row(about), balance_of(view.network, path, view.today)
        yield {
            "name": row.name, "path": path, "status": row.status, "due": row.due, "last_contact": row.last_contact,
            "next_scheduled": row.next_scheduled, "balance": account.balance if account else None,
        }  # fmt: skip


def answer(view: View, changes: Sequence[FileChange], done: Done, *, written: bool, undo: bool = False) -> Answer:
    """What was changed, or would be: every file, the diff, and what that means in words."""
    record = {
        "written": written,
        "can_be_undone": undo,
        "notes": [{"path": change.path, "what": what_of(change)} for change in changes],
        "told": [view.text(line) for line in done.told],
        "people": [],
    }
    found = single(view.today, record)
    found["data"]["diff"] = plain_text(diff_of(view, changes), MOST_DIFF)
    return found


def what_of(change: FileChange) -> str:
    """What becomes of a file, in a word."""
    return "made" if change.before is None else "gone" if change.after is None else "changed"


def diff_of(view: View, changes: Sequence[FileChange]) -> str:
    """The changes as a unified diff. Lines around them may say what is private, and are shown only where all may be."""
    return "".join(view.text(part) for change in changes for part in _file(change, _CONTEXT if view.private else 0))


def _file(change: FileChange, context: int) -> Iterable[str]:
    old, new = _lines(change.before), _lines(change.after)
    before = "/dev/null" if change.before is None else f"a/{change.moved_from or change.path}"
    after = "/dev/null" if change.after is None else f"b/{change.path}"
    for line in unified_diff(old, new, before, after, n=context):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(data: bytes | None) -> list[str]:
    """The lines, each with the line feed at its end; how lines end otherwise is not shown."""
    return _LINE.findall((data or b"").decode("utf-8", "replace").replace("\r\n", "\n"))


def as_asked(tool: str, arguments: Mapping[str, object]) -> str:
    """The words under which the undo journal keeps a call: ``netnotes mcp: log {"names": ["Ana"]}``."""
    said = {name: value for name, value in arguments.items() if value not in (None, False, "", [], ())}
    return plain_text(f"netnotes mcp: {tool} {json.dumps(said, ensure_ascii=False)}", MOST_COMMAND)


def remember(desk: Desk, journal: UndoJournal) -> None:
    """Keep in mind that the newest command of the journal was made here."""
    entry = journal.last()
    if entry is not None:
        desk.made.add((entry.number, journal.read(entry).command))
