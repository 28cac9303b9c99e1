"""Other programs that read a folder of Markdown notes, fetched into a folder of their own and timed beside netnotes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.timing import Ran, clean_environment, run
from tests.benchmarks.vaults import PAGES, Vault

Say = Callable[[str], None]
_FETCH_SECONDS = 400
_OFTEN = 3
_SHORT_SECONDS = 5.0
WHOLE_SITE, EDITED_SITE = "build --site, cold", "build --site, one note changed"
SITE = "site"
GATHER = "import pathlib, sys, obsidiantools.api as o; o.Vault(pathlib.Path(sys.argv[1])).connect().gather()"
HUGO_SITE = """\
baseURL = "https://example.org/"
contentDir = {content}
cacheDir = {cache}
buildFuture = true
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
[frontmatter]
date = [":fileModTime"]
lastmod = [":fileModTime"]
publishDate = [":fileModTime"]
expiryDate = []
"""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing a program does: its command line, what must be gone before, and which of ours it is held against.

    ``grows`` is a note of its own copy that gets another line before.
    """

    name: str
    did: str
    command: list[str]
    cwd: Path
    against: str = "cold build"
    remove: tuple[Path, ...] = ()
    grows: Path | None = None


@dataclass(slots=True)
class Row:
    """What came out at one size; ``ours`` are our own runs of the same rounds."""

    name: str
    did: str
    notes: int
    against: str
    times: list[float] = field(default_factory=list)
    ours: list[float] = field(default_factory=list)
    peak: int = 0
    why_not: str = ""


@dataclass(slots=True)
class Rivalry:
    """The programs that are here, and what was measured of them."""

    folder: Path
    versions: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


def fetch(folder: Path, say: Say) -> Rivalry:
    """Fetch what is not there yet; what cannot be fetched is missing."""
    rivalry = Rivalry(folder)
    for package in ("headless-vault-kit", "obsidiantools", "hugo"):
        say(f"fetching {package}")
        _note(rivalry, package, _fetch_python(folder / package, package))
    say("fetching mddb")
    _note(rivalry, "mddb", _fetch_node(folder / "mddb", "mddb"))
    return rivalry


def _note(rivalry: Rivalry, package: str, version: str | None) -> None:
    if version is None:
        rivalry.missing.append(f"not installed here: {package}")
    else:
        rivalry.versions[package] = version


def _fetch_python(folder: Path, package: str) -> str | None:
    python = folder / "bin" / "python"
    told = (
        _quietly([sys.executable, "-m", "venv", str(folder)]) if not python.exists() else "",
        _quietly([str(python), "-m", "pip", "install", "-qq", package]),
    )
    asked = f"from importlib.metadata import version; print(version({package!r}))"
    return (_quietly([str(python), "-c", asked]) or None) if None not in told[:1] else None


def _fetch_node(folder: Path, package: str) -> str | None:
    about = folder / "node_modules" / package / "package.json"
    if not about.is_file():
        if shutil.which("npm") is None or shutil.which("node") is None:
            return None
        folder.mkdir(parents=True, exist_ok=True)
        _quietly(["npm", "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--silent", package])
    try:
        return str(json.loads(about.read_text(encoding="utf-8"))["version"])
    except (OSError, ValueError, KeyError):
        return None


def _quietly(command: Sequence[str]) -> str | None:
    """What a command says, None where it fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_FETCH_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def compete(rivalry: Rivalry, vault: Vault, most_seconds: float, say: Say) -> None:
    """Time every program on a copy of the vault's notes, netnotes before each; what would take too long is left out."""
    work = vault.root / f"rivals-{vault.notes}"
    shutil.rmtree(work, ignore_errors=True)
    notes = _copy_notes(vault, work / "notes")
    environment = clean_environment(vault.root)
    for task in _tasks(rivalry, notes, work):
        say(task.name)
        row = Row(task.name, task.did, vault.notes, task.against)
        rivalry.rows.append(row)
        expected = _expected(rivalry.rows[:-1], row)
        if expected > most_seconds:
            unknown = expected == float("inf")
            row.why_not = "left out, as before" if unknown else f"left out: some {expected:.0f} s, by the size before"
            continue
        _time(task, row, vault, environment, most_seconds)
    shutil.rmtree(work, ignore_errors=True)
    shutil.rmtree(vault.path / SITE, ignore_errors=True)
    vault.settle()


def _expected(rows: Sequence[Row], row: Row) -> float:
    """What a task will take, by how long it took on a smaller vault."""
    before = [(max(old.times), old.notes) for old in rows if (old.name, old.did) == (row.name, row.did) and old.times]
    left_out = any((old.name, old.did) == (row.name, row.did) and old.why_not for old in rows)
    if left_out or not before:
        return float("inf") if left_out else 0
    taken, notes = before[-1]
    return taken * row.notes / notes


def _time(task: Task, row: Row, vault: Vault, environment: dict[str, str], most_seconds: float) -> None:
    for _ in range(_OFTEN):
        ours = _ours(vault, task.against)
        for path in task.remove:
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        if task.grows:
            with task.grows.open("a", encoding="utf-8") as file:
                file.write("\nA word about the benchmark.\n")
        ran = run(task.command, environment, cwd=task.cwd, most_seconds=most_seconds)
        if ran.timed_out or ran.code:
            row.times.clear()
            row.why_not = f"stopped after {ran.seconds:.0f} s" if ran.timed_out else f"ended with {ran.code}"
            return
        row.times.append(ran.seconds)
        row.ours.append(ours.seconds)
        row.peak = max(row.peak, ran.largest)
        if ran.seconds > _SHORT_SECONDS:
            return


