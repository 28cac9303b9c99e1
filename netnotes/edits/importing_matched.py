"""The people of an import with whom they are: rows of one person together, and what was decided about them before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from netnotes.edits.import_decisions import Decision
from netnotes.edits.import_review import Candidate, ReviewEntry, review_key
from netnotes.edits.importing_people import Somebody, join
from netnotes.rules.import_matching import Match

Matched = tuple[Somebody, Match]
GONE = "decided in imports/Review.md before, and that note is gone"


def one_each(people: Sequence[Somebody], matches: Sequence[Match]) -> list[Matched]:
    """Everybody once: those who are certainly one person, or go into one note, are joined; the first decides."""
    groups: defaultdict[object, list[int]] = defaultdict(list)
    for number, match in enumerate(matches):
        first = number if match.same_as is None else match.same_as
        groups[match.path if match.sure == "certain" else first].append(number)
    place = {number: at for at, group in enumerate(groups.values()) for number in group}
    return [
        (
            join([people[number] for number in group]),
            replace(matches[group[0]], rows=tuple(place[row] for row in matches[group[0]].rows), same_as=None),
        )
        for group in groups.values()
    ]


def as_decided(matched: Sequence[Matched], decisions: Sequence[Decision]) -> list[Matched]:
    """What was decided about somebody beats what they look like; without a path its note of then is gone."""
    done = {decision.key: decision.path for decision in decisions if decision.answer == "done"}
    return [(one, _decided(one, match, done)) for one, match in matched]


def _decided(one: Somebody, match: Match, done: Mapping[str, str]) -> Match:
    path = done.get(review_key(one.person)) if done else None
    if path is None or (not path and match.sure != "likely"):
        return match
    return Match(sure="certain", path=path, because=("decided in imports/Review.md",))


def entries(matched: Sequence[Matched], paths: Sequence[str], names: Mapping[str, str]) -> Iterator[ReviewEntry]:
    """Those to look at; ``paths`` are the notes of all, to be made or made already, ``names`` what they show."""
    for one, match in matched:
        if match.sure == "likely":
            others = (*match.candidates, *(paths[row] for row in match.rows))
            candidates = tuple(
                Candidate(path=path, name=names.get(path, path), because=why)
                for path, why in zip(others, match.reasons, strict=True)
                if path
            )
            yield ReviewEntry(file=PurePath(one.rows[0].file).name, person=one.person, candidates=candidates)
