"""Run the server on standard input and output until the other side hangs up or somebody ends it."""

from __future__ import annotations

import logging
import os
import signal
import sys
from types import FrameType

from netnotes.model.safe_text import clean
from netnotes.serving.assistant.desk import Desk
from netnotes.serving.assistant.server import make_server

_INTERRUPTED = 130


def run(desk: Desk, version: str, *, write: bool) -> None:
    """Answer until end of input. SIGTERM and Ctrl-C end the process once the call that is being answered is done."""
    server = make_server(desk, version, write=write)
    _log_to_standard_error()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _Ending(desk))
    try:
        server.run("stdio")
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        desk.close()


class _Ending:
    """What a signal does. The thread that waits for input cannot be woken, so the process ends without it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.begun = False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        if not self.begun:
            self.begun = True
            self.desk.close()
            sys.stderr.flush()
            os._exit(_INTERRUPTED if number == signal.SIGINT else 0)


def _log_to_standard_error() -> None:
    """One line for what went wrong: where in the program it was, never what stood in a note."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_OneLine("netnotes mcp: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)


class _OneLine(logging.Formatter):
    """A message on one line; of an exception only its type and where it was raised."""

    def format(self, record: logging.LogRecord) -> str:
        text = clean(self.formatMessage(self._with_message(record)))
        if record.exc_info and record.exc_info[0]:
            trace = record.exc_info[2]
            while trace is not None and trace.tb_next is not None:
                trace = trace.tb_next
            place = f" at {os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}" if trace else ""
            text += f" ({record.exc_info[0].__name__}{place})"
        return text

    @staticmethod
    def _with_message(record: logging.LogRecord) -> logging.LogRecord:
        record.message = record.getMessage()
        return record
