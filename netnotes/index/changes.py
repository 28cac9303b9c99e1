"""What changed since the last run, by two looks through the folders: a pure comparison, no file is opened."""

from __future__ import annotations

from collections.abc import Collection

from netnotes.model.config import Config
from netnotes.model.records import recordclass
from netnotes.model.settings import Settings
from netnotes.vault.folders import Scan, Stamp
from netnotes.vault.walk import FoundFile, sort_files

GRAIN_NS = 2_000_000_000
"""The coarsest clock of a file system in use (FAT: two seconds)."""


@recordclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """``gone`` are paths that are no longer there; ``seen`` are files that are new or may have changed."""

    gone: tuple[str, ...]
    seen: tuple[FoundFile, ...]


def find_changes(old: Scan, new: Scan, doubtful: Collection[str], config: Config, settings: Settings) -> Changes:
    """Compare two looks through the folders.

    A file is the same only where size, both times and inode are (never "newer than": a restored file is older),
    and it is not doubtful.
    """
    differing = [folder for folder in {**old, **new} if old.get(folder, ()) != new.get(folder, ())]
    folders = _with_parents(differing)
    old_part, new_part = _without_same(old, new, folders), _without_same(new, old, folders)
    before = {file.path: file for file in sort_files(old_part, config, settings)}
    after = {file.path: file for file in sort_files(new_part, config, settings)}
    seen = [file for path, file in after.items() if file.stamp is None or before.get(path) != file]
    known = {file.path for file in seen}
    again = {path.rpartition("/")[0] for path in doubtful} | set(doubtful)
    looked = _sorted(new, _with_parents(again & new.keys()), config, settings)
    seen += [file for file in looked if file.path in doubtful and file.path not in known]
    return Changes(gone=tuple(sorted(before.keys() - after.keys())), seen=tuple(sorted(seen)))


def _with_parents(folders: Collection[str]) -> set[str]:
    found = {""}
    for folder in folders:
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _without_same(scan: Scan, other: Scan, folders: Collection[str]) -> Scan:
    """These folders of a look, without the files that are the same in the other one: what they are is known."""
    found: Scan = {}
    for folder, files in scan.items():
        if folder in folders:
            same = set(other.get(folder) or ())
            found[folder] = files and tuple(file for file in files if file not in same or file[1] is None)
    return found


def _sorted(scan: Scan, folders: Collection[str], config: Config, settings: Settings) -> list[FoundFile]:
    part = {folder: files for folder, files in scan.items() if folder in folders}
    return sort_files(part, config, settings)


def is_doubtful(found: Stamp | None, read: Stamp, started_ns: int) -> bool:
    """Whether a file that was just read may change without its stamp changing, or changed while it was read.

    As in git, what was written within the clock's grain of the reading is looked at again next time.
    """
    _, mtime, ctime, _ = read
    return found != read or max(mtime, ctime) >= started_ns - GRAIN_NS
