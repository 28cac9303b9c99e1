"""Whether two people are one, from what is known of both: what speaks for it, what against, and how surely.

The same answer whichever of the two comes first. An id of their source or a LinkedIn profile decides alone. An
address, number or other profile that is one person's alone decides unless the names or birthdays are those of two.
A whole name decides with the same organization or birthday and nothing against it; alone it is likely, and with a
birthday or profile of its own it says nothing. Initials, short forms and names within names speak at one organization.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from enum import IntEnum

from netnotes.model.dates import PartialDate
from netnotes.model.folding import fold_topic
from netnotes.model.records import recordclass
from netnotes.rules.import_traits import Traits, Value, common_values, is_id, is_of_source, shown_value
from netnotes.rules.name_forms import given_reason, is_whole_name
from netnotes.rules.same_values import is_office, is_one_persons


class Sure(IntEnum):
    """How surely two are one. ``KNOWN`` is by an id or LinkedIn profile, which nothing speaks against."""

    NO = 0
    LIKELY = 1
    NAMED = 2
    CERTAIN = 3
    KNOWN = 4


@recordclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How surely, and why: what speaks for it, the strongest first, then what against."""

    sure: Sure
    because: tuple[str, ...] = ()


class Names(IntEnum):
    """How the names of two go together: two people's, a word that is no other's, partly or not to tell, … the whole."""

    OTHERS = 0
    UNKNOWN = 1
    PARTLY = 2
    NEAR = 3
    ONE_WORD = 4
    WHOLE = 5


NOBODY = Evidence(sure=Sure.NO)


def compared(one: Traits, other: Traits, shared: Container[Value] = ()) -> Evidence:
    """What speaks for two being one; ``shared`` are values that several people have."""
    common = common_values(one, other)
    names, how = compare_names(one, other)
    place = _place(one, other)
    against = _against(one, other)
    reasons = list(dict.fromkeys(map(shown_value, common)))
    reasons += [how] if how else []
    reasons += [place] if place else []
    sure = max(
        max((_by_value(value, names, against, value in shared) for value in common), default=Sure.NO),
        _by_name(one, other, names, against, bool(place)),
    )
    return Evidence(sure=sure, because=(*reasons, *against, *_doubts(one, other))) if sure else NOBODY


def _by_value(value: Value, names: Names, against: Sequence[str], shared: bool) -> Sure:
    """How surely a value in common tells."""
    kind, text = value
    if shared:
        return Sure.CERTAIN if names == Names.WHOLE and not against else Sure(names >= Names.UNKNOWN)
    if is_of_source(value):
        return Sure.KNOWN
    if is_id(value):
        return Sure.LIKELY if against else Sure.CERTAIN
    weak = (kind == "email" and is_office(text)) or (kind == "profile" and not is_one_persons(text))
    if weak and names < Names.WHOLE:
        return Sure(names >= Names.UNKNOWN)
    if against or names == Names.OTHERS or (kind == "phone" and names == Names.UNKNOWN):
        return Sure.LIKELY
    return Sure.CERTAIN


def _by_name(one: Traits, other: Traits, names: Names, against: Sequence[str], at_one_place: bool) -> Sure:
    """How surely the names tell."""
    if names < Names.NEAR or (against and not at_one_place):
        return Sure.NO
    if names == Names.NEAR:
        return Sure(at_one_place and not against)
    if names == Names.ONE_WORD or against:
        return Sure.LIKELY
    if one.birthday is not None and other.birthday is not None:
        return Sure.NAMED
    return Sure.NAMED if _organization(one, other) and not _doubts(one, other) else Sure.LIKELY


def compare_names(one: Traits, other: Traits) -> tuple[Names, str]:
    """How the names go together, best of all pairs, and in words where it speaks for one person."""
    common = one.name_keys & other.name_keys
    if any(map(is_whole_name, common)):
        return Names.WHOLE, "the same name"
    if common:
        return Names.ONE_WORD, "the same name, of one word"
    best, how = Names.OTHERS, ""
    if not one.words or not other.words:
        return Names.PARTLY, ""
    for words in one.words:
        for others in other.words:
            fits, reason = _compare_words(words, others)
            best, how = max((best, how), (fits, reason))
    return best, how


def _compare_words(words: tuple[str, ...], others: tuple[str, ...]) -> tuple[Names, str]:
    if words[0].isascii() != others[0].isascii():
        return Names.PARTLY, ""
    given = given_reason(words[0], others[0])
    if len(words) == 1 or len(others) == 1:
        within = words[0] in others or others[0] in words
        return (Names.PARTLY if given or within else Names.UNKNOWN), ""
    if not given:
        turned = given_reason(words[-1], others[0]) or given_reason(words[0], others[-1])
        return (Names.PARTLY if turned else Names.OTHERS), ""
    if words[-1] != others[-1]:
        return Names.PARTLY, ""
    if given != "the same":
        return Names.NEAR, f"one name with {given} of the other"
    if all(given_reason(a, b) for a, b in zip(words[1:-1], others[1:-1], strict=False)):
        return Names.NEAR, "one name within the other"
    return Names.OTHERS, ""


def _organization(one: Traits, other: Traits) -> str:
    """The organization both are of, as the one that comes first in the alphabet writes it."""
    keys = {key for key, _ in one.organizations} & {key for key, _ in other.organizations}
    return min((shown for key, shown in (*one.organizations, *other.organizations) if key in keys), default="")


def _place(one: Traits, other: Traits) -> str:
    if place := _organization(one, other):
        same = fold_topic(one.department) if fold_topic(one.department) == fold_topic(other.department) else ""
        return f"both of {place}, {min(one.department, other.department)}" if same else f"both of {place}"
    if domains := one.domains & other.domains:
        return f"both with an address at {min(domains)}"
    if one.places & other.places:
        return f"an address that names {min(one.places & other.places)}"
    return ""


def _against(one: Traits, other: Traits) -> tuple[str, ...]:
    """What says that they are two."""
    found = []
    if one.birthday and other.birthday and _days_differ(one.birthday, other.birthday):
        found.append("but another birthday")
    if one.profiles and other.profiles and not one.profiles & other.profiles:
        found.append("but another LinkedIn profile")
    if one.asides and other.asides and not one.asides & other.asides:
        found.append("but told apart by what stands in brackets")
    return tuple(found)


def _days_differ(one: PartialDate, other: PartialDate) -> bool:
    years = {one.year, other.year} - {None}
    return (one.month, one.day) != (other.month, other.day) or len(years) > 1


def _doubts(one: Traits, other: Traits) -> tuple[str, ...]:
    """What makes a name less sure, though one person may well have both."""
    found = []
    keys, others = {key for key, _ in one.organizations}, {key for key, _ in other.organizations}
    if keys and others and not keys & others:
        found.append("but one of {}, one of {}".format(*sorted((one.organizations[0][1], other.organizations[0][1]))))
    if _at_one_domain(one, other):
        found.append("but two addresses at one place")
    if one.location and other.location and not _words(one.location) & _words(other.location):
        found.append("but one in {}, one in {}".format(*sorted((one.location, other.location))))
    return tuple(found)


def _at_one_domain(one: Traits, other: Traits) -> bool:
    same = {text for kind, text in one.values & other.values if kind == "email"}
    return bool(one.domains & other.domains) and not same


def _words(text: str) -> set[str]:
    return {word for word in fold_topic(text).replace(",", " ").split() if word}
