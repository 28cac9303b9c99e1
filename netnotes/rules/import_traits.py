"""What of a person tells whether two are one, as keys: of a note, or of what a file says about somebody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from netnotes.model.dates import PartialDate
from netnotes.model.incoming import IncomingPerson
from netnotes.model.people import Person
from netnotes.model.records import recordclass
from netnotes.rules.name_forms import aside, name_words, same_name_keys
from netnotes.rules.same_values import (
    address_key,
    common_numbers,
    domain_name,
    number_keys,
    organization_key,
    profile_key,
    slug_key,
    work_domain,
)  # fmt: skip

Value = tuple[str, str]
LINKEDIN = "linkedin_id"
_NAMED = "_name"
"""How the properties end that hold no id of a source, only how it names somebody without one: ``csv_name``."""


@recordclass(frozen=True, kw_only=True)
class Traits:
    """``values`` are pairs of ``id``, ``email``, ``phone`` or ``profile`` and a key; those of an id name its property.

    ``names`` are as written, the first one first; ``organizations`` are keys with the text to show.
    """

    names: tuple[str, ...]
    values: frozenset[Value]
    organizations: tuple[tuple[str, str], ...] = ()
    department: str = ""
    location: str = ""
    birthday: PartialDate | None = None

    @cached_property
    def words(self) -> tuple[tuple[str, ...], ...]:
        """The words of each name that has any."""
        return tuple(words for words in dict.fromkeys(map(name_words, self.names)) if words)

    @cached_property
    def name_keys(self) -> frozenset[tuple[str, ...]]:
        """The keys of the names; never an empty one."""
        return frozenset(key for name in self.names for key in same_name_keys(name) if key)

    @cached_property
    def asides(self) -> frozenset[str]:
        """What stands in brackets in the first name."""
        return aside(self.names[0]) if self.names else frozenset()

    @cached_property
    def profiles(self) -> frozenset[str]:
        """The LinkedIn profiles."""
        return frozenset(
            text for kind, text in self.values if kind == "profile" and text.startswith("linkedin.com/in/")
        )

    @cached_property
    def domains(self) -> frozenset[str]:
        """The domains of addresses at work."""
        found = (work_domain(text) for kind, text in self.values if kind == "email")
        return frozenset(domain for domain in found if domain)

    @cached_property
    def places(self) -> frozenset[str]:
        """Keys of organizations, from their names and from the domains of addresses."""
        return frozenset(key for key, _ in self.organizations) | {domain_name(domain) for domain in self.domains}


def traits_of_row(person: IncomingPerson) -> Traits:
    """The traits of what a file says about somebody."""
    return Traits(
        names=_names(person.name, *person.aliases),
        values=_values(person.emails, person.phones, person.urls, person.ids),
        organizations=_organizations((person.organization,)),
        department=person.department,
        location=person.location,
        birthday=person.birthday,
    )


def traits_of_note(person: Person, ids: Iterable[Value] = ()) -> Traits:
    """The traits of somebody who has a note; ``ids`` are the source ids in it."""
    title = person.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return Traits(
        names=_names(person.name, *person.aliases, title),
        values=_values(person.emails, person.phones, person.urls, ids),
        organizations=_organizations(ref.shown for ref in person.organization),
        department=person.department,
        location=person.location,
        birthday=person.birthday,
    )


def joined(parts: Iterable[Traits]) -> Traits:
    """Several that are one, as one; what only one can be is the first's that has it, in an order of their own."""
    rows = sorted(parts, key=lambda part: (part.names, sorted(part.values), part.organizations))
    return Traits(
        names=tuple(dict.fromkeys(name for row in rows for name in row.names)),
        values=frozenset().union(*(row.values for row in rows)),
        organizations=tuple(dict.fromkeys(place for row in rows for place in row.organizations)),
        department=next((row.department for row in rows if row.department), ""),
        location=next((row.location for row in rows if row.location), ""),
        birthday=next((row.birthday for row in rows if row.birthday), None),
    )


def is_of_source(value: Value) -> bool:
    """Whether a value is an id that a source gave, or a LinkedIn profile: these are one person's for ever."""
    return (is_id(value) and not value[0].endswith(_NAMED)) or value[1].startswith("linkedin.com/in/")


def is_id(value: Value) -> bool:
    """Whether a value stands in a note for its source."""
    return value[0].startswith("id ")


def named_apart(one: Traits, other: Traits) -> bool:
    """Whether one source names two without an id differently: the same name at one place, and another role."""
    ours, theirs = ({value for value in traits.values if value[0].endswith(_NAMED)} for traits in (one, other))
    kinds = {kind for kind, _ in ours} & {kind for kind, _ in theirs}
    return bool(kinds) and not ours & theirs and not (one.birthday and one.birthday == other.birthday)


def common_values(one: Traits, other: Traits) -> list[Value]:
    """What both have, each thing once, in an order of its own."""
    common = one.values & other.values
    numbers = {text for kind, text in common if kind == "phone"}
    if numbers:
        ours, theirs = ({text for kind, text in values if kind == "phone"} for values in (one.values, other.values))
        common -= {("phone", text) for text in numbers - common_numbers(ours, theirs)}
    return sorted(common)


def shown_value(value: Value) -> str:
    """A shared value in words: ``the same e-mail address ana@acme.example``."""
    kind, text = value
    if kind == "email":
        return f"the same e-mail address {text}"
    if kind == "phone":
        return "the same telephone number"
    return f"the same profile {text}" if kind == "profile" else f"the same {kind.removeprefix('id ')} {text}"


def _names(*names: str) -> tuple[str, ...]:
    """The names that are names: no address, no number."""
    return tuple(dict.fromkeys(name for name in names if "@" not in name and any(map(str.isalpha, name))))


def _organizations(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    found: Mapping[str, str] = {key: name for name in names if (key := organization_key(name))}
    return tuple(found.items())


def _values(
    emails: Iterable[str], phones: Iterable[str], urls: Iterable[str], ids: Iterable[Value]
) -> frozenset[Value]:
    found = {("email", address_key(email)) for email in emails}
    found |= {("phone", key) for phone in phones for key in number_keys(phone)}
    found |= {("profile", profile_key(url)) for url in urls}
    for name, text in ids:
        if name.casefold() == LINKEDIN:
            found.add(("profile", profile_key(text) if "/" in text else f"linkedin.com/in/{slug_key(text)}"))
        else:
            found.add((f"id {name.casefold()}", text.strip()))
    return frozenset(value for value in found if value[1] and value[1] != "linkedin.com/in/")
