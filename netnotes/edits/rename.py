"""`netnotes rename`: a note under another name, and everything that names it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from netnotes.edits.aliases import with_alias
from netnotes.edits.moving_notes import Effect, MendedNote, MovingNotes, Told
from netnotes.edits.note_names import name_trouble
from netnotes.edits.unread import iter_unread_links
from netnotes.index.network import StoredNetwork
from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.model.readings import Named
from netnotes.vault.editing.bare_names import rename_own
from netnotes.vault.folders import Scan
from netnotes.vault.linking import fold_path
from netnotes.vault.names import CALLED, named
from netnotes.vault.walk import sort_files

_OWN_NAMES = frozenset({"name", "fn", "fullname", "title"})
_ENDINGS = (".md", ".markdown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Renaming:
    """What a rename does. ``links`` and ``names`` are how many changed in how many ``notes``.

    ``alias`` is the old name where it is kept among the note's aliases, ``was`` and ``type`` the note's type before
    and after. ``newly`` are places that begin to mean the note because of its new name, ``lost`` those that mean it
    no more, ``left`` those that should be mended by hand.
    """

    path: str
    changes: tuple[FileChange, ...]
    links: int = 0
    names: int = 0
    notes: int = 0
    alias: str = ""
    was: str | None = None
    type: str | None = None
    newly: tuple[Told, ...] = ()
    lost: tuple[Told, ...] = ()
    left: tuple[Told, ...] = ()


def new_path(old: str, new: str) -> str:
    """The path that a NEW means: a name stays in its folder, with ``/`` it is a path. Raises OperatorError."""
    ending = "." + old.rsplit(".", 1)[1]
    bare = next((new[: -len(end)] for end in _ENDINGS if new.casefold().endswith(end)), new)
    path = bare.removeprefix("/") if "/" in bare else f"{old.rpartition('/')[0]}/{bare}".removeprefix("/")
    for part in path.split("/"):
        if trouble := name_trouble(part):
            raise OperatorError(f"{part!r} {trouble}", "choose another name")
    return path + ending


def plan_rename(
    network: StoredNetwork,
    root: Path,
    old: str,
    new: str,
    *,
    keep_alias: bool | None = None,
    held: Mapping[str, bytes] | None = None,
) -> Renaming:
    """What renaming the note at path ``old`` to path ``new`` changes.

    With ``keep_alias`` None the old name becomes an alias only where something that is not rewritten (a meeting's
    file name) would not count any more without it. ``held`` are notes that an editor has open, as they
    are there. Raises OperatorError where the new name is taken, and EditRefusedError where the note itself cannot be
    read.
    """
    moving = MovingNotes(network, root, {old: new}, held)
    was = moving.names.notes[old]
    _refuse_taken(moving, old, new)
    if was.status == "unreadable":
        raise OperatorError(f"{old} cannot be read, and is not touched", "netnotes check says where it stops")
    own = moving.note(old)
    if was.status == "ok":
        own.after = rename_own(own.after, lambda data: moving.read(old, data), _OWN_NAMES, was.title, _title(new))
        moving.relink(own)
    called = _called(moving, was, own, new)
    others = moving.concerned([was, called])
    for note in others:
        moving.relink(note)
    after = moving.names_after([called])
    notes = [own, *others] if was.status == "ok" else others
    for note in notes:
        moving.rename_bare(note, after)
    effect = moving.effect(notes, after)
    alias = ""
    if was.status == "ok" and keep_alias is not False and (keep_alias or effect.lost):
        alias, effect = _keep_alias(moving, own, notes, new, effect, needed=keep_alias is None)
    return _told(moving, own, notes, effect, alias)


def _called(moving: MovingNotes, was: Named, own: MendedNote, new: str) -> Named:
    """What the note is called afterwards."""
    if was.status != "ok":
        return was._replace(path=new, title=_title(new))
    return named(moving.read(new, own.after))


def _keep_alias(
    moving: MovingNotes, own: MendedNote, notes: Sequence[MendedNote], new: str, effect: Effect, *, needed: bool
) -> tuple[str, Effect]:
    """Put the old name among the aliases; where it only should if ``needed``, not unless more counts with it."""
    alias, without = _title(own.path), own.after
    own.after = with_alias(own.after, alias)
    kept = moving.effect(notes, moving.names_after([named(moving.read(new, own.after))]))
    if needed and len(kept.lost) >= len(effect.lost):
        own.after = without
        return "", effect
    return alias, kept


def _refuse_taken(moving: MovingNotes, old: str, new: str) -> None:
    """Nobody else may be at the new path, nor be called so among the notes of this type."""
    if new == old:
        raise OperatorError(f"{old} is called so already", "")
    taken = next((path for path in moving.names.notes if path != old and fold_path(path) == fold_path(new)), None)
    if taken is None and fold_path(new) != fold_path(old) and (moving.root / new).exists():
        taken = new
    if taken:
        raise OperatorError(f"there is a file already at {taken}", "choose another name")
    _refuse_unread(moving, old, new)
    type_ = moving.names.notes[old].type
    for path in moving.names.called(type_).find(_title(new)) if type_ in CALLED else ():
        if path != old:
            raise OperatorError(
                f"{path} is called {_title(new)!r} too, and a name of two counts for neither",
                "say more of the name, or join the two notes: netnotes merge KEEP OTHER",
            )


def _refuse_unread(moving: MovingNotes, old: str, new: str) -> None:
    """A note that is read may not move to where notes are not read, nor get such a name."""
    folders = new.split("/")[:-1]
    scan: Scan = {"/".join(folders[:count]): () for count in range(len(folders) + 1)}
    scan["/".join(folders)] = ((new.rsplit("/", 1)[-1], None),)
    (found,) = sort_files(scan, moving.network.config, moving.settings)
    unseen = found.role != "read" or new.startswith("~") or "node_modules" in folders or "/~" in new
    if moving.names.notes[old].status == "ok" and unseen:
        raise OperatorError(
            f"netnotes would not read {new}", "choose another place; netnotes.yaml says what is ignored"
        )


def _told(moving: MovingNotes, own: MendedNote, notes: Sequence[MendedNote], effect: Effect, alias: str) -> Renaming:
    new = moving.links.now(own.path)
    changed = [note for note in notes if note.after != note.before]
    changes = [FileChange(path=note.path, before=note.before, after=note.after) for note in changed if note is not own]
    moved = FileChange(path=new, before=own.before, after=own.after, moved_from=own.path)
    return Renaming(
        path=new,
        changes=(moved, *changes),
        links=sum(note.links for note in notes),
        names=sum(note.names for note in notes),
        notes=sum(1 for note in notes if note.links or note.names),
        alias=alias,
        was=moving.names.notes[own.path].type,
        type=moving.read(new, own.after).note.type,
        newly=effect.newly,
        lost=effect.lost,
        left=(*moving.left, *iter_unread_links(moving, own.path)),
    )


def _title(path: str) -> str:
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
