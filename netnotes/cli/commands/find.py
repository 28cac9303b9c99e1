"""`netnotes find`: full-text search through the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from netnotes.cli.indexed import the_index
from netnotes.cli.options import NO, command
from netnotes.cli.output.answer import Answer, Column, Screen
from netnotes.cli.output.as_table import paint
from netnotes.cli.output.clean import clean
from netnotes.cli.output.lines import paragraph
from netnotes.cli.output.widths import display_width
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.index.find import Hit, Hits
    from netnotes.index.find_places import Passage

KEYS = ("path", "line", "name", "type", "text", "matches")
MOST = 20


class Found(NamedTuple):
    """A note that holds what was looked for, and the first best line of it."""

    hit: Hit
    passage: Passage


@command(
    "netnotes find grant writing",
    "netnotes find 'moving teams'           the words in a row",
    "netnotes find stat* type:meeting       filters: type:, tag:, in: (a folder)",
    "netnotes find lisbon -- -type:meeting  all but meetings",
)
@click.argument("text", metavar="TEXT", nargs=-1, required=True)
@click.option("--limit", metavar="N", type=click.IntRange(min=1), default=MOST, help="How many notes; 20 by default.")
def find(session: Session, text: tuple[str, ...], limit: int) -> int:
    """Notes that hold every word, the best first.

    Case does not matter, nor do accents of Latin letters. Words are whole words; a * at the end stands for any
    ending, and where no note has the whole words, those that begin so are shown. Words in double quotes, or in one
    argument, stand in a row. The exit code is 1 where nothing is found.
    """
    from netnotes.index.find import find_notes
    from netnotes.index.find_places import find_passage, found_record
    from netnotes.index.find_words import parse_search

    search = parse_search(text)
    network = the_index(session)
    hits = find_notes(network.store, search)
    found = [Found(hit, find_passage(session.root, hit, hits.search)) for hit in hits.found[:limit]]
    if session.asked.format == "md":
        session.say(_markdown(found))
    elif found or session.asked.format in {"json", "csv"}:
        session.show(
            Answer(
                items=found,
                keys=KEYS[:-1],
                record=lambda one: found_record(*one),
                columns=(Column("Note"),),
                cells=lambda one: (one.hit.path,),
                text=lambda screen: "\n".join(_lines(one, screen) for one in found),
            )
        )
    session.tell(_told(hits, limit))
    return 0 if found else NO


def _told(hits: Hits, limit: int) -> str:
    """How many there are, and what was done to find them."""
    count = len(hits.found)
    if not count:
        return "Nothing found. Fewer words find more, and a * stands for any ending: stat*"
    text = f"{count} note{'' if count == 1 else 's'}"
    if count > limit:
        text += f", the first {limit} shown: --limit {count} shows all"
    return f"{text}; no note has the whole words, these have some that begin so" if hits.begun else text


def _lines(one: Found, screen: Screen) -> str:
    """Place and text: on one line where that fits, else the text below."""
    place, text = f"{clean(one.hit.path)}:{one.passage.line}:", one.passage.text
    shown = "".join(paint(clean(part), "bold") if matched else clean(part) for part, matched in one.passage.parts())
    if screen.width is None or display_width(f"{place} {text}") <= screen.width:
        return f"{place} {shown}"
    below = shown if display_width(text) + 2 <= screen.width else paragraph(text, screen, verbatim=True, indent=2)
    return f"{place}\n{below if below.startswith('  ') else f'  {below}'}"


def _markdown(found: list[Found]) -> str:
    """A table, matches in bold."""
    from netnotes.cli.output.as_markdown import escape_markdown

    lines = ["| Note | Text |", "| --- | --- |"]
    for one in found:
        place = escape_markdown(clean(f"{one.hit.path}:{one.passage.line}"))
        parts = ((escape_markdown(clean(part)), matched) for part, matched in one.passage.parts())
        text = "".join(f"**{part}**" if matched else part for part, matched in parts)
        lines.append(f"| {place} | {text} |")
    return "\n".join(lines)
