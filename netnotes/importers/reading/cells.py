"""What stands in single cells: names, lists, e-mail addresses, phones, links. Formula cells are text like any other."""

from __future__ import annotations

import re
from collections.abc import Iterable

from netnotes.importers.reading.mail_addresses import is_address
from netnotes.importers.reading.notices import Notices

_LIST = re.compile(r":::|[;\n|]")
_LINKS = re.compile(r":::|[\s|]+|;(?=\s|$)")
_BETWEEN_ADDRESSES = re.compile(r"[\s<>,;:|\"'()\[\]{}]+")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_HOST = re.compile(r"(?:[\w-]{1,63}\.){1,6}[A-Za-z]{2,24}(?:[/?#:].*)?", re.DOTALL)
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]{1,8}")
_SCIENTIFIC = re.compile(r"\d[.,]\d+E\+\d+", re.IGNORECASE)
_FORMULA_TEXT = re.compile(r"""=?["'](.*)["']""", re.DOTALL)
_FEWEST_DIGITS, _MOST_SIGNS = 3, 40


def one_line(text: str) -> str:
    """Text with every run of white space one space."""
    return " ".join(text.split())


def split_list(text: str, *, commas: bool = False) -> tuple[str, ...]:
    """The values of a cell that may hold several: parted by ``:::``, ``;``, ``|`` or lines; by commas on request."""
    parts = _LIST.split(text)
    if commas and len(parts) == 1:
        parts = text.split(",")
    return tuple(dict.fromkeys(part for part in map(one_line, parts) if part))


def join_name(given: str, *between: str, family: str, suffix: str = "") -> str:
    """A name of its parts; Chinese, Japanese and Korean ones are the family's first, without a space."""
    if given and family and not any(between) and _EAST_ASIAN.fullmatch(given) and _EAST_ASIAN.fullmatch(family):
        return one_line(f"{family}{given} {suffix}")
    return one_line(" ".join((given, *between, family, suffix)))


def read_emails(texts: Iterable[str], line: int, notices: Notices) -> tuple[str, ...]:
    """The e-mail addresses in cells: ``Ada <ada@example.org>``, ``mailto:``, lists. What is none is told."""
    found: dict[str, str] = {}
    for text in texts:
        here = [part.strip(".") for part in _BETWEEN_ADDRESSES.split(text) if is_address(part.strip("."))]
        if text and not here:
            notices.add("an e-mail address that is none left out", line)
        for address in here:
            found.setdefault(address.casefold(), address)
    return tuple(found.values())


def read_phones(texts: Iterable[str], line: int, notices: Notices) -> tuple[str, ...]:
    """The phone numbers in cells, as written. A number that a spreadsheet rounded (``4.91E+11``) is told and lost."""
    found: dict[str, str] = {}
    for text in texts:
        for part in split_list(_unquoted(text)):
            part = one_line(re.sub(r"(?i)^tel:\s*", "", _unquoted(part)))
            digits = re.sub(r"\D", "", part)
            if _SCIENTIFIC.fullmatch(part):
                notices.add("a phone number that a spreadsheet has rounded left out", line)
            elif len(digits) < _FEWEST_DIGITS or len(part) > _MOST_SIGNS:
                notices.add("a phone number that is none left out", line)
            else:
                found.setdefault(digits, part)
    return tuple(found.values())


def read_urls(texts: Iterable[str], line: int, notices: Notices) -> tuple[str, ...]:
    """The web addresses in cells: of http and https, and bare hosts, which become https. Others are told and lost."""
    found: dict[str, None] = {}
    for text in texts:
        for part in _LINKS.split(text):
            if not part:
                continue
            if part.casefold().startswith(("http://", "https://")):
                found.setdefault(part)
            elif _HOST.fullmatch(part) and not part.startswith("-"):
                found.setdefault(f"https://{part}")
            else:
                why = "a link that could run a program" if _SCHEME.match(part) else "a web address that is none"
                notices.add(f"{why} left out", line)
    return tuple(found)


def _unquoted(text: str) -> str:
    """A number without what a spreadsheet writes around it to keep it text: ``="+49 30 1"``, ``'+49 30 1``."""
    text = text.strip()
    match = _FORMULA_TEXT.fullmatch(text)
    return match[1] if match else text.removeprefix("'")
