"""What is worth telling about the way a note is written, though it could be read."""

from __future__ import annotations

import re
from functools import lru_cache

from netnotes.model.folding import closest
from netnotes.model.notes import Note, Property
from netnotes.model.regions import REGIONS, RegionHome, fits, region_name
from netnotes.vault.body import Body
from netnotes.vault.fences import FrontMatter, SplitNote
from netnotes.vault.fields import Fields
from netnotes.vault.references import has_bare_link
from netnotes.vault.regions import Region, part_of
from netnotes.vault.scalars import scalar_text

_LINK = re.compile(r"\[\[[^\[\]]++\]\]")
_ANY_LINK = re.compile(r"""(["']?)(\[\[[^\[\]]++\]\])\1""")
_KEY_LINE = re.compile(r"[^\s:#][^:\n]*:(?:\s|$)")
_HOMES: dict[RegionHome, str] = {
    "person": "a person's note", "goal": "a goal's", "organization": "an organization's", "daily": "a daily note",
}  # fmt: skip
_LENGTHS = frozenset(map(len, ("tag", "tags", "alias")))
_TAG_COMMENT = re.compile(r"(?::|-)\s+(#[^\s#]+)\s*$|\[\s*(#[^\s\],]+)")


def note_notices(fields: Fields, note: Note, parts: SplitNote, matter: FrontMatter, body: Body) -> None:
    """Add the notices of one note to its problems."""
    _fences(fields, parts, matter, body)
    if matter.unquoted_links:
        lines = _lines(parts.matter)
        for line in matter.unquoted_links:
            fields.problem(
                line, "unquoted-link", "links without quotes; Obsidian cannot read these properties",
                _quoted_links(lines[line - 2].strip()),
            )  # fmt: skip
    _properties(fields, note, parts)
    for index in body.masked.unclosed_regions:
        fields.problem(
            body.number(index), "unclosed-region", "a netnotes marker without its partner; it hides nothing",
            "add the missing %% netnotes:begin NAME %% or %% netnotes:end %% line, or delete this one",
        )  # fmt: skip
    for region in body.masked.regions:
        _region(fields, region, body.number(region.line), "daily" if note.daily else note.type)


def _region(fields: Fields, region: Region, line: int, home: RegionHome | None) -> None:
    """Tell why a region is not filled, where it is not."""
    if part_of(region, home):
        return
    name = region_name(region.name)
    if name is None:
        near = closest(region.name, REGIONS)
        hint = f"did you mean {near}?" if near else f"there are: {', '.join(REGIONS)}"
        fields.problem(line, "unknown-region", f"no region is called {region.name!r}; it is left alone", hint)
    elif not fits(name, home):
        hint = f"it shows something in {' or '.join(_HOMES[kind] for kind in _HOMES if kind in REGIONS[name])}"
        fields.problem(line, "misplaced-region", f"{name} has nothing to show in this note; it is left alone", hint)
    else:
        message = f"the markers of {name} share their lines with other text; it is left alone"
        fields.problem(line, "misplaced-region", message, "give each of the two markers a line of its own")


def _quoted_links(line: str) -> str:
    """What to write in place of ``people: [[A]], [[B]]`` or ``- [[A]], [[B]]``."""
    links = [f'"{link}"' for link in _LINK.findall(line)]
    start = line[: line.find("[[")].strip().rstrip(",")
    if start == "-":
        return f"write each on its own line: {' and '.join(f'- {link}' for link in links)}"
    return f"write {start} [{', '.join(links)}]"


def _fences(fields: Fields, parts: SplitNote, matter: FrontMatter, body: Body) -> None:
    if matter.not_a_mapping:
        fields.problem(
            1, "no-properties", "what stands between the --- lines is no list of properties; it is read as text",
            "write name: value lines, or leave out the --- lines",
        )  # fmt: skip
    if parts.unclosed and len(body.raw) > 1 and _KEY_LINE.match(body.raw[1]):
        end = next((i for i, line in enumerate(body.raw) if line.strip() == "..."), None)
        message = "front matter is never closed; it is read as text"
        fields.problem(body.number(end or 0), "unclosed-front-matter", message, "close it with a line of ---")
    elif parts.matter is None and _has_long_fence(body):
        message = "front matter begins with exactly three dashes; this is read as text"
        fields.problem(1, "unclosed-front-matter", message, "write --- on the first line and below the properties")
    elif parts.matter is None and not body.raw[0].strip() and (start := _late_fence(body)):
        message = "front matter begins on the first line; this is read as text"
        fields.problem(body.number(start), "late-front-matter", message, "delete the blank lines above ---")


