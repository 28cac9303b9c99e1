"""One thing that `netnotes git setup` changes, as a value, and how it is carried out."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.model.records import recordclass
from netnotes.serving.git.program import run_git
from netnotes.serving.git.repository import Repository
from netnotes.vault.files import ReadTroubleError, read_bytes
from netnotes.vault.writing import remove_file, write_atomic

Where = Literal["vault", "repository", "setting"]


@recordclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A file or a setting to change; ``place`` names it for people, ``what`` says what for.

    ``before`` and ``after`` are a file's bytes (None: there is none) or a setting's value. Where ``by_hand`` says why
    nothing can be changed here, ``lines`` are those that somebody has to add. A file that ``runs`` is a program.
    """

    where: Where
    place: str
    what: str
    path: Path
    before: bytes | None
    after: bytes | None
    lines: tuple[str, ...] = ()
    by_hand: str = ""
    runs: bool = False


def read_there(path: Path) -> tuple[bytes | None, str]:
    """The bytes of a file, None where there is none; and why it cannot be used, empty where it can."""
    if not os.path.lexists(path):
        return None, ""
    if path.is_symlink():
        return None, "it is a symbolic link"
    try:
        return read_bytes(path), ""
    except ReadTroubleError as err:
        return None, str(err)


def read_setting(repository: Repository, key: str) -> bytes | None:
    """The value that the repository itself gives a setting, None where it has none."""
    said = run_git(repository.vault, "config", "--local", "--null", "--get", key)
    return said.out.removesuffix(b"\0") if said.code == 0 else None


def carry_out_steps(repository: Repository, steps: Sequence[Step]) -> tuple[FileChange, ...]:
    """Change settings and files of the repository, in order; what is left to do is in the vault and the caller's.

    Raises OperatorError and WriteTroubleError; what was changed until then stays, and the next run goes on from there.
    """
    for step in steps:
        if step.where == "setting":
            _set(repository, step)
        elif step.where == "repository":
            _write(repository, step)
    return vault_changes(steps)


def vault_changes(steps: Sequence[Step]) -> tuple[FileChange, ...]:
    """The changes to files of the vault, which go through the writer of the vault."""
    return tuple(
        FileChange(path=step.path.name, before=step.before, after=step.after)
        for step in steps
        if step.where == "vault" and not step.by_hand
    )


def _set(repository: Repository, step: Step) -> None:
    key = step.place.removeprefix("git config ")
    words = ("--unset-all", key) if step.after is None else ("--replace-all", key, step.after)
    said = run_git(repository.vault, "config", "--local", *words)
    if said.code:
        text = said.err.removeprefix("error: ").split("\n", 1)[0]
        raise OperatorError(f"git could not write {step.place}: {text}", "is another git at work here? try again")


def _write(repository: Repository, step: Step) -> None:
    if step.by_hand:
        return
    if read_there(step.path)[0] != step.before:
        raise OperatorError(f"{step.place} changed while this command ran", "run it again")
    root = repository.own if repository.own in step.path.parents else repository.top
    if step.after is None:
        remove_file(step.path, root=root)
        return
    write_atomic(step.path, step.after, root=root)
    if step.runs and step.before is None:
        mode = stat.S_IMODE(step.path.stat().st_mode)
        step.path.chmod(mode | (mode & 0o444) >> 2)
