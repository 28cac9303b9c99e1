"""What `netnotes doctor` looks at. Nothing here names anybody or quotes a note."""

from __future__ import annotations

import os
import platform
import shutil
from collections import Counter
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from netnotes import __version__
from netnotes.model.network import Network
from netnotes.model.records import recordclass

_ATTRIBUTES = ".gitattributes"
_KINDS = {
    "person": ("person", "people"),
    "goal": ("goal", "goals"),
    "meeting": ("meeting", "meetings"),
    "organization": ("organization", "organizations"),
    "me": ("note about me", "notes about me"),
    "plain": ("plain note", "plain notes"),
    "empty": ("empty", "empty"),
    "template": ("template", "templates"),
    "ignored": ("not read", "not read"),
    "unreadable": ("unreadable", "unreadable"),
}
_UNWRITABLE = "it cannot be written; check whose it is"


@recordclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at; ``hint`` says how to mend or better it. Only what breaks is not ``healthy``."""

    name: str
    value: str
    healthy: bool = True
    hint: str = ""


def installation() -> list[Finding]:
    """The program and what it stands on."""
    fast = find_spec("yaml._yaml") is not None
    return [
        Finding(name="netnotes", value=__version__),
        Finding(name="python", value=f"{platform.python_version()} on {platform.system()} {platform.machine()}"),
        Finding(
            name="yaml",
            value="PyYAML with its C parser" if fast else "PyYAML without its C parser",
            hint="" if fast else "reading is several times slower; install PyYAML as a wheel",
        ),
        Finding(name="git", value="found" if shutil.which("git") else "not found; it is not needed"),
        _sqlite(),
        _state(),
        _cache(),
    ]


def day_asked(today: date) -> Finding:
    """The day that answers are as of, and what fixed it if anything did."""
    fixed = os.environ.get("NETNOTES_TODAY")
    hint = "NETNOTES_TODAY fixes it; unset it to go by the clock" if fixed else ""
    return Finding(name="today", value=today.isoformat(), hint=hint)


def nothing_found() -> list[Finding]:
    """There is no vault around the working directory."""
    return [Finding(name="vault", value="none here", hint="netnotes init makes one, -C names one")]


def vault_findings(root: Path, network: Network) -> list[Finding]:
    """The vault: where it is, what it holds, and how it is set up."""
    counts: Counter[str] = Counter()
    for head in network.heads:
        counts[head.type or "plain" if head.status == "ok" else head.status] += 1
    kinds = [f"{counts[kind]} {words[counts[kind] > 1]}" for kind, words in _KINDS.items() if counts[kind]]
    return [
        Finding(name="vault", value=_short(root)),
        Finding(name="notes", value=", ".join(kinds) or "none yet"),
        Finding(name="links", value=_link_style(root, network)),
        _writable(root),
        _index(root, network),
        _config(root, network),
        _problems(network),
        _git(root, network),
    ]


def _link_style(root: Path, network: Network) -> str:
    from netnotes.vault.settings import read_settings

    chosen = network.config.links
    if chosen != "auto":
        return f"{chosen}, as netnotes.yaml says"
    settings = read_settings(root)
    if settings.present and not settings.markdown_links:
        return "wikilink, because .obsidian/ is there"
    return "markdown"


def _state() -> Finding:
    from netnotes.vault.state import state_base

    return _kept_outside("state folder", state_base())


def _cache() -> Finding:
    from netnotes.index.place import cache_base

    return _kept_outside("cache folder", cache_base())


def _sqlite() -> Finding:
    from netnotes.index.schema import has_full_text, sqlite_version

    if has_full_text():
        return Finding(name="sqlite", value=f"{sqlite_version()} with full-text search")
    hint = "everything but netnotes find works; use a Python whose SQLite has FTS5"
    return Finding(name="sqlite", value=f"{sqlite_version()} without full-text search", hint=hint)


def _index(root: Path, network: Network) -> Finding:
    """Where the index is; it can be deleted at any time."""
    from netnotes.index.place import FILE, index_folder

    if network.config.cache == "none":
        return Finding(name="index", value="none, as netnotes.yaml says (cache: none)")
    file = index_folder(root) / FILE
    try:
        size = file.stat().st_size
    except OSError:
        hint = "every command reads every note; make the cache folder writable"
        return Finding(name="index", value=f"none at {_short(file)}", healthy=False, hint=hint)
    return Finding(name="index", value=f"{_short(file)}, {max(size // 1000, 1):,} kB")


def _kept_outside(name: str, folder: Path) -> Finding:
    """A folder that is made when it is first needed: the nearest that exists must be writable."""
    existing = next((path for path in (folder, *folder.parents) if path.exists()), folder)
    good = existing.is_dir() and os.access(existing, os.W_OK)
    return Finding(name=name, value=_short(folder), healthy=good, hint="" if good else _UNWRITABLE)


def _writable(root: Path) -> Finding:
    good = os.access(root, os.W_OK)
    return Finding(name="writable", value="yes" if good else "no", healthy=good, hint="" if good else _UNWRITABLE)


def _config(root: Path, network: Network) -> Finding:
    count = sum(problem.path == "netnotes.yaml" for problem in network.problems)
    if count:
        hint = "netnotes check says what is wrong"
        return Finding(
            name="netnotes.yaml", value=f"{count} problem{'' if count == 1 else 's'}", healthy=False, hint=hint
        )
    present = (root / "netnotes.yaml").is_file()
    return Finding(name="netnotes.yaml", value="fine" if present else "none: every setting has its default")


def _problems(network: Network) -> Finding:
    counts = Counter(problem.severity for problem in network.problems)
    value = f"{counts['error']} errors, {counts['warning']} warnings, {counts['info']} infos"
    return Finding(name="problems", value=value, hint="netnotes check lists them" if network.problems else "")


def _git(root: Path, network: Network) -> Finding:
    """Whether merges of generated pages are taken care of, where the vault is in a repository. Runs no git."""
    here = root.resolve()
    top = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), None)
    if top is None:
        return Finding(name="repository", value="none around the vault; it is not needed")
    from netnotes.serving.git.patterns import pages_pattern

    folder = network.config.dashboards_folder
    own = pages_pattern(folder, here.relative_to(top).as_posix().removeprefix("."), top=True)
    if "merge=netnotes" in _rules_for(top / ".git/info/attributes", f"{own} "):
        return Finding(name="repository", value="generated pages merge by themselves: netnotes git setup was run")
    if "merge=union" in _rules_for(root / _ATTRIBUTES, f"{folder}/"):
        hint = "netnotes git setup also makes them anew after each merge"
        return Finding(name="repository", value="generated pages merge without conflicts", hint=hint)
    hint = f"run netnotes git setup, or add to {_ATTRIBUTES}: {folder}/*.md merge=union linguist-generated"
    return Finding(name="repository", value="generated pages may conflict", hint=hint)


def _rules_for(file: Path, folder: str) -> str:
    """The lines of an attributes file that name the folder; none where it cannot be read, or is no regular file."""
    from netnotes.vault.files import ReadTroubleError, read_bytes

    try:
        text = read_bytes(file).decode("utf-8", "replace")
    except ReadTroubleError:
        return ""
    return "\n".join(line for line in text.splitlines() if folder in line and not line.startswith("#"))


def _short(path: Path) -> str:
    """A path whose home folder reads ~, so that a report does not tell a name."""
    try:
        return f"~/{path.resolve().relative_to(Path.home().resolve())}".removesuffix("/.")
    except (ValueError, RuntimeError):
        return str(path.resolve())
