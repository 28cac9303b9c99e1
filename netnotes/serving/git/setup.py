"""What `netnotes git setup` puts in, and what takes it out, as values: nothing here changes anything."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from netnotes.model.errors import OperatorError
from netnotes.model.records import recordclass
from netnotes.serving.git.hook import HOOKS, hook_lines, shared_hook_lines, why_by_hand, with_build, without_build
from netnotes.serving.git.marked_lines import names_in, put_lines, take_lines
from netnotes.serving.git.merge_page import NAME, driver_command
from netnotes.serving.git.patterns import UNION, missing_lines, pages_pattern, says_how_to_merge
from netnotes.serving.git.repository import Repository
from netnotes.serving.git.steps import Step, read_setting, read_there

ATTRIBUTES, IGNORE = ".gitattributes", ".gitignore"
MINE = "git setup"
_NAME, _DRIVER = "merge.netnotes.name", "merge.netnotes.driver"
_SHARED = "# Pages are generated: they merge without conflicts and are folded in diffs, in every clone."


@recordclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked of the repository: the folder of pages, lines of `.gitignore`, the Python that runs netnotes."""

    folder: str
    ignored: tuple[str, ...]
    program: str


def setup_steps(repository: Repository, wanted: Wanted) -> tuple[Step, ...]:
    """What is missing or out of date, in the order to write it. Raises OperatorError.

    The driver comes before what names it, and what other clones get comes last.
    """
    if not wanted.program or not wanted.program.isprintable():
        raise OperatorError("where netnotes is installed, hooks cannot call it", "install it in a folder of plain name")
    steps = (
        _setting(repository, _NAME, NAME.encode()),
        _setting(repository, _DRIVER, os.fsencode(driver_command(wanted.program))),
        _own_attributes(repository, wanted),
        *(_hook(repository, wanted, name) for name in HOOKS),
        _attributes(repository, wanted),
        _ignore(repository, wanted),
    )
    return tuple(step for step in steps if step.by_hand or step.before != step.after)


def removal_steps(repository: Repository) -> tuple[Step, ...]:
    """What was put in, in the order to take it out. The driver stays where another vault of the repository uses it."""
    rules, _ = read_there(repository.attributes)
    steps = [*_without(repository, [repository.attributes], "pages merge as text", repository.name)]
    folders = {repository.own / "hooks", repository.hooks} if repository.hooks_inside else {repository.own / "hooks"}
    for path in sorted(folder / name for folder in folders for name in HOOKS):
        before, _ = read_there(path)
        after = before and without_build(before, repository.name)
        steps.append(_file(repository, path, "builds no pages", before, after))
    if not names_in(take_lines(rules or b"", repository.name) or b""):
        steps += [_setting(repository, key, None) for key in (_DRIVER, _NAME)]
    vault = [repository.vault / name for name in (ATTRIBUTES, IGNORE)]
    steps += _without(repository, vault, "without these lines", MINE)
    return tuple(step for step in steps if step.before != step.after)


def _setting(repository: Repository, key: str, value: bytes | None) -> Step:
    return Step(
        where="setting",
        place=f"git config {key}",
        what="how this clone merges pages" if value is not None else "taken out",
        path=repository.own / "config",
        before=read_setting(repository, key),
        after=value,
    )


def _own_attributes(repository: Repository, wanted: Wanted) -> Step:
    """This clone's own rule, which wins over `.gitattributes`: other clones may have no driver of that name."""
    lines = (f"{pages_pattern(wanted.folder, repository.prefix, top=True)} merge=netnotes",)
    before, trouble = read_there(repository.attributes)
    after = put_lines(before, repository.name, lines)
    what = "a page in conflict is kept whole"
    return _file(repository, repository.attributes, what, before, after, lines=lines, by_hand=trouble)


def _hook(repository: Repository, wanted: Wanted, name: str) -> Step:
    path = repository.hooks / name
    lines = tuple(hook_lines(wanted.program, repository.prefix, wanted.folder))
    before, trouble = read_there(path)
    if repository.hooks_committed:
        lines = tuple(shared_hook_lines(repository.prefix, wanted.folder))
        trouble = "core.hooksPath is set, and hooks there go into commits"
    elif not repository.hooks_inside:
        trouble = "core.hooksPath is set" if repository.hooks_set else "the folder of hooks is a link"
        trouble += ", and hooks there are not of this repository alone"
    elif before is not None and not trouble:
        trouble = why_by_hand(before, repository.name)
    after = with_build(before, repository.name, list(lines))
    if before is not None and set(map(os.fsencode, lines)) <= set(before.splitlines()):
        trouble, after = "", before  # as they should be, or added by hand
    if before is not None and not os.access(path, os.X_OK):
        trouble = "it may not be executed, so git passes it over"
    return _file(repository, path, "makes pages anew", before, after, lines=lines, by_hand=trouble)


def _attributes(repository: Repository, wanted: Wanted) -> Step:
    path = repository.vault / ATTRIBUTES
    pattern = pages_pattern(wanted.folder)
    lines = (_SHARED, f"{pattern} {UNION}")
    before, trouble = read_there(path)
    there = says_how_to_merge(take_lines(before or b"", MINE) or b"", pattern)
    after = before if there else put_lines(before, MINE, lines)
    what = "other clones merge pages, too"
    return _file(repository, path, what, before, after, lines=lines, by_hand=trouble)


def _ignore(repository: Repository, wanted: Wanted) -> Step:
    path = repository.vault / IGNORE
    before, trouble = read_there(path)
    lines = tuple(missing_lines(take_lines(before or b"", MINE) or b"", wanted.ignored))
    after = put_lines(before, MINE, lines) if lines else before
    return _file(repository, path, "what is not worth keeping", before, after, lines=lines, by_hand=trouble)


def _without(repository: Repository, paths: list[Path], what: str, name: str) -> Iterator[Step]:
    for path in paths:
        before, _ = read_there(path)
        yield _file(repository, path, what, before, before and take_lines(before, name))


def _file(
    repository: Repository,
    path: Path,
    what: str,
    before: bytes | None,
    after: bytes | None,
    *,
    lines: tuple[str, ...] = (),
    by_hand: str = "",
) -> Step:
    return Step(
        where="vault" if path.name in (ATTRIBUTES, IGNORE) else "repository",
        place=repository.shown(path),
        what=what,
        path=path,
        before=before,
        after=after,
        lines=lines,
        by_hand=by_hand,
        runs=path.name in HOOKS,
    )
