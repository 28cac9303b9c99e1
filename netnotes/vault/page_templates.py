"""Read a vault's own templates as text. They come from whoever made the vault: nothing here runs them."""

from __future__ import annotations

import os
from pathlib import Path

from netnotes.model.places import Problem
from netnotes.vault.files import ReadTroubleError, read_text

FOLDER = ".netnotes/templates/dashboards"
REGIONS_FOLDER = ".netnotes/templates/regions"
MESSAGES_FOLDER = ".netnotes/templates/messages"
MAX_TEMPLATE = 256 * 1024
MOST_TEMPLATES = 50
PAGE_ENDING = ".md.j2"
MESSAGE_ENDING = ".txt.j2"


def read_page_templates(
    root: Path, inside: str = FOLDER, ending: str = PAGE_ENDING
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The vault's templates in a folder of it, by file name.

    There is a problem for each that is refused: links, too large, not UTF-8.
    """
    folder = root
    for part in inside.split("/"):
        folder = folder / part
        if folder.is_symlink():
            return {}, (_problem(folder.relative_to(root).as_posix(), "a symbolic link is not followed"),)
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(ending) and not name.startswith("."))
    except OSError:
        return {}, ()
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for name in names:
        path = f"{inside}/{os.fsencode(name).decode('utf-8', 'backslashreplace')}"
        try:
            if (folder / name).is_symlink() or not (folder / name).is_file():
                problems.append(_problem(path, "only regular files are read, links are not followed"))
            elif len(found) == MOST_TEMPLATES:
                problems.append(_problem(path, f"only {MOST_TEMPLATES} templates are read"))
            else:
                found[os.fsencode(name).decode("utf-8", "backslashreplace")] = read_text(folder / name, MAX_TEMPLATE)
        except ReadTroubleError as err:
            problems.append(_problem(path, str(err), err.line))
    return found, tuple(problems)


def _problem(path: str, message: str, line: int = 1) -> Problem:
    hint = "the built-in one is used, if there is one, until this is mended"
    return Problem(
        path=path, line=line, column=1, code="template-error", severity="error", message=message, hint=hint
    )  # fmt: skip
