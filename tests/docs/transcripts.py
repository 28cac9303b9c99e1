"""The commands of a page, run one after the other in a fresh folder: ``python -m tests.docs.transcripts docs/x.md``.

In a block ```` ```console ```` a line that begins with ``$ `` is a command, what follows is all that a terminal of 80
columns shows; a line ``…`` stands for any lines. A block of another kind right below a paragraph that ends with
```FILE`:`` is the content of that file, which the reader writes. Blocks ```` ```sh ```` are not run. Run as a program
this writes the output of every command into the page; somebody must read what has changed.
"""

from __future__ import annotations

import os
import re
import select
import shlex
import shutil
import subprocess
import sys
import tempfile
import termios
import tty
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.docs.markdown_links import ROOT

TODAY = "2026-11-21"
WIDTH = 80
SAMPLES = ROOT / "tests" / "importers"
SMALL = {
    "netnotes.yaml": "",
    "Me.md": "---\ntype: me\nname: Robin Moreira\nemail: robin@example.org\n---\n",
    "people/Beatriz Fonseca.md": "---\nemail: bea@fonseca.example\n---\n",
}
MIA = "---\ncadence: monthly\norganization: Hafen Analytics\nemail: mia@hafen.example\n---\n"
WITH_MIA = ("import-any-csv.md", "import-google.md", "import-linkedin.md", "import-outlook.md")
FILES = {  # page → the file that its reader has, and the sample that stands for it
    "import-any-csv.md": ("people.csv", "any_csv/english.csv"),
    "import-google.md": ("contacts.csv", "google/new.csv"),
    "import-icalendar.md": ("calendar.ics", "icalendar/google.ics"),
    "import-linkedin.md": ("Connections.csv", "linkedin/as_exported.csv"),
    "import-linkedin-messages.md": ("messages.csv", "linkedin_messages/two_talks.csv"),
    "import-mail.md": ("inbox.mbox", "mail/inbox.mbox"),
    "import-monica.md": ("monica.json", "monica/minimal-one-line.json"),
    "import-outlook.md": ("contacts.csv", "outlook/classic.csv"),
    "import-touchpoints.md": ("calls.csv", "touchpoints/from_an_app.csv"),
    "import-vcard.md": ("contacts.vcf", "vcard/google-3.0.vcf"),
}
IN_THE_EXAMPLE = ("before-asking.md", "coming-back.md", "conference.md", "lifelines.md")
PAGES = ("tutorial.md", *FILES, *IN_THE_EXAMPLE)
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"`([^`\n]+)`:\n\n\Z")
_ERASED = re.compile("[^\n]*\r(?!\n)")
"""What a line of progress showed before the next one took its place."""
_EXPORT = re.compile(r"export (\w+)=(\S+)")


class Step(NamedTuple):
    """A command and what the page shows of its output, or (without a command) a file and its content."""

    command: str
    shown: str
    file: str = ""


def steps_of(page: str) -> Iterator[Step]:
    """The steps of a page, in its order."""
    for block in _BLOCK.finditer(page):
        kind, text = block.groups()
        if kind == "console":
            for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
                command, _, shown = part.partition("\n")
                yield Step(command, shown)
        elif named := _FILE.search(page[: block.start()]):
            yield Step("", text, named[1])


class Shell:
    """A folder and an environment of its own, in which commands run; `cd` and `export` last."""

    def __init__(self, home: Path) -> None:
        self.folder = home / "start"
        self.folder.mkdir()
        programs = home / "programs"
        programs.mkdir()
        program = programs / "netnotes"
        program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m netnotes "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        kept = {name: os.environ[name] for name in ("LANG", "LC_ALL", "TMPDIR") if name in os.environ}
        self.environment = {
            **kept,
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "HOME": str(home),
            "NETNOTES_CACHE_DIR": str(home / "cache"),
            "NETNOTES_STATE_DIR": str(home / "state"),
            "NETNOTES_TODAY": TODAY,
            "NO_COLOR": "1",
            "TERM": "dumb",
            "QUOTING_STYLE": "literal",  # of ls
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "Robin", "GIT_AUTHOR_EMAIL": "robin@example.org",
            "GIT_COMMITTER_NAME": "Robin", "GIT_COMMITTER_EMAIL": "robin@example.org",
        }  # fmt: skip

    def do(self, step: Step) -> str:
        """Carry out a step; what a command printed, both streams in one."""
        if not step.command:
            path = self.folder / step.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step.shown, encoding="utf-8")
            return ""
        if export := _EXPORT.fullmatch(step.command):
            self.environment[export[1]] = export[2]
            return ""
        if step.command.startswith("cd "):
            self.folder = self.folder / step.command.removeprefix("cd ")
            return ""
        return self._shown(step.command)

    def _shown(self, command: str) -> str:
        """What a terminal of 80 columns shows, without colours; nothing can be typed."""
        ours, theirs = os.openpty()
        tty.setraw(theirs)  # line ends stay as they are printed
        termios.tcsetwinsize(theirs, (24, WIDTH))
        running = subprocess.Popen(
            ["sh", "-c", command], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
            stdout=theirs, stderr=theirs,
        )  # fmt: skip
        os.close(theirs)
        said = b"".join(_read(ours))
        os.close(ours)
        running.wait(timeout=60)
        return _ERASED.sub("", said.decode())


def _read(terminal: int) -> Iterator[bytes]:
    """What is written to a terminal until nobody has it open any more; Linux says that with an error."""
    while select.select([terminal], [], [], 60)[0]:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            return
        if not part:
            return
        yield part


def prepare(page: str, folder: Path) -> None:
    """Put into the folder what the reader of a page has: nothing, a small vault and a file, or the example vault."""
    if page in IN_THE_EXAMPLE:
        shutil.copytree(ROOT / "example-vault", folder, dirs_exist_ok=True)
    if page in FILES:
        name, sample = FILES[page]
        notes = {**SMALL, "people/Mia Berg.md": MIA} if page in WITH_MIA else SMALL
        for path, text in notes.items():
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        (folder / name).write_bytes((SAMPLES / sample).read_bytes())


def differs(shown: str, printed: str) -> bool:
    """Whether a command printed something else than the page shows; a line ``…`` stands for any lines."""
    parts = re.split(r"^…\n", shown, flags=re.MULTILINE)
    return re.fullmatch("(?:.*\n)*?".join(map(re.escape, parts)), printed) is None


def rewritten(page: str, shell: Shell) -> str:
    """The page with what its commands print now; where it fits what is shown, that stays."""
    printed = [(step, shell.do(step)) for step in steps_of(page)]
    answers = iter([(step, text) for step, text in printed if step.command])

    def block(found: re.Match[str]) -> str:
        if found[1] != "console":
            return found[0]
        count = len(re.findall(r"^\$ ", found[2], re.MULTILINE))
        lines = (next(answers) for _ in range(count))
        return (
            "```console\n"
            + "".join(f"$ {s.command}\n{t if differs(s.shown, t) else s.shown}" for s, t in lines)
            + "```"
        )

    return _BLOCK.sub(block, page)


def main(pages: Sequence[str]) -> None:
    """Write what the commands print into these pages."""
    for name in pages:
        path = Path(name)
        with tempfile.TemporaryDirectory() as home:
            shell = Shell(Path(home))
            prepare(path.name, shell.folder)
            path.write_text(rewritten(path.read_text(encoding="utf-8"), shell), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
