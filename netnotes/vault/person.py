"""The mapping from properties to a `Person` (SPEC 2.2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Literal

from netnotes.model.config import Config
from netnotes.model.dates import PartialDate, parse_partial_date
from netnotes.model.folding import closest, fold_key
from netnotes.model.notes import Note, Property
from netnotes.model.people import Person, PersonStatus
from netnotes.vault.body import Body, trim_edges
from netnotes.vault.fields import Fields
from netnotes.vault.moves import read_moves
from netnotes.vault.quick_records import make_typed
from netnotes.vault.scalars import scalar_text
from netnotes.vault.shown import iter_texts
from netnotes.vault.typing_rules import TypeRules, category_links

HOMEWORK = frozenset({"homework", "background", "research"})
_STATUSES: dict[str, PersonStatus] = {
    "tomeet": "to-meet", "paused": "paused", "archived": "archived", "deceased": "deceased",
}  # fmt: skip


_NAME_PARTS = frozenset({"first_name", "last_name"})
_STATUS = frozenset({"status", "deceased", "paused"})


def _private(fields: Fields, field: str) -> bool:
    return fields.flag(field, unclear=True)


def _trust(fields: Fields, field: str) -> int | None:
    return fields.whole(field, 1, 5)


def _opening(fields: Fields, field: str) -> int | None:
    return fields.whole(field, -100000, 100000)


def _account(fields: Fields, field: str) -> Literal["on", "off"] | None:
    prop = fields.first(field)
    if prop is None:
        return None
    word = fields.text(field).casefold()
    if word in ("off", "false", "no"):
        return "off"
    if word in ("on", "true", "yes"):
        return "on"
    fields.problem(
        prop.line, "bad-value", f"{prop.name}: {word[:60]!r} is neither on nor off", f"write {prop.name}: off",
        column=prop.column,
    )  # fmt: skip
    return None


def fold_status(text: str) -> str:
    """A status word with case, separators and emoji ignored."""
    return fold_key(trim_edges(text))


_READ: tuple[tuple[str, str, Callable[[Fields, str], Any]], ...] = (
    ("emails", "email", Fields.texts),
    ("phones", "phone", Fields.texts),
    ("urls", "url", Fields.texts),
    ("organization", "organization", Fields.refs),
    ("department", "department", Fields.text),
    ("cadence", "cadence", Fields.cadence),
    ("next_contact", "next_contact", Fields.date),
    ("snooze", "snooze", Fields.date),
    ("added", "added", Fields.date),
    ("met", "met", Fields.text),
    ("introduced_by", "introduced_by", Fields.refs),
    ("knows", "knows", Fields.refs),
    ("household", "household", Fields.refs),
    ("different_from", "different_from", Fields.refs),
    ("birthday", "birthday", Fields.birthday),
    ("helps_with", "helps_with", Fields.refs),
    ("their_goals", "their_goals", Fields.texts),
    ("offers", "offers", Fields.topics),
    ("needs", "needs", Fields.topics),
    ("i_offer", "i_offer", Fields.texts),
    ("interests", "interests", Fields.topics),
    ("knows_about_me", "knows_about_me", Fields.texts),
    ("prefers", "prefers", Fields.text),
    ("timezone", "timezone", Fields.text),
    ("location", "location", Fields.text),
    ("lifeline", "lifeline", Fields.flag),
    ("trust", "trust", _trust),
    ("account", "account", _account),
    ("opening_balance", "opening_balance", _opening),
    ("private", "private", _private),
)
"""By attribute of a person the field that gives it, and how it is read; most notes have few of them."""


def map_person(note: Note, fields: Fields, body: Body, config: Config, rules: TypeRules) -> Person:
    """The person that a note describes; what cannot be read is a problem in ``fields`` and absent here."""
    values: dict[str, Any] = {"path": note.path, "name": _name(note, fields)}
    present = fields.present
    for name, field, read in _READ:
        if field in present:
            values[name] = read(fields, field)
    if aliases := _aliases(fields):
        values["aliases"] = aliases
    if role := _role(note, fields, body):
        values["role"] = role
    if "category" in present:
        values["categories"] = _categories(fields, config, rules)
    if own := [tag.name for tag in note.tags if tag.own_line]:
        values["tags"] = tuple(dict.fromkeys(own))
    if "tier" in present or "tier_guess" in present:
        values["tier"] = _tier(fields, config)
    if not present.keys().isdisjoint(_STATUS):
        values["status"] = _status(fields)
    if "dates" in present:
        values["dates"] = _dates(fields)
    values["researched"], values["researched_line"] = _homework(fields, body)
    if moves := read_moves(body):
        values["moves"] = moves
    values["lines"] = fields.where()
    return make_typed(Person, values)


def _name(note: Note, fields: Fields) -> str:
    prop = fields.first("name")
    if prop is not None and not isinstance(prop.value, dict) and (name := fields.text("name")):
        return name
    if fields.present.keys().isdisjoint(_NAME_PARTS):
        return note.title
    parts = (fields.text("first_name"), fields.text("last_name"))
    return " ".join(part for part in parts if part) or note.title


def _aliases(fields: Fields) -> tuple[str, ...]:
    """Other names; the singular ``alias`` is read, though Obsidian does not, and warned of."""
    found = fields.texts("aliases")
    if not found and (props := fields.by_key.get("alias")):
        found = tuple(text for prop in props for text, _ in iter_texts(prop))
    return found


def _role(note: Note, fields: Fields, body: Body) -> str:
    """The role; ``title`` is one where it is neither the file's name nor the heading."""
    if role := fields.text("role"):
        return role
    for prop in fields.by_key.get("title", ()):
        title = ", ".join(text for text, _ in iter_texts(prop))
        names = {fold_key(note.title), fold_key(fields.text("name"))}
        names.update(fold_key(heading.text) for heading in body.headings[:1])
        if fold_key(title) not in names:
            fields.lines["role"] = prop.line
            return title
    return ""


