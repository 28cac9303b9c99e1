"""Plan changes for a vault on disk, and see what they make of it."""

from collections.abc import Iterable
from pathlib import Path

from netnotes.index.load import memory_network
from netnotes.index.network import StoredNetwork
from netnotes.model.file_changes import FileChange
from netnotes.vault.changing import apply_changes
from netnotes.vault.state import VaultState


def indexed(root: Path) -> StoredNetwork:
    """The network of a vault, with an index in memory."""
    return memory_network(root)


def carried_out(root: Path, changes: Iterable[FileChange]) -> dict[str, str]:
    """Make the changes; the text of each file that was written, by path."""
    changes = tuple(changes)
    apply_changes(root, changes, command="test", state=VaultState(None))
    return {one.path: one.after.decode() for one in changes if one.after is not None}
