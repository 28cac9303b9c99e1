"""What the properties of one card say: names, addresses, places, profiles, relations, days."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from netnotes.importers.reading.cards import Card
from netnotes.importers.reading.cells import join_name, one_line
from netnotes.importers.reading.content_lines import ContentLine, parts, unescaped
from netnotes.importers.reading.mail_addresses import parse_address
from netnotes.importers.reading.profiles import profile_slug
from netnotes.model.incoming import IncomingRelation

_SHOWN = 10
_FN_WITHIN = re.compile(r"(?im)^FN[^:\n]*:(.+)$")
_SCHEME = re.compile(r"(?i)[a-z][a-z0-9+.-]*:")
_PROFILES = {
    "twitter": "https://twitter.com/{}",
    "x": "https://x.com/{}",
    "facebook": "https://www.facebook.com/{}",
    "linkedin": "https://www.linkedin.com/in/{}",
    "instagram": "https://www.instagram.com/{}",
    "github": "https://github.com/{}",
    "flickr": "https://www.flickr.com/photos/{}",
}
_MESSENGERS = {
    "X-SKYPE": "skype", "X-SKYPE-USERNAME": "skype", "X-JABBER": "xmpp", "X-GTALK": "gtalk", "X-GOOGLE-TALK": "gtalk",
    "X-ICQ": "icq", "X-AIM": "aim", "X-MSN": "msn", "X-YAHOO": "yahoo", "X-QQ": "qq", "X-TELEGRAM": "telegram",
    "X-SIGNAL": "signal", "X-WHATSAPP": "whatsapp", "X-MATRIX": "matrix", "X-MS-IMADDRESS": "im",
}  # fmt: skip
_RELATIONS = {
    "X-SPOUSE": "spouse", "X-EVOLUTION-SPOUSE": "spouse", "X-KADDRESSBOOK-X-SPOUSESNAME": "spouse",
    "X-MANAGER": "manager", "X-EVOLUTION-MANAGER": "manager", "X-KADDRESSBOOK-X-MANAGERSNAME": "manager",
    "X-ASSISTANT": "assistant", "X-EVOLUTION-ASSISTANT": "assistant", "X-KADDRESSBOOK-X-ASSISTANTSNAME": "assistant",
    "X-CHILD": "child", "X-FATHER": "father", "X-MOTHER": "mother",
}  # fmt: skip


def once(values: Iterable[str]) -> tuple[str, ...]:
    """Values in order, without empty ones and without a second one that differs in case alone."""
    found: dict[str, str] = {}
    for value in values:
        if value:
            found.setdefault(value.casefold(), value)
    return tuple(found.values())


def structured_name(value: str) -> str:
    """The name that N gives, given before family: prefixes such as Dr. are left away, suffixes such as Jr. kept."""
    family, given, more, _, suffix = (*parts(value, ";"), "", "", "", "", "")[:5]
    given, more, family, suffix = (part.replace(",", " ") for part in (given, more, family, suffix))
    return join_name(given, more, family=family, suffix=suffix)


class Odd:
    """What cannot be kept, by the reason in words: how often, and the lines of the first ten."""

    def __init__(self) -> None:
        self._found: dict[str, list[str]] = {}
        self._numbers: Counter[str] = Counter()

    def add(self, reason: str, line: ContentLine) -> None:
        """One more line that is not kept."""
        self._numbers[reason] += 1
        if self._numbers[reason] <= _SHOWN:
            self._found.setdefault(reason, []).append(f"line {line.line} ({one_line(line.value)[:40]})")

    def told(self) -> list[str]:
        """A line for the owner for each reason."""
        more = {reason: number - _SHOWN for reason, number in self._numbers.items() if number > _SHOWN}
        return [
            f"{reason}: {', '.join(lines)}{f' and {more[reason]} more' if reason in more else ''}"
            for reason, lines in self._found.items()
        ]


def emails(card: Card, odd: Odd) -> tuple[str, ...]:
    """The e-mail addresses."""
    found: list[str] = []
    for line in card.all("EMAIL"):
        address = parse_address(unescaped(line.value))
        found.append(address)
        if not address:
            odd.add("what is no e-mail address is not kept", line)
    return once(found)


def phones(card: Card) -> tuple[str, ...]:
    """The phone numbers as written, without ``tel:``, faxes and pagers; an extension is written ``ext. 5``."""
    lines = (line for line in card.all("TEL") if not line.types() & {"fax", "pager"})
    return once(_phone(unescaped(line.value)) for line in lines)


def _phone(text: str) -> str:
    if text.lower().startswith("tel:"):
        number, *rest = text[4:].split(";")
        extension = next((part[4:] for part in rest if part.lower().startswith("ext=")), "")
        text = f"{number} ext. {extension}" if extension else number
    return one_line(text)


def urls(card: Card, odd: Odd) -> tuple[str, ...]:
    """Web pages and profiles; a profile that is only a user's name becomes its address where the network is known."""
    lines = card.all("URL", "X-URL", "X-FACEBOOK", "X-LINKEDIN", "X-TWITTER")
    pages = [(line, _page(unescaped(line.value))) for line in lines]
    pages += [(line, _profile(line)) for line in card.all("X-SOCIALPROFILE", "SOCIALPROFILE")]
    for line, page in pages:
        if not page:
            odd.add("links that are not http or https are not kept", line)
    return once(page for _, page in pages if not page.rstrip("/").lower().endswith("linkedin.com/in"))


