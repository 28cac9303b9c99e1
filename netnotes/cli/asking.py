"""Questions to whoever sits at the terminal: one key each. Without a terminal nothing is ever asked."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import click

from netnotes.cli.output.clean import clean

_STOPS = ("\x03", "\x04")  # Ctrl-C, Ctrl-D
_ESCAPE = "\x1b"


def ask_key(question: str, keys: Mapping[str, str], default: str = "") -> str:
    """The key that was pressed, one of ``keys``; Enter is the default, if there is one.

    ``keys`` go with the words that show what was chosen. Raises KeyboardInterrupt for Ctrl-C.
    """
    with _keys_at_once():
        click.echo(f"{clean(question)} ", nl=False)
        pressed = ""
        while pressed not in keys:
            pressed = _read_key().casefold()
            pressed = default if default and pressed in "\r\n" else pressed
    click.echo(clean(keys[pressed]))
    return pressed


def ask_yes(question: str, *, default: bool) -> bool:
    """Whether the answer is yes."""
    marks = "[Y/n]" if default else "[y/N]"
    return ask_key(f"{question} {marks}", {"y": "yes", "n": "no"}, "y" if default else "n") == "y"


@contextmanager
def _keys_at_once() -> Iterator[None]:
    """The terminal gives each key as it is pressed, without showing it. Keys pressed before are kept."""
    try:
        import termios
    except ImportError:  # Windows, where click does it
        yield
        return
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    now = termios.tcgetattr(terminal)
    now[3] &= ~(termios.ICANON | termios.ECHO | termios.ISIG)
    now[6][termios.VMIN], now[6][termios.VTIME] = 1, 0
    termios.tcsetattr(terminal, termios.TCSADRAIN, now)
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _read_key() -> str:
    """The next key; nothing for one that is no character, such as an arrow."""
    if os.name == "nt":
        return click.getchar()
    terminal = sys.stdin.fileno()
    key = os.read(terminal, 1).decode("latin-1")
    if not key or key in _STOPS:
        raise KeyboardInterrupt
    if key != _ESCAPE:
        return key
    _pass_over_sequence(terminal)
    return ""


def _pass_over_sequence(terminal: int) -> None:
    """Take away what an arrow or a key pressed with Alt sends after the escape (ECMA-48: control sequences)."""
    begun = False
    while select.select([terminal], [], [], 0)[0]:
        char = os.read(terminal, 1)
        if begun and b"@" <= char <= b"~":
            return
        if not begun and char not in (b"[", b"O"):
            return
        begun = True
