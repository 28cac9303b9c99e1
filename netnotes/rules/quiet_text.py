"""Private notes in the text of others: a link, or the whole name of somebody private, reads "someone" (SPEC 11)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from urllib.parse import unquote

from netnotes.model.folding import fold_name
from netnotes.model.network import Network

SOMEONE = "someone"
_LINK = re.compile(r"!?\[\[(?P<wiki>[^\[\]\n]+)\]\]|!?\[[^\[\]\n]*\]\((?:<(?P<in>[^<>\n]*)>|(?P<out>[^()\s]*))\)")
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile("[\u2e80-\u9fff\uac00-\ud7af\u0e00-\u0eff]")
_HOMES = frozenset({"people", "contacts"})
_TRUE = frozenset({"true", "yes", "on", "1"})


def hidden_notes(network: Network) -> frozenset[str]:
    """The paths of all private notes, typed or not: daily notes and plain ones have the property too.

    A note that cannot be read is among them: nobody can tell whether it is private.
    """
    typed = (network.people, network.meetings, network.goals, network.organizations)
    found = {record.path for records in typed for record in records if record.private}
    own = (names for _, fields in network.config.fields for field, names in fields if field == "private")
    marked = network.written(frozenset({"private", *(name.casefold() for names in own for name in names)}))
    found.update(path for path, _, value in marked if value.strip().casefold() in _TRUE)
    return frozenset(found.union(unread_notes(network)))


def unread_notes(network: Network) -> frozenset[str]:
    """The paths of the notes that cannot be read."""
    return frozenset(head.path for head in network.heads if head.status == "unreadable")


class Quiet:
    """Takes private notes out of texts: those at ``hidden``, whom names call by file name, name and alias."""

    def __init__(self, network: Network, hidden: Collection[str]) -> None:
        self.hidden = frozenset(hidden)
        called = {path: [_stem(path)] for path in self.hidden}
        people = {record.path for record in network.people}
        for person in network.people:
            if person.path in called:
                called[person.path] += [person.name, *person.aliases]
        for organization in network.organizations:
            if organization.path in called:
                called[organization.path] += [organization.name, *organization.aliases]
        self._targets = frozenset(fold_name(name) for names in called.values() for name in names)
        self._sequences: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        homes = {_folder(path) for path in people}
        unread = unread_notes(network).intersection(self.hidden)
        people |= {path for path in unread if _folder(path) in homes or _folder(path).casefold() in _HOMES}
        whole = {name for path, names in called.items() if path in people for name in names}
        whole |= {name for path in unread for name in called[path] if _is_of_words(name)}
        for words in {tuple(_words(name)) for name in whole}:
            if words:
                self._sequences[words[0]].append(words)
        for sequences in self._sequences.values():
            sequences.sort(key=len, reverse=True)
        self._unspaced = sorted((name for name in whole if _UNSPACED.search(name)), key=lambda n: (-len(n), n))

    def text(self, text: str) -> str:
        """The text without them. Links to other notes stay as they are."""
        if not (self.hidden and text):
            return text
        if "[" in text:
            text = _LINK.sub(lambda match: SOMEONE if self.is_link_to(_target(match)) else match[0], text)
        for name in self._unspaced:
            text = text.replace(name, SOMEONE)
        return self._without_names(text)

    def texts(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Each text of a list so."""
        return tuple(map(self.text, texts))

    def is_link_to(self, target: str) -> bool:
        """Whether the target of a link, as written, is one of these notes."""
        return fold_name(_stem(unquote(target.partition("#")[0]))) in self._targets

    def _without_names(self, text: str) -> str:
        if self._sequences.keys().isdisjoint(_words(text)):
            return text
        words = list(_WORD.finditer(text))
        folded = [match[0].casefold() for match in words]
        parts: list[str] = []
        done = at = 0
        while at < len(words):
            length = self._length_of_name(folded, at)
            if length:
                parts += [text[done : words[at].start()], SOMEONE]
                done = words[at + length - 1].end()
            at += length or 1
        return "".join((*parts, text[done:])) if parts else text

    def _length_of_name(self, words: list[str], at: int) -> int:
        """How many words from here on are a name; 0 where none begins."""
        found = (len(name) for name in self._sequences.get(words[at], ()) if tuple(words[at : at + len(name)]) == name)
        return next(found, 0)


def _target(match: re.Match[str]) -> str:
    wiki = match["wiki"]
    return wiki.partition("|")[0].removesuffix("\\") if wiki is not None else (match["in"] or match["out"] or "")


def _words(name: str) -> list[str]:
    return _WORD.findall(name.casefold())


def _is_of_words(name: str) -> bool:
    """Whether a name is of several words, so that nobody says it by chance; a date is none."""
    return sum(not word.isdigit() for word in _words(name)) > 1


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _stem(path: str) -> str:
    name = path.strip().rpartition("/")[2]
    return name[: -len(".md")] if name.casefold().endswith(".md") else name.removesuffix(".markdown")
