"""Completion scripts of the shells, and where each shell looks for them."""

from __future__ import annotations

import os
from pathlib import Path

from click.shell_completion import ShellComplete, get_completion_class

from netnotes.cli.shell_answers import SHELLS, use_our_shells
from netnotes.model.records import recordclass

VARIABLE = "_NETNOTES_COMPLETE"
NO_PACKAGE = (
    "bash reads it through the package bash-completion, which was not found: install that, or put this line into "
    ".bashrc: source <(netnotes completion bash)"
)
MADE_BY = "# made by: netnotes completion install"


@recordclass(frozen=True, slots=True)
class Place:
    """Where a script goes, and what else must be done there by hand, if anything."""

    path: Path
    then: str


def script(shell: str) -> str:
    """The text of the script, with our mark in its second line at the latest; ``shell`` is one of SHELLS."""
    from netnotes.cli.group import netnotes

    use_our_shells()
    class_: type[ShellComplete] | None = get_completion_class(shell)
    if class_ is None:
        raise ValueError(f"not one of {SHELLS}")
    maker = class_(netnotes, {}, "netnotes", VARIABLE)
    text = (maker.source_template % maker.source_vars()).strip()
    first, _, rest = text.partition("\n")
    return f"{first}\n{MADE_BY}\n{rest}\n" if first.startswith("#compdef") else f"{MADE_BY}\n{text}\n"


def place_of(shell: str) -> Place:
    """Where the shell looks for the script of this user. Raises RuntimeError where the user has no home."""
    data = _folder("XDG_DATA_HOME", ".local/share")
    match shell:
        case "bash":
            given = os.environ.get("BASH_COMPLETION_USER_DIR")
            base = Path(given) if given else data / "bash-completion"
            then = "a new bash completes" if _has_bash_completion() else NO_PACKAGE
            return Place(base / "completions" / "netnotes", then)
        case "zsh":
            folder = data / "zsh" / "site-functions"
            then = f"put this line into .zshrc, above compinit, if it is not there: fpath=({folder} $fpath)"
            return Place(folder / "_netnotes", then)
    return Place(
        _folder("XDG_CONFIG_HOME", ".config") / "fish" / "completions" / "netnotes.fish", "a new fish completes"
    )


def _folder(variable: str, below_home: str) -> Path:
    given = os.environ.get(variable)
    return Path(given) if given and Path(given).is_absolute() else Path.home() / below_home


def _has_bash_completion() -> bool:
    """Whether the package that reads the scripts of others is where packages put it (XDG Base Directory)."""
    folders = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share:/opt/homebrew/share"
    return any((Path(folder) / "bash-completion" / "bash_completion").is_file() for folder in folders.split(":"))


def own_shell() -> str | None:
    """The shell of the user, None where it is none of ours."""
    name = Path(os.environ.get("SHELL", "")).name
    return name if name in SHELLS else None
