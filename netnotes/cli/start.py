"""The entry point. A plain `netnotes build` that has nothing to do is over before the command line is even parsed."""

from __future__ import annotations

import gc
import os
import sys

from netnotes.vault.looking import begin_to_look
from netnotes.vault.root import find_vault, own_home

_WITH_VALUE = {"-C": "vault", "--vault": "vault", "--today": "today"}
_LOOKS_ITSELF = ("init", "demo", "doctor", "completion", "watch", "serve", "git", "mcp", "lsp")
_WITH_FOLDER = ("build", "check")


def main() -> None:
    """Answer at once if that can be done, else run the command line."""
    gc.disable()  # a command is over before collecting its records would pay
    args = sys.argv[1:]
    root = likely_root(args)
    if root is not None:
        begin_to_look(root)
    if "build" in args and _nothing_to_build(args):
        sys.exit(0)
    from netnotes.cli.main import main as run

    run()


def likely_root(args: list[str]) -> str | None:
    """The vault that a command will ask for, where it is likely to ask for one: looking through it can begin.

    No more than a guess: `find_root` decides, and where it says otherwise the look was in vain.
    """
    if "-h" in args or "--help" in args or "--version" in args or "_NETNOTES_COMPLETE" in os.environ:
        return None
    words, named = [], None
    waiting = iter(args)
    for word in waiting:
        if word in _WITH_VALUE or word == "--format":
            value = next(waiting, None)
            named = value if _WITH_VALUE.get(word) == "vault" else named
        elif word.startswith("--vault="):
            named = word.removeprefix("--vault=")
        elif not word.startswith("-"):
            words.append(word)
    if words and words[0] in _LOOKS_ITSELF:
        return None
    argument = words[1] if len(words) > 1 and words[0] in _WITH_FOLDER else None
    return named or argument or os.environ.get("NETNOTES_VAULT") or find_vault(os.getcwd(), own_home())


def plain_build(args: list[str]) -> dict[str, str] | None:
    """What a plain build is asked (vault, today, folder, site), None where there is any other option or command."""
    asked: dict[str, str] = {}
    words: list[str] = []
    waiting = iter(args)
    for word in waiting:
        name, equals, value = word.partition("=")
        if word in _WITH_VALUE:
            value = next(waiting, "")
            if not value or value.startswith("-"):
                return None
            asked[_WITH_VALUE[word]] = value
        elif name in _WITH_VALUE and equals and value and name.startswith("--"):
            asked[_WITH_VALUE[name]] = value
        elif word == "--site":
            asked["site"] = word
        elif word.startswith("-"):
            return None
        else:
            words.append(word)
    if not words or words[0] != "build" or len(words) > 2:
        return None
    return asked | {"folder": words[1]} if len(words) == 2 else asked


def _nothing_to_build(args: list[str]) -> bool:
    """Print what a build with nothing to do prints, where that is known; whether it was."""
    asked = plain_build(args)
    if asked is None or sys.stdout is None or sys.stderr is None:
        return False
    from pathlib import Path

    from netnotes.cli.clock import choose_today
    from netnotes.cli.vault_root import find_root
    from netnotes.index.unchanged import recall
    from netnotes.model.errors import OperatorError

    folder = asked.get("folder")
    try:
        day = choose_today(asked.get("today")).isoformat()
        vault = asked.get("vault")
        root = find_root(Path(vault) if vault else None, Path(folder) if folder else None)
        said = recall(root, day, begin_to_look(root), asked.get("site", ""))
        if said is None:
            return False
        for stream, text in ((sys.stdout, said.out), (sys.stderr, said.err)):
            stream.write(text)
            stream.flush()
    except (OperatorError, OSError):  # the command itself says what is wrong
        return False
    return True


if __name__ == "__main__":
    main()
