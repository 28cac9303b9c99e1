"""Made-up vaults to time: committed to git, older than a few seconds, with a note to change and to put back.

`python -m tests.benchmarks.vaults FOLDER NOTES` writes one; the benchmark does that in a process of its own, because
what a process holds when it starts another counts as the other's memory, too.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tests.benchmarks.timing import Ran, clean_environment, must, netnotes_command, run

TODAY = date(2026, 11, 21)
PAGES = "dashboards"
_GRAIN = 2.5  # a file younger than two seconds is read again, by git as by netnotes
_GIT = ("git", "-c", "gc.auto=0", "-c", "maintenance.auto=false")
_AN_HOUR = 3600


@dataclass(slots=True)
class Vault:
    """A vault of so many notes below ``root``, with its own cache and state.

    ``paths`` are where its processes find modules beside those that are installed.
    """

    root: Path
    notes: int
    originals: dict[str, bytes] = field(default_factory=dict)
    paths: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        """Its folder."""
        return self.root / f"vault-{self.notes}"

    @property
    def cache(self) -> Path:
        """The folder of its index."""
        return self.root / f"cache-{self.notes}"

    @property
    def environment(self) -> dict[str, str]:
        """What its processes are given."""
        state = self.root / f"state-{self.notes}"
        mine = {"NETNOTES_CACHE_DIR": str(self.cache), "NETNOTES_STATE_DIR": str(state)}
        given = {**clean_environment(self.root), **mine}
        if self.paths:
            given["PYTHONPATH"] = os.pathsep.join(self.paths)
        return given

    def netnotes(self, *words: str) -> list[str]:
        """A command line of netnotes on this vault."""
        return [*netnotes_command(), words[0], "-C", str(self.path), "--today", TODAY.isoformat(), *words[1:]]

    def git(self, *words: str) -> list[str]:
        """A command line of git in this vault."""
        return [*_GIT, "-C", str(self.path), *words]

    def run(self, command: list[str], *, keep: bool = False, watch: bool = False, codes: tuple[int, ...] = (0,)) -> Ran:
        """Run a process for this vault; it must end with one of the codes."""
        return must(
            run(command, self.environment, cwd=self.root / "home", keep=keep, watch=watch), " ".join(command), codes
        )

    def make(self) -> None:
        """Write the notes, unless the same are there from another time, and commit them with their pages.

        The first build of all, which compiles the program's modules and fills the disk cache, is made here.
        """
        mark = self.root / f"vault-{self.notes}.made"
        if not (mark.is_file() and mark.read_text() == _made_of() and self.path.is_dir()):
            self.clear()
            self._write()
            self.run(self.git("init", "-q"))
            mark.write_text(_made_of())
        self.cool()
        self.run(self.netnotes("build"))
        self.settle()

    def _write(self) -> None:
        maker = [sys.executable, "-m", "tests.benchmarks.vaults", str(self.path), str(self.notes)]
        self.paths = (str(Path(__file__).parents[2]),)
        self.run(maker)
        self.paths = ()

    def clear(self) -> None:
        """Take the vault away."""
        for folder in (self.path, self.cache, self.root / f"state-{self.notes}"):
            shutil.rmtree(folder, ignore_errors=True)

    def cool(self) -> None:
        """Nothing is known of the vault: no cache folder, no pages."""
        shutil.rmtree(self.cache, ignore_errors=True)
        shutil.rmtree(self.path / PAGES, ignore_errors=True)

    def settle(self) -> None:
        """Commit everything, wait until it is old, and let both programs look once: the next look finds no change."""
        self.run(self.git("add", "-A"))
        self.run(self.git("commit", "-q", "--allow-empty", "-m", "as it is"))
        os.sync()
        time.sleep(_GRAIN)
        for _ in range(2):
            self.run(self.netnotes("build"))
            self.run(self.git("status"))

    def candidates(self, count: int) -> list[str]:
        """Notes of people who are due: with one more line in the log they leave the pages."""
        listed = json.loads(self.run(self.netnotes("due", "--format", "json", "-q"), keep=True).out)
        found = [row["path"] for row in listed if self._can_grow(row["path"])]
        if not found:
            raise SystemExit("nobody is due whose note ends in a log")
        return (found * count)[:count]

    def _can_grow(self, path: str) -> bool:
        text = (self.path / path).read_text(encoding="utf-8")
        return text.rpartition("\n## ")[2].startswith("Log\n") and TODAY.isoformat() not in text

    def change(self, path: str) -> None:
        """Add a touchpoint to a person's log; where it was added before, take it away."""
        file = self.path / path
        before = file.read_bytes()
        original = self.originals.setdefault(path, before)
        more = f"\n### {TODAY.isoformat()} call\n\nA word about the benchmark.\n".encode()
        file.write_bytes(original + more if before == original else original)

    def restore(self) -> None:
        """Put back what was changed."""
        for path, data in self.originals.items():
            (self.path / path).write_bytes(data)
        self.originals.clear()

    def index_size(self) -> int:
        """The bytes of the index."""
        return sum(file.stat().st_size for file in self.cache.rglob("index.db*"))


def _made_of() -> str:
    """What a vault depends on: the program that makes it."""
    import netnotes

    folder = Path(str(netnotes.__file__)).parent / "demo"
    texts = b"".join(path.read_bytes() for path in sorted(folder.rglob("*.py")))
    return hashlib.sha256(texts + TODAY.isoformat().encode()).hexdigest()


def write_vault(folder: Path, notes: int) -> None:
    """Write a vault; every file is an hour old."""
    from netnotes.demo import iter_demo

    made: set[Path] = set()
    old = time.time() - _AN_HOUR
    for path, text in iter_demo(notes=notes, today=TODAY):
        file = folder / path
        if file.parent not in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            made.add(file.parent)
        file.write_bytes(text.encode())
        os.utime(file, (old, old))


if __name__ == "__main__":
    write_vault(Path(sys.argv[1]), int(sys.argv[2]))
