"""What the owner of an export is told in the end: how much of each kind came along, and what did not."""

from __future__ import annotations

from netnotes.importers.reading.monica.collections import NAMES, SETTINGS
from netnotes.importers.reading.monica.draft import Reading
from netnotes.importers.reading.monica.tree import Item

STAYS = {
    "photo": "pictures stay in the export",
    "document": "documents stay in the export",
    "journal entry": "a page of your own journal is about nobody",
}
_FROM_ELSEWHERE = {"mention": ("family member only mentioned", "family members only mentioned")}


def told(
    export: Item, parts: list[tuple[str, list[object]]], reading: Reading, people: int, meetings: int
) -> tuple[str, ...]:
    """The lines, the sums first."""
    kept = sorted(reading.kept.items())
    sums = [_many(people, "contact", "contacts"), *(_many(count, *_names(kind)) for kind, count in kept)]
    version = export.line_of("app_version")
    lines = [f"Monica{f' {version}' if version else ''}: {', '.join(sums)}"]
    if meetings:
        lines.append(f"meetings made of activities with several people: {meetings:,}")
    left = [(kind, sum(len(values) for name, values in parts if name == kind)) for kind in STAYS]
    if any(found for _, found in left):
        files = ", ".join(_many(found, *_names(kind)) for kind, found in left if found)
        lines.append(f"left in the export, so keep the file: {files}")
    settings = [_names(kind)[1] for kind in SETTINGS if any(name == kind and values for name, values in parts)]
    if settings:
        lines.append(f"settings were passed over: {', '.join(settings)}")
    if reading.kept["debt"]:
        lines.append("Monica's export does not hold the reason of a debt")
    if not export.line_of("version"):
        lines.append("the export does not say its version, and was read like that of Monica 4")
    return (*lines, *(f"{count} × {what}" for what, count in sorted(reading.noticed.items()) if count))


def _names(kind: str) -> tuple[str, str]:
    if kind in _FROM_ELSEWHERE:
        return _FROM_ELSEWHERE[kind]
    return (kind or "object"), (NAMES | SETTINGS).get(kind, f"{kind or 'object'}s")


def _many(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
