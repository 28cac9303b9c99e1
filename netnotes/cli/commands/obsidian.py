"""`netnotes obsidian`: what makes a vault more at home in Obsidian."""

from __future__ import annotations

import click

from netnotes.cli.carrying_out import dry_run_option
from netnotes.cli.options import command
from netnotes.cli.session import Session
from netnotes.cli.subcommands import subcommands


@subcommands("netnotes obsidian setup -n    what it would write", "netnotes obsidian setup")
def obsidian() -> None:
    """Bases, templates and types of properties for Obsidian."""


@command(
    "netnotes obsidian setup -n            what it would write, as a diff",
    "netnotes obsidian setup --yes         without asking",
    "netnotes obsidian setup --derived     with computed properties in people's notes",
)
@dry_run_option
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option(
    "--derived/--no-derived",
    default=None,
    help="Let build write last contact, next date and balance into people's notes; or not.",
)
def setup(session: Session, dry_run: bool, yes: bool, derived: bool | None) -> None:
    """Give Obsidian tables, templates and types for this vault.

    Writes four Bases (People, Due for contact, Goals, Meetings), templates for Obsidian's own Templates plugin, types
    of our properties, and a CSS snippet for the dashboards.

    It shows what it would write and asks once. A file that you made or changed is never replaced, settings of
    Obsidian are only added to, and netnotes undo takes it all back.
    """
    from netnotes.cli.obsidian_setting_up import SettingUp

    SettingUp(session, dry_run=dry_run, yes=yes, derived=derived).go()


obsidian.add_command(setup)
