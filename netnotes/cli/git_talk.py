"""What `netnotes git setup` says and asks, and the order in which it does it."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator, Sequence

from netnotes.cli.asking import ask_yes
from netnotes.cli.carrying_out import as_typed, show_diff
from netnotes.cli.line_asking import can_ask
from netnotes.cli.output.answer import Answer, Column, Screen
from netnotes.cli.output.clean import clean
from netnotes.cli.output.lines import paragraph
from netnotes.cli.session import Session
from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.serving.git.repository import Repository
from netnotes.serving.git.steps import Step, carry_out_steps

KEYS = ("place", "what", "done", "by_hand")


class GitTalk:
    """One run of `netnotes git setup`; what is to be done is known."""

    def __init__(self, session: Session, repository: Repository, steps: Sequence[Step], *, remove: bool) -> None:
        self.session, self.repository, self.remove = session, repository, remove
        self.by_hand = [step for step in steps if step.by_hand]
        self.steps = [step for step in steps if not step.by_hand]
        self.done = False

    def go(self, *, dry_run: bool, yes: bool) -> None:
        """List, ask, do. Raises OperatorError, WriteTroubleError."""
        asks = bool(self.steps) and not (dry_run or yes)
        if asks and not can_ask(self.session):
            raise OperatorError(
                "this changes settings of the repository, and there is nobody to ask",
                "add --yes to do it, -n to see what it would do",
            )
        if asks:
            self.session.say(self._text(self.session.screen))
            if not ask_yes("Do it?", default=True):
                self.session.say("nothing was changed")
                return
        if self.steps and not dry_run:
            self._carry_out()
        if asks:
            self.session.say("done")
        else:
            self.session.show(self._answer())
        if dry_run and self.steps and self.session.asked.format in (None, "table"):
            self._show_changes()
        if self.done:
            self._say_what_next()

    def _show_changes(self) -> None:
        """What a dry run would do, to the word."""
        self.session.say("")
        for step in self.steps:
            if step.where == "setting":
                value = "--unset" if step.after is None else shlex.quote(os.fsdecode(step.after))
                self.session.say(clean(f"{step.place} {value}"))
        files = [step for step in self.steps if step.where != "setting"]
        show_diff(self.session, [FileChange(path=step.place, before=step.before, after=step.after) for step in files])

    def _carry_out(self) -> None:
        changes = carry_out_steps(self.repository, self.steps)
        if changes:
            from netnotes.vault.changing import apply_changes
            from netnotes.vault.config import load_config
            from netnotes.vault.state import open_state

            root = self.repository.vault
            state = open_state(root, load_config(root)[0].cache)
            command = as_typed(self.session)
            apply_changes(root, changes, command=command, state=state, tell=lambda line: self.session.tell(clean(line)))
        self.done = True

    def _say_what_next(self) -> None:
        if names := [step.path.name for step in self.steps if step.where == "vault"]:
            self.session.tell(f"commit {' and '.join(names)}: for every clone")
        if not self.remove:
            self.session.tell_last("netnotes git setup --remove takes it out again")

    def _answer(self) -> Answer[Step]:
        return Answer(
            items=[*self.steps, *self.by_hand],
            keys=KEYS,
            record=self._record,
            columns=(Column("Where"), Column("What", "wrap")),
            cells=lambda step: (step.place, step.what),
            text=self._text,
        )

    def _record(self, step: Step) -> dict[str, object]:
        done = self.done and not step.by_hand
        return dict(zip(KEYS, (step.place, step.what, done, step.by_hand or None), strict=True))

    def _text(self, screen: Screen) -> str:
        return "\n".join(self._lines(screen))

    def _lines(self, screen: Screen) -> Iterator[str]:
        if not self.steps and not self.by_hand:
            yield "there is nothing of netnotes here" if self.remove else "everything is set up already"
        if self.repository.hooks_set and not self.remove:
            yield clean(f"core.hooksPath is set: hooks are in {self.repository.shown(self.repository.hooks)}")
        if self.steps:
            verb = ("took out of", "set up in") if self.done else ("would take out of", "would set up in")
            yield clean(f"{verb[0] if self.remove else verb[1]} {self.repository.top}")
            if self.repository.own != self.repository.top / ".git":
                yield clean(f"this clone's own settings are in {self.repository.own}")
        width = max((len(clean(step.place)) for step in self.steps), default=0)
        for step in self.steps:
            yield paragraph(f"{clean(step.place):{width}}  {step.what}", screen, indent=2, hang=2, verbatim=True)
        for lines in dict.fromkeys(step.lines for step in self.by_hand):
            for step in self.by_hand:
                if step.lines == lines:
                    yield paragraph(f"by hand, for {step.by_hand}: {step.place}", screen, hang=2, verbatim=True)
            yield from (f"    {clean(line)}" for line in lines)
