"""The network as the site may show it: as if private notes, private fields and comments were not there (SPEC 11)."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import unquote

from netnotes.model.folding import fold_key, fold_name
from netnotes.model.goals import Need
from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.network import Network
from netnotes.model.people import Record
from netnotes.model.places import Problem
from netnotes.model.refs import Ref
from netnotes.pages.hidden import tells_of
from netnotes.pages.links import stem
from netnotes.vault.inline_fields import find_bracketed, without_fields
from netnotes.vault.linking import LinkIndex
from netnotes.vault.links import MARKDOWN_LINK, wiki_parts
from netnotes.vault.synonyms import field_names

SOMEONE = "someone"
R = TypeVar("R", bound=Record)
_WIKI = re.compile(r"!?\[\[([^\[\]\n]{1,1000})\]\]")
_COMMENT = re.compile(r"%%.*?(?:%%|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL)
_ENDING = re.compile(r"\.(?:md|markdown)$", re.IGNORECASE)
_ATTRIBUTES = {
    "email": "emails", "phone": "phones", "url": "urls", "category": "categories", "tier_guess": "tier",
    "homework": "researched",
}  # fmt: skip


class Veil:
    """What is hidden: private notes by their paths, and private fields by their folded names.

    ``links`` are all links of all notes, as the index resolved them; ``shown`` what those in properties show, because
    records keep no more of them than that.
    """

    def __init__(
        self,
        network: Network,
        hidden: frozenset[str],
        links: Mapping[str, Mapping[str, str]],
        shown: Mapping[str, Mapping[str, str]],
    ) -> None:
        self.hidden = hidden
        self._links = links
        self._paths = [head.path for head in network.heads] if hidden else []
        wanted = {fold_key(name) for name in network.config.private_fields}
        tables = field_names(network.config)
        self.attributes = {
            type_: frozenset(
                _ATTRIBUTES.get(field, field) for field, names in table.items() if wanted & {field, *names}
            )
            for type_, table in tables.items()
        }
        self.properties = frozenset(
            field for table in tables.values() for field, names in table.items() if wanted & {field, *names}
        )
        synonyms = (
            name for t in tables.values() for field, names in t.items() if wanted & {field, *names} for name in names
        )
        self.fields = frozenset({*wanted, *synonyms})
        self.names = _names_of(network, hidden)
        self._shown = {
            path: re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, found))})(?!\w)")
            for path, texts in (shown.items() if hidden else ())
            if (found := sorted(text for text, target in texts.items() if self.hides(target, path)))
        }

    def hides(self, target: str, source: str) -> bool:
        """Whether a link in the note at ``source`` means a private note: by its path, or by what that one is called."""
        if not self.hidden:
            return False
        path = self._links.get(source, {}).get(target)
        if path is None:  # links within the text of a property are not in the index
            linked = self._resolver.resolve(target, source)
            path = linked.path if linked else None
        return path in self.hidden if path is not None else fold_name(stem(target)) in self.names

    @cached_property
    def _resolver(self) -> LinkIndex:
        return LinkIndex(self._paths)

    def text(self, text: str, source: str) -> str:
        """A text of the note at ``source`` without comments and private fields.

        Links to private notes read "someone".
        """
        if "%%" in text or "<!--" in text:
            text = " ".join(_COMMENT.sub(" ", text).split())
        if "::" in text and (private := [f for f in find_bracketed(text) if fold_key(f.key) in self.fields]):
            text = without_fields(text, private)
        if self.hidden and ("[[" in text or "](" in text):
            text = _WIKI.sub(lambda link: SOMEONE if self.hides(wiki_parts(link[1])[0], source) else link[0], text)
            text = MARKDOWN_LINK.sub(lambda link: SOMEONE if self.hides(_way(link), source) else link[0], text)
        return self._shown[source].sub(SOMEONE, text) if source in self._shown else text

    def value(self, value: Any, source: str) -> Any:
        """The same for whatever a field of a record holds."""
        if isinstance(value, str):
            return self.text(value, source) if not value.isalnum() else value
        if isinstance(value, Ref):
            return Ref(text=SOMEONE, shown=SOMEONE, line=value.line) if value.target in self.hidden else value
        if isinstance(value, Need):
            return self._veiled(value, source, frozenset())
        if isinstance(value, tuple) and value:
            return tuple([self.value(one, source) for one in value])
        return value

    def record(self, record: R, type_: str) -> R:
        """A record of a public note."""
        veiled: R = self._veiled(record, record.path, self.attributes[type_])
        return veiled

    def _veiled(self, record: Any, source: str, attributes: frozenset[str]) -> Any:
        changed: dict[str, Any] = {}
        for name, default in _fields_of(type(record)):
            value = getattr(record, name)
            if value == default or name in ("path", "lines"):
                continue
            if name in attributes and default is not dataclasses.MISSING:
                changed[name] = default
            elif name == "organization":
                kept = tuple(ref for ref in value if ref.target not in self.hidden)
                if len(kept) < len(value):
                    changed[name] = kept
            elif isinstance(value, (str, tuple)) and (veiled := self.value(value, source)) != value:
                changed[name] = veiled
        return dataclasses.replace(record, **changed) if changed else record

    def shows(self, problem: Problem) -> bool:
        """Whether a problem tells nothing of a private note."""
        said = f"{problem.message}\n{problem.hint}"
        return problem.path not in self.hidden and not tells_of(said, self.names)


_known_fields: dict[type, tuple[tuple[str, Any], ...]] = {}


def _fields_of(cls: type[Any]) -> tuple[tuple[str, Any], ...]:
    """The fields of a record with what they hold where nothing is written."""
    if cls not in _known_fields:
        _known_fields[cls] = tuple((field.name, field.default) for field in dataclasses.fields(cls))
    return _known_fields[cls]


def public_network(network: Network, veil: Veil) -> Network:
    """A network that holds no private note any more (`rules.leaving_out`), without comments and private fields too."""
    return dataclasses.replace(
        network,
        people=tuple(veil.record(one, "person") for one in network.people),
        goals=tuple(veil.record(one, "goal") for one in network.goals),
        meetings=tuple(veil.record(one, "meeting") for one in network.meetings),
        organizations=tuple(veil.record(one, "organization") for one in network.organizations),
        me=veil.record(network.me, "me") if network.me else None,
        touchpoints=tuple(_touchpoint(one, veil) for one in network.touchpoints),
        exchanges=tuple(_exchange(one, veil) for one in network.exchanges),
        tasks=tuple(task._replace(text=veil.text(task.text, task.path)) for task in network.tasks),
    )


def _touchpoint(one: Touchpoint, veil: Veil) -> Touchpoint:
    text = veil.text(one.text, one.path)
    return one if text == one.text else dataclasses.replace(one, text=text)


def _exchange(one: Exchange, veil: Veil) -> Exchange:
    what = veil.text(one.what, one.path)
    return one if what == one.what else dataclasses.replace(one, what=what)


def _way(link: re.Match[str]) -> str:
    raw = link[3] if link[3] is not None else link[4] or ""
    return _ENDING.sub("", unquote(raw).partition("#")[0])


def _names_of(network: Network, hidden: frozenset[str]) -> frozenset[str]:
    """What private notes are called, folded."""
    records = (*network.people, *network.goals, *network.meetings, *network.organizations) if hidden else ()
    named = {fold_name(stem(path)) for path in hidden}
    for record in records:
        if record.path in hidden:
            named |= {fold_name(name) for name in (record.name, *getattr(record, "aliases", ()))}
    return frozenset(filter(None, named))
