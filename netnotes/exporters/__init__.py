"""Files for other programs: one format each, found by being here; a new file is a new format.

An exporter has a docstring whose first line is its documentation, ``TITLE`` (what it writes, for people), ``SUFFIX``
(how its files end), ``MARK`` (bytes near the beginning by which an earlier export of it is known; empty where there are
none) and ``export(network, today, options) -> bytes``. The module's name is the name of the format.

It is given a network without what must not leave (`rules.leaving_out`), so that no format can forget to leave something
out: what it does not see, it cannot tell. It reads no clock and no disk: the same network, day and options give the
same bytes. A format that copies more than records has ``export_whole(whole, network, today, options)`` instead, and
must pass what it copies through ``whole.quiet``. What several share is in `netnotes.exporters.writing`.
"""

from __future__ import annotations

import pkgutil
from datetime import date
from importlib import import_module
from typing import Protocol, cast

from netnotes.exporters.writing.options import Options, Whole
from netnotes.model.folding import fold_key
from netnotes.model.network import Network
from netnotes.rules.leaving_out import leave_out
from netnotes.rules.quiet_text import Quiet, hidden_notes
from netnotes.rules.told_paths import told_paths, with_told_paths


class Exporter(Protocol):
    """What a module of this package is."""

    TITLE: str
    SUFFIX: str
    MARK: bytes

    def export(self, network: Network, today: date, options: Options) -> bytes:
        """The file. Raises OperatorError where it cannot be made."""


class WholeExporter(Exporter, Protocol):
    """A format that copies more than records."""

    def export_whole(self, whole: Whole, network: Network, today: date, options: Options) -> bytes:
        """The file. Raises OperatorError where it cannot be made."""


def names() -> tuple[str, ...]:
    """The formats, by name."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg))


def exporter(name: str) -> Exporter:
    """The exporter of a format. Raises KeyError where there is none."""
    if name not in names():
        raise KeyError(name)
    return cast(Exporter, import_module(f"{__name__}.{name}"))


def copies_notes(name: str) -> bool:
    """Whether a format copies more than records, for which it needs a vault's index."""
    return hasattr(exporter(name), "export_whole")


def export_as(name: str, network: Network, today: date, options: Options) -> bytes:
    """The whole way from a vault to a file: what must not leave is left out, then the format writes the rest.

    Raises KeyError for an unknown format, OperatorError where the file cannot be made.
    """
    format_ = exporter(name)
    hidden = frozenset[str]() if options.private else hidden_notes(network)
    private_fields = frozenset[str]() if options.private else private_properties(network)
    quiet = Quiet(network, hidden)
    paths = told_paths(network, quiet)
    leaving = with_told_paths(leave_out(network, quiet, private_fields, options.people, today), paths, quiet)
    if copies_notes(name):
        whole = Whole(network=network, quiet=quiet, private_fields=private_fields, paths=paths)
        return cast(WholeExporter, format_).export_whole(whole, leaving, today, options)
    return format_.export(leaving, today, options)


def private_properties(network: Network) -> frozenset[str]:
    """The properties that `private_fields` names, by our names; words we do not know stand for themselves."""
    from netnotes.vault.synonyms import field_names

    ours: dict[str, str] = {}
    for fields in field_names(network.config).values():
        for field, words in fields.items():
            for word in words:
                ours.setdefault(word, field)
    return frozenset(ours.get(fold_key(name), name) for name in network.config.private_fields)