def _ours(vault: Vault, against: str) -> Ran:
    if against in (WHOLE_SITE, EDITED_SITE):
        return _our_site(vault, against)
    if against == "cold build":
        vault.cool()
    elif not vault.cache.is_dir():
        vault.settle()
    return vault.run(vault.netnotes("build"))


def _our_site(vault: Vault, against: str) -> Ran:
    """All of the site from nothing, or after a change of a note that shows on it."""
    build = vault.netnotes("build", "--site")
    if against == WHOLE_SITE:
        vault.cool()
        shutil.rmtree(vault.path / SITE, ignore_errors=True)
        return vault.run(build)
    vault.run(build)
    (person,) = vault.candidates(1)
    vault.change(person)
    ran = vault.run(build, keep=True)
    vault.restore()
    if "of the site" not in ran.out:
        raise SystemExit(f"a change of {person} changed no page of the site")
    return ran


def _copy_notes(vault: Vault, to: Path) -> Path:
    """The notes alone. `url:` gets another name, because hugo takes it for the address of the page and stops."""
    skipped = shutil.ignore_patterns(".*", PAGES, "netnotes.yaml")
    shutil.copytree(vault.path, to, ignore=skipped)
    (to / ".obsidian").mkdir()
    for folder, _, files in os.walk(to):
        for name in files:
            path = Path(folder, name)
            text = path.read_bytes()
            if b"\nurl:" in text:
                path.write_bytes(text.replace(b"\nurl:", b"\nwebsite:"))
    return to


def _tasks(rivalry: Rivalry, notes: Path, work: Path) -> list[Task]:
    found: list[Task] = []
    at, versions = rivalry.folder, rivalry.versions
    if version := versions.get("headless-vault-kit"):
        index = work / "hvk"
        hvk = [str(at / "headless-vault-kit" / "bin" / "python"), str(at / "headless-vault-kit" / "bin" / "hvk")]
        where = ["--vault", str(notes), "--index", str(index)]
        name = f"headless-vault-kit {version}"
        did = "`hvk rebuild`: front matter, links, tags, tasks, headings and full text into SQLite; no pages"
        found.append(Task(name, did, [*hvk, "rebuild", *where], work, remove=(index,)))
        did = "`hvk scan`, nothing changed"
        found.append(Task(name, did, [*hvk, "scan", *where], work, against="build, nothing changed"))
    if version := versions.get("obsidiantools"):
        python = str(at / "obsidiantools" / "bin" / "python")
        did = "`Vault(…).connect().gather()`: links as a graph, front matter, tags and text in memory; keeps nothing"
        found.append(Task(f"obsidiantools {version}", did, [python, "-c", GATHER, str(notes)], work))
    if (version := versions.get("mddb")) and (node := shutil.which("node")):
        index = work / "mddb"
        index.mkdir(exist_ok=True)
        program = at / "mddb" / "node_modules" / "mddb" / "dist" / "src" / "bin" / "index.js"
        did = "`mddb FOLDER`: front matter, links, tags and tasks into SQLite; always reads everything; no pages"
        gone = (index / "markdown.db", index / ".markdowndb")
        found.append(Task(f"mddb {version}", did, [node, str(program), str(notes)], index, remove=gone))
    hugo = next(iter((at / "hugo").glob("lib/python*/site-packages/hugo/binaries/hugo*")), None)
    if debian := shutil.which("hugo"):
        found += _hugo_tasks("hugo of the system", debian, notes, work / "site")
    elif hugo and (version := versions.get("hugo")):
        found += _hugo_tasks(f"hugo {version}", str(hugo), notes, work / "site")
    return found


def _hugo_tasks(name: str, hugo: str, notes: Path, site: Path) -> list[Task]:
    layouts = site / "layouts" / "_default"
    layouts.mkdir(parents=True)
    settings = HUGO_SITE.format(content=json.dumps(str(notes)), cache=json.dumps(str(site / "cache")))
    (site / "hugo.toml").write_text(settings, encoding="utf-8")
    (layouts / "single.html").write_text("<h1>{{ .Title }}</h1>{{ .Content }}", encoding="utf-8")
    (layouts / "list.html").write_text("{{ range .Pages }}<p>{{ .Title }}</p>{{ end }}", encoding="utf-8")
    gone = (site / "public", site / "resources")
    note = min(path for path in notes.rglob("*.md"))
    listing = "`hugo list all`: front matter of every note into a CSV table; keeps nothing"
    building = "`hugo`: every note into an HTML page of the plainest template; wikilinks are not resolved"
    again = "`hugo` after a change of one note: the same"
    command = [hugo, "--source", str(site)]
    return [
        Task(name, listing, [hugo, "list", "all", "--source", str(site)], site),
        Task(name, building, command, site, remove=gone),
        Task(name, building, command, site, against=WHOLE_SITE, remove=gone),
        Task(name, again, command, site, against=EDITED_SITE, grows=note),
    ]
