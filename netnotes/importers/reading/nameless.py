"""What somebody is called whose name no field says; one rule for all formats.

An address names them (``ada.lovelace@example.org`` is Ada Lovelace), that of a desk (``info@``) as it stands. Where
there is only an organization or a number, nobody is there to make a note of.
"""

from __future__ import annotations

from collections.abc import Sequence

from netnotes.importers.reading.mail_addresses import name_in_address
from netnotes.rules.same_values import is_office


class NamelessError(Exception):
    """Nobody to make a note of, with the reason in words."""


def name_for(emails: Sequence[str], organization: str, phones: Sequence[str]) -> str:
    """The name of somebody without one. Raises NamelessError."""
    if own := next((email for email in emails if not is_office(email.casefold())), ""):
        return name_in_address(own)
    if organization:
        raise NamelessError("an organization: it has no person's name")
    if emails:
        return emails[0]
    raise NamelessError("no name, only a phone number" if phones else "no name and no address")
