"""Completion at the prompt of real shells: somebody types, presses Tab and Enter, and the program tells its words."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.shell_tools import PACKAGES, need
from tests.cli.typed_line import Prompt

ODD = "Ana O'Neil, $(touch x) *"
NOTES = f"""
    === netnotes.yaml
    # nothing
    === people/Ana.md
    ---
    name: "{ODD}"
    offers: [data platforms]
    ---
    === people/José Núñez.md
    ---
    cadence: monthly
    ---
    === people/Zed.md
    ---
    name: 'Zoë "Zed" Lind'
    ---
    === people/Colon.md
    ---
    name: "Mia: the elder"
    ---
    === people/Semicolon.md
    ---
    name: "Bo & Cy; echo `id` ~ Back\\\\slash"
    ---
    === people/Plain Name.md
    ---
    cadence: weekly
    ---
    === goals/Publish the survey.md
    ---
    due: 2026-12-01
    ---
"""


@pytest.fixture(params=["bash", "zsh", "fish"])
def prompt(
    request: pytest.FixtureRequest, vault: Callable[[str], Path], run: Run, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Prompt]:
    """A prompt in a vault with an index."""
    shell: str = request.param
    need(shell)
    root = vault(NOTES)
    run("-C", root, "people")
    (root / "elsewhere").mkdir()
    prompt = Prompt(shell, root, tmp_path_factory.mktemp(shell))
    yield prompt
    prompt.close()


def test_what_tab_makes_of_a_line(prompt: Prompt) -> None:
    odd = "Bo & Cy; echo `id` ~ Back\\slash"
    for keys, given in {
        "sho\tx": ["show", "x"],
        "show ana\t": ["show", ODD],
        'show "Ana O\t': ["show", ODD],
        "show 'Plain n\t": ["show", "Plain Name"],
        "show plain\\ n\t": ["show", "Plain Name"],
        "show Plain Na\t": ["show", "Plain", "Name"],
        "show jos\t": ["show", "José Núñez"],
        "show José\\ N\t": ["show", "José Núñez"],
        "show zo\t": ["show", 'Zoë "Zed" Lind'],
        "show 'Zoë\t": ["show", 'Zoë "Zed" Lind'],
        "show mia\t": ["show", "Mia: the elder"],
        "show Mia:\\ t\t": ["show", "Mia: the elder"],
        "show bo\t": ["show", odd],
        "show bo\\ \t": ["show", odd],
        "goals pub\t": ["goals", "Publish the survey"],
        "goals Publish th\t": ["goals", "Publish", "the survey"],
        "match data\t": ["match", "data platforms"],
        "due --form\t js\t": ["due", "--format", "json"],
        "due --format=js\t": ["due", "--format=json"],
        "log ana\t --kind=cof\t": ["log", ODD, "--kind=coffee"],
        "set bo\t tier=cl\t": ["set", odd, "tier=close"],
        "set Plain\t tie\t": ["set", "Plain Name", "tier="],
        "show nobody\t": ["show", "nobody"],
        "--vault nowhere show ana\t": ["--vault", "nowhere", "show", "ana"],
    }.items():
        assert prompt.line(f"netnotes {keys}") == given, keys
    assert "rror" not in prompt.said, "nothing is spilled onto the prompt"


def test_folders_are_completed_by_the_shell(prompt: Prompt) -> None:
    for keys, given in {
        "-C elsew\t due": ["-C", "elsewhere", "due"],
        "--vault=elsew\t due": ["--vault=elsewhere", "due"],
        "build elsew\t": ["build", "elsewhere"],
        "export csv --output=netn\t": ["export", "csv", "--output=netnotes.yaml"],
        "import netn\t": ["import", "netnotes.yaml"],
    }.items():
        assert [word.rstrip("/") for word in prompt.line(f"netnotes {keys}")] == given, keys


def test_without_an_index_tab_is_silent(prompt: Prompt) -> None:
    shutil.rmtree(os.environ["NETNOTES_CACHE_DIR"])
    assert prompt.line("netnotes show ana\t") == ["show", "ana"]
    assert "Traceback" not in prompt.said


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_what_install_wrote_works(
    shell: str, vault: Callable[[str], Path], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need(shell)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "BASH_COMPLETION_USER_DIR"):
        monkeypatch.delenv(name, raising=False)
    root = vault(NOTES)
    run("-C", root, "people")
    (tmp_path / "scratch").mkdir()
    prompt = Prompt(shell, root, tmp_path / "scratch", installed=True)
    try:
        assert prompt.line("netnotes show ana\t") == ["show", ODD]
        assert prompt.line("netnotes show jos\t") == ["show", "José Núñez"]
    finally:
        prompt.close()


def test_fish_answers_when_asked(vault: Callable[[str], Path], run: Run) -> None:
    root = vault(NOTES)
    run("-C", root, "people")
    script = run("completion", "fish").out
    (root / "bin").mkdir()
    Prompt.program_in(root / "bin")
    command = [need("fish"), "--no-config", "-c", f"{script}\ncomplete -C 'netnotes show an'"]
    env = Prompt.settings(root / "bin")
    result = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=True)
    assert result.stdout == f"{ODD}\n"
    assert result.stderr == ""


def test_the_tools_are_told_of_where_they_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    for program in PACKAGES:
        monkeypatch.setenv("CI", "true")
        with pytest.raises(pytest.fail.Exception, match="in CI it must be there"):
            need(program)
        monkeypatch.delenv("CI")
        with pytest.raises(pytest.skip.Exception, match="apt-get install"):
            need(program)
