"""What is remembered of a vault outside it (SPEC 10): the pages last written here, and a journal of replaced text."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from urllib.parse import quote

from netnotes.model.records import recordclass
from netnotes.vault.files import ReadTroubleError, read_text
from netnotes.vault.private import make_private, vault_key
from netnotes.vault.writing import WriteTroubleError, remove_file, write_atomic

VERSION = 1
MOST_ENTRIES = 200
_PAGES = "pages.json"
_JOURNAL = "journal"
_ENTRY = re.compile(r"(\d{6,12})-.+")


@recordclass(frozen=True, slots=True, kw_only=True)
class LastBuild:
    """What the last build here left: how many notes there were, and the SHA-256 of each page by its path."""

    notes: int = 0
    pages: Mapping[str, str] = field(default_factory=dict)


class VaultState:
    """The state of one vault; where its folder is absent, broken or not wanted it remembers nothing.

    ``warning`` is one line once something went wrong, else empty. Nothing here ever stops a build.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.warning = ""
        self._may_write = True

    def last_build(self) -> LastBuild:
        """What the last build left, nothing where that is not known."""
        if self.folder is None:
            return LastBuild()
        try:
            if not (self.folder / _PAGES).exists():
                return LastBuild()
            found = json.loads(read_text(self.folder / _PAGES))
            version, notes, pages = found["version"], found["notes"], dict(found["pages"])
        except (OSError, ReadTroubleError, ValueError, TypeError, KeyError, RecursionError) as err:
            self._warn(f"{self.folder / _PAGES} cannot be used ({type(err).__name__}): started anew")
            return LastBuild()
        if version != VERSION or not isinstance(notes, int):
            self._may_write = False
            self._warn(f"{self.folder / _PAGES} is of another version of netnotes: left alone")
            return LastBuild()
        return LastBuild(notes=notes, pages={str(path): str(digest) for path, digest in pages.items()})

    def save(self, build: LastBuild) -> None:
        """Remember a build; the last thing that a build does, and nothing is written where nothing changed."""
        record = {"version": VERSION, "notes": build.notes, "pages": dict(sorted(build.pages.items()))}
        self._write(_PAGES, (json.dumps(record, indent=1, ensure_ascii=True) + "\n").encode())

    def keep(self, path: str, data: bytes) -> Path | None:
        """Put replaced text into the journal, the newest entries only; where it stands, None where it could not."""
        entries = self.journal()
        number = int(entries[-1].name.split("-", 1)[0]) + 1 if entries else 1
        kept = self._write(f"{_JOURNAL}/{number:06d}-{quote(path, safe=' ')[-180:]}", data)
        if kept is not None and self.folder is not None:
            for old in entries[: max(len(entries) + 1 - MOST_ENTRIES, 0)]:
                try:
                    remove_file(old, root=self.folder)
                except WriteTroubleError as err:
                    self._warn(f"the journal cannot be shortened: {err}")
                    break
        return kept

    @property
    def pages_file(self) -> Path | None:
        """Where the pages last written are remembered."""
        return self.folder / _PAGES if self.folder else None

    @property
    def journal_folder(self) -> Path | None:
        """Where replaced text is kept."""
        return self.folder / _JOURNAL if self.folder else None

    def journal(self) -> list[Path]:
        """The files of the journal, oldest first."""
        try:
            found = list((self.folder / _JOURNAL).iterdir()) if self.folder else []
        except OSError:
            return []
        return sorted((p for p in found if _ENTRY.fullmatch(p.name)), key=lambda p: int(p.name.split("-", 1)[0]))

    def _write(self, name: str, data: bytes) -> Path | None:
        if self.folder is None or not self._may_write:
            return None
        path = self.folder / name
        try:
            if path.is_file() and path.read_bytes() == data:
                return path
            make_private(self.folder)
            write_atomic(path, data, root=self.folder)
        except OSError as err:
            self._warn(f"nothing could be remembered outside the vault: {err}")
            self._may_write = False
            return None
        return path

    def _warn(self, line: str) -> None:
        self.warning = self.warning or line


def open_state(root: Path, cache: str = "user") -> VaultState:
    """The state of the vault at root; with ``cache: none`` nothing about it is kept outside it."""
    if cache == "none":
        return VaultState(None)
    try:
        return VaultState(state_base() / vault_key(root))
    except OSError as err:
        state = VaultState(None)
        state.warning = f"nothing can be remembered outside the vault: {err.strerror}"
        return state


def state_base() -> Path:
    """The folder for the state of all vaults: `NETNOTES_STATE_DIR`, else the user's state folder.

    Raises OSError where the user has no home.
    """
    if given := os.environ.get("NETNOTES_STATE_DIR"):
        return Path(given).absolute()
    from platformdirs import user_state_path

    try:
        return user_state_path("netnotes", appauthor=False)
    except RuntimeError as err:
        raise FileNotFoundError(errno.ENOENT, str(err)) from err


def digest_of(data: bytes) -> str:
    """The hash by which a page is known again, the same for all line endings."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()
