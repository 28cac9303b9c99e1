"""An address book: the cards of everybody, by name."""

from __future__ import annotations

from datetime import date

from netnotes.exporters.writing.cards import Version, card
from netnotes.exporters.writing.options import Options
from netnotes.model.network import Network
from netnotes.rules.contact import facts_of

_UID = frozenset({"vcard_uid"})


def address_book(network: Network, today: date, options: Options, version: Version) -> bytes:
    """The cards. Those who died are left out unless they were chosen: a telephone would go on proposing them."""
    uids = {path: value for path, _, value in reversed(network.written(_UID))}
    people = (about.person for about in facts_of(network, today).sorted())
    return "".join(
        card(person, uids.get(person.path, ""), version)
        for person in people
        if person.status != "deceased" or options.people is not None
    ).encode("utf-8")
