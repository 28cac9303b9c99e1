"""Who is meant by a name somebody typed (SPEC 9): any unambiguous part of a name or alias."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from netnotes.model.folding import fold_accents, fold_name
from netnotes.model.goals import Goal
from netnotes.model.network import Network
from netnotes.model.people import Person, Record
from netnotes.model.records import recordclass

if TYPE_CHECKING:
    from netnotes.model.readings import Named


class _HasName(Protocol):
    """Anything with a name and a path."""

    @property
    def name(self) -> str: ...

    @property
    def path(self) -> str: ...


R = TypeVar("R", bound=_HasName)

_WORD = re.compile(r"\w+")
_SHORTEST_PART = 3


@recordclass(frozen=True, slots=True, kw_only=True)
class Match(Generic[R]):
    """Whom a text fits: one is the answer, several are candidates, by name, then path.

    ``near`` are up to three names in nearly that spelling, where it fits nobody.
    """

    found: tuple[R, ...] = ()
    near: tuple[str, ...] = ()


def find_person(network: Network, text: str) -> Match[Person]:
    """The people that a name, alias, part of one, or path of a note fits.

    What fits best decides: a path, an exact name, one without its accents, whole words of one name as they stand
    there, then in any order, beginnings of words, parts of words (of three letters and more). Case never counts.
    """
    return _find(network.people, text, lambda person: (person.name, _title(person.path), *person.aliases))


def find_goal(network: Network, text: str) -> Match[Goal]:
    """The goals that a title, part of one, or path of a note fits."""
    return _find(network.goals, text, lambda goal: (goal.name,))


def find_note(network: Network, text: str) -> Match[Record]:
    """The typed notes that a text fits: a whole name of a person, goal or organization, else part of one.

    Part of a name means a person first; meetings, whose titles hold people's names too, come last.
    """
    me = (network.me,) if network.me else ()
    others: tuple[Record, ...] = (*me, *network.goals, *network.organizations)
    tries: tuple[tuple[Sequence[Record], bool], ...] = (
        (network.people, True), (others, True), (network.people, False), (others, False),
    )  # fmt: skip
    for records, whole in tries:
        match: Match[Record] = _find(records, text, _names, whole=whole)
        if match.found:
            return match
    match = _find(network.meetings, text, _names)
    return match if match.found else Match(near=_near(_bare(text.strip()), (*network.people, *others), _names))


def find_named(notes: Sequence[Named], text: str) -> Match[Named]:
    """The notes of any type that a file name, name, alias, part of one, or path fits."""
    return _find(notes, text, lambda note: (note.title, note.name, *note.aliases))


def how_well(text: str, path: str, names: Iterable[str]) -> int | None:
    """How well a text fits a note of this path and these names: 0 is best, in the order of `find_person`; or None."""
    if _is_path(text.strip(), path):
        return 0
    known = tuple(names)
    return next((level for level, fits in enumerate(_levels(text), 1) if any(map(fits, known))), None)


def called_exactly(notes: Iterable[Named], text: str) -> tuple[Named, ...]:
    """The notes at this path, else those with exactly this file name, name or alias."""
    known = tuple(notes)
    wanted = fold_name(text.strip().removesuffix(".md"))
    by_path = tuple(note for note in known if _is_path(text.strip(), note.path))
    return by_path or tuple(
        note for note in known if wanted in {fold_name(name) for name in (note.title, note.name, *note.aliases)}
    )


def _names(record: Record) -> Sequence[str]:
    return (record.name, _title(record.path), *getattr(record, "aliases", ()))


def _find(records: Sequence[R], text: str, names_of: Callable[[R], Sequence[str]], *, whole: bool = False) -> Match[R]:
    by_path = [record for record in records if _is_path(text.strip(), record.path)]
    if by_path:
        return Match(found=tuple(by_path))
    levels = _levels(text)
    for fits in levels[:2] if whole else levels:
        found = [record for record in records if any(map(fits, names_of(record)))]
        if found:
            return Match(found=tuple(sorted(found, key=lambda record: (record.name.casefold(), record.path))))
    bare = _bare(text.strip().removesuffix(".md"))
    return Match() if whole or not levels else Match(near=_near(bare, records, names_of))


def _levels(text: str) -> Sequence[Callable[[str], bool]]:
    """Whether a name is meant by the text: the strictest way first; none where the text holds no word."""
    wanted = text.strip().removesuffix(".md")
    exact, bare, words = fold_name(wanted), _bare(wanted), set(_WORD.findall(_bare(wanted)))
    if not words:
        return ()
    phrase = re.compile(rf"(?<!\w){re.escape(bare)}(?!\w)")
    return (
        lambda name: fold_name(name) == exact,
        lambda name: _bare(name) == bare,
        lambda name: phrase.search(_bare(name)) is not None,
        lambda name: words <= set(_WORD.findall(_bare(name))),
        lambda name: all(any(part.startswith(word) for part in _WORD.findall(_bare(name))) for word in words),
        lambda name: all(_is_telling(word) and word in _bare(name) for word in words),
    )


def _is_telling(part: str) -> bool:
    """Whether a part from within a word may decide: three letters, or any in a script that writes words as signs."""
    return len(part) >= _SHORTEST_PART or not part.isascii()


def _near(bare: str, records: Iterable[R], names_of: Callable[[R], Sequence[str]]) -> tuple[str, ...]:
    """Names in nearly that spelling, or with a word that is."""
    spellings: dict[str, str] = {}
    for record in records:
        for name in names_of(record):
            for part in (_bare(name), *_WORD.findall(_bare(name))):
                spellings.setdefault(part, record.name)
    import difflib  # here, because most names are found as they are

    close = difflib.get_close_matches(bare, list(spellings), n=5, cutoff=0.7)
    return tuple(dict.fromkeys(spellings[part] for part in close))[:3]


def _is_path(text: str, path: str) -> bool:
    written = text.replace("\\", "/").removeprefix("./")
    return written == path or f"{written}.md" == path


def _bare(name: str) -> str:
    return fold_accents(fold_name(name))


def _title(path: str) -> str:
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
