"""The variables of the index of people, and what the search of the site finds."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from netnotes.model.people import Person
from netnotes.pages.rows import Record
from netnotes.pages.site.addresses import Addresses
from netnotes.pages.site.documents import STATUS_WORDS
from netnotes.rules.contact import Facts
from netnotes.rules.goals import goal_rows
from netnotes.rules.people import person_row

MOST_WORDS = 4000
_WORD = re.compile(r"[^\W_]+")
_LETTERS = dict(zip("ßøłđðþæœı", ("ss", "o", "l", "d", "d", "th", "ae", "oe", "i"), strict=True))


def index_variables(facts: Facts) -> Record:
    """Everybody with what the list can be searched and filtered by."""
    goals = defaultdict(list)
    for goal in goal_rows(facts.network, facts.today):
        for path in goal.paths:
            goals[path].append(goal.title)
    rows = []
    for about in facts.sorted():
        row, person = person_row(about), about.person
        rows.append({
            "name": row.name,
            "path": row.path,
            "role": row.role or "",
            "organization": row.organization or "",
            "category": list(row.category),
            "tier": row.tier or "",
            "tier_key": (row.tier or "").casefold(),
            "status": row.status,
            "last_contact": row.last_contact.isoformat() if row.last_contact else None,
            "balance": row.balance,
            "goals": goals.get(row.path, []),
            "words": words_of(_texts(person)),
        })  # fmt: skip
    return {"index": rows, "filters": _filters(rows)}


def _filters(rows: Iterable[Record]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """What can be chosen: the words that somebody bears."""
    rows = list(rows)
    statuses = {row["status"] for row in rows}
    return [
        ("status", "Status", [(word, shown) for word, shown in STATUS_WORDS.items() if word in statuses]),
        ("tier", "Tier", _chosen((row["tier_key"], row["tier"]) for row in rows)),
        ("category", "Category", _chosen((one, one) for row in rows for one in row["category"])),
        ("goal", "Goal", _chosen((one, one) for row in rows for one in row["goals"])),
    ]


def _chosen(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted({key: shown for key, shown in pairs if key}.items(), key=lambda pair: pair[1].casefold())


def _texts(person: Person) -> Iterator[str]:
    yield from (person.name, *person.aliases, person.role, person.department, person.location, person.met)
    yield from (ref.shown for ref in (*person.organization, *person.knows, *person.introduced_by))
    yield from (*person.categories, *person.tags, *person.offers, *person.needs, *person.interests, *person.emails)
    yield from (*person.their_goals, *person.i_offer)


def words_of(texts: Iterable[str], most: int = MOST_WORDS) -> str:
    """The words of texts as they are searched: each once, without accents, in small letters."""
    return " ".join(dict.fromkeys(_WORD.findall(fold_search("\n".join(texts)))))[:most]


def fold_search(text: str) -> str:
    """A text as the search compares it; `site.js` folds what is typed in the same way."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text.lower())
    for char in set(bare):  # few are odd, and replacing them one by one is faster than translating a text
        if char in _LETTERS or unicodedata.category(char)[0] == "M":
            bare = bare.replace(char, _LETTERS.get(char, ""))
    return unicodedata.normalize("NFC", bare)


def search_data(
    facts: Facts, addresses: Addresses, menu: Mapping[str, str], more: Callable[[str], Iterable[str]]
) -> bytes:
    """`assets/search.js`: a script, because pages opened from the disk may read nothing else.

    Each entry: name, what it is, page, words. ``more`` gives further texts of a note.
    """
    entries = [[name, "page", f"{page}.html", words_of([name])] for name, page in menu.items()]
    entries += _people(facts, addresses, more)
    for kind, records in (("goal", facts.network.goals), ("organization", facts.network.organizations)):
        for record in sorted(records, key=lambda record: (record.name.casefold(), record.path)):
            if page := addresses.of(record.path):
                entries.append([record.name, kind, page, words_of([record.name, *more(record.path)])])
    lines = ",\n".join(json.dumps(entry, ensure_ascii=True) for entry in entries)
    return f"netnotesSearch([\n{lines}\n]);\n".encode()


def _people(facts: Facts, addresses: Addresses, more: Callable[[str], Iterable[str]]) -> Iterator[list[str]]:
    for about in facts.sorted():
        person = about.person
        page = addresses.of(person.path)
        if page:
            what = ", ".join(filter(None, (person.role, *(ref.shown for ref in person.organization)))) or "person"
            said = (touchpoint.text for touchpoint in about.past)
            favours = (exchange.what for exchange in about.exchanges)
            yield [person.name, what, page, words_of([*_texts(person), *said, *favours, *more(person.path)])]
