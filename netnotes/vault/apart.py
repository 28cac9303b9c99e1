"""Work for a process of its own, where the system and its processors allow it."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # as in `typing`, which takes a while to import
if TYPE_CHECKING:
    from collections.abc import Callable


def pays_apart() -> bool:
    """Whether two processes are faster than one here."""
    return hasattr(os, "fork") and (os.cpu_count() or 1) > 1


def start_apart(work: Callable[[], None]) -> int | None:
    """Begin the work in a process of its own; its number, None where there can be no more of them.

    It ends with 0 where the work came to its end, else with 1.

    Nothing else of the program runs on in it, and what went wrong is not told there: whoever waits does it again.
    """
    try:
        child = os.fork()
    except OSError:  # too many processes, too little memory
        return None
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    return child
