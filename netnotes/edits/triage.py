"""One decision about one person, written into their note."""

from __future__ import annotations

from pathlib import Path

from netnotes.model.config import Config
from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.vault.changing import current
from netnotes.vault.editing.note_text import NoteText
from netnotes.vault.editing.properties import set_property
from netnotes.vault.fields import filled
from netnotes.vault.synonyms import field_names


def decide(root: Path, config: Config, path: str, field: str, value: str) -> FileChange:
    """The note of a person with a field set, under the name by which the note has it already.

    Raises OperatorError where the note is gone or cannot be edited.
    """
    before = current(root, path)
    if before is None:
        raise OperatorError(f"{path} is gone; nothing was written", "run the command again")
    present = dict(filled(NoteText.from_bytes(before).matter.properties))
    names = field_names(config)["person"][field]
    written = next((present[name].name for name in names if name in present), field)
    return FileChange(path=path, before=before, after=set_property(before, written, value))
