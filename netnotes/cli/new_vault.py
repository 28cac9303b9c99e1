"""What `netnotes init` lays down: a whole new vault, or what a folder of notes lacks."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from netnotes.model.network import Network
from netnotes.model.notes import NoteType
from netnotes.model.records import recordclass
from netnotes.vault.typing_rules import TypeRules
from netnotes.vault.walk import bare_folder_name

FOLDERS: dict[str, NoteType] = {
    "people": "person",
    "goals": "goal",
    "meetings": "meeting",
    "organizations": "organization",
}
SETTINGS = "netnotes.yaml"
NOTES = ("person", "meeting", "goal", "organization")
_DEPTH = 2


@recordclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A folder (``data`` is None) or file to make; ``path`` is relative to the vault, with ``/``."""

    path: str
    data: bytes | None = None


def missing_pieces(
    root: Path, network: Network | None, settings: bytes | None = None, coming: Collection[str] = ()
) -> list[Piece]:
    """What a vault at root still lacks, in the order to make it; ``network`` is None where there is no folder yet.

    ``settings`` is the text of `netnotes.yaml`, if not that of a new vault; ``coming`` are types that notes would get
    by it.

    A folder that holds notes of its own keeps its layout: it gets a folder only for types it has no notes and
    no folder of, templates only where it has none, and no introduction.
    """
    old = network is not None and bool(network.notes)
    folders = set(_folder_names(root)) if network else set()
    pieces = _pieces(network, folders, old, set(coming))
    if settings is not None:
        pieces = (replace(piece, data=settings) if piece.path == SETTINGS else piece for piece in pieces)
    return [piece for piece in pieces if not os.path.lexists(root / piece.path)]


def ignored_lines() -> tuple[str, ...]:
    """The lines of a new vault's `.gitignore`."""
    return tuple(_read("vault", "dot.gitignore").decode("utf-8").split())


def settings_template() -> str:
    """The text of a new vault's `netnotes.yaml`."""
    return _read("vault", SETTINGS).decode("utf-8")


def _pieces(network: Network | None, folders: set[str], old: bool, coming: set[str]) -> Iterator[Piece]:
    yield Piece(path=SETTINGS, data=_read("vault", SETTINGS))
    if network is None or network.me is None:
        yield Piece(path="Me.md", data=_read("notes", "me.md"))
    if not old:
        yield Piece(path="Start here.md", data=_read("vault", "Start here.md"))
    types: set[str | None] = {note.type for note in network.notes} if network else set()
    words = TypeRules(network.config).folders if network else {}
    types |= {words[folder] for folder in folders if folder in words} | coming
    for name, type_ in FOLDERS.items():
        if type_ not in types:
            yield Piece(path=name)
    if not folders & {"template", "templates"}:
        for name in NOTES:
            yield Piece(path=f"templates/{name.capitalize()}.md", data=_read("notes", f"{name}.md"))
    for name in (".gitignore", ".gitattributes"):
        yield Piece(path=name, data=_read("vault", f"dot{name}"))


def lay_down(root: Path, pieces: list[Piece]) -> None:
    """Make the folders and files. Raises OSError; a file that appeared meanwhile is left as it is."""
    from netnotes.vault.writing import write_atomic

    root.mkdir(parents=True, exist_ok=True)
    for piece in pieces:
        if piece.data is None:
            (root / piece.path).mkdir(exist_ok=True)
        elif not os.path.lexists(root / piece.path):
            write_atomic(root / piece.path, piece.data, root=root)


def _folder_names(root: Path) -> Iterator[str]:
    """The folded names of the folders in the vault and of those in them."""
    for here, folders, _ in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from map(bare_folder_name, folders)
        if len(Path(here).relative_to(root).parts) + 1 >= _DEPTH:
            folders.clear()


def _read(folder: str, name: str) -> bytes:
    return (_templates() / folder / name).read_bytes()


def _templates() -> Traversable:
    """The templates inside the installed package, else those of the checkout."""
    inside = files("netnotes") / "templates"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2] / "templates"
