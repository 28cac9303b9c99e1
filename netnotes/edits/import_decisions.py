"""What the owner decided in imports/Review.md, and the marks that say what came of it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Literal

from netnotes.edits.link_text import LinkTexts
from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.model.incoming import IncomingPerson
from netnotes.model.incoming_plain import incoming_person
from netnotes.model.kept_pages import IMPORT_REVIEW
from netnotes.model.network import Network
from netnotes.model.records import recordclass
from netnotes.vault.changing import current
from netnotes.vault.linking import LinkIndex
from netnotes.vault.review_note import Block, Box, ReviewNote, parse_review

Answer = Literal["same", "different", "waiting", "done", "unclear"]
_AGAIN = "take the lines of this person out and import the file again, which asks anew"


@recordclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What stands in the note about somebody.

    ``same``: they are the person of the note ``path``; ``different``: somebody else, who has no note yet; ``waiting``:
    no box is ticked; ``done``: this was carried out before, and they are in the note ``path`` (empty where it is
    gone); ``unclear``: it cannot be acted on, ``why`` says what is wrong and ``hint`` how to mend it. ``line`` is
    where; ``notes`` are those that were asked about. ``person`` and the name of their ``file`` are None and empty
    where their block cannot be read.
    """

    JSON: ClassVar[tuple[str, ...]] = ("key", "answer", "path", "line", "why", "hint")

    key: str
    answer: Answer
    line: int
    path: str = ""
    notes: tuple[str, ...] = ()
    person: IncomingPerson | None = None
    file: str = ""
    why: str = ""
    hint: str = ""


def read_review(root: Path, network: Network) -> tuple[Decision, ...]:
    """What stands in the note about each person, in its order; nothing where there is no note.

    Raises OperatorError where the note cannot be read at all.
    """
    data = current(root, IMPORT_REVIEW)
    if data is None:
        return ()
    note = parse_review(data)
    boxes: defaultdict[str, list[Box]] = defaultdict(list)
    for box in note.boxes:
        boxes[box.key].append(box)
    blocks: defaultdict[str, list[Block]] = defaultdict(list)
    for block in note.blocks:
        blocks[block.key].append(block)
    notes = _Notes(network)
    found = [_decision(key, blocks[key], boxes[key], notes) for key in dict.fromkeys((*boxes, *blocks))]
    return tuple(sorted(found, key=lambda decision: decision.line))


class _Notes:
    """The notes of people, by path and as links in the review mean them."""

    def __init__(self, network: Network) -> None:
        self.people = {person.path for person in network.people}
        self._links = LinkIndex(head.path for head in network.heads)

    def of_box(self, box: Box, path: str) -> str:
        """The note a box is about: that of the link on it, which follows when notes are renamed, else that path."""
        for target in box.targets:
            if (found := self._links.resolve(target, IMPORT_REVIEW)) and found.path in self.people:
                return found.path
        return path if path in self.people else ""


def _decision(key: str, blocks: Sequence[Block], boxes: Sequence[Box], notes: _Notes) -> Decision:
    ticked = [box for box in boxes if box.ticked]
    line = (ticked or boxes or blocks)[0].line
    if len(blocks) != 1:
        why = "stands here more than once" if blocks else "has lost the block that says who it is"
        at = blocks[1].line if blocks else line
        return Decision(key=key, answer="unclear", line=at, why=f"^{key} {why}", hint=_AGAIN)
    block = blocks[0]
    if block.trouble:
        return Decision(key=key, answer="unclear", line=block.trouble_line, why=block.trouble, hint=_AGAIN)
    values = dict(block.values)
    file, paths, resolved = (values.pop(name, None) for name in ("file", "notes", "resolved"))
    try:
        person = incoming_person(values)
    except (ValueError, TypeError) as err:
        return Decision(key=key, answer="unclear", line=block.line, why=f"the block cannot be read: {err}", hint=_AGAIN)
    known = dict(enumerate(paths, 1)) if isinstance(paths, list) else {}
    answer, path, why, hint = _answer(ticked, known, resolved, notes)
    asked = (notes.of_box(box, str(known.get(box.number, ""))) for box in boxes)
    return Decision(
        key=key, answer=answer, line=line, path=path, notes=tuple(filter(None, asked)), person=person,
        file=str(file or ""), why=why, hint=hint,
    )  # fmt: skip


def _answer(
    ticked: Sequence[Box], known: Mapping[int, Any], resolved: object, notes: _Notes
) -> tuple[Answer, str, str, str]:
    """The answer, its note, and what is wrong with it and how to mend that."""
    if resolved is not None:
        paths = [notes.of_box(box, "") for box in ticked]
        return "done", next(filter(None, paths), "") or (str(resolved) if resolved in notes.people else ""), "", ""
    if len({box.number for box in ticked}) > 1:
        return "unclear", "", "two boxes are ticked", "leave one tick; netnotes merge joins two notes of one person"
    if not ticked:
        return "waiting", "", "", ""
    box = ticked[0]
    if box.number == 0:
        return "different", "", "", ""
    if path := notes.of_box(box, str(known.get(box.number, ""))):
        return "same", path, "", ""
    gone = known.get(box.number)
    why = f"{gone} is no note of a person any more" if gone else "the box names no note"
    return "unclear", "", why, "tick another box, or link the note on this line"


def resolved_change(
    root: Path, made: Mapping[str, str], names: Mapping[str, str], links: LinkTexts
) -> FileChange | None:
    """The note with those of these keys marked as done, each with the path of the note they are in now.

    A person with a note of their own gets a link to it on their line, of the name in ``names`` (by path). Nothing
    else changes. None where nothing is to mark. Raises OperatorError where the note is not what it was.
    """
    data = current(root, IMPORT_REVIEW)
    if not made:
        return None
    if data is None:
        raise OperatorError(f"{IMPORT_REVIEW} is gone; nothing was written", "run the command again")
    note = parse_review(data)
    lines = data.split(b"\n")
    for at, text in sorted(_marks(note, made, names, links), reverse=True):
        end = b"\r" if lines[at - 1].endswith(b"\r") else b""
        if text.startswith("resolved:"):
            lines.insert(at, text.encode() + end)
        else:
            head, _, code = lines[at].rpartition(b"^")
            lines[at] = head.rstrip() + f" {text} ^".encode() + code
    return FileChange(path=IMPORT_REVIEW, before=data, after=b"\n".join(lines))


def _marks(
    note: ReviewNote, made: Mapping[str, str], names: Mapping[str, str], links: LinkTexts
) -> list[tuple[int, str]]:
    """Index of a line and what is put there: a value before the end of a block, or a link on a box's line."""
    marks = []
    for block in note.blocks:
        if block.key in made and not block.trouble:
            path = json.dumps(made[block.key], ensure_ascii=False)
            marks.append((block.end - 1, f"resolved: {path}"))
    for box in note.boxes:
        if box.key in made and box.ticked and box.number == 0:
            path = made[box.key]
            marks.append((box.line - 1, links.in_text(path, names.get(path, path), IMPORT_REVIEW)))
    return marks