def _has_long_fence(body: Body) -> bool:
    """Whether four or more dashes open what was meant as front matter."""
    first = body.raw[0]
    return (
        first.startswith("----") and not first.strip("-") and len(body.raw) > 1 and bool(_KEY_LINE.match(body.raw[1]))
    )


def _late_fence(body: Body) -> int:
    """The index of the line that opens front matter below blank lines, 0 for none."""
    start = next((index for index, line in enumerate(body.raw) if line.strip()), 0)
    following = body.raw[start + 1 : start + 2]
    if body.raw[start].rstrip() != "---" or not following or not _KEY_LINE.match(following[0]):
        return 0
    return start if any(line.rstrip() == "---" for line in body.raw[start + 2 :]) else 0


def _properties(fields: Fields, note: Note, parts: SplitNote) -> None:
    for prop in note.properties:
        if prop.inline:
            continue
        if type(prop.value) is list and note.type and has_bare_link(prop.value):
            _bare_link(fields, prop, _lines(parts.matter))
        if len(prop.name) not in _LENGTHS:
            continue
        name = prop.name.casefold()
        if name == "tags":
            _tags(fields, prop.line, prop.value, parts)
        elif name in ("tag", "alias") and note.type:
            message = f"Obsidian no longer reads {prop.name}:"
            fields.problem(prop.line, f"singular-{name}", message, _plural_hint(prop, note))


def _plural_hint(prop: Property, note: Note) -> str:
    """How to write a singular property: below its plural name, or into the one that is there already."""
    plural = f"{prop.name.casefold()}{'es' if prop.name.casefold() == 'alias' else 's'}"
    text = scalar_text(prop.value) if not isinstance(prop.value, list | dict) else "…"
    there = next((one.line for one in note.properties if one.name.casefold() == plural and not one.inline), None)
    if there is None:
        return f"write {plural}: [{text}]"
    return f"put {text} into {plural}: on line {there}, and take this line away" if text else "take this line away"


def _bare_link(fields: Fields, prop: Property, lines: tuple[str, ...]) -> None:
    """Tell of a link without quotes on the line where it stands, with that line as it should be."""
    places = [prop.at(index)[0] for index in range(len(prop.items))]
    line = next((n for n in (prop.line, *places) if "[[" in _line(lines, n)), prop.line)
    shown = _line(lines, line).strip()
    quoted = _ANY_LINK.sub(lambda match: f'"{match[2]}"', shown)
    hint = f"write {quoted}" if _LINK.search(shown) else 'put each link in quotes: "[[Ana]]"'
    fields.problem(line, "unquoted-link", f"{prop.name}: a link without quotes; Obsidian does not see it as one", hint)


@lru_cache(maxsize=1)  # one note's properties ask one after the other, those of most notes never
def _lines(matter: str | None) -> tuple[str, ...]:
    """The lines of the front matter; the first is the file's second."""
    return tuple((matter or "").split("\n"))


def _line(lines: tuple[str, ...], number: int) -> str:
    """A line of the front matter by its number in the file."""
    return lines[number - 2] if 0 <= number - 2 < len(lines) else ""


def _tags(fields: Fields, line: int, value: object, parts: SplitNote) -> None:
    if isinstance(value, str) and len(words := value.replace(",", " ").split()) > 1:
        message = "several tags in one text count as none"
        fields.problem(line, "tags-on-one-line", message, f"write tags: [{', '.join(w.lstrip('#') for w in words)}]")
    if value is None or (isinstance(value, list) and None in value):
        start = line - 2
        for offset, text in enumerate(_lines(parts.matter)[start : start + 50]):
            if offset and text and not text[0].isspace() and not text.startswith("-"):
                break
            if match := _TAG_COMMENT.search(text):
                tag = (match[1] or match[2]).lstrip("#")
                message = f"#{tag} is a comment here, not a tag"
                fields.problem(line + offset, "tag-is-comment", message, f"write {text.replace('#', '', 1).strip()}")
