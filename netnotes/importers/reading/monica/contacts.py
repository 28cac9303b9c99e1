"""Who a contact is: names, work, dates, how we met, how often we want to be in touch."""

from __future__ import annotations

import re

from netnotes.importers.reading.monica.collections import kind_of
from netnotes.importers.reading.monica.draft import Draft, Reading
from netnotes.importers.reading.monica.tree import Item, list_of, words
from netnotes.model.dates import PartialDate
from netnotes.model.incoming import IncomingRelation

_CHINESE = re.compile("[\u4e00-\u9fff]{2,6}")
_DAYS_A_LIFE = 36525
_NO_GENDER = frozenset({"", "u", "n", "rather not say", "unknown", "none"})
_UNDERSTOOD = frozenset({
    "first_name", "middle_name", "last_name", "nickname", "description", "is_starred", "is_partial", "is_active",
    "is_dead", "job", "company", "food_preferences", "last_talked_to", "last_consulted_at", "number_of_views",
    "stay_in_touch_frequency", "stay_in_touch_trigger_date", "vcard", "distant_etag", "avatar", "tags", "gender",
    "birthdate", "deceased_date", "first_met_date", "first_met_through", "first_met_where", "deceased_reminder",
    "first_met_reminder", "birthday_reminder", "first_met_additional_info",
})  # fmt: skip


def draft(contact: Item, reading: Reading) -> Draft:
    """The contact with all that its properties say; those who know each other are joined later."""
    parts = [contact.line_of(key) for key in ("first_name", "middle_name", "last_name")]
    nickname = contact.line_of("nickname")
    uuid = contact.line_of("uuid")
    made = Draft(line=contact.line, name=_full(parts) or nickname, uuid=uuid)
    made.partial = contact.flag("is_partial") is True
    made.mine = bool(uuid and uuid == reading.me) or made.name.casefold() in reading.options.mine
    if uuid:
        made.ids["monica_uuid"] = uuid
    if nickname != made.name:
        made.add("aliases", nickname)
    made.fields |= {
        key: text for key, name in (("role", "job"), ("organization", "company")) if (text := contact.line_of(name))
    }
    made.remark(contact.text("description"))
    for tag in list_of(contact.value("tags")):
        made.add("groups", " ".join(words(tag).split()))
    if contact.flag("is_starred"):
        made.add("groups", "starred")
    _dates(contact, made, reading)
    _habits(contact, made, reading)
    if contact.text("vcard"):
        reading.noticed["vCard kept beside a contact was passed over"] += 1
    properties = contact.get("properties")
    for key, value in properties.items() if isinstance(properties, Item) else ():
        if key not in _UNDERSTOOD and not kind_of(key) and words(value):
            made.keep("monica_" + _name(key), words(value))
    return made


def _full(parts: list[str]) -> str:
    """The whole name; one in Chinese characters begins with the family's and has no spaces."""
    if _CHINESE.fullmatch("".join(parts)):
        return "".join(reversed(parts))
    return " ".join(part for part in parts if part)


def _name(key: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else "_" for c in key.casefold()).strip("_") or "property"


def _dates(contact: Item, made: Draft, reading: Reading) -> None:
    born, guessed = _special(contact, "birthdate")
    if guessed and born:
        made.keep("birth_year", f"about {born.year}" if born.year else "")
    else:
        made.birthday = born
    died, guessed = _special(contact, "deceased_date")
    if contact.flag("is_dead") or died or _special_text(contact, "deceased_date"):
        made.fields["status"] = "deceased"
        made.keep("died", "" if died is None else str(died.year) if guessed and died.year else str(died))
    elif contact.flag("is_active") is False:
        made.fields["status"] = "archived"
    added = contact.day("created_at")
    made.keep("added", added.isoformat() if added else "")
    for key, what, read in (("birthdate", "Birthdate", born), ("deceased_date", "Died", died)):
        if read is None and (text := _special_text(contact, key)):
            made.remark(f"{what} as Monica has it: {text}")
    _met(contact, made)


def _met(contact: Item, made: Draft) -> None:
    """How we met: a day whose year is known becomes ``met_on``, everything else is text."""
    met, guessed = _special(contact, "first_met_date")
    told = [contact.line_of("first_met_where"), contact.line_of("first_met_additional_info")]
    if met and met.year and not guessed:
        made.met_on = contact.day("first_met_date")
    elif met:
        told.append(f"about {met.year}" if guessed and met.year else f"on {str(met)[-5:]}, year unknown")
    else:
        told.append(_special_text(contact, "first_met_date"))
    if text := "; ".join(part for part in told if part):
        made.fields["met"] = text


def introduced(contact: Item, made: Draft, reading: Reading) -> None:
    """Through whom we met, once all contacts are known."""
    through = contact.line_of("first_met_through")
    if not through:
        return
    name = reading.name_of(through)
    if name:
        key = reading.contacts[through].key
        made.introduced_by.append(IncomingRelation(what="introduced by", who=name, key=key))
    else:
        reading.noticed["met through somebody who is not in the file"] += 1


def _special(contact: Item, key: str) -> tuple[PartialDate | None, bool]:
    """A day of Monica's and whether it was only reckoned from an age; a bare text is a day too."""
    day = contact.day(key)
    if day is None:
        return None, False
    value = contact.value(key)
    special = value if isinstance(value, Item) else Item()
    year = None if special.flag("is_year_unknown") or day.year == 1604 else day.year
    return PartialDate(month=day.month, day=day.day, year=year), special.flag("is_age_based") is True


def _special_text(contact: Item, key: str) -> str:
    value = contact.value(key)
    return words(value.get("date") if isinstance(value, Item) else value)


def _habits(contact: Item, made: Draft, reading: Reading) -> None:
    often = contact.line_of("stay_in_touch_frequency")
    if often.isdecimal() and often.isascii() and len(often) < 9 and 0 < int(often) <= _DAYS_A_LIFE:
        made.fields["cadence"] = "daily" if int(often) == 1 else f"{int(often)} days"
    elif often not in ("", "0"):
        made.keep("stay_in_touch", often)
    last = contact.day("last_talked_to")
    if last and last <= reading.options.today:
        made.last_contact = last
    elif contact.text("last_talked_to"):
        made.keep("monica_last_talked_to", contact.line_of("last_talked_to"))
    made.keep("food_preferences", contact.text("food_preferences"))
    reference = contact.line_of("gender")
    gender = reading.things.get(reference)
    named = reading.type_words(reference)
    kind = gender.line_of("type").casefold() if gender else reference.casefold()
    if kind not in _NO_GENDER and named.casefold() not in _NO_GENDER:
        made.keep("gender", _GENDERS.get(named.casefold(), named))


_GENDERS = {"m": "man", "f": "woman", "o": "other"}
