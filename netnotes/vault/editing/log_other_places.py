"""Where an entry can go when the place that the Log's order gives it would make something read differently.

A list line that is put before a tag, or code before it, can turn its neighbours into something else; blank lines, the
other end of the section or a line without a bullet mostly keep them apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.vault.body import Body
from netnotes.vault.editing.log_place import PLAIN, LogPlace, Style, new_section
from netnotes.vault.log import SECTIONS

_UNMARKED = Style(before="", task="  - ")


def other_places(body: Body, wanted: LogPlace) -> Iterator[LogPlace]:
    """The places to try after ``wanted``, the nearest to it first; a few at any length of the note."""
    sections = [(heading.index, end) for heading, end in body.sections(SECTIONS)]
    if wanted.heading and not sections:
        return
    around = [(start, end) for start, end in sections if start < wanted.index <= end]
    yield _apart(body, wanted.index, wanted.style)
    for start, end in around[-1:]:
        last = end
        while last > start + 1 and not body.raw[last - 1].strip():
            last -= 1
        for style in (PLAIN, _UNMARKED):
            for index in dict.fromkeys((wanted.index, last, start + 1)):
                yield _apart(body, index, style)
    if not sections:
        yield new_section(body)


def _apart(body: Body, index: int, style: Style) -> LogPlace:
    """The place with a blank line on either side, where the note has none there."""
    before = int(body.raw[index - 1].strip() != "") if index else 0
    after = int(index < len(body.raw) and body.raw[index].strip() != "")
    return LogPlace(index, before=before, after=after, style=style)
