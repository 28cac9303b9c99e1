"""The variables of the index of people, and what the search of the site finds."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from netnotes.model.people import Person
from netnotes.pages.rows import Record
from netnotes.pages.site.addresses import Addresses
from netnotes.pages.site.documents import STATUS_WORDS
from netnotes.pages.site.search_words import words_of
from netnotes.rules.contact import Facts
from netnotes.rules.goals import goal_rows
from netnotes.rules.people import person_row

Words = Callable[[str, list[str]], str]
"""The words by which the search finds the note at a path, of these texts and of its own."""


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


def search_data(facts: Facts, addresses: Addresses, menu: Mapping[str, str], words: Words) -> bytes:
    """`assets/search.js`: a script, because pages opened from the disk may read nothing else.

    Each entry: name, what it is, page, words.
    """
    entries = [[name, "page", f"{page}.html", words_of([name])] for name, page in menu.items()]
    entries += _people(facts, addresses, words)
    for kind, records in (("goal", facts.network.goals), ("organization", facts.network.organizations)):
        for record in sorted(records, key=lambda record: (record.name.casefold(), record.path)):
            if page := addresses.of(record.path):
                entries.append([record.name, kind, page, words(record.path, [record.name])])
    lines = ",\n".join(json.dumps(entry, ensure_ascii=True) for entry in entries)
    return f"netnotesSearch([\n{lines}\n]);\n".encode()


def _people(facts: Facts, addresses: Addresses, words: Words) -> Iterator[list[str]]:
    for about in facts.sorted():
        person = about.person
        page = addresses.of(person.path)
        if page:
            what = ", ".join(filter(None, (person.role, *(ref.shown for ref in person.organization)))) or "person"
            said = (touchpoint.text for touchpoint in about.past)
            favours = (exchange.what for exchange in about.exchanges)
            yield [person.name, what, page, words(person.path, [*_texts(person), *said, *favours])]
