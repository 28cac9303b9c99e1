"""Whatever happens to the files, a run that reads only what changed says what reading everything says."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from netnotes.index.load import open_network
from netnotes.index.place import index_folder
from tests.index.tables import check_index, check_network

PATHS = (
    "Me.md",
    "people/Ana.md",
    "people/Bo.md",
    "people/Bo Chen.md",
    "a/people/Ana.md",
    "people/Zoë.md",
    "Ana.md",
    "meetings/2026-11-03 Bo.md",
    "meetings/2026-11-04 Plan with Ana Silva.md",
    "goals/Grow.md",
    "goals/Fly.md",
    "organizations/Acme.md",
    "daily/2026-11-05.md",
    "notes/Idea.md",
    "people/Ana (conflicted copy 2026-07-10).md",
)
NAMES = (
    "Ana",
    "Bo",
    "[[Ana]]",
    "[[people/Ana]]",
    "[[Bo Chen|Bo]]",
    "Annie",
    "[[Zed]]",
    "Ana Silva",
    "me",
    "Grow",
    "[[../Ana]]",
)
FRONT = (
    "aliases: [{0}]",
    "people: ['{0}', '{1}']",
    "household: '{0}'",
    "knows: ['{0}', '{1}']",
    "organization: '{0}'",
    "helps_with: '{0}'",
    "parent: '{0}'",
    "name: Ana Silva",
    "type: person",
    "type: me",
    "type: plain",
    "gave: tea",
    "got: {{what: a tip, to: '{0}'}}",
    "last_contact: 2026-10-01",
    "needs: [{{what: help, people: '{0}'}}]",
    "kind: intro",
    "stage: made",
    "cadence: sometimes",
    "tags: [x, friend/old]",
    "email: ana@x.example",
    "date: 2026-11-02",
    "broken: [",
)
LINES = (
    "## Log",
    "- 2026-11-03 call: hello [gave:: a] [to:: {0}]",
    "- 2026-11-04 lunch with {0}",
    "- [ ] send it to {0} 📅 2026-12-01",
    "- [x] {0} #call [got:: b] ✅ 2026-11-05",
    "gave:: {0}",
    "- coffee with {0}",
    "see {0} and [x](Ana.md)",
    "#person",
    "%% netnotes:begin history %%",
    "<<<<<<< HEAD",
    "text of 1 kind",
    "text of 2 kind",
)
CONFIGS = (
    "",
    "kinds: {touch: [call]}\n",
    "types: {person: {folders: [notes]}}\n",
    "ignore: [goals/*]\n",
    "daily_mentions: off\n",
    "tiers: [\n",
)
SETTINGS = ('{"userIgnoreFilters": ["a/"]}', "{}", '{"useMarkdownLinks": true}')


def text_of(front: list[str], lines: list[str], one: str, two: str) -> str:
    matter = "".join(f"{line.format(one, two)}\n" for line in front)
    return f"---\n{matter}---\n" + "\n".join(line.format(one, two) for line in lines) + "\n"


TEXTS = st.builds(
    text_of,
    st.lists(st.sampled_from(FRONT), max_size=4, unique=True),
    st.lists(st.sampled_from(LINES), max_size=4),
    st.sampled_from(NAMES),
    st.sampled_from(NAMES),
)
ANY_PATH = st.sampled_from(PATHS)


SMALL = """
    === people/Ana.md
    ---
    aliases: [Annie]
    knows: [Bo, Zed]
    ---
    ## Log
    - 2026-11-03 call [gave:: a tip] see [[Bo]]
    === people/Bo.md
    ---
    household: Ana
    ---
    === meetings/2026-11-04 Plan with Annie.md
    ---
    people: ["[[Ana]]", Zed]
    got: tea
    ---
