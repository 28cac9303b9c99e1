"""How a contact is reached: addresses of every kind, and where they live."""

from __future__ import annotations

import re

from netnotes.importers.reading.mail_addresses import is_address
from netnotes.importers.reading.monica.draft import Draft, Reading
from netnotes.importers.reading.monica.tree import Item
from netnotes.importers.reading.profiles import profile_ids

_LONGEST = 500
_PHONE = re.compile(r"\+?[\d ()./-]{4,40}")
_HANDLE = re.compile(r"@?[\w.%-]+")
_PAGES = {
    "facebook": "https://www.facebook.com/", "twitter": "https://twitter.com/", "x": "https://x.com/",
    "linkedin": "https://www.linkedin.com/in/", "instagram": "https://www.instagram.com/", "telegram": "https://t.me/",
    "github": "https://github.com/",
}  # fmt: skip
_PLACE = ("city", "province", "country")


def contact_field(item: Item, draft: Draft, reading: Reading) -> str:
    """An e-mail address, a number, a profile: by its type, or where that is unknown by what it looks like."""
    value = item.line_of("data", "value", "content")
    if not value:
        return "it holds no address"
    kind = reading.things.get(item.line_of("type", "contact_field_type"), Item())
    name = (reading.type_words(item.line_of("type", "contact_field_type")) or "contact").casefold()
    protocol, sort = kind.line_of("protocol").casefold(), kind.line_of("type").casefold()
    bare = re.sub(r"^(?:mailto|tel|sms):", "", value, flags=re.IGNORECASE)
    if len(value) > _LONGEST:
        draft.keep("contact_text", value)
    elif is_address(bare) and ("mail" in protocol + sort + name or not kind):
        draft.add("emails", bare)
    elif _PHONE.fullmatch(bare) and ("tel:" in protocol or "phone" in sort + name or name == "whatsapp" or not kind):
        draft.add("phones", bare)
    else:
        _profile(name, value, draft)
    return ""


def _profile(name: str, value: str, draft: Draft) -> None:
    """A page: an address of the web as it is, a bare name at a site we know; anything else under its own name."""
    page = next((page for word, page in _PAGES.items() if word in name.split()), "")
    if re.match(r"https?://\S+$", value, re.IGNORECASE):
        url = value
    elif re.match(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+/\S*$", value):
        url = f"https://{value}"
    elif page and _HANDLE.fullmatch(value):
        url = page + value.removeprefix("@")
    else:
        key = "".join(c if c.isascii() and c.isalnum() else "_" for c in name).strip("_")
        draft.keep(f"contact_{key}".removesuffix("_contact").rstrip("_"), value)
        return
    draft.add("urls", url)
    for key, slug in profile_ids([url]):
        draft.ids.setdefault(key, slug)


def address(item: Item, draft: Draft, reading: Reading) -> str:
    """The first place with a city or country is where the contact lives; every address is kept in full too."""
    place = ", ".join(part for key in _PLACE if (part := item.line_of(key)))
    street, postal, label = (item.line_of(key) for key in ("street", "postal_code", "name"))
    spot = ", ".join(part for key in ("latitude", "longitude") if (part := item.line_of(key)))
    whole = ", ".join(part for part in (street, f"{postal} {place}".strip() if postal else place) if part) or spot
    if not whole:
        return "it holds no place"
    if place and "location" not in draft.fields:
        draft.fields["location"] = place
    if whole != place or label or draft.fields.get("location") != place:
        draft.keep("address", f"{label}: {whole}" if label else whole)
    return ""
