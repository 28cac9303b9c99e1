"""What an assistant may see of a vault: all of it, or all but what is private (SPEC 11).

Without ``private`` nothing that is answered comes from anywhere but a network and tables from which private notes
and fields are gone (`rules.leaving_out`, the same that exports are made of), so that no tool can forget to leave
something out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from netnotes.exporters import private_properties
from netnotes.exporters.writing.options import Options, Whole
from netnotes.index.load import TROUBLE
from netnotes.index.network import StoredNetwork
from netnotes.index.store import Store
from netnotes.index.tables_file import open_image
from netnotes.model.config import Config
from netnotes.model.network import Network
from netnotes.model.notes import Note
from netnotes.model.records import recordclass
from netnotes.rules.leaving_out import leave_out
from netnotes.rules.quiet_text import Quiet, hidden_notes


@recordclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One state of a vault on one day: what was made from it holds as long as this stays the same."""

    number: int
    config: Config
    today: date


class Seen:
    """A vault on one day as it may be told. ``network`` is without what is private, ``quiet`` takes it out of texts."""

    def __init__(self, whole: StoredNetwork, today: date) -> None:
        hidden = hidden_notes(whole)
        self.today = today
        self.private_fields = private_properties(whole)
        self.quiet = Quiet(whole, hidden | _tell_tales(whole, hidden))
        self.network: Network = leave_out(whole, self.quiet, self.private_fields, None, today)
        self._tables: Store | None = None

    def with_notes(self, whole: StoredNetwork) -> Network:
        """The same network with path, status and type of every note that may be told: what names are looked up in."""
        told = (head for head in whole.heads if head.path not in self.quiet.hidden)
        notes = (Note(path=path, title=_title(path), status=status, type=type_) for path, status, type_ in told)
        return replace(self.network, notes=tuple(notes))

    def tables(self, whole: StoredNetwork) -> Store:
        """The documented tables and the full text, from the same vault, without what is private."""
        if self._tables is None:
            from netnotes.exporters.sqlite import export_whole

            all_of_it = Whole(network=whole, quiet=self.quiet, private_fields=self.private_fields)
            self._tables = open_image(export_whole(all_of_it, self.network, self.today, Options()))
        return self._tables

    def close(self) -> None:
        """Let go of the tables."""
        if self._tables is not None:
            self._tables.close()


def version_of(whole: StoredNetwork, today: date) -> Version | None:
    """The state of the vault; None where the index is kept nowhere, and so cannot tell."""
    try:
        number = whole.store.meta("version") if whole.store.path is not None else None
    except TROUBLE:
        return None
    return Version(number=number, config=whole.config, today=today) if isinstance(number, int) else None


def _tell_tales(network: Network, hidden: frozenset[str]) -> frozenset[str]:
    """Notes whose path says the name of somebody private: it cannot be told without it.

    Of somebody else's own note only the folders count: two people may have the same name.
    """
    if not hidden:
        return frozenset()
    quiet = Quiet(network, hidden)
    people = {person.path for person in network.people}
    paths = (head.path for head in network.heads)
    return frozenset(path for path in paths if _tells(path.rpartition("/")[0] if path in people else path, quiet))


def _title(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _tells(path: str, quiet: Quiet) -> bool:
    return quiet.text(path) != path
