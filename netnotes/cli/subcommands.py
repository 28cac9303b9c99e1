"""A command that has commands of its own, such as `netnotes git setup`."""

from __future__ import annotations

from collections.abc import Callable

import click

from netnotes.cli.options import Command, common_options


class Subcommands(Command, click.Group):
    """A command whose help lists its own commands, before the options."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments begin with; for an unknown one, a usage error that names those there are."""
        if args[0] not in self.commands and not args[0].startswith("-") and not ctx.resilient_parsing:
            known = ", ".join(name for name, found in self.commands.items() if not found.hidden)
            raise click.UsageError(f"{ctx.command_path} has no command {args[0]!r}, but: {known}", ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, then the options."""
        self.format_commands(ctx, formatter)
        super().format_options(ctx, formatter)


def subcommands(*examples: str) -> Callable[[Callable[[], None]], Subcommands]:
    """Make a function without arguments a command of commands: named like it, with its docstring as help."""

    def make(body: Callable[[], None]) -> Subcommands:
        made = click.group(body.__name__.rstrip("_"), cls=Subcommands, no_args_is_help=False)(common_options(body))
        made.examples = examples
        return made

    return make
