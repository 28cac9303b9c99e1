"""Changes of files as a unified diff, the way git shows them; harmless for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from netnotes.cli.output.as_table import paint
from netnotes.cli.output.clean import clean
from netnotes.model.file_changes import FileChange

_CONTEXT = 3
_Step = tuple[Literal["replace", "delete", "insert", "equal"], int, int, int, int]
_COLORS = {"-": "red", "+": "green", " ": ""}


def render_diff(changes: Sequence[FileChange]) -> str:
    """All changes, one file after the other."""
    return "\n".join(line for change in changes for line in _file(change))


def _file(change: FileChange) -> Iterator[str]:
    old, new = clean(f"a/{change.moved_from or change.path}"), clean(f"b/{change.path}")
    yield paint(f"diff --git {old} {new}", "bold")
    if change.before is None:
        yield paint("new file mode 100644", "bold")
        old = "/dev/null"
    if change.after is None:
        yield paint("deleted file mode 100644", "bold")
        new = "/dev/null"
    if change.moved_from is not None:
        yield paint(f"rename from {clean(change.moved_from)}", "bold")
        yield paint(f"rename to {clean(change.path)}", "bold")
    if (change.before or b"") != (change.after or b""):
        yield paint(f"--- {_ended(old)}", "bold")
        yield paint(f"+++ {_ended(new)}", "bold")
        yield from _hunks(change.before or b"", change.after or b"")


def _ended(name: str) -> str:
    """A name with spaces ends with a tab, by which git and patch know where it ends."""
    return f"{name}\t" if " " in name else name


def _hunks(before: bytes, after: bytes) -> Iterator[str]:
    old, new = _lines(before), _lines(after)
    endings = "\r" if all(line.endswith("\r\n") for line in (*old, *new) if line.endswith("\n")) else ""
    for group in _Differ(old, new).get_grouped_opcodes(_CONTEXT):
        _, first, _, other, _ = group[0]
        _, _, last, _, end = group[-1]
        yield paint(f"@@ -{_range(first, last - first)} +{_range(other, end - other)} @@", "cyan")
        for tag, i, j, k, m in group:
            if tag == "equal":
                yield from _marked(" ", old[i:j], endings)
                continue
            yield from _marked("-", old[i:j], endings)
            yield from _marked("+", new[k:m], endings)


class _Differ(SequenceMatcher[str]):
    """Compares only what lies between the same start and the same end of two texts."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.start = _same_at_start(old, new)
        self.end = _same_at_start(old[self.start :][::-1], new[self.start :][::-1])
        self.sizes = len(old), len(new)
        super().__init__(
            None, old[self.start : len(old) - self.end], new[self.start : len(new) - self.end], autojunk=False
        )

    def get_opcodes(self) -> list[_Step]:
        """The steps from the one text to the other."""
        start, end, (old, new) = self.start, self.end, self.sizes
        steps: list[_Step] = [("equal", 0, start, 0, start)] if start else []
        steps += [(tag, i + start, j + start, k + start, m + start) for tag, i, j, k, m in super().get_opcodes()]
        return [*steps, ("equal", old - end, old, new - end, new)] if end else steps


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
