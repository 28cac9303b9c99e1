"""The collections of an account and of a contact, whatever their names look like, and how many objects they hold."""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.importers.reading.monica.tree import Item, list_of, words
from netnotes.model.folding import fold_key

NAMES = {
    "contact": "contacts", "note": "notes", "call": "calls", "conversation": "conversations", "message": "messages",
    "activity": "activities", "task": "tasks", "reminder": "reminders", "gift": "gifts", "debt": "debts",
    "life event": "life events", "pet": "pets", "address": "addresses", "contact field": "contact fields",
    "relationship": "relationships", "journal entry": "journal entries", "photo": "photos", "document": "documents",
}  # fmt: skip
SETTINGS = {
    "user": "users", "address book": "address books", "address book subscription": "address book subscriptions",
    "module": "modules", "reminder rule": "reminder rules", "audit log": "audit logs",
}  # fmt: skip
POINTERS = frozenset({"activity", "photo", "document"})
_BY_FOLD = {fold_key(word): one for names in (NAMES, SETTINGS) for one, many in names.items() for word in (one, many)}
_ONE_REMINDER = ("deceased_reminder", "first_met_reminder", "birthday_reminder")


def account_collections(account: Item) -> Iterator[tuple[str, list[object]]]:
    """Kind and values of each collection of an account; the kind of one that has no name we know is as written."""
    yield from _listed(account.get("data"))
    for holder in (account, account.get("properties")):
        yield from _beside(holder)


def contact_collections(contact: Item) -> Iterator[tuple[str, list[object]]]:
    """Kind and values of each collection of a contact; a reminder of a date stands once, though written twice."""
    seen: set[str] = set()
    for kind, values in (*_listed(contact.get("data")), *_beside(contact.get("properties"))):
        if kind == "reminder":
            seen.update(value.text("uuid") for value in values if isinstance(value, Item))
        yield kind, values
    single = [contact.value(key) for key in _ONE_REMINDER]
    fresh: list[object] = [item for item in single if isinstance(item, Item) and item and item.text("uuid") not in seen]
    yield "reminder", fresh


def kind_of(name: str) -> str:
    """The kind that a collection's name means, in the singular or plural, however it is spelled; empty for another."""
    return _BY_FOLD.get(fold_key(name), "")


def messages(conversation: Item) -> list[object]:
    """The messages of a conversation."""
    return list_of(conversation.value("messages"))


def count(account: Item) -> int:
    """How many objects there are to account for: all but settings, and what only points to another."""
    rows = 0
    for kind, values in account_collections(account):
        if kind not in SETTINGS:
            rows += len(values)
        for contact in values if kind == "contact" else ():
            rows += _within(contact) if isinstance(contact, Item) else 0
    return rows


def _within(contact: Item) -> int:
    rows = 0
    for kind, values in contact_collections(contact):
        if kind not in POINTERS:
            rows += len(values)
        if kind == "conversation":
            rows += sum(len(messages(value)) for value in values if isinstance(value, Item))
    return rows


def _listed(data: object) -> Iterator[tuple[str, list[object]]]:
    if isinstance(data, Item) and not all(key.isdigit() for key in data):
        data = [Item(type=key, values=value) for key, value in data.items()]
    for part in list_of(data):
        if isinstance(part, Item) and ("type" in part or "values" in part):
            name = words(part.get("type"))
            yield kind_of(name) or name, list_of(part)
        elif part not in (None, [], {}):
            yield "", [part]


def _beside(holder: object) -> Iterator[tuple[str, list[object]]]:
    for key, value in holder.items() if isinstance(holder, Item) else ():
        kind = kind_of(key)
        if kind and isinstance(value, list | Item):
            yield kind, list_of(value)
