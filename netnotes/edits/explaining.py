"""Why each note has the type it has, or none (SPEC 2.1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from netnotes.model.network import Network
from netnotes.model.notes import Note
from netnotes.model.records import recordclass
from netnotes.vault.fields import filled
from netnotes.vault.typing_rules import TypeRules, is_overview, type_words

_PASSED_OVER = {
    "template": "a template: netnotes does not read it",
    "ignored": "not read: it is excluded, generated, or a sync service's copy",
    "empty": "an empty file",
}


@recordclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One note, its type or None, and why."""

    JSON: ClassVar[tuple[str, ...]] = ("path", "type", "why")

    path: str
    type: str | None
    why: str


def explain_types(network: Network) -> Iterator[Explained]:
    """Every note of the vault, by path."""
    rules = TypeRules(network.config)
    wrong = {problem.path: f"{problem.message} (line {problem.line})" for problem in reversed(network.problems)}
    for note in network.notes:
        if note.status == "unreadable":
            why = f"cannot be read: {wrong.get(note.path, 'netnotes check says why')}"
        else:
            why = note.why or _PASSED_OVER.get(note.status) or _why_none(note, rules)
        yield Explained(path=note.path, type=note.type, why=why)


def _why_none(note: Note, rules: TypeRules) -> str:
    if note.daily:
        return f"the daily note of {note.daily}"
    by_key = dict(reversed(filled(note.properties)))
    others = [by_key[key] for key in rules.keys if key in by_key and key != "kind"]
    other = next((prop for prop in others if any(type_words(prop.value))), None)
    if other is not None:
        word = ", ".join(word for word in type_words(other.value) if word)
        return f"{other.name}: {word} on line {other.line} is no type of ours"
    by_folder = rules.type_by_folder(note.path)
    if by_folder is None:
        return "no property, category, tag or folder gives it a type"
    if is_overview(note.title):
        return f"an overview by its name: only type: {by_folder} would make it one"
    return f"the note about its folder: only type: {by_folder} would make it more"
