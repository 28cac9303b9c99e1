"""Expressions of Obsidian's Bases: properties, words, flags and dates, guarded against what is not there.

The language is that of Obsidian's help ("Bases syntax", "Functions").
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from netnotes.model.folding import fold_key
from netnotes.vault.body import trim_edges

Filter = str | dict[str, "list[Filter]"]
LETTERS = r"a-z0-9\u00aa-\u1fff\u3040-\ud7ff"
"""Letters and digits in lower case, for a class of characters; emoji and typographic signs are none."""
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_EDGES = rf"/^[^{LETTERS}]+|[^{LETTERS}]+$/g"
_FOLDED = f'toString().lower().replace({_EDGES}, "").replace(/[-_ ]/g, "")'
_DAY = r"\d{4}-\d{2}-\d{2}"
_YES = ("true", "yes", "on", "y", "1", "x")


def prop(name: str) -> str:
    """A property of the note in an expression."""
    return f"note.{name}" if _IDENTIFIER.fullmatch(name) else f"note[{quote(name)}]"


def quote(text: str) -> str:
    """A text in an expression."""
    return json.dumps(text, ensure_ascii=False)


def quoted(texts: Iterable[str]) -> str:
    """Texts as arguments, or in a list."""
    return ", ".join(map(quote, texts))


def folded_words(words: Iterable[str]) -> tuple[str, ...]:
    """Words as `has_word` compares them, each once: in lower case, without separators and what is no letter around."""
    return tuple(dict.fromkeys(fold_key(trim_edges(word)) for word in words))


def has_word(name: str, words: Iterable[str]) -> str:
    """A property, single or a list, holds one of these words, in any case; emoji, emphasis and `#` aside."""
    it = prop(name)
    return f"if({it}, list({it}).map(value.{_FOLDED}).containsAny({quoted(folded_words(words))}), false)"


def has_link(name: str, targets: Sequence[str]) -> str:
    """A property, single or a list, holds a link to one of these."""
    it, links = prop(name), ", ".join(f"link({quote(target)})" for target in targets)
    return f"if({it}, list({it}).containsAny({links}), false)"


def has_tag_part(name: str, words: Iterable[str]) -> str:
    """A tag of the front matter, or a part of a nested one, is one of these words, separators aside."""
    return _has_tag(name, 'replace(/[-_# ]/g, "").split("/")).flat()', folded_words(words))


def has_whole_tag(name: str, tags: Iterable[str]) -> str:
    """A tag of the front matter is one of these, nested ones as a whole."""
    return _has_tag(name, 'replace(/[-_# ]/g, ""))', [fold_key(tag) for tag in tags])


def has_tag_under(name: str, tag: str) -> str:
    """A tag of the front matter is this one, or nested in it."""
    it, one = prop(name), fold_key(tag)
    same = f"value == {quote(one)} || value.startsWith({quote(f'{one}/')})"
    tags = f'list({it}).map(value.toString().lower().replace(/[-_# ]/g, ""))'
    return f"if({it}, {tags}.filter({same}).length > 0, false)"


def _has_tag(name: str, as_read: str, words: Iterable[str]) -> str:
    it = prop(name)
    return f"if({it}, list({it}).map(value.toString().lower().{as_read}.containsAny({quoted(words)}), false)"


def says_yes(name: str) -> str:
    """A property is true, or a word for it."""
    it = prop(name)
    return f"if({it}, list({it}).map(value.toString().lower().trim()).containsAny({quoted(_YES)}), false)"


def says_not_no(name: str) -> str:
    """A property says anything but no: `died: 2024` is enough."""
    it = prop(name)
    return f'if({it}, !list({it}).map(value.toString().lower().trim()).containsAny("false", "no"), false)'


def first_date(properties: Iterable[str], otherwise: str = '""') -> str:
    """The date in the first of these properties that holds something; a link to a day is that day."""
    text = otherwise
    for name in reversed([*properties]):
        text = f"if({prop(name)}, {_date_in(prop(name))}, {text})"
    return text


def _date_in(it: str) -> str:
    return f"if(/{_DAY}/.matches({it}.toString()), {date_inside(f'{it}.toString()')}, date({it}))"


def date_inside(text: str) -> str:
    """The first `YYYY-MM-DD` in a text that has one."""
    return f'date({text}.replace(/^.*?(?={_DAY})/, "").slice(0, 10))'


def has_date(text: str) -> str:
    """The text has a `YYYY-MM-DD` in it."""
    return f"/{_DAY}/.matches({text})"


def in_folder(folder: str) -> str:
    """The note lies in the folder, at any depth."""
    return f"file.inFolder({quote(folder)})"


def at_path(path: str) -> str:
    """The note is this one."""
    return f"file.path == {quote(path)}"


def choice(cases: Iterable[tuple[str, str]], otherwise: str = '""') -> str:
    """The value of the first case that holds: pairs of a condition and a value, both expressions."""
    text = otherwise
    for condition, value in reversed([*cases]):
        text = f"if({condition}, {value}, {text})"
    return text
