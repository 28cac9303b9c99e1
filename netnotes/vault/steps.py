"""One change on its way to the disk: staged beside its place, put there, and reversible until all are done.

What is replaced or removed keeps lying under a temporary name until `Step.finish`, so that going back needs no room
on the disk and gives the very file back. Bytes are compared right before a file's rename and once more on what the
rename displaced: text that somebody saved in between is put back and nothing is written.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.vault.renames import exchange, rename_new, same_entry
from netnotes.vault.writing import (
    Folder,
    WriteTroubleError,
    fill,
    is_temporary,
    mode_of,
    open_folder,
    sweep,
    temporary_name,
)


class ChangedMeanwhileError(OperatorError):
    """A file is not what was read, or stands where there was none; it is left as it is."""

    def __init__(self, path: str, what: str = "changed while this command ran") -> None:
        super().__init__(f"{path} {what}; nothing was written", "run the command again")
        self.path, self.what = path, what


@dataclass(slots=True, kw_only=True)
class Step:
    """One change, and how far it has come. ``mode`` is that of a file to be made, where it had one before."""

    root: Path
    change: FileChange
    mode: int | None = None
    temporary: str = ""
    spare: str = ""
    began: bool = False
    moved: bool = False
    arrived: bool = False
    made_folders: list[Path] = field(default_factory=list)

    @property
    def edits(self) -> bool:
        """Whether other bytes than before shall stand in the file."""
        return self.change.before != self.change.after

    def stage(self) -> None:
        """Write the new bytes beside their place, safe on disk: what fails for want of room fails here."""
        self._respect_read_only()
        if self.change.after is None:
            return
        mode = self.mode if self.change.before is None else self._mode_before()
        self.made_folders = _missing_folders(self.root, self.change.path)
        with self._folder(make=True) as folder:
            if self.edits:
                self.temporary = temporary_name()
                fill(folder, self.temporary, self.change.after, mode)
                sweep(folder, self.temporary)

    def carry(self) -> None:
        """Put the change in its place. Raises ChangedMeanwhileError, WriteTroubleError."""
        self.began = True
        with self._folder() as folder:
            if self.change.moved_from is not None:
                self._move(folder)
            if self.change.before is None:
                self._make(folder)
            elif self.change.after is None:
                self._take_away(folder)
            elif self.edits:
                self._replace(folder)

    def back(self) -> None:
        """Undo what `carry` did, however far it came, where the file still is as it left it."""
        if not self.began:
            return
        with self._folder() as folder:
            if self.change.before is None:
                self._unmake(folder)
            elif self.change.after is None:
                self._bring_back(folder)
            elif self.edits:
                self._swap_back(folder)
            if self.moved and folder.status(self._name) is not None:
                self._move_back(folder)
                self.moved = False

    def finish(self) -> str:
        """Remove what lies under the temporary names; the path of a copy where somebody had written into it.

        That is an editor which had the old file open and went on writing in it: its text stays beside the note.
        """
        copy = ""
        for name in filter(None, (self.temporary, self.spare)):
            with suppress(OSError), self._folder() as folder:
                found = folder.read(name)
                if found in (b"", self.change.before, self.change.after):
                    folder.remove(name)
                elif found is not None:
                    path = PurePosixPath(self.change.path)
                    copy = path.with_name(f"{path.stem} (saved meanwhile){path.suffix}").as_posix()
                    rename_new(folder, name, folder, PurePosixPath(copy).name)
        return copy

    def remove_made_folders(self) -> None:
        """Remove folders that were made for this change and are empty."""
        for path in reversed(self.made_folders):
            with suppress(OSError):
                path.rmdir()

    def sync(self) -> None:
        """Make the renames last."""
        with self._folder() as folder:
            folder.sync()
        if self.change.moved_from is not None:
            with self._source() as source:
                source.sync()

    @property
    def _name(self) -> str:
        return Path(self.change.path).name

    @contextmanager
    def _folder(self, *, make: bool = False) -> Iterator[Folder]:
        with open_folder(self.root / self.change.path, self.root, make=make) as folder:
            yield folder

    @contextmanager
    def _source(self) -> Iterator[Folder]:
        with open_folder(self.root / (self.change.moved_from or self.change.path), self.root, make=False) as folder:
            yield folder

    def _respect_read_only(self) -> None:
        """Raise WriteTroubleError for other bytes in, or the end of, a file that nobody may write."""
        if self.change.before is not None and self.edits:
            mode = self._mode_before()
            if mode is not None and not mode & 0o222:
                path = self.root / (self.change.moved_from or self.change.path)
                raise WriteTroubleError(path, "is read-only", "chmod u+w allows to write it", errno.EACCES)

    def _mode_before(self) -> int | None:
        path = self.root / (self.change.moved_from or self.change.path)
        with self._source() as folder:
            return mode_of(folder, path)

    def _expect(self, folder: Folder, name: str, path: str) -> None:
        if folder.read(name) != self.change.before:
            raise ChangedMeanwhileError(path)

    def _make(self, folder: Folder) -> None:
        try:
            rename_new(folder, self.temporary, folder, self._name)
        except FileExistsError:
            raise ChangedMeanwhileError(self.change.path, "exists already") from None

    def _unmake(self, folder: Folder) -> None:
        if self.temporary and folder.status(self.temporary) is None:
            rename_new(folder, self._name, folder, self.temporary)
            if folder.read(self.temporary) != self.change.after:
                rename_new(folder, self.temporary, folder, self._name)
                raise ChangedMeanwhileError(self.change.path)

    def _replace(self, folder: Folder) -> None:
        self._expect(folder, self._name, self.change.path)
        self.spare = temporary_name()
        try:
            displaced = self._swap(folder)
        except FileNotFoundError:
            raise ChangedMeanwhileError(self.change.path) from None
        if displaced != self.change.before:
            raise ChangedMeanwhileError(self.change.path)

    def _swap_back(self, folder: Folder) -> None:
        """The displaced file to its place again, unless somebody changed what was put there."""
        if not self.spare or folder.read(self._aside(folder)[0]) == self.change.after:
            return
        if self._swap(folder) != self.change.after:
            self._swap(folder)
            raise ChangedMeanwhileError(self.change.path)

    def _swap(self, folder: Folder) -> bytes | None:
        """Let the file in its place and the one aside change; the bytes of the one that is aside now."""
        exchange(folder, self._aside(folder)[0], self._name, self._aside(folder)[1])
        return folder.read(self._aside(folder)[0])

    def _aside(self, folder: Folder) -> tuple[str, str]:
        """The temporary name under which a file lies, and the other."""
        if folder.status(self.temporary) is None:
            return self.spare, self.temporary
        return self.temporary, self.spare

    def _take_away(self, folder: Folder) -> None:
        self._expect(folder, self._name, self.change.path)
        mode_of(folder, self.root / self.change.path)
        name = temporary_name()
        self.temporary = name
        rename_new(folder, self._name, folder, name)
        self._expect(folder, name, self.change.path)

    def _bring_back(self, folder: Folder) -> None:
        if self.temporary and folder.status(self.temporary) is not None:
            try:
                rename_new(folder, self.temporary, folder, self._name)
            except FileExistsError:
                raise ChangedMeanwhileError(self.change.path) from None

    def _move(self, folder: Folder) -> None:
        origin = self.change.moved_from or ""
        name = Path(origin).name
        with self._source() as source:
            self._expect(source, name, origin)
            mode_of(source, self.root / origin)
            self.moved = True
            try:
                rename_new(source, name, folder, self._name)
            except OSError as err:
                self.moved = False
                if isinstance(err, FileExistsError):
                    raise ChangedMeanwhileError(self.change.path, "exists already") from None
                if isinstance(err, FileNotFoundError):
                    raise ChangedMeanwhileError(origin) from None
                raise
        self._expect(folder, self._name, origin)
        self.arrived = True

    def _move_back(self, folder: Folder) -> None:
        """The old name again; what somebody saved under the new one since stays there."""
        name = Path(self.change.moved_from or "").name
        with self._source() as source:
            if not self.arrived or folder.read(self._name) == self.change.before:
                rename_new(folder, self._name, source, name)
                return
            again = temporary_name()
            fill(source, again, self.change.before or b"", mode_of(folder, self.root / self.change.path))
            rename_new(source, again, source, name)


def standing(root: Path, path: str, *, moved_from: str | None = None) -> bytes | None:
    """The bytes of a file of the vault, None where there is none; raises WriteTroubleError, for links too.

    With ``moved_from`` a name that is only another way to write that one counts as absent.
    """
    try:
        with open_folder(root / path, root, make=False) as folder:
            name = Path(path).name
            if moved_from is not None and Path(moved_from).parent == Path(path).parent:
                other = Path(moved_from).name
                if same_entry(folder, other, folder, name) and name not in os.listdir(folder.path):
                    return None
            return folder.read(name)
    except WriteTroubleError as err:
        if err.errno == errno.ENOENT:
            return None
        raise


def sweep_folders(root: Path, paths: set[str], known: set[bytes]) -> None:
    """Remove the temporary files that a killed command left beside these paths, if they hold known bytes or a part."""
    for parent in sorted({str(Path(path).parent) for path in paths}):
        with suppress(OSError), open_folder(root / parent / "x", root, make=False) as folder:
            for name in filter(is_temporary, os.listdir(folder.path if folder.fd is None else folder.fd)):
                found = folder.read(name)
                if found is not None and any(data.startswith(found) for data in known):
                    folder.remove(name)


def _missing_folders(root: Path, path: str) -> list[Path]:
    """The folders above a path that do not exist yet, outermost first."""
    above = [root / parent for parent in Path(path).parents if not (root / parent).exists()]
    return above[::-1]
