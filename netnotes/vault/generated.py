"""The generated pages that stand in a vault: which are netnotes' own, and what has to change (SPEC 8)."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from netnotes.model.errors import OperatorError
from netnotes.model.markers import GENERATED_MARKER
from netnotes.model.places import Problem
from netnotes.model.records import recordclass
from netnotes.vault.files import ReadTroubleError, read_bytes
from netnotes.vault.state import LastBuild, digest_of

_MOST = 20 * 1024 * 1024
_NEAR = 300
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:[^\n]*\n)*?---[ \t]*(?:\n|\Z)")
_CONFLICT = re.compile(r"^<{7}(?: |$)", re.MULTILINE)


@recordclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A file in the dashboards folder; ``marked`` says that netnotes made it. Links have no ``data``."""

    path: str
    data: bytes | None
    marked: bool


@recordclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a build changes: pages to ``write`` and to ``prune``, by path.

    ``edited`` are old texts that differ from what was last written here. ``digests`` are those of the pages that
    stand already.
    """

    write: Mapping[str, bytes]
    unchanged: tuple[str, ...]
    edited: Mapping[str, bytes]
    prune: tuple[str, ...]
    digests: Mapping[str, str]


def read_standing(root: Path, folder: str) -> tuple[Standing, ...]:
    """The Markdown files right in the dashboards folder. Raises OperatorError where it is no folder of the vault."""
    path = root
    for part in folder.split("/"):
        path = path / part
        if path.is_symlink():
            raise OperatorError(
                f"the dashboards folder goes through a symbolic link: {path}",
                "use a real folder, or name another one in netnotes.yaml: dashboards: {folder: NAME}",
            )
        if path.exists() and not path.is_dir():
            raise OperatorError(
                f"the dashboards folder is a file: {path}",
                "move it away, or name another folder in netnotes.yaml: dashboards: {folder: NAME}",
            )
    try:
        names = sorted(name for name in os.listdir(path) if name.lower().endswith(".md"))
    except FileNotFoundError:
        return ()
    except OSError as err:
        raise OperatorError(f"the dashboards folder cannot be read: {err}", "check its permissions") from err
    return tuple(_standing(path / name, f"{folder}/{name}") for name in names)


def _standing(file: Path, path: str) -> Standing:
    try:
        if stat.S_ISREG(file.lstat().st_mode):
            data = read_bytes(file, _MOST)
            return Standing(path=path, data=data, marked=is_marked(data))
    except (OSError, ReadTroubleError):
        pass
    return Standing(path=path, data=None, marked=False)


def is_marked(data: bytes) -> bool:
    """Whether a page says that netnotes made it: the marker is a line near its top, below any front matter.

    In a page with an unresolved merge it may stand anywhere.
    """
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    if _CONFLICT.search(text):
        return GENERATED_MARKER in text.split("\n")
    front = _FRONT_MATTER.match(text)
    body = text[front.end() if front else 0 :]
    return GENERATED_MARKER in (line.strip() for line in body[: _NEAR + len(GENERATED_MARKER)].split("\n"))


def foreign_files(standing: Iterable[Standing], pages: Iterable[str]) -> dict[str, Problem]:
    """Page → the problem that a file which netnotes did not make stands in its place, any case of its name."""
    wanted = {_fold(page): page for page in pages}
    found = {}
    for file in standing:
        page = wanted.get(_fold(file.path))
        if page is not None and not file.marked:
            found[page] = Problem(
                path=file.path,
                line=1,
                column=1,
                code="foreign-file",
                severity="error",
                message="netnotes would write a page here, but did not make this file; it is left alone",
                hint="move or rename it, or name another folder in netnotes.yaml: dashboards: {folder: NAME}",
            )
    return found


def find_prunable(standing: Iterable[Standing], pages: Iterable[str], last: LastBuild) -> tuple[str, ...]:
    """Pages that netnotes wrote here, nobody changed, and no template makes any more."""
    wanted = {_fold(page) for page in pages}
    return tuple(
        file.path
        for file in standing
        if file.marked and file.data is not None and _fold(file.path) not in wanted
        if last.pages.get(file.path) == digest_of(file.data)
    )


def may_prune(notes: int, last: LastBuild) -> bool:
    """Not where the notes seem to be gone: a drive that is not mounted, a sync that has not come yet."""
    return notes > 0 and notes * 2 >= last.notes


def plan_pages(pages: Mapping[str, str], standing: Iterable[Standing], last: LastBuild, prune: Iterable[str]) -> Plan:
    """What to do so that these pages stand, foreign ones left out by the caller."""
    old = {file.path: file.data for file in standing if file.data is not None}
    new = {path: text.encode() for path, text in pages.items()}
    write = {path: data for path, data in new.items() if old.get(path) != data}
    return Plan(
        write=write,
        unchanged=tuple(path for path in new if path not in write),
        edited={path: old[path] for path in write if path in old and last.pages.get(path) != digest_of(old[path])},
        prune=tuple(prune),
        digests={path: last.pages[path] for path in old if path in last.pages}
        | {path: digest_of(data) for path, data in new.items() if path not in write},
    )


def _fold(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()
