"""The merge driver: a generated page is kept whole, for the build after the merge makes it anew (gitattributes(5))."""

from __future__ import annotations

import shlex
from pathlib import Path

from netnotes.serving.git.program import run_git
from netnotes.vault.files import ReadTroubleError, read_bytes
from netnotes.vault.generated import is_marked

NAME = "netnotes: keep a generated page whole"
_MOST = 20 * 1024 * 1024
_CONFLICT = 1


def driver_command(program: str) -> str:
    """What git runs to merge a page. Without the program pages merge as in a clone that was never set up."""
    python = f"{shlex.quote(program).replace('%', '%%')} -P"
    return (
        f"{python} -c 'import netnotes' 2>/dev/null || exec git merge-file --union %A %O %B; "
        f"exec {python} -m netnotes git merge-page %O %A %B %L"
    )


def merge_page(base: Path, ours: Path, theirs: Path, size: int) -> int:
    """Merge two versions into ``ours``: a page of netnotes stays as it is, anything else is merged as text.

    ``size`` is that of conflict markers. Returns git's exit code: 0, or 1 where the file holds conflicts.
    """
    if all(_is_page(path) for path in (ours, theirs)):
        return 0
    labels = [word for label in ("ours", "base", "theirs") for word in ("-L", label)]
    files = [str(path.absolute()) for path in (ours, base, theirs)]
    said = run_git(Path.cwd(), "merge-file", f"--marker-size={size}", *labels, *files, called_by_git=True)
    return 0 if said.code == 0 else _CONFLICT


def _is_page(path: Path) -> bool:
    try:
        return is_marked(read_bytes(path, _MOST))
    except (OSError, ReadTroubleError):
        return False
