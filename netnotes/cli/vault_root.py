"""Which folder is the vault (SPEC 1)."""

from __future__ import annotations

import os
from pathlib import Path

from netnotes.cli.output.clean import clean
from netnotes.model.errors import OperatorError

VARIABLE = "NETNOTES_VAULT"


class NoVaultError(OperatorError):
    """No vault was named and none lies around the working directory."""


def find_root(option: Path | None, argument: Path | None = None) -> Path:
    """`-C`, else the command's own VAULT, else NETNOTES_VAULT, else the nearest vault around the working directory.

    Any folder that is named will do; one that is found holds `netnotes.yaml` or `.obsidian/` and is neither the
    home folder nor the root. Raises OperatorError.
    """
    for source, named in (("--vault", option), ("VAULT", argument), (VARIABLE, _from_environment())):
        if named is not None:
            folder = named.expanduser()
            if not folder.is_dir():
                what = "is a file" if folder.exists() else "does not exist"
                raise OperatorError(f"{source}: {clean(str(named))} {what}", "name the folder that holds your notes")
            return folder
    from netnotes.vault.root import find_vault, own_home

    root = find_vault(os.getcwd(), own_home())
    if root is None:
        if any(Path.cwd().glob("*.md")) or any(Path.cwd().glob("*/*.md")):
            raise NoVaultError(
                "this folder is not marked as a vault: neither it nor one above it holds netnotes.yaml or .obsidian/",
                "netnotes -C . check   reads the notes here as they are\nnetnotes init         marks it as a vault",
            )
        raise NoVaultError(
            "no vault here: neither this folder nor one above it holds netnotes.yaml or .obsidian/",
            "netnotes init DIR   makes a new vault, or readies a folder of notes you have\n"
            "netnotes demo DIR   makes one with made-up people, to try things out\n"
            "netnotes -C DIR …   works on any folder of Markdown notes",
        )
    return Path(root)


def _from_environment() -> Path | None:
    text = os.environ.get(VARIABLE)
    return Path(text) if text else None
