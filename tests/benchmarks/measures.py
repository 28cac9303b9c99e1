"""What is timed at one size of vault, in what order, and against which limits."""

from __future__ import annotations

import shutil
import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.benchmarks.timing import MEGABYTE, Ran
from tests.benchmarks.vaults import PAGES, Vault

READ_ALL = f"""
import gc, os, sys
import frontmatter
gc.disable()
for folder, folders, files in os.walk(sys.argv[1]):
    folders[:] = [name for name in folders if name not in (".git", "{PAGES}")]
    for name in files:
        if name.endswith(".md"):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                frontmatter.loads(file.read())
"""
MEMORY_LIMIT = 300 * MEGABYTE
_REPEATS = 3
_FEW_NOTES = 10_000
_ROUNDS_OF_MANY = 3
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many times as long as another row; by the size from which the factor holds, None for no limit."""

    row: str
    against: str
    most: dict[int, float | None] = field(default_factory=dict)

    def at(self, notes: int) -> float | None:
        """The factor for so many notes."""
        sizes = [size for size in self.most if size <= notes]
        return self.most[max(sizes)] if sizes else None


ROWS = {
    "git": "`git status`, nothing changed",
    "unchanged": "`netnotes build`, nothing changed",
    "git changed": "`git status`, one note changed",
    "changed": "`netnotes build`, the same note changed, {pages} pages written",
    "rg": "`rg -c status`",
    "loads": "`frontmatter.loads` of every note, one process",
    "cold": "`netnotes build`, cold: no index, no pages",
    "click": '`python -c "import click"`',
    "due": "`netnotes due`",
    "today": "`netnotes today`",
    "people": "`netnotes people`",
    "log": "`netnotes log NAME --kind call --note …`",
    "query": '`netnotes query "SELECT count(*) FROM people"`',
    "find": "`netnotes find plan`",
    "check": "`netnotes check`",
    "help": "`netnotes --help`",
}
LIMITS = (
    Limit("unchanged", "git", {10_000: 5, 100_000: 3}),
    Limit("changed", "git changed", {10_000: 8}),
    Limit("cold", "rg", {10_000: 70}),
    Limit("cold", "loads", {10_000: 2}),
    Limit("due", "click", {10_000: 4, 100_000: None}),
    Limit("today", "click", {10_000: 4, 100_000: None}),
    Limit("people", "click", {10_000: 4, 100_000: None}),
    Limit("log", "people", {10_000: 2, 100_000: None}),
    *(Limit(row, "click") for row in ("query", "find", "check", "help")),
)
SHORT = {
    "people": "people",
    "git": "git status",
    "git changed": "git status",
    "rg": "rg",
    "loads": "frontmatter.loads",
    "click": "import click",
}


@dataclass(slots=True)
class Result:
    """What was measured at one size; times in seconds by row, memory in bytes."""

    notes: int
    rounds: int
    times: dict[str, list[float]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    largest: int = 0
    together: int = 0
    index: int = 0
    phases: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)

    def add(self, row: str, ran: Ran) -> None:
        """Note down one run."""
        self.times.setdefault(row, []).append(ran.seconds)

    def median(self, row: str) -> float:
        """The median of a row."""
        return statistics.median(self.times[row])

    def ratio(self, limit: Limit) -> float | None:
        """How many times as long a row took as the one it is held against; None where one was not timed."""
        if limit.row not in self.times or limit.against not in self.times:
            return None
        return self.median(limit.row) / self.median(limit.against)

    def misses(self, row: str) -> bool:
        """Whether a row takes longer than one of its limits."""
        for limit in LIMITS:
            ratio, most = self.ratio(limit), limit.at(self.notes)
            if limit.row == row and ratio is not None and most is not None and ratio > most:
                return True
        return False


def measure(vault: Vault, rounds: int, say: Say) -> Result:
    """Time everything in so many interleaved rounds, fewer on a large vault; the first look is not counted."""
    if vault.notes > _FEW_NOTES:
        rounds = min(rounds, _ROUNDS_OF_MANY)
    result = Result(vault.notes, rounds)
    say("making the vault")
    vault.make()
    result.missing = _missing(vault)
    say("warming up")
    vault.run([sys.executable, "-c", READ_ALL, str(vault.root / "home")])
    _asked(vault, Result(0, 0, missing=result.missing))
    people = vault.candidates(rounds)
    for number, person in enumerate(people, start=1):
        say(f"round {number} of {rounds}: cold")
        _cold(vault, result)
        vault.settle()
        say(f"round {number} of {rounds}: nothing changed, questions, one note changed")
        _asked(vault, result)
        _changed(vault, result, person)
    vault.restore()
    say("memory")
    vault.cool()
    ran = vault.run(vault.netnotes("build"), watch=True)
    result.largest, result.together = ran.largest, ran.together
    vault.settle()
    result.index = vault.index_size()
    return result


def _missing(vault: Vault) -> list[str]:
    """The rows that cannot be timed here."""
    found = [row for row in ("query", "find") if not _knows(vault, row)]
    return [*found, "rg"] if shutil.which("rg") is None else found


def _knows(vault: Vault, command: str) -> bool:
    return vault.run(vault.netnotes(command, "--help"), codes=(0, 1, 2)).code == 0


def _cold(vault: Vault, result: Result) -> None:
    """The references over the notes alone, then a build that knows nothing."""
    vault.cool()
    if rg := shutil.which("rg"):
        for _ in range(_REPEATS):
            result.add("rg", vault.run([rg, "-c", "status", str(vault.path)]))
    result.add("loads", vault.run([sys.executable, "-c", READ_ALL, str(vault.path)]))
    result.add("cold", vault.run(vault.netnotes("build")))


def _asked(vault: Vault, result: Result) -> None:
    """What is asked of a vault in which nothing changed; what is short is asked more often."""
    for _ in range(_REPEATS):
        result.add("git", vault.run(vault.git("status")))
        result.add("unchanged", vault.run(vault.netnotes("build")))
    for _ in range(_REPEATS if vault.notes <= _FEW_NOTES else 1):
        result.add("click", vault.run([sys.executable, "-c", "import click"]))
        for row in ("due", "today", "people"):
            result.add(row, vault.run(vault.netnotes(row)))
    result.add("help", vault.run(vault.netnotes("--help")))
    result.add("check", vault.run(vault.netnotes("check"), codes=(0, 1)))
    for row, words in (("query", ("query", "SELECT count(*) FROM people")), ("find", ("find", "plan"))):
        if row not in result.missing:
            result.add(row, vault.run(vault.netnotes(*words), codes=(0, 1)))


def _changed(vault: Vault, result: Result, person: str) -> None:
    """One note changed: git looks first, then the pages are written."""
    vault.change(person)
    result.add("git changed", vault.run(vault.git("status")))
    ran = vault.run(vault.netnotes("build"), keep=True)
    written = sum(line.startswith("wrote ") for line in ran.out.splitlines())
    if not written:
        raise SystemExit(f"a change of {person} changed no page")
    result.add("changed", ran)
    result.pages.append(written)
    result.add("log", vault.run(vault.netnotes("log", person, "--kind", "call", "--note", "a word on the plan")))
