"""What is worth telling about the way a note is written, though it could be read."""

from __future__ import annotations

import re

from netnotes.model.notes import Note
from netnotes.vault.body import Body
from netnotes.vault.fields import Fields
from netnotes.vault.frontmatter import FrontMatter, SplitNote
from netnotes.vault.references import has_bare_link
from netnotes.vault.scalars import scalar_text

_KEY_LINE = re.compile(r"[^\s:#][^:\n]*:(?:\s|$)")
_TAG_COMMENT = re.compile(r"(?::|-)\s+(#[^\s#]+)\s*$|\[\s*(#[^\s\],]+)")


def note_notices(fields: Fields, note: Note, parts: SplitNote, matter: FrontMatter, body: Body) -> None:
    """Add the notices of one note to its problems."""
    _fences(fields, parts, matter, body)
    for line in matter.unquoted_links:
        fields.problem(
            line, "unquoted-link", "links without quotes; Obsidian cannot read these properties",
            'write a list of quoted links: ["[[Ana]]", "[[Bo]]"]',
        )  # fmt: skip
    _properties(fields, note, parts)
    for index in body.masked.unclosed_regions:
        fields.problem(
            body.number(index), "unclosed-region", "a netnotes marker without its partner; it hides nothing",
            "add the missing %% netnotes:begin NAME %% or %% netnotes:end %% line, or delete this one",
        )  # fmt: skip


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


def _has_long_fence(body: Body) -> bool:
    """Whether four or more dashes open what was meant as front matter."""
    first = body.raw[0]
    return (
        first.startswith("----") and not first.strip("-") and len(body.raw) > 1 and bool(_KEY_LINE.match(body.raw[1]))
    )


def _properties(fields: Fields, note: Note, parts: SplitNote) -> None:
    lines = (parts.matter or "").split("\n")
    for prop in note.properties:
        if prop.inline:
            continue
        name = prop.name.casefold()
        if has_bare_link(prop.value) and note.type:
            shown = lines[prop.line - 2].strip() if prop.line - 2 < len(lines) else prop.name
            quoted = re.sub(r"(\[\[[^\[\]]+\]\])", r'"\1"', shown)
            fields.problem(
                prop.line, "unquoted-link", f"{prop.name}: a link without quotes; Obsidian does not see it as one",
                f"write {quoted}" if quoted != shown else 'put each link in quotes: "[[Ana]]"',
            )  # fmt: skip
        if name == "tags":
            _tags(fields, prop.line, prop.value, lines)
        elif name in ("tag", "alias") and note.type:
            text = scalar_text(prop.value) if not isinstance(prop.value, list | dict) else "…"
            message = f"Obsidian no longer reads {prop.name}:"
            fields.problem(
                prop.line, f"singular-{name}", message, f"write {name}{'es' if name == 'alias' else 's'}: [{text}]"
            )


def _tags(fields: Fields, line: int, value: object, lines: list[str]) -> None:
    if isinstance(value, str) and len(words := value.replace(",", " ").split()) > 1:
        message = "several tags in one text count as none"
        fields.problem(line, "tags-on-one-line", message, f"write tags: [{', '.join(w.lstrip('#') for w in words)}]")
    if value is None or (isinstance(value, list) and None in value):
        start = line - 2
        for offset, text in enumerate(lines[start : start + 50]):
            if offset and text and not text[0].isspace() and not text.startswith("-"):
                break
            if match := _TAG_COMMENT.search(text):
                tag = (match[1] or match[2]).lstrip("#")
                message = f"#{tag} is a comment here, not a tag"
                fields.problem(line + offset, "tag-is-comment", message, f"write {text.replace('#', '', 1).strip()}")