def _categories(fields: Fields, config: Config, rules: TypeRules) -> tuple[str, ...]:
    """The categories under the first name that has any, once the link that types the note is left out."""
    known = _by_fold(config.categories)
    for props in fields.each("category"):
        if found := _category_words(props, known, rules):
            fields.lines["category"] = props[0].line
            return found
    return ()


@lru_cache(maxsize=16)  # a configuration has one list of categories and one of tiers
def _by_fold(words: tuple[str, ...]) -> Mapping[str, str]:
    return {fold_key(word): word for word in words}


def _category_words(props: list[Property], known: Mapping[str, str], rules: TypeRules) -> tuple[str, ...]:
    found: list[str] = []
    for prop in props:
        typing = {fold_key(target) for target in category_links(prop.value)} & rules.categories.keys()
        for text, _ in iter_texts(prop):
            words = [word for part in text.split(",") if (word := part.strip()) and fold_key(word) not in typing]
            found += [known.get(fold_key(word), word) for word in words if rules.tags.get(fold_key(word)) != "person"]
    return tuple(dict.fromkeys(found))


def _tier(fields: Fields, config: Config) -> str | None:
    names = _by_fold(tuple(name for name, _ in config.tiers))
    prop = fields.first("tier")
    if prop is not None:
        text = fields.text("tier")
        if fold_key(text) in names:
            return names[fold_key(text)]
        near = closest(text, names.values())
        fields.problem(
            prop.line,
            "unknown-tier",
            f"{prop.name}: {text[:60]!r} is no tier; it counts as none",
            f"write {prop.name}: {near or next(iter(names.values()), 'casual')}",
            column=prop.column,
        )
        return None
    for guess in (props[0] for props in fields.each("tier_guess")):
        text = next((text for text, _ in iter_texts(guess)), "")
        if name := names.get(fold_key(text)):
            fields.lines["tier"] = guess.line
            return name
    return None


def _status(fields: Fields) -> PersonStatus:
    """The status; an unknown word is active, ``deceased:``, ``died:`` and ``paused: true`` speak as well."""
    status = _STATUSES.get(fold_status(fields.text("status")), "active")
    gone = [text.casefold() for props in fields.each("deceased") for text, _ in iter_texts(props[0])]
    if status == "deceased" or any(text not in ("false", "no") for text in gone):
        return "deceased"
    return "paused" if status == "active" and fields.flag("paused") else status


def _dates(fields: Fields) -> tuple[tuple[str, PartialDate], ...]:
    """Other dates to remember: a map of name and date, or a list of maps or of texts that hold a date."""
    found: list[tuple[str, PartialDate]] = []
    for prop in fields.found("dates"):
        items = prop.value if isinstance(prop.value, list) else [prop.value]
        for index, item in enumerate(items):
            line, column = prop.at(index) if isinstance(prop.value, list) else (prop.line, prop.column)
            for what, text in _named_dates(item):
                day = parse_partial_date(text)
                if day is None:
                    hint = f"write {prop.name}: {{wedding: 2015-06-20}} or {{name day: --06-24}}"
                    fields.problem(line, "bad-date", f"{prop.name}: {text[:60]!r} is no date", hint, column=column)
                else:
                    found.append((what, day))
    return tuple(found)


def _named_dates(item: object) -> list[tuple[str, str]]:
    if isinstance(item, dict):
        keys = {fold_key(str(key)): value for key, value in item.items()}
        if "date" in keys:
            what = next((scalar_text(keys[k]) for k in ("what", "name", "label", "title") if k in keys), "anniversary")
            return [(what, scalar_text(keys["date"]))]
        return [(str(key), scalar_text(value)) for key, value in item.items()]
    text = scalar_text(item)
    match = re.search(r"(?:\d{4}-|--|XXXX-)?\d{2}-\d{2}", text)
    if match is None:
        return [("anniversary", text)]
    return [((text[: match.start()] + text[match.end() :]).strip(" :-–,") or "anniversary", match[0])]


def _homework(fields: Fields, body: Body) -> tuple[bool, int]:
    """Whether homework is done (SPEC 6 step 4) and the line that shows it."""
    prop: Property | None = fields.first("homework")
    if prop is not None:
        return True, prop.line
    for heading, end in body.sections(HOMEWORK):
        headings = {heading.index for heading in body.headings}
        for index in range(heading.index + 1, end):
            if index not in headings and body.lines[index].strip():
                return True, body.number(index)
    return False, 1
