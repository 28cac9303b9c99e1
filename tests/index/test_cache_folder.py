"""Whatever the cache folder is, commands answer; it is private, and with ``cache: none`` nothing is kept."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from unittest import mock

import pytest

from netnotes.index.place import FILE, index_folder
from tests.index.answers import SMALL, assert_right, given_answers, parsed_now, write_demo
from tests.index.processes import NOBODY, as_nobody, ask, environment, mounted, open_to_nobody, run, true_answers
from tests.index.tables import check_index

ONE = (("people",),)


@pytest.fixture
def root(vault: Callable[[str], Path]) -> Path:
    return vault(SMALL)


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_cache_folder_is_a_file(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("x") / "file"
    file.write_text("mine", encoding="utf-8")
    for place in (file, file / "below", Path("/dev/null"), Path("/proc/no/such")):
        with mock.patch.dict(os.environ, {"NETNOTES_CACHE_DIR": str(place)}):
            assert_right(root)
            (root / "netnotes.yaml").write_text("cache: none\n", encoding="utf-8")
            assert_right(root)
            (root / "netnotes.yaml").unlink()
    assert file.read_text(encoding="utf-8") == "mine"


def test_the_folder_of_the_vault_is_a_file_or_a_link(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    index_folder(root).parent.mkdir(exist_ok=True)
    index_folder(root).touch()
    assert_right(root)
    index_folder(root).unlink()
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    index_folder(root).symlink_to(elsewhere)
    assert_right(root)
    assert list(elsewhere.iterdir()) == []


def test_the_cache_folder_may_be_reached_by_a_link(
    root: Path, own_cache: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    link = tmp_path_factory.mktemp("x") / "link"
    link.symlink_to(own_cache)
    with mock.patch.dict(os.environ, {"NETNOTES_CACHE_DIR": str(link)}):
        given_answers(root)
    assert (index_folder(root) / FILE).exists()
    assert parsed_now(root) == []


def test_what_others_may_do_is_taken_back(root: Path, monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setenv("NETNOTES_CACHE_DIR", str(home / "made" / "now"))
    before = os.umask(0)
    try:
        given_answers(root)
        assert mode_of(index_folder(root)) == 0o700
        index_folder(root).chmod(0o777)
        given_answers(root)
    finally:
        os.umask(before)
    assert mode_of(index_folder(root)) == 0o700
    assert mode_of(home / "made" / "now") == 0o700


def test_nothing_is_kept_where_the_configuration_says_so(root: Path, own_cache: Path) -> None:
    config = root / "netnotes.yaml"
    config.write_text("cache: none\n", encoding="utf-8")
    assert_right(root)
    assert list(own_cache.iterdir()) == []
    config.write_text("cache: user\n", encoding="utf-8")
    assert_right(root)
    assert (index_folder(root) / FILE).exists()
    assert parsed_now(root) == []
    for text in ('"c\\x61che": none\n', "{cache: none}", "soon_days: 3\ncache:   'none'  # nothing\n"):
        config.write_text(text, encoding="utf-8")
        assert_right(root)
        assert [path for path in own_cache.rglob("*") if path.is_file() and path.stat().st_size] == []
        config.unlink()
        assert_right(root)
        assert (index_folder(root) / FILE).exists()


def test_what_is_beside_an_index_goes_with_it(root: Path, own_cache: Path) -> None:
    """Also where the index itself is gone already: the log holds what notes say."""
    given_answers(root)
    folder = index_folder(root)
    for name in ("-wal", "-shm", "-journal"):
        (folder / (FILE + name)).write_bytes(b"words of a note")
    (folder / FILE).unlink()
    (root / "netnotes.yaml").write_text("cache: none\n", encoding="utf-8")
    assert_right(root)
    assert [path for path in own_cache.rglob("*") if path.is_file() and path.stat().st_size] == []


def test_an_index_that_is_open_elsewhere_is_removed_later(root: Path) -> None:
    from netnotes.index.load import open_network

    open_elsewhere = open_network(root)
    (root / "netnotes.yaml").write_text("cache: none\n", encoding="utf-8")
    assert_right(root)
    assert open_elsewhere.people
    open_elsewhere.close()
    assert_right(root)
    assert not (index_folder(root) / FILE).exists()


@pytest.mark.parametrize("mode", [0o000, 0o500])
def test_a_cache_folder_that_is_not_ones_own(root: Path, home: Path, mode: int) -> None:
    """Root's, say, because netnotes was once run with sudo."""
    nobody, env = as_nobody(), environment(home)
    open_to_nobody(root, home)
    expected = true_answers(root, home, nobody, ONE)
    assert ask(root, env, (), ONE).keys() == expected.keys()
    with (root / "people/Ana.md").open("a", encoding="utf-8") as note:
        note.write("- 2026-11-20 call\n")
    folders = [path for path in (home / "cache").rglob("*") if path.is_dir()] + [home / "cache"]
    for folder in folders:
        folder.chmod(mode)
    try:
        assert ask(root, env, nobody, ONE) == true_answers(root, home, nobody, ONE) != expected
        (root / "netnotes.yaml").write_text("cache: none\n", encoding="utf-8")
        assert ask(root, env, nobody, ONE) == true_answers(root, home, nobody, ONE)
    finally:
        for folder in folders:
            folder.chmod(0o700)


