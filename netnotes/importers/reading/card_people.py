"""One card as a person, or the word for why it is none."""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.importers.reading.card_dates import parse_card_day
from netnotes.importers.reading.card_fields import (
    Odd,
    emails,
    linkedin_slug,
    messengers,
    once,
    phones,
    place,
    relations,
    structured_name,
    uid_of,
    urls,
)
from netnotes.importers.reading.cards import MOST_LINES, Card
from netnotes.importers.reading.cells import one_line
from netnotes.importers.reading.content_lines import ContentLine, parts, unescaped
from netnotes.importers.reading.mail_addresses import is_address
from netnotes.importers.reading.nameless import NamelessError, name_for
from netnotes.model.dates import PartialDate, is_vague_date
from netnotes.model.incoming import IncomingPerson, IncomingRelation, IncomingRemark

SOURCE = "vCard"

_SYSTEM_GROUPS = frozenset({"mycontacts", "starred", "my contacts", "all contacts"})
_BIRTHDAYS = ("BDAY", "X-BIRTHDAY", "X-EVOLUTION-BIRTHDAY")
_ANNIVERSARIES = ("ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-KADDRESSBOOK-X-ANNIVERSARY")
_INTRODUCED = frozenset({"introduced by", "referred by", "introducer"})
_NO_DAY = "dates that name no day of the year give no reminder"
_ANDROID = "vnd.android.cursor.item/"
_ANDROID_DAYS = {"1": "anniversary", "2": "date", "3": "birthday"}
_ANDROID_RELATIONS = {
    "1": "assistant", "2": "brother", "3": "child", "4": "domestic partner", "5": "father", "6": "friend",
    "7": "manager", "8": "mother", "9": "parent", "10": "partner", "11": "referred by", "12": "relative",
    "13": "sister", "14": "spouse",
}  # fmt: skip


class NoPersonError(Exception):
    """A card that is no person, with the reason in words."""


def read_card(card: Card, mine: frozenset[str], odd: Odd) -> IncomingPerson:
    """The person of a card; what cannot be kept is added to ``odd``. Raises NoPersonError."""
    _refuse_what_is_no_person(card)
    addresses, numbers, pages = emails(card, odd), phones(card), urls(card, odd)
    organization, department, also_at = _organization(card)
    name, more_names = _names(card, addresses, numbers, organization)
    if mine & {name.casefold(), *(address.casefold() for address in addresses)}:
        raise NoPersonError("this is you")
    title, function = one_line(unescaped(card.first("TITLE"))), one_line(unescaped(card.first("ROLE")))
    custom = _Custom(card)
    birthday, born = _birthday(card, custom, odd)
    location, address = place(card)
    uid, slug = uid_of(card.first("UID")), linkedin_slug(pages)
    related = tuple(dict.fromkeys((*relations(card), *custom.relations)))
    extra = {
        "postal_address": address if address != location else "",
        "function": function if title and function.casefold() != title.casefold() else "",
        "also_at": also_at,
        "messengers": messengers(card),
        "maiden_name": one_line(unescaped(card.first("X-MAIDENNAME"))),
        "timezone": _zone(card.first("TZ")),
        "birthday": born,
    }
    return IncomingPerson(
        line=card.line,
        name=name,
        source=SOURCE,
        key=uid,
        ids=tuple(pair for pair in (("vcard_uid", uid), ("linkedin_id", slug)) if pair[1]),
        aliases=tuple(alias for alias in once((*more_names, *custom.nicknames)) if alias.casefold() != name.casefold()),
        emails=addresses,
        phones=numbers,
        urls=pages,
        organization=organization,
        department=department,
        role=title or function,
        location=location,
        birthday=birthday,
        dates=tuple(_dates(card, custom, odd)),
        groups=_listed(card, "CATEGORIES", without=_SYSTEM_GROUPS),
        interests=_listed(card, "INTEREST", "HOBBY"),
        introduced_by=tuple(one for one in related if _brought_together(one)),
        relations=tuple(one for one in related if not _brought_together(one)),
        status="deceased" if card.first("DEATHDATE", "X-DEATHDATE") else "",
        remarks=tuple(IncomingRemark(text=unescaped(line.value)) for line in card.all("NOTE") if unescaped(line.value)),
        extra=tuple((key, value) for key, value in extra.items() if value),
    )


