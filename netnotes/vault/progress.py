"""How a long piece of work tells how far it is: (done, in all), now and then."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