@pytest.mark.parametrize("mode", [0o000, 0o444])
def test_an_index_that_may_not_be_written(root: Path, home: Path, mode: int) -> None:
    nobody, env = as_nobody(), environment(home)
    ask(root, env, (), ONE)
    open_to_nobody(root, home)
    (file,) = (home / "cache").glob(f"*/{FILE}")
    file.chmod(mode)
    with (root / "people/Ana.md").open("a", encoding="utf-8") as note:
        note.write("- 2026-11-20 call\n")
    assert ask(root, env, nobody, ONE) == true_answers(root, home, nobody, ONE)


def test_a_state_folder_that_is_not_ones_own(root: Path, home: Path) -> None:
    """The memory of the last build is no reason not to answer, either."""
    nobody, env = as_nobody(), environment(home)
    open_to_nobody(root, home)
    run(root, ["build"], env)
    (home / "state").chmod(0o700)
    if nobody:
        os.chown(home / "state", 0, 0)
    else:
        (home / "state").chmod(0)
    shutil.rmtree(root / "dashboards")
    assert ask(root, env, nobody) == true_answers(root, home, nobody)
    run(root, ["build"], env, nobody)
    (home / "state").chmod(0o700)


def test_without_a_home(root: Path, home: Path) -> None:
    """A container that runs as a number nobody knows: no HOME, no entry in the list of users."""
    stranger = [word.replace(str(NOBODY), "54321") for word in as_nobody()]
    open_to_nobody(root, home, user=54321)
    expected = true_answers(root, home, stranger)
    env = environment(home)
    for name in ("NETNOTES_CACHE_DIR", "NETNOTES_STATE_DIR"):
        del env[name]
    before = sorted(root.rglob("*"))
    assert ask(root, env, stranger) == expected
    assert ask(root, {**env, "HOME": str(home / "absent")}, stranger, ONE) == {"people": expected["people"]}
    assert sorted(root.rglob("*")) == before
    assert "wrote dashboards/Due.md" in run(root, ["build"], env, stranger)
    assert "nothing to write" in run(root, ["build"], env, stranger)


def test_a_read_only_file_system(root: Path, own_cache: Path) -> None:
    given_answers(root)
    with mounted(own_cache, "--bind", str(own_cache)):
        again = ["mount", "-o", "remount,ro,bind", str(own_cache)]
        done = subprocess.run(again, check=False, capture_output=True, text=True)
        if done.returncode:
            pytest.skip(f"cannot mount read-only here: {done.stderr}")
        assert_right(root)
        with (root / "people/Ana.md").open("a", encoding="utf-8") as note:
            note.write("- 2026-11-20 call\n")
        assert_right(root)
        (root / "netnotes.yaml").write_text("cache: none\n", encoding="utf-8")
        assert_right(root)


@pytest.mark.parametrize("size", [4, 16, 128, 400, 600, 1000])
def test_a_full_file_system(tmp_path: Path, own_cache: Path, size: int) -> None:
    """Too small for the index, or for its log only; nothing that was begun is taken for an index."""
    write_demo(tmp_path, 60)
    with mounted(own_cache, "-t", "tmpfs", "-o", f"size={size}k", "tmpfs"):
        for _ in range(2):
            assert_right(tmp_path)
            for path in tmp_path.glob("people/*.md"):
                path.write_bytes(path.read_bytes() + b"\n- 2026-11-20 call\n")
        assert_right(tmp_path)
        subprocess.run(["mount", "-o", "remount,size=16m", str(own_cache)], check=True)
        assert_right(tmp_path)
        assert parsed_now(tmp_path) == []
        check_index(tmp_path)


def test_no_room_for_a_temporary_file(root: Path) -> None:
    """Readings of a large vault go by a temporary file: where there can be none, or it is full, the notes answer."""

    def full(*_: object, **__: object) -> object:
        return open("/dev/full", "w+b")

    for failing in (full, mock.Mock(side_effect=FileNotFoundError(2, "no usable temporary directory"))):
        with ExitStack() as stack:
            stack.enter_context(mock.patch("netnotes.index.spool.MOST_KEPT", 0))
            stack.enter_context(mock.patch.object(tempfile, "TemporaryFile", failing))
            assert_right(root)
    assert_right(root)
    assert json.dumps(parsed_now(root)) == "[]"
