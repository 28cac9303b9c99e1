"""Names of people taken apart for comparing: accents, order, titles, initials and short forms aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from netnotes.model.folding import fold_accents, fold_name

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_UNSPACED = re.compile(r"[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]{2,}")
_ASIDE = re.compile(r"\(([^()]*)\)")
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "’": "'"})
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})
_TITLES = frozenset(
    {"dr", "prof", "professor", "mr", "mrs", "ms", "mx", "miss", "sir", "dame", "ing", "ir", "phd", "mba", "msc", "md"}
)
_SHORTEST = 3
_FAMILIES = """
    abigail abby gail | alexander alexandra alex al sandy sasha lexi | alfred alf fred | andrew andreas andy drew |
    anthony antonio antonia tony toni | arthur art | barbara barb babs | benjamin ben benny |
    catherine katherine kathryn katharina ekaterina yekaterina cathy kathy kate katie kit kitty katja katya |
    charles charlotte charlie chuck lottie lotte | christina christine christopher christian chris tina kris christy |
    daniel danielle dan danny dani | david dave davey | deborah debra deb debbie | donald don donny | dorothy dot |
    edward eduardo ed eddie ted teddy ned | emanuel emmanuel manuel manu | eugene gene | florence flo |
    elizabeth elisabeth eliza liz lizzie beth betty bess lisa elise elsa libby |
    francis frances francisco franz frank fran paco | frederick friedrich fred freddy fritz | gabriel gabriela gabe |
    geoffrey jeffrey geoff jeff | george jorge | gerald gerard gerry jerry | gregory greg | harold harry hal |
    heinrich henry hank harry heinz | helen helena nell | ignacio nacho | isabel isabella isabelle bella izzy |
    jacob james jim jimmy jamie jake | jacqueline jackie | jennifer jen jenny | jessica jess jessie |
    johannes john jon jonathan johnny jack hans | joseph jose josef joe joey jo pepe | joshua josh | judith judy |
    kenneth ken kenny | lawrence laurence larry lars | leonard leonardo leo len lenny | louis louise luis luisa lou |
    margaret margarete maggie meg peggy greta daisy rita | maria mary marie mia molly polly | martin marty |
    matthew matthias mateo matt | maximilian maxim max | michael miguel michel mike mick micky misha |
    nathaniel nathan nat nate | nicholas nicolas nikolaus nick nico klaus claus | olivia liv | pamela pam |
    patricia patrick pat patty trish paddy | peter pedro pete | philip phillip phil | raymond ray | rebecca becky bex |
    richard ricardo rick ricky rich dick | robert roberto rob robbie bob bobby bert | ronald ron ronnie |
    rosemary rose rosie | samuel samantha sam sammy | sebastian seb basti | stephen steven stefan stephanie steve |
    susan susanna susanne sue susie | theodore theo ted | theresa teresa tess terry | thomas tomas tom tommy |
    timothy tim timmy | valentina valerie val | victor victoria vic vicky | vincent vince vinny | walter walt |
    wilhelm william will bill billy willy liam | zachary zach zack
"""


def _families() -> dict[str, frozenset[int]]:
    """Each given name → the groups of names that may stand for one another."""
    found: dict[str, set[int]] = {}
    for number, family in enumerate(_FAMILIES.split("|")):
        for name in family.split():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(groups) for name, groups in found.items()}


_KNOWN = _families()


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, given names first: no accents, no titles, what stands in brackets left out.

    ``Silva, Ana`` is ``ana silva``.
    """
    bare = _ASIDE.sub(" ", name)
    last, comma, given = bare.partition(",")
    if comma and _is_given(given):
        bare = f"{given} {last}"
    words = _split(fold_accents(fold_name(bare)).translate(_LETTERS))
    return tuple(word for word in words if word not in _TITLES) or tuple(words)


def _split(text: str) -> list[str]:
    """The words of a text; the vowel signs of scripts that write them as marks belong to their words."""
    if text.isascii() or not any(unicodedata.category(sign)[0] == "M" for sign in text):
        return _WORD.findall(text)
    return "".join(
        sign if sign.isalnum() or sign == "'" or unicodedata.category(sign)[0] == "M" else " " for sign in text
    ).split()


def aside(name: str) -> frozenset[str]:
    """What stands in brackets in a name: it tells this one from another of the same name."""
    return frozenset(fold_name(part) for part in _ASIDE.findall(name))


def _is_given(part: str) -> bool:
    """Whether what follows a comma is a given name, not a title (``Smith, MBA``)."""
    return any(word.casefold() not in _TITLES for word in _WORD.findall(part))


def same_name_keys(name: str) -> Iterator[tuple[str, ...]]:
    """What two spellings of one whole name have in common: its words in any order, umlauts either way.

    In scripts that write names without spaces they may have one. See `is_whole_name`.
    """
    words = name_words(name)
    yield tuple(sorted(words))
    if len(words) > 1 and all(map(_UNSPACED.fullmatch, (word * 2 for word in words))):
        yield ("".join(words),)
    spelled = name.casefold().translate(_SPELLED_OUT)
    if spelled != name.casefold():
        yield tuple(sorted(name_words(spelled)))


def is_whole_name(key: tuple[str, ...]) -> bool:
    """Whether a key of `same_name_keys` is that of a whole name: two words, or one that holds both (``李伟``)."""
    return len(key) > 1 or (len(key) == 1 and _UNSPACED.fullmatch(key[0]) is not None)


def given_reason(one: str, other: str) -> str:
    """How two given names may be one: an initial, a short form; empty where they are not."""
    if one == other:
        return "the same"
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return "an initial" if long.startswith(short) else ""
    if _KNOWN.get(one, frozenset()) & _KNOWN.get(other, frozenset()):
        return "a short form"
    return "a short form" if len(short) >= _SHORTEST and long.startswith(short) else ""
