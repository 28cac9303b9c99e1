"""The public Python API: the records and rows that the pages and the command line use (docs/python.md)."""

from netnotes.api.naming import NameMatchError
from netnotes.api.vault import Vault

__all__ = ["NameMatchError", "Vault"]