def _page(text: str) -> str:
    text = one_line(text)
    if not text or " " in text or (_SCHEME.match(text) and not text.lower().startswith(("http:", "https:"))):
        return ""
    return text if "://" in text else f"https://{text}"


def _profile(line: ContentLine) -> str:
    value = unescaped(line.value)
    if value.lower().startswith(("http:", "https:")) or re.match(r"[\w-]+\.[\w.-]+/", value):
        return _page(value)
    service = next((kind for kind in sorted(line.types()) if kind in _PROFILES), line.param("SERVICE-TYPE").lower())
    user = line.param("X-USER") or line.param("USERNAME") or value.rpartition(":")[2]
    user = user.strip().lstrip("@")
    return _PROFILES[service].format(user) if service in _PROFILES and user and " " not in user else ""


def linkedin_slug(addresses: Iterable[str]) -> str:
    """The part of a LinkedIn profile's address that names its owner, casefolded; empty without such an address."""
    return next((slug for url in addresses if (slug := profile_slug(url))), "")


def messengers(card: Card) -> str:
    """Names in messengers, as ``skype: ada; xmpp: ada@example.org``."""
    lines = [(word, line) for name, word in _MESSENGERS.items() for line in card.all(name)]
    found = [f"{word}: {one_line(unescaped(line.value))}" for word, line in lines]
    for line in card.all("IMPP"):
        scheme, colon, user = unescaped(line.value).partition(":")
        word = line.param("X-SERVICE-TYPE").lower() or scheme
        found.append(f"{word}: {one_line(user)}" if colon else scheme)
    return "; ".join(once(found))


def place(card: Card) -> tuple[str, str]:
    """Where somebody is, as city and country, and the whole address on one line."""
    for line in card.all("ADR"):
        box, more, street, city, region, code, country = (*parts(line.value, ";"), *[""] * 7)[:7]
        near = [one_line(city or region), one_line(country)]
        whole = [street, more, box, f"{code} {city}", region, country]
        written = ", ".join(once(one_line(part.replace("\n", ", ")) for part in whole))
        if written:
            return ", ".join(once(near)), written
    return "", one_line(unescaped(card.first("LABEL")).replace("\n", ", "))


def relations(card: Card) -> Iterator[IncomingRelation]:
    """Spouses, managers, children and others that a card names; one who is named by UID alone has only a key."""
    for line in card.all("X-ABRELATEDNAMES"):
        yield IncomingRelation(what=one_line(card.label(line)) or "knows", who=one_line(unescaped(line.value)))
    for name, what in _RELATIONS.items():
        for line in card.all(name):
            yield IncomingRelation(what=what, who=one_line(unescaped(line.value)))
    for line in card.all("RELATED"):
        what = next((word for word in sorted(line.types()) if word not in ("pref", "home", "work")), "knows")
        text = one_line(unescaped(line.value))
        if line.param("VALUE").lower() == "text" or not _SCHEME.match(text):
            yield IncomingRelation(what=what, who=text)
        else:
            yield IncomingRelation(what=what, who="", key=uid_of(text))
    for agent in card.agents:
        if who := one_line(unescaped(agent.first("FN"))) or structured_name(agent.first("N")):
            yield IncomingRelation(what="agent", who=who)
    for line in card.all("AGENT"):
        text = unescaped(line.value)
        within = _FN_WITHIN.search(text)
        if within or not _SCHEME.match(text):
            yield IncomingRelation(what="agent", who=one_line(within[1] if within else text))


def uid_of(text: str) -> str:
    """A UID without ``urn:uuid:`` before it, on one line."""
    return re.sub(r"(?i)^urn:uuid:", "", one_line(text))
