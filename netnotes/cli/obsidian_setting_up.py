"""A run of `obsidian setup`: look, list, ask where there is somebody to ask, write, say what to do in Obsidian."""

from __future__ import annotations

from netnotes.cli.asking import ask_yes
from netnotes.cli.carrying_out import carry_out, show_diff
from netnotes.cli.line_asking import can_ask
from netnotes.cli.output.clean import clean
from netnotes.cli.output.diff import render_diff
from netnotes.cli.output.lines import paragraph
from netnotes.cli.session import Session
from netnotes.edits.obsidian.names import Names
from netnotes.edits.obsidian.setup import Piece, derived_piece, setup_pieces
from netnotes.model.errors import OperatorError
from netnotes.vault.settings import read_settings
from netnotes.vault.snippet import SNIPPET

_DERIVED = (
    "Shall netnotes build also write netnotes_last_contact, netnotes_next_due and netnotes_balance into people's "
    "notes, so that Bases can show what is computed?"
)
_DUE = "Due for contact.base"
_LITTLE = (
    "{} says little as long as no note here has last_contact: Bases do not see meetings and logs. "
    "netnotes obsidian setup --derived lets build write what follows from them."
)
_NEXT = (
    "In Obsidian: Settings, Appearance, CSS snippets: turn on netnotes. "
    "Then netnotes build marks the dashboards for it."
)


class SettingUp:
    """What `obsidian setup` does with one vault; ``derived`` is None where the command line does not say."""

    def __init__(self, session: Session, *, dry_run: bool, yes: bool, derived: bool | None) -> None:
        self.session, self.dry_run, self.yes, self.derived = session, dry_run, yes, derived
        if (session.root / ".obsidian").is_symlink():
            raise OperatorError(".obsidian is a symbolic link, which is not followed", "nothing was written")
        self.settings, self.config = read_settings(session.root), session.network.config
        self.pieces: list[Piece] = []
        self._look(derived)

    def go(self) -> None:
        """Do it. Raises OperatorError; Ctrl-C at a question leaves everything as it was."""
        wanted = self._wanted()
        if self.dry_run:
            self._tell_rest()
            show_diff(self.session, [piece.change for piece in wanted])
            self._show_kept()
            return
        if not wanted:
            self._tell_rest()
            self.session.say("nothing to do: everything is there already")
            return
        if not self.yes and not self._is_agreed(wanted):
            self.session.say("nothing was written")
            return
        wanted = self._wanted()
        if carry_out(self.session, [piece.change for piece in wanted], dry_run=False):
            if self.yes:
                self._list(wanted)
            self._tell_rest()
            self._say_next(wanted)

    def _wanted(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.is_wanted]

    def _look(self, derived: bool | None) -> None:
        """Find the pieces; the bases are those for the setting as it will be, if it can be written."""
        setting = derived_piece(self.session.root, derived) if derived is not None else None
        is_set = setting is not None and setting.is_wanted
        self.shown = bool(derived) if is_set else self.config.derived_properties
        self.pieces = [*setup_pieces(self.session.network, self.session.root, derived=self.shown)]
        if setting is not None:
            self.pieces.append(setting)

    def _is_agreed(self, wanted: list[Piece]) -> bool:
        """Whether somebody at the terminal says yes. Raises OperatorError where nobody can be asked."""
        if not can_ask(self.session):
            files = "1 file" if len(wanted) == 1 else f"{len(wanted)} files"
            raise OperatorError(
                f"this would write {files} into the vault, and nobody can be asked here",
                "add --yes to write them, or -n to see them first",
            )
        self._list(wanted)
        if not self.settings.present:
            self.session.say("This vault has no .obsidian/ yet; it gets one with these files and nothing else.")
        if not ask_yes("Write them?", default=True):
            return False
        if self.derived is None and not self.config.derived_properties:
            self.session.say(paragraph(_DERIVED, self.session.screen))
            if ask_yes("Write them into people's notes?", default=False):
                self._look(True)
        return True

    def _list(self, wanted: list[Piece]) -> None:
        for piece in wanted:
            self.session.say(clean(f"{piece.standing:9} {piece.path}{f'  {piece.words}' if piece.words else ''}"))

    def _tell_rest(self) -> None:
        """What is not touched, and why."""
        for piece in self.pieces:
            if piece.standing == "kept":
                hint = "" if self.dry_run else " (-n shows where; remove it and run again to get ours)"
                self.session.tell(clean(f"{piece.path}: kept: {piece.words}{hint}"))
            elif piece.standing == "left":
                self.session.tell(clean(f"{piece.path}: left as it is: {piece.words}"))

    def _show_kept(self) -> None:
        """Where files that are kept differ from ours: on standard error, for nothing of it will be done."""
        kept = [piece.change for piece in self.pieces if piece.standing == "kept"]
        if kept:
            self.session.tell("\nWhat would have to change in what is kept, to be as ours:")
            self.session.tell(render_diff(kept))

    def _say_next(self, wanted: list[Piece]) -> None:
        written = [piece for piece in wanted if piece.path.endswith(_DUE)]
        if written and not self.shown and not Names(self.session.network).used("person", "last_contact"):
            self.session.tell(paragraph(_LITTLE.format(written[0].path), self.session.screen))
        if any(piece.path == SNIPPET for piece in wanted):
            self.session.tell(paragraph(_NEXT, self.session.screen))
        if not self.settings.present and self.config.links == "auto":
            self.session.tell(
                "This vault has .obsidian/ now, so the dashboards link by [[wikilinks]]; "
                "dashboards: {links: markdown} in netnotes.yaml keeps Markdown links."
            )
