"""What somebody asks of an export beside its format."""

from __future__ import annotations

from collections.abc import Mapping

from netnotes.model.network import Network
from netnotes.model.records import recordclass
from netnotes.rules.quiet_text import Quiet


@recordclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What was asked: ``people`` are the paths of those chosen, None for everybody.

    ``private`` lets private notes and fields leave, ``safe`` writes no cell that a spreadsheet would run, ``alarm``
    lets a phone ring.
    """

    people: frozenset[str] | None = None
    private: bool = False
    safe: bool = False
    alarm: bool = False


@recordclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """The vault as it is, for a format that copies more than records: what it gives must pass through ``quiet``.

    ``private_fields`` are the property names of SPEC 2.2 that must not leave. ``paths`` are those that say the name of
    somebody private, and how they are told (`rules.told_paths`).
    """

    network: Network
    quiet: Quiet
    private_fields: frozenset[str]
    paths: Mapping[str, str] | None = None
