"""`netnotes done`: tick open follow-ups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.model.folding import fold_topic
from netnotes.model.follow_ups import FollowUp
from netnotes.vault.changing import current
from netnotes.vault.editing.task_tick import tick_task
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.listed import Listed


def matching_tasks(tasks: Iterable[FollowUp], text: str) -> tuple[FollowUp, ...]:
    """The tasks with exactly these words, else those that hold them, else those that hold each word somewhere.

    Case and accents do not matter.
    """
    known = [(fold_topic(f"{task.text} {task.path}"), fold_topic(task.text), task) for task in tasks]
    wanted = fold_topic(text)
    levels = (
        [task for _, words, task in known if words == wanted],
        [task for _, words, task in known if wanted in words],
        [task for everything, _, task in known if all(word in everything for word in wanted.split())],
    )
    return tuple(next(filter(None, levels), ()))


def listed_task(tasks: Iterable[FollowUp], listed: Sequence[Listed], number: int) -> FollowUp:
    """The open task that a number meant in the list shown last. Raises OperatorError where it is not open any more."""
    if not listed:
        raise OperatorError("no list of follow-ups was shown yet", "netnotes done lists them with their numbers")
    if not 1 <= number <= len(listed):
        raise OperatorError(
            f"the last list had no number {number}, only 1 to {len(listed)}", "netnotes done lists what is open"
        )
    wanted = listed[number - 1]
    fitting = [task for task in tasks if (task.path, task.text) == (wanted.path, wanted.text)]
    found = [task for task in fitting if task.line == wanted.line] or fitting
    if len(found) != 1:
        raise OperatorError(
            f"number {number} was {wanted.text!r} in {wanted.path}, which is not open there any more",
            "netnotes done lists what is open now",
        )
    return found[0]


def plan_done(root: Path, tasks: Iterable[FollowUp], day: date) -> tuple[FileChange, ...]:
    """The changes that tick these tasks. Raises OperatorError where one cannot be ticked."""
    before: dict[str, bytes] = {}
    after: dict[str, bytes] = {}
    for task in tasks:
        if task.path not in before:
            data = current(root, task.path)
            if data is None:
                raise OperatorError(f"{task.path} is gone", "netnotes done lists what is open")
            before[task.path] = after[task.path] = data
        try:
            after[task.path] = tick_task(after[task.path], task.line, task.text, day)
        except EditRefusedError as err:
            raise EditRefusedError(f"{task.path}: {err.message}", err.hint) from err
    return tuple(FileChange(path=path, before=data, after=after[path]) for path, data in before.items())
