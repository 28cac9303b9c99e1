"""Text made to take long ends soon: 100 kB of each shape, in one process with a hang guard."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HANG_GUARD = 300
SIZE = 100_000
UNITS = [
    "[",
    "]",
    "(",
    ")",
    "[[",
    "]]",
    "![[",
    "[[a",
    "[[a|",
    "[[a]",
    "[a](",
    "[a](b",
    "[](",
    "](",
    "[a](<",
    "[a](b(",
    "`",
    "``` ",
    "`a``b",
    "~~~",
    "#",
    "#a",
    " #a",
    "##",
    "#a/",
    "%%",
    "%% ",
    "%%netnotes:begin ",
    "%% netnotes:begin x %%",
    "<!--",
    "<!-- netnotes:begin ",
    "-->",
    "<!-->",
    "::",
    "a::",
    "[a::",
    "[a:: ",
    "(a:: b",
    "[a:: [b:: ",
    " :: ",
    "[ ",
    "( ",
    "[ a",
    ":",
    "- ",
    "-",
    "* ",
    "1. ",
    "> ",
    "|",
    "- [ ] ",
    "📅 2026-11-05 ",
    "📅",
    "🔁 ",
    "🔁 a, ",
    "^a ",
    "#a 📅 2026-11-05 ",
    "<<<<<<< ",
    "=======",
    "\\",
    "\\[",
    "\\`",
    "_",
    "**",
    " ",
    "\t",
    "\u00a0",
    "a ",
    "a, ",
    "@",
    "2026-11-05 ",
    "é",
    "\U0001f600",
    "\r",
    "\x85",
    "\u2028",
    "'",
    '"',
    "{",
    "{{",
    "}",
    "&",
    "!",
    "?",
    ": ",
    "a: ",
    "- a: ",
    "'a' ",
    '"a" ',
    "[a, ",
    "{a: ",
    "\ue088",
    "[[a]], ",
    "[[a]] ",
    "\\ud83d",
    "\\ud83d\\ude00",
]
HEADS = [
    "[[",
    "[a](",
    "`",
    "[a:: ",
    "Key:: ",
    "- [ ] ",
    "%% netnotes:begin ",
    "<!-- ",
    "## ",
    "- 2026-11-05: ",
    "    ",
    "> ",
    "#",
]
MATTERS = ["a: ", "a: [[b]]", "- ", "tags: #", 'a: "', "a: b: "]
READER = """
import json, sys
from netnotes.model.config import Config
from netnotes.vault.reader import NoteReader
from netnotes.model.settings import Settings

reader = NoteReader(Config(), Settings())
paths = ("people/Ada.md", "meetings/2026-11-05 Ada.md", "goals/Go.md", "2026-11-05.md")
for number, text in enumerate(json.load(sys.stdin)):
    reader.read(paths[number % 4], text.encode())
print("done")
"""


def bodies(start: int, step: int) -> Iterator[str]:
    """Each unit repeated on one line and on many, after each beginning of a line."""
    for number, unit in enumerate(UNITS):
        if number % step == start:
            text = unit * (SIZE // len(unit.encode()))
            yield from (head + text + "x" for head in ("", *HEADS[number % 5 :: 5]))
            yield (unit + "\n") * (SIZE // (len(unit.encode()) + 1))
            yield ("x " + unit + " y\n\n") * (SIZE // (len(unit.encode()) + 6))


def matters(start: int, step: int) -> Iterator[str]:
    """Each unit repeated in front matter, on one line and on many."""
    for number, unit in enumerate(UNITS):
        if number % step == start:
            text = unit * (60_000 // len(unit.encode()))
            yield from (f"---\n{head}{text}: [\n---\n" for head in MATTERS[number % 2 :: 2])
            yield "---\n" + (unit + "\n") * (60_000 // (len(unit.encode()) + 1)) + "---\n"


@pytest.mark.slow
@pytest.mark.parametrize("part", range(2))
def test_reading_ends(part: int) -> None:
    texts = [*bodies(part, 2), *matters(part, 2)]
    result = subprocess.run(
        [sys.executable, "-c", READER], cwd=ROOT, input=json.dumps(texts),
        capture_output=True, text=True, check=False, timeout=HANG_GUARD, encoding="utf-8",
    )  # fmt: skip
    assert (result.returncode, result.stdout) == (0, "done\n"), result.stderr[-2000:]
