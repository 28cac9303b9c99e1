"""Read notes again of which the index holds what they say, but not the notes themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from netnotes.index.basis import Basis
from netnotes.index.packing import DamagedError
from netnotes.index.reading import read_files
from netnotes.index.store import Store
from netnotes.model.readings import Reading
from netnotes.vault.reader import NoteReader
from netnotes.vault.walk import FoundFile


def read_again(store: Store, root: Path, basis: Basis, paths: Iterable[str], doubtful: set[str]) -> Iterator[Reading]:
    """The readings of notes that did not change since they were read.

    One that did change in this very moment is added to ``doubtful``, to be looked at again next time. Raises
    DamagedError where nothing is stored of one.
    """
    reader = NoteReader(basis.config, basis.settings)
    for path in paths:
        row = next(iter(store.rows("SELECT role, hash FROM _files WHERE path = ?", (path,))), None)
        if row is None:
            raise DamagedError(f"rows are missing: {path}")
        role, known = row
        (read,) = read_files(root, [FoundFile(path, role)], {}, reader, 0)
        if read.hash != known:  # what is stored of it and what is derived now are of two moments
            doubtful.add(path)
            store.delete("_files", "path = ?", [path])
            store.insert({"_files": [(path, role, b"")]})
        if read.reading is not None:
            yield read.reading
