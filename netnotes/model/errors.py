"""What an operator has to mend before anything can be done."""

from __future__ import annotations


class OperatorError(Exception):
    """An operator's mistake: no vault, an unreadable configuration, an unsafe folder. ``hint`` says how to mend it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint
