"""The table of formats in docs/importing.md: python -m tests.importers.formats_page writes it."""

from __future__ import annotations

from importlib import import_module
from itertools import takewhile
from pathlib import Path
from types import ModuleType

from netnotes.importers import names

PAGE = Path(__file__).resolve().parents[2] / "docs" / "importing.md"
HEAD = "| `--as` | what it is | what is read |\n|---|---|---|\n"


def rows() -> list[str]:
    """A row for each format: its name, its title, the first line of its documentation."""
    modules = ((name, import_module(f"netnotes.importers.{name}")) for name in names())
    return [f"| `{name}` | {one.TITLE} | {_first_line(one)} |" for name, one in modules]


def _first_line(module: ModuleType) -> str:
    return (module.__doc__ or "").strip().splitlines()[0].replace("``", "`")


def table() -> list[str]:
    """The rows that stand in the page."""
    return list(takewhile(lambda line: line.startswith("|"), _parts()[1].splitlines()))


def write() -> None:
    """Put the table into the page."""
    before, rest = _parts()
    kept = rest.splitlines(keepends=True)[len(table()) :]
    text = "".join([before, HEAD, *(f"{row}\n" for row in rows()), *kept])
    PAGE.write_text(text, encoding="utf-8", newline="\n")


def _parts() -> tuple[str, str]:
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(HEAD)
    return before, rest


if __name__ == "__main__":
    write()
