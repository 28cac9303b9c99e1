"""`find_changes`: two looks through the folders, compared; no file is opened."""

from __future__ import annotations

import pytest

from netnotes.index.changes import GRAIN_NS, Changes, find_changes, is_doubtful
from netnotes.model.config import Config
from netnotes.model.settings import Settings
from netnotes.vault.folders import Scan, Stamp
from netnotes.vault.walk import FoundFile

NOW = 10**18
STAMP: Stamp = (100, 7, 8, 9)
OTHER: Stamp = (100, 7, 8, 10)


def scan(*paths: str, **stamps: Stamp | None) -> Scan:
    """A look at a vault with these files; ``a_b`` with a stamp of its own is ``a/b.md``."""
    found: Scan = {"": ()}
    files = dict.fromkeys(paths, STAMP) | {name.replace("_", "/") + ".md": each for name, each in stamps.items()}
    for path, stamp in sorted(files.items()):
        folder, _, name = path.rpartition("/")
        for end in range(len(folder) + 1):
            if end and (end == len(folder) or folder[end] == "/"):
                found.setdefault(folder[:end], ())
        found[folder] = (*(found[folder] or ()), (name, stamp))
    return found


def changes(old: Scan, new: Scan, *doubtful: str, config: Config | None = None) -> tuple[list[str], list[str]]:
    found = find_changes(old, new, set(doubtful), config or Config(), Settings())
    return list(found.gone), [file.path for file in found.seen]


def test_nothing_changed() -> None:
    look = scan("a.md", "people/b.md", "people/deep/er/c.md")
    assert changes(look, dict(reversed(look.items()))) == ([], [])
    assert changes({}, {}) == ([], [])
    assert changes({"": ()}, {"": ()}) == ([], [])


@pytest.mark.parametrize("field", range(4))
@pytest.mark.parametrize("by", [-1, 1, -(10**15), 10**15])
def test_any_part_of_a_stamp_that_differs_is_a_change(field: int, by: int) -> None:
    values = list(STAMP)
    values[field] += by
    size, mtime, ctime, inode = values
    assert changes(scan(a=STAMP, b=STAMP), scan(a=(size, mtime, ctime, inode), b=STAMP)) == ([], ["a.md"])


def test_new_and_gone() -> None:
    assert changes(scan("a.md"), scan("a.md", "b.md")) == ([], ["b.md"])
    assert changes(scan("a.md", "b.md"), scan("a.md")) == (["b.md"], [])
    assert changes(scan("a.md"), {"": ()}) == (["a.md"], [])
    assert changes({}, scan("x/y/z.md")) == ([], ["x/y/z.md"])
    assert changes(scan("x/y/z.md"), {"": ()}) == (["x/y/z.md"], [])


def test_a_renamed_note_is_gone_and_new() -> None:
    assert changes(scan("people/Ana.md"), scan("people/ana.md")) == (["people/Ana.md"], ["people/ana.md"])
    old, new = scan("a/x.md", "a/deep/y.md", "b/z.md"), scan("c/x.md", "c/deep/y.md", "b/z.md")
    assert changes(old, new) == (["a/deep/y.md", "a/x.md"], ["c/deep/y.md", "c/x.md"])


def test_a_file_of_which_nothing_is_known_is_looked_at() -> None:
    assert changes(scan(a=None), scan(a=None)) == ([], ["a.md"])
    assert changes(scan(x_a=None), scan(x_a=None), "x/a.md") == ([], ["x/a.md"])  # reading it has made it doubtful
    assert changes(scan(a=None, b=STAMP), scan(a=None, b=OTHER)) == ([], ["a.md", "b.md"])
    assert changes(scan(a=STAMP), scan(a=None)) == ([], ["a.md"])
    assert changes(scan(a=None), scan(a=STAMP)) == ([], ["a.md"])


