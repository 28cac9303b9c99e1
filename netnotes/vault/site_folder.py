"""The folder of the site: made by netnotes and known by a marker file, which lists what netnotes wrote (SPEC 8)."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from pathlib import Path

from netnotes.model.errors import OperatorError
from netnotes.vault.files import ReadTroubleError, read_bytes
from netnotes.vault.writing import remove_file, write_atomic, write_together

MARKER = ".netnotes-site"
ABOUT = "made by netnotes: these files are replaced, and removed when nothing makes them any more"
_MOST = 64 * 1024 * 1024
_OURS = re.compile(r"\.gitignore|(?:[\w-]+/){0,2}[\w-]+\.(?:html|css|js|png|jpg|jpeg|gif|webp)")


class SiteFolder:
    """A folder that holds a site, or will. ``listed`` are the paths of files that netnotes wrote into it.

    Raises OperatorError where something else is in its place: nothing of that is touched.
    """

    def __init__(self, path: Path, shown: str) -> None:
        self.path, self._shown = path, shown
        self.listed = self._read_marker()

    def _read_marker(self) -> frozenset[str]:
        hint = "move it away, or name another folder in netnotes.yaml: site: {folder: NAME}"
        if self.path.is_symlink():
            raise OperatorError(f"the site's folder is a symbolic link: {self._shown}", hint)
        if not self.path.exists():
            return frozenset()
        if not self.path.is_dir():
            raise OperatorError(f"the site's folder is a file: {self._shown}", hint)
        try:
            names = os.listdir(self.path)
            if MARKER not in names:
                if names:
                    raise OperatorError(f"{self._shown} was not made by netnotes, so it is left alone", hint)
                return frozenset()
            found = json.loads(read_bytes(self.path / MARKER, _MOST))
            files = found["files"] if isinstance(found, dict) and found.get("about") == ABOUT else None
        except OSError as err:
            raise OperatorError(f"the site's folder cannot be read: {err}", "check its permissions") from err
        except (ReadTroubleError, ValueError, KeyError, RecursionError):
            files = None
        if not isinstance(files, list):
            raise OperatorError(
                f"{self._shown}/{MARKER} is damaged, so nothing in {self._shown} is touched",
                "remove the folder: everything in it can be made again",
            )
        return frozenset(file for file in files if isinstance(file, str) and _OURS.fullmatch(file))

    def read(self, path: str) -> bytes | None:
        """The bytes of a file of the site; None where there is none that can be read."""
        try:
            return read_bytes(self.path / path, _MOST)
        except ReadTroubleError:
            return None

    def stamp(self, path: str) -> tuple[int, int] | None:
        """Size and time of a file, by which it is known to be as it was; None where there is none."""
        try:
            status = (self.path / path).lstat()
        except OSError:
            return None
        return status.st_size, status.st_mtime_ns

    def is_foreign(self, path: str) -> bool:
        """Whether a file stands there that netnotes did not write."""
        return path not in self.listed and os.path.lexists(self.path / path)

    def announce(self, files: Iterable[str]) -> None:
        """Say in the marker what is ours, before any of it is written: a build may be killed at any moment."""
        known = sorted(set(files))
        data = json.dumps({"about": ABOUT, "files": known}, ensure_ascii=True, indent=0) + "\n"
        if self.read(MARKER) != data.encode():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(self.path / MARKER, data.encode(), root=self.path.parent)
        self.listed = frozenset(known)

    def write(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Replace files of the site."""
        write_together([(self.path / path, data) for path, data in files], root=self.path)

    def remove(self, path: str) -> None:
        """Remove a file of the site; one that is gone already is no error."""
        if os.path.lexists(self.path / path):
            remove_file(self.path / path, root=self.path)
