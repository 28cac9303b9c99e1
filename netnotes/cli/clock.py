"""The day a command works on. The clock is read here and nowhere else."""

from __future__ import annotations

import os
from datetime import date

from netnotes.model.errors import OperatorError

VARIABLE = "NETNOTES_TODAY"


def choose_today(option: str | None) -> date:
    """The day of `--today`, else that of NETNOTES_TODAY, else the local date (SPEC 0).

    Raises OperatorError where one of the two is no day written YYYY-MM-DD.
    """
    from netnotes.model.dates import parse_date

    for source, text in (("--today", option), (VARIABLE, os.environ.get(VARIABLE))):
        if text:
            day = parse_date(text)
            if day is None or len(text.strip()) != len("YYYY-MM-DD"):
                raise OperatorError(f"{source}: {text!r} is no day", "write it like 2026-11-21")
            return day
    return date.today()  # noqa: DTZ011 - the user's own day, wherever they are
