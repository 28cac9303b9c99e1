"""Work for a process of its own, where the system and its processors allow it."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # as in `typing`, which takes a while to import
if TYPE_CHECKING:
    from collections.abc import Callable


def pays_apart() -> bool:
    """Whether two processes are faster than one here.

    Not where this one has threads: a copy of it could wait for ever for what one of them held.
    """
    return hasattr(os, "fork") and (os.cpu_count() or 1) > 1 and not _has_threads()


def _has_threads() -> bool:
    """Whether there are threads beside this one; most commands never import what makes them."""
    threading = sys.modules.get("threading")
    return threading is not None and threading.active_count() > 1


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
