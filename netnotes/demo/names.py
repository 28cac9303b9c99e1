"""Made-up people's names: unique file names that any file system takes, at any number of people."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from netnotes.demo.dice import Dice
from netnotes.demo.places import CITY_NAMES, HOME_CITY
from netnotes.demo.pools import LATIN, NATIVE, Culture
from netnotes.demo.registry import Registry

_FOLD = str.maketrans({"ł": "l", "ø": "o", "ß": "ss", "ı": "i", "đ": "d", "æ": "ae", "œ": "oe", "Ł": "L", "Đ": "D",
                       "Ø": "O"})  # fmt: skip
_INITIALS = "ABCDEFGHIJKLMNOPRSTVW"
_MIXED = 0.12
_OTHER_SCRIPT = 0.05


class Name(NamedTuple):
    """One person's name: the note's file name, its spelling in Latin letters, and who it is."""

    file: str
    latin: str
    first: str
    she: bool
    city: str
    alias: str | None


def slug(text: str, joint: str) -> str:
    """Return the text in small ASCII letters and digits, its words joined by `joint`: "ana.silva"."""
    plain = unicodedata.normalize("NFD", text.translate(_FOLD)).encode("ascii", "ignore").decode().lower()
    kept = "".join(letter if letter.isalnum() else " " for letter in plain.replace("'", ""))
    return joint.join(kept.split())


def draw_name(dice: Dice, registry: Registry) -> Name:
    """Return a name that nothing in the registry has, and take it."""
    other_script = dice.chance(_OTHER_SCRIPT)
    culture = dice.pick(NATIVE if other_script else LATIN)
    she = dice.chance(0.5)
    first = dice.pick(culture.women if she else culture.men)
    family_of = dice.pick(LATIN) if not other_script and dice.chance(_MIXED) else culture
    family = dice.pick(family_of.family)
    city = _city(dice, culture)
    file = registry.claim(_spellings(dice, culture, first, family, city))
    latin = f"{family} {first}" if culture.family_first else f"{first} {family}"
    return Name(file, latin, first, she, city, _alias(dice, registry, other_script, latin, first, family))


def _city(dice: Dice, culture: Culture) -> str:
    """Return where somebody lives: at home with me, where such names are common, or anywhere."""
    where = dice.random()
    if where < 0.3:
        return HOME_CITY
    return dice.pick(culture.cities) if where < 0.85 else dice.pick(CITY_NAMES)


def _spellings(dice: Dice, culture: Culture, first: str, family: str, city: str) -> Iterator[str]:
    """Yield file names for a person, the plainest first, as people tell namesakes apart."""
    if culture.native:
        given, house = culture.native[first], culture.native[family]
        name = f"{house}{given}" if culture.family_first else f"{given} {house}"
        yield name
    else:
        name = f"{first} {family}"
        yield name
        yield f"{first} {dice.pick(_INITIALS)}. {family}"
    yield f"{name} ({city})"
    if not culture.native:
        yield f"{first} {dice.pick(_INITIALS)}. {family} ({city})"
        yield f"{first} {dice.pick(_INITIALS)}. {dice.pick(_INITIALS)}. {family}"
    yield name


def _alias(dice: Dice, registry: Registry, other_script: bool, latin: str, first: str, family: str) -> str | None:
    """Return another name that is nobody else's: the Latin spelling, or now and then a short form."""
    if other_script:
        return latin if registry.free(latin) else None
    if not dice.chance(0.12):
        return None
    short = f"{first} {family[0]}" if dice.chance(0.5) else f"{first[0]}. {family}"
    return short if registry.free(short) else None
