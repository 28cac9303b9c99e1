"""A whole account: its contacts, what belongs to each, what ties them, and the sums."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from netnotes.importers.reading.monica import collections, contacts, favours, papers, plans, reach, talks, ties
from netnotes.importers.reading.monica.draft import Draft, Reading
from netnotes.importers.reading.monica.telling import STAYS, told
from netnotes.importers.reading.monica.tree import Item, list_of, words
from netnotes.importers.reading.source import Options
from netnotes.model.incoming import Incoming, IncomingMeeting

_PARTS: dict[str, Callable[[Item, Draft, Reading], str]] = {
    "address": reach.address, "call": talks.call, "contact field": reach.contact_field,
    "conversation": talks.conversation, "debt": favours.debt, "gift": favours.gift, "life event": papers.life_event,
    "note": papers.note, "pet": papers.pet, "reminder": plans.reminder, "task": plans.task,
}  # fmt: skip
_EXCERPT = 60
_NO_MAP = "a map was expected and something else stands there"


def read_account(export: Item, account: Item, options: Options) -> Incoming:
    """All that an account says; every object of it is a person, a meeting, inside one of them, or left out."""
    parts = list(collections.account_collections(account))
    reading = Reading(options=options, things=_things(account))
    _owner(parts, reading)
    drafts = [(value, _draft(value, reading)) for value in _of("contact", parts)]
    bonds = [value for value in _of("relationship", parts) if isinstance(value, Item)]
    pairs = frozenset(ties.pair(bond) for bond in bonds)
    hosts = ties.hosts(pairs, reading)
    _promote([draft for _, draft in drafts if draft], hosts, reading)
    there: dict[str, list[Draft]] = {}
    for value, draft in drafts:
        if isinstance(value, Item) and draft:
            contacts.introduced(value, draft, reading)
            _within(value, draft, reading, there)
    for value in _of("relationship", parts):
        why = ties.relationship(value, pairs, reading) if isinstance(value, Item) else _NO_MAP
        reading.put("relationship", _line(value), "relationship", why)
    meetings = _activities(list(_of("activity", parts)), there, reading)
    people = [draft for value, draft in drafts if draft and _comes_along(draft, hosts, reading)]
    _rest(parts, reading)
    return Incoming(
        rows=collections.count(account), people=tuple(draft.person() for draft in people), meetings=tuple(meetings),
        left_out=tuple(reading.left_out), inside=reading.inside,
        told=told(export, parts, reading, len(people), len(meetings)),
    )  # fmt: skip


def _of(kind: str, parts: list[tuple[str, list[object]]]) -> Iterator[object]:
    return (value for name, values in parts if name == kind for value in values)


def _line(value: object) -> int:
    return value.line if isinstance(value, Item) else 1


def _things(account: Item) -> dict[str, Item]:
    """The types that others point to by identifier: of fields, activities, life events, genders."""
    holders = [account, account.get("properties"), account.get("instance")]
    groups = (group for holder in holders if isinstance(holder, Item) for group in holder.values())
    things = (thing for group in groups if isinstance(group, list | Item) for thing in list_of(group))
    return {uuid: thing for thing in things if isinstance(thing, Item) and (uuid := thing.line_of("uuid"))}


def _owner(parts: list[tuple[str, list[object]]], reading: Reading) -> None:
    """The first user tells which contact is myself, and in which currency amounts are."""
    for user in _of("user", parts):
        if isinstance(user, Item):
            reading.me = reading.me or user.line_of("me_contact")
            reading.currency = reading.currency or user.line_of("currency")


def _draft(value: object, reading: Reading) -> Draft | None:
    """The contact; None where it gives nobody, which is told with all that it holds."""
    if not isinstance(value, Item):
        reading.put("contact", 1, f"contact: {words(value)[:_EXCERPT]}", _NO_MAP)
        return None
    if not isinstance(value.get("properties", value), Item) and value.get("properties"):
        reading.put("contact", value.line, "contact", "its properties are not a map")
        _leave_parts(value, "contact", "its contact could not be read", reading)
        return None
    draft = contacts.draft(value, reading)
    parts = collections.contact_collections(value)
    fields = [field for kind, values in parts if kind == "contact field" for field in values]
    for field in fields:
        if isinstance(field, Item):
            draft.mine = draft.mine or field.line_of("data").casefold() in reading.options.mine
            if not draft.name:
                reach.contact_field(field, draft, reading)
    if not draft.label:
        reading.put("contact", value.line, f"contact {draft.uuid}".strip(), "no name and no address")
        _leave_parts(value, "a contact without a name", "its contact has no name and no address", reading)
        return None
    if draft.mine:
        reading.put("contact", value.line, draft.label, "this is you: what is about you belongs into your own note")
        _leave_parts(value, draft.label, "it stands at your own contact", reading)
    if draft.uuid in reading.contacts:
        draft.uuid = ""
        reading.noticed["contact has the identifier of another"] += 1
    if draft.uuid:
        reading.contacts[draft.uuid] = draft
    return draft


def _leave_parts(contact: Item, name: str, why: str, reading: Reading) -> None:
    for kind, values in collections.contact_collections(contact):
        for value in values if kind not in collections.POINTERS else ():
            reading.put(kind, _line(value), f"{kind or 'object'} of {name}", why)
            for message in collections.messages(value) if kind == "conversation" and isinstance(value, Item) else ():
                reading.put("message", _line(message), f"message of {name}", why)


def _within(contact: Item, draft: Draft, reading: Reading, there: dict[str, list[Draft]]) -> None:
    """What belongs to one contact; activities are only pointed to and are told once all are known."""
    for kind, values in collections.contact_collections(contact):
        for value in values:
            if kind == "activity":
                uuid = value.line_of("uuid") if isinstance(value, Item) else value if isinstance(value, str) else ""
                there.setdefault(uuid, []).append(draft)
            elif kind not in collections.POINTERS and not draft.mine:
                line = value.line if isinstance(value, Item) else contact.line
                why = _part(kind, value, draft, reading)
                told = "" if isinstance(value, Item) else f": {words(value)[:_EXCERPT]}"
                reading.put(kind, line, f"{kind or 'object'} of {draft.label}{told}", why)


def _part(kind: str, value: object, draft: Draft, reading: Reading) -> str:
    if not isinstance(value, Item):
        return _NO_MAP
    if kind not in _PARTS:
        return "netnotes does not know this kind"
    return _PARTS[kind](value, draft, reading)


def _activities(values: list[object], there: dict[str, list[Draft]], reading: Reading) -> list[IncomingMeeting]:
    meetings = []
    for value in values:
        if not isinstance(value, Item):
            reading.put("activity", 1, "activity", _NO_MAP)
            continue
        also = [reading.contacts.get(str(uuid)) for uuid in list_of(value.value("contacts"))]
        found = [*there.pop(value.line_of("uuid"), []), *(draft for draft in also if draft)]
        made = talks.activity(value, list({id(draft): draft for draft in found}.values()), reading)
        if isinstance(made, IncomingMeeting):
            meetings.append(made)
            reading.kept["activity"] += 1
        else:
            reading.put("activity", value.line, f"activity {value.line_of('summary')}".strip(), made)
    reading.noticed["activity is pointed to and not in the file"] += len(there)
    return meetings


def _promote(drafts: list[Draft], hosts: dict[str, list[Draft]], reading: Reading) -> None:
    """Somebody who is only mentioned, but by nobody, becomes a person: else what is written about them were lost."""
    for draft in drafts:
        if draft.partial and not draft.mine and not hosts.get(draft.uuid):
            draft.partial = False
            reading.noticed["contact was only mentioned but tied to nobody, and became a person"] += 1


def _comes_along(draft: Draft, hosts: dict[str, list[Draft]], reading: Reading) -> bool:
    """Whether the contact becomes a person: not myself, and not somebody who is only mentioned by another."""
    if draft.mine:
        return False
    if draft.partial:
        ties.mention(draft, hosts[draft.uuid])
        reading.put("mention", draft.line, draft.label, "")
    return not draft.partial


def _rest(parts: list[tuple[str, list[object]]], reading: Reading) -> None:
    """What stays behind: pictures, documents, the journal, and collections that nobody knows."""
    for kind, values in parts:
        if kind in collections.SETTINGS or kind in ("contact", "relationship", "activity"):
            continue
        for value in values:
            name = value.line_of("original_filename", "title", "uuid") if isinstance(value, Item) else ""
            why = STAYS.get(kind, "netnotes does not know this kind")
            reading.put(kind, _line(value), f"{kind or 'object'} {name}".strip(), why)
