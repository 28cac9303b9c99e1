"""The refusal of a name: the one error that is told word for word."""

from __future__ import annotations

from netnotes.model.errors import OperatorError


class NamingError(OperatorError):
    """A name that means nobody or several. Its words are the assistant's own, or may be told: they stay as they are.

    Were a name taken out of them, somebody private could be told from nobody.
    """
