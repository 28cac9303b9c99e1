"""The templates that come with the program, and which pages a set of templates makes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from netnotes.model.places import Problem

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

HOME = "Home"
ENDING = ".md.j2"
PAGE_KIND = "dashboards"
FOLDER = f".netnotes/templates/{PAGE_KIND}"
REGION_KIND = "regions"
MESSAGE_KIND = "messages"
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def read_builtin(kind: str = PAGE_KIND, ending: str = ENDING) -> dict[str, str]:
    """The templates of a kind by file name: those inside the installed package, else those of the checkout."""
    package = Path(__file__).resolve().parent.parent
    places = (top / "templates" / kind for top in (package, package.parent))
    folder = next((place for place in places if place.is_dir()), None) or _packed(kind)
    found = {item.name: item.read_text(encoding="utf-8") for item in folder.iterdir() if item.name.endswith(ending)}
    return dict(sorted(found.items()))


def _packed(kind: str) -> Traversable:
    """The same inside a package that is no folder, an archive."""
    from importlib.resources import files

    return files("netnotes") / "templates" / kind


def page_name(template: str) -> str | None:
    """The page that a template of this file name makes; None for a part to include (``_part.md.j2``) or a bad name.

    Letters, digits, spaces, ``-`` and ``_``, at most 100 of them.
    """
    name = unicodedata.normalize("NFC", template.removesuffix(ENDING))
    if not template.endswith(ENDING) or name.startswith("_") or not is_page_name(name):
        return None
    return name


def is_page_name(name: str) -> bool:
    """Whether a page of this name is safe on every file system."""
    return (
        0 < len(name) <= 100
        and len(name.encode("utf-8", "replace")) <= 200
        and name == name.strip()
        and name[0] != "-"
        and all(char in " -_" or unicodedata.category(char)[0] in "LMN" for char in name)
        and _RESERVED.fullmatch(name) is None
    )


def in_order(names: Iterable[str]) -> list[str]:
    """Pages in the order in which they are written: Home, which sums up the others, last."""
    return sorted(names, key=lambda name: (name == HOME, name))


def template_problem(name: str, message: str, line: int = 1, kind: str = PAGE_KIND) -> Problem:
    """A vault template that makes no page, or fills no region."""
    return Problem(
        path=f"{FOLDER.removesuffix(PAGE_KIND)}{kind}/{name}",
        line=line,
        column=1,
        code="template-error",
        severity="error",
        message=message,
        hint=f"the built-in {'page' if kind == PAGE_KIND else 'one'} is used, if there is one, until this is mended",
    )
