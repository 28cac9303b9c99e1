"""What the notes are read by: configuration, settings, and the program itself. Where it changes all are read again."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from netnotes.index.codec import decode, encode
from netnotes.index.packing import DamagedError
from netnotes.index.place import program_key
from netnotes.index.store import Store
from netnotes.model.config import Config
from netnotes.model.places import Problem
from netnotes.model.settings import Settings
from netnotes.vault.inputs import Inputs, read_inputs


@dataclass(slots=True)
class Basis:
    """``key`` and ``inputs`` decide the rest, which is loaded from the vault or comes from the index."""

    key: str
    inputs: Inputs
    config: Config = field(default_factory=Config)
    settings: Settings = field(default_factory=Settings)
    problems: tuple[Problem, ...] = ()

    @classmethod
    def read(cls, root: Path) -> Basis:
        """What holds for the vault now, nothing loaded yet."""
        return cls(program_key(), read_inputs(root))

    def load(self, root: Path) -> None:
        """Read configuration and settings."""
        from netnotes.vault.config import load_config
        from netnotes.vault.settings import read_settings

        self.config, self.problems = load_config(root)
        self.settings = read_settings(root)

    def holds(self, store: Store) -> bool:
        """Whether the index was read by this configuration and program."""
        stored = store.meta("basis")
        return stored is not None and (stored[0], stored[1]) == (self.key, self.inputs)

    @classmethod
    def stored(cls, store: Store) -> Basis:
        """What the index was read by. Raises DamagedError where that is not there."""
        stored = store.meta("basis")
        if stored is None:
            raise DamagedError("the index does not say what it was read by")
        key, inputs, config, settings, problems = stored
        return cls(
            key,
            inputs,
            decode(Config, config),
            decode(Settings, settings),
            tuple(decode(Problem, problem) for problem in problems),
        )

    def keep(self, store: Store) -> None:
        """Store it."""
        problems = tuple(map(encode, self.problems))
        store.set_meta("basis", (self.key, self.inputs, encode(self.config), encode(self.settings), problems))
