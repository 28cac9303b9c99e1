"""Private notes that messages to others keep quiet about (SPEC 11)."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import unquote

from netnotes.model.folding import fold_name
from netnotes.rules.contact import Facts

_LINK = re.compile(r"\[\[([^\[\]|#]+)|\]\(<?([^()<>#]+)")


def hidden_notes(facts: Facts) -> frozenset[str]:
    """The notes that say nothing in a message to somebody else."""
    network = facts.network
    people = (person.path for person in network.people if person.private)
    meetings = (meeting.path for meeting in network.meetings if meeting.private)
    return frozenset((*people, *meetings, *(one.path for one in network.organizations if one.private)))


def names_of(facts: Facts, paths: Collection[str]) -> frozenset[str]:
    """What a link may call these notes, folded: file name, name and aliases."""
    if not paths:
        return frozenset()
    network = facts.network
    named = {fold_name(_stem(path)) for path in paths}
    for person in network.people:
        if person.path in paths:
            named |= {fold_name(name) for name in (person.name, *person.aliases)}
    return frozenset(named)


def tells_of(text: str, names: Collection[str]) -> bool:
    """Whether a text of a note links one of these, as a wikilink or a Markdown link, or says its whole name."""
    if not (names and text):
        return False
    if any(fold_name(_stem(wiki or unquote(path))) in names for wiki, path in _LINK.findall(text)):
        return True
    folded = fold_name(text)
    return any(name in folded and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded) for name in names if name)


def _stem(path: str) -> str:
    return path.strip().rpartition("/")[2].removesuffix(".md")
