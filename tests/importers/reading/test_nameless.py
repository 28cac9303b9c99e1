from __future__ import annotations

import pytest

from netnotes.importers.reading.mail_addresses import is_address
from netnotes.importers.reading.nameless import NamelessError, name_for


@pytest.mark.parametrize(
    ("emails", "organization", "phones", "name"),
    [
        (("ada.lovelace@example.org",), "", (), "Ada Lovelace"),
        (("info@acme.example", "mia@acme.example"), "Acme", (), "Mia"),
        (("info@acme.example",), "", ("555 0100",), "info@acme.example"),
        (("al1815@example.org",), "Acme", ("555 0100",), "al1815"),
    ],
)
def test_an_address_names_somebody(
    emails: tuple[str, ...], organization: str, phones: tuple[str, ...], name: str
) -> None:
    assert name_for(emails, organization, phones) == name


@pytest.mark.parametrize(
    ("emails", "organization", "phones", "why"),
    [
        (("info@acme.example",), "Acme", (), "an organization: it has no person's name"),
        ((), "Acme", ("555 0100",), "an organization: it has no person's name"),
        ((), "", ("555 0100",), "no name, only a phone number"),
        ((), "", (), "no name and no address"),
    ],
)
def test_where_nobody_is_named_the_reason_is_told(
    emails: tuple[str, ...], organization: str, phones: tuple[str, ...], why: str
) -> None:
    with pytest.raises(NamelessError, match=why):
        name_for(emails, organization, phones)


def test_an_address_has_one_sign_and_a_host() -> None:
    assert is_address("ada@example.org")
    assert not is_address("ada@example.org.com@x.org")
    assert not is_address(f"{'a' * 250}@example.org")
    assert not is_address("/o=acme/ou=x@acme.example")
    assert not is_address("root@localhost")
