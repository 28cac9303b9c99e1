"""How each shell asks what Tab completes, and how it takes the answer: its script, its words, its quoting."""

from __future__ import annotations

import os
import re
from typing import Any

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    split_arg_string,
)

SHELLS = ("bash", "zsh", "fish")
_SPECIAL = re.compile(r"([^\w@%+=:,./-])")
_IN_QUOTES = re.compile(r"([\\\"$`])")
_NOTHING = re.compile(r"(?!)()")
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
    done < <(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD="$COMP_CWORD" COMP_LINE="${COMP_LINE:0:COMP_POINT}" \\
        COMP_WORD="${COMP_WORDS[COMP_CWORD]}" COMP_WORDBREAKS="$COMP_WORDBREAKS" \\
        %(complete_var)s=bash_complete "$1" 2>/dev/null)
}

complete -o nosort -F %(complete_func)s %(prog_name)s 2>/dev/null || complete -F %(complete_func)s %(prog_name)s
"""
_ZSH = """\
#compdef %(prog_name)s

%(complete_func)s() {
    local kind value about
    local -a plain described
    while IFS= read -r kind && IFS= read -r value && IFS= read -r about; do
        case $kind in
            dir) compset -P '--*='; _path_files -/ ;;
            file) compset -P '--*='; _path_files ;;
            plain) if [[ $about == _ ]]; then plain+=("$value"); else described+=("$value:$about"); fi ;;
        esac
    done < <(env COMP_WORDS="${words[*]}" COMP_CWORD=$((CURRENT - 1)) %(complete_var)s=zsh_complete \\
        %(prog_name)s 2>/dev/null)
    (( $#described )) && _describe -V %(prog_name)s described -U
    (( $#plain )) && compadd -U -V %(prog_name)s -a plain
}

if [[ $funcstack[1] == _%(prog_name)s ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""
_FISH = """\
function %(complete_func)s
    set -l token (commandline -ct)
    set -l option (string match -r -- '^--[^=]+=' "$token")
    set -l words (commandline -opc | string join \\n | string collect)
    for line in (env COMP_WORDS="$words" COMP_CWORD="$token" %(complete_var)s=fish_complete %(prog_name)s 2>/dev/null)
        set -l found (string split -m 1 , -- $line)
        switch $found[1]
            case dir
                for path in (__fish_complete_directories $found[2])
                    printf '%%s\\n' "$option$path"
                end
            case file
                for path in (__fish_complete_path $found[2])
                    printf '%%s\\n' "$option$path"
                end
            case plain
                printf '%%s\\n' $found[2]
        end
    end
end

complete --no-files --command %(prog_name)s --arguments '(%(complete_func)s)'
"""


class WholeWords(ShellComplete):
    """A shell that replaces the whole word: what follows ``--option=`` is given with the option before it."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """What the word may become."""
        name, equals, begun = incomplete.partition("=")
        if not (equals and name.startswith("--")):
            return super().get_completions(args, incomplete)
        found = super().get_completions([*args, name], begun)
        return [
            CompletionItem(f"{name}={item.value}", help=item.help) if item.type == "plain" else item for item in found
        ]


class WholeBash(WholeWords, BashComplete):
    """bash inserts what it is given as it is: whatever means something to it is escaped, spaces as well.

    It ends a word at ``=``, ``:`` and others, and replaces only the last part of what a program takes for one: the
    parts before are taken away from what it is given.
    """

    source_template = _BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the last, and that one, as the program would be given them."""
        line = os.environ.get("COMP_LINE", "")
        if not line:
            return super().get_completion_args()
        words = split_arg_string(f"{line}x")  # a letter more, so that there is a last word, and its quotes are open
        return words[1:-1], words[-1].removesuffix("x")

    def complete(self) -> str:
        """The lines for the script: type and value."""
        args, incomplete = self.get_completion_args()
        found = self.get_completions(args, incomplete)
        return "\n".join(line for item in found if (line := self.format_completion(item)))

    def format_completion(self, item: CompletionItem) -> str:
        """A line for the script, empty where bash could not insert it behind what stands there."""
        if item.type != "plain":
            return f"{item.type},{item.value}"
        line = os.environ.get("COMP_LINE", "")
        kept, value = before_the_word(line), str(item.value)
        if not value.casefold().startswith(kept.casefold()):
            return ""
        special = {'"': _IN_QUOTES, "'": _NOTHING}.get(open_quote(line or os.environ.get("COMP_WORDS", "")), _SPECIAL)
        shown = special.sub(r"\\\1", value[len(kept) :])
        return f"{item.type},{shown}"


class WholeZsh(WholeWords, ZshComplete):
    """zsh quotes what it inserts by itself."""

    source_template = _ZSH


class WholeFish(WholeWords, FishComplete):
    """fish tells the words before one a line and without their quotes; it quotes what it inserts by itself."""

    source_template = _FISH

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the last, and that one without its quotes."""
        return os.environ.get("COMP_WORDS", "").split("\n")[1:], without_fish_quotes(os.environ.get("COMP_CWORD", ""))


def before_the_word(line: str) -> str:
    """What stands in the last word of a line before the part that bash takes for a word: ``tier=`` of ``tier=cl``."""
    part = os.environ.get("COMP_WORD", "")
    if part and all(char in os.environ.get("COMP_WORDBREAKS", "") for char in part):
        part = ""  # bash tells the mark that ends a word where nothing follows it yet
    word = line[_last_word(line)[0] :]
    if part and not word.endswith(part):
        return ""
    return "".join(split_arg_string(word[: len(word) - len(part)]))


def open_quote(line: str) -> str:
    """The quotation mark that is open where a command line ends, if one is."""
    return _last_word(line)[1]


def _last_word(line: str) -> tuple[int, str]:
    """Where the last word of a command line begins, and the quotation mark that is open at the end."""
    mark, escaped, start = "", False, 0
    for at, char in enumerate(line):
        if escaped:
            escaped = False
        elif char == "\\" and mark != "'":
            escaped = True
        elif char == mark:
            mark = ""
        elif not mark and char in "\"'":
            mark = char
        elif not mark and char.isspace():
            start = at + 1
    return start, mark


def without_fish_quotes(word: str) -> str:
    """A word of fish's as the program is given it; a quotation mark may still be open."""
    text, mark, at = "", "", 0
    while at < len(word):
        char, following = word[at], word[at + 1 : at + 2]
        at += 1
        if char == "\\" and following and (not mark or following in f"\\{mark}" or (mark == '"' and following == "$")):
            text += following
            at += 1
        elif char == mark:
            mark = ""
        elif not mark and char in "\"'":
            mark = char
        else:
            text += char
    return text


def use_our_shells() -> None:
    """Let click answer each shell by the classes above."""
    classes: dict[str, type[Any]] = {"bash": WholeBash, "zsh": WholeZsh, "fish": WholeFish}
    for name, class_ in classes.items():
        add_completion_class(class_, name)
