"""Addresses, numbers, profiles and organizations as keys: equal where two spellings mean one thing, else empty."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set
from urllib.parse import unquote

from netnotes.model.folding import fold_accents, fold_name

_DIGITS = re.compile(r"\d+")
_SCHEME = re.compile(r"^[a-z]+:/*(?=\w)|^www\.", re.IGNORECASE)
_LINKEDIN = re.compile(
    r"(?:[^/?#]*\s)?(?:https?:)?(?://)?(?:[\w-]{1,63}\.){0,2}linkedin\.com/(?:comm/|mwlite/|m/)?in/([^/?#\s,;|()<>\[\]{}\"]+)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_EXTENSION = re.compile(r"[;#x]|ext|,", re.IGNORECASE)
_FEWEST_DIGITS, _WITH_COUNTRY = 7, 11
_CODES_OF_TWO_WORDS = """
    20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90
    91 92 93 94 95 98
"""
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
_OFFICES, _ANYBODYS, _LEGAL, _CODES_OF_TWO = (
    frozenset(words.split()) for words in (_OFFICES_WORDS, _ANYBODYS_WORDS, _LEGAL_WORDS, _CODES_OF_TWO_WORDS)
)


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


def number_keys(phone: str) -> tuple[str, ...]:
    """What a telephone number is known by: ``+32470123456`` where it names its country, ``470123456`` within it.

    The number within the country comes last. Nothing for what is too short to tell. See `common_numbers`.
    """
    written = _EXTENSION.split(phone)[0].replace("(0)", "")
    digits = "".join(_DIGITS.findall(written))
    abroad = written.lstrip(" (").startswith("+") or digits.startswith("00")
    digits = digits.lstrip("0")
    if len(digits) < _FEWEST_DIGITS:
        return ()
    if abroad:
        within = digits[_code_length(digits) :].lstrip("0")
        return (f"+{digits}", within) if len(within) >= _FEWEST_DIGITS else (f"+{digits}",)
    if len(digits) < _WITH_COUNTRY:
        return (digits,)
    return (f"+{digits}", digits, digits[1:]) if digits[0] == "1" else (f"+{digits}", digits)


def common_numbers(one: Set[str], other: Set[str]) -> Set[str]:
    """The keys of numbers that two have in common; one within two countries is not the same."""
    common = one & other
    whole = {key for key in common if key[0] == "+"}
    return whole | {key for key in common - whole if not (_abroad(one, key) and _abroad(other, key))}


def _abroad(keys: Set[str], within: str) -> bool:
    """Whether they say of a number within a country which country that is."""
    return any(key[0] == "+" and key.endswith(within) and key[1:] != within for key in keys)


def _code_length(digits: str) -> int:
    """How many digits the country's code has (ITU-T E.164)."""
    return 1 if digits[0] in "17" else 2 if digits[:2] in _CODES_OF_TWO else 3


def slug_key(text: str) -> str:
    """The ``slug`` of linkedin.com/in/slug: percent-encoded or not, in any case."""
    return unicodedata.normalize("NFC", unquote(text.strip())).casefold().rstrip("./ ")


def profile_key(url: str) -> str:
    """A web address without what varies; empty for the front page of a site, which is nobody's profile.

    LinkedIn's profiles are ``linkedin.com/in/slug`` whatever country's host they name and whatever follows.
    """
    if (found := _LINKEDIN.match(url)) and (slug := slug_key(found[1])):
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
