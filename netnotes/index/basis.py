"""What the notes are read by: configuration, settings, and the program itself. Where it changes all are read again."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from netnotes.index.codec import decode, encode, form_of
from netnotes.index.packing import DamagedError, Plain
from netnotes.index.place import program_key
from netnotes.index.store import Store
from netnotes.model.config import Config
from netnotes.vault.inputs import Inputs, read_inputs

if TYPE_CHECKING:
    from netnotes.model.places import Problem
    from netnotes.model.settings import Settings


class Basis:
    """``key`` and ``inputs`` decide the rest: configuration, settings, and what is wrong in them.

    ``stored`` is that rest in plain values, each made into records when it is first asked for.
    """

    def __init__(self, key: str, inputs: Inputs, stored: tuple[Plain, Plain, Plain]) -> None:
        self.key, self.inputs, self._stored = key, inputs, stored

    @cached_property
    def config(self) -> Config:
        """The configuration."""
        return decode(Config, self._stored[0])

    @cached_property
    def settings(self) -> Settings:
        """The settings of Obsidian."""
        found: Settings = form_of("Settings").decode(self._stored[1])
        return found

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in them."""
        return tuple(map(form_of("Problem").decode, self._stored[2]))

    def keep(self, store: Store) -> None:
        """Store it."""
        store.set_meta("basis", (self.key, self.inputs, *self._stored))


def load_basis(root: Path) -> Basis:
    """What the notes of a vault are to be read by now."""
    from netnotes.vault.config import load_config
    from netnotes.vault.settings import read_settings

    key, inputs = program_key(), read_inputs(root)
    config, problems = load_config(root)
    stored = encode(config), encode(read_settings(root)), tuple(map(encode, problems))
    return Basis(key, inputs if read_inputs(root) == inputs else (), stored)  # changed meanwhile: read again next time


def stored_basis(store: Store) -> Basis:
    """What the index was read by. Raises DamagedError where it does not say."""
    stored = store.meta("basis")
    if stored is None:
        raise DamagedError("the index does not say what it was read by")
    key, inputs, *rest = stored
    return Basis(key, inputs, tuple(rest))


def is_read_by(store: Store, key: str, inputs: Inputs) -> bool:
    """Whether the index was read by this program and these files."""
    stored = store.meta("basis")
    return stored is not None and (stored[0], stored[1]) == (key, inputs)
