"""What can be written in the text of a note: favours, kinds, inline fields and their values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain

from lsprotocol import types

from netnotes.model.folding import fold_key
from netnotes.model.meetings import Meeting
from netnotes.model.people import Person
from netnotes.serving.lsp.asked import Asked, Offer, all_notes, notes
from netnotes.serving.lsp.fields import field_of
from netnotes.serving.lsp.meanings import meaning_of
from netnotes.serving.lsp.wanted import LINKS, kinds, words_for
from netnotes.vault.body import Body
from netnotes.vault.fences import split_note
from netnotes.vault.log import SECTIONS

_DETAILS = {
    "gave": "a favour I did",
    "got": "a favour I was done",
    "to": "for whom it counts",
    "from": "for whom it counts",
    "size": "1 to 5",
    "thanked": "true, or the day",
}
_MARKS = {"waiting": "I wait for this", "assumption": "to be checked in the review"}
_FAVOURS = ("gave", "got")
_Kind = types.CompletionItemKind


class BodyOffers:
    """The offers at one place in the text of a note."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.network = asked.vault.network
        self.note = asked.vault.reading(asked.path).note

    def offers(self) -> Iterable[Offer]:
        """Whatever fits what is being written."""
        name = self.asked.cursor.name
        match self.asked.cursor.what:
            case "link":
                wanted = LINKS.get(fold_key(name))
                return notes(self.asked, wanted) if wanted else all_notes(self.asked)
            case "detail":
                return self._values(name)
            case "kind":
                return self._kinds() if name == "heading" or self._in_log else ()
            case "tag":
                tags = dict.fromkeys(kinds(self.network.config), "a contact of this kind") | _MARKS
                return (Offer(f"#{tag}", f"#{tag}", _Kind.Keyword, about) for tag, about in tags.items())
            case "field":
                return self._fields()
        return ()

    @cached_property
    def _in_log(self) -> bool:
        """Whether the cursor stands in the log of a person (SPEC 3.2)."""
        document, offset = self.asked.document, self.asked.offset
        parts = split_note(document.text.removeprefix("\ufeff"))
        body, here = Body(parts.body, parts.body_line), document.line_number(offset) - parts.body_line
        return self.note.type == "person" and any(head.index < here < end for head, end in body.sections(SECTIONS))

    def _kinds(self) -> Iterator[Offer]:
        return (Offer(kind, f"{kind}: ", _Kind.EnumMember) for kind in kinds(self.network.config))

    def _fields(self) -> Iterator[Offer]:
        """Favours and what belongs to them; without a bullet only where a line of its own counts."""
        alone = self.asked.cursor.name == "alone"
        if alone and self.note.type != "meeting" and not self._in_log:
            return
        for name, about in _DETAILS.items():
            if not alone or name in _FAVOURS:
                yield Offer(f"{name}::", f"{name}:: ", _Kind.Field, about)
        if self.note.daily and self.asked.cursor.name == "item":
            yield from self._kinds()

    def _values(self, name: str) -> Iterable[Offer]:
        """The values of an inline field, which are plain text and links."""
        match fold_key(name):
            case "to" | "from":
                return notes(self.asked, "person")
            case "size":
                return (
                    Offer(size, size, _Kind.Value) for size in ("1", "2", "3", "4", "5", "small", "medium", "large")
                )
            case "thanked":
                return (Offer("true", "true", _Kind.Value),)
            case "gave" | "got" as favour:
                return chain(self._topics(favour), notes(self.asked, "person"))
        return self._property(name) if self.asked.cursor.inner == "line" else ()

    def _topics(self, favour: str) -> Iterator[Offer]:
        """Topics of a favour: what those around need and I offer, or what they offer; then all others in use."""
        found: dict[str, str] = {}
        for one in self._around():
            for topic in one.needs if favour == "gave" else one.offers:
                found.setdefault(topic, f"{one.name} {'looks for' if favour == 'gave' else 'offers'} it")
        mine = self.network.me.offers if favour == "gave" and self.network.me else ()
        found = {**found, **{topic: "I offer it" for topic in mine if topic not in found}}
        for topic in sorted(self.network.topics):
            found.setdefault(topic, "")
        return (Offer(topic, topic, _Kind.Value, about) for topic, about in found.items())

    def _around(self) -> list[Person]:
        """The people whom the line links to, else whose note it is, else who were in the meeting."""
        vault, path, document = self.asked.vault, self.asked.path, self.asked.document
        parts = split_note(document.text.removeprefix("\ufeff"))
        body = Body(parts.body, parts.body_line)
        links = body.links_on(document.line_number(self.asked.offset) - parts.body_line)
        found = [vault.names.links.resolve(link.target, path) for link in links]
        paths = {one.path for one in found if one}
        record = vault.resolved(path).record
        if isinstance(record, Meeting) and not paths:
            paths = {ref.target for ref in record.people if ref.target}
        people = [one for one in self.network.people if one.path in paths]
        return people or ([record] if isinstance(record, Person) else [])

    def _property(self, name: str) -> Iterator[Offer]:
        """The values of a property that fills a line (SPEC 2)."""
        field = field_of(self.asked.vault, self.note.type, name)
        if not meaning_of(self.note.type, field):
            return
        if wanted := LINKS.get(field):
            yield from notes(self.asked, wanted)
        for word in words_for(field, self.note.type, self.network, self.asked.today):
            yield Offer(word, word, _Kind.Value)