"""


class Vault(RuleBasedStateMachine):
    """Somebody works in a vault, and now and then netnotes is run."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp())
        self.root = self.home / "vault"
        self.root.mkdir()
        self.environment = mock.patch.dict(os.environ, {"NETNOTES_CACHE_DIR": str(self.home / "cache")})
        self.environment.start()

    def teardown(self) -> None:
        self.environment.stop()
        shutil.rmtree(self.home)

    @rule(path=ANY_PATH, text=TEXTS)
    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    @rule(path=ANY_PATH, text=TEXTS, ago=st.integers(1, 10**6))
    def restore_with_an_older_time(self, path: str, text: str, ago: int) -> None:
        self.write(path, text)
        when = (self.root / path).stat().st_mtime_ns - ago * 10**9
        os.utime(self.root / path, ns=(when, when))

    @rule(path=ANY_PATH)
    def change_a_byte_and_keep_size_and_time(self, path: str) -> None:
        file = self.root / path
        if file.is_file():
            before = file.stat()
            data = file.read_bytes()
            file.write_bytes(data.translate(bytes.maketrans(b"12", b"21")))
            os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    @rule(path=ANY_PATH)
    def replace_by_another_file_of_equal_time(self, path: str) -> None:
        file = self.root / path
        if file.is_file():
            before = file.stat()
            other = file.with_name(".other")
            other.write_bytes(file.read_bytes().replace(b"Ana", b"Bob"))
            os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
            other.replace(file)

    @rule(path=ANY_PATH)
    def touch(self, path: str) -> None:
        if (self.root / path).is_file():
            (self.root / path).touch()

    @rule(path=ANY_PATH)
    def delete(self, path: str) -> None:
        (self.root / path).unlink(missing_ok=True)

    @rule(old=ANY_PATH, new=ANY_PATH)
    def rename(self, old: str, new: str) -> None:
        if (self.root / old).is_file():
            (self.root / new).parent.mkdir(parents=True, exist_ok=True)
            (self.root / old).replace(self.root / new)

    @rule(path=ANY_PATH)
    def put_a_link_in_its_place(self, path: str) -> None:
        if (self.root / path).is_file():
            (self.root / path).unlink()
            (self.root / path).symlink_to(self.root / "Me.md")

    @rule(
        old=st.sampled_from(["people", "a", "goals", "meetings"]),
        new=st.sampled_from(["people", "b", "Contacts", "goals/x", ".hid", "Templates"]),
    )
    def move_a_folder(self, old: str, new: str) -> None:
        if (self.root / old).is_dir() and not (self.root / new).exists() and not new.startswith(f"{old}/"):
            (self.root / new).parent.mkdir(parents=True, exist_ok=True)
            (self.root / old).rename(self.root / new)

    @rule(text=st.sampled_from(CONFIGS))
    def configure(self, text: str) -> None:
        (self.root / "netnotes.yaml").write_text(text, encoding="utf-8")

    @rule(text=st.sampled_from(SETTINGS))
    def set_obsidian(self, text: str) -> None:
        (self.root / ".obsidian").mkdir(exist_ok=True)
        (self.root / ".obsidian/app.json").write_text(text, encoding="utf-8")

    @rule()
    def lose_the_cache(self) -> None:
        shutil.rmtree(self.home / "cache", ignore_errors=True)

    @rule()
    def build_in_full(self) -> None:
        open_network(self.root, full=True).close()

    @rule(at=st.floats(0, 0.999), data=st.binary(min_size=1, max_size=200))
    def damage_the_index(self, at: float, data: bytes) -> None:
        file = index_folder(self.root) / "index.db"
        if file.exists():
            for name in ("index.db-wal", "index.db-shm"):
                file.with_name(name).unlink(missing_ok=True)
            content = file.read_bytes()
            start = int(len(content) * at) if at > 0.1 else 0
            file.write_bytes(content[:start] + data if at > 0.5 else data + content[len(data) :])
            check_network(self.root)
            open_network(self.root, full=True).close()

    @invariant()
    def says_what_the_notes_say(self) -> None:
        check_index(self.root)


class CoarseVault(Vault):
    """The same where the file system tells neither inode nor time of change, and its clock ticks every two seconds."""

    change_a_byte_and_keep_size_and_time = None  # type: ignore[assignment]
    replace_by_another_file_of_equal_time = None  # type: ignore[assignment]


def coarse(status: os.stat_result) -> tuple[int, int, int, int]:
    tick = 2 * 10**9
    mtime = status.st_mtime_ns // tick * tick
    return status.st_size, mtime, mtime, 0


@contextmanager
def coarse_clock() -> Iterator[None]:
    with mock.patch("netnotes.vault.folders.stamp_of", coarse), mock.patch("netnotes.index.reading.stamp_of", coarse):
        yield


QUICK = settings(
    max_examples=40, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
)


@pytest.mark.slow
def test_incremental_runs_say_what_full_runs_say() -> None:
    run_state_machine_as_test(Vault, settings=QUICK)


@pytest.mark.slow
def test_incremental_runs_on_a_coarse_file_system() -> None:
    with coarse_clock():
        run_state_machine_as_test(CoarseVault, settings=QUICK)


def test_many_readings_go_by_a_temporary_file(vault: Callable[[str], Path]) -> None:
    root = vault(SMALL)
    with mock.patch("netnotes.index.spool.MOST_KEPT", 0):
        open_network(root).close()
    check_index(root)


def test_nothing_is_parsed_where_nothing_changed(vault: Callable[[str], Path]) -> None:
    root = vault(SMALL)
    for file in root.rglob("*.md"):
        os.utime(file, ns=(10**18, 10**18))
    with mock.patch("netnotes.index.changes.GRAIN_NS", -(10**18)):  # as if the files were of yesterday
        open_network(root).close()
    opened: list[str] = []
    real = os.open

    def watched(path: str | Path, *args: int, **named: int) -> int:
        opened.append(str(path))
        return real(path, *args, **named)

    with mock.patch("os.open", watched):
        open_network(root).close()
    assert opened
    assert [path for path in opened if path.endswith(".md")] == []
