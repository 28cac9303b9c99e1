"""Addresses, numbers, profiles and organizations as keys: equal where two spellings mean one thing, else empty."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

from netnotes.model.folding import fold_accents, fold_name

_DIGITS = re.compile(r"\d+")
_SCHEME = re.compile(r"^[a-z]+:/*(?=\w)|^www\.", re.IGNORECASE)
_LINKEDIN = re.compile(r"(?:[\w-]+\.)?linkedin\.com/(?:comm/|mwlite/|m/)?in/([^/?#\s,;|()<>\[\]{}\"]+)", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_TELLING_DIGITS = 9
_FEWEST_DIGITS = 7
_ONE_EACH = re.compile(
    r"(?:github|gitlab|twitter|x|facebook|instagram|bsky|xing|t|threads|keybase|orcid|medium)"
    r"\.(?:com|me|net|org|app)/(?:profile/)?[^/]+|[\w.-]+/@[^/]+|linkedin\.com/in/[^/]+"
)
_OFFICES_WORDS = """
    info office contact kontakt contacto hello hallo hi mail email post sales support help helpdesk service admin
    administration administrator team jobs hr careers press media marketing billing accounts accounting invoice
    reception secretary sekretariat noreply no-reply donotreply do-not-reply webmaster postmaster newsletter events
"""
_ANYBODYS_WORDS = """
    gmail googlemail yahoo ymail hotmail outlook live msn icloud me mac gmx web proton protonmail pm aol mail yandex qq
    163 126 fastmail hey posteo mailbox tutanota orange free wanadoo laposte skynet telenet libero t-online bluewin
"""
_LEGAL_WORDS = """
    inc ltd limited llc llp plc corp corporation co company gmbh mbh ag kg sa sas sarl bv nv vzw spa srl oy ab as aps
    pty group holding the
"""
_OFFICES, _ANYBODYS, _LEGAL = (frozenset(words.split()) for words in (_OFFICES_WORDS, _ANYBODYS_WORDS, _LEGAL_WORDS))


def address_key(email: str) -> str:
    """An e-mail address; empty for what is none."""
    bare = email.strip().strip("<>").casefold().removeprefix("mailto:").split("?")[0].strip()
    name, at, domain = bare.rpartition("@")
    return bare if name and at and domain else ""


def is_office(address: str) -> bool:
    """Whether an address is that of a desk (``info@``), not of somebody."""
    return address.split("@")[0].split("+")[0] in _OFFICES


def work_domain(address: str) -> str:
    """The domain of an address, empty for those where anybody has one (``gmail.com``)."""
    domain = address.rpartition("@")[2]
    return "" if domain_name(domain) in _ANYBODYS else domain


def domain_name(domain: str) -> str:
    """The telling part of a domain: ``acme`` of ``mail.acme.co.uk``."""
    parts = domain.split(".")
    while len(parts) > 1 and (len(parts[-1]) <= 3 or parts[-1] in {"info", "example"}):
        if len(parts) == 2 or len(parts[-2]) > 3:
            return parts[-2]
        parts.pop()
    return parts[-1]


def number_key(phone: str) -> str:
    """The last digits of a number: with or without the country's. Empty for what is too short to tell."""
    digits = "".join(_DIGITS.findall(phone)).lstrip("0")
    return digits[-_TELLING_DIGITS:] if len(digits) >= _FEWEST_DIGITS else ""


def slug_key(text: str) -> str:
    """The ``slug`` of linkedin.com/in/slug: percent-encoded or not, in any case."""
    return unicodedata.normalize("NFC", unquote(text.strip())).casefold().rstrip("./ ")


def profile_key(url: str) -> str:
    """A web address without what varies; empty for the front page of a site, which is nobody's profile.

    LinkedIn's profiles are ``linkedin.com/in/slug`` whatever country's host they name and whatever follows.
    """
    if (found := _LINKEDIN.search(url)) and (slug := slug_key(found[1])):
        return f"linkedin.com/in/{slug}"
    bare = _SCHEME.sub("", _SCHEME.sub("", url.strip())).split("?")[0].split("#")[0].rstrip("/").casefold()
    host, _, path = bare.partition("/")
    return bare if host and path and not bare.endswith("linkedin.com/in") else ""


def is_one_persons(profile: str) -> bool:
    """Whether a profile is on a site where each is one person's."""
    return _ONE_EACH.fullmatch(profile) is not None


def organization_key(name: str) -> str:
    """An organization's name without case, accents, punctuation and legal form: ``Acme, Inc.`` is ``acme``."""
    words = _WORD.findall(fold_accents(fold_name(name)).replace(".", ""))
    return " ".join(word for word in words if word not in _LEGAL) or " ".join(words)
