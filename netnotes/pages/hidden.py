"""What messages to others keep quiet about: private notes (SPEC 11), and those that cannot be read: they may be."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import unquote

from netnotes.model.folding import fold_name
from netnotes.model.network import Network
from netnotes.model.refs import Ref
from netnotes.rules.quiet_text import Quiet, hidden_notes

_LINK = re.compile(r"\[\[([^\[\]|#]+)|\]\(<?([^()<>#]+)")


class Hidden:
    """What says nothing in a message to somebody else; with ``everything`` nothing is hidden."""

    def __init__(self, network: Network, *, everything: bool = False) -> None:
        self._paths = frozenset[str]() if everything else hidden_notes(network)
        self._names = _names(network, self._paths)
        self._quiet = Quiet(network, self._paths)

    def __contains__(self, path: str) -> bool:
        """Whether the note at this path is hidden."""
        return path in self._paths

    def tells(self, text: str) -> bool:
        """Whether a text of a note links one of these, or says its whole name."""
        return bool(self._paths and text) and (tells_of(text, self._names) or self._quiet.text(text) != text)

    def means(self, ref: Ref) -> bool:
        """Whether a reference is to one of these; a note that cannot be read has only its name."""
        return ref.target in self._paths or (ref.target is None and self.tells(f"[[{ref.text}]]"))


def _names(network: Network, paths: Collection[str]) -> frozenset[str]:
    """What people call these people, meetings and organizations, folded: file name, name and alias of people."""
    if not paths:
        return frozenset()
    typed = (*network.people, *network.meetings, *network.organizations)
    named = {fold_name(_stem(one.path)) for one in typed if one.path in paths}
    for person in network.people:
        if person.path in paths:
            named |= {fold_name(name) for name in (person.name, *person.aliases)}
    return frozenset(named)


def tells_of(text: str, names: Collection[str]) -> bool:
    """Whether a text of a note links one of these, as a wikilink or a Markdown link, or says its whole name."""
    if not names:
        return False
    if any(fold_name(_stem(wiki or unquote(path))) in names for wiki, path in _LINK.findall(text)):
        return True
    folded = fold_name(text)
    return any(name in folded and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded) for name in names if name)


def _stem(path: str) -> str:
    return path.strip().rpartition("/")[2].removesuffix(".md")
