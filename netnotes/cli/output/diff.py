"""Changes of files as a unified diff, the way git shows them; harmless for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from netnotes.cli.output.as_table import paint
from netnotes.cli.output.clean import clean
from netnotes.model.file_changes import FileChange

_CONTEXT = 3
_COLORS = {"-": "red", "+": "green", " ": ""}


def render_diff(changes: Sequence[FileChange]) -> str:
    """All changes, one file after the other."""
    return "\n".join(line for change in changes for line in _file(change))


def _file(change: FileChange) -> Iterator[str]:
    old, new = clean(f"a/{change.moved_from or change.path}"), clean(f"b/{change.path}")
    yield paint(f"diff --git {old} {new}", "bold")
    if change.before is None:
        yield paint("new file", "bold")
        old = "/dev/null"
    if change.after is None:
        yield paint("deleted file", "bold")
        new = "/dev/null"
    if change.moved_from is not None:
        yield paint(f"rename from {clean(change.moved_from)}", "bold")
        yield paint(f"rename to {clean(change.path)}", "bold")
    if (change.before or b"") != (change.after or b""):
        yield paint(f"--- {old}", "bold")
        yield paint(f"+++ {new}", "bold")
        yield from _hunks(change.before or b"", change.after or b"")


def _hunks(before: bytes, after: bytes) -> Iterator[str]:
    from difflib import SequenceMatcher

    old, new = _lines(before), _lines(after)
    endings = "\r" if all(line.endswith("\r\n") for line in (*old, *new) if line.endswith("\n")) else ""
    same = _same_at_start(old, new)
    start = max(same - _CONTEXT, 0)
    tail = max(_same_at_start(old[same:][::-1], new[same:][::-1]) - _CONTEXT, 0)
    left, right = old[start : len(old) - tail], new[start : len(new) - tail]
    for group in SequenceMatcher(None, left, right, autojunk=False).get_grouped_opcodes(_CONTEXT):
        _, first, _, other, _ = group[0]
        _, _, last, _, end = group[-1]
        yield paint(f"@@ -{_range(start + first, last - first)} +{_range(start + other, end - other)} @@", "cyan")
        for tag, i, j, k, m in group:
            if tag == "equal":
                yield from _marked(" ", left[i:j], endings)
                continue
            yield from _marked("-", left[i:j], endings)
            yield from _marked("+", right[k:m], endings)


def _lines(data: bytes) -> list[str]:
    """The lines with their endings; only a line feed ends one."""
    text = data.decode("utf-8", "surrogateescape")
    parts = text.split("\n")
    return [*(f"{part}\n" for part in parts[:-1]), *([parts[-1]] if parts[-1] else [])]


def _same_at_start(old: Sequence[str], new: Sequence[str]) -> int:
    for count, (one, other) in enumerate(zip(old, new, strict=False)):
        if one != other:
            return count
    return min(len(old), len(new))


def _range(start: int, length: int) -> str:
    """Lines as a hunk's heading counts them: from one, and from the line before where there are none."""
    return f"{start + bool(length)}" if length == 1 else f"{start + bool(length)},{length}"


def _marked(sign: str, lines: Sequence[str], endings: str) -> Iterator[str]:
    for line in lines:
        text = line.removesuffix("\n")
        if text.endswith("\r"):
            text = text[:-1] + ("" if endings and line.endswith("\n") else "^M")
        yield paint(sign + "\t".join(map(clean, text.split("\t"))), _COLORS[sign])
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"
