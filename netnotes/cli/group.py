"""`netnotes` itself: its commands by heading, loaded when they are asked for."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword
from typing import NoReturn

import click

from netnotes import __version__
from netnotes.cli.options import common_options, write_examples, write_options

HEADINGS: dict[str, tuple[str, ...]] = {
    "See whom to meet and why": (
        "today",
        "due",
        "goals",
        "plan",
        "balance",
        "followups",
        "dates",
        "people",
        "network",
        "catchup",
        "review",
        "show",
        "brief",
        "draft",
        "history",
        "why",
        "path",
        "intros",
        "match",
        "find",
    ),
    "Write things down": (
        "log",
        "new",
        "done",
        "inbox",
        "triage",
    ),
    "Change notes": (
        "set",
        "snooze",
        "archive",
        "rename",
        "merge",
        "edit",
        "open",
        "undo",
    ),
    "Bring in and take along": ("import", "export"),
    "Ask in your own way": ("query",),
    "Keep it in order": (
        "build",
        "watch",
        "serve",
        "check",
    ),
    "For your editor and your assistant": ("lsp", "mcp"),
    "Set up": (
        "init",
        "demo",
        "obsidian",
        "git",
        "doctor",
        "completion",
    ),
}
NAMES = tuple(name for names in HEADINGS.values() for name in names)

EXAMPLES = (
    "netnotes                       what matters today",
    "netnotes show ana              one person at a glance",
    "netnotes due --format json     for scripts",
    "netnotes demo try-it           a made-up vault to play with",
)


class Commands(click.Group):
    """The commands of `HEADINGS`; each lives in the file of its name below `netnotes.cli.commands`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every name, in the order of the help text."""
        return list(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now; None for an unknown name."""
        if cmd_name not in NAMES:
            return None
        return _load(cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments begin with; for an unknown one, a usage error that names the nearest."""
        if args[0] not in NAMES and not args[0].startswith("-") and not ctx.resilient_parsing:
            _unknown(args[0], ctx)
        return super().resolve_command(ctx, args)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the program is for, and examples."""
        super().format_help_text(ctx, formatter)
        write_examples(EXAMPLES, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands under their headings, then the options."""
        for heading, names in HEADINGS.items():
            commands = ((name, self.get_command(ctx, name)) for name in names)
            with formatter.section(heading):
                formatter.write_dl([(name, found.get_short_help_str(120)) for name, found in commands if found])
        write_options(self.get_params(ctx), ctx, formatter)


def _load(name: str) -> click.Command:
    attribute = name.replace("-", "_")
    module = f"{attribute}_" if iskeyword(attribute) else attribute
    found = vars(import_module(f"netnotes.cli.commands.{module}"))
    command: click.Command = found.get(attribute) or found[f"{attribute}_"]  # set_ is no word of Python's own
    return command


def _unknown(name: str, ctx: click.Context) -> NoReturn:
    from netnotes.model.folding import closest

    near = closest(name, NAMES)
    hint = f"; did you mean {near}?" if near else "; netnotes --help lists the commands"
    raise click.UsageError(f"there is no command {name!r}{hint}", ctx)


@click.group(
    cls=Commands,
    name="netnotes",
    invoke_without_command=True,
    subcommand_metavar="[COMMAND] [ARGS]...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
    epilog="Your notes stay yours: plain Markdown files, no network, no account.",
)
@click.version_option(__version__, prog_name="netnotes")
@common_options
@click.pass_context
def netnotes(ctx: click.Context) -> int | None:
    """People, goals and meetings as plain Markdown notes: whom to meet next, and why.

    Without a command: what matters today.
    """
    if ctx.invoked_subcommand is not None:
        return None
    code = ctx.invoke(_load("today"))
    return code if isinstance(code, int) else None
