"""Folders outside the vault in which something about it is kept: nobody else may look into them (SPEC 10)."""

from __future__ import annotations

import os
from pathlib import Path

from netnotes.vault.digests import key_of


def make_private(folder: Path) -> None:
    """Make the folder with mode 0700, and take away what others may do in one that exists. Raises OSError."""
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink():
        from netnotes.vault.writing import WriteTroubleError

        raise WriteTroubleError(folder, "is a symbolic link")
    if folder.stat().st_mode & 0o077:
        folder.chmod(0o700)


def vault_key(root: Path) -> str:
    """The name under which a vault is known outside it: a hash of its real path."""
    return key_of(os.fsencode(os.path.realpath(root)))
