"""A run of `init`: look, ask where there is somebody to ask, lay down what is missing, tell."""

from __future__ import annotations

import shlex
from pathlib import Path

from netnotes.cli.asking import ask_yes
from netnotes.cli.line_asking import can_ask
from netnotes.cli.look_text import look_rows, look_text, proposals_text, record_of_look
from netnotes.cli.new_vault import SETTINGS, Piece, lay_down, missing_pieces, settings_template
from netnotes.cli.output.answer import Answer, Column, Screen
from netnotes.cli.output.clean import clean
from netnotes.cli.output.lines import paragraph
from netnotes.cli.session import Session
from netnotes.edits.first_look import first_look
from netnotes.edits.settings_text import settings_lines, settings_text
from netnotes.lint import all_problems
from netnotes.model.network import Network

_KEYS = ("what", "count", "how")
INTRODUCTION = "Start here.md"


class FirstRun:
    """What `init` does with one folder; ``network`` is None where there is no folder yet."""

    def __init__(self, session: Session, root: Path, network: Network | None, *, dry_run: bool) -> None:
        self.session, self.root, self.network, self.dry_run = session, root, network, dry_run
        self.shown = clean(str(root))
        self.look = None
        if network is not None and network.notes:
            self.look = first_look(network, all_problems(network, session.today))
        settings = root / SETTINGS
        is_new = not (settings.exists() or settings.is_symlink())
        self.proposals = self.look.proposals if self.look and is_new else ()
        self.in_force = False
        self.pieces: list[Piece] = []

    def go(self) -> None:
        """Do it. Raises OperatorError, OSError; Ctrl-C at the question leaves everything as it was."""
        asking = can_ask(self.session) and self.look is not None
        if asking:
            self.session.say(self._look_text(self.session.screen))
            if self.proposals and not self.dry_run:
                self._ask()
        self._find_pieces()
        if not self.dry_run:
            lay_down(self.root, self.pieces)
        if asking:
            self.session.say(f"\n{self._made_text(self.session.screen)}")
        else:
            self.session.show(self._answer())
        if self.pieces and not self.dry_run:
            self.session.tell(self._next_steps())

    def _ask(self) -> None:
        for line in settings_lines(self.proposals):
            self.session.say(f"    {clean(line)}")
        self.in_force = ask_yes(f"Use them? They go into a new {SETTINGS}; with n, as comments.", default=True)

    def _find_pieces(self) -> None:
        text = settings_text(settings_template(), self.proposals, in_force=self.in_force)
        coming = {proposal.type for proposal in self.proposals}
        self.pieces = missing_pieces(self.root, self.network, text.encode(), coming)

    def _look_text(self, screen: Screen) -> str:
        if self.look is None:
            return ""
        parts = [look_text(self.look, self.shown, screen)]
        if found := self.look.proposals:
            parts.append(proposals_text(found, screen))
        if found and not self.proposals:
            lines = (f"  {clean(line)}" for line in settings_lines(found))
            parts.append("\n".join([f"{SETTINGS} is yours and stays as it is; these lines would do it:", *lines]))
        return "\n\n".join(parts)

    def _made_text(self, screen: Screen) -> str:
        if not self.pieces:
            return f"{self.shown} has everything already: netnotes -C {shlex.quote(self.shown)} today"
        made = ", ".join(piece.path if piece.data is not None else f"{piece.path}/" for piece in self.pieces)
        text = paragraph(f"{'Would make' if self.dry_run else 'Made'} in {self.shown}: {made}", screen, hang=2)
        settings = next((piece.data for piece in self.pieces if piece.path == SETTINGS), None)
        if settings is None or self.look is None:
            return text
        if self.dry_run:
            lines = (f"  {clean(line)}".rstrip() for line in settings.decode().splitlines())
            return "\n".join([text, "", f"{SETTINGS} would say:", *lines])
        if self.proposals and not self.in_force:
            text += f"\nThey stand in {SETTINGS} as comments: take away the # to use one."
        return text

    def _answer(self) -> Answer[tuple[str, int, str]]:
        def text(screen: Screen) -> str:
            return "\n\n".join(filter(None, (self._look_text(screen), self._made_text(screen))))

        paths = [piece.path for piece in self.pieces]
        made = {"made": [] if self.dry_run else paths, "missing": paths if self.dry_run else []}
        return Answer(
            items=look_rows(self.look) if self.look else [],
            keys=_KEYS,
            record=lambda row: dict(zip(_KEYS, row, strict=True)),
            columns=(Column("What"), Column("Count"), Column("How", "wrap")),
            cells=lambda row: row,
            whole={**(record_of_look(self.look) if self.look else {}), **made},
            text=text,
        )

    def _next_steps(self) -> str:
        """What to do next: in a new vault write notes, in one with notes look what is read."""
        here = "" if self.root.resolve() == Path.cwd() else f" -C {shlex.quote(self.shown)}"
        if INTRODUCTION in {piece.path for piece in self.pieces}:
            return (
                "\nNext:\n"
                "  1. say in Me.md who you are and what you can give\n"
                f'  2. make a note for each of five people: netnotes{here} new person "Ana Silva"\n'
                f"  3. netnotes{here} today"
            )
        if self.look and not self.look.types[0].count and not self.in_force:
            return (
                f"\nNo note is known to be a person yet:\n  netnotes init --explain{here}   why not, note by note"
                "\n  a folder People, a tag #person or type: person makes one"
            )
        return (
            f"\nNext:\n  netnotes{here} triage   how often to be in touch, five people at a time"
            f"\n  netnotes{here} today    what matters today"
        )
