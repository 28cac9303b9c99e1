"""The one decorator of every command: its common options, its session, and what becomes of its errors."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from netnotes.cli.asked import Asked
from netnotes.cli.colors import wants_color
from netnotes.cli.output.answer import FORMATS, PROBLEM_FORMATS, Format
from netnotes.cli.session import Session, screen_of
from netnotes.model.errors import OperatorError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Body = Callable[..., int | None]
NO, USAGE = 1, 2


class NoAnswerError(Exception):
    """The answer is "no": an unknown NAME, an ambiguous one. The text says what would help; exit code 1."""


class CommonOption(click.Option):
    """An option that every command has; help lists it apart."""


class OptionUnder(click.Option):
    """An option that help lists under a heading of its own: for a command with many."""

    def __init__(self, *names: Any, under: str, **settings: Any) -> None:
        super().__init__(*names, **settings)
        self.under = under


class FormatChoice(click.Choice[str]):
    """The formats of a command; for one that another command has, an error that says which."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The format. Raises UsageError."""
        if value in PROBLEM_FORMATS and value not in self.choices:
            if ctx is not None and isinstance(ctx.command, click.Group):
                return value  # the command after it decides
            refuse_format(value, ctx)
        return super().convert(value, param, ctx)


def refuse_format(format_: str, ctx: click.Context | None) -> NoReturn:
    """Say that this command has no such format. Raises UsageError."""
    raise click.UsageError(f"--format {format_} is for problems: only netnotes check prints it", ctx)


class Command(click.Command):
    """A command whose help shows examples, and its own options before the common ones.

    ``formats`` are those that its answers can have.
    """

    examples: tuple[str, ...] = ()
    formats: tuple[Format, ...] = FORMATS

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does, and the examples."""
        super().format_help_text(ctx, formatter)
        write_examples(self.examples, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write two sections: the command's own options, and those of every command."""
        write_options(self.get_params(ctx), ctx, formatter)


def write_examples(examples: Sequence[str], formatter: click.HelpFormatter) -> None:
    """Write the section of a help text that can be copied."""
    if examples:
        with formatter.section("Examples"):
            for line in examples:
                formatter.write(f"{'':{formatter.current_indent}}{line}\n")


def write_options(params: list[click.Parameter], ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the sections of a help text that list options."""
    sections: dict[str, list[tuple[str, str]]] = {}
    common: list[tuple[str, str]] = []
    for option in params:
        if isinstance(option, click.Option) and (record := option.get_help_record(ctx)):
            own = sections.setdefault(getattr(option, "under", "Options"), [])
            (common if isinstance(option, CommonOption) else own).append(record)
    last = sections.pop("Options", [])
    for title, records in (*sections.items(), ("Options", last), ("Options of every command", common)):
        if records:
            with formatter.section(title):
                formatter.write_dl(records)


def command(*examples: str, formats: tuple[Format, ...] = FORMATS) -> Callable[[Body], Command]:
    """Make a function that takes a session a command: named like it, with its docstring as help.

    Its return value is the exit code; None is 0. ``formats`` are those that it can answer in.
    """

    def make(body: Body) -> Command:
        @functools.wraps(body)
        def run(**arguments: Any) -> int:
            return _run(body, arguments)

        name = body.__name__.rstrip("_").replace("_", "-")
        made = click.command(name, cls=Command)(common_options(run, formats))
        made.examples, made.formats = examples, formats
        return made

    return make


def common_options(function: Callable[..., Any], formats: tuple[Format, ...] = FORMATS) -> Callable[..., Any]:
    """Add the options that work before and after the name of every command."""
    options: list[tuple[tuple[str, ...], dict[str, Any]]] = [
        (
            ("-C", "--vault"),
            {
                "metavar": "DIR",
                "type": click.Path(path_type=Path),
                "shell_complete": _complete_folder,
                "help": "The folder of notes.",
            },
        ),
        (("--today",), {"metavar": "YYYY-MM-DD", "help": "Answer as of this day."}),
        (("--format",), {"type": FormatChoice(formats), "help": "How to print; a table unless asked otherwise."}),
        (("--full",), {"is_flag": True, "help": "Read every note anew; trust nothing that is kept."}),
        (("-q", "--quiet"), {"is_flag": True, "help": "Results only: no word about problems or progress."}),
        (("-v", "--verbose"), {"is_flag": True, "help": "List problems, too, not only their number."}),
        (("--no-color",), {"is_flag": True, "help": "No colours; NO_COLOR in the environment does the same."}),
    ]
    for names, settings in reversed(options):
        option = click.option(*names, cls=CommonOption, expose_value=False, callback=_remember, **settings)
        function = option(function)
    return function


def _complete_folder(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from netnotes.cli.completing import complete_folder

    return complete_folder(ctx, param, incomplete)


def _remember(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    """Keep a common option with the run; nothing given leaves what stood before the command's name."""
    if value is not None and value is not False and param.name:
        setattr(ctx.find_root().ensure_object(Asked), param.name, value)


def _run(body: Body, arguments: dict[str, Any]) -> int:
    ctx = click.get_current_context()
    asked = ctx.find_root().ensure_object(Asked)
    ctx.color = wants_color(os.environ, no_color=asked.no_color)
    if isinstance(ctx.command, Command) and asked.format not in ctx.command.formats:
        refuse_format(asked.format, ctx)
    session = Session(asked)
    try:
        try:
            code = body(session, **arguments) or 0
        except NoAnswerError as err:
            complain(str(err))
            code = NO
        session.tell_last_words()
        session.tell_problems()
    except OperatorError as err:
        complain(err.message, err.hint)
        code = USAGE
    finally:
        session.tell_last_words()
        session.end()
    return code


def complain(message: str, hint: str = "") -> None:
    """Print an error and how to mend it to standard error, without a control code in it."""
    from netnotes.cli.output.lines import paragraph

    screen = screen_of(sys.stderr)
    first, *rest = message.split("\n")
    lines = [paragraph(f"netnotes: {first}", screen, hang=2)]
    lines += [paragraph(line.strip(), screen, indent=2, hang=2) for line in (*rest, *hint.splitlines())]
    click.echo("\n".join(lines), err=True)
