"""Completion scripts of the shells: their text, where each shell looks for them, and bash's way of quoting."""

from __future__ import annotations

import os
import re
from pathlib import Path

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    ShellComplete,
    add_completion_class,
    get_completion_class,
)

from netnotes.model.records import recordclass

VARIABLE = "_NETNOTES_COMPLETE"
MADE_BY = "# made by: netnotes completion install"
SHELLS = ("bash", "zsh", "fish")
_SPECIAL = re.compile(r"([^\w@%+=:,./-])")
_IN_QUOTES = re.compile(r"([\\\"$`])")
_NOTHING = re.compile(r"(?!)()")
_ASKING = re.compile(r"((?:_complete|-t\)) netnotes)(?=\))")
_BASH = """\
%(complete_func)s() {
    local type value
    COMPREPLY=()
    while IFS=, read -r type value; do
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain) COMPREPLY+=("$value") ;;
        esac
    done < <(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD="$COMP_CWORD" %(complete_var)s=bash_complete "$1" 2>/dev/null)
}

complete -o nosort -F %(complete_func)s %(prog_name)s 2>/dev/null || complete -F %(complete_func)s %(prog_name)s
"""


class QuotingBash(BashComplete):
    """bash inserts what it is given as it is: whatever means something to it is escaped, spaces as well."""

    source_template = _BASH

    def format_completion(self, item: CompletionItem) -> str:
        """A line for the script: type and value."""
        if item.type != "plain":
            return f"{item.type},{item.value}"
        special = {'"': _IN_QUOTES, "'": _NOTHING}.get(open_quote(os.environ.get("COMP_WORDS", "")), _SPECIAL)
        value = special.sub(r"\\\1", item.value)
        return f"{item.type},{value}"


def open_quote(line: str) -> str:
    """The quotation mark that is open where a command line ends, if one is."""
    mark, escaped = "", False
    for char in line:
        if escaped:
            escaped = False
        elif char == "\\" and mark != "'":
            escaped = True
        elif char == mark:
            mark = ""
        elif not mark and char in "\"'":
            mark = char
    return mark


def use_our_bash() -> None:
    """Let click answer bash by the class above."""
    add_completion_class(QuotingBash, "bash")


@recordclass(frozen=True, slots=True)
class Place:
    """Where a script goes, and what else must be done there by hand, if anything."""

    path: Path
    then: str


def script(shell: str) -> str:
    """The text of the script, with our mark in its second line at the latest; ``shell`` is one of SHELLS."""
    from netnotes.cli.group import netnotes

    use_our_bash()
    class_: type[ShellComplete] | None = get_completion_class(shell)
    if class_ is None:
        raise ValueError(f"not one of {SHELLS}")
    maker = class_(netnotes, {}, "netnotes", VARIABLE)
    text = _ASKING.sub(r"\1 2>/dev/null", maker.source_template % maker.source_vars()).strip()
    first, _, rest = text.partition("\n")
    return f"{first}\n{MADE_BY}\n{rest}\n" if first.startswith("#compdef") else f"{MADE_BY}\n{text}\n"


def place_of(shell: str) -> Place:
    """Where the shell looks for the script of this user. Raises RuntimeError where the user has no home."""
    data = _folder("XDG_DATA_HOME", ".local/share")
    match shell:
        case "bash":
            given = os.environ.get("BASH_COMPLETION_USER_DIR")
            base = Path(given) if given else data / "bash-completion"
            then = "a new bash completes (it needs the package bash-completion)"
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


def own_shell() -> str | None:
    """The shell of the user, None where it is none of ours."""
    name = Path(os.environ.get("SHELL", "")).name
    return name if name in SHELLS else None
