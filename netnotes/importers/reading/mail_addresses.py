"""E-mail addresses of people: what is one, what name stands in it, and which belong to nobody."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@[^\s@<>,;:\"()\[\]\\]{1,190}")
_NOBODY = re.compile(
    r"(?:.*[._+-])?(?:no-?reply|do-?not-?reply|donotreply|bounces?|mailer-daemon|postmaster|notifications?|newsletter"
    r"|news|unsubscribe|automated|calendar-notification)(?:[._+-].*)?",
    re.IGNORECASE,
)
_RESOURCE_HOSTS = ("resource.calendar.google.com", "group.calendar.google.com", "group.v.calendar.google.com")
_FAMILY_FIRST = re.compile(r"([^\s,]+(?: [^\s,]+)?), ([^\s,]+(?: [^\s,]+)?)")
_SIDES = re.compile(r"[._]+")


def parse_address(text: str) -> str:
    """The e-mail address in ``mailto:Ada@example.org?subject=x`` or ``Ada <ada@example.org>``; empty without one."""
    match = _ADDRESS.search(re.sub(r"(?i)\bmailto:", " ", text).partition("?")[0])
    return match[0].strip(".'") if match else ""


def is_address(text: str) -> bool:
    """Whether a text is an e-mail address and nothing else; what Exchange writes for one (``/o=…``) is none."""
    text = text.strip()
    local, _, host = text.partition("@")
    return bool(_ADDRESS.fullmatch(text)) and "/" not in local and "." in host.strip(".") and len(text) <= 254


def name_in_address(address: str) -> str:
    """A name for somebody of whom only the address is known: ``ada.lovelace@example.org`` is Ada Lovelace.

    ``ada@`` is Ada; what is no word stays as it is: ``al1815``.
    """
    local = address.partition("@")[0].partition("+")[0]
    words = [word for word in _SIDES.split(local) if word]
    if words and all(word.replace("-", "").isalpha() for word in words):
        return " ".join("-".join(half.capitalize() for half in word.split("-")) for word in words)
    return local


def given_first(name: str) -> str:
    """A name as one says it: ``Lovelace, Ada`` is Ada Lovelace; with longer or more parts it stays as it is."""
    turned = _FAMILY_FIRST.fullmatch(name)
    return f"{turned[2]} {turned[1]}" if turned else name


def is_nobody(address: str) -> bool:
    """Whether an address belongs to a machine or a mailing: ``no-reply@``, ``bounces+1@``, ``newsletter@``."""
    return bool(_NOBODY.fullmatch(address.partition("@")[0]))


def is_resource(address: str) -> bool:
    """Whether an address is a room or a shared calendar of Google's."""
    return address.casefold().partition("@")[2].endswith(_RESOURCE_HOSTS)
