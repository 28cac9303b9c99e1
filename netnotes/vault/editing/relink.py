"""Write other targets into the links of a note; nothing but the targets changes.

What the reader counts as a link is what can be changed: in the body, outside code, HTML comments and netnotes' own
regions, and in front matter, in whatever shape YAML holds it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from netnotes.model.notes import Link, Property
from netnotes.vault.editing.link_spans import iter_spans, written_target
from netnotes.vault.editing.marking import Marks, Splice, replace_words, spliced
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.fences import split_note
from netnotes.vault.files import ReadTroubleError, decode
from netnotes.vault.links import find_links
from netnotes.vault.masking import mask_body
from netnotes.vault.property_links import property_links
from netnotes.vault.reader import read_front_matter
from netnotes.vault.yaml_reader import YamlTroubleError

Choose = Callable[[Link], str | None]


class _Parsed(NamedTuple):
    """A note's text, its properties, and where its parts begin."""

    text: str
    properties: tuple[Property, ...]
    matter: str
    matter_at: int
    body: str
    body_line: int


def relink(data: bytes, choose: Choose) -> bytes:
    """The note with the target that ``choose`` gives for a link, None to leave it, in place of the old one.

    Targets are without heading and ending, as `Link.target`; text that is shown stays. ``choose`` is asked once for
    every link that has a target, properties first. Raises EditRefusedError where the note cannot be read, or where
    the links would not be the ones wanted afterwards.
    """
    parsed = _parse(data)
    before = _links(parsed)
    wanted = [choose(link) if link.target else None for link in before]
    if all(new is None or new == link.target for link, new in zip(before, wanted, strict=True)):
        return data
    in_front = sum(1 for _ in property_links(parsed.properties))
    hidden: dict[str, str] = {}
    splices = [
        *_front_splices(parsed, before[:in_front], wanted[:in_front], hidden),
        *_body_splices(parsed, before[in_front:], wanted[in_front:]),
    ]
    after = spliced(data, parsed.text, splices)
    for old, new in hidden.items():
        after = replace_words(after, old, new, _front_targets)
    _check(parsed, before, wanted, after)
    return after


def _parse(data: bytes) -> _Parsed:
    """The note in parts, as the reader sees them."""
    try:
        text = decode(data)
        parts = split_note(text)
        matter = read_front_matter(parts.matter) if parts.matter else None
    except (ReadTroubleError, YamlTroubleError) as err:
        raise EditRefusedError(f"line {err.line}: {err}", err.hint) from err
    if matter is None or matter.not_a_mapping:
        whole = parts.matter is None or (matter is not None and matter.not_a_mapping)
        return _Parsed(text, (), "", 0, text if whole else parts.body, 1 if whole else parts.body_line)
    at = text.index("\n") + 1
    return _Parsed(text, matter.properties, parts.matter or "", at, parts.body, parts.body_line)


def _links(parsed: _Parsed) -> list[Link]:
    return [*property_links(parsed.properties), *find_links(mask_body(parsed.body).text, parsed.body_line)]


def _body_splices(parsed: _Parsed, links: Sequence[Link], wanted: Sequence[str | None]) -> Iterator[Splice]:
    masked = mask_body(parsed.body).text
    spans = {(span.link.line, span.link.column): span for span in iter_spans(masked, parsed.body_line)}
    shift = len(parsed.text) - len(parsed.body)
    for link, new in zip(links, wanted, strict=True):
        if new is not None and new != link.target:
            span = spans.get((link.line, link.column))
            if span is None:
                raise _refused(link)
            written = written_target(span, parsed.body[span.start : span.end], new)
            yield Splice(span.start + shift, span.end + shift, written)


def _front_targets(data: bytes) -> list[str]:
    return [link.target for link in property_links(_parse(data).properties)]


def _front_splices(
    parsed: _Parsed, links: Sequence[Link], wanted: Sequence[str | None], hidden: dict[str, str]
) -> Iterator[Splice]:
    """The same in front matter, where only YAML knows what is a comment and how a value is quoted.

    Each place that looks like a link gets a target of its own; which of them come out as links of properties, and
    with how many of their quotes, says what they are. What is read as a link without looking like one (``to: [A]``
    in a map) goes to ``hidden``: the old target and the new one.
    """
    if not any(new is not None and new != link.target for link, new in zip(links, wanted, strict=True)):
        return
    matter = parsed.matter
    spans = list(iter_spans(matter))
    marks = Marks(matter, len(spans))
    marked = [Splice(span.start, span.end, mark) for span, mark in zip(spans, marks.written, strict=True)]
    found = _marked_links(matter, marked)
    if len(found) != len(links):
        raise EditRefusedError("the links in its front matter cannot be told apart", "put them in double quotes")
    for link, seen, new in zip(links, found, wanted, strict=True):
        if new is None or new == link.target:
            continue
        number = marks.number(seen.target)
        if number is None:
            hidden[link.target] = new
            continue
        start, end = spans[number].start, spans[number].end
        written = marks.quoted(seen.target, written_target(spans[number], matter[start:end], new))
        yield Splice(start + parsed.matter_at, end + parsed.matter_at, written)


def _marked_links(matter: str, marked: Sequence[Splice]) -> list[Link]:
    try:
        found = read_front_matter(spliced(b"", matter, marked).decode())
    except YamlTroubleError:
        return []
    return list(property_links(found.properties))


def _check(parsed: _Parsed, before: Sequence[Link], wanted: Sequence[str | None], after: bytes) -> None:
    """Raises EditRefusedError where the note would say anything else than before but for the targets."""
    now = _parse(after)
    expected = [_seen(link, new or link.target) for link, new in zip(before, wanted, strict=True)]
    changed = {link.in_property for link, new in zip(before, wanted, strict=True) if new is not None}
    same = [_seen(link, link.target) for link in _links(now)] == expected
    if not (same and _rest(parsed, changed) == _rest(now, changed)):
        raise EditRefusedError("its links cannot be changed without touching more than them", "change them by hand")


def _seen(link: Link, target: str) -> tuple[object, ...]:
    return target, link.subpath, link.style, link.embed, link.line, link.in_property


def _rest(parsed: _Parsed, changed: set[str]) -> list[object]:
    """The properties without the values in which a link changed."""
    return [(p.name, p.line, None if p.name in changed else p.value) for p in parsed.properties]


def _refused(link: Link) -> EditRefusedError:
    return EditRefusedError(f"line {link.line}: the link to {link.target!r} cannot be changed", "change it by hand")
