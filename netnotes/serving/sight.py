"""A look at all that a build depends on, without opening a note: two that are equal need no build between them."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import NamedTuple

from netnotes.index.unchanged import GRAIN_NS, tree_of
from netnotes.serving.relevance import OWN, Outputs
from netnotes.vault.files import ReadTroubleError, read_bytes
from netnotes.vault.folders import Scan, Stamp, scan_folders
from netnotes.vault.inputs import Inputs, read_inputs
from netnotes.vault.looking import digest_of_scan
from netnotes.vault.state import digest_of, open_state

Place = tuple[int, int]
"""By what a folder is known to be the same one: device and inode."""
Pages = tuple[tuple[str, Stamp | None], ...]


class Basis(NamedTuple):
    """All that decides what pages say."""

    inputs: Inputs
    own: tuple[tuple[str, Stamp], ...]
    notes: bytes


class Sight(NamedTuple):
    """What was seen: what pages are made from, and the dashboards by their paths.

    ``young`` says that a file was so young that it may have changed again without looking different. ``folders`` are
    those in which something that counts may change.
    """

    basis: Basis
    pages: Pages
    young: bool
    folders: tuple[str, ...]


def take_sight(root: Path, outputs: Outputs) -> Sight:
    """Look. Raises OSError where the root cannot be listed."""
    now = time.time_ns()
    inputs, own, scan = read_inputs(root), tree_of(root / OWN), scan_folders(root)
    folders = tuple(scan)
    pages = [
        (f"{folder}/{name}", stamp)
        for folder in folders
        if folder == outputs.dashboards or folder.startswith(f"{outputs.dashboards}/")
        for name, stamp in scan.pop(folder) or ()
    ]
    young = any(max(stamp[1], stamp[2]) >= now - GRAIN_NS for _, stamp in own) or _is_young(scan, now)
    return Sight(Basis(inputs, own, digest_of_scan(scan)), tuple(pages), young, folders)


def _is_young(scan: Scan, now: int) -> bool:
    return any(
        stamp is not None and max(stamp[1], stamp[2]) >= now - GRAIN_NS
        for files in scan.values()
        for _, stamp in files or ()
    )  # fmt: skip


def are_as_left(root: Path, cache: str, before: Pages, now: Pages) -> bool:
    """Whether the dashboards stand as the last build left them, and beside them lies what lay there before."""
    left = open_state(root, cache).last_build().pages
    if not left or {page for page in before if page[0] not in left} != {page for page in now if page[0] not in left}:
        return False
    try:
        return all(digest_of(read_bytes(root / path)) == digest for path, digest in left.items())
    except ReadTroubleError:
        return False


def place_of(root: Path) -> Place | None:
    """Which folder stands there now; None where there is none, or an empty one as where a drive was taken out."""
    try:
        status = os.stat(root)
        with os.scandir(root) as entries:
            return (status.st_dev, status.st_ino) if any(True for _ in entries) else None
    except OSError:
        return None
