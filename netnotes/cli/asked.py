"""What was asked by the options that every command has, before or after its name."""

from __future__ import annotations

from pathlib import Path

from netnotes.cli.output.answer import Format


class Asked:
    """The common options of one run; what stands after the command's name wins. ``typed`` are all its words."""

    vault: Path | None = None
    today: str | None = None
    format: Format = "table"
    quiet: bool = False
    verbose: bool = False
    no_color: bool = False
    full: bool = False
    typed: tuple[str, ...] = ()
