"""Where the index of a vault is kept, and by what it is known to be ours (SPEC 10)."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from netnotes.vault.private import make_private, vault_key

FILE = "index.db"
LOCK = "index.lock"
UNCHANGED = "build.unchanged"
_PARTS = ("model", "vault", "index", "rules", "lint")


def cache_base() -> Path:
    """The folder for what can be made again: `NETNOTES_CACHE_DIR`, else the user's cache folder.

    Raises OSError where the user has no home.
    """
    if given := os.environ.get("NETNOTES_CACHE_DIR"):
        return Path(given).absolute()
    from platformdirs import user_cache_path

    try:
        return user_cache_path("netnotes", appauthor=False)
    except RuntimeError as err:
        raise FileNotFoundError(errno.ENOENT, str(err)) from err


def index_folder(root: Path) -> Path:
    """The folder of a vault's index; it need not exist."""
    return cache_base() / vault_key(root)


def ready_folder(root: Path) -> Path:
    """The folder of a vault's index, made with mode 0700. Raises OSError where it cannot be."""
    folder = index_folder(root)
    make_private(folder)
    return folder


def compiled_folder() -> Path | None:
    """The private folder for compiled templates of the program, shared by all vaults; None where there can be none."""
    try:
        folder = cache_base() / "templates"
        make_private(folder)
    except OSError:
        return None
    return folder


def program_key() -> str:
    """What an index depends on beside the vault: the program's own files and the version of Python.

    A change of parser, schema or program gives another key, and the index is made anew.
    """
    package = Path(__file__).parent.parent
    found = []
    for part in _PARTS:
        with os.scandir(package / part) as entries:
            for entry in entries:
                if entry.name.endswith((".py", ".sql")):
                    status = entry.stat()
                    found.append((part, entry.name, status.st_size, status.st_mtime_ns))
    return repr((sys.version, sorted(found)))