def test_a_folder_that_cannot_be_listed_is_found_as_itself() -> None:
    open_, shut = scan("a/b.md", "a/c.md"), Scan({"": (), "a": None})
    assert changes(open_, shut) == (["a/b.md", "a/c.md"], ["a"])
    assert changes(shut, open_) == (["a"], ["a/b.md", "a/c.md"])
    assert changes(shut, shut, "a") == ([], ["a"])
    assert changes(shut, {"": ()}) == (["a"], [])
    assert changes({"": ()}, shut) == ([], ["a"])


def test_what_is_doubtful_is_looked_at_again() -> None:
    look = scan("a.md", "x/b.md", "x/y/c.md")
    assert changes(look, look, "x/y/c.md") == ([], ["x/y/c.md"])
    assert changes(look, look, "a.md", "x/b.md") == ([], ["a.md", "x/b.md"])
    assert changes(look, scan("a.md", x_b=OTHER), "x/b.md") == (["x/y/c.md"], ["x/b.md"])


def test_what_is_doubtful_may_be_gone() -> None:
    assert changes(scan("a.md", "b.md"), scan("a.md"), "b.md") == (["b.md"], [])
    assert changes(scan("x/b.md"), {"": ()}, "x/b.md") == (["x/b.md"], [])
    assert changes({"": ()}, {"": ()}, "never/there.md") == ([], [])


def test_a_file_in_place_of_a_folder_and_back() -> None:
    assert changes(scan("x.md/a.md"), scan("x.md")) == (["x.md/a.md"], ["x.md"])
    assert changes(scan("x.md"), scan("x.md/a.md")) == (["x.md"], ["x.md/a.md"])


def test_seen_files_have_the_roles_of_a_whole_look() -> None:
    config = Config(ignore=("private/*",), dashboards_folder="out/pages")
    new = scan("private/a.md", "out/pages/Home.md", "out/b.md", "Templates/x/t.md", "c (conflicted copy 2026-07-10).md")
    found = find_changes({"": ()}, new, (), config, Settings())
    assert {file.path: file.role for file in found.seen} == {
        "private/a.md": "ignored",
        "out/pages/Home.md": "generated",
        "out/b.md": "read",
        "Templates/x/t.md": "template",
        "c (conflicted copy 2026-07-10).md": "conflict",
    }
    deeper = find_changes(new, new, {"Templates/x/t.md"}, config, Settings())
    assert deeper == Changes(gone=(), seen=(FoundFile("Templates/x/t.md", "template", STAMP),))


def test_changes_come_in_order_of_paths() -> None:
    old, new = scan("m.md", "z/b.md", "a/b.md"), scan("z.md", "b/x.md", "B.md", "é.md")
    gone, seen = changes(old, new)
    assert gone == sorted(gone) == ["a/b.md", "m.md", "z/b.md"]
    assert seen == sorted(seen) == ["B.md", "b/x.md", "z.md", "é.md"]


def stamp(mtime: int = 0, ctime: int = 0, size: int = 1) -> Stamp:
    return size, mtime, ctime, 5


@pytest.mark.parametrize("ago", [-(10**18), -1, 0, 1, GRAIN_NS])
def test_what_was_written_within_the_clocks_grain_is_doubtful(ago: int) -> None:
    """Also what is of the future: a clock that was set back, a file from a machine whose clock is ahead."""
    assert is_doubtful(stamp(mtime=NOW - ago), stamp(mtime=NOW - ago), NOW)
    assert is_doubtful(stamp(ctime=NOW - ago), stamp(ctime=NOW - ago), NOW)


def test_what_was_written_before_is_not_doubtful() -> None:
    old = stamp(NOW - GRAIN_NS - 1, NOW - GRAIN_NS - 1)
    assert not is_doubtful(old, old, NOW)


def test_what_changed_between_the_look_and_the_reading_is_doubtful() -> None:
    assert is_doubtful(stamp(size=1), stamp(size=2), NOW)
    assert is_doubtful(None, stamp(), NOW)
