"""Whether to print colours: https://no-color.org, FORCE_COLOR, TERM=dumb and `--no-color`."""

from __future__ import annotations

from collections.abc import Mapping


def wants_color(environ: Mapping[str, str], *, no_color: bool) -> bool | None:
    """False for never, True for always, None for: on a terminal."""
    if no_color or environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return False if environ.get("TERM") == "dumb" else None
