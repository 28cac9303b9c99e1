"""How a long piece of work tells how far it is: (done, in all), now and then; (0, 0) once it is over."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
