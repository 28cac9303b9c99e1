"""Where in a note's text something was found: the first best line, and the words on it that matched."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from netnotes.index.find import Hit
from netnotes.index.find_words import WORD, Search, Term, fold_word
from netnotes.vault.files import ReadTroubleError, read_text
from netnotes.vault.masking import blank_regions

LONGEST = 160
_BEFORE = 40
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

Span = tuple[int, int]


class Passage(NamedTuple):
    """A piece of one line, and where in it the matches are: (start, end) in characters."""

    line: int
    text: str
    matches: tuple[Span, ...]

    def marked(self, before: str, after: str) -> str:
        """The text with something before and after each match."""
        return "".join(f"{before}{part}{after}" if hit else part for part, hit in self.parts())

    def parts(self) -> Iterator[tuple[str, bool]]:
        """Pieces of the text, each with whether it matched."""
        at = 0
        for start, end in self.matches:
            yield self.text[at:start], False
            yield self.text[start:end], True
            at = end
        yield self.text[at:], False


def find_passage(root: Path, hit: Hit, search: Search) -> Passage:
    """The first line of the note that holds most of what was looked for; its title where no line holds any."""
    try:
        text = blank_regions(read_text(root / hit.path))
    except ReadTroubleError:
        text = ""
    return passage_in(text, hit, search)


def found_record(hit: Hit, passage: Passage) -> dict[str, object]:
    """What was found, for machines."""
    line, text, matches = passage
    return {"path": hit.path, "line": line, "name": hit.name, "type": hit.type, "text": text, "matches": matches}


def passage_in(text: str, hit: Hit, search: Search) -> Passage:
    """The same in a text of the note."""
    return _best_line(text, search) or _passage(1, hit.title, [span for _, span in _spans(hit.title, search)])


def _best_line(text: str, search: Search) -> Passage | None:
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    terms: defaultdict[int, set[int]] = defaultdict(set)
    spans: defaultdict[int, list[Span]] = defaultdict(list)
    for number, (start, end) in _spans(text, search):
        line = bisect_right(starts, start) - 1
        terms[line].add(number)
        spans[line].append((start - starts[line], end - starts[line]))
    if not terms:
        return None
    best = min(terms, key=lambda line: (-len(terms[line]), line))
    end = starts[best + 1] - 1 if best + 1 < len(starts) else len(text)
    return _passage(best + 1, text[starts[best] : end], spans[best])


def _spans(text: str, search: Search) -> Iterator[tuple[int, Span]]:
    """Number of a term and where it stands in the text."""
    words = [(fold_word(match[0]), match.start(), match.end()) for match in WORD.finditer(text)]
    for number, term in enumerate(search.terms):
        if term.anywhere:
            for match in re.finditer(re.escape(term.text), text, re.IGNORECASE):
                yield number, match.span()
        else:
            for span in _in_a_row(words, term):
                yield number, span


def _in_a_row(words: Sequence[tuple[str, int, int]], term: Term) -> Iterator[Span]:
    *others, last = term.words
    for at, (word, _, end) in enumerate(words):
        if word == last or (term.prefix and word.startswith(last)):
            first = at - len(others)
            if first >= 0 and all(words[first + i][0] == other for i, other in enumerate(others)):
                yield words[first][1], end


def _passage(line: int, text: str, spans: Sequence[Span]) -> Passage:
    """A piece of the line around its first match; control and direction characters become spaces."""
    merged = _merged(spans, len(text))
    begin = len(text) - len(text.lstrip())
    if len(text) > LONGEST and merged and merged[0][0] > begin + _BEFORE:
        cut = text.rfind(" ", 0, merged[0][0] - _BEFORE) + 1
        begin = max(begin, cut if merged[0][0] - cut <= LONGEST // 2 else merged[0][0] - _BEFORE)
        before = "… "
    else:
        before = ""
    end = min(len(text.rstrip()), begin + LONGEST)
    shift = len(before) - begin
    shown = before + text[begin:end] + (" …" if end < len(text.rstrip()) else "")
    inside = tuple((max(a, begin) + shift, min(b, end) + shift) for a, b in merged if a < end and b > begin)
    return Passage(line, _HIDDEN.sub(" ", shown), inside)


def _merged(spans: Sequence[Span], length: int) -> list[Span]:
    """The spans in order, those that overlap as one, none beyond the line."""
    merged: list[Span] = []
    for start, end in sorted((start, min(end, length)) for start, end in spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        elif start < end:
            merged.append((start, end))
    return merged
