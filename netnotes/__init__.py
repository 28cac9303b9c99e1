"""Keep your people, goals and meetings as plain Markdown notes, and see who to meet next."""

from __future__ import annotations

TYPE_CHECKING = False  # as in `typing`, which takes a while to import
if TYPE_CHECKING:
    from netnotes.api import NameMatchError, Vault
    from netnotes.model.errors import OperatorError
    from netnotes.vault.frontmatter import NoteHandler

__version__ = "0.1.0"
__all__ = ["NameMatchError", "NoteHandler", "OperatorError", "Vault", "__version__"]

_PLACES = {
    "NameMatchError": "netnotes.api",
    "NoteHandler": "netnotes.vault.frontmatter",
    "OperatorError": "netnotes.model.errors",
    "Vault": "netnotes.api",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for, so that `netnotes --help` does not read YAML."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_PLACES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
