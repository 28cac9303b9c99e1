"""Private notes in the text of others: a link, or the whole name of somebody private, reads "someone" (SPEC 11)."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable
from urllib.parse import unquote

from netnotes.model.folding import fold_accents, fold_name
from netnotes.model.invisible import without_invisible
from netnotes.model.network import Network

SOMEONE = "someone"
_LINK = re.compile(
    r"!?\[\[(?P<wiki>[^\[\]\n]+)\]\]"
    r"|!?\[[^\[\]\n]*\]\([ \t]*(?:<(?P<in>[^<>\n]*)>|(?P<out>(?>[^()\s]+|\([^()\s]*\))*))"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)"
)
_DEFINITION = re.compile(
    r"^(?P<before>[ \t>]{0,8}\[[^\[\]\n]+\]:[ \t]*)(?:<(?P<in>[^<>\n]*)>|(?P<out>[^\s<]\S*))", re.MULTILINE
)
_QUOTED = re.compile('["“„«][ ]?(?P<title>[^"“”„«»\n]{1,200}?)[ ]?["”“»]')
_RUN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W_]+")
_JOINERS = str.maketrans("", "", "\u200c\u200d\ufe0f")
_UNSPACED = re.compile("[\u2e80-\u9fff\uac00-\ud7af\u0e00-\u0eff]")
_HOMES = frozenset({"people", "contacts"})
_FALSE = frozenset({"", "false", "no", "off", "n", "0"})


def hidden_notes(network: Network) -> frozenset[str]:
    """The paths of all private notes, typed or not: daily notes and plain ones have the property too.

    A note that cannot be read is among them: nobody can tell whether it is private.
    """
    typed = (network.people, network.meetings, network.goals, network.organizations)
    found = {record.path for records in typed for record in records if record.private}
    own = (names for _, fields in network.config.fields for field, names in fields if field == "private")
    marked = network.written(frozenset({"private", *(name.casefold() for names in own for name in names)}))
    found.update(path for path, _, value in marked if value.strip().casefold() not in _FALSE)
    return frozenset(found.union(unread_notes(network)))


def unread_notes(network: Network) -> frozenset[str]:
    """The paths of the notes that cannot be read."""
    return frozenset(head.path for head in network.heads if head.status == "unreadable")


class Quiet:
    """Takes private notes out of texts: those at ``hidden``.

    Names are file name, name and alias. Links by any of them go. In words go the names of people and, where they are
    of two words or more or stand in quotation marks, those of goals and organizations: "Speak" alone is a word.
    """

    def __init__(self, network: Network, hidden: Collection[str]) -> None:
        self.hidden = frozenset(hidden)
        called = {path: [_stem(path)] for path in self.hidden}
        for record in (*network.people, *network.organizations, *network.goals) if called else ():
            if record.path in called:
                called[record.path] += [record.name, *getattr(record, "aliases", ())]
        people = {person.path for person in network.people}
        homes = {_folder(path) for path in people} if called else set()
        unread = unread_notes(network).intersection(self.hidden)
        people |= {path for path in unread if _folder(path) in homes or _folder(path).casefold() in _HOMES}
        others = unread.union(one.path for one in (*network.goals, *network.organizations))
        self._targets = frozenset(fold_name(name) for names in called.values() for name in names)
        self._titles = frozenset(_folded(name) for path in others.intersection(called) for name in called[path])
        whole = {name for path, names in called.items() if path in people for name in names}
        whole |= {name for path in others.intersection(called) for name in called[path] if _is_of_words(name)}
        self._sequences: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        for words in {_folded(name) for name in whole}:
            if words:
                self._sequences[words[0]].append(words)
        for sequences in self._sequences.values():
            sequences.sort(key=len, reverse=True)
        self._unspaced = sorted((name for name in whole if _UNSPACED.search(name)), key=lambda n: (-len(n), n))

    def text(self, text: str) -> str:
        """The text without them. Links to other notes stay as they are.

        A name counts in whatever way its letters are composed, and with invisible characters in it.
        """
        if not (self.hidden and text):
            return text
        if text.isascii():
            return self._plain(text)
        seen = _visible(text)
        told = self._plain(seen)
        return text if told == seen else told

    def texts(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Each text of a list so."""
        return tuple(map(self.text, texts))

    def is_link_to(self, target: str) -> bool:
        """Whether the target of a link, as written, is one of these notes."""
        return fold_name(_stem(unquote(target.partition("#")[0]))) in self._targets

    def _plain(self, text: str) -> str:
        if "[" in text:
            text = _LINK.sub(lambda match: SOMEONE if self.is_link_to(_target(match)) else match[0], text)
            if "]:" in text:
                text = _DEFINITION.sub(self._definition, text)
        if "%" in text:
            text = _RUN.sub(self._encoded, text)
        if self._titles:
            text = _QUOTED.sub(self._quoted, text)
        for name in self._unspaced:
            text = text.replace(name, SOMEONE)
        return self._without_names(text)

    def _definition(self, match: re.Match[str]) -> str:
        way = match["in"] if match["in"] is not None else match["out"]
        return match["before"] + SOMEONE if self.is_link_to(way) else match[0]

    def _encoded(self, match: re.Match[str]) -> str:
        """Part of an address, in which a name may be written with %20."""
        if "%" not in match[0]:
            return match[0]
        plain = unquote(match[0])
        return SOMEONE if plain != match[0] and self._without_names(plain) != plain else match[0]

    def _quoted(self, match: re.Match[str]) -> str:
        return match[0].replace(match["title"], SOMEONE) if _folded(match["title"]) in self._titles else match[0]

    def _without_names(self, text: str) -> str:
        words = list(_WORD.finditer(text))
        folded = [_fold(match[0]) for match in words]
        if self._sequences.keys().isdisjoint(folded):
            return text
        parts: list[str] = []
        done = at = 0
        while at < len(words):
            length = self._length_of_name(folded, at)
            if length:
                start, end = words[at].start(), words[at + length - 1].end()
                parts += [text[done:start], SOMEONE, "\n" * text.count("\n", start, end)]
                done = end
            at += length or 1
        return "".join((*parts, text[done:])) if parts else text

    def _length_of_name(self, words: list[str], at: int) -> int:
        """How many words from here on are a name; 0 where none begins."""
        found = (len(name) for name in self._sequences.get(words[at], ()) if tuple(words[at : at + len(name)]) == name)
        return next(found, 0)


def _target(match: re.Match[str]) -> str:
    wiki = match["wiki"]
    return wiki.partition("|")[0].removesuffix("\\") if wiki is not None else (match["in"] or match["out"] or "")


def _folded(name: str) -> tuple[str, ...]:
    """The words of a name for comparing."""
    return tuple(_fold(word) for word in _WORD.findall(_visible(name)))


def _visible(text: str) -> str:
    return unicodedata.normalize("NFC", without_invisible(text).translate(_JOINERS))


def _fold(word: str) -> str:
    return word.lower() if word.isascii() else fold_accents(word)


def _is_of_words(name: str) -> bool:
    """Whether a name is of several words, so that nobody says it by chance; a date is none."""
    return sum(not word.isdigit() for word in _folded(name)) > 1


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _stem(path: str) -> str:
    name = path.strip().rpartition("/")[2]
    return name[: -len(".md")] if name.casefold().endswith(".md") else name.removesuffix(".markdown")