def _refuse_what_is_no_person(card: Card) -> None:
    kind = card.first("KIND", "X-ADDRESSBOOKSERVER-KIND").strip().lower()
    if card.size > MOST_LINES:
        raise NoPersonError(f"a card of more than {MOST_LINES} lines")
    if kind == "group":
        raise NoPersonError("a group of contacts, no person")
    if kind in ("org", "organization") or card.first("X-ABSHOWAS").strip().upper() == "COMPANY":
        raise NoPersonError("an organization, no person")
    if kind in ("location", "application", "device"):
        raise NoPersonError(f"a {kind}, no person" if kind != "application" else "an application, no person")


def _names(
    card: Card, addresses: tuple[str, ...], numbers: tuple[str, ...], organization: str
) -> tuple[str, list[str]]:
    """The name and the others. Raises NoPersonError where there is none to call somebody by."""
    full = [one_line(unescaped(line.value)) for line in card.all("FN")]
    full = [name for name in full if name.strip(" ,;")]
    built = structured_name(card.first("N"))
    nicknames = [one_line(nick) for line in card.all("NICKNAME") for nick in parts(line.value, ",")]
    if full and not built and full[0].casefold() == organization.casefold():
        raise NoPersonError("an organization: its name and its organization are the same")
    if full and "," in full[0] and sorted(full[0].replace(",", " ").split()) == sorted(built.split()):
        full[0] = built
    name, *others = [*full, *([built] if built and not full else []), *nicknames, ""]
    if name and not is_address(name):
        return name, others
    try:
        return name_for((*addresses, *([name] if name else ())), organization, numbers), others
    except NamelessError as reason:
        raise NoPersonError(str(reason)) from reason


def _organization(card: Card) -> tuple[str, str, str]:
    """The organization, of its units the department, and the names of further organizations."""
    found = [[one_line(part) for part in parts(line.value, ";")] for line in card.all("ORG", "X-ORG")]
    (name, *units), *others = found or [[""]]
    more = once(other[0] for other in others if other[0].casefold() != name.casefold())
    return name, ", ".join(unit for unit in units if unit), ", ".join(more)


def _brought_together(relation: IncomingRelation) -> bool:
    """Whether somebody named is who introduced the person."""
    return bool(relation.who) and relation.what.casefold().removeprefix("x-").replace("-", " ") in _INTRODUCED


def _listed(card: Card, *names: str, without: frozenset[str] = frozenset()) -> tuple[str, ...]:
    found = once(one_line(part) for line in card.all(*names) for part in parts(line.value, ","))
    return tuple(value for value in found if value.casefold() not in without)


def _zone(text: str) -> str:
    """A time zone by name; an offset says too little to be kept."""
    return text.strip() if "/" in text and ":" not in text else ""


class _Custom:
    """What Android keeps in X-ANDROID-CUSTOM: nicknames, days and relations."""

    def __init__(self, card: Card) -> None:
        self.nicknames: list[str] = []
        self.days: list[tuple[str, ContentLine]] = []
        self.relations: list[IncomingRelation] = []
        for line in card.all("X-ANDROID-CUSTOM"):
            sort, value, kind, label = (*parts(line.value, ";"), "", "", "", "")[:4]
            if not value or not sort.startswith(_ANDROID):
                continue
            match sort.removeprefix(_ANDROID):
                case "nickname":
                    self.nicknames.append(one_line(value))
                case "contact_event":
                    what = _ANDROID_DAYS.get(kind) or one_line(label) or "date"
                    self.days.append((what, line._replace(value=value)))
                case "relation":
                    what = _ANDROID_RELATIONS.get(kind) or one_line(label) or "knows"
                    self.relations.append(IncomingRelation(what=what, who=one_line(value)))


def _birthday(card: Card, custom: _Custom, odd: Odd) -> tuple[PartialDate | None, str]:
    """The birthday; where no line says a day of the year, a year or year and month as text."""
    lines = [*card.all(*_BIRTHDAYS), *(line for what, line in custom.days if what == "birthday")]
    days = [day for day in map(parse_card_day, lines) if day is not None]
    if days or not lines:
        return (days[0] if days else None), ""
    text = one_line(unescaped(lines[0].value))
    odd.add(_NO_DAY, lines[0])
    return None, text if is_vague_date(text) and text[:1].isdigit() else ""


def _dates(card: Card, custom: _Custom, odd: Odd) -> Iterator[tuple[str, PartialDate]]:
    labelled = [("anniversary", line) for line in card.all(*_ANNIVERSARIES)]
    labelled += [(one_line(card.label(line)) or "date", line) for line in card.all("X-ABDATE")]
    found: set[tuple[str, PartialDate]] = set()
    for what, line in [*labelled, *((what, line) for what, line in custom.days if what != "birthday")]:
        day = parse_card_day(line)
        if day is None:
            odd.add(_NO_DAY, line)
        elif (what, day) not in found:
            found.add((what, day))
            yield what, day
