"""From a note before and after to the edits that an editor makes: only the words that change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from lsprotocol import types

from netnotes.serving.lsp.capabilities import Can, takes_versions
from netnotes.serving.lsp.documents import Document

_MANY_LINES = 5000


def text_edits(document: Document, after: str) -> list[types.TextEdit]:
    """The edits that make a document this text, none within another."""
    return [
        types.TextEdit(range=document.range(start, end), new_text=new)
        for start, end, new in _changes(document.text, after)
    ]


def _changes(before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """Start and end in the text before, and what stands there after; lines that are the same are left alone."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    if max(len(old), len(new)) > _MANY_LINES:
        yield _trimmed(0, before, after)
        return
    starts, at = [0], 0
    for line in old:
        at += len(line)
        starts.append(at)
    for tag, first, last, first_new, last_new in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if last - first == last_new - first_new:
            pairs = zip(range(first, last), range(first_new, last_new), strict=True)
            yield from (_trimmed(starts[one], old[one], new[other]) for one, other in pairs if old[one] != new[other])
        else:
            yield _trimmed(starts[first], "".join(old[first:last]), "".join(new[first_new:last_new]))


def _trimmed(start: int, before: str, after: str) -> tuple[int, int, str]:
    """A change without what is the same at both ends."""
    most = min(len(before), len(after))
    head = next((index for index in range(most) if before[index] != after[index]), most)
    most -= head
    tail = next((index for index in range(most) if before[-1 - index] != after[-1 - index]), most)
    if any(0 < tail < len(text) and text[-tail - 1 : len(text) - tail + 1] == "\r\n" for text in (before, after)):
        tail -= 1  # the end of a line is two characters: both or none
    return start + head, start + len(before) - tail, after[head : len(after) - tail]


def document_edit(document: Document, edits: Iterable[types.TextEdit]) -> types.TextDocumentEdit:
    """The edits of one document, for the version of it that they were made for."""
    of = types.OptionalVersionedTextDocumentIdentifier(uri=document.uri, version=document.version)
    return types.TextDocumentEdit(text_document=of, edits=list(edits))


def edit_of_one(document: Document, after: str, can: Can) -> types.WorkspaceEdit:
    """The edit that makes one document this text."""
    edits = text_edits(document, after)
    if takes_versions(can):
        return types.WorkspaceEdit(document_changes=[document_edit(document, edits)])
    return types.WorkspaceEdit(changes={document.uri: edits})
