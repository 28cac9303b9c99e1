"""Keep your people, goals and meetings as plain Markdown notes, and see who to meet next."""

from __future__ import annotations

TYPE_CHECKING = False  # as in `typing`, which takes a while to import
if TYPE_CHECKING:
    from netnotes.api import Vault

__version__ = "0.1.0"
__all__ = ["Vault", "__version__"]


def __getattr__(name: str) -> object:
    """Import `Vault` when it is first asked for, so that `netnotes --help` does not read YAML."""
    if name == "Vault":
        from netnotes.api import Vault

        return Vault
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
