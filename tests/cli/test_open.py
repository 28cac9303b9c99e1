"""A note in Obsidian (Obsidian help: Obsidian URI)."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from netnotes.cli.commands.open import obsidian_address
from netnotes.cli.programs import open_address
from netnotes.model.errors import OperatorError
from tests.cli.conftest import Result


def test_the_address_names_the_file(small: Callable[..., Result], tmp_path: Path) -> None:
    root = str(tmp_path).replace("/", "%2F")
    assert (
        small("open", "nunez", "--print").out
        == f"obsidian://open?path={root}%2Fpeople%2FJos%C3%A9%20N%C3%BA%C3%B1ez.md\n"
    )


def test_the_address_names_the_vault_where_the_configuration_does(small: Callable[..., Result], tmp_path: Path) -> None:
    small("open", "silva", "--print")
    (tmp_path / "netnotes.yaml").write_text('obsidian: {vault_name: "My & notes"}\n')
    assert small("open", "silva", "--print").out == (
        "obsidian://open?vault=My%20%26%20notes&file=people%2FAna%20Silva.md\n"
    )


def test_no_character_of_a_name_ends_the_address() -> None:
    address = obsidian_address(Path("/v"), "a&b=c#d^e %20+ü/x?.md", None)
    assert address == "obsidian://open?path=%2Fv%2Fa%26b%3Dc%23d%5Ee%20%2520%2B%C3%BC%2Fx%3F.md"


def test_without_a_terminal_nothing_is_opened(small: Callable[..., Result]) -> None:
    result = small("open", "silva")
    assert (result.code, result.out, "--print" in result.err) == (2, "", True)


@pytest.mark.parametrize(("platform", "program"), [("linux", "xdg-open"), ("darwin", "open")])
def test_the_system_opens_it_without_a_shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, program: str
) -> None:
    fake = tmp_path / program
    fake.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{tmp_path}/got"\n')
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    open_address("obsidian://open?path=%24(touch x)", platform)
    assert (tmp_path / "got").read_text() == "obsidian://open?path=%24(touch x)\n"


def test_a_system_that_cannot_open_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OperatorError, match="xdg-open cannot be started"):
        open_address("obsidian://open", "linux")
    (tmp_path / "xdg-open").write_text("#!/bin/sh\nexit 3\n")
    (tmp_path / "xdg-open").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    with pytest.raises(OperatorError, match="nothing on this system"):
        open_address("obsidian://open", "linux")
