"""An address book: the cards of everybody, by name."""

from __future__ import annotations

from datetime import date

from netnotes.exporters.writing.cards import Version, card
from netnotes.exporters.writing.options import Options
from netnotes.model.folding import fold_key
from netnotes.model.network import Network
from netnotes.rules.contact import facts_of


def address_book(network: Network, today: date, options: Options, version: Version) -> bytes:
    """The cards. Those who died are left out unless they were chosen: a telephone would go on proposing them."""
    uids = {
        note.path: str(prop.value)
        for note in network.notes
        for prop in note.properties
        if fold_key(prop.name) == fold_key("vcard_uid") and prop.value
    }
    people = (about.person for about in facts_of(network, today).sorted())
    return "".join(
        card(person, uids.get(person.path, ""), version)
        for person in people
        if person.status != "deceased" or options.people is not None
    ).encode("utf-8")
