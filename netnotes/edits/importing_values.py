"""The properties that somebody of a file gets in their note: few, flat and clean (SPEC 2.2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache

from netnotes.edits.importing_extra import added_of, extra_of, status_of
from netnotes.edits.importing_text import line_of, tag_of, web_address
from netnotes.model.cadence import parse_cadence
from netnotes.model.folding import fold_name
from netnotes.model.incoming import IncomingPerson, IncomingRelation
from netnotes.vault.editing.yaml_text import write_name, write_value
from netnotes.vault.scalars import read_scalar

Values = dict[str, "str | list[str]"]
LinkTo = Callable[[IncomingRelation], str]
"""How somebody is named who is in the vault or in the same file: a link, empty for anybody else."""

LISTS = frozenset({"aliases", "email", "phone", "url", "tags", "interests", "dates", "knows", "household"})
_BARE = frozenset({"private", "lifeline", "paused", "trust", "opening_balance"})
_PLAIN_VALUE = re.compile(r"true|false|-?[1-9]\d{0,8}|0")
HOUSEHOLD = frozenset({"partner", "spouse", "husband", "wife", "household", "co resident"})
LONGEST_NAME = 200
_SAFE_PLAIN = re.compile(r"[A-Za-zÀ-ɏ][\w.()/&+@'-]*(?: [\w.()/&+@'-]+)*")
_SAFE_ADDRESS = re.compile(r"https?://[\w./?=&%~+-]*[\w/]")
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def name_of(person: IncomingPerson) -> str:
    """What somebody is called: by name, else by the address or number that the file has; empty where by nothing."""
    for text in (person.name, *person.aliases, person.emails[0] if person.emails else "", *person.phones[:1]):
        if name := line_of(text, LONGEST_NAME):
            return name
    return ""


def values_of(person: IncomingPerson, today: date, link_to: LinkTo) -> Values:
    """The properties of somebody, in the order in which they stand in a new note. What is empty is left out."""
    name = name_of(person)
    met = ", ".join(filter(None, (str(person.met_on or ""), line_of(person.met))))
    values: Values = {
        "aliases": [alias for alias in _lines(person.aliases) if alias != name],
        "organization": line_of(person.organization),
        "department": line_of(person.department),
        "role": line_of(person.role),
        "email": [email for email in _lines(person.emails) if " " not in email],
        "phone": _lines(person.phones),
        "url": list(dict.fromkeys(filter(None, map(web_address, person.urls)))),
        "location": line_of(person.location),
        "birthday": str(person.birthday) if person.birthday else "",
        "dates": [f"{line_of(what, 80)} {day}".strip() for what, day in person.dates],
        "tags": list(dict.fromkeys(filter(None, map(tag_of, person.groups)))),
        "interests": _lines(person.interests),
        "met": met,
        "introduced_by": next((link_to(one) or line_of(one.who) for one in person.introduced_by), ""),
        "household": _linked(person.relations, link_to, wanted=True),
        "knows": _linked(person.relations, link_to, wanted=False),
        "cadence": person.cadence if parse_cadence(person.cadence) else "",
        "last_contact": _past(person.last_contact, today),
        "next_contact": str(person.next_contact) if person.next_contact else "",
        "status": status_of(person),
        "added": added_of(person, today),
    }
    values |= {key: value for key, value in extra_of(person).items() if not values.get(key)}
    return {key: value for key, value in values.items() if value}


def _lines(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, map(line_of, texts))))


def _past(day: date | None, today: date) -> str:
    return str(day) if day and day <= today else ""


def _linked(relations: Iterable[IncomingRelation], link_to: LinkTo, *, wanted: bool) -> list[str]:
    """Links to those who share a household, else to the others."""
    chosen = (one for one in relations if (fold_name(one.what) in HOUSEHOLD) is wanted)
    return list(dict.fromkeys(filter(None, map(link_to, chosen))))


def property_lines(values: Values) -> list[str]:
    """The properties as lines of front matter; a list of one is written as that one."""
    lines: list[str] = []
    for key, value in values.items():
        if isinstance(value, str):
            lines.append(f"{write_name(key)}: {value if is_bare(key, value) else value_text(value)}")
        elif len(value) == 1:
            lines.append(f"{write_name(key)}: {value_text(value[0])}")
        else:
            lines += [f"{write_name(key)}:", *(f"  - {value_text(item)}" for item in value)]
    return lines


def is_bare(key: str, value: str) -> bool:
    """Whether a value is written without quotes, as the number, yes or no that it is: ``private: true``."""
    return key in _BARE and _PLAIN_VALUE.fullmatch(value) is not None


@lru_cache(maxsize=16384)
def value_text(value: str) -> str:
    """Text as YAML; what is plain beyond doubt is not asked about, as thousands of notes hold it."""
    plain = _SAFE_PLAIN.fullmatch(value) or _SAFE_ADDRESS.fullmatch(value)
    if plain and value.casefold() not in _WORDS and isinstance(read_scalar(value), str):
        return value
    return write_value(value)
