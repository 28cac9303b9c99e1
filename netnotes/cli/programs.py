"""Other programs that a command starts: the user's editor, and what opens an address."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence

from netnotes.model.errors import OperatorError


def editor_words(environment: Mapping[str, str], windows: bool = os.name == "nt") -> list[str]:
    """The editor to call: VISUAL, else EDITOR, else what every system has. Raises OperatorError."""
    for name in ("VISUAL", "EDITOR"):
        text = environment.get(name, "").strip()
        if text:
            try:
                words = shlex.split(text, posix=not windows)
            except ValueError as err:
                raise OperatorError(f"{name} cannot be read: {err}", "check its quotes") from err
            return [word.strip('"') for word in words] if windows else words
    return ["notepad"] if windows else ["vi"]


def run_program(words: Sequence[str]) -> int:
    """Start a program with these words, wait for its end; its exit code. Raises OperatorError where there is none."""
    try:
        return subprocess.run(words, check=False).returncode
    except OSError as err:
        raise OperatorError(f"{words[0]} cannot be started: {err.strerror}", "set VISUAL or EDITOR") from err


def open_address(address: str, platform: str = sys.platform) -> None:
    """Hand an address to the program that the system opens such with. Raises OperatorError."""
    if platform == "win32":
        getattr(os, "startfile")(address)  # noqa: B009 - only Windows has it
        return
    words = ["open" if platform == "darwin" else "xdg-open", address]
    try:
        done = subprocess.run(words, check=False, stdin=subprocess.DEVNULL, capture_output=True)
    except OSError as err:
        raise OperatorError(f"{words[0]} cannot be started: {err.strerror}", "--print shows the address") from err
    if done.returncode:
        raise OperatorError(
            "nothing on this system opens obsidian:// addresses", "is Obsidian installed? --print shows the address"
        )
