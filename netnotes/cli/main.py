"""The entry point: run a command, and turn what happened into an exit code (SPEC 9)."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from types import TracebackType
from typing import IO, NoReturn

import click

from netnotes.cli.asked import Asked
from netnotes.cli.group import netnotes
from netnotes.cli.options import USAGE, complain
from netnotes.cli.output.clean import clean_lines

INTERRUPTED = 130
PIPE_CLOSED = 141
BUG = 70


def main() -> None:
    """Run the command line and exit: 0 fine, 1 the answer is no, 2 usage, 130 Ctrl-C, 141 nobody reads on."""
    sys.excepthook = _report_bug
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    _leave(run(sys.argv[1:]))


def _leave(code: int) -> NoReturn:
    """End at once: taking a vault's records apart one by one takes longer than many an answer.

    Everything that is kept is written by now. A debugger, profiler or closed stream gets the ordinary end.
    """
    if sys.gettrace() is None and sys.getprofile() is None and sys.stdout is not None and sys.stderr is not None:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (OSError, ValueError):
            sys.exit(code)
        os._exit(code)
    sys.exit(code)


def run(args: Sequence[str]) -> int:
    """Run the command line with these arguments and return the exit code."""
    stdout = sys.stdout
    asked = Asked()
    asked.typed = tuple(args)
    if "_NETNOTES_COMPLETE" in os.environ:
        from netnotes.cli.shell_answers import use_our_shells

        use_our_shells()
    try:
        code = netnotes.main(list(args), prog_name="netnotes", standalone_mode=False, obj=asked)
        if stdout is not None:
            stdout.flush()
        return code if isinstance(code, int) else 0
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.ClickException as err:
        _show(err)
        return USAGE
    except OSError as err:
        return _environment_failed(err)
    except SystemExit:
        if sys.stdout is stdout:  # shell completion, which is done
            raise
        sys.stdout = stdout  # click has met a closed pipe and put a stand-in here
        return _pipe_closed()


def _show(err: click.ClickException) -> None:
    """What was wrong in how the command was called, and where its help is."""
    context = getattr(err, "ctx", None)
    complain(err.format_message())
    if isinstance(context, click.Context):
        click.echo(clean_lines(context.get_usage()), err=True)
        click.echo(f"{context.command_path} --help says more", err=True)


def _environment_failed(err: OSError) -> int:
    """A closed pipe is nobody's mistake; anything else the system refused is said in one line."""
    if isinstance(err, BrokenPipeError):
        return _pipe_closed()
    where = f"{os.fsdecode(err.filename)}: " if isinstance(err.filename, str | bytes) else ""
    hint = getattr(err, "hint", "")
    complain(f"{where}{err.strerror or err}", hint if isinstance(hint, str) else "")
    _discard(sys.stdout)
    return USAGE


def _pipe_closed() -> int:
    _discard(sys.stdout)
    return PIPE_CLOSED


def _discard(stream: IO[str] | None) -> None:
    """Throw away what could not be written, so that the interpreter does not try again when it exits."""
    try:
        if stream is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        return


def _speak_utf8(stream: object) -> None:
    """UTF-8 whatever the locale says; what a terminal cannot show is spelled out."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def _report_bug(type_: type[BaseException], err: BaseException, trace: TracebackType | None) -> None:
    """An exception nobody expected: the traceback without control codes, and an exit code of its own."""
    if isinstance(err, KeyboardInterrupt):
        raise SystemExit(INTERRUPTED)
    import traceback

    click.echo(clean_lines("".join(traceback.format_exception(type_, err, trace)).rstrip()), err=True)
    click.echo("This is a bug in netnotes. `netnotes doctor` helps a report.", err=True)
    click.echo("Every change is made whole or not at all; `netnotes undo --list` shows those that were made.", err=True)
    raise SystemExit(BUG)
