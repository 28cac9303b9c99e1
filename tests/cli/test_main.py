"""Exit codes, the environment, and which vault and day are meant (SPEC 0, 1, 9)."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from netnotes import __version__
from tests.cli.conftest import SMALL, Program, Run

Vault = Callable[[str], Path]


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("due",), 0),
        (("people", "--in", "Nowhere"), 0),
        (("--version",), 0),
        (("-h",), 0),
        (("due", "--help"), 0),
        (("show", "nobody"), 1),
        (("show", "ana"), 1),
        (("build", "--check"), 1),
        (("show",), 2),
        (("deu",), 2),
        (("due", "--al"), 2),
        (("due", "--format", "xml"), 2),
        (("due", "--today", "2026-02-30"), 2),
        (("due", "--today", "tomorrow"), 2),
        (("-C", "no-such-folder", "due"), 2),
        (("check", "no-such-folder"), 2),
    ],
)
def test_exit_codes(run: Run, vault: Vault, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], code: int) -> None:
    monkeypatch.chdir(vault(SMALL))
    result = run(*args)
    assert result.code == code
    assert bool(result.err) is (code == 2 or "show" in args)
    assert bool(result.out) is not (code == 2 or "show" in args)


@pytest.mark.parametrize(
    ("typed", "meant"), [("deu", "due"), ("pepole", "people"), ("histroy", "history"), ("blance", "balance")]
)
def test_a_mistyped_command_is_never_run_but_named(run: Run, typed: str, meant: str) -> None:
    assert f"did you mean {meant}?" in run(typed).err


def test_a_mistyped_option_is_named(run: Run) -> None:
    assert "--format" in run("due", "--formt", "json").err


def test_common_options_work_before_and_after_the_command(run: Run, vault: Vault) -> None:
    root = vault(SMALL)
    before = run("-C", root, "--format", "json", "--no-color", "-q", "due", today="2026-11-21")
    after = run("due", "-C", root, "--format", "json", "--no-color", "-q", "--today", "2026-11-21", today="")
    assert before == after
    assert before.json[0]["name"] == "Ana Silva"
    assert run("--format", "json", "due", "--format", "csv", "-C", root).out.startswith("name,path,")


def test_the_day_comes_from_the_option_then_the_environment(
    run: Run, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = vault(SMALL)
    monkeypatch.setenv("NETNOTES_TODAY", "2026-11-12")
    assert run("-C", root, "due", "--format", "json", today="").json[0]["days_overdue"] == 1
    assert run("-C", root, "due", "--format", "json", today="2026-11-13").json[0]["days_overdue"] == 2
    monkeypatch.setenv("NETNOTES_TODAY", "soon")
    assert "NETNOTES_TODAY: 'soon' is no day" in run("-C", root, "due", today="").err


def test_the_vault_comes_from_the_option_then_the_environment_then_around(
    run: Run, vault: Vault, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = vault(SMALL)
    other = elsewhere / "other"
    (other / ".obsidian").mkdir(parents=True)
    monkeypatch.chdir(other)
    assert run("people", "--format", "json").json == []
    monkeypatch.setenv("NETNOTES_VAULT", str(root))
    assert len(run("people", "--format", "json").json) == 4
    assert run("-C", other, "people", "--format", "json").json == []
    assert run("check", other).err == "no problems in 0 notes\n"
    monkeypatch.setenv("NETNOTES_VAULT", str(root / "gone"))
    assert "NETNOTES_VAULT" in run("people").err


def test_the_home_folder_is_no_vault_unless_named(run: Run, elsewhere: Path) -> None:
    (elsewhere / "netnotes.yaml").write_text("", encoding="utf-8")
    assert run("people").code == 2
    assert run("-C", elsewhere, "people").code == 0


def test_outside_a_vault_netnotes_says_how_to_begin(run: Run) -> None:
    result = run()
    assert (result.code, result.out) == (2, "")
    assert "netnotes init" in result.err
    assert "netnotes demo" in result.err


def test_the_program_runs_as_a_module(program: Program) -> None:
    assert program("--version").stdout == f"netnotes, version {__version__}\n"


def start(*args: str | Path, stdout: int) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    command = [sys.executable, "-m", "netnotes", *map(str, args)]
    return subprocess.Popen(command, stdout=stdout, stderr=subprocess.PIPE, env=environment)


@pytest.mark.parametrize("args", [("people", "--format", "json"), ("--help",)])
def test_nobody_reading_on_is_nobody_s_mistake(vault: Vault, args: tuple[str, ...]) -> None:
    process = start("-C", vault(SMALL), *args, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait() == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("args", [("people", "--format", "json"), ("--help",)])
def test_a_full_disk_is_said_in_words(vault: Vault, args: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:
        process = start("-C", vault(SMALL), *args, stdout=full.fileno())
        _, err = process.communicate()
    assert process.returncode == 2
    assert b"No space left on device" in err
    assert b"Traceback" not in err
    assert b"Exception" not in err


def test_ctrl_c_is_130(tmp_path: Path) -> None:
    target = tmp_path / "big"
    process = start("demo", target, "--notes", "500000", stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 30
    while not target.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert b"Traceback" not in err


def test_standard_output_may_be_closed(vault: Vault) -> None:
    command = [sys.executable, "-m", "netnotes", "-C", str(vault(SMALL)), "people"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    shell = ["sh", "-c", 'exec "$@" >&-', "sh", *command]
    result = subprocess.run(shell, env=environment, stderr=subprocess.PIPE, check=False)
    assert (result.returncode, result.stderr) == (0, b"")


def test_output_is_utf_8_whatever_the_locale_says(vault: Vault) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    environment |= {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    command = [
        sys.executable,
        "-m",
        "netnotes",
        "-C",
        str(vault("=== people/jn.md\n---\nname: José Núñez\n---\n")),
        "people",
    ]
    result = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert "José Núñez" in result.stdout.decode()


def test_a_bug_has_an_exit_code_of_its_own_and_a_harmless_traceback(vault: Vault, tmp_path: Path) -> None:
    code = (
        "import sys, netnotes.cli.session as s\n"
        "def broken(self): raise RuntimeError('a\\x1b]0;b\\x07c')\n"
        "s.Session.network = property(broken)\n"
        "from netnotes.cli.main import main\n"
        "sys.argv = ['netnotes', 'due']\n"
        "main()\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    result = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False)
    assert result.returncode == 70
    assert b"This is a bug" in result.stderr
    assert b"\x1b" not in result.stderr


def test_a_vault_that_cannot_be_listed_is_said_in_words(run: Run, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may list every folder")
    tmp_path.chmod(0)
    try:
        result = run("-C", tmp_path, "due")
    finally:
        with contextlib.suppress(OSError):
            tmp_path.chmod(0o700)
    assert result.code == 2
    assert "Permission denied" in result.err
