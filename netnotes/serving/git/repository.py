"""The repository that a vault lies in: its own, one around it, a linked work tree, a submodule."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

from netnotes.model.errors import OperatorError
from netnotes.model.records import recordclass
from netnotes.serving.git.program import run_git

_NONE, _FOREIGN = "not a git repository", "dubious ownership"


@recordclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """Where git keeps what concerns a vault.

    All paths are real ones, without links (gitrepository-layout(5)). ``top`` is the work tree; ``prefix`` is the
    vault's folder in it, with ``/`` and without one at its end, empty for the top itself. ``own`` is the repository's
    own folder, which linked work trees share, and ``attributes`` its own rules. ``hooks`` is where git looks for
    hooks; ``hooks_set`` says that ``core.hooksPath`` names it.
    """

    vault: Path
    top: Path
    prefix: str
    own: Path
    attributes: Path
    hooks: Path
    hooks_set: bool

    @property
    def name(self) -> str:
        """How marked lines call this vault."""
        return self.prefix or "."

    @property
    def hooks_inside(self) -> bool:
        """Whether hooks are looked for inside this repository, and not in a folder that others share.

        The work tree counts only where it holds the repository: settings may call any folder the work tree.
        """
        places = [self.own, *([self.top] if (self.top / ".git").exists() else [])]
        return any(place in (self.hooks, *self.hooks.parents) for place in places)

    @property
    def hooks_committed(self) -> bool:
        """Whether hooks lie among the files of the work tree, so that a commit hands them to every clone."""
        places = (self.hooks, *self.hooks.parents)
        return self.top in places and self.own not in places

    def shown(self, path: Path) -> str:
        """A path for people: below the work tree from there."""
        return os.path.relpath(path, self.top) if self.top in path.parents else str(path)


def find_repository(root: Path) -> Repository:
    """The repository around a vault. Raises OperatorError where there is none that can be set up, or no git."""
    vault = Path(os.path.realpath(root))
    if _asked(vault, "--is-inside-work-tree") != "true":
        raise OperatorError(
            "this is the inside of a repository, or a bare one, and not a folder of notes",
            "run it in the clone that you write your notes in",
        )
    top = Path(os.path.realpath(_asked(vault, "--show-toplevel")))
    prefix = _asked(vault, "--show-prefix").rstrip("/")
    if any(unicodedata.category(char) == "Cc" for char in prefix):
        raise OperatorError("the path of this folder holds a line break or another control character", "rename it")
    own = Path(os.path.realpath(vault / _asked(vault, "--git-common-dir")))
    named = _hooks_path(vault)
    return Repository(
        vault=vault,
        top=top,
        prefix=prefix,
        own=own,
        attributes=own / "info" / "attributes",
        hooks=Path(os.path.realpath(top / named if named else own / "hooks")),
        hooks_set=bool(named),
    )


def _asked(folder: Path, *words: str) -> str:
    said = run_git(folder, "rev-parse", *words)
    if said.code:
        raise _refusal(folder, said.err)
    return os.fsdecode(said.out).removesuffix("\n")


def _refusal(folder: Path, text: str) -> OperatorError:
    """What git said, as a mistake that can be mended."""
    if _FOREIGN in text:
        return OperatorError(
            "git leaves this repository alone: it belongs to another user",
            "if you trust whoever made it: git config --global --add safe.directory FOLDER, as git status says there",
        )
    if _NONE in text:
        return OperatorError(f"{folder} is not in a git repository", "git init makes it one")
    first = text.removeprefix("fatal: ").split("\n", 1)[0]
    return OperatorError(f"git says: {first or 'nothing, and fails'}", "git status in this folder may say more")


def _hooks_path(folder: Path) -> str:
    """``core.hooksPath`` of the user or the repository, empty where it is not set; what we set ourselves aside."""
    said = run_git(folder, "config", "--path", "--show-scope", "-z", "--get-all", "core.hooksPath")
    parts = os.fsdecode(said.out).split("\0")
    named = [value for scope, value in zip(parts[::2], parts[1::2], strict=False) if scope != "command"]
    return named[-1] if named else ""
