"""What `netnotes import` says: the end of every row, counted, and whom to track first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from netnotes.cli.output.lines import heading, paragraph

if TYPE_CHECKING:
    from netnotes.cli.output.answer import Screen
    from netnotes.edits.importing_rows import FileSum, Imported, ImportRow
    from netnotes.rules.first_to_track import FirstToTrack

MOST_LINES, MOST_MOVES = 3, 10
_WORDS = {"imported": "imported", "matched": "matched", "skipped": "skipped", "review": "to review"}


def record(done: Imported, first: Sequence[FirstToTrack], *, written: bool) -> dict[str, object]:
    """The import as one object of JSON."""
    return {
        "written": written,
        "files": [
            {"file": one.file, "format": one.format, "rows": one.rows, **one.ends, "inside": one.inside,
             "told": list(one.told)}
            for one in done.sums
        ],
        "rows": [{key: getattr(row, key) for key in row.JSON} for row in done.rows],
        "moves": [{key: getattr(move, key) for key in move.JSON} for move in done.moves],
        "first_to_track": [{key: getattr(one, key) for key in one.JSON} for one in first],
    }  # fmt: skip


def report(done: Imported, titles: dict[str, str], screen: Screen, *, everything: bool) -> str:
    """The import for people to read; with ``everything`` each row that was skipped or is to review."""
    lines: list[str] = []
    for one in done.sums:
        rows = [row for row in done.rows if row.file == one.file]
        lines += _of_file(one, rows, titles.get(one.format, one.format), screen, everything=everything)
    if done.moves:
        lines += ["", heading("Moves")]
        lines += [paragraph(f"{move.name}: {move.line}", screen, 2, 2) for move in done.moves[:MOST_MOVES]]
        lines += _more(len(done.moves) - MOST_MOVES, 2)
    return "\n".join(lines)


def resolved_report(done: Imported, screen: Screen) -> str:
    """What came of those in imports/Review.md."""
    words = {"imported": "has a note now", "matched": "is", "skipped": "skipped", "review": "waits"}
    lines = []
    for row in done.rows:
        where = f" {row.path}" if row.path else ""
        why = f": {row.why}" if row.why else ""
        lines.append(paragraph(f"{row.what} {words[row.end]}{where}{why}", screen, 0, 2))
    return "\n".join(lines)


def suggestions(first: Sequence[FirstToTrack], screen: Screen) -> str:
    """Whom to track first, and why."""
    lines = ["", heading("Whom to keep in touch with first")]
    lines += [paragraph(f"{one.name}: {'; '.join(one.reasons)}", screen, 2, 2) for one in first]
    end = "Who came without a cadence is not tracked yet. netnotes triage asks for each how often; one key answers."
    return "\n".join([*lines, paragraph(end, screen)])


def _of_file(one: FileSum, rows: Sequence[ImportRow], title: str, screen: Screen, *, everything: bool) -> Iterator[str]:
    yield heading(f"{one.file}: {title}, {_count(one.rows, 'row')}")
    width = max(len(f"{one.rows:,}"), 1)
    for end, word in _WORDS.items():
        there = [row for row in rows if row.end == end]
        if one.ends[end] or end in ("imported", "matched"):
            yield f"  {word:<13} {one.ends[end]:>{width},}  {_hint(end, there)}".rstrip()
        if end in ("skipped", "review"):
            yield from _reasons(there, screen, everything=everything)
    if one.inside:
        what = "a row that belongs" if one.inside == 1 else "rows that belong"
        yield f"  {'in others':<13} {one.inside:>{width},}  {what} to another, as a message to its person"
    for told in one.told:
        yield paragraph(told, screen, 2, 2)


def _hint(end: str, rows: Sequence[ImportRow]) -> str:
    match end:
        case "imported" if rows:
            return "new notes in " + ", ".join(sorted({f"{row.path.rpartition('/')[0]}/" for row in rows})[:3])
        case "matched" if rows:
            same = sum("nothing to add" in row.why for row in rows)
            return f"{_count(len(rows) - same, 'row')} with something new, {same:,} with nothing to add"
    return ""


def _reasons(rows: Sequence[ImportRow], screen: Screen, *, everything: bool) -> Iterator[str]:
    """Rows by their reason: how many, and where the first of them stand."""
    groups: defaultdict[str, list[ImportRow]] = defaultdict(list)
    for row in rows:
        groups[row.why if row.end == "skipped" else "who may be somebody here"].append(row)
    for why, found in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        shown = found if everything else found[:MOST_LINES]
        yield paragraph(f"{len(found):,}: {why}", screen, 4, 2)
        for row in shown:
            more = f" {row.why}" if row.end == "review" else ""
            yield paragraph(f"line {row.line}: {row.what}{more}", screen, 6, 2)
        yield from _more(len(found) - len(shown), 6)


def _more(count: int, indent: int) -> Iterable[str]:
    return [f"{'':{indent}}and {count:,} more; -v lists them"] if count > 0 else []


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
