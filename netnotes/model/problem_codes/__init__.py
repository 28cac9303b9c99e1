"""What each code of a problem means: the text of docs/problems.md, and of tools that explain a problem on their own."""

from __future__ import annotations

from importlib import import_module

from netnotes.model.problem_codes.meaning import Meaning, Section

_MODULES = ("unread", "properties", "front_matter", "names", "facts", "settings")

__all__ = ["Meaning", "Section", "all_sections", "find_meaning"]


def all_sections() -> tuple[Section, ...]:
    """Every section of the page, in its order; a code stands in one of them."""
    return tuple(import_module(f"{__name__}.{name}").SECTION for name in _MODULES)


def find_meaning(code: str) -> Meaning | None:
    """What a code means; None for one that nobody wrote down."""
    meanings = (meaning for section in all_sections() for meaning in section.meanings)
    return next((meaning for meaning in meanings if code in meaning.codes), None)
