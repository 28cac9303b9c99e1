"""What `init` found in a folder of notes, on one screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from netnotes.cli.output.answer import Screen
from netnotes.cli.output.clean import clean
from netnotes.cli.output.lines import heading, paragraph

if TYPE_CHECKING:
    from netnotes.edits.first_look import FirstLook, TypeCount
    from netnotes.edits.proposals import Proposal

_NAMES = {
    "person": "people", "meeting": "meetings", "goal": "goals", "organization": "organizations", "me": "you",
}  # fmt: skip
_MOST_RULES, _MOST_FOLDERS, _MOST_MEANINGS, _MOST_PROPOSALS = 3, 2, 6, 6


def look_rows(look: FirstLook) -> list[tuple[str, int, str]]:
    """What there is, how many, and by which rule or where."""
    rows = [
        (_NAMES[count.type], count.count, _rules(count)) for count in look.types if count.count or count.type != "me"
    ]
    if look.daily:
        rows.append(("daily notes", sum(count for _, count in look.daily), _places(look.daily)))
    if look.templates:
        rows.append(("templates", sum(count for _, count in look.templates), f"{_places(look.templates)}; not read"))
    rows.append(("links", look.wikilinks + look.markdown_links, _links(look)))
    return rows


def look_text(look: FirstLook, where: str, screen: Screen) -> str:
    """The text, in at most 24 lines of 80 columns unless names are very long."""
    lines = [heading(f"{where}: {_notes(look)}")]
    for what, count, how in look_rows(look):
        first = f"{what:<15}{count:>4}  "
        lines.append(paragraph(f"{first}{how}" if how else first, screen, indent=2, hang=len(first)).rstrip())
    if look.meanings:
        lines.append(paragraph(f"Properties by another name: {_meanings(look)}", screen, hang=2))
    if look.problems:
        many = "1 problem" if look.problems == 1 else f"{look.problems} problems"
        lines.append(f"{many}: netnotes check lists {'it' if look.problems == 1 else 'them'}")
    return "\n".join(lines)


def proposals_text(proposals: Sequence[Proposal], screen: Screen) -> str:
    """What might stand in `netnotes.yaml`, and why."""
    lines = [heading("Settings that would help:")]
    reasons = list(dict.fromkeys(proposal.why for proposal in proposals))
    lines += [paragraph(f"- {why}", screen, hang=2) for why in reasons[:_MOST_PROPOSALS]]
    if len(reasons) > _MOST_PROPOSALS:
        lines.append(f"- and {len(reasons) - _MOST_PROPOSALS} more")
    return "\n".join(lines)


def _notes(look: FirstLook) -> str:
    many = "1 note" if look.notes == 1 else f"{look.notes} notes"
    return f"{many}, {look.unread} of them cannot be read" if look.unread else many


def _rules(count: TypeCount) -> str:
    if len(count.rules) == 1:
        return _clean(count.rules[0][0])
    return _cut((f"{number} {_clean(rule)}" for rule, number in count.rules), _MOST_RULES)


def _places(folders: Sequence[tuple[str, int]]) -> str:
    names = (f"in {folder}" if folder else "in the vault's own folder" for folder, _ in folders)
    return _cut(map(_clean, names), _MOST_FOLDERS)


def _links(look: FirstLook) -> str:
    if not look.markdown_links:
        return "[[wikilinks]]" if look.wikilinks else ""
    return f"{look.wikilinks} [[wikilinks]], {look.markdown_links} Markdown" if look.wikilinks else "Markdown links"


def _meanings(look: FirstLook) -> str:
    from netnotes.edits.first_look import telling_first

    found = telling_first(look.meanings)
    return _cut((f"{_clean(m.written)} → {m.field} in {m.notes}" for m in found), _MOST_MEANINGS)


def _cut(texts: Iterable[str], most: int) -> str:
    found = list(texts)
    more = f", {len(found) - most} more" if len(found) > most else ""
    return ", ".join(found[:most]) + more


def _clean(text: str) -> str:
    return clean(text)


def record_of_look(look: FirstLook) -> dict[str, object]:
    """The same for machines."""
    return {
        "notes": look.notes,
        "unreadable": look.unread,
        "types": [
            {"type": c.type, "count": c.count, "rules": [{"rule": rule, "count": n} for rule, n in c.rules]}
            for c in look.types
        ],
        "properties": [
            {"written": m.written, "meaning": m.field, "type": m.type, "notes": m.notes} for m in look.meanings
        ],
        "daily_notes": list(_folder_records(look.daily)),
        "templates": list(_folder_records(look.templates)),
        "wikilinks": look.wikilinks,
        "markdown_links": look.markdown_links,
        "problems": look.problems,
        "proposals": [{"key": p.key, "value": p.value, "why": p.why} for p in look.proposals],
    }


def _folder_records(folders: Iterable[tuple[str, int]]) -> Iterator[dict[str, object]]:
    return ({"folder": folder, "count": count} for folder, count in folders)
