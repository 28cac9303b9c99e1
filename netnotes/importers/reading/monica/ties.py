"""Who has to do with whom: relationships, and contacts who are only mentioned by others."""

from __future__ import annotations

from netnotes.importers.reading.monica.draft import Draft, Reading, said
from netnotes.importers.reading.monica.tree import Item
from netnotes.model.incoming import IncomingRelation

_BACK = {
    "parent": "child", "father": "child", "mother": "child", "child": "parent", "son": "parent", "daughter": "parent",
    "stepparent": "stepchild", "stepchild": "stepparent", "grandparent": "grandchild", "grandchild": "grandparent",
    "uncle": "nephew", "nephew": "uncle", "godfather": "godson", "godson": "godfather", "boss": "subordinate",
    "subordinate": "boss", "mentor": "protege", "protege": "mentor", "inlovewith": "lovedby", "lovedby": "inlovewith",
} | {word: word for word in (
    "partner", "spouse", "date", "lover", "ex", "ex_husband", "sibling", "cousin", "friend", "bestfriend", "colleague",
)}  # fmt: skip
_SAID = {"bestfriend": "best friend", "inlovewith": "in love with", "lovedby": "loved by"}


def pair(item: Item) -> tuple[str, str]:
    """The identifiers of the two: who is something, and of whom."""
    return item.line_of("contact_is"), item.line_of("of_contact")


def relationship(item: Item, pairs: frozenset[tuple[str, str]], reading: Reading) -> str:
    """Tell both sides: Monica usually writes two relationships; where the other is missing it is told from this one.

    ``contact_is`` is the ``type`` of ``of_contact``. A type that nobody knows is kept as it is written.
    """
    (who, of), what = pair(item), item.line_of("type", "relationship_type")
    if who not in reading.contacts or of not in reading.contacts:
        return "one of the two is not in the file"
    one, other = reading.contacts[who], reading.contacts[of]
    if one is other:
        return "it ties somebody to themselves"
    _tell(other, _word(what) or "related to", one)
    if (of, who) not in pairs:
        back = _BACK.get(what)
        _tell(one, _word(back) if back else f"{_word(what)} of" if what else "related to", other)
    return ""


def _word(what: str) -> str:
    return _SAID.get(what, said(what))


def _tell(draft: Draft, what: str, who: Draft) -> None:
    draft.relations[IncomingRelation(what=what, who=who.label, key=who.key)] = None


def hosts(pairs: frozenset[tuple[str, str]], reading: Reading) -> dict[str, list[Draft]]:
    """For each contact that is only mentioned, by identifier, the people it is tied to, in the order of the file."""
    near: dict[str, set[str]] = {}
    for who, of in pairs:
        near.setdefault(who, set()).add(of)
        near.setdefault(of, set()).add(who)
    places = {uuid: place for place, uuid in enumerate(reading.contacts)}
    found = {}
    for uuid, draft in reading.contacts.items():
        if draft.partial and uuid in near:
            known = sorted((other for other in near[uuid] if other in places), key=places.__getitem__)
            found[uuid] = [reading.contacts[other] for other in known if reading.contacts[other].key]
    return found


def mention(draft: Draft, people: list[Draft]) -> None:
    """Tell what is known of somebody who is only mentioned at the first of the people, the birthday at each."""
    if draft.birthday:
        for person in people:
            person.dates.append((f"birthday of {draft.label}", draft.birthday))
    near = {person.key for person in people}
    draft.relations = {relation: None for relation in draft.relations if relation.key not in near}
    draft.move_to(people[0])
