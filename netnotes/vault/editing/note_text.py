"""A note's bytes taken apart so that they can be put together again without the loss of one."""

from __future__ import annotations

from dataclasses import dataclass, field

from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.fences import FrontMatter, SplitNote, split_note
from netnotes.vault.files import ReadTroubleError, decode
from netnotes.vault.reader import read_front_matter
from netnotes.vault.yaml_reader import YamlTroubleError

_MARK = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteText:
    """A note as text, with the places of its parts; ``text`` is without the byte order mark.

    ``newline`` is the line end that most lines have, of the front matter where there is one. ``matter_span`` is
    what stands between the fences, None without front matter; the body begins at ``body_start``, which is the
    file's line ``body_line``. ``matter`` holds the properties.
    """

    text: str
    newline: str
    matter_span: tuple[int, int] | None
    body_start: int
    body_line: int
    matter: FrontMatter = field(default_factory=FrontMatter)
    marked: bool = False

    @classmethod
    def from_bytes(cls, data: bytes) -> NoteText:
        """Take a note apart. Raises EditRefusedError where it is not UTF-8 or its front matter cannot be read."""
        try:
            text = decode(data)
        except ReadTroubleError as err:
            raise EditRefusedError(f"line {err.line}: {err}; nothing was changed", err.hint) from err
        parts = split_note(text)
        if parts.unclosed:
            raise EditRefusedError("line 1: the front matter is never closed; nothing was changed", _CLOSE)
        matter = _read(parts)
        start = text.index("\n") + 1 if parts.matter is not None else 0
        end = start + len(parts.matter or "")
        return cls(
            text=text,
            newline=_newline(text[: len(text) - len(parts.body)] or text),
            matter_span=None if parts.matter is None else (start, end),
            body_start=len(text) - len(parts.body),
            body_line=parts.body_line,
            matter=matter,
            marked=data.startswith(_MARK.encode()),
        )

    @property
    def body(self) -> str:
        """The text below the front matter."""
        return self.text[self.body_start :]

    def with_text(self, new_text: str) -> bytes:
        """The bytes of the note with another text; the byte order mark is put back.

        Raises EditRefusedError where the text cannot be written as UTF-8.
        """
        try:
            return ((_MARK if self.marked else "") + new_text).encode("utf-8")
        except UnicodeEncodeError as err:
            raise EditRefusedError("a character of the new text cannot be written as UTF-8", _ENCODING) from err

    def replaced(self, start: int, end: int, new: str) -> bytes:
        """The bytes of the note with ``new`` in place of what stands from ``start`` to ``end``."""
        return self.with_text(self.text[:start] + new + self.text[end:])


_CLOSE = "close the front matter with a line --- and run the command again"
_ENCODING = "type it again: the terminal passed on bytes that are no text"


def _read(parts: SplitNote) -> FrontMatter:
    if not parts.matter:
        return FrontMatter()
    try:
        matter = read_front_matter(parts.matter)
    except YamlTroubleError as err:
        raise EditRefusedError(f"line {err.line}: {err}; nothing was changed", err.hint) from err
    if matter.not_a_mapping:
        raise EditRefusedError(
            "line 2: what stands between the --- lines is no list of properties; nothing was changed",
            "begin the note with an empty line if the first --- is a rule",
        )
    return matter


def _newline(text: str) -> str:
    returns = text.count("\r\n")
    return "\r\n" if returns * 2 > text.count("\n") else "\n"
