"""Which files a build depends on, by their paths: what an editor or git does beside them is passed over."""

from __future__ import annotations

from typing import Literal, NamedTuple

from netnotes.vault.inputs import PLACES

Concern = Literal["notes", "pages"]
"""``notes`` is all that pages are made from, settings and templates too; ``pages`` are the dashboards themselves."""

OWN = ".netnotes"
_ENDINGS = (".md", ".markdown")


class Outputs(NamedTuple):
    """The folders that netnotes writes into, below the root."""

    dashboards: str = "dashboards"
    site: str = "site"


def concern_of(path: str, outputs: Outputs, *, whole: bool = False) -> Concern | None:
    """What a change at this path of the vault concerns; None where no page depends on it.

    ``whole`` says that a folder changed, or something went of which nobody knows any more whether it was one.
    """
    *folders, name = path.split("/")
    if path in PLACES:
        return "notes"
    if path == OWN or folders[:1] == [OWN]:
        return "notes" if path == OWN or not _is_passed_over(name) else None
    if any(_is_passed_over(part) for part in (*folders, name)) or _is_within(path, outputs.site):
        return None
    if whole or name.lower().endswith(_ENDINGS):
        return "pages" if _is_within(path, outputs.dashboards) else "notes"
    return None


def _is_passed_over(name: str) -> bool:
    """Whether a file or folder of that name is never read: hidden, an editor's own, other people's programs."""
    return name[:1] in ".~" or name.endswith("~") or name == "node_modules"


def _is_within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")
