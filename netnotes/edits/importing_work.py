"""What an import has put together so far: notes before and after, who has which note, and the ends of rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from netnotes.edits.importing_rows import End, ImportRow, Moved
from netnotes.edits.link_text import LinkTexts
from netnotes.edits.note_places import folder_for, is_read, taken_names
from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.model.incoming import IncomingRelation
from netnotes.model.network import Network
from netnotes.model.readings import Reading
from netnotes.model.settings import Settings
from netnotes.rules.first_to_track import Newcomer
from netnotes.vault.changing import current
from netnotes.vault.file_names import fold_file_name, free_file_name, safe_file_name
from netnotes.vault.reader import NoteReader


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportAsked:
    """How to import: ``into`` is a folder of the vault for new people, ``mine`` are my names and addresses.

    ``strangers`` says that people of meetings who are unknown get notes, too.
    """

    today: date
    into: str = ""
    mine: frozenset[str] = frozenset()
    strangers: bool = False


class _OneReading(NoteReader):
    """A reader that knows the note it read last: what an import adds to a note is looked up several times."""

    _last: tuple[str, bytes, Reading] | None = None

    def read(self, path: str, data: bytes) -> Reading:
        """As any reader."""
        if self._last is None or self._last[:2] != (path, data):
            self._last = (path, data, super().read(path, data))
        return self._last[2]


class Work:
    """One import on its way; nothing is written."""

    def __init__(self, network: Network, root: Path, settings: Settings, asked: ImportAsked) -> None:
        self.network, self.root, self.settings, self.asked = network, root, settings, asked
        self.reader = _OneReading(network.config, settings)
        self.rows: list[ImportRow] = []
        self.moves: list[Moved] = []
        self.newcomers: list[Newcomer] = []
        self.new: list[str] = []
        self.names = {person.path: person.name for person in network.people}
        self.paths: dict[tuple[str, str], str] = {}
        self.after: dict[str, bytes] = {}
        self._before: dict[str, bytes | None] = {}
        self._taken: dict[str, set[str]] = {}

    def end(self, file: str, line: int, what: str, end: End, why: str, path: str = "") -> None:
        """Say what becomes of a row."""
        self.rows.append(ImportRow(file=file, line=line, what=what, end=end, why=why, path=path))

    def new_person(self, name: str) -> str:
        """The path of the note that somebody new will have."""
        path = self.free(self._folder, safe_file_name(name))
        self.new.append(path)
        return path

    def free(self, folder: str, stem: str) -> str:
        """A path in a folder that nothing has; nothing else gets it."""
        if folder not in self._taken:
            self._taken[folder] = set(taken_names(self.network, self.root, folder))
        stem = free_file_name(stem, self._taken[folder])
        self._taken[folder].add(fold_file_name(stem))
        return f"{folder}/{stem}.md" if folder else f"{stem}.md"

    @cached_property
    def _folder(self) -> str:
        if not self.asked.into:
            return folder_for(self.network, self.root, "person", self.asked.today, self.settings)
        folder = self.asked.into
        if not is_read(f"{folder}/Name.md", self.network.config, self.settings):
            raise OperatorError(f"notes in the folder {folder}/ are not read", "choose another folder for --into")
        return folder

    def bytes_of(self, path: str) -> bytes:
        """The note as it is so far. Raises OperatorError where it is gone."""
        if path not in self.after:
            data = current(self.root, path)
            if data is None:
                raise OperatorError(f"{path} is gone; nothing was written", "run the command again")
            self._before[path] = self.after[path] = data
        return self.after[path]

    def make(self, path: str, data: bytes) -> None:
        """A note that does not exist yet."""
        self._before[path], self.after[path] = None, data

    @cached_property
    def links(self) -> LinkTexts:
        """Writes links to everybody, those who are new included; asked once all of these have their paths."""
        known = [head.path for head in self.network.heads]
        return LinkTexts([*known, *self.new], self.network.config, self.settings)

    def linker(self, file: str, source: str, *, in_text: bool) -> Callable[[IncomingRelation], str]:
        """Gives the link to somebody of the same file, or of the vault by their full name; empty for anybody else."""

        def link_to(relation: IncomingRelation) -> str:
            path = self.paths.get((file, relation.key), "") if relation.key else self._by_name(relation.who)
            if not path or path == source:
                return ""
            name = self.names.get(path, relation.who)
            return self.links.in_text(path, name, source) if in_text else self.links.in_property(path, name, source)

        return link_to

    def _by_name(self, name: str) -> str:
        found = self._by_full_name.get(name.casefold(), [])
        return found[0] if len(found) == 1 else ""

    @cached_property
    def _by_full_name(self) -> Mapping[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for path, name in self.names.items():
            found[name.casefold()].append(path)
        return found

    def changes(self) -> tuple[FileChange, ...]:
        """Everything that would be written, by path."""
        return tuple(
            FileChange(path=path, before=self._before[path], after=after)
            for path, after in sorted(self.after.items())
            if after != self._before[path]
        )
