"""`netnotes check --fix`: mend what is safe to mend, tell each line of it, and why the rest was left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from netnotes.cli.carrying_out import carry_out, holds_data, say_of_writing
from netnotes.cli.output.clean import clean
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.lint.fixes import Mending
    from netnotes.model.file_changes import FileChange
    from netnotes.model.places import Problem


_UNREAD = "a note whose front matter cannot be read is never rewritten"


def mend(session: Session, found: Sequence[Problem], *, dry_run: bool) -> bool:
    """Mend what can be mended of these problems; whether a note was changed. With ``dry_run`` show the changes.

    Raises OperatorError, WriteTroubleError.
    """
    from netnotes.model.file_changes import FileChange

    mended = list(_mendings(session, found))
    changes = [FileChange(path=path, before=data, after=one.data) for path, data, one in mended if one.data != data]
    _say(session, [line for path, _, one in mended for line in _lines(path, one, dry_run)])
    changes = _without_leftovers(session, found, changes, dry_run)
    changed = carry_out(session, changes, dry_run=dry_run, aside=holds_data(session))
    left = [each for _, _, one in mended for each in one.left]
    left += [(problem, _UNREAD) for problem in found if problem.code == "bad-yaml" and problem.hint]
    for problem, why in sorted(left):
        hint = f"; {problem.hint}" if problem.hint else ""
        session.tell(clean(f"{problem.path}:{problem.line}: left as it is: {why}{hint}"))
    if not changes:
        session.tell("nothing that a program could mend safely")
    return changed


def _without_leftovers(
    session: Session, found: Sequence[Problem], changes: list[FileChange], dry_run: bool
) -> list[FileChange]:
    """The changes together with those that take derived properties away which no build keeps any more."""
    if all(problem.code != "derived-leftovers" for problem in found):
        return changes
    from netnotes.edits.derived_properties import removals

    told: list[str] = []
    known = {change.path: change for change in changes}
    gone = {change.path: change for change in removals(session.root, session.network, known, told)}
    if gone:
        notes = "1 note" if len(gone) == 1 else f"{len(gone)} notes"
        after = ", not written" if dry_run else ""
        _say(session, [f"took the derived properties from {notes} (derived-leftovers{after})"])
    for line in told:
        session.tell(clean(line))
    return list((known | gone).values())


def _mendings(session: Session, found: Iterable[Problem]) -> Iterable[tuple[str, bytes, Mending]]:
    """Each note with problems that can be mended: its path, its bytes, and what became of them."""
    from netnotes.lint.fixes import known_fixes, mend_note
    from netnotes.vault.changing import current
    from netnotes.vault.reader import NoteReader
    from netnotes.vault.settings import read_settings

    by_path: dict[str, list[Problem]] = {}
    for problem in found:
        if problem.code in known_fixes():
            by_path.setdefault(problem.path, []).append(problem)
    reader = NoteReader(session.network.config, read_settings(session.root))
    for path, problems in sorted(by_path.items()):
        data = current(session.root, path)
        if data is not None:
            yield path, data, mend_note(path, data, problems, reader)


def _lines(path: str, one: Mending, dry_run: bool) -> Sequence[str]:
    after = ", not written" if dry_run else ""
    return [clean(f"{path}:{problem.line}: {did} ({problem.code}{after})") for problem, did in one.done]


def _say(session: Session, lines: Sequence[str]) -> None:
    """What was mended goes to standard output, unless that is to hold data."""
    if lines:
        say_of_writing(session, "\n".join(lines))
